/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.optics;

/** Bessel functions of the first kind. */
final class Bessel {

	private Bessel() {
	}

	/**
	 * J of whole order, by Bessel's integral: the trapezoidal rule over a period is exact to rounding once it has more points than order and argument.
	 *
	 * @param order 0, 1, …
	 * @param x not negative
	 * @return J(order, x)
	 */
	static double j(final int order, final double x) {
		final int points = 2 * ((int) Math.ceil(x) + order + 20);
		double sum = 0;
		for (int i = 0; i < points; i++) {
			final double angle = 2 * Math.PI * i / points;
			sum += Math.cos(order * angle - x * Math.sin(angle));
		}
		return sum / points;
	}
}
