/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism.transmission;

/**
 * Plasticity that depends on the timing of spikes, with pairs and triplets: Pfister &amp; Gerstner (2006), J Neurosci 26:9673–9682,
 * doi:10.1523/JNEUROSCI.1425-06.2006, eqs. 1–4. Traces r1, r2 jump at presynaptic spikes and decay with tauPlus and tauX, o1, o2 at postsynaptic spikes with
 * tauMinus and tauY. A presynaptic spike changes the weight by −o1 (pairMinus + tripletMinus r2), a postsynaptic one by +r1 (pairPlus + tripletPlus o2), in
 * which r2 and o2 are those before their own jump. Without triplets this is the pair rule, +pairPlus exp(−d/tauPlus) for d = t_post − t_pre &gt; 0 and −pairMinus
 * exp(d/tauMinus) for d &lt; 0; spikes at exactly the same time (d = 0) do not change the weight. Weights are relative: 1 is what the synapse begins with on average.
 *
 * @param pairPlus potentiation by a pair of d → 0
 * @param pairMinus depression by a pair of d → 0
 * @param tripletPlus potentiation by a triplet post–pre–post
 * @param tripletMinus depression by a triplet pre–post–pre
 * @param tauPlus decay of r1, ms
 * @param tauMinus decay of o1, ms
 * @param tauX decay of r2, ms
 * @param tauY decay of o2, ms
 * @param pairing which spikes form pairs
 */
public record TimingRule(double pairPlus, double pairMinus, double tripletPlus, double tripletMinus, double tauPlus, double tauMinus,
	double tauX,
	double tauY, Pairing pairing) {

	/** Which spikes form pairs. */
	public enum Pairing {
		/** Every spike with all that came before: traces jump by 1. */
		ALL_TO_ALL,
		/** Every spike with the nearest before: traces jump to 1. */
		NEAREST
	}

	/** Pairs in hippocampal cultures: Bi &amp; Poo (1998), J Neurosci 18:10464–10472, doi:10.1523/JNEUROSCI.18-24-10464.1998, as fitted by Bi &amp; Poo (2001). */
	public static final TimingRule BI_POO = pairs(0.777, 0.273, 16.8, 33.7);
	/** Pairs of Song, Miller &amp; Abbott (2000), Nat Neurosci 3:919–926, doi:10.1038/78829. */
	public static final TimingRule SONG = pairs(0.005, 1.05 * 0.005, 20, 20);
	/** Triplets in visual cortex, all-to-all, minimal model: Pfister &amp; Gerstner (2006), fitted to Sjöström, Turrigiano &amp; Nelson (2001). */
	public static final TimingRule VISUAL_CORTEX = new TimingRule(0, 7.1e-3, 6.5e-3, 0, 16.8, 33.7, 101, 114, Pairing.ALL_TO_ALL);
	/** Triplets in visual cortex, nearest spikes, minimal model: Pfister &amp; Gerstner (2006). */
	public static final TimingRule VISUAL_CORTEX_NEAREST = new TimingRule(0, 8e-3, 5e-2, 0, 16.8, 33.7, 714, 40, Pairing.NEAREST);
	/** Triplets in hippocampal cultures, all-to-all, minimal model: Pfister &amp; Gerstner (2006), fitted to Wang, Gerkin, Nauen &amp; Bi (2005). */
	public static final TimingRule HIPPOCAMPUS = new TimingRule(5.3e-3, 3.5e-3, 8e-3, 0, 16.8, 33.7, 946, 40, Pairing.ALL_TO_ALL);

	/** Checks. */
	public TimingRule {
		Checks.finite("pairPlus, the potentiation by a pair,", pairPlus);
		Checks.finite("pairMinus, the depression by a pair,", pairMinus);
		Checks.finite("tripletPlus, the potentiation by a triplet,", tripletPlus);
		Checks.finite("tripletMinus, the depression by a triplet,", tripletMinus);
		Checks.positive("tauPlus, the window of potentiation,", tauPlus, "ms");
		Checks.positive("tauMinus, the window of depression,", tauMinus, "ms");
		Checks.positive("tauX, the window of presynaptic triplets,", tauX, "ms");
		Checks.positive("tauY, the window of postsynaptic triplets,", tauY, "ms");
	}

	/**
	 * A rule of pairs alone, all-to-all.
	 *
	 * @param plus potentiation at d → 0
	 * @param minus depression at d → 0
	 * @param tauPlus window of potentiation, ms
	 * @param tauMinus window of depression, ms
	 * @return the rule
	 */
	public static TimingRule pairs(final double plus, final double minus, final double tauPlus, final double tauMinus) {
		return new TimingRule(plus, minus, 0, 0, tauPlus, tauMinus, tauPlus, tauMinus, Pairing.ALL_TO_ALL);
	}

	/**
	 * The same rule with other pairs.
	 *
	 * @param newPairing which spikes form pairs
	 * @return a changed copy
	 */
	public TimingRule with(final Pairing newPairing) {
		return new TimingRule(pairPlus, pairMinus, tripletPlus, tripletMinus, tauPlus, tauMinus, tauX, tauY, newPairing);
	}

	/**
	 * The same rule with all its changes larger or smaller.
	 *
	 * @param factor of the four amplitudes
	 * @return a changed copy
	 */
	public TimingRule times(final double factor) {
		return new TimingRule(factor * pairPlus, factor * pairMinus, factor * tripletPlus, factor * tripletMinus, tauPlus, tauMinus, tauX,
			tauY,
			pairing);
	}
}
