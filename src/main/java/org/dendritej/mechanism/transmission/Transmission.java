/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism.transmission;

import java.util.Optional;

/**
 * What a group of synapses makes of presynaptic spikes: a number for each that multiplies the weights of all receptors of the synapse. It is the product of what
 * is released, see {@link Release}, and of the strength of the synapse, which may be spread over the group and may change.
 *
 * @param release how reliably, and how that depends on the recent past
 * @param spread standard deviation of the logarithm of the strengths, which are lognormal with mean 1; 0 for all alike. Song, Sjöström, Reigl, Nelson &amp;
 *        Chklovskii (2005), PLoS Biol 3:e68, doi:10.1371/journal.pbio.0030068, found 0.94
 * @param ablation which synapses are cut
 * @param learning how strengths change; empty if they do not
 */
public record Transmission(Release release, double spread, Ablation ablation, Optional<Learning> learning) {

	/** Every spike delivers the same, now and for ever. */
	public static final Transmission RELIABLE = new Transmission(Release.RELIABLE, 0, Ablation.NONE, Optional.empty());

	private static final double WIDEST = 5;

	/** Checks. */
	public Transmission {
		Checks.notNegative("the spread of the weights", spread, "");
		if (spread > WIDEST)
			throw new org.dendritej.mechanism.MechanismException("the spread of the weights is " + spread +
				"; expected a standard deviation of their logarithm up to " + WIDEST + ", typically 0.9");
	}

	/**
	 * A group that only releases.
	 *
	 * @param release how
	 * @return equal and constant strengths
	 */
	public static Transmission of(final Release release) {
		return new Transmission(release, 0, Ablation.NONE, Optional.empty());
	}

	/**
	 * With another release.
	 *
	 * @param newRelease how
	 * @return a changed copy
	 */
	public Transmission with(final Release newRelease) {
		return new Transmission(newRelease, spread, ablation, learning);
	}

	/**
	 * With lognormal strengths.
	 *
	 * @param newSpread standard deviation of their logarithm
	 * @return a changed copy
	 */
	public Transmission spread(final double newSpread) {
		return new Transmission(release, newSpread, ablation, learning);
	}

	/**
	 * With synapses cut.
	 *
	 * @param newAblation which
	 * @return a changed copy
	 */
	public Transmission with(final Ablation newAblation) {
		return new Transmission(release, spread, newAblation, learning);
	}

	/**
	 * With strengths that change.
	 *
	 * @param newLearning how
	 * @return a changed copy
	 */
	public Transmission with(final Learning newLearning) {
		return new Transmission(release, spread, ablation, Optional.of(newLearning));
	}

	/**
	 * Whether every spike delivers the weight as it is.
	 *
	 * @return true if there is nothing to do
	 */
	public boolean isReliable() {
		return this == RELIABLE || equals(RELIABLE);
	}
}
