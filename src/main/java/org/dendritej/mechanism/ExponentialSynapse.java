/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

/** A synapse whose conductance jumps by the weight and decays: g = w exp(−t/τ), I = g (V − E). */
public final class ExponentialSynapse extends Synapse {

	/** The synapse "Exp". */
	public static final ExponentialSynapse INSTANCE = new ExponentialSynapse();

	private ExponentialSynapse() {
		super("Exp", timeConstant("tau", 2, "time constant of decay"), reversal(0));
	}

	@Override
	public boolean eventsJump() {
		return true;
	}

	@Override
	public State bind(final Binding binding) {
		final Pool pool = new Pool(this, binding);
		return new Linear(this, pool, new ExponentialKernel(Elements.parameter(this, pool, "tau")));
	}
}
