/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism.transmission;

import java.util.Optional;

import org.dendritej.mechanism.MechanismException;

/**
 * The state of synapses that share a {@link Transmission}: presynaptic spikes go in at {@link #release}, what they deliver is its result times {@link #weight}. Synapses
 * that learn are also told of each presynaptic spike by {@link #before} and of each postsynaptic one by {@link #after}, in the order of time. Times never go
 * back for any one synapse. Confined to one thread; after construction nothing is allocated.
 */
public final class Synapses {

	private static final long STRENGTH = -1, CUT = -2; // events that belong to the synapse itself
	private final Transmission transmission;
	private final long seed;
	private final double[] initial; // relative weight, 0 for none
	private final double[] silentFrom; // ms
	private final Vesicles vesicles;
	private final Optional<Strengths> strengths;

	/**
	 * Synapses of one neuron that all see the same postsynaptic spikes.
	 *
	 * @param transmission what they do
	 * @param number of synapses
	 * @param seed of everything random of this group
	 * @return at the beginning
	 */
	public static Synapses of(final Transmission transmission, final int number, final long seed) {
		return new Synapses(transmission, 0, number, seed, 1);
	}

	/**
	 * One synapse of a group alone, with the same draws as within the group. Its methods know it as number 0.
	 *
	 * @param transmission what it does
	 * @param synapse its number in the group
	 * @param seed of everything random of the group
	 * @return at the beginning
	 */
	public static Synapses one(final Transmission transmission, final int synapse, final long seed) {
		return new Synapses(transmission, synapse, 1, seed, 1);
	}

	/**
	 * Synapses that each see postsynaptic spikes of their own place: {@link #after} takes their number.
	 *
	 * @param transmission what they do
	 * @param number of synapses
	 * @param seed of everything random of this group
	 * @return at the beginning
	 */
	public static Synapses each(final Transmission transmission, final int number, final long seed) {
		return new Synapses(transmission, 0, number, seed, number);
	}

	/** @param first number of the first synapse, to which draws belong */
	private Synapses(final Transmission transmission, final int first, final int number, final long seed, final int cells) {
		if (number < 1)
			throw new MechanismException("the number of synapses is " + number + "; expected at least 1");
		this.transmission = transmission;
		this.seed = seed;
		initial = new double[number];
		silentFrom = new double[number];
		for (int s = 0; s < number; s++) {
			initial[s] = strength(first + s);
			silentFrom[s] = Chance.uniform(seed, first + s, CUT, 0) < transmission.ablation().fraction() ? transmission.ablation().from()
				: Double.POSITIVE_INFINITY;
		}
		vesicles = new Vesicles(transmission.release(), first, number, seed);
		strengths = transmission.learning().map(learning -> new Strengths(learning, initial, cells));
	}

	private double strength(final int synapse) {
		final double spread = transmission.spread();
		return spread == 0 ? 1 : StrictMath.exp(spread * Chance.normal(seed, synapse, STRENGTH, 0) - 0.5 * spread * spread);
	}

	/**
	 * A presynaptic spike releases.
	 *
	 * @param synapse its number
	 * @param time ms
	 * @return quanta, not to be negative: a whole number if release is stochastic, else its mean; 0 for a failure and for a synapse that is cut
	 * @throws MechanismException if the synapse has had a later spike
	 */
	public double release(final int synapse, final double time) {
		final double quanta = vesicles.release(synapse, time);
		return isCut(synapse, time) ? 0 : quanta;
	}

	/**
	 * Whether a site of a synapse has released at the last spike.
	 *
	 * @param synapse its number
	 * @param site from 0
	 * @return false if release is not stochastic
	 */
	public boolean hasReleased(final int synapse, final int site) {
		return vesicles.hasReleased(synapse, site);
	}

	/**
	 * Whether a synapse is cut.
	 *
	 * @param synapse its number
	 * @param time ms
	 * @return true if it delivers nothing any more
	 */
	public boolean isCut(final int synapse, final double time) {
		return time >= silentFrom[synapse];
	}

	/**
	 * The strength of a synapse. Asking does not change it.
	 *
	 * @param synapse its number
	 * @param time ms, not before anything it was told
	 * @return relative to the group's
	 */
	public double weight(final int synapse, final double time) {
		return isCut(synapse, time) ? 0 : strengths.isPresent() ? strengths.get().weight(synapse, time) : initial[synapse];
	}

	/**
	 * Whether strengths change.
	 *
	 * @return true if {@link #before} and {@link #after} matter
	 */
	public boolean learn() {
		return strengths.isPresent();
	}

	/**
	 * The synapse learns of a presynaptic spike that has released.
	 *
	 * @param synapse its number
	 * @param time ms
	 */
	public void before(final int synapse, final double time) {
		if (strengths.isPresent() && !isCut(synapse, time)) strengths.get().before(synapse, time);
	}

	/**
	 * Synapses learn of a postsynaptic spike.
	 *
	 * @param cell 0 for the whole cell; the synapse if each sees its own
	 * @param time ms
	 */
	public void after(final int cell, final double time) {
		if (strengths.isPresent()) strengths.get().after(cell, time);
	}
}
