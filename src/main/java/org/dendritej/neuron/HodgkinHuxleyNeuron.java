/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

import java.util.List;

import org.dendritej.mechanism.Variable;
import org.dendritej.units.Units;

/**
 * A patch of the squid giant axon: Hodgkin &amp; Huxley (1952), J Physiol 117:500–544, doi:10.1113/jphysiol.1952.sp004764, in today's sign convention, with the
 * rest near −65 mV. It begins at −65 mV with its gates at their steady state. A spike is an upward crossing of 0 mV.
 *
 * @param sodium maximal conductance, S/cm²
 * @param potassium maximal conductance, S/cm²
 * @param leak conductance, S/cm²
 * @param sodiumReversal mV
 * @param potassiumReversal mV
 * @param leakReversal mV
 * @param capacitance µF/cm²
 * @param celsius temperature, °C; rates are multiplied by 3 for ten degrees above 6.3
 * @param area µm²; 100 000 makes nA of µA/cm²
 */
public record HodgkinHuxleyNeuron(double sodium, double potassium, double leak, double sodiumReversal, double potassiumReversal,
	double leakReversal, double capacitance, double celsius, double area) implements PointNeuron {

	private static final String NAME = "Hodgkin–Huxley";
	private static final List<Variable> VARIABLES = List.of( //
		new Variable("v", "mV", "potential"), //
		new Variable("m", "", "activation of the sodium conductance"), //
		new Variable("h", "", "inactivation of the sodium conductance; 1 is available"), //
		new Variable("n", "", "activation of the potassium conductance"));
	private static final double BEGIN = -65;

	/** Checks. */
	public HodgkinHuxleyNeuron {
		NeuronException.notNegative(NAME, "the sodium conductance", sodium, "S/cm²");
		NeuronException.notNegative(NAME, "the potassium conductance", potassium, "S/cm²");
		NeuronException.notNegative(NAME, "the leak conductance", leak, "S/cm²");
		NeuronException.finite(NAME, "the sodium reversal potential", sodiumReversal, "mV");
		NeuronException.finite(NAME, "the potassium reversal potential", potassiumReversal, "mV");
		NeuronException.finite(NAME, "the leak reversal potential", leakReversal, "mV");
		NeuronException.positive(NAME, "the capacitance", capacitance, "µF/cm²");
		NeuronException.finite(NAME, "the temperature", celsius, "°C");
		NeuronException.positive(NAME, "the area", area, "µm²");
		if (!(celsius > -50 && celsius < 100))
			throw new NeuronException(NAME + ": the temperature is " + celsius + " °C; it must lie between -50 and 100 °C");
	}

	/**
	 * The axon of 1952.
	 *
	 * @return at 6.3 °C, on 100 000 µm²
	 */
	public static HodgkinHuxleyNeuron squid() {
		return new HodgkinHuxleyNeuron(0.12, 0.036, 3e-4, 50, -77, -54.3, 1, 6.3, MorrisLecar.UNIT_AREA);
	}

	/**
	 * At another temperature.
	 *
	 * @param temperature °C
	 * @return the neuron
	 */
	public HodgkinHuxleyNeuron at(final double temperature) {
		return new HodgkinHuxleyNeuron(sodium, potassium, leak, sodiumReversal, potassiumReversal, leakReversal, capacitance, temperature,
			area);
	}

	/**
	 * With another area: the same potentials for currents and conductances in proportion.
	 *
	 * @param squareMicrometres µm²
	 * @return the neuron
	 */
	public HodgkinHuxleyNeuron withArea(final double squareMicrometres) {
		return new HodgkinHuxleyNeuron(sodium, potassium, leak, sodiumReversal, potassiumReversal, leakReversal, capacitance, celsius,
			squareMicrometres);
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
	public State start(final double t, final Integration integration) {
		return new Patch(this, t, integration);
	}

	/** x / (1 − exp(−x)), 1 at 0. */
	private static double linoid(final double x) {
		return x == 0 ? 1 : x / -Math.expm1(-x);
	}

	private static double alphaM(final double v) {
		return linoid((v + 40) / 10);
	}

	private static double betaM(final double v) {
		return 4 * Math.exp(-(v + 65) / 18);
	}

	private static double alphaH(final double v) {
		return 0.07 * Math.exp(-(v + 65) / 20);
	}

	private static double betaH(final double v) {
		return 1 / (1 + Math.exp(-(v + 35) / 10));
	}

	private static double alphaN(final double v) {
		return 0.1 * linoid((v + 55) / 10);
	}

	private static double betaN(final double v) {
		return 0.125 * Math.exp(-(v + 65) / 80);
	}

	private static final class Patch extends Dynamics {

		private final HodgkinHuxleyNeuron patch;
		private final double perArea; // nA → µA/cm²
		private final double q; // factor of all rates

		Patch(final HodgkinHuxleyNeuron patch, final double t, final Integration integration) {
			super(NAME, t, integration, 0, 1, 0.01, 0.01, 0.01);
			this.patch = patch;
			perArea = 1e3 / (patch.area * Units.MA_PER_CM2_TIMES_UM2_TO_NA);
			q = Math.pow(3, (patch.celsius - 6.3) / 10);
			y[0] = BEGIN;
			y[1] = alphaM(BEGIN) / (alphaM(BEGIN) + betaM(BEGIN));
			y[2] = alphaH(BEGIN) / (alphaH(BEGIN) + betaH(BEGIN));
			y[3] = alphaN(BEGIN) / (alphaN(BEGIN) + betaN(BEGIN));
		}

		@Override
		void slopes(final double[] y, final double current, final double[] dydt) {
			final double v = y[0], m = y[1], h = y[2], n = y[3];
			final double ionic = patch.sodium * m * m * m * h * (v - patch.sodiumReversal) +
				patch.potassium * (n * n) * (n * n) * (v - patch.potassiumReversal) + patch.leak * (v - patch.leakReversal);
			dydt[0] = (current * perArea - 1e3 * ionic) / patch.capacitance; // ionic in mA/cm²
			dydt[1] = q * (alphaM(v) * (1 - m) - betaM(v) * m);
			dydt[2] = q * (alphaH(v) * (1 - h) - betaH(v) * h);
			dydt[3] = q * (alphaN(v) * (1 - n) - betaN(v) * n);
		}

		@Override
		boolean fallsByItself() {
			return true;
		}
	}
}
