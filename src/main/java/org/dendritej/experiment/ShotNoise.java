/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

/**
 * What many synaptic conductances that open at random times sum to. Each opens as K(t) = F (exp(−t/τ2) − exp(−t/τ1)) with a peak of 1. For releases with rate ν
 * at times that are independent of each other, the sum has the mean ν w ∫K and the variance ν w² ∫K² (Campbell 1909, Proc Camb Phil Soc 15:117–136; Rice 1944, Bell
 * Syst Tech J 23:282–332, section 1.2); for others the variance is that of the autocovariance of the releases weighted with ∫K(s) K(s + t) ds.
 *
 * @param rise τ1, ms
 * @param decay τ2 &gt; τ1, ms
 */
record ShotNoise(double rise, double decay) {

	private static final int POINTS = 4000;
	private static final double FAR = 8, LONG = 40;

	/** Checks. */
	ShotNoise {
		if (!(rise > 0 && decay > rise))
			throw new ExperimentException("a conductance rises with " + rise + " ms and decays with " + decay
				+ " ms; the decay must be slower than the rise, and both greater than 0");
	}

	/** F: 1 over the peak of the difference of exponentials. */
	double norm() {
		final double peak = rise * decay / (decay - rise) * Math.log(decay / rise);
		return 1 / (Math.exp(-peak / decay) - Math.exp(-peak / rise));
	}

	/** ∫K, ms. */
	double area() {
		return norm() * (decay - rise);
	}

	/** ∫K², ms. */
	double square() {
		return overlap(0);
	}

	/** ∫K(s) K(s + t) ds, ms. */
	double overlap(final double t) {
		final double both = rise * decay / (rise + decay);
		return norm() * norm() * (Math.exp(-t / decay) * (decay / 2 - both) + Math.exp(-t / rise) * (rise / 2 - both));
	}

	/** |∫K exp(−2πi f t) dt|² at {@code f} kHz, ms². */
	double power(final double f) {
		final double a = 2 * Math.PI * f * rise, b = 2 * Math.PI * f * decay;
		return area() * area() / ((1 + a * a) * (1 + b * b));
	}

	/** ∫K exp(−2πi f t) dt at {@code f} kHz, ms: real and imaginary part. */
	double[] transform(final double f) {
		final double a = 2 * Math.PI * f * rise, b = 2 * Math.PI * f * decay, scale = area() / ((1 + a * a) * (1 + b * b));
		return new double[] { scale * (1 - a * b), -scale * (a + b) };
	}

	/** ∬K(s) K(s′) exp(−κ |s − s′|) ds ds′, ms². @param kappa 1/ms */
	double exponentially(final double kappa) {
		final double both = rise * decay / (rise + decay);
		return 2 * norm() * norm() * ((decay / 2 - both) / (kappa + 1 / decay) + (rise / 2 - both) / (kappa + 1 / rise));
	}

	/** ∬K(s) K(s′) N(s − s′) ds ds′, ms: N is the density of the difference of two normal deviates of the standard deviation {@code jitter}, ms. */
	double jittered(final double jitter) {
		if (jitter == 0)
			return square();
		final double sigma = Math.sqrt(2) * jitter, h = Math.min(FAR * sigma, LONG * decay) / POINTS;
		double sum = 0;
		for (int i = 0; i <= POINTS; i++)
			sum += (i == 0 || i == POINTS ? 0.5 : 1) * overlap(i * h) * Math.exp(-0.5 * i * h * i * h / (sigma * sigma));
		return 2 * sum * h / (sigma * Math.sqrt(2 * Math.PI));
	}

	/**
	 * The sum of conductances at regular times; exact there.
	 *
	 * @param times of releases, ms, in any order of synapses but ascending within each, shape [synapses][releases]
	 * @param weight peak of each, in the unit of the result
	 * @param step between two samples, ms
	 * @param samples their number, the first at 0
	 * @return shape [samples]
	 */
	double[] sum(final double[][] times, final double weight, final double step, final int samples) {
		final double[] slow = new double[samples], fast = new double[samples], sum = new double[samples];
		for (final double[] train : times)
			for (final double time : train) {
				final int next = (int) Math.ceil(time / step);
				if (next >= 0 && next < samples) {
					slow[next] += Math.exp((time - next * step) / decay);
					fast[next] += Math.exp((time - next * step) / rise);
				}
			}
		final double f = weight * norm(), d = Math.exp(-step / decay), r = Math.exp(-step / rise);
		double a = 0, b = 0;
		for (int i = 0; i < samples; i++) {
			a = a * d + slow[i];
			b = b * r + fast[i];
			sum[i] = f * (a - b);
		}
		return sum;
	}
}
