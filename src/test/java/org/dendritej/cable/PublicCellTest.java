/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;

import org.dendritej.morphology.Types;
import org.junit.jupiter.api.Test;

/** The reconstruction for which the reference figures of emergent behaviour are stated. */
class PublicCellTest {

	@Test
	void hasTheSectionsLengthsAndAreaWhichNeuronFinds() {
		final CableModel cable =
			CableModel.discretise(Cells.shared("pyramidal_H16_1606013050101"), CableProperties.DEFAULT, Discretisation.DEFAULT
				.with(new CompartmentRule.OddPerLength(40)).with(AxonTreatment.STUB));
		assertEquals(27, cable.sections().size());
		assertEquals(225, cable.compartments());
		assertEquals(1563.3, length(cable, Types.BASAL), 0.05);
		assertEquals(2838.8, length(cable, Types.APICAL), 0.05);
		assertEquals(16910.3, IntStream.range(0, cable.compartments()).mapToDouble(cable::area).sum(), 0.05);
	}

	private static double length(final CableModel cable, final int type) {
		return cable.sections().stream().filter(s -> s.type() == type).mapToDouble(Section::length).sum();
	}
}
