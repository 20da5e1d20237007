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

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.dendritej.morphology.Location;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.Region;
import org.dendritej.morphology.SamplePoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every compartment knows its points, every point its compartment, and every location finds its place. */
class PlacesTest {

	private static final Morphology CELL =
		of(row(1, 0, 0, 0, 10, -1), row(3, 8, 0, 0, 1, 0), row(3, 48, 0, 0, 1, 1), row(3, 48, 30, 0, 1, 2), row(3, 48, -30, 0,
			1, 2));

	private static CableModel cut(final Morphology morphology, final int compartments) {
		return CableModel.discretise(morphology, CableProperties.DEFAULT,
			Discretisation.DEFAULT.with(new CompartmentRule.Fixed(compartments)));
	}

	@Test
	void aPositionSnapsToTheNearestPlaceOfARegion() {
		final CableModel cable = cut(CELL, 4);
		final Snap dendrite = cable.snap(30, 7, 0, Region.DENDRITES);
		assertEquals(7, dendrite.distance(), 1e-12);
		assertArrayEquals(new double[] { 30, 0, 0 }, cable.position(dendrite.place()), 1e-9);
		assertEquals(5, cable.snap(53, 25, 0, Region.DENDRITES).distance(), 1e-12);
		assertEquals(0, cable.snap(30, 0, Double.NaN, Region.DENDRITES).distance(), 1e-12);
		assertEquals(3, cable.snap(30, 0, 3, Region.DENDRITES).distance(), 1e-12);
		assertEquals(40, cable.snap(48, 30, 40, Region.DENDRITES).distance(), 1e-9);
		final Snap soma = cable.snap(30, 0, 0, Region.SOMA);
		assertEquals(0, soma.place().section());
		assertEquals(20, soma.distance(), 1e-9, "the soma's far end lies at 10 µm");
		final Snap far = cable.snap(0, 0, 0, new Region.PathDistance(20, 40));
		assertEquals(20, far.place().pathDistance(), 1e-9, "the border of the first compartment of the region");
		assertThrows(CableException.class, () -> cable.snap(0, 0, 0, Region.APICAL));
		assertThrows(CableException.class, () -> cable.snap(Double.NaN, 0, 0, Region.SOMA));
	}

	/** Every other place is as far or farther. */
	@Test
	void nothingIsNearerThanWhatIsSnappedTo() {
		final Morphology morphology = Cells.shared("L4_pyramidal_473845048");
		final CableModel cable = CableModel.discretise(morphology, CableProperties.DEFAULT, Discretisation.DEFAULT);
		final SplittableRandom random = new SplittableRandom(1);
		for (int n = 0; n < 200; n++) {
			final double[] at = cable.position(random.nextInt(cable.compartments()));
			for (int axis = 0; axis < 3; axis++)
				at[axis] += random.nextDouble(-30, 30);
			final Snap snap = cable.snap(at[0], at[1], at[2], Region.DENDRITES);
			final double[] found = cable.position(snap.place());
			assertEquals(distance(at, found), snap.distance(), 1e-6);
			for (final int c : cable.compartments(Region.DENDRITES))
				assertTrue(distance(at, cable.position(c)) >= snap.distance() - 1e-9);
		}
	}

	private static double distance(final double[] a, final double[] b) {
		return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
	}

	@ParameterizedTest
	@MethodSource("org.dendritej.cable.Cells#withSoma")
	void pointsAndCompartmentsKnowEachOther(final String name) {
		final Morphology morphology = Cells.shared(name);
		final CableModel cable =
			CableModel.discretise(morphology, CableProperties.DEFAULT, Discretisation.DEFAULT.with(AxonTreatment.REMOVED));
		final int[] seen = new int[morphology.size()];
		for (int c = 0; c < cable.compartments(); c++)
			for (final int point : cable.points(c)) {
				assertEquals(c, cable.compartmentOfPoint(point));
				seen[point]++;
			}
		for (int i = 0; i < seen.length; i++)
			assertEquals(cable.compartmentOfPoint(i) < 0 ? 0 : 1, seen[i]);
	}

	@ParameterizedTest
	@MethodSource("org.dendritej.cable.Cells#withSoma")
	void positionOfANeuritesPointFindsThatPoint(final String name) {
		final Morphology morphology = Cells.shared(name);
		final CableModel cable = CableModel.discretise(morphology, CableProperties.DEFAULT, Discretisation.DEFAULT);
		for (int i = 0; i < morphology.size(); i++) {
			final SamplePoint p = morphology.points().get(i);
			if (p.type() == 1)
				continue;
			final Place at = cable.locate(new Location.AtPoint(i)), near = cable.locate(new Location.NearestTo(p.x(), p.y(), p.z()));
			final double[] position = { p.x(), p.y(), p.z() };
			assertArrayEquals(position, cable.position(at), 1e-9);
			assertArrayEquals(position, cable.position(near), 1e-7, "be it the end of one section or the start of the next");
			assertEquals(cable.compartmentOfPoint(i), at.compartment());
		}
	}

	@Test
	void noPointOfTheCentreLinesIsNearerThanTheNearest() {
		final CableModel cable = cut(CELL, 3);
		final SplittableRandom random = new SplittableRandom(3);
		for (int k = 0; k < 1000; k++) {
			final double x = random.nextDouble(15, 80), y = random.nextDouble(-60, 60), z = random.nextDouble(-20, 20);
			final Place place = cable.locate(new Location.NearestTo(x, y, z));
			final double found = distance(cable.position(place), x, y, z);
			for (final Section s : cable.sections().subList(1, 4))
				for (int t = 0; t <= 100; t++)
					assertTrue(
						found <= distance(cable.position(cable.locate(new Location.OnSection(s.index(), t / 100.0))), x, y, z) + 1e-9);
		}
	}

	private static double distance(final double[] a, final double x, final double y, final double z) {
		return Math.sqrt(Math.pow(a[0] - x, 2) + Math.pow(a[1] - y, 2) + Math.pow(a[2] - z, 2));
	}

	@Test
	void somaTakesWhatLiesInItButNotTheNeuriteThatBeginsThere() {
		final CableModel cable = cut(CELL, 3);
		final Place soma = cable.locate(Location.SOMA);
		assertEquals(new Place(0, 0.5, 1, 0), soma);
		assertEquals(soma, cable.locate(new Location.NearestTo(0, 0, 0)));
		assertEquals(soma, cable.locate(new Location.NearestTo(6, 5, 0)), "nearer to the neurite's start, but inside the soma");
		assertEquals(soma, cable.locate(new Location.NearestTo(-500, 0, 0)));
		assertEquals(1, cable.locate(new Location.NearestTo(9, 0.5, 0)).section(), "inside the soma, too, but within the neurite");
		assertEquals(soma, cable.locate(new Location.AtPoint(0)));
	}

	@Test
	void fractionsAndDistancesRunFromTheSoma() {
		final CableModel cable = cut(CELL, 3);
		assertEquals(new Place(1, 0.25, 3, 10), cable.locate(new Location.OnSection(1, 0.25)));
		assertEquals(new Place(1, 1, 5, 40), cable.locate(new Location.AtPoint(2)));
		assertEquals(new Place(2, 1, 8, 70), cable.locate(new Location.AtPoint(3)));
		assertEquals(new Place(3, 0.5, 10, 55), cable.locate(new Location.NearestTo(50, -15, 3)));
		assertArrayEquals(new int[] { 6, 9 }, IntStream.of(cable.compartments(new Region.PathDistance(40, 50))).toArray());
		assertArrayEquals(new int[] { 0, 1, 2 }, cable.compartments(Region.SOMA));
		assertArrayEquals(new int[] { 6, 7, 8 }, cable.compartments(new Region.OneSection(2)));
		assertEquals(0.5, cable.fraction(7));
	}

	@Test
	void neuronWithoutSomaBeginsAtItsRoot() {
		final CableModel cable =
			cut(of(row(3, 0, 0, 0, 1, -1), row(3, 30, 0, 0, 1, 0), row(3, -30, 0, 0, 1, 0), row(3, 0, 60, 0, 1, 0)), 3);
		assertEquals(new Place(0, 0, 0, 0), cable.locate(Location.SOMA));
		assertEquals(10, cable.nodes(), "three stems meet in a fork");
		assertEquals(5, cable.pathDistance(3), 1e-12);
		final double[] z = Passive.impedances(cable, 1e-4, 0);
		assertEquals(z[3], Passive.impedances(cable, 1e-4, 3)[0], 1e-12 * z[3]);
		assertEquals(60, cable.sections().get(0).length(), "the longest stem holds the root");
		assertEquals(Passive.impedances(cable, 1e-4, 3)[5], Passive.impedances(cable, 1e-4, 6)[8], 1e-12,
			"the two others are mirror images");
	}

	@Test
	void placesThatDoNotExistAreNamed() {
		final CableModel cable = cut(CELL, 3);
		assertTrue(assertThrows(CableException.class, () -> cable.locate(new Location.OnSection(4, 0))).getMessage().contains("0 to 3"));
		assertTrue(assertThrows(CableException.class, () -> cable.locate(new Location.AtPoint(5))).getMessage().contains("0 to 4"));
		final CableBuilder builder = new CableBuilder("built", CableProperties.DEFAULT);
		builder.cylinder(3, -1, 0, 10, 1, 1);
		assertTrue(assertThrows(CableException.class, () -> builder.build().locate(new Location.AtPoint(0))).getMessage()
			.contains("not built from"));
	}
}
