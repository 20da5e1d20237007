/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

/** A synapse whose conductance is an alpha function: g = w (t/τ) exp(1 − t/τ), which peaks at τ with w; I = g (V − E). */
public final class AlphaSynapse extends Synapse {

	/** The synapse "Alpha". */
	public static final AlphaSynapse INSTANCE = new AlphaSynapse();

	private AlphaSynapse() {
		super("Alpha", timeConstant("tau", 1.5, "time from the event to the peak"), reversal(0));
	}

	@Override
	public State bind(final Binding binding) {
		final Pool pool = new Pool(this, binding);
		final double[] tau = Elements.parameter(this, pool, "tau");
		return new Linear(this, pool, new DoubleExponentialKernel(tau, tau));
	}
}
