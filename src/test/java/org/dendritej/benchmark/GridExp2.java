/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import java.util.List;
import org.dendritej.mechanism.Binding;
import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Parameter;
import org.dendritej.mechanism.Variable;

/**
 * A synapse with two exponentials as the peers compute it, for comparisons step by step: events act on the grid and a step sees the conductance of its start.
 */
final class GridExp2 implements Mechanism {

	@Override
	public String name() {
		return "GridExp2";
	}

	@Override
	public Kind kind() {
		return Kind.POINT;
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(new Parameter("tau1", "ms", 0.5, 1e-9, 1e9, true, "rise"), new Parameter("tau2", "ms", 2, 1e-9, 1e9, true, "decay"),
			new Parameter("e", "mV", 0, -1000, 1000, true, "reversal potential"));
	}

	@Override
	public List<Variable> variables() {
		return List.of(new Variable("g", "uS", "conductance"));
	}

	@Override
	public List<IonUse> ions() {
		return List.of();
	}

	@Override
	public List<String> eventArguments() {
		return List.of("weight");
	}

	@Override
	public State bind(final Binding binding) {
		final int[] at = binding.elements();
		final double[] tau1 = binding.parameter("tau1"), tau2 = binding.parameter("tau2"), e = binding.parameter("e");
		final double[] a = new double[at.length], b = new double[at.length], factor = new double[at.length], decay1 = new double[at.length],
			decay2 = new double[at.length];
		for (int i = 0; i < at.length; i++) {
			final double peak = tau1[i] * tau2[i] / (tau2[i] - tau1[i]) * Math.log(tau2[i] / tau1[i]);
			factor[i] = 1 / (Math.exp(-peak / tau2[i]) - Math.exp(-peak / tau1[i]));
		}
		return new State() {

			private double preparedFor = Double.NaN;

			@Override
			public void initialise(final double t, final double[] voltage) {
				java.util.Arrays.fill(a, 0);
				java.util.Arrays.fill(b, 0);
			}

			@Override
			public void receive(final int element, final double t, final double dt, final double time, final double[] arguments,
				final double flag) {
				a[element] += factor[element] * arguments[0];
				b[element] += factor[element] * arguments[0];
			}

			@Override
			public void addCurrents(final double t, final double dt, final double[] voltage, final double[] conductance,
				final double[] source) {
				for (int i = 0; i < at.length; i++) {
					conductance[at[i]] += b[i] - a[i];
					source[at[i]] += (b[i] - a[i]) * e[i];
				}
			}

			@Override
			public void advance(final double t, final double dt, final double[] voltage) {
				if (dt != preparedFor)
					for (int i = 0; i < at.length; i++) {
						decay1[i] = Math.exp(-dt / tau1[i]);
						decay2[i] = Math.exp(-dt / tau2[i]);
					}
				preparedFor = dt;
				for (int i = 0; i < at.length; i++) {
					a[i] *= decay1[i];
					b[i] *= decay2[i];
				}
			}

			@Override
			public double value(final int variable, final int element, final double[] voltage, final double ahead) {
				return b[element] * Math.exp(-ahead / tau2[element]) - a[element] * Math.exp(-ahead / tau1[element]);
			}
		};
	}
}
