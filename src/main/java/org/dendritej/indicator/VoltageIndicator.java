/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.indicator;

/**
 * An indicator of voltage: F/F0 = 1 + s·u, where u is the deviation from rest in units of 100 mV, filtered by a fast and a slow exponential that are others
 * upwards (on) than downwards (off).
 *
 * @param name what it is called
 * @param sensitivity s, change of F/F0 per 100 mV; negative if it darkens with depolarisation
 * @param on kinetics while the filtered voltage rises
 * @param off kinetics while it falls
 * @param bleaching ms in which its brightness falls by the factor e; infinite if it does not
 * @param source where the figures come from
 */
public record VoltageIndicator(String name, double sensitivity, Kinetics on, Kinetics off, double bleaching, String source)
	implements Indicator {

	/**
	 * Two exponentials.
	 *
	 * @param fast time constant, ms
	 * @param weight of the fast one, 0 … 1
	 * @param slow time constant, ms
	 */
	public record Kinetics(double fast, double weight, double slow) {

		/** Checks the figures. */
		public Kinetics {
			if (!(fast > 0 && slow > 0) || Double.isInfinite(fast + slow))
				throw new IndicatorException("time constants of " + fast + " and " + slow + " ms; each must be positive and finite");
			if (!(weight >= 0 && weight <= 1))
				throw new IndicatorException("a weight of the fast exponential of " + weight + "; it lies between 0 and 1");
		}
	}

	/** Checks the figures. */
	public VoltageIndicator {
		if (!Double.isFinite(sensitivity))
			throw new IndicatorException(name + ": a sensitivity of " + sensitivity + " per 100 mV; it must be finite");
		if (!(bleaching > 0))
			throw new IndicatorException(name + ": bleaches in " + bleaching + " ms; it must be positive, or infinite for never");
	}

	/**
	 * The brightness of one place.
	 *
	 * @param times of the samples, ms, ascending
	 * @param voltage mV, one per time, linear between; the first is rest
	 * @return F/F0, one per time, without bleaching
	 */
	public double[] respond(final double[] times, final double[] voltage) {
		final double[] brightness = new double[times.length];
		final double finest = Math.min(Math.min(on.fast, on.slow), Math.min(off.fast, off.slow)) / 20;
		double fast = 0, slow = 0;
		for (int i = 0; i < times.length; i++) {
			if (i > 0) {
				final double way = times[i] - times[i - 1], from = (voltage[i - 1] - voltage[0]) / 100,
					to = (voltage[i] - voltage[0]) / 100;
				final int steps = (int) Math.min(10_000, Math.max(1, Math.ceil(way / finest)));
				for (int k = 0; k < steps && way > 0; k++) {
					final double a = from + (to - from) * k / steps, b = from + (to - from) * (k + 1) / steps;
					final Kinetics kinetics = (a + b) / 2 > on.weight * fast + (1 - on.weight) * slow ? on : off;
					fast = follow(fast, a, b, way / steps, kinetics.fast);
					slow = follow(slow, a, b, way / steps, kinetics.slow);
				}
			}
			brightness[i] = 1 + sensitivity * (on.weight * fast + (1 - on.weight) * slow);
		}
		return brightness;
	}

	/** The exact solution of x' = (u − x)/τ for an input that goes straight from a to b in a time h. */
	static double follow(final double x, final double a, final double b, final double h, final double tau) {
		final double decay = Math.exp(-h / tau), slope = (b - a) * tau / h;
		return b - slope + (x - a + slope) * decay;
	}
}
