/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism.transmission;

/**
 * Synapses that are cut. Which ones they are belongs to the seed and the synapse, so a larger fraction cuts those of a smaller one and others.
 *
 * @param fraction of the synapses, each with this chance; 0 to 1
 * @param from when they fall silent, ms
 */
public record Ablation(double fraction, double from) {

	/** Nothing is cut. */
	public static final Ablation NONE = new Ablation(0, 0);

	/** Checks. */
	public Ablation {
		Checks.probability("the fraction of ablated synapses", fraction);
		Checks.notNegative("the time of ablation", from, "ms");
	}
}
