/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.recording.Recording;
import org.dendritej.recording.Trace;
import org.dendritej.units.Units;
import org.junit.jupiter.api.Test;

/** The laws of {@link CableLaws} on stars, combs, single compartments, chains of ten thousand and deep unbalanced trees, with parameters nobody has in mind. */
class ExtremeLawsTest {

	private static final int STEPS = 12;

	private static CableProperties properties(final SplittableRandom random) {
		return CableProperties.uniform(SolverOracleTest.power(random, 0, 4), SolverOracleTest.power(random, -1, 1.5));
	}

	/** Injected charge is what leaks and what charges the membrane, in every step, to the rounding of what is summed. */
	@Test
	void chargeIsConservedOnAnyTreeWithAnyParameters() {
		final SplittableRandom random = new SplittableRandom(21);
		for (int trial = 0; trial < 32; trial++) {
			final CableModel cable = SolverOracleTest.shape(trial % 8, random, properties(random));
			final Scheme scheme = Scheme.values()[trial / 8 % 2];
			final double g = SolverOracleTest.power(random, -9, 0), e = random.nextDouble(-200, 100),
				dt = SolverOracleTest.power(random, -4, 1),
				current = random.nextDouble(-5, 5);
			final Recording recording = Experiments.run(cable, Biophysics.passive(CableProperties.uniform(100, 1), g, e),
				Experiments.protocol(
					STEPS * dt, dt, scheme, random.nextDouble(-150, 100), Experiments.current(Experiments.middle(cable, random.nextInt(cable
						.compartments())), current)),
				Experiments.everywhere(cable));
			final double[] capacitance = cable.capacitances();
			for (int n = 2; n <= STEPS; n++) { // the current jumps before the first
				double residual = -current, absolute = Math.abs(current);
				for (int c = 0; c < cable.compartments(); c++) {
					final double old = recording.traces().get(c).value(n - 1), now = recording.traces().get(c).value(n),
						at = scheme == Scheme.BACKWARD_EULER ? now : 0.5 * (old + now),
						leak = g * cable.area(c) * Units.S_PER_CM2_TIMES_UM2_TO_US, inertia = capacitance[cable.node(c)] / dt;
					residual += leak * (at - e) + inertia * (now - old);
					absolute += leak * (Math.abs(at) + Math.abs(e)) + inertia * (Math.abs(now) + Math.abs(old));
				}
				assertTrue(Math.abs(residual) <= 1e-12 * absolute, "trial " + trial + ", step " + n + ": " + residual + " of " + absolute +
					" nA");
			}
		}
	}

	/** What a current at one place does at another it does there when it is at the other. */
	@Test
	void currentAndVoltageMayChangePlacesOnAnyTreeWithAnyParameters() {
		final SplittableRandom random = new SplittableRandom(22);
		for (int trial = 0; trial < 40; trial++) {
			final CableModel cable = SolverOracleTest.shape(trial % 8, random, properties(random));
			final Scheme scheme = Scheme.values()[trial / 8 % 2];
			final double g = SolverOracleTest.power(random, -9, 0), dt = SolverOracleTest.power(random, -4, 1);
			final int a = random.nextInt(cable.compartments()), b = random.nextInt(cable.compartments());
			final Trace there = response(cable, g, dt, scheme, a, b), back = response(cable, g, dt, scheme, b, a),
				here = response(cable, g, dt, scheme, a, a);
			for (int n = 0; n <= STEPS; n++) {
				assertTrue(Double.isFinite(there.value(n)), "trial " + trial);
				assertEquals(there.value(n), back.value(n), 1e-9 * Math.abs(there.value(n)) + 1e-13 * Math.abs(here.value(n)), "trial " +
					trial + ", step " + n);
			}
		}
	}

	private static Trace response(final CableModel cable, final double g, final double dt, final Scheme scheme, final int from,
		final int to) {
		return Experiments
			.run(cable, Biophysics.passive(CableProperties.uniform(100, 1), g, 0), Experiments.protocol(STEPS * dt, dt, scheme,
				0, Experiments.current(Experiments.middle(cable, from), 1)), Experiments.voltages(Experiments.middle(cable, to)))
			.traces().get(0);
	}
}
