/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

import java.util.List;

import org.dendritej.mechanism.Variable;

/**
 * The adaptive exponential integrate-and-fire neuron of Brette &amp; Gerstner (2005), J Neurophysiol 94:3637–3642, doi:10.1152/jn.00686.2005:
 *
 * <pre>
 * C V' = −gL (V − EL) + gL ΔT exp((V − VT)/ΔT) − w + I,   τw w' = a (V − EL) − w;   at the cut V = Vr, w = w + b.
 * </pre>
 *
 * It begins at V = EL, w = 0.
 *
 * @param capacitance C, nF
 * @param leak gL, µS
 * @param rest EL, mV
 * @param onset VT, where the upstroke begins, mV
 * @param slope ΔT, mV
 * @param coupling a, µS
 * @param adaptationTime τw, ms
 * @param jump b, nA
 * @param reset Vr, mV
 * @param cut where a spike is cut off and counted, mV
 */
public record AdaptiveExponential(double capacitance, double leak, double rest, double onset, double slope, double coupling,
	double adaptationTime, double jump, double reset, double cut) implements Planar {

	private static final String NAME = "adaptive exponential";
	private static final List<Variable> VARIABLES =
		List.of(new Variable("v", "mV", "potential"), new Variable("w", "nA", "adaptation current, outward positive"));

	/** Checks. */
	public AdaptiveExponential {
		NeuronException.positive(NAME, "the capacitance", capacitance, "nF");
		NeuronException.positive(NAME, "the leak conductance", leak, "µS");
		NeuronException.finite(NAME, "the rest", rest, "mV");
		NeuronException.finite(NAME, "the onset of the upstroke", onset, "mV");
		NeuronException.positive(NAME, "the slope factor", slope, "mV");
		NeuronException.finite(NAME, "the coupling a", coupling, "µS");
		NeuronException.positive(NAME, "the time constant of adaptation", adaptationTime, "ms");
		NeuronException.finite(NAME, "the jump b", jump, "nA");
		NeuronException.finite(NAME, "the reset", reset, "mV");
		NeuronException.finite(NAME, "the cut", cut, "mV");
		if (!(reset < cut && rest < cut))
			throw new NeuronException(NAME + ": the cut is at " + cut + " mV, the reset at " + reset + " and the rest at " + rest +
				" mV; the cut must lie above both");
		if ((cut - onset) / slope > 500)
			throw new NeuronException(NAME + ": the cut at " + cut + " mV lies " + (cut - onset) / slope + " slope factors of " + slope +
				" mV above the onset; 20 are plenty, at most 500 can be computed");
	}

	/**
	 * In the units in which parameters are published, the cut at 0 mV.
	 *
	 * @param capacitance C, pF
	 * @param leak gL, nS
	 * @param rest EL, mV
	 * @param onset VT, mV
	 * @param slope ΔT, mV
	 * @param coupling a, nS
	 * @param adaptationTime τw, ms
	 * @param jump b, pA
	 * @param reset Vr, mV
	 * @return the neuron
	 */
	public static AdaptiveExponential ofPicofarads(final double capacitance, final double leak, final double rest, final double onset,
		final double slope, final double coupling, final double adaptationTime, final double jump, final double reset) {
		return new AdaptiveExponential(capacitance / 1000, leak / 1000, rest, onset, slope, coupling / 1000, adaptationTime, jump / 1000,
			reset, 0);
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
	public double peak() {
		return cut;
	}

	@Override
	public State start(final double t, final Integration integration) {
		return new Exponential(this, t, integration);
	}

	private double ionic(final double v) {
		return leak * (slope * Math.exp((v - onset) / slope) - (v - rest));
	}

	@Override
	public double[] flow(final double v, final double recovery, final double current) {
		return new double[] { (ionic(v) - recovery + current) / capacitance, (coupling * (v - rest) - recovery) / adaptationTime };
	}

	@Override
	public double potentialNullcline(final double v, final double current) {
		return ionic(v) + current;
	}

	@Override
	public double recoveryNullcline(final double v) {
		return coupling * (v - rest);
	}

	/** The upstroke beyond a few slope factors above its onset is a straight line to the cut and no place of interest. */
	@Override
	public double[] potentialRange() {
		return new double[] { Math.min(rest, reset) - 10, Math.min(cut, onset + 15 * slope) };
	}

	private static final class Exponential extends Dynamics {

		private final AdaptiveExponential neuron;

		Exponential(final AdaptiveExponential neuron, final double t, final Integration integration) {
			super(NAME, t, integration, neuron.cut, 1, neuron.leak);
			this.neuron = neuron;
			y[0] = neuron.rest;
		}

		@Override
		void slopes(final double[] y, final double current, final double[] dydt) {
			dydt[0] = (neuron.ionic(y[0]) - y[1] + current) / neuron.capacitance;
			dydt[1] = (neuron.coupling * (y[0] - neuron.rest) - y[1]) / neuron.adaptationTime;
		}

		@Override
		void reset() {
			y[0] = neuron.reset;
			y[1] += neuron.jump;
		}
	}
}
