/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class IonTest {

	@Test
	void reversalPotentialIsNernsts() {
		assertEquals(26.7266, Ion.nernst(1, 1, Math.E, 37), 1e-4, "RT/F at 37 °C");
		assertEquals(61.5404, Ion.nernst(1, 1, 10, 37), 1e-4, "a decade at 37 °C");
		assertEquals(-58.1672, Ion.nernst(1, 10, 1, 20), 1e-4, "at 20 °C, the other way round");
		assertEquals(0.5 * Ion.nernst(1, 5e-5, 2, 34), Ion.nernst(2, 5e-5, 2, 34), 1e-12);
		assertEquals(-Ion.nernst(1, 5, 120, 34), Ion.nernst(-1, 5, 120, 34), 1e-12);
		assertEquals(0, Ion.nernst(2, 3, 3, 34));
	}

	@Test
	void concentrationsMustBePositive() {
		assertThrows(MechanismException.class, () -> Ion.nernst(1, 0, 1, 37));
		assertThrows(MechanismException.class, () -> Ion.nernst(1, 1, -1, 37));
		assertThrows(MechanismException.class, () -> Ion.nernst(1, Double.NaN, 1, 37));
		assertThrows(MechanismException.class, () -> Ion.nernst(0, 1, 1, 37));
	}
}
