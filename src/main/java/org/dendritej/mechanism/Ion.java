/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import org.dendritej.units.Units;

/**
 * One ion species in one simulation: arrays with one entry per entry of the voltage array. Mechanisms read and write the entries of their own elements.
 *
 * @param name such as "ca"
 * @param charge valence, such as +2
 * @param reversal reversal potential, mV
 * @param inside concentration inside, mM
 * @param outside concentration outside, mM
 * @param current membrane current density of the ion in the present step, mA/cm², outward positive; a density because pools need it so.
 *        Empty where no mechanism reads it: then it need not be written
 */
public record Ion(String name, int charge, double[] reversal, double[] inside, double[] outside, double[] current) {

	/**
	 * Nernst's equation: E = (R T / z F) ln(outside/inside).
	 *
	 * @param charge valence z
	 * @param inside concentration, mM
	 * @param outside concentration, mM
	 * @param celsius temperature, °C
	 * @return reversal potential, mV
	 * @throws MechanismException if the charge is 0 or a concentration is not positive
	 */
	public static double nernst(final int charge, final double inside, final double outside, final double celsius) {
		if (charge == 0 || !(inside > 0 && outside > 0))
			throw new MechanismException("an ion of charge " + charge + " has " + inside + " mM inside and " + outside +
				" mM outside; for a reversal potential the charge must not be 0 and the concentrations must be positive");
		return thermalVoltage(charge, celsius) * Math.log(outside / inside);
	}

	/**
	 * What Nernst's equation multiplies the logarithm with: R T / z F.
	 *
	 * @param charge valence z, not 0
	 * @param celsius temperature, °C
	 * @return mV
	 */
	public static double thermalVoltage(final int charge, final double celsius) {
		return 1e3 * Units.GAS_CONSTANT * (celsius + Units.ZERO_CELSIUS) / (charge * Units.FARADAY);
	}
}
