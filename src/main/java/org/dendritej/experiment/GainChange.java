/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.List;

/**
 * Whether inhibition divides an input-output curve or shifts it: straight lines through the points where the neuron fires. Holt &amp; Koch (1997), Neural Comput
 * 9:1001–1013, doi:10.1162/neco.1997.9.5.1001.
 *
 * @param division slope with inhibition over that without; below 1 if inhibition divides
 * @param subtraction how far the curve is shifted to higher currents, at half the greatest rate that both reach, nA
 */
public record GainChange(double division, double subtraction) {

	/**
	 * Compares two curves.
	 *
	 * @param currents nA, ascending
	 * @param control rates, Hz
	 * @param inhibited rates with inhibition, Hz
	 * @return NaN where one of the curves has fewer than two points above 0
	 */
	public static GainChange of(final List<Double> currents, final List<Double> control, final List<Double> inhibited) {
		final double[] one = line(currents, control), two = line(currents, inhibited);
		final double rate = 0.5 * Math.min(greatest(control), greatest(inhibited));
		return new GainChange(two[1] / one[1], at(currents, inhibited, rate) - at(currents, control, rate));
	}

	private static double greatest(final List<Double> rates) {
		return rates.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
	}

	/** Intercept and slope of the regression through the points above 0. */
	private static double[] line(final List<Double> x, final List<Double> y) {
		double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
		for (int i = 0; i < y.size(); i++)
			if (y.get(i) > 0) {
				n++;
				sx += x.get(i);
				sy += y.get(i);
				sxx += x.get(i) * x.get(i);
				sxy += x.get(i) * y.get(i);
			}
		final double slope = n < 2 ? Double.NaN : (n * sxy - sx * sy) / (n * sxx - sx * sx);
		return new double[] { (sy - slope * sx) / n, slope };
	}

	/** Where a curve first reaches a rate. */
	private static double at(final List<Double> x, final List<Double> y, final double rate) {
		for (int i = 1; i < y.size(); i++)
			if (y.get(i) >= rate && y.get(i - 1) < rate)
				return x.get(i - 1) + (rate - y.get(i - 1)) / (y.get(i) - y.get(i - 1)) * (x.get(i) - x.get(i - 1));
		return y.isEmpty() || y.get(0) < rate || !(rate > 0) ? Double.NaN : x.get(0);
	}
}
