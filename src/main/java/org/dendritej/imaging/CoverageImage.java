/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.Arrays;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * How much of each voxel the neuron fills, 0 … 1: the second channel of every image of potentials and the opacity of every overlay. Views: pixels are computed
 * when looked at.
 */
public final class CoverageImage {

	private CoverageImage() {
	}

	/**
	 * The coverage of every voxel.
	 *
	 * @param weights how much of each compartment lies in each voxel
	 * @return shape {@code [x, y, z]}
	 */
	public static RandomAccessibleInterval<FloatType> of(final VoxelWeights weights) {
		final Grid grid = weights.grid();
		return new ComputedImage(() -> position -> {
			final int voxel = weights.find(position[0], position[1], position[2]);
			return voxel < 0 ? 0 : weights.coverage(voxel);
		}, grid.width(), grid.height(), grid.depth());
	}

	/**
	 * The coverage of one slice.
	 *
	 * @param weights how much of each compartment lies in each voxel
	 * @param z the slice
	 * @param plane receives 0 … 1, shape {@code [width · height]}, x fastest
	 */
	public static void plane(final VoxelWeights weights, final int z, final float[] plane) {
		Arrays.fill(plane, 0);
		for (int voxel = weights.firstVoxel(z); voxel < weights.firstVoxel(z + 1); voxel++)
			plane[weights.pixel(voxel)] = weights.coverage(voxel);
	}

	/**
	 * The greatest coverage of each column along z.
	 *
	 * @param weights how much of each compartment lies in each voxel
	 * @param plane receives 0 … 1, shape {@code [width · height]}, x fastest
	 */
	public static void projection(final VoxelWeights weights, final float[] plane) {
		Arrays.fill(plane, 0);
		for (int voxel = 0; voxel < weights.touchedVoxels(); voxel++)
			plane[weights.pixel(voxel)] = Math.max(plane[weights.pixel(voxel)], weights.coverage(voxel));
	}
}
