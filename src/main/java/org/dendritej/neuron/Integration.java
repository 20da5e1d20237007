/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

/**
 * How the equations of a neuron are integrated where they have no exact solution: by the pair of Dormand &amp; Prince (1980), J Comput Appl Math 6:19–26,
 * doi:10.1016/0771-050X(80)90013-3, of which the solution of order 5 is kept.
 *
 * @param tolerance largest error of one step, relative to the variable's size and scale; infinite for steps of a given length
 * @param longest longest step, ms
 */
public record Integration(double tolerance, double longest) {

	/** Steps chosen so that each errs by less than 1e-9: spike times that do not depend on them. */
	public static final Integration USUAL = new Integration(1e-9, 1);

	/** Checks. */
	public Integration {
		if (!(tolerance >= 1e-13))
			throw new NeuronException("an integration with the tolerance " + tolerance + "; it must be at least 1e-13, usually 1e-9");
		NeuronException.positive("an integration", "the longest step", longest, "ms");
	}

	/**
	 * Steps of one length, whatever their error; they are shorter only where something happens in the input. Order 5, as halving them shows.
	 *
	 * @param step ms
	 * @return to start a neuron with
	 */
	public static Integration fixed(final double step) {
		return new Integration(Double.POSITIVE_INFINITY, step);
	}

	/**
	 * Steps as long as a tolerance allows.
	 *
	 * @param tolerance largest error of one step, relative to the variable's size and scale
	 * @return to start a neuron with
	 */
	public static Integration to(final double tolerance) {
		return new Integration(tolerance, USUAL.longest);
	}

	boolean isFixed() {
		return Double.isInfinite(tolerance);
	}
}
