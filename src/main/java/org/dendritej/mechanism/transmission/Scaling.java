/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism.transmission;

/**
 * Homeostatic scaling: all synapses of a neuron grow by the same factor while it fires less than a target rate, and shrink while it fires more. Turrigiano, Leslie,
 * Desai, Rutherford &amp; Nelson (1998), Nature 391:892–896, doi:10.1038/36103; the form of van Rossum, Bi &amp; Turrigiano (2000), J Neurosci 20:8812–8821,
 * doi:10.1523/JNEUROSCI.20-23-08812.2000, without its integral: w' = w (1 − a/target)/time, where the activity a jumps by 1/memory at each
 * postsynaptic spike and decays with the time constant {@code memory}. It begins at the target and is exact between spikes.
 *
 * @param target rate, Hz
 * @param time in which a silent neuron's synapses grow e-fold, ms; hours in the animal, in simulations mostly seconds
 * @param memory over which the rate is taken, ms
 */
public record Scaling(double target, double time, double memory) {

	/** Checks. */
	public Scaling {
		Checks.positive("the target rate of homeostatic scaling", target, "Hz");
		Checks.positive("the time of homeostatic scaling", time, "ms");
		Checks.positive("the memory of homeostatic scaling", memory, "ms");
	}
}
