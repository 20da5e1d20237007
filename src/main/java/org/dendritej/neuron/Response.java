/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

/**
 * How the conductance or current of a synapse goes up and down after an event; its peak is 1.
 *
 * @param rise time constant of the rise, ms; 0 for a jump. As long as the decay it gives the alpha function
 * @param decay time constant of the decay, ms
 */
public record Response(double rise, double decay) {

	/** Checks. */
	public Response {
		NeuronException.notNegative("a synaptic response", "the time constant of the rise", rise, "ms");
		NeuronException.positive("a synaptic response", "the time constant of the decay", decay, "ms");
		if (rise > decay)
			throw new NeuronException("a synaptic response rises with " + rise + " ms and decays with " + decay +
				" ms; the rise must not be slower than the decay, swap them");
		if (rise > 0 && rise < 1e-6 * decay)
			throw new NeuronException(
				"a synaptic response rises with " + rise + " ms and decays with " + decay + " ms; use 0 for a rise that fast");
	}

	/** x0 in x' = −x/rise, g' = −g/decay + x that makes the peak of g 1; for a jump 0. */
	double drive() {
		if (rise == 0)
			return 0;
		final double r = (decay - rise) / rise, peak = r == 0 ? decay : decay * (Math.log1p(r) / r);
		return Math.exp(peak / rise) / decay;
	}

	/** g after {@code t} ms from g and x. */
	double after(final double t, final double g, final double x) {
		final double left = g * Math.exp(-t / decay);
		if (rise == 0 || x == 0)
			return left;
		final double y = t * ((decay - rise) / rise / decay); // exp(−t/decay) − exp(−t/rise) without a difference of near numbers
		return left + x * t * Math.exp(-t / decay) * (y == 0 ? 1 : -Math.expm1(-y) / y);
	}

	/** x after {@code t} ms. */
	double driveAfter(final double t, final double x) {
		return rise == 0 ? 0 : x * Math.exp(-t / rise);
	}

	/**
	 * The response itself.
	 *
	 * @param t time since the event, ms
	 * @return 0 before the event, at most 1
	 */
	public double at(final double t) {
		return t < 0 ? 0 : after(t, rise == 0 ? 1 : 0, drive());
	}
}
