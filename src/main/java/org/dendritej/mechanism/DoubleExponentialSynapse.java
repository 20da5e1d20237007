/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

/**
 * A synapse whose conductance rises with τ1 and decays with τ2: g = w F (exp(−t/τ2) − exp(−t/τ1)), I = g (V − E), F being such that the peak is w; it is reached
 * at τ1 τ2/(τ2 − τ1) ln(τ2/τ1). Equal time constants give the alpha function; τ1 above τ2 is refused.
 */
public final class DoubleExponentialSynapse extends Synapse {

	/** The plain form, "Exp2". */
	public static final DoubleExponentialSynapse EXP2 = new DoubleExponentialSynapse("Exp2", 0.5, 3, 0, "");

	/** The fast glutamate receptor, "AMPA". */
	public static final DoubleExponentialSynapse AMPA =
		new DoubleExponentialSynapse("AMPA", 0.3, 3, 0, "; default: as Beniaguev, Segev & London 2021, doi:10.1016/j.neuron.2021.07.002");

	/** The fast receptor of inhibition, "GABAA". */
	public static final DoubleExponentialSynapse GABAA =
		new DoubleExponentialSynapse("GABAA", 0.5, 5, -80, "; default: layer-5 reference synapse");

	private DoubleExponentialSynapse(final String name, final double tau1, final double tau2, final double e, final String source) {
		super(name, timeConstant("tau1", tau1, "time constant of rise" + source),
			timeConstant("tau2", tau2, "time constant of decay" + source),
			reversal(e));
	}

	@Override
	public State bind(final Binding binding) {
		final Pool pool = new Pool(this, binding);
		return new Linear(this, pool, doubleExponential(this, pool));
	}
}
