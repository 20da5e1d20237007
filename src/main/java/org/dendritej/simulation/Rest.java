/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;

/**
 * Finds the rest of a neuron by backward Euler steps that grow while it approaches the rest and shrink when it is thrown off: pseudo-transient continuation,
 * which follows the membrane's own dynamics and takes a few steps for a passive neuron. Settled means that no compartment moves by more than 1e-9 mV in at
 * least 3 steps and 1000 ms. Long steps would also stop at a balance from which the least push leads away, so an active neuron is pushed by 1e-3 mV and must
 * not have moved further away 20 ms later.
 */
final class Rest {

	private static final double PUSH = 1e-3;
	private final String name;
	private final CableEquation equation;
	private final Membrane membrane;
	private final RunMonitor monitor;

	Rest(final String name, final CableEquation equation, final Membrane membrane, final RunMonitor monitor) {
		this.name = name;
		this.equation = equation;
		this.membrane = membrane;
		this.monitor = monitor;
	}

	/** Leaves voltages and mechanisms at the rest, without electrodes and events. */
	void settle() {
		final double[] voltage = equation.voltage;
		Arrays.fill(voltage, -70);
		membrane.initialise(0, voltage);
		approach();
		if (!membrane.hasGates()) return;
		final double[] rest = voltage.clone();
		for (int i = 0; i < voltage.length; i++)
			voltage[i] += PUSH;
		for (int n = 0; n < 200; n++)
			step(0.1);
		if (!(largestDifference(voltage, rest) < 2 * PUSH)) throw neverSettles();
		approach();
	}

	private void approach() {
		final double[] reference = equation.voltage.clone();
		double dt = 0.1, sinceReference = 0, lastChange = Double.POSITIVE_INFINITY;
		int stepsSinceReference = 0;
		for (int n = 0; n < 200_000; n++) {
			if (n % 1000 == 999 && !monitor.progress(0)) throw new RunCancelledException();
			step(dt);
			final double change = largestDifference(equation.voltage, equation.old) / dt;
			sinceReference += dt;
			stepsSinceReference++;
			if (sinceReference >= 1000 && stepsSinceReference >= 3) {
				if (largestDifference(equation.voltage, reference) <= 1e-9) return;
				System.arraycopy(equation.voltage, 0, reference, 0, reference.length);
				sinceReference = 0;
				stepsSinceReference = 0;
			}
			dt = Math.max(0.025, Math.min(1e6, dt * (change == 0 ? 2 : Math.max(0.25, Math.min(2, lastChange / change)))));
			lastChange = change;
		}
		throw neverSettles();
	}

	private void step(final double dt) {
		equation.moveByBackwardEuler(0, dt, false);
		membrane.advance(0, dt, equation.voltage);
	}

	private SimulationException neverSettles() {
		return new SimulationException(
			name + ": the neuron does not settle to a rest, it may fire by itself; start from a given voltage instead");
	}

	private static double largestDifference(final double[] a, final double[] b) {
		double largest = 0;
		for (int i = 0; i < a.length; i++) {
			final double difference = Math.abs(a[i] - b[i]);
			if (!(difference <= largest)) largest = difference; // NaN, too
		}
		return largest;
	}
}
