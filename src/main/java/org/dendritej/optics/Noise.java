/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.optics;

/**
 * Random numbers of each voxel of a frame, whatever the order in which voxels are asked for: the counter of a voxel is mixed by the finaliser of SplitMix64
 * (Steele, Lea &amp; Flood 2014, doi:10.1145/2660193.2660195). Confined to one thread.
 */
final class Noise {

	private static final long GOLDEN = 0x9E3779B97F4A7C15L;
	private static final double UNIT = 0x1p-53;
	/** Means from which on counts are drawn by transformed rejection. */
	private static final double LARGE = 16;
	private static final double[] LOG_FACTORIAL = new double[256];

	static {
		for (int i = 2; i < LOG_FACTORIAL.length; i++)
			LOG_FACTORIAL[i] = LOG_FACTORIAL[i - 1] + StrictMath.log(i);
	}

	private final long stream;
	private long state;
	private double lastMean = -1, lastExp;

	/** Of one frame. */
	Noise(final long seed, final long frame) {
		stream = mix(mix(seed + GOLDEN) + frame * GOLDEN + 1);
	}

	/** Goes to a voxel. */
	void at(final long voxel) {
		state = mix(stream + voxel * GOLDEN);
	}

	private static long mix(final long value) {
		long z = value;
		z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
		z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
		return z ^ z >>> 31;
	}

	/** Between 0 and 1, neither of them. */
	double uniform() {
		state += GOLDEN;
		return ((mix(state) >>> 11) + 0.5) * UNIT;
	}

	/** A Poisson number: by inversion, for large means by transformed rejection (Hörmann 1993, Insur Math Econ 12:39, algorithm PTRS). */
	int poisson(final double mean) {
		if (!(mean > 0))
			return 0;
		if (mean >= LARGE)
			return transformedRejection(Math.min(mean, 1e9));
		if (mean != lastMean) {
			lastMean = mean;
			lastExp = Math.exp(-mean);
		}
		double probability = lastExp, left = uniform();
		int count = 0;
		while (left > probability && count < 200) {
			left -= probability;
			probability *= mean / ++count;
		}
		return count;
	}

	private int transformedRejection(final double mean) {
		final double root = Math.sqrt(mean), b = 0.931 + 2.53 * root, a = -0.059 + 0.02483 * b;
		final double inverse = 1.1239 + 1.1328 / (b - 3.4), squeeze = 0.9277 - 3.6224 / (b - 2), log = Math.log(mean);
		while (true) {
			final double u = uniform() - 0.5, v = uniform(), us = 0.5 - Math.abs(u);
			final double k = Math.floor((2 * a / us + b) * u + mean + 0.43);
			if (us >= 0.07 && v <= squeeze)
				return (int) k;
			if (k < 0 || us < 0.013 && v > us)
				continue;
			if (Math.log(v * inverse / (a / (us * us) + b)) <= k * log - mean - logFactorial(k))
				return (int) k;
		}
	}

	private static double logFactorial(final double k) {
		if (k < LOG_FACTORIAL.length)
			return LOG_FACTORIAL[(int) k];
		final double x = k + 1, y = 1 / (x * x); // Stirling's series
		return (x - 0.5) * Math.log(x) - x + 0.9189385332046727 + (1 / 12.0 - y * (1 / 360.0 - y / 1260.0)) / x;
	}

	/** A normal number with mean 0 and variance 1, by the polar method (Marsaglia &amp; Bray 1964). */
	double normal() {
		while (true) {
			final double u = 2 * uniform() - 1, v = 2 * uniform() - 1, s = u * u + v * v;
			if (s < 1 && s > 0)
				return u * Math.sqrt(-2 * Math.log(s) / s);
		}
	}
}
