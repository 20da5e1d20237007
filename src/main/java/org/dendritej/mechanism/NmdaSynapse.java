/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import java.util.List;

/**
 * The NMDA receptor: a difference of exponentials as {@link DoubleExponentialSynapse}, times the block by magnesium of Jahr &amp; Stevens (1990), J Neurosci
 * 10:3178–3182, doi:10.1523/JNEUROSCI.10-09-03178.1990, B(V) = 1/(1 + (Mg/k0) exp(−γ V)), I = g0 B (V − E). The weight is the peak of g0, the conductance
 * before the block. The block follows the voltage at once.
 */
public final class NmdaSynapse extends Synapse {

	/** The receptor "NMDA". */
	public static final NmdaSynapse INSTANCE = new NmdaSynapse();

	private static final List<Variable> VARIABLES_WITH_BLOCK = List.of( //
		new Variable("g", "uS", "conductance as blocked"), //
		new Variable("i", "nA", "current, outward positive"), //
		new Variable("g0", "uS", "conductance before the block"), //
		new Variable("B", "", "what the magnesium block leaves of the conductance"));

	private NmdaSynapse() {
		super("NMDA", //
			timeConstant("tau1", 2, "time constant of rise; default: layer-5 reference synapse"), //
			timeConstant("tau2", 50, "time constant of decay; default: layer-5 reference synapse"), //
			reversal(0), //
			new Parameter("gamma", "/mV", 0.08, 0, 1, true,
				"steepness of the block; default: steep variant for NMDA spikes, Jahr & Stevens 1990 give 0.062"), //
			new Parameter("k0", "mM", 3.57, 1e-6, 1e6, true,
				"magnesium that halves the conductance at 0 mV; default: Jahr & Stevens 1990, doi:10.1523/JNEUROSCI.10-09-03178.1990"), //
			new Parameter("mg", "mM", 1, 0, 1e3, true, "magnesium outside; 0 for no block"));
	}

	@Override
	public List<Variable> variables() {
		return VARIABLES_WITH_BLOCK;
	}

	@Override
	public State bind(final Binding binding) {
		return new Blocked(this, new Pool(this, binding));
	}

	/** B(V). A logarithm keeps 0 mM at any voltage from becoming 0 · ∞. */
	static double unblocked(final double v, final double gamma, final double logMgByK0) {
		return 1 / (1 + Math.exp(logMgByK0 - gamma * v));
	}

	private static final class Blocked extends Linear {

		private final double[] gamma; // 1/mV
		private final double[] logMgByK0;
		private final double[] v; // mV, copied in every call
		private final double[] b; // the block there

		Blocked(final NmdaSynapse mechanism, final Pool pool) {
			super(mechanism, pool, doubleExponential(mechanism, pool));
			gamma = Elements.parameter(mechanism, pool, "gamma");
			final double[] k0 = Elements.parameter(mechanism, pool, "k0"), mg = Elements.parameter(mechanism, pool, "mg");
			logMgByK0 = new double[elements.size()];
			for (int i = 0; i < logMgByK0.length; i++)
				logMgByK0[i] = Math.log(mg[i] / k0[i]);
			v = new double[elements.size()];
			b = new double[elements.size()];
		}

		@Override
		public void addCurrents(final double t, final double dt, final double[] voltage, final double[] conductance,
			final double[] sources) {
			if (kernel.isSilent()) return;
			kernel.mean(dt, g);
			elements.gather(voltage, v);
			for (int i = 0; i < v.length; i++)
				b[i] = logMgByK0[i] - gamma[i] * v[i];
			Exponentials.exp(b, b);
			for (int i = 0; i < v.length; i++)
				b[i] = 1 / (1 + b[i]);
			for (int i = 0; i < v.length; i++) { // dB/dV = γ B (1 − B)
				final double slope = gamma[i] * (1 - b[i]) * (v[i] - e[i]);
				final double open = g[i] * b[i];
				g[i] = open * (1 + slope);
				source[i] = open * (e[i] + slope * v[i]);
			}
			elements.add(g, conductance);
			elements.add(source, sources);
		}

		@Override
		public boolean neverFalls() {
			return false; // the block gives way while the voltage rises
		}

		@Override
		public double value(final int variable, final int element, final double t, final double[] voltage, final double ahead) {
			final int at = pool(element);
			final double volt = elements.at(voltage, at);
			final double block = unblocked(volt, gamma[at], logMgByK0[at]);
			return switch (variable) { // in the order of VARIABLES_WITH_BLOCK
				case 0 -> block * conductance(element);
				case 1 -> block * conductance(element) * (volt - e[at]);
				case 2 -> conductance(element);
				case 3 -> block;
				default -> throw new IndexOutOfBoundsException(variable);
			};
		}
	}
}
