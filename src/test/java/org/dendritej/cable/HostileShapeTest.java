/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

import static org.dendritej.cable.Cells.of;
import static org.dendritej.cable.Cells.row;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.dendritej.morphology.Location;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.SamplePoint;
import org.junit.jupiter.api.Test;

/** Shapes that files really contain: coinciding points, points without extent, enormous trees. */
class HostileShapeTest {

	private static CableModel cut(final Morphology morphology, final Discretisation discretisation) {
		final CableModel cable = CableModel.discretise(morphology, CableProperties.DEFAULT, discretisation);
		final int[] parents = cable.parents();
		final double[] conductances = cable.axialConductances(), capacitances = cable.capacitances();
		assertEquals(-1, parents[0]);
		for (int i = 1; i < parents.length; i++) {
			assertTrue(parents[i] >= 0 && parents[i] < i);
			assertTrue(conductances[i] > 0 && conductances[i] < Double.POSITIVE_INFINITY);
		}
		for (int c = 0; c < cable.compartments(); c++) {
			assertTrue(cable.area(c) > 0 && cable.length(c) > 0 && cable.diameter(c) > 0 && capacitances[cable.node(c)] > 0
				&& cable.pathDistance(c) >= 0);
			for (final double coordinate : cable.position(c))
				assertTrue(Double.isFinite(coordinate));
		}
		return cable;
	}

	private static CableModel cut(final Morphology morphology) {
		return cut(morphology, Discretisation.DEFAULT.with(new CompartmentRule.Fixed(1)));
	}

	@Test
	void pointWithoutExtentIsACylinderAsLongAsWide() {
		for (final Morphology lone : List.of(of(row(1, 1, 2, 3, 4, -1)), of(row(3, 1, 2, 3, 4, -1)),
			of(row(3, 1, 2, 3, 4, -1), row(3, 1, 2, 3, 4, 0)))) {
			final CableModel cable = cut(lone);
			assertEquals(1, cable.compartments());
			assertEquals(4 * Math.PI * 16, cable.area(0), 1e-9);
			assertArrayEquals(new double[] { 1, 2, 3 }, cable.position(0), 1e-12);
			assertEquals(0, cable.compartmentOfPoint(lone.size() - 1));
			assertEquals(List.of(new Piece(0, 1, 2, 3, 4, 1, 2, 3, 4)), cable.pieces());
		}
	}

	@Test
	void moreCompartmentsThanAnyMemoryHoldsAreRefusedAtOnce() {
		final List<double[]> rows = new ArrayList<>();
		rows.add(row(1, 0, 0, 0, 5, -1));
		for (int k = 1; k <= 12; k++)
			rows.add(row(3, 10 * Math.cos(k), 10 * Math.sin(k), 100 * k, 1, 0));
		final Morphology star = of(rows.toArray(double[][]::new));
		final CableException refused = assertThrows(CableException.class,
			() -> CableModel.discretise(star, CableProperties.DEFAULT, Discretisation.DEFAULT.with(new CompartmentRule.Fixed(1_000_000))));
		assertTrue(refused.getMessage().contains("at most 10000000"), refused.getMessage());
	}

	@Test
	void branchThatRepeatsItsForkBeginsWithItsOwnRadius() {
		final CableModel cable =
			cut(of(row(3, 0, 0, 0, 5, -1), row(3, 40, 0, 0, 5, 0), row(3, 40, 0, 0, 1, 1), row(3, 40, 30, 0, 1, 2), row(3, 90, 0, 0, 5,
				1)));
		assertArrayEquals(new double[] { 400 * Math.PI, 60 * Math.PI, 500 * Math.PI },
			new double[] { cable.area(0), cable.area(1), cable.area(2) }, 1e-9);
		assertEquals(1, cable.compartmentOfPoint(2));
	}

	@Test
	void branchThatDoesNotRepeatItsForkTapersFromThere() {
		final CableModel cable = cut(of(row(3, 0, 0, 0, 5, -1), row(3, 40, 0, 0, 5, 0), row(3, 40, 30, 0, 1, 1), row(3, 90, 0, 0, 5, 1)));
		assertEquals(6 * Math.PI * Math.hypot(30, 4), cable.area(1), 1e-9);
	}

	@Test
	void sectionsWithoutLengthVanishAndWhatHangsOnThemStays() {
		// fork at 40, one branch of which forks again at the same place; another ends there
		final CableModel cable =
			cut(of(row(3, 0, 0, 0, 1, -1), row(3, 40, 0, 0, 1, 0), row(3, 40, 0, 0, 1, 1), row(3, 40, 30, 0, 1, 2), row(3, 40, -30, 0, 1,
				2), row(3, 40, 0, 0, 1, 1), row(4, 40, 0, 0, 1, 1), row(3, 40, 0, 50, 1, 6)));
		assertEquals(4, cable.sections().size());
		assertEquals(5, cable.nodes(), "all three meet in one fork");
		assertEquals(0, cable.compartmentOfPoint(2));
		assertEquals(0, cable.compartmentOfPoint(5));
		assertEquals(40, cable.locate(new Location.AtPoint(5)).pathDistance(), 1e-12);
	}

	@Test
	void rootThatIsRepeatedIsStillTheRoot() {
		final CableModel cable =
			cut(of(row(3, 0, 0, 0, 1, -1), row(3, 0, 0, 0, 1, 0), row(3, 9, 0, 0, 1, 1), row(3, 0, 9, 0, 1, 1), row(3, 0, 0, 9, 1, 0)));
		assertEquals(3, cable.sections().size());
		assertEquals(4, cable.nodes());
		assertEquals(0, cable.sections().get(2).startDistance());
	}

	@Test
	void typeChangesBeginSections() {
		final CableModel cable =
			cut(of(row(3, 0, 0, 0, 1, -1), row(3, 10, 0, 0, 1, 0), row(4, 20, 0, 0, 1, 1), row(4, 30, 0, 0, 1, 2), row(7, 40, 0, 0, 1, 3)));
		assertArrayEquals(new int[] { 3, 4, 7 }, cable.sections().stream().mapToInt(Section::type).toArray());
		assertArrayEquals(new double[] { 10, 20, 10 }, cable.sections().stream().mapToDouble(Section::length).toArray(), 1e-12);
		assertEquals(3, cable.nodes(), "in series without forks");
	}

	@Test
	void filesWithoutSomaAndWithTypesOfTheirOwnAreCut() {
		final CableModel cable = cut(Cells.shared("autotraced_app2_16257"), Discretisation.DEFAULT);
		assertEquals(27114.8, cable.sections().stream().mapToDouble(Section::length).sum(), 0.05);
		assertEquals(0, cable.locate(Location.SOMA).pathDistance());
	}

	@Test
	void tooManyCompartmentsAreRefused() {
		final Morphology cable = of(row(3, 0, 0, 0, 1, -1), row(3, 1e9, 0, 0, 1, 0));
		assertTrue(assertThrows(CableException.class, () -> cut(cable, Discretisation.DEFAULT.with(new CompartmentRule.MaximalLength(1))))
			.getMessage()
			.contains("longer compartments"));
	}

	@Test
	void endlessChainsStarsAndBrushesAreCutWithoutRecursion() {
		final int n = 100_000;
		final List<SamplePoint> chain = new ArrayList<>(), star = new ArrayList<>(), brush = new ArrayList<>();
		for (int i = 0; i < n; i++) {
			chain.add(new SamplePoint(i, 0, 0, 1, i == 0 ? 1 : 3, i - 1));
			star.add(new SamplePoint(i, i % 7, 1, 1, i == 0 ? 1 : 3, i == 0 ? -1 : 0));
			brush.add(new SamplePoint(i / 2, i % 2 * 5, 0, 1, 3, i - 1 - (i > 1 && i % 2 == 0 ? 1 : 0)));
		}
		assertEquals(2, cut(new Morphology("chain", chain)).sections().size());
		assertEquals(n, cut(new Morphology("star", star)).sections().size());
		assertEquals(n - 2, cut(new Morphology("brush", brush)).sections().size(), "the last bristle continues the stem");
	}

	@Test
	void randomTreesWithStepsOfNoLengthAreCut() {
		for (int seed = 0; seed < 200; seed++) {
			final SplittableRandom random = new SplittableRandom(seed);
			final List<SamplePoint> points = new ArrayList<>();
			for (int i = 0; i < 40; i++) {
				final int parent = i == 0 ? -1 : random.nextInt(Math.max(0, i - 5), i);
				final SamplePoint before = parent < 0 ? new SamplePoint(0, 0, 0, 1, 3, -1) : points.get(parent);
				final double step = random.nextInt(3) == 0 ? 0 : random.nextDouble(10);
				points.add(new SamplePoint(before.x() + step, before.y() - step / 2, before.z(), random.nextDouble(0.1, 5),
					random.nextInt(1, 5), parent));
			}
			for (final SomaAttachment attachment : SomaAttachment.values())
				for (final AxonTreatment axon : List.of(AxonTreatment.AS_RECONSTRUCTED, AxonTreatment.STUB)) {
					final CableModel cable =
						cut(new Morphology("random " + seed, points), Discretisation.DEFAULT.with(attachment).with(axon));
					for (int i = 0; i < points.size(); i++)
						assertTrue(axon == AxonTreatment.STUB || cable.compartmentOfPoint(i) >= 0);
					cable.pieces().forEach(p -> assertTrue(Double.isFinite(p.x0() + p.y0() + p.z0() + p.x1() + p.y1() + p.z1())));
				}
		}
	}
}
