/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

/**
 * What drives one point neuron in one run: a current that is a smooth function of time and potential between the times at which something happens. Has state,
 * belongs to one neuron in one run and is confined to its thread.
 *
 * <p>
 * The neuron asks for {@link #next}, takes currents at times from where it stands up to that time, in any order and as often as its integration scheme needs
 * them, and when it has come there calls {@link #pass}; then it asks for the next time.
 */
public interface Input {

	/**
	 * The current into the neuron, from the last time passed up to the next one; at the next one the limit from the left.
	 *
	 * @param t time, ms
	 * @param v potential, mV
	 * @return inward positive, nA; a conductance g with reversal potential E gives g (E − v). Into a rate unit: its drive
	 */
	double current(double t, double v);

	/**
	 * When the current, one of its derivatives or the potential jumps next.
	 *
	 * @return ms, after the last time passed; infinite if never again
	 */
	default double next() {
		return Double.POSITIVE_INFINITY;
	}

	/**
	 * The neuron has come to {@link #next}: what happens then happens now.
	 *
	 * @param t that time, ms
	 * @return by how much the potential jumps, mV; 0 unless events act on it directly
	 */
	default double pass(final double t) {
		return 0;
	}

	/**
	 * Whether {@link #current} does not depend on time until {@link #next}, and on the potential linearly at most. Then the leaky integrate-and-fire neuron is
	 * moved by its exact solution.
	 *
	 * @return false unless the input knows better
	 */
	default boolean isSteady() {
		return false;
	}

	/**
	 * The neuron that this input drives has spiked. Called in the order of time, after every {@link #pass} at or before the spike's time; what the input changes
	 * then must leave its current as it is.
	 *
	 * @param t time of the spike, ms
	 */
	default void fired(final double t) {
		// most inputs do not mind
	}
}
