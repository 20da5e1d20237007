/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism.transmission;

import org.dendritej.mechanism.MechanismException;

/**
 * How a synapse releases transmitter: {@code sites} independent release sites, each of which holds one vesicle. A presynaptic spike releases it with the
 * present utilisation u; a site that has released is refilled with the time constant {@code recovery}, and u is raised by every spike and falls back with
 * the time constant {@code facilitation}:
 *
 * <p>
 * x ← 1 − (1 − x (1 − u)) exp(−D/recovery), u ← p + u (1 − p) exp(−D/facilitation) over an interval D, after a release of u x; first spike u = p, x = 1. These
 * are the equations of Tsodyks &amp; Markram (1997), PNAS 94:719–723, doi:10.1073/pnas.94.2.719, and Markram, Wang &amp; Tsodyks (1998), PNAS 95:5323–5328,
 * doi:10.1073/pnas.95.9.5323, exact between spikes. If release is not stochastic, u x is delivered from every site; if it is, x is the chance that the
 * site is full, and its mean over trials obeys the same equations exactly, since u depends on the times of spikes alone. The weight of a synapse is that of one
 * vesicle, so it delivers at most {@code sites} times its weight.
 *
 * @param sites number of release sites, at least 1
 * @param probability p of the first spike at each site, 0 to 1
 * @param recovery time constant with which vesicles are refilled, ms; 0 for at once
 * @param facilitation time constant with which raised utilisation falls back, ms; 0 for no facilitation
 * @param stochastic whether each release is drawn at random; otherwise the mean is delivered
 */
public record Release(int sites, double probability, double recovery, double facilitation, boolean stochastic) {

	/** Every spike delivers the whole weight. */
	public static final Release RELIABLE = new Release(1, 1, 0, 0, false);
	/** Between excitatory neocortical neurons, depressing: Tsodyks, Uziel &amp; Markram (2000), J Neurosci 20:RC50. */
	public static final Release DEPRESSING = new Release(1, 0.5, 800, 0, false);
	/** From excitatory neocortical neurons to inhibitory ones, facilitating: Tsodyks, Uziel &amp; Markram (2000). */
	public static final Release FACILITATING = new Release(1, 0.04, 100, 1000, false);
	/** Between layer-5 pyramidal neurons: Tsodyks &amp; Markram (1997), doi:10.1073/pnas.94.2.719. */
	public static final Release LAYER_5 = new Release(1, 0.67, 800, 0, false);
	/** Working memory in facilitating synapses: Mongillo, Barak &amp; Tsodyks (2008), Science 319:1543–1546, doi:10.1126/science.1150769. */
	public static final Release WORKING_MEMORY = new Release(1, 0.2, 200, 1500, false);

	private static final int MOST_SITES = 10_000;

	/** Checks. */
	public Release {
		if (sites < 1 || sites > MOST_SITES)
			throw new MechanismException("the number of release sites is " + sites + "; expected 1 to " + MOST_SITES);
		Checks.probability("the release probability", probability);
		Checks.notNegative("the time constant of recovery", recovery, "ms");
		Checks.notNegative("the time constant of facilitation", facilitation, "ms");
	}

	/**
	 * Independent sites that are always full: binomial release.
	 *
	 * @param sites number of release sites
	 * @param probability of release of each
	 * @return a stochastic release
	 */
	public static Release binomial(final int sites, final double probability) {
		return new Release(sites, probability, 0, 0, true);
	}

	/**
	 * The same with draws or with means.
	 *
	 * @param random whether each release is drawn
	 * @return a changed copy
	 */
	public Release stochastic(final boolean random) {
		return new Release(sites, probability, recovery, facilitation, random);
	}

	/**
	 * The same with another number of sites.
	 *
	 * @param number of release sites
	 * @return a changed copy
	 */
	public Release sites(final int number) {
		return new Release(number, probability, recovery, facilitation, stochastic);
	}

	/**
	 * Utilisation in the steady state of a regular train.
	 *
	 * @param interval ms
	 * @return u
	 */
	public double steadyUtilisation(final double interval) {
		return probability == 0 ? 0 : probability / (1 - (1 - probability) * decay(interval, facilitation));
	}

	/**
	 * Mean release per site in the steady state of a regular train.
	 *
	 * @param interval ms
	 * @return u x; of a single train, and with stochastic release and no facilitation the exact mean over trials
	 */
	public double steadyRelease(final double interval) {
		final double u = steadyUtilisation(interval), e = decay(interval, recovery);
		return u * (1 - e) / (1 - (1 - u) * e);
	}

	/** exp(−interval/tau), 0 for no time constant. */
	static double decay(final double interval, final double tau) {
		return tau == 0 ? 0 : StrictMath.exp(-interval / tau);
	}
}
