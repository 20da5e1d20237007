/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NmdaSynapseTest {

	private static double block(final double v, final double gamma, final double k0, final double mg) {
		final Bench bench = Bench.single(NmdaSynapse.INSTANCE).all("gamma", gamma).all("k0", k0).all("mg", mg);
		bench.voltage[0] = v;
		return bench.value(bench.bind(), "B", 0);
	}

	@Test
	void blockIsThatOfTheTable() {
		final double[] v = { -80, -70, -60, -50, -40, -20, 0 };
		final double[][] table = { { 0.062, 3.57, 0.02442, 0.04447, 0.07963, 0.13854, 0.23016, 0.50814, 0.78118 },
			{ 0.08, 3.57, 0.00590, 0.01303, 0.02854, 0.06137, 0.12703, 0.41887, 0.78118 },
			{ 0.06, 1 / 0.33, 0.02433, 0.04347, 0.07647, 0.13109, 0.21563, 0.47718, 0.75188 } };
		for (final double[] row : table)
			for (int k = 0; k < v.length; k++)
				assertEquals(row[k + 2], block(v[k], row[0], row[1], 1), 1e-5);
	}

	@Test
	void withoutMagnesiumNothingIsBlocked() {
		for (final double v : new double[] { -1000, -80, 0, 1000 })
			assertEquals(1, block(v, 1, 3.57, 0));
	}

	@Test
	void largestInwardCurrentIsAtTheVoltageOfTheTable() {
		assertEquals(-26.955, largestInwardCurrentAt(0.062), 1e-3);
		assertEquals(-20.89, largestInwardCurrentAt(0.08), 5e-3);
	}

	private static double largestInwardCurrentAt(final double gamma) {
		final Bench bench = Bench.single(NmdaSynapse.INSTANCE).all("gamma", gamma);
		final Mechanism.State state = bench.bind();
		state.initialise(0, bench.voltage);
		state.receive(0, 0, 5, 0, new double[] { 1e-3 }, 0);
		state.advance(0, 5, bench.voltage);
		double least = 0, at = Double.NaN;
		for (int k = -90_000; k <= 0; k++) {
			bench.voltage[0] = k * 1e-3;
			final double i = bench.value(state, "i", 0);
			if (i < least) {
				least = i;
				at = bench.voltage[0];
			}
		}
		return at;
	}

	@Test
	void conductanceIsWhatTheBlockLeaves() {
		final Bench bench = Bench.single(NmdaSynapse.INSTANCE);
		final Mechanism.State state = bench.bind();
		state.initialise(0, bench.voltage);
		state.receive(0, 0, 3, 0, new double[] { 1e-3 }, 0);
		state.advance(0, 3, bench.voltage);
		bench.voltage[0] = -45;
		assertEquals(bench.value(state, "g0", 0) * bench.value(state, "B", 0), bench.value(state, "g", 0), 1e-18);
		assertEquals(bench.value(state, "g", 0) * -45, bench.value(state, "i", 0), 1e-18);
	}
}
