/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.recording;

import java.util.List;

import org.dendritej.cable.Place;

/**
 * What the synapses of one group have transmitted in one run, and how their strengths have changed. Immutable, so any thread may share it.
 */
public final class SynapseHistory {

	private final String group;
	private final List<Place> places;
	private final int[] spikes;
	private final int[] failures;
	private final double[] quanta;
	private final double[] times;
	private final float[][] weights;

	/**
	 * Keeps the arrays it is given; hand them over and forget them.
	 *
	 * @param group name of the synapse group
	 * @param places one per synapse
	 * @param spikes presynaptic spikes that have arrived, shape {@code [synapses]}
	 * @param failures how many of them released nothing, shape {@code [synapses]}
	 * @param quanta released altogether, shape {@code [synapses]}
	 * @param times at which strengths are known, ms, ascending, shape {@code [samples]}
	 * @param weights relative to the weight of the group, shape {@code [samples][synapses]}
	 */
	public SynapseHistory(final String group, final List<Place> places, final int[] spikes, final int[] failures, final double[] quanta,
		final double[] times, final float[][] weights) {
		this.group = group;
		this.places = List.copyOf(places);
		this.spikes = spikes;
		this.failures = failures;
		this.quanta = quanta;
		this.times = times;
		this.weights = weights;
		final int n = places.size();
		if (spikes.length != n || failures.length != n || quanta.length != n || weights.length != times.length)
			throw new RecordingException(
				"the history of \"" + group + "\" does not fit its " + n + " synapses and " + times.length + " times");
		for (final float[] all : weights)
			if (all.length != n)
				throw new RecordingException("the history of \"" + group + "\" has " + all.length + " strengths for " + n + " synapses");
	}

	/**
	 * The group.
	 *
	 * @return its name
	 */
	public String group() {
		return group;
	}

	/**
	 * Where the synapses sit.
	 *
	 * @return one place per synapse
	 */
	public List<Place> places() {
		return places;
	}

	/**
	 * Number of synapses.
	 *
	 * @return at least 1
	 */
	public int synapses() {
		return places.size();
	}

	/**
	 * Presynaptic spikes that have arrived.
	 *
	 * @param synapse its number
	 * @return how many
	 */
	public int spikes(final int synapse) {
		return spikes[synapse];
	}

	/**
	 * Presynaptic spikes that have released nothing.
	 *
	 * @param synapse its number
	 * @return how many
	 */
	public int failures(final int synapse) {
		return failures[synapse];
	}

	/**
	 * What was released.
	 *
	 * @param synapse its number
	 * @return quanta, whole numbers if release is stochastic
	 */
	public double quanta(final int synapse) {
		return quanta[synapse];
	}

	/**
	 * Number of times at which strengths are known, from the start to the end of the run.
	 *
	 * @return at least 2
	 */
	public int samples() {
		return times.length;
	}

	/**
	 * One of these times.
	 *
	 * @param sample its number
	 * @return ms
	 */
	public double time(final int sample) {
		return times[sample];
	}

	/**
	 * The strength of a synapse.
	 *
	 * @param sample number of the time
	 * @param synapse its number
	 * @return relative to the weight of the group; 0 where it is cut
	 */
	public float weight(final int sample, final int synapse) {
		return weights[sample][synapse];
	}
}
