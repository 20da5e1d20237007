/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import java.util.List;

/** The passive leak: I = g (V − E). */
public final class Leak implements Mechanism {

	/** The one leak there is. */
	public static final Leak INSTANCE = new Leak();

	private Leak() {
	}

	@Override
	public String name() {
		return "pas";
	}

	@Override
	public Kind kind() {
		return Kind.DENSITY;
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(new Parameter("g", "S/cm2", 3e-5, 0, 1e3, true, "leak conductance"), //
			new Parameter("e", "mV", -75, -1000, 1000, true, "reversal potential of the leak"));
	}

	@Override
	public List<Variable> variables() {
		return List.of(new Variable("i", "mA/cm2", "leak current, outward positive"));
	}

	@Override
	public List<IonUse> ions() {
		return List.of();
	}

	@Override
	public State bind(final Binding binding) {
		throw new IllegalStateException("under construction");
	}
}
