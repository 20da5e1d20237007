/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import java.util.EnumSet;
import java.util.List;

import org.dendritej.units.Units;

/**
 * The sodium, potassium and leak currents of the squid giant axon: Hodgkin &amp; Huxley (1952), J Physiol 117:500–544,
 * doi:10.1113/jphysiol.1952.sp004764, equations 12, 13, 20, 21, 23 and 24 in today's sign convention with the rest at −65 mV. Names as in NEURON's "hh".
 *
 * <p>
 * Rates are computed, not looked up. At a voltage held constant the gates obey a linear equation, whose exact solution they are moved by.
 */
public final class HodgkinHuxley implements Mechanism {

	/** The one squid axon there is. */
	public static final HodgkinHuxley INSTANCE = new HodgkinHuxley();

	private static final String SOURCE = "Hodgkin & Huxley 1952, table 3";
	private static final List<Parameter> PARAMETERS = List.of( //
		new Parameter("gnabar", "S/cm2", 0.12, 0, 1e3, true, "maximal sodium conductance; default: " + SOURCE), //
		new Parameter("gkbar", "S/cm2", 0.036, 0, 1e3, true, "maximal potassium conductance; default: " + SOURCE), //
		new Parameter("gl", "S/cm2", 3e-4, 0, 1e3, true, "leak conductance; default: " + SOURCE), //
		new Parameter("el", "mV", -54.3, -1000, 1000, true, "reversal potential of the leak; default: as NEURON, for a rest near -65 mV"));
	private static final List<Variable> VARIABLES = List.of( //
		new Variable("m", "", "activation of the sodium conductance"), //
		new Variable("h", "", "inactivation of the sodium conductance; 1 is available"), //
		new Variable("n", "", "activation of the potassium conductance"), //
		new Variable("gna", "S/cm2", "sodium conductance"), //
		new Variable("gk", "S/cm2", "potassium conductance"), //
		new Variable("ina", "mA/cm2", "sodium current, outward positive"), //
		new Variable("ik", "mA/cm2", "potassium current, outward positive"), //
		new Variable("il", "mA/cm2", "leak current, outward positive"));
	private static final List<IonUse> IONS = List.of( //
		new IonUse("na", 1, EnumSet.of(IonUse.Quantity.REVERSAL), EnumSet.of(IonUse.Quantity.CURRENT)), //
		new IonUse("k", 1, EnumSet.of(IonUse.Quantity.REVERSAL), EnumSet.of(IonUse.Quantity.CURRENT)));

	private HodgkinHuxley() {
	}

	@Override
	public String name() {
		return "hh";
	}

	@Override
	public Kind kind() {
		return Kind.DENSITY;
	}

	@Override
	public List<Parameter> parameters() {
		return PARAMETERS;
	}

	@Override
	public List<Variable> variables() {
		return VARIABLES;
	}

	@Override
	public List<IonUse> ions() {
		return IONS;
	}

	@Override
	public State bind(final Binding binding) {
		return new Axon(binding);
	}

	/** x / (1 − exp(−x/k)), whose value at 0 is k. */
	static double linoid(final double x, final double k) {
		final double y = x / k;
		return y == 0 ? k : k * (y / -Math.expm1(-y));
	}

	/** Opening rate of m at 6.3 °C, 1/ms (eq. 20). */
	static double alphaM(final double v) {
		return 0.1 * linoid(v + 40, 10);
	}

	/** Closing rate of m at 6.3 °C, 1/ms (eq. 21). */
	static double betaM(final double v) {
		return 4 * Math.exp(-(v + 65) / 18);
	}

	/** Opening rate of h at 6.3 °C, 1/ms (eq. 23). */
	static double alphaH(final double v) {
		return 0.07 * Math.exp(-(v + 65) / 20);
	}

	/** Closing rate of h at 6.3 °C, 1/ms (eq. 24). */
	static double betaH(final double v) {
		return 1 / (1 + Math.exp(-(v + 35) / 10));
	}

	/** Opening rate of n at 6.3 °C, 1/ms (eq. 12). */
	static double alphaN(final double v) {
		return 0.01 * linoid(v + 55, 10);
	}

	/** Closing rate of n at 6.3 °C, 1/ms (eq. 13). */
	static double betaN(final double v) {
		return 0.125 * Math.exp(-(v + 65) / 80);
	}

	/** Factor of all rates at a temperature: 3 for ten degrees. */
	static double rateFactor(final double celsius) {
		return Math.pow(3, (celsius - 6.3) / 10);
	}

	private static final class Axon implements State {

		private final Elements elements;
		private final Ion sodium, potassium;
		private final double q; // factor of all rates
		private final double[] gnabar, gkbar, gl, el; // S/cm², mV
		private final double[] toAbsolute; // S/cm² → µS
		private final double[] m, h, n; // gates
		private final double[] v, ena, ek; // mV, copied in every call
		private final double[] alpha, beta; // rates of one gate; then whatever is summed

		Axon(final Binding binding) {
			elements = new Elements(binding);
			sodium = binding.ion("na");
			potassium = binding.ion("k");
			q = rateFactor(binding.celsius());
			gnabar = Elements.parameter(INSTANCE, binding, "gnabar");
			gkbar = Elements.parameter(INSTANCE, binding, "gkbar");
			gl = Elements.parameter(INSTANCE, binding, "gl");
			el = Elements.parameter(INSTANCE, binding, "el");
			toAbsolute = binding.area().clone();
			for (int i = 0; i < toAbsolute.length; i++)
				toAbsolute[i] *= Units.S_PER_CM2_TIMES_UM2_TO_US;
			final int size = elements.size();
			m = new double[size];
			h = new double[size];
			n = new double[size];
			v = new double[size];
			ena = new double[size];
			ek = new double[size];
			alpha = new double[size];
			beta = new double[size];
		}

		@Override
		public void initialise(final double t, final double[] voltage) {
			elements.gather(voltage, v);
			ratesOfM();
			settle(m);
			ratesOfH();
			settle(h);
			ratesOfN();
			settle(n);
		}

		@Override
		public void advance(final double t, final double dt, final double[] voltage) {
			elements.gather(voltage, v);
			ratesOfM();
			relax(m, q * dt);
			ratesOfH();
			relax(h, q * dt);
			ratesOfN();
			relax(n, q * dt);
		}

		private void ratesOfM() {
			for (int i = 0; i < v.length; i++)
				alpha[i] = (v[i] + 40) * 0.1;
			Exponentials.linoid(alpha, alpha, beta); // 0.1 · L(v + 40, 10) is the linoid itself
			for (int i = 0; i < v.length; i++)
				beta[i] = (v[i] + 65) * (-1 / 18.0);
			Exponentials.exp(beta, beta);
			for (int i = 0; i < v.length; i++)
				beta[i] *= 4;
		}

		private void ratesOfH() {
			for (int i = 0; i < v.length; i++)
				alpha[i] = (v[i] + 65) * (-1 / 20.0);
			Exponentials.exp(alpha, alpha);
			for (int i = 0; i < v.length; i++)
				alpha[i] *= 0.07;
			for (int i = 0; i < v.length; i++)
				beta[i] = (v[i] + 35) * -0.1;
			Exponentials.exp(beta, beta);
			for (int i = 0; i < v.length; i++)
				beta[i] = 1 / (1 + beta[i]);
		}

		private void ratesOfN() {
			for (int i = 0; i < v.length; i++)
				alpha[i] = (v[i] + 55) * 0.1;
			Exponentials.linoid(alpha, alpha, beta);
			for (int i = 0; i < v.length; i++)
				alpha[i] *= 0.1;
			for (int i = 0; i < v.length; i++)
				beta[i] = (v[i] + 65) * (-1 / 80.0);
			Exponentials.exp(beta, beta);
			for (int i = 0; i < v.length; i++)
				beta[i] *= 0.125;
		}

		private void settle(final double[] gate) {
			for (int i = 0; i < gate.length; i++)
				gate[i] = alpha[i] / (alpha[i] + beta[i]);
		}

		/** Moves a gate along x' = a (1 − x) − b x by {@code time}, ms at 6.3 °C. */
		private void relax(final double[] gate, final double time) {
			for (int i = 0; i < gate.length; i++) {
				final double rate = alpha[i] + beta[i];
				alpha[i] /= rate; // steady state
				beta[i] = -time * rate;
			}
			Exponentials.exp(beta, beta);
			for (int i = 0; i < gate.length; i++)
				gate[i] = alpha[i] + (gate[i] - alpha[i]) * beta[i];
		}

		private static double relaxed(final double gate, final double alpha, final double beta, final double time) {
			final double rate = alpha + beta, steady = alpha / rate;
			return steady + (gate - steady) * Math.exp(-time * rate);
		}

		@Override
		public void addCurrents(final double t, final double dt, final double[] voltage, final double[] conductance,
			final double[] source) {
			elements.gather(voltage, v);
			elements.gather(sodium.reversal(), ena);
			elements.gather(potassium.reversal(), ek);
			if (sodium.current().length > 0)
				addSodiumCurrent();
			if (potassium.current().length > 0)
				addPotassiumCurrent();
			final double[] g = alpha, current = beta;
			for (int i = 0; i < v.length; i++) { // with the gates held, I = g V − gE exactly
				final double gna = gnabar[i] * m[i] * m[i] * m[i] * h[i];
				final double gk = gkbar[i] * n[i] * n[i] * n[i] * n[i];
				g[i] = (gna + gk + gl[i]) * toAbsolute[i];
				current[i] = (gna * ena[i] + gk * ek[i] + gl[i] * el[i]) * toAbsolute[i];
			}
			elements.add(g, conductance);
			elements.add(current, source);
		}

		private void addSodiumCurrent() {
			for (int i = 0; i < v.length; i++)
				alpha[i] = gnabar[i] * m[i] * m[i] * m[i] * h[i] * (v[i] - ena[i]);
			elements.add(alpha, sodium.current());
		}

		private void addPotassiumCurrent() {
			for (int i = 0; i < v.length; i++)
				alpha[i] = gkbar[i] * n[i] * n[i] * n[i] * n[i] * (v[i] - ek[i]);
			elements.add(alpha, potassium.current());
		}

		@Override
		public double value(final int variable, final int element, final double[] voltage, final double ahead) {
			final double volt = elements.at(voltage, element);
			return switch (variable) { // in the order of VARIABLES
				case 0 -> mAhead(element, volt, ahead);
				case 1 -> hAhead(element, volt, ahead);
				case 2 -> nAhead(element, volt, ahead);
				case 3 -> gna(element, volt, ahead);
				case 4 -> gk(element, volt, ahead);
				case 5 -> gna(element, volt, ahead) * (volt - elements.at(sodium.reversal(), element));
				case 6 -> gk(element, volt, ahead) * (volt - elements.at(potassium.reversal(), element));
				case 7 -> gl[element] * (volt - el[element]);
				default -> throw new IndexOutOfBoundsException(variable);
			};
		}

		private double mAhead(final int i, final double volt, final double ahead) {
			return relaxed(m[i], alphaM(volt), betaM(volt), q * ahead);
		}

		private double hAhead(final int i, final double volt, final double ahead) {
			return relaxed(h[i], alphaH(volt), betaH(volt), q * ahead);
		}

		private double nAhead(final int i, final double volt, final double ahead) {
			return relaxed(n[i], alphaN(volt), betaN(volt), q * ahead);
		}

		private double gna(final int i, final double volt, final double ahead) {
			final double open = mAhead(i, volt, ahead);
			return gnabar[i] * open * open * open * hAhead(i, volt, ahead);
		}

		private double gk(final int i, final double volt, final double ahead) {
			final double square = Math.pow(nAhead(i, volt, ahead), 2);
			return gkbar[i] * square * square;
		}
	}
}
