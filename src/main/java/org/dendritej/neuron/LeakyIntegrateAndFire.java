/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

import java.util.List;
import java.util.function.DoubleConsumer;

import org.dendritej.mechanism.Variable;

/**
 * The leaky integrate-and-fire neuron: τ V' = E − V + R I; when V comes to the threshold it spikes, and is held at the reset for the refractory period.
 * Lapicque (1907), J Physiol Pathol Gen 9:620–635; Stein (1965), Biophys J 5:173–194, doi:10.1016/S0006-3495(65)86709-1; Gerstner et al. (2014), Neuronal
 * Dynamics, section 1.3.
 *
 * <p>
 * Wherever its input is constant, conductances included, it is moved by the exact solution, so that results do not depend on steps. Jumps of the potential
 * that come while it is held are lost.
 *
 * @param tau membrane time constant, ms
 * @param resistance R, MΩ
 * @param rest E, mV, where it begins
 * @param reset mV, below the threshold
 * @param threshold mV; below the rest the neuron fires by itself
 * @param refractory how long it is held after a spike, ms
 */
public record LeakyIntegrateAndFire(double tau, double resistance, double rest, double reset, double threshold, double refractory)
	implements PointNeuron {

	private static final String NAME = "leaky integrate-and-fire";
	private static final List<Variable> VARIABLES = List.of(new Variable("v", "mV", "potential"));

	/** Checks. */
	public LeakyIntegrateAndFire {
		NeuronException.positive(NAME, "the membrane time constant", tau, "ms");
		NeuronException.positive(NAME, "the resistance", resistance, "MΩ");
		NeuronException.finite(NAME, "the rest", rest, "mV");
		NeuronException.finite(NAME, "the reset", reset, "mV");
		NeuronException.finite(NAME, "the threshold", threshold, "mV");
		NeuronException.notNegative(NAME, "the refractory period", refractory, "ms");
		if (!(reset < threshold))
			throw new NeuronException(NAME + ": the reset is " + reset + " mV and the threshold " + threshold +
				" mV; the reset must lie below the threshold");
	}

	/**
	 * A usual one: 20 ms, 100 MΩ, −70 mV, threshold −50 mV, 2 ms.
	 *
	 * @return the neuron
	 */
	public static LeakyIntegrateAndFire usual() {
		return new LeakyIntegrateAndFire(20, 100, -70, -70, -50, 2);
	}

	/**
	 * Its rate at a constant current, in closed form.
	 *
	 * @param current nA
	 * @return Hz; 0 if it does not fire
	 */
	public double rate(final double current) {
		final double steady = rest + resistance * current;
		return steady <= threshold ? 0 : 1000 / (refractory + tau * Math.log((steady - reset) / (steady - threshold)));
	}

	/**
	 * The least current at which it fires on and on; at this very current it only comes near to its threshold.
	 *
	 * @return nA
	 */
	public double rheobase() {
		return (threshold - rest) / resistance;
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public List<Variable> variables() {
		return VARIABLES;
	}

	@Override
	public double ceiling() {
		return 1000 / refractory;
	}

	@Override
	public double peak() {
		return threshold;
	}

	@Override
	public State start(final double t, final Integration integration) {
		return new Membrane(this, t, integration);
	}

	private static final class Membrane extends Dynamics {

		private final LeakyIntegrateAndFire neuron;

		Membrane(final LeakyIntegrateAndFire neuron, final double t, final Integration integration) {
			super(NAME, t, integration, neuron.threshold, 1);
			this.neuron = neuron;
			y[0] = neuron.rest < neuron.threshold ? neuron.rest : neuron.reset;
		}

		@Override
		void slopes(final double[] y, final double current, final double[] dydt) {
			dydt[0] = (neuron.rest - y[0] + neuron.resistance * current) / neuron.tau;
		}

		@Override
		void reset() {
			y[0] = neuron.reset;
		}

		@Override
		double refractory() {
			return neuron.refractory;
		}

		/** With I = I0 − g (V − E) constant in time, V relaxes towards E + I0 R/(1 + g R) with τ/(1 + g R). */
		@Override
		boolean advanceExactly(final double until, final Input input, final DoubleConsumer spikes) {
			if (!input.isSteady())
				return false;
			while (t < until) {
				if (t < held()) {
					t = Math.min(until, held());
					continue;
				}
				final double atRest = input.current(t, neuron.rest), slope = atRest - input.current(t, neuron.rest + 1);
				final double load = 1 + slope * neuron.resistance;
				if (!(load > 0) || !Double.isFinite(atRest))
					throw new NeuronException(NAME + ": at " + t + " ms its input is " + atRest + " nA with a conductance of " + slope +
						" µS; the current must be finite and the conductance not negative");
				final double tau = neuron.tau / load, steady = neuron.rest + neuron.resistance * atRest / load;
				final double wait = steady > neuron.threshold ? tau * Math.log((steady - y[0]) / (steady - neuron.threshold)) : Double.NaN;
				if (t + wait <= until) {
					t += wait;
					y[0] = neuron.threshold;
					spike(input, spikes);
				}
				else {
					y[0] = steady + (y[0] - steady) * Math.exp(-(until - t) / tau);
					t = until;
				}
			}
			return true;
		}
	}
}
