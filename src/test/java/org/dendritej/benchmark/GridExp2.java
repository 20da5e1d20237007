/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.dendritej.mechanism.Binding;
import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Parameter;
import org.dendritej.mechanism.Variable;

/**
 * A synapse with two exponentials as the peers compute it, for comparisons step by step: events act on the grid and a step sees the conductance of its start.
 */
final class GridExp2 implements Mechanism {

	static final GridExp2 INSTANCE = new GridExp2();

	private GridExp2() {}

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
		final int[] synapses = binding.elements(), some = Arrays.stream(synapses).distinct().sorted().toArray(),
			shared = new int[synapses.length];
		final int first = some[0], span = some[some.length - 1] - first + 1;
		final boolean fills = span <= 2 * some.length; // elements between have nothing to conduct
		final int[] at = fills ? IntStream.range(first, first + span).toArray() : some;
		for (int s = 0; s < synapses.length; s++)
			shared[s] = Arrays.binarySearch(at, synapses[s]);
		final double tau1 = only(binding, "tau1"), tau2 = only(binding, "tau2"), e = only(binding, "e");
		final double peak = tau1 * tau2 / (tau2 - tau1) * Math.log(tau2 / tau1);
		final double factor = 1 / (Math.exp(-peak / tau2) - Math.exp(-peak / tau1));
		final double[] a = new double[at.length], b = new double[at.length], g = new double[at.length], sum = new double[at.length];
		return new State() {

			private double decay1, decay2, preparedFor = Double.NaN;

			@Override
			public void initialise(final double t, final double[] voltage) {
				Arrays.fill(a, 0);
				Arrays.fill(b, 0);
			}

			@Override
			public void receive(final int element, final double t, final double dt, final double time, final double[] arguments,
				final double flag) {
				a[shared[element]] += factor * arguments[0];
				b[shared[element]] += factor * arguments[0];
			}

			@Override
			public void addCurrents(final double t, final double dt, final double[] voltage, final double[] conductance,
				final double[] source) {
				for (int i = 0; i < g.length; i++)
					g[i] = b[i] - a[i];
				add(conductance);
				for (int i = 0; i < g.length; i++)
					g[i] *= e;
				add(source);
			}

			private void add(final double[] to) {
				if (fills) {
					System.arraycopy(to, first, sum, 0, sum.length);
					for (int i = 0; i < sum.length; i++)
						sum[i] += g[i];
					System.arraycopy(sum, 0, to, first, sum.length);
				}
				else
					for (int i = 0; i < at.length; i++)
						to[at[i]] += g[i];
			}

			@Override
			public boolean neverFalls() {
				return true;
			}

			@Override
			public void advance(final double t, final double dt, final double[] voltage) {
				if (dt != preparedFor) {
					decay1 = Math.exp(-dt / tau1);
					decay2 = Math.exp(-dt / tau2);
					preparedFor = dt;
				}
				for (int i = 0; i < a.length; i++)
					a[i] *= decay1;
				for (int i = 0; i < b.length; i++)
					b[i] *= decay2;
			}

			@Override
			public double value(final int variable, final int element, final double t, final double[] voltage, final double ahead) {
				throw new IllegalStateException("the synapses of a compartment share one conductance here");
			}
		};
	}

	private static double only(final Binding binding, final String name) {
		final double[] values = binding.parameter(name);
		for (final double value : values)
			if (value != values[0]) throw new IllegalArgumentException(name + " must be the same for all synapses");
		return values[0];
	}
}
