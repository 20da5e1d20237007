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

import java.util.Arrays;
import java.util.stream.IntStream;

import org.dendritej.morphology.Location;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.Region;
import org.dendritej.morphology.Soma;
import org.dendritej.morphology.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where neurites leave the soma, by the named options. */
class SomaAttachmentTest {

	/** A sphere of radius 10 with two neurites that begin 12 µm from its centre. */
	private static final Morphology TWO =
		of(row(1, 0, 0, 0, 10, -1), row(3, 12, 0, 0, 1, 0), row(3, 52, 0, 0, 1, 1), row(4, 0, 12, 0, 2, 0), row(4, 0, 92,
			0, 2, 3));

	private static CableModel cut(final Morphology morphology, final SomaAttachment attachment) {
		return CableModel.discretise(morphology, CableProperties.uniform(100, 1),
			Discretisation.DEFAULT.with(attachment).with(new CompartmentRule.Fixed(
				3)));
	}

	@Test
	void inTheMiddleTheStepFromTheSomaHasNoLength() {
		final CableModel cable = cut(TWO, SomaAttachment.MIDDLE);
		assertSections(cable, new double[] { 20, 40, 80 }, new double[] { 0, 0.5, 0.5 });
		assertEquals(1, cable.parents()[cable.node(3)]);
		assertEquals(1, cable.parents()[cable.node(6)]);
		assertEquals(9, cable.nodes());
		assertEquals(4 * Math.PI * 100, cable.area(0) + cable.area(1) + cable.area(2), 1e-9);
		assertEquals(0, cable.sections().get(1).startDistance());
		assertEquals(40 / 6.0, cable.pathDistance(3), 1e-12);
	}

	@Test
	void neuronDoesTheSameWithASphere() {
		final CableModel ours = cut(TWO, SomaAttachment.MIDDLE), theirs = cut(TWO, SomaAttachment.NEURON_IMPORT);
		assertArrayEquals(ours.parents(), theirs.parents());
		assertArrayEquals(ours.axialConductances(), theirs.axialConductances());
	}

	@Test
	void atThePointOfTheFileTheStepCounts() {
		final CableModel cable = cut(TWO, SomaAttachment.FILE_POINT);
		assertSections(cable, new double[] { 20, 52, 92 }, new double[] { 0, 0.5, 0.5 });
		assertEquals(2 * Math.PI * 52, IntStream.range(3, 6).mapToDouble(cable::area).sum(), 1e-9,
			"with the radius of the first own point");
	}

	@Test
	void atTheEndNeuritesMeetInAForkBehindTheSoma() {
		final CableModel cable = cut(TWO, SomaAttachment.END);
		assertSections(cable, new double[] { 20, 40, 80 }, new double[] { 0, 1, 1 });
		assertArrayEquals(new int[] { -1, 0, 1, 2, 3, 4, 5, 3, 7, 8 }, cable.parents());
	}

	private static void assertSections(final CableModel cable, final double[] lengths, final double[] fractions) {
		assertArrayEquals(lengths, cable.sections().stream().mapToDouble(Section::length).toArray(), 1e-9);
		assertArrayEquals(fractions, cable.sections().stream().mapToDouble(Section::parentFraction).toArray(), 1e-9);
	}

	@ParameterizedTest
	@EnumSource
	void loneNeuritePointKeepsTheStep(final SomaAttachment attachment) {
		final CableModel cable = cut(of(row(1, 0, 0, 0, 5, -1), row(3, 8, 0, 0, 1, 0)), attachment);
		assertEquals(2, cable.sections().size());
		assertEquals(8, cable.sections().get(1).length(), 1e-12);
		assertEquals(16 * Math.PI, IntStream.range(3, 6).mapToDouble(cable::area).sum(), 1e-9);
	}

	@ParameterizedTest
	@EnumSource
	void forkAtTheFirstOwnPointIsJoinedToTheSomaBranchByBranch(final SomaAttachment attachment) {
		final CableModel cable =
			cut(of(row(1, 0, 0, 0, 5, -1), row(3, 8, 0, 0, 1, 0), row(3, 18, 0, 0, 1, 1), row(3, 8, 30, 0, 1, 1)), attachment);
		final double[] lengths = cable.sections().stream().mapToDouble(Section::length).toArray();
		assertArrayEquals(attachment == SomaAttachment.FILE_POINT ? new double[] { 10, 8, 10, 30 } : new double[] { 10, 10, 30 }, lengths,
			1e-12);
		final int soma = attachment == SomaAttachment.END ? 2 : 1; // the compartment to which they are joined
		assertEquals(attachment == SomaAttachment.FILE_POINT ? 5 : soma, cable.compartmentOfPoint(1));
	}

	@Test
	void threePointsAreOneCylinderWhoseEndsCarryWhatTheFileSays() {
		final Morphology three =
			of(row(1, 0, 0, 0, 5, -1), row(1, 0, -5, 0, 5, 0), row(1, 0, 5, 0, 5, 0), row(3, 0, 9, 0, 1, 2), row(3, 0, 29, 0, 1, 3), row(
				3, 7, 0, 0, 1, 0), row(3, 17, 0, 0, 1, 5));
		final CableModel cable = cut(three, SomaAttachment.FILE_POINT);
		assertSections(cable, new double[] { 10, 24, 17 }, new double[] { 0, 1, 0.5 });
		assertArrayEquals(new double[] { 0, 10 / 3.0, 0 }, cable.position(2), 1e-12);
		assertEquals(100 * Math.PI, IntStream.range(0, 3).mapToDouble(cable::area).sum(), 1e-9);
		assertEquals(1,
			cut(Cells.shared("pyramidal_3point_soma_C010398B-P2.CNG"), SomaAttachment.NEURON_IMPORT).sections().stream().filter(s -> s
				.type() == Types.SOMA).count());
	}

	@Test
	void somaOfFrustaIsOneSectionAlongItsLongestPathAndKeepsItsArms() {
		final Morphology soma =
			of(row(1, 0, 0, 0, 5, -1), row(1, 8, 0, 0, 4, 0), row(1, -8, 0, 0, 3, 0), row(1, 0, 6, 0, 2, 0), row(3, 12, 0, 0, 1, 1), row(3,
				52, 0, 0, 1, 4), row(3, 0, 9, 0, 1, 3), row(3, 0, 49, 0, 1, 6));
		final CableModel middle = cut(soma, SomaAttachment.MIDDLE);
		assertSections(middle, new double[] { 16, 6, 40, 40 }, new double[] { 0, 0.5, 0.5, 0.5 });
		assertSections(cut(soma, SomaAttachment.FILE_POINT), new double[] { 16, 6, 44, 43 }, new double[] { 0, 0.5, 0, 1 });
		assertSections(cut(soma, SomaAttachment.END), new double[] { 16, 6, 40, 40 }, new double[] { 0, 0.5, 1, 1 });
		assertEquals(0, middle.pathDistance(5), "the arm belongs to the soma");
		assertEquals(Math.PI * (9 * Math.hypot(8, 1) + 8 * Math.hypot(8, 2) + 7 * Math.hypot(6, 3)),
			IntStream.range(0, 6).mapToDouble(middle::area)
				.sum(),
			1e-9);
		// NEURON begins at the first point, and its branches there: the shape star of import_soma.py
		assertSections(cut(soma, SomaAttachment.NEURON_IMPORT), new double[] { 8, 8, 6, 44, 43 }, new double[] { 0, 0, 0, 1, 1 });
	}

	/** The shapes and figures of {@code neuron/import_soma.py} in the test resources. */
	@Test
	void neuronJoinsNeuritesByTheirPlaceOnTheSoma() {
		final double[][] two = { row(1, 0, 0, 0, 5, -1), row(3, 0, 30, 0, 1, 0), row(3, 0, 40, 0, 1, 1), row(3, 8, 0, 0, 1, 0) };
		assertSections(cut(of(two), SomaAttachment.NEURON_IMPORT), new double[] { 10, 10, 8 }, new double[] { 0, 0.5, 0.5 });
		assertSections(
			cut(of(two[0], two[1], two[2], two[3], row(3, 18, 0, 0, 1, 3), row(3, 8, 30, 0, 1, 3)), SomaAttachment.NEURON_IMPORT),
			new double[] {
				10, 10, 10, 30 },
			new double[] { 0, 0.5, 0.5, 0.5 }); // the last at the start of one that is joined at 0.5
		assertSections(
			cut(of(row(1, 0, 0, 0, 5, -1), row(1, 8, 0, 0, 4, 0), row(1, 16, 0, 0, 3, 1), row(3, 8, 9, 0, 1, 1), row(3, 8, 19, 0, 1, 3),
				row(3, 8,
					-9, 0, 1, 1),
				row(3, 16, 9, 0, 1, 2), row(3, 16, 19, 0, 1, 6), row(3, 0, 9, 0, 1, 0), row(3, 0, 19, 0, 1, 8)),
				SomaAttachment.NEURON_IMPORT),
			new double[] { 16, 10, 9, 19, 19 }, new double[] { 0, 0.5, 0.5, 1, 0 });
	}

	@ParameterizedTest
	@MethodSource("org.dendritej.cable.Cells#withSoma")
	void realSomasHaveOneSectionAndTheirArea(final String name) {
		final Morphology morphology = Cells.shared(name);
		final double area = Soma.of(morphology).area();
		final CableModel cable = cut(morphology, SomaAttachment.MIDDLE);
		assertEquals(1, cable.sections().stream().filter(s -> s.type() == Types.SOMA).count());
		assertEquals(area, Arrays.stream(cable.compartments(Region.SOMA)).mapToDouble(cable::area).sum(), 1e-9 * area);
		assertEquals(1, cable.locate(Location.SOMA).compartment());
	}

	@ParameterizedTest
	@EnumSource
	void neuriteThatBeginsAtTheSomaPointHasNoNumbersThatAreNone(final SomaAttachment attachment) {
		final CableModel cable =
			cut(of(row(1, 0, 0, 0, 5, -1), row(3, 0, 0, 0, 1, 0), row(3, 0, 0, 0, 2, 1), row(3, 9, 0, 0, 2, 2), row(3, 0, 0, 0, 1, 0)),
				attachment);
		assertEquals(2, cable.sections().size());
		assertEquals(9, cable.sections().get(1).length(), 1e-12);
		for (final double g : cable.axialConductances())
			assertEquals(true, g >= 0 && g < 1e9);
		assertEquals(attachment == SomaAttachment.END ? 2 : 1, cable.compartmentOfPoint(4),
			"the point without extent is where it would be joined");
	}
}
