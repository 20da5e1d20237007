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
	/** Tells the bits for normal numbers from the others. */
	private static final long OTHER = 0x5851F42D4C957F2DL;
	private static final double UNIT = 0x1p-53;
	/** How many neighbours may be asked for at once. */
	static final int TOGETHER = 512;
	private static final long[] STEPS = new long[TOGETHER];
	/** Means from which on counts are drawn by transformed rejection. */
	private static final double LARGE = 16;
	/** Counts of small means beyond which there is nothing in the precision of a uniform number. */
	private static final int COUNTS = 200;
	private static final double[] LOG_FACTORIAL = new double[256];
	/** Layers under the bell curve, and where its tail begins so that all have the same area. */
	private static final int LAYERS = 256;
	private static final double TAIL = 3.6541528853610088;
	/** Right edges of the layers from the lowest, which has the tail's area, too, to the top. */
	private static final double[] EDGE = new double[LAYERS + 1];

	static {
		for (int i = 0; i < TOGETHER; i++)
			STEPS[i] = i * GOLDEN;
		double beyond = 0;
		final int steps = 4000;
		for (int i = 0; i <= steps; i++) // Simpson's rule over what is left of the tail
			beyond +=
				StrictMath.exp(-Math.pow(TAIL + 8.0 * i / steps, 2) / 2) * (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) * 8 / steps / 3;
		final double foot = StrictMath.exp(-TAIL * TAIL / 2), area = TAIL * foot + beyond;
		EDGE[0] = area / foot;
		EDGE[1] = TAIL;
		for (int i = 2; i < LAYERS; i++)
			EDGE[i] = Math.sqrt(-2 * StrictMath.log(area / EDGE[i - 1] + StrictMath.exp(-EDGE[i - 1] * EDGE[i - 1] / 2)));
		for (int i = 2; i < LOG_FACTORIAL.length; i++)
			LOG_FACTORIAL[i] = LOG_FACTORIAL[i - 1] + StrictMath.log(i);
	}

	private final long stream;
	private long state;
	// what depends on a mean alone, of the mean before: most voxels of a picture are equally dark
	private double smallMean = -1, largeMean = -1;
	/** The last bits that give each count, as far as they are known. */
	private final long[] last = new long[COUNTS];
	private int known;
	private double probability, cumulative;
	private double root, b, a, inverse, squeeze, log;

	/** Of one frame. */
	Noise(final long seed, final long frame) {
		stream = mix(mix(seed + GOLDEN) + frame * GOLDEN + 1);
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

	/**
	 * The state and the first random bits of each of some neighbours; loops without branches or conversions, for the processor's vectors.
	 *
	 * @param voxel index of the first
	 * @param n their number, at most {@link #TOGETHER}
	 * @param states receives what {@link #resume} takes to go on behind the first bits
	 * @param bits receives the bits, as whole numbers below 2⁵³
	 */
	void neighbours(final long voxel, final int n, final long[] states, final long[] bits) {
		final long start = stream + voxel * GOLDEN;
		for (int i = 0; i < n; i++) {
			long z = start + STEPS[i];
			z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
			z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
			states[i] = (z ^ z >>> 31) + GOLDEN;
		}
		for (int i = 0; i < n; i++) {
			long z = states[i];
			z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
			z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
			bits[i] = (z ^ z >>> 31) >>> 11;
		}
	}

	/** Goes on behind the first bits of a voxel. */
	void resume(final long voxelState) {
		state = voxelState;
	}

	/**
	 * A Poisson number: by inversion, for large means by transformed rejection (Hörmann 1993, Insur Math Econ 12:39, algorithm PTRS).
	 *
	 * @param mean not negative
	 * @param first the voxel's first bits; more are drawn where needed
	 */
	int poisson(final double mean, final long first) {
		return mean >= LARGE ? transformedRejection(Math.min(mean, 1e9), (first + 0.5) * UNIT) : mean > 0 ? inversion(mean, first) : 0;
	}

	private int inversion(final double mean, final long bits) {
		if (mean != smallMean)
			begin(mean);
		int count = 0;
		while (bits > last[count])
			if (++count == known && !extend())
				return count;
		return count;
	}

	private void begin(final double mean) {
		smallMean = mean;
		probability = cumulative = Math.exp(-mean);
		last[0] = (long) (cumulative * 0x1p53);
		known = 1;
	}

	/** One more count. @return whether there is one */
	private boolean extend() {
		if (known == COUNTS)
			return false;
		probability *= smallMean / known;
		cumulative += probability;
		last[known++] = (long) (cumulative * 0x1p53);
		return true;
	}

	private int transformedRejection(final double mean, final double first) {
		if (mean != largeMean) {
			largeMean = mean;
			root = Math.sqrt(mean);
			b = 0.931 + 2.53 * root;
			a = -0.059 + 0.02483 * b;
			inverse = 1.1239 + 1.1328 / (b - 3.4);
			squeeze = 0.9277 - 3.6224 / (b - 2);
			log = Math.log(mean);
		}
		double u = first - 0.5;
		while (true) {
			final double v = uniform(), us = 0.5 - Math.abs(u);
			final double k = Math.floor((2 * a / us + b) * u + mean + 0.43);
			if (us >= 0.07 && v <= squeeze)
				return (int) k;
			if (k >= 0 && (us >= 0.013 || v <= us) &&
				Math.log(v * inverse / (a / (us * us) + b)) <= k * log - mean - logFactorial(k))
				return (int) k;
			u = uniform() - 0.5;
		}
	}

	private static double logFactorial(final double k) {
		if (k < LOG_FACTORIAL.length)
			return LOG_FACTORIAL[(int) k];
		final double x = k + 1, y = 1 / (x * x); // Stirling's series
		return (x - 0.5) * Math.log(x) - x + 0.9189385332046727 + (1 / 12.0 - y * (1 / 360.0 - y / 1260.0)) / x;
	}

	/**
	 * The first bits of each of some neighbours' normal numbers, independent of all others.
	 *
	 * @param states as {@link #neighbours} gave them
	 * @param n their number
	 * @param bits receives the bits
	 */
	static void more(final long[] states, final int n, final long[] bits) {
		for (int i = 0; i < n; i++) {
			long z = states[i] ^ OTHER;
			z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
			z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
			bits[i] = z ^ z >>> 31;
		}
	}

	/**
	 * A normal number with mean 0 and variance 1, by layers of equal area (Marsaglia &amp; Tsang 2000, J Stat Softw 5(8)).
	 *
	 * @param first the voxel's bits for it; more are drawn where needed
	 */
	double normal(final long first) {
		long bits = first;
		while (true) {
			final int layer = (int) bits & LAYERS - 1;
			final double x = (bits >>> 11) * UNIT * EDGE[layer];
			if (x < EDGE[layer + 1] || inLayer(layer, x))
				return (bits & LAYERS) == 0 ? x : -x;
			if (layer == 0)
				return (bits & LAYERS) == 0 ? tail() : -tail();
			state += GOLDEN;
			bits = mix(state);
		}
	}

	/** Whether a place in the uneven part of a layer lies below the curve. */
	private boolean inLayer(final int layer, final double x) {
		return layer > 0 && bell(EDGE[layer]) + uniform() * (bell(EDGE[layer + 1]) - bell(EDGE[layer])) < bell(x);
	}

	private double tail() {
		while (true) {
			final double x = -Math.log(uniform()) / TAIL, y = -Math.log(uniform());
			if (2 * y > x * x)
				return TAIL + x;
		}
	}

	private static double bell(final double x) {
		return Math.exp(-x * x / 2);
	}
}
