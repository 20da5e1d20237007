/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import org.dendritej.simulation.Impedance.Phasor;

/** The transfer impedances between all compartments of a neuron at one frequency. Immutable, so any thread may share it. */
public final class TransferMatrix {

	private final double[][] re;
	private final double[][] im;

	/** Keeps the arrays it is given. */
	TransferMatrix(final double[][] re, final double[][] im) {
		this.re = re;
		this.im = im;
	}

	/**
	 * Number of compartments.
	 *
	 * @return rows and columns
	 */
	public int size() {
		return re.length;
	}

	/**
	 * Transfer impedance; the input impedance where both are the same.
	 *
	 * @param from compartment with the current
	 * @param to compartment where the voltage is measured
	 * @return MΩ
	 */
	public Phasor transfer(final int from, final int to) {
		return new Phasor(re[from][to], im[from][to]);
	}

	/**
	 * Absolute value of a transfer impedance.
	 *
	 * @param from compartment with the current
	 * @param to compartment where the voltage is measured
	 * @return MΩ
	 */
	public double magnitude(final int from, final int to) {
		return Math.hypot(re[from][to], im[from][to]);
	}

	/**
	 * Real part of a transfer impedance, at 0 Hz all of it.
	 *
	 * @param from compartment with the current
	 * @param to compartment where the voltage is measured
	 * @return MΩ
	 */
	public double resistance(final int from, final int to) {
		return re[from][to];
	}
}
