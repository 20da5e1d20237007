/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.Arrays;

/** Voxels around a stretch of a neurite: where they lie across it, and how bright they are. Confined to one thread. */
final class VoxelsAcross {

	int n;
	/** In the plane of the image, across it, and the brightness. */
	double[] s = new double[256], q = new double[256], value = new double[256];
	/** What each counts: photon noise grows with brightness, so the dark ones tell more. */
	double[] weight;

	/** Weights by the mean brightness at each distance from the trace. @param bin width of a range of distances, µm */
	void weigh(final double bin) {
		final double[] sum = new double[n + 1];
		final int[] count = new int[n + 1];
		double brightest = 0;
		for (int i = 0; i < n; i++) {
			final int k = (int) Math.min(n, Math.abs(s[i]) / bin);
			sum[k] += Math.max(0, value[i]);
			count[k]++;
		}
		for (int k = 0; k <= n; k++)
			if (count[k] > 0)
				brightest = Math.max(brightest, sum[k] / count[k]);
		weight = new double[n];
		for (int i = 0; i < n; i++) {
			final int k = (int) Math.min(n, Math.abs(s[i]) / bin);
			weight[i] = brightest > 0 ? 1 / (sum[k] / count[k] / brightest + 0.03) : 1;
		}
	}

	/** Adds a voxel. @param across in the plane of the image @param deep at right angles to that and to the neurite */
	void add(final double across, final double deep, final double brightness) {
		if (n == s.length) {
			s = Arrays.copyOf(s, 2 * n);
			q = Arrays.copyOf(q, 2 * n);
			value = Arrays.copyOf(value, 2 * n);
		}
		s[n] = across;
		q[n] = deep;
		value[n++] = brightness;
	}
}
