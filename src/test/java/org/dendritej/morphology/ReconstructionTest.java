/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.morphology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a forest in any unit to one tree in µm, and what is assumed on the way. */
class ReconstructionTest {

	private static final Frame PIXELS = new Frame("pixel", Double.NaN, 0, 0, 0, Optional.empty());

	private static SamplePoint point(final double x, final double radius, final int type, final int parent) {
		return new SamplePoint(x, 0, 0, radius, type, parent);
	}

	private static Reconstruction of(final SamplePoint... points) {
		return new Reconstruction("cell", List.of(points), Frame.MICROMETRES, List.of());
	}

	private static double[] radii(final Reconstruction cell, final TreeChoice choice) {
		return cell.choose(choice).morphology().points().stream().mapToDouble(SamplePoint::radius).toArray();
	}

	private static void assertRadii(final Reconstruction cell, final double... expected) {
		org.junit.jupiter.api.Assertions.assertArrayEquals(expected, radii(cell, TreeChoice.MAIN), 1e-12);
	}

	private static int count(final ChosenTree chosen, final String kind) {
		return chosen.findings().stream().filter(finding -> finding.kind().equals(kind)).mapToInt(Finding::count).sum();
	}

	@Test
	void treesAreCountedByTheirRoots() {
		final Reconstruction forest = of(point(0, 1, 3, -1), point(0, 2, 3, -1), point(5, 1, 3, 0), point(7, 2, 3, 1), point(9, 2, 3, 3));
		assertEquals(2, forest.trees());
		assertEquals(List.of(point(0, 1, 3, -1), point(5, 1, 3, 0)), forest.tree(0).points());
		assertEquals(List.of(point(0, 2, 3, -1), point(7, 2, 3, 0), point(9, 2, 3, 1)), forest.tree(1).points());
		assertEquals(List.of(forest.tree(0), forest.tree(1)), forest.split());
		assertEquals(1, forest.mainTree(), "the longer one");
		assertEquals(3, forest.morphology().size());
		assertEquals(2, forest.choose(new TreeChoice(0, Double.NaN, Map.of())).morphology().size());
		assertEquals(1, count(forest.choose(TreeChoice.MAIN), "other trees"));
	}

	@Test
	void theMainTreeHasTheSoma() {
		assertEquals(1, of(point(0, 1, 3, -1), point(99, 1, 3, 0), point(0, 5, 1, -1), point(7, 1, 3, 2)).mainTree());
		assertEquals(2, of(point(0, 1, 3, -1), point(0, 5, 1, -1), point(7, 1, 1, -1), point(9, 1, 3, 2)).mainTree());
		assertEquals(0, of(point(0, 5, 1, -1), point(0, 5, 1, -1)).mainTree(), "of equals the first");
	}

	@ParameterizedTest
	@ValueSource(ints = { -2, 2, 100 })
	void aTreeThatIsNotThereIsRefused(final int tree) {
		final Reconstruction forest = of(point(0, 1, 3, -1), point(0, 2, 3, -1));
		assertTrue(assertThrows(MorphologyException.class, () -> forest.choose(new TreeChoice(tree, Double.NaN, Map.of()))).getMessage()
			.contains("from 0 to 1"));
	}

	@Test
	void nobodyGuessesTheSizeOfAPixel() {
		final Reconstruction cell = new Reconstruction("cell", List.of(point(3, 1, 3, -1), point(5, 0, 3, 0)), PIXELS, List.of());
		final String message = assertThrows(MorphologyException.class, cell::morphology).getMessage();
		assertTrue(message.contains("\"pixel\"") && message.contains("micrometresPerUnit"), message);
		final ChosenTree chosen = cell.choose(new TreeChoice(-1, 0.2, Map.of()));
		assertEquals(List.of(point(3 * 0.2, 0.2, 3, -1), point(1, 0.5, 3, 0)), chosen.morphology().points(),
			"the default radius is in µm already");
		assertEquals(0.2, chosen.micrometresPerUnit());
	}

	@Test
	void theFilesScaleHoldsUnlessAnotherIsGiven() {
		final Reconstruction cell =
			new Reconstruction("cell", List.of(point(3, 1, 3, -1)), new Frame("mm", 1000, 0, 0, 0, Optional.empty()), List.of());
		assertEquals(List.of(point(3000, 1000, 3, -1)), cell.morphology().points());
		assertEquals(List.of(point(6, 2, 3, -1)), cell.choose(new TreeChoice(-1, 2, Map.of())).morphology().points());
	}

	@Test
	void missingRadiiGetADefaultByType() {
		final Reconstruction cell =
			of(point(0, 0, 1, -1), point(9, 0, 2, 0), point(9, 0, 3, 0), point(9, 0, 4, 0), point(9, 0, 0, 0), point(9, 0, 7, 0));
		assertRadii(cell, 5, 0.25, 0.5, 0.75, 0.5, 0.5);
		org.junit.jupiter.api.Assertions.assertArrayEquals(new double[] { 8, 0.25, 0.5, 0.75, 1, 2 },
			radii(cell, new TreeChoice(-1, Double.NaN, Map.of(1, 8.0, 0, 1.0, 7, 2.0))));
		assertEquals(6, count(cell.choose(TreeChoice.MAIN), "radius assumed"));
	}

	@Test
	void betweenKnownRadiiOfOneStretchTheyAreInterpolatedAlongThePath() {
		final Reconstruction cell = of(point(0, 2, 3, -1), point(1, 0, 3, 0), point(3, 0, 3, 1), point(4, 1, 3, 2), point(9, 0, 3, 3));
		assertRadii(cell, 2, 1.75, 1.25, 1, 0.5);
		assertEquals(2, count(cell.choose(TreeChoice.MAIN), "radius interpolated"));
		assertEquals(1, count(cell.choose(TreeChoice.MAIN), "radius assumed"));
	}

	@Test
	void radiiAreNotInterpolatedAcrossForksOrTypes() {
		assertRadii(of(point(0, 2, 3, -1), point(1, 0, 3, 0), point(2, 1, 3, 1), point(2, 1, 3, 1)), 2, 0.5, 1, 1);
		assertRadii(of(point(0, 2, 3, -1), point(1, 0, 3, 0), point(2, 1, 3, 1), point(2, 1, 3, 0)), 2, 0.5, 1, 1);
		assertRadii(of(point(0, 8, 1, -1), point(9, 0, 3, 0), point(10, 0.3, 3, 1)), 8, 0.5, 0.3);
		assertRadii(of(point(0, 2, 3, -1), point(0, 0, 3, 0), point(0, 1, 3, 1)), 2, 2, 1);
	}

	@Test
	void aSomaDrawnAsItsOutlineKeepsAThinLine() {
		final List<SamplePoint> points = new ArrayList<>();
		for (int i = 0; i < 20; i++)
			points.add(new SamplePoint(10 * Math.cos(0.1 * Math.PI * i), 10 * Math.sin(0.1 * Math.PI * i), 0, 0, Types.SOMA, i - 1));
		final Morphology cell = new Reconstruction("cell", points, Frame.MICROMETRES, List.of()).morphology();
		assertEquals(0.1, cell.points().get(7).radius());
		assertEquals(Soma.Kind.OUTLINE, Soma.of(cell).kind());
		assertEquals(10, Soma.of(cell).radius(), 0.2);
	}

	@Test
	void aRepeatedJunctionIsLeftOutAndWhatHangsOnItHangsOnTheJunction() {
		final Reconstruction cell = new Reconstruction("cell",
			List.of(point(0, 2, 3, -1), point(0, 1, 3, 0), point(5, 1, 3, 1), point(0, 1, 3, 1), point(0, 3, 3, 0), point(7, 3, 3, 4)),
			Set.of(1, 3),
			Frame.MICROMETRES, List.of());
		final ChosenTree chosen = cell.choose(TreeChoice.MAIN);
		assertEquals(List.of(point(0, 2, 3, -1), point(5, 1, 3, 0), point(0, 3, 3, 0), point(7, 3, 3, 2)), chosen.morphology().points(),
			"a point at its parent's place that is no joint stays");
		assertEquals(2, count(chosen, "repeated junction"));
	}

	@Test
	void aCellWithoutSomaIsSaidToHaveNone() {
		assertEquals(1, count(of(point(0, 1, 3, -1)).choose(TreeChoice.MAIN), "no soma"));
		assertEquals(0, count(of(point(0, 1, 1, -1)).choose(TreeChoice.MAIN), "no soma"));
	}

	@Test
	void whatIsNoForestIsRefused() {
		assertThrows(MorphologyException.class, () -> of());
		assertThrows(MorphologyException.class, () -> of(point(0, 1, 3, 0)));
		assertThrows(MorphologyException.class, () -> of(point(0, 1, 3, -1), point(0, 1, 3, 2), point(0, 1, 3, 0)));
		assertThrows(MorphologyException.class, () -> of(point(0, 1, 3, -2)));
		assertThrows(MorphologyException.class, () -> of(point(Double.NaN, 1, 3, -1)));
		assertThrows(MorphologyException.class, () -> of(point(0, -1, 3, -1)));
		assertThrows(MorphologyException.class, () -> of(point(0, Double.POSITIVE_INFINITY, 3, -1)));
		for (final int joint : new int[] { -1, 0, 1 })
			assertThrows(MorphologyException.class,
				() -> new Reconstruction("cell", List.of(point(0, 1, 3, -1)), Set.of(joint), Frame.MICROMETRES, List.of()));
		for (final double bad : new double[] { 0, -1, Double.POSITIVE_INFINITY }) {
			assertThrows(MorphologyException.class, () -> new TreeChoice(0, bad, Map.of()));
			assertThrows(MorphologyException.class, () -> new TreeChoice(0, 1, Map.of(3, bad)));
		}
	}

	@Test
	void aHundredThousandPiecesAreNoWorse() {
		final List<SamplePoint> points = new ArrayList<>();
		for (int i = 0; i < 100_000; i++)
			points.add(point(i, 1, 3, -1));
		final Reconstruction crumbs = new Reconstruction("crumbs", points, Frame.MICROMETRES, List.of());
		assertEquals(100_000, crumbs.split().size());
		assertEquals(100_000, Description.of(crumbs).tips());
		assertEquals(99_999, count(crumbs.choose(TreeChoice.MAIN), "other trees"));
	}

	@Test
	void aFindingInWordsNamesItsLines() {
		assertEquals("zero radius (1, line 7): Said.", new Finding("zero radius", 1, List.of(7), "Said.").text());
		assertEquals("zero radius (3, lines 4, 9 and more): Said.", new Finding("zero radius", 3, List.of(4, 9), "Said.").text());
		assertEquals("no soma (1): Said.", new Finding("no soma", 1, List.of(), "Said.").text());
	}
}
