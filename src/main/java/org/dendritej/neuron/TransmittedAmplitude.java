/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

import org.dendritej.mechanism.transmission.Synapses;
import org.dendritej.mechanism.transmission.Transmission;

/**
 * The amplitude of events at a synapse that is unreliable, depresses, facilitates or learns, on a point neuron. The same {@link Transmission} on a compartmental neuron
 * draws the same numbers. Belongs to one synapse in one run and is confined to its thread.
 */
public final class TransmittedAmplitude implements SynapticInput.Amplitude {

	private final Synapses synapse;
	private final double weight;

	/**
	 * One synapse of a group.
	 *
	 * @param transmission what it does
	 * @param weight what one vesicle brings at strength 1: peak conductance in µS, peak current in nA or jump in mV
	 * @param number of the synapse in its group; each has draws of its own
	 * @param seed of everything random of the group
	 */
	public TransmittedAmplitude(final Transmission transmission, final double weight, final int number, final long seed) {
		this.weight = NeuronException.finite("a synapse", "the amplitude", weight, "");
		synapse = Synapses.one(transmission, number, seed);
	}

	@Override
	public double arriving(final int event, final double t) {
		final double quanta = synapse.release(0, t);
		if (quanta == 0)
			return 0;
		final double amplitude = weight * quanta * synapse.weight(0, t);
		synapse.before(0, t);
		return amplitude;
	}

	@Override
	public void fired(final double t) {
		synapse.after(0, t);
	}

	/**
	 * The strength of the synapse.
	 *
	 * @param t ms, not before anything that has happened
	 * @return relative to the group's
	 */
	public double strength(final double t) {
		return synapse.weight(0, t);
	}
}
