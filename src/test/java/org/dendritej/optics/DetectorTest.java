/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.optics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class DetectorTest {

	/** Mean and variance over frames of one voxel. */
	private static double[] moments(final Detector detector, final double mean, final int frames) {
		double sum = 0, squares = 0;
		for (int t = 0; t < frames; t++) {
			final float[] voxel = { (float) mean };
			detector.measure(t, 4711, 0, voxel);
			sum += voxel[0];
			squares += (double) voxel[0] * voxel[0];
		}
		return new double[] { sum / frames, squares / frames - sum / frames * sum / frames };
	}

	@Test
	void photonCountsAreOfPoisson() {
		for (final double mean : new double[] { 0.1, 1, 5, 15.9, 16, 40, 300, 5000 }) {
			assertPoisson(mean, 40_000, moments(Detector.COUNTING, mean, 40_000));
			final float[] voxels = new float[100_000];
			Arrays.fill(voxels, (float) mean);
			Detector.COUNTING.measure(5, 0, (float) mean, voxels);
			double sum = 0, squares = 0;
			for (final float v : voxels) {
				sum += v;
				squares += (v - mean) * (v - mean);
			}
			assertPoisson(mean, voxels.length, new double[] { sum / voxels.length, squares / voxels.length });
		}
	}

	private static void assertPoisson(final double mean, final int n, final double[] moments) {
		assertEquals(mean, moments[0], 5 * Math.sqrt(mean / n), "mean");
		assertEquals(1, moments[1] / moments[0], 0.04, "Fano factor at " + mean);
	}

	/** Each count as often as its probability says, on both sides of where the algorithm changes. */
	@Test
	void theWholeDistributionIsRight() {
		for (final double mean : new double[] { 0.2, 3, 15.5, 16.5, 40 })
			for (final boolean common : new boolean[] { false, true })
				assertDistribution(mean, common);
	}

	private static void assertDistribution(final double mean, final boolean common) {
		final int n = 400_000;
		final float[] voxels = new float[n];
		Arrays.fill(voxels, (float) mean);
		Detector.COUNTING.measure(3, 0, common ? (float) mean : 0, voxels);
		final int[] count = new int[100];
		for (final float v : voxels)
			count[(int) v]++;
		double probability = Math.exp(-(float) mean), chi = 0;
		int cells = 0;
		for (int k = 0; k < 100; k++) {
			if (n * probability > 20) {
				chi += Math.pow(count[k] - n * probability, 2) / (n * probability);
				cells++;
			}
			probability *= (float) mean / (k + 1);
		}
		assertEquals(cells, chi, 4.5 * Math.sqrt(2 * cells), "χ² at a mean of " + mean);
	}

	@Test
	void excessAndReadNoiseAddToTheVariance() {
		final double[] m = moments(new Detector(10, 200, 2, 1.3, 16, 5), 50, 60_000);
		assertEquals(700, m[0], 2);
		assertEquals(100 * (1.3 * 50 + 4), m[1], 0.03 * 100 * 69);
	}

	/** Reading noise alone, in bins that a normal distribution fills equally, to beyond four standard deviations. */
	@Test
	void readNoiseIsNormal() {
		final int n = 1_000_000;
		final float[] voxels = new float[n];
		new Detector(1, 30_000, 1000, 1, 16, 8).measure(1, 0, 0, voxels);
		final double[] borders = { -4, -3, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3, 4 };
		final double[] below = { 3.167124183e-5, 1.349898032e-3, 0.02275013195, 0.06680720127, 0.1586552539, 0.3085375387, 0.5 };
		double chi = 0;
		for (int k = 0; k <= borders.length; k++) {
			final double from = k == 0 ? -30 : borders[k - 1], to = k == borders.length ? 30 : borders[k];
			int count = 0;
			for (final float v : voxels)
				if (v >= Math.ceil(30_000 + 1000 * from) && v < Math.ceil(30_000 + 1000 * to))
					count++;
			final double expected = n * (cumulative(below, k) - cumulative(below, k - 1));
			chi += Math.pow(count - expected, 2) / expected;
		}
		assertEquals(borders.length, chi, 4.5 * Math.sqrt(2 * borders.length));
	}

	/** The part of a normal distribution below a border, the lower half of which is given. */
	private static double cumulative(final double[] below, final int k) {
		return k < 0 ? 0 : k > 12 ? 1 : k <= 6 ? below[k] : 1 - below[12 - k];
	}

	@Test
	void numbersSaturate() {
		final float[] bright = { 1e9f, 0, 300 };
		new Detector(1, 3, 0, 1, 8, 1).measure(0, 0, 0, bright);
		assertArrayEquals(new float[] { 255, 3, 255 }, bright);
	}

	@Test
	void aVoxelsNoiseDependsOnSeedFrameAndVoxelAlone() {
		final float[] whole = new float[1000];
		for (int i = 0; i < whole.length; i++)
			whole[i] = 3 + i % 30;
		final float[] part = Arrays.copyOfRange(whole, 400, 500), otherFrame = part.clone(), otherSeed = part.clone();
		final Detector detector = new Detector(2, 10, 1, 1.2, 16, 99);
		detector.measure(7, 0, 0, whole);
		detector.measure(7, 400, 0, part);
		assertArrayEquals(Arrays.copyOfRange(whole, 400, 500), part);
		detector.measure(8, 400, 0, otherFrame);
		new Detector(2, 10, 1, 1.2, 16, 98).measure(7, 400, 0, otherSeed);
		assertFalse(Arrays.equals(part, otherFrame));
		assertFalse(Arrays.equals(part, otherSeed));
	}

	@Test
	void neighboursInSpaceAndTimeAreIndependent() {
		final int n = 100_000;
		final float[] now = new float[n], next = new float[n];
		Arrays.fill(now, 20);
		Arrays.fill(next, 20);
		Detector.COUNTING.measure(0, 0, 0, now);
		Detector.COUNTING.measure(1, 0, 0, next);
		double space = 0, time = 0;
		for (int i = 1; i < n; i++) {
			space += (now[i] - 20) * (now[i - 1] - 20) / 20 / n;
			time += (now[i] - 20) * (next[i] - 20) / 20 / n;
		}
		assertEquals(0, space, 0.015);
		assertEquals(0, time, 0.015);
	}

	@Test
	void detectorsThatCannotBeAreRefused() {
		assertThrows(OpticsException.class, () -> new Detector(0, 0, 0, 1, 16, 1));
		assertThrows(OpticsException.class, () -> new Detector(1, 300, 0, 1, 8, 1));
		assertThrows(OpticsException.class, () -> new Detector(1, 0, -1, 1, 16, 1));
		assertThrows(OpticsException.class, () -> new Detector(1, 0, 0, 0.9, 16, 1));
		assertThrows(OpticsException.class, () -> new Detector(1, 0, 0, 1, 12, 1));
	}
}
