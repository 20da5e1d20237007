/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

/** Functions of the language that Java has not. Public for generated code alone. */
public final class Functions {

	private Functions() {}

	/**
	 * x / (exp(x) − 1).
	 *
	 * @param x any number
	 * @return 1 at 0
	 */
	public static double exprelr(final double x) {
		return Math.abs(x) < 1e-300 ? 1 : x / Math.expm1(x);
	}

	/**
	 * e to the power of a number, which counts as 700 if it is more, as in NEURON.
	 *
	 * @param x any number
	 * @return never infinite
	 */
	public static double exp(final double x) {
		return Math.exp(x > 700 ? 700 : x);
	}

	/**
	 * Remainder of whole parts, with the sign of the left.
	 *
	 * @param left cut to a whole number
	 * @param right cut to a whole number
	 * @return NaN if the right is 0
	 */
	public static double remainder(final double left, final double right) {
		return truncate(left) % truncate(right);
	}

	/**
	 * Cuts towards 0.
	 *
	 * @param x any number
	 * @return whole part
	 */
	public static double truncate(final double x) {
		return x < 0 ? Math.ceil(x) : Math.floor(x);
	}
}
