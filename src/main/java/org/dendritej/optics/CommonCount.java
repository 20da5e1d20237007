/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.optics;

/**
 * Poisson numbers of one mean, by inversion with an index into the cumulative probabilities (Chen &amp; Asau 1974, AIIE Trans 6:163), for a mean that many voxels
 * share. Immutable.
 */
final class CommonCount {

	/** Means beyond which a table would be too long. */
	static final double GREATEST = 1e6;
	/** Entries of the index, as a power of 2, and the bits that are left of a number. */
	private static final int INDEX_BITS = 10, BELOW = 53 - INDEX_BITS;
	/** How far the table reaches, in standard deviations and in counts; beyond there is nothing in the precision of a random number. */
	private static final double DEVIATIONS = 9;
	private static final int MORE = 60;

	/** The count of the first entry. */
	private final int least;
	/** The last bits that give each count. */
	private final long[] last;
	/** First entry that numbers beginning with such bits may need. */
	private final int[] index = new int[1 << INDEX_BITS];

	/** Of a mean. @param mean positive, at most {@link #GREATEST} */
	CommonCount(final double mean) {
		final int mode = (int) mean, reach = (int) (DEVIATIONS * Math.sqrt(mean)) + MORE;
		least = Math.max(0, mode - reach);
		final double[] probability = new double[mode + reach - least + 1];
		probability[mode - least] = 1;
		for (int k = mode; k > least; k--)
			probability[k - 1 - least] = probability[k - least] * k / mean;
		double sum = 0;
		for (int k = least; k < least + probability.length; k++) {
			if (k > mode)
				probability[k - least] = probability[k - 1 - least] * mean / k;
			sum += probability[k - least];
		}
		last = new long[probability.length];
		double cumulative = 0;
		for (int i = 0; i < last.length; i++) {
			cumulative += probability[i];
			last[i] = (long) (cumulative / sum * 0x1p53);
		}
		last[last.length - 1] = Long.MAX_VALUE;
		for (int i = 0, k = 0; i < index.length; i++) {
			while (last[k] < (long) i << BELOW)
				k++;
			index[i] = k;
		}
	}

	/** A number. @param bits random, below 2⁵³ */
	int of(final long bits) {
		int k = index[(int) (bits >>> BELOW)];
		while (bits > last[k])
			k++;
		return least + k;
	}
}
