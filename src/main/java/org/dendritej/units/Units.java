/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.units;

/**
 * Conversion factors between the units in which densities are published and the units of the core, and physical constants. A quantity in the first unit
 * of a constant's name times the constant is the quantity in the second.
 */
public final class Units {

	/** Membrane conductance density times area: S/cm² · µm² → µS. */
	public static final double S_PER_CM2_TIMES_UM2_TO_US = 1e-2;
	/** Specific capacitance times area: µF/cm² · µm² → nF. */
	public static final double UF_PER_CM2_TIMES_UM2_TO_NF = 1e-5;
	/** Current density times area: mA/cm² · µm² → nA. */
	public static final double MA_PER_CM2_TIMES_UM2_TO_NA = 1e-2;
	/** Axial resistivity divided by a length: Ω·cm / µm → MΩ. */
	public static final double OHM_CM_PER_UM_TO_MOHM = 1e-2;
	/** Faraday's constant, C/mol (CODATA 2018, exact). */
	public static final double FARADAY = 96485.3321233100184;
	/** Molar gas constant, J/(mol·K) (CODATA 2018, exact). */
	public static final double GAS_CONSTANT = 8.31446261815324;
	/** 0 °C in kelvin. */
	public static final double ZERO_CELSIUS = 273.15;

	private Units() {
	}
}
