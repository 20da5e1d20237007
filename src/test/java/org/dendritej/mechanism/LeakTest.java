/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LeakTest {

	@Test
	void currentIsConductanceTimesDrivingForce() {
		final Bench bench = new Bench(Leak.INSTANCE, 2, 1, 0, 1).each("g", 1e-4, 0).each("e", -70, -60);
		final Mechanism.State state = bench.bind();
		bench.voltage[0] = bench.voltage[1] = -50;
		state.initialise(0, bench.voltage);
		bench.currents(state, 0, 0.025);
		assertEquals(1e-4, bench.conductance[0], 1e-18, "1e-4 S/cm² on 100 µm² is 1e-4 µS");
		assertEquals(2e-3, bench.current(0), 1e-15);
		assertEquals(2e-3, bench.value(state, "i", 0), 1e-15);
		assertEquals(0, bench.current(1), 0.0);
	}
}
