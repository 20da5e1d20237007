/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

/**
 * A neuron of two variables at a constant current: its potential and one that recovers. What its phase plane is drawn from. Immutable.
 */
public interface Planar extends PointNeuron {

	/**
	 * How fast both variables change.
	 *
	 * @param v potential, mV
	 * @param recovery the second variable
	 * @param current into the neuron, nA
	 * @return per ms, shape {@code [2]}
	 */
	double[] flow(double v, double recovery, double current);

	/**
	 * Where the potential rests for a moment: the recovery variable at which V' = 0.
	 *
	 * @param v potential, mV
	 * @param current into the neuron, nA
	 * @return the second variable; NaN or infinite where there is none
	 */
	double potentialNullcline(double v, double current);

	/**
	 * Where the recovery variable rests for a moment.
	 *
	 * @param v potential, mV
	 * @return the second variable; NaN where there is none
	 */
	double recoveryNullcline(double v);

	/**
	 * The potentials between which the phase plane is worth looking at.
	 *
	 * @return least and greatest, mV, shape {@code [2]}
	 */
	double[] potentialRange();
}
