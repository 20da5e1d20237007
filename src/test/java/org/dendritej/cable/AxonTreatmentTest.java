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

import org.dendritej.morphology.Location;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.Region;
import org.dendritej.morphology.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The axon as it is, left out, or replaced by cylinders. */
class AxonTreatmentTest {

	/** A dendrite along y from which an axon leaves half way, carrying a piece of another type. */
	private static final Morphology CELL =
		of(row(1, 0, 0, 0, 10, -1), row(3, 0, 12, 0, 1, 0), row(3, 0, 42, 0, 1, 1), row(3, 0, 72, 0, 1, 2), row(2, 30, 42, 0,
			0.5, 2), row(5, 60, 42, 0, 0.5, 4));

	private static CableModel cut(final Morphology morphology, final AxonTreatment axon, final SomaAttachment attachment) {
		return CableModel.discretise(morphology, CableProperties.DEFAULT,
			new Discretisation(new CompartmentRule.Fixed(3), attachment, axon));
	}

	@Test
	void axonIsLeftOutWithAllThatItCarriesAndTheForkIsGone() {
		assertEquals(5, cut(CELL, AxonTreatment.AS_RECONSTRUCTED, SomaAttachment.MIDDLE).sections().size());
		final CableModel cable = cut(CELL, AxonTreatment.REMOVED, SomaAttachment.MIDDLE);
		assertEquals(2, cable.sections().size());
		assertEquals(60, cable.sections().get(1).length(), 1e-12);
		assertEquals(-1, cable.compartmentOfPoint(4));
		assertEquals(-1, cable.compartmentOfPoint(5));
		assertTrue(assertThrows(CableException.class, () -> cable.locate(new Location.AtPoint(4))).getMessage().contains("left out"));
	}

	@ParameterizedTest
	@EnumSource
	void stubLeavesTheMiddleOfTheSomaAwayFromTheDendrites(final SomaAttachment attachment) {
		final CableModel cable = cut(CELL, AxonTreatment.STUB, attachment);
		final int first = cable.sections().size() - 2;
		final Section one = cable.sections().get(first), two = cable.sections().get(first + 1);
		assertEquals(Types.AXON, one.type());
		assertEquals(0, one.parent());
		assertEquals(0.5, one.parentFraction());
		assertEquals(0, one.startDistance());
		assertEquals(first, two.parent());
		assertEquals(1, two.parentFraction());
		assertEquals(30, two.startDistance());
		assertEquals(6, cable.compartments(Region.AXON).length);
		assertEquals(Math.PI * 10, cable.area(one.firstCompartment()), 1e-9);
		assertArrayEquals(new double[] { 0, -10 - 15, 0 }, cable.position(one.firstCompartment() + 1), 1e-9);
		assertArrayEquals(new double[] { 0, -10 - 45, 0 }, cable.position(two.firstCompartment() + 1), 1e-9);
	}

	@Test
	void stubWithoutSomaLeavesTheRoot() {
		final CableModel cable = cut(of(row(3, 0, 0, 0, 1, -1), row(3, 50, 0, 0, 1, 0)), AxonTreatment.STUB, SomaAttachment.MIDDLE);
		assertEquals(3, cable.sections().size());
		assertEquals(0, cable.sections().get(1).parentFraction());
		assertArrayEquals(new double[] { -16, 0, 0 }, cable.position(cable.sections().get(1).firstCompartment() + 1), 1e-9);
	}

	@Test
	void neuronThatIsAllAxonCannotLoseIt() {
		final Morphology axon = of(row(2, 0, 0, 0, 1, -1), row(2, 50, 0, 0, 1, 0));
		assertEquals(1, cut(axon, AxonTreatment.AS_RECONSTRUCTED, SomaAttachment.MIDDLE).sections().size());
		assertTrue(assertThrows(CableException.class, () -> cut(axon, AxonTreatment.REMOVED, SomaAttachment.MIDDLE)).getMessage().contains(
			"all of it is axon"));
	}
}
