/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.example;

import java.util.Random;

/**
 * A confocal microscope that counts photons: a volume filled with dye is blurred by a Gaussian point spread function, and every voxel holds a Poisson number
 * of photons, times a gain, as a byte. The same seed gives the same bytes.
 *
 * @param lateralWidth full width at half maximum of the point spread function in x and y, µm
 * @param axialWidth the same in z, µm
 * @param photons mean number from a voxel full of dye
 * @param background mean number from anywhere
 * @param gain grey levels per photon
 */
record Microscope(double lateralWidth, double axialWidth, double photons, double background, int gain) {

	private static final double SIGMA_PER_WIDTH = 1 / (2 * StrictMath.sqrt(2 * StrictMath.log(2)));

	/**
	 * Takes an image.
	 *
	 * @param filled part of each voxel that is filled, 0 … 1, shape {@code [z][y * width + x]}; blurred in place
	 * @param width voxels in x
	 * @param pixel size of a voxel in x and y, µm
	 * @param slice size of a voxel in z, µm
	 * @param seed of the noise
	 * @return grey values, shape as {@code filled}
	 */
	byte[][] image(final float[][] filled, final int width, final double pixel, final double slice, final long seed) {
		blur(filled, width, pixel, slice);
		final Random random = new Random(seed);
		final byte[][] image = new byte[filled.length][filled[0].length];
		for (int z = 0; z < image.length; z++)
			for (int i = 0; i < image[z].length; i++)
				image[z][i] = (byte) Math.min(255, gain * poisson(background + photons * filled[z][i], random.nextDouble()));
		return image;
	}

	private void blur(final float[][] volume, final int width, final double pixel, final double slice) {
		final float[] across = kernel(lateralWidth / pixel), along = kernel(axialWidth / slice);
		final int height = volume[0].length / width;
		for (final float[] plane : volume) {
			for (int y = 0; y < height; y++)
				convolve(plane, y * width, 1, width, across);
			for (int x = 0; x < width; x++)
				convolve(plane, x, width, height, across);
		}
		final float[] column = new float[volume.length];
		for (int i = 0; i < volume[0].length; i++) {
			for (int z = 0; z < column.length; z++)
				column[z] = volume[z][i];
			convolve(column, 0, 1, column.length, along);
			for (int z = 0; z < column.length; z++)
				volume[z][i] = column[z];
		}
	}

	/** Half of a normalised Gaussian, its middle first; {@code width} in voxels. */
	private static float[] kernel(final double width) {
		final double sigma = width * SIGMA_PER_WIDTH;
		final double[] exact = new double[(int) Math.ceil(4 * sigma) + 1];
		double sum = 0;
		for (int i = 0; i < exact.length; i++)
			sum += (i == 0 ? 1 : 2) * (exact[i] = StrictMath.exp(-0.5 * i * i / (sigma * sigma)));
		final float[] kernel = new float[exact.length];
		for (int i = 0; i < kernel.length; i++)
			kernel[i] = (float) (exact[i] / sum);
		return kernel;
	}

	/** Convolves {@code length} values that lie {@code stride} apart; beyond the ends is nothing. */
	private static void convolve(final float[] values, final int first, final int stride, final int length, final float[] kernel) {
		final float[] line = new float[length];
		for (int i = 0; i < length; i++)
			line[i] = values[first + i * stride];
		for (int i = 0; i < length; i++) {
			float sum = line[i] * kernel[0];
			for (int k = 1; k < kernel.length; k++)
				sum += kernel[k] * ((i >= k ? line[i - k] : 0) + (i + k < length ? line[i + k] : 0));
			values[first + i * stride] = sum;
		}
	}

	/** The number whose cumulative probability first reaches {@code uniform}: one random number a voxel, so that no voxel depends on another's mean. */
	private static int poisson(final double mean, final double uniform) {
		double probability = StrictMath.exp(-mean), cumulative = probability;
		int count = 0;
		while (cumulative < uniform && probability > 0) {
			probability *= mean / ++count;
			cumulative += probability;
		}
		return count;
	}
}
