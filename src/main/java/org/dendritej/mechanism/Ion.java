/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import java.util.Arrays;
import java.util.OptionalDouble;

import org.dendritej.units.Units;

/**
 * One ion species in one simulation: arrays with one entry per entry of the voltage array. Mechanisms read and write the entries of their own elements. Confined to
 * the thread which binds mechanisms, then to that which runs their cell.
 */
public final class Ion {

	private final String name;
	private final int charge;
	private final OptionalDouble fixed; // mV
	private final int size;
	private double[] reversal; // mV; null until somebody wants the array of what is the same everywhere
	private final double[] inside, outside; // mM
	private final double[] current; // mA/cm²

	/**
	 * An ion whose reversal potential may differ or change.
	 *
	 * @param name such as "ca"
	 * @param charge valence, such as +2
	 * @param reversal reversal potential, mV
	 * @param inside concentration inside, mM
	 * @param outside concentration outside, mM
	 * @param current see {@link #current()}
	 */
	public Ion(final String name, final int charge, final double[] reversal, final double[] inside, final double[] outside,
		final double[] current) {
		this(name, charge, OptionalDouble.empty(), reversal.length, inside, outside, current);
		this.reversal = reversal;
	}

	/**
	 * An ion whose reversal potential is the same everywhere and for ever.
	 *
	 * @param name such as "ca"
	 * @param charge valence, such as +2
	 * @param fixed reversal potential, mV
	 * @param size entries of the voltage array
	 * @param inside concentration inside, mM
	 * @param outside concentration outside, mM
	 * @param current see {@link #current()}
	 */
	public Ion(final String name, final int charge, final double fixed, final int size, final double[] inside, final double[] outside,
		final double[] current) {
		this(name, charge, OptionalDouble.of(fixed), size, inside, outside, current);
	}

	private Ion(final String name, final int charge, final OptionalDouble fixed, final int size, final double[] inside,
		final double[] outside, final double[] current) {
		this.name = name;
		this.charge = charge;
		this.fixed = fixed;
		this.size = size;
		this.inside = inside;
		this.outside = outside;
		this.current = current;
	}

	/**
	 * What it is called.
	 *
	 * @return such as "ca"
	 */
	public String name() {
		return name;
	}

	/**
	 * Valence.
	 *
	 * @return such as +2
	 */
	public int charge() {
		return charge;
	}

	/**
	 * The reversal potential if it is the same everywhere and for ever. Who asks for it first, and for {@link #reversal()} only if there is none, saves the array.
	 *
	 * @return mV
	 */
	public OptionalDouble fixedReversal() {
		return fixed;
	}

	/**
	 * Reversal potentials.
	 *
	 * @return mV, one for each entry of the voltage array; always the same array
	 */
	public double[] reversal() {
		if (reversal == null) {
			reversal = new double[size];
			Arrays.fill(reversal, fixed.getAsDouble());
		}
		return reversal;
	}

	/**
	 * The reversal potential at an entry of the voltage array.
	 *
	 * @param entry its number
	 * @return mV, at present
	 */
	public double reversal(final int entry) {
		return reversal == null ? fixed.getAsDouble() : reversal[entry];
	}

	/**
	 * Concentrations inside.
	 *
	 * @return mM
	 */
	public double[] inside() {
		return inside;
	}

	/**
	 * Concentrations outside.
	 *
	 * @return mM
	 */
	public double[] outside() {
		return outside;
	}

	/**
	 * Membrane current density of the ion in the present step, outward positive; a density because pools need it so. Empty where no mechanism reads it: then it need
	 * not be written.
	 *
	 * @return mA/cm²
	 */
	public double[] current() {
		return current;
	}

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
