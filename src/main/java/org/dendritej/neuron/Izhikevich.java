/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

import java.util.List;

import org.dendritej.mechanism.Variable;

/**
 * The quadratic neuron of Izhikevich (2003), IEEE Trans Neural Netw 14:1569–1572, doi:10.1109/TNN.2003.820440: v' = 0.04 v² + 5 v + 140 − u + I, u' = a (b v − u);
 * where v comes to 30 mV, v = c and u = u + d. This class solves these equations; the paper's script does not, see {@link IzhikevichScript}.
 *
 * <p>
 * The paper has no units of current. Here the membrane has the capacitance of 1 nF unless another is given, so that I in the paper is nA; u is in nA over the
 * capacitance in nF, that is mV/ms.
 *
 * @param a rate of recovery, 1/ms
 * @param b what recovery follows the potential by, 1/ms
 * @param c reset of the potential, mV
 * @param d jump of the recovery, mV/ms
 * @param linear the 5 of the equation, 1/ms; 4.1 for two patterns of the paper of 2004
 * @param offset the 140 of the equation, mV/ms; 108 for these
 * @param leak 1; 0 for the pattern of 2004 in which u does not decay, u' = a b (v − shift)
 * @param shift 0; −65 mV for that pattern
 * @param capacitance nF
 * @param begin potential at the begin, mV
 * @param beginRecovery recovery at the begin, mV/ms
 */
public record Izhikevich(double a, double b, double c, double d, double linear, double offset, double leak, double shift,
	double capacitance, double begin, double beginRecovery) implements Planar {

	/** Where a spike is cut off, mV. */
	public static final double PEAK = 30;

	private static final String NAME = "Izhikevich";
	private static final List<Variable> VARIABLES =
		List.of(new Variable("v", "mV", "potential"), new Variable("u", "mV/ms", "recovery"));

	/** Checks. */
	public Izhikevich {
		NeuronException.finite(NAME, "a", a, "1/ms");
		NeuronException.finite(NAME, "b", b, "1/ms");
		NeuronException.finite(NAME, "c", c, "mV");
		NeuronException.finite(NAME, "d", d, "mV/ms");
		NeuronException.finite(NAME, "the linear coefficient", linear, "1/ms");
		NeuronException.finite(NAME, "the offset", offset, "mV/ms");
		NeuronException.finite(NAME, "the leak of u", leak, "");
		NeuronException.finite(NAME, "the shift", shift, "mV");
		NeuronException.positive(NAME, "the capacitance", capacitance, "nF");
		NeuronException.finite(NAME, "the potential at the begin", begin, "mV");
		NeuronException.finite(NAME, "the recovery at the begin", beginRecovery, "mV/ms");
		if (!(c < PEAK))
			throw new NeuronException(NAME + ": the reset c is " + c + " mV; it must lie below the peak of " + PEAK + " mV");
	}

	/**
	 * With the equations of 2003, from v = −65 mV and u = b v.
	 *
	 * @param a rate of recovery, 1/ms
	 * @param b what recovery follows the potential by, 1/ms
	 * @param c reset of the potential, mV
	 * @param d jump of the recovery, mV/ms
	 */
	public Izhikevich(final double a, final double b, final double c, final double d) {
		this(a, b, c, d, 5, 140, 1, 0, 1, -65, -65 * b);
	}

	/**
	 * From another initial condition.
	 *
	 * @param v potential, mV
	 * @param u recovery, mV/ms
	 * @return the neuron
	 */
	public Izhikevich from(final double v, final double u) {
		return new Izhikevich(a, b, c, d, linear, offset, leak, shift, capacitance, v, u);
	}

	/**
	 * With another capacitance: the same potentials for currents and conductances in proportion.
	 *
	 * @param nanofarads nF
	 * @return the neuron
	 */
	public Izhikevich withCapacitance(final double nanofarads) {
		return new Izhikevich(a, b, c, d, linear, offset, leak, shift, nanofarads, begin, beginRecovery);
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
		return PEAK;
	}

	@Override
	public State start(final double t, final Integration integration) {
		return new Quadratic(this, t, integration);
	}

	double potentialSlope(final double v, final double u, final double current) {
		return (0.04 * v + linear) * v + offset - u + current / capacitance;
	}

	double recoverySlope(final double v, final double u) {
		return a * (b * (v - shift) - leak * u);
	}

	@Override
	public double[] flow(final double v, final double recovery, final double current) {
		return new double[] { potentialSlope(v, recovery, current), recoverySlope(v, recovery) };
	}

	@Override
	public double potentialNullcline(final double v, final double current) {
		return potentialSlope(v, 0, current);
	}

	@Override
	public double recoveryNullcline(final double v) {
		return leak == 0 ? Double.NaN : b * (v - shift) / leak;
	}

	@Override
	public double[] potentialRange() {
		return new double[] { Math.min(-85, c - 10), PEAK };
	}

	private static final class Quadratic extends Dynamics {

		private final Izhikevich neuron;

		Quadratic(final Izhikevich neuron, final double t, final Integration integration) {
			super(NAME, t, integration, PEAK, 1, 1);
			this.neuron = neuron;
			y[0] = neuron.begin;
			y[1] = neuron.beginRecovery;
		}

		@Override
		void slopes(final double[] y, final double current, final double[] dydt) {
			dydt[0] = neuron.potentialSlope(y[0], y[1], current);
			dydt[1] = neuron.recoverySlope(y[0], y[1]);
		}

		@Override
		void reset() {
			y[0] = neuron.c;
			y[1] += neuron.d;
		}
	}
}
