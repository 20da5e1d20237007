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

	/**
	 * A state beside another, at which its rate is looked at, too.
	 *
	 * @param x the other
	 * @param side 1 or −1
	 * @return as far away as x is large, at least 1
	 */
	public static double beside(final double x, final double side) {
		return x + side * Math.max(1, Math.abs(x));
	}

	/**
	 * Whether a rate is not linear.
	 *
	 * @param here at some place
	 * @param up as far above it
	 * @param down as below
	 * @return whether it bends by more than rounding can
	 */
	public static boolean isBent(final double here, final double up, final double down) {
		return Math.abs(up - 2 * here + down) > 1e-9 * (Math.abs(up) + Math.abs(down) + Math.abs(here));
	}

	/**
	 * Solves x' = rate exactly over a step, the rate being linear in x.
	 *
	 * @param x at the beginning
	 * @param here rate there
	 * @param up rate at {@link #beside} above
	 * @param down rate below
	 * @param step its length, ms
	 * @return x at the end
	 */
	public static double moved(final double x, final double here, final double up, final double down, final double step) {
		final double z = 0.5 * (up - down) / Math.max(1, Math.abs(x)) * step;
		return x + here * step * (Math.abs(z) < 1e-300 ? 1 : Math.expm1(z) / z);
	}
}
