/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** Collects what compartments lie in the voxels of a band, one voxel after the other in any order. Confined to one thread. */
final class BandBuilder {

	private final AtomicLong pairsLeft;

	// the present voxel: compartments that lie in it and their volumes
	private int owners;
	private int[] owner = new int[8];
	private double[] volume = new double[8];

	// the voxels before it
	private int voxels;
	private int[] pixel = new int[64];
	private int[] firstPair = new int[64];
	private int pairs;
	private int[] compartment = new int[64];
	private float[] weight = new float[64];

	/**
	 * An empty band.
	 *
	 * @param pairsLeft how many more pairs of voxel and compartment are allowed in all bands together
	 */
	BandBuilder(final AtomicLong pairsLeft) {
		this.pairsLeft = pairsLeft;
	}

	/** Adds a volume to a compartment's in the present voxel. */
	void add(final int compartmentIndex, final double v) {
		int k = 0;
		while (k < owners && owner[k] != compartmentIndex)
			k++;
		if (k == owners) {
			if (owners == owner.length) {
				owner = Arrays.copyOf(owner, 2 * owners);
				volume = Arrays.copyOf(volume, 2 * owners);
			}
			owner[owners] = compartmentIndex;
			volume[owners++] = 0;
		}
		volume[k] += v;
	}

	/** What is filled of the present voxel, µm³. */
	double filled() {
		double sum = 0;
		for (int k = 0; k < owners; k++)
			sum += volume[k];
		return sum;
	}

	/**
	 * Ends the present voxel and begins an empty one.
	 *
	 * @param index x + y·width of the one that ends
	 * @throws TooManyPairs if no more are allowed
	 */
	void store(final int index) {
		final int before = pairs;
		for (int k = 0; k < owners; k++)
			if ((float) volume[k] > 0) {
				if (pairs == weight.length) {
					compartment = Arrays.copyOf(compartment, 2 * pairs);
					weight = Arrays.copyOf(weight, 2 * pairs);
				}
				compartment[pairs] = owner[k];
				weight[pairs++] = (float) volume[k];
			}
		owners = 0;
		if (pairs == before)
			return;
		if (pairsLeft.addAndGet(before - pairs) < 0)
			throw new TooManyPairs();
		if (voxels == pixel.length) {
			pixel = Arrays.copyOf(pixel, 2 * voxels);
			firstPair = Arrays.copyOf(firstPair, 2 * voxels);
		}
		pixel[voxels] = index;
		firstPair[voxels++] = before;
	}

	/** All voxels, sorted. */
	Band build() {
		final long[] keys = new long[voxels];
		for (int i = 0; i < voxels; i++)
			keys[i] = (long) pixel[i] << 32 | i;
		Arrays.sort(keys);
		final int[] pixels = new int[voxels], firstPairs = new int[voxels + 1], compartments = new int[pairs];
		final float[] weights = new float[pairs];
		int n = 0;
		for (int i = 0; i < voxels; i++) {
			final int from = (int) keys[i], start = firstPair[from], end = from + 1 < voxels ? firstPair[from + 1] : pairs;
			pixels[i] = pixel[from];
			System.arraycopy(compartment, start, compartments, n, end - start);
			System.arraycopy(weight, start, weights, n, end - start);
			n += end - start;
			firstPairs[i + 1] = n;
		}
		return new Band(pixels, firstPairs, compartments, weights);
	}

	/** More pairs than allowed. */
	static final class TooManyPairs extends RuntimeException {

		private static final long serialVersionUID = 1L;

		TooManyPairs() {
			super("more pairs of voxel and compartment than allowed", null, false, false);
		}
	}
}
