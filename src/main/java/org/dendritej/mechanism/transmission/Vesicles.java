/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism.transmission;

import java.util.Arrays;

import org.dendritej.mechanism.MechanismException;

/** What is ready to be released, see {@link Release}; exact between spikes. */
final class Vesicles {

	private static final int REFILL = 0, RELEASE = 1; // draws of a site at one event

	private final Release release;
	private final int first;
	private final long seed;
	private final double[] utilisation, full; // full: the mean part of sites, without draws
	private final double[] last; // ms; NaN before the first spike
	private final long[] events;
	private final boolean[] empty, released; // [synapse × site], with draws

	Vesicles(final Release release, final int first, final int synapses, final long seed) {
		this.first = first;
		this.release = release;
		this.seed = seed;
		utilisation = new double[synapses];
		full = new double[synapses];
		last = new double[synapses];
		events = new long[synapses];
		final boolean draws = release.stochastic();
		if (draws && (long) synapses * release.sites() > Integer.MAX_VALUE - 8)
			throw new MechanismException(
				synapses + " synapses of " + release.sites() + " release sites are too many; take fewer of either");
		empty = new boolean[draws && release.recovery() > 0 ? synapses * release.sites() : 0];
		released = new boolean[draws ? synapses * release.sites() : 0];
		Arrays.fill(utilisation, release.probability());
		Arrays.fill(full, 1);
		Arrays.fill(last, Double.NaN);
	}

	double release(final int synapse, final double time) {
		if (time < last[synapse])
			throw new MechanismException("synapse " + synapse + " has a spike at " + time + " ms after one at " + last[synapse] +
				" ms; spikes of a synapse must come in the order of time");
		final boolean first = Double.isNaN(last[synapse]);
		final double interval = first ? Double.POSITIVE_INFINITY : time - last[synapse], p = release.probability();
		if (!first) {
			final double u = utilisation[synapse];
			full[synapse] = 1 - (1 - full[synapse] * (1 - u)) * Release.decay(interval, release.recovery());
			utilisation[synapse] = p + u * (1 - p) * Release.decay(interval, release.facilitation());
		}
		last[synapse] = time;
		final long event = events[synapse]++;
		return release.stochastic() ? draw(synapse, event, interval) : release.sites() * utilisation[synapse] * full[synapse];
	}

	/** Number of sites that release. */
	private int draw(final int synapse, final long event, final double interval) {
		final double refill = 1 - Release.decay(interval, release.recovery());
		int quanta = 0;
		for (int site = 0; site < release.sites(); site++) {
			final int at = synapse * release.sites() + site;
			if (empty.length > 0 && empty[at]) empty[at] = Chance.uniform(seed, first + synapse, event, 2L * site + REFILL) >= refill;
			released[at] = !(empty.length > 0 && empty[at])
				&& Chance.uniform(seed, first + synapse, event, 2L * site + RELEASE) < utilisation[synapse];
			if (released[at]) {
				quanta++;
				if (empty.length > 0) empty[at] = true;
			}
		}
		return quanta;
	}

	boolean hasReleased(final int synapse, final int site) {
		if (site < 0 || site >= release.sites())
			throw new MechanismException("the synapses have " + release.sites() + " release sites; there is no site " + site);
		return released.length > 0 && released[synapse * release.sites() + site];
	}
}
