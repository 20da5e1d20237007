/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.optics;

import java.util.Arrays;

/**
 * A point spread function as a stack of voxels, such as the image of a bead, each taken as evenly bright. What is below 0 after subtraction of the
 * background counts as 0, the rest is scaled to the integral 1, and its centre of mass is the point. Immutable.
 */
public final class MeasuredPsf implements PointSpreadFunction {

	private final int[] size;
	private final double[] voxel;
	/** Distance of the lowest border from the point, µm, shape [3]. */
	private final double[] start;
	private final double[] sigma;
	/** Light below and left of each border, shape [(depth + 1) · (height + 1) · (width + 1)], x fastest. */
	private final double[] cumulative;

	/**
	 * By a stack.
	 *
	 * @param planes brightness, shape {@code [depth][width · height]}, x fastest
	 * @param width voxels along x
	 * @param background brightness where there is no light; subtracted
	 * @param pixelWidth size of a voxel along x, µm
	 * @param pixelHeight size of a voxel along y, µm
	 * @param pixelDepth size of a voxel along z, µm
	 */
	public MeasuredPsf(final float[][] planes, final int width, final double background, final double pixelWidth,
		final double pixelHeight, final double pixelDepth) {
		voxel = new double[] { pixelWidth, pixelHeight, pixelDepth };
		for (final double side : voxel)
			if (!(side > 0) || Double.isInfinite(side))
				throw new OpticsException("a measured point spread function with voxels of " + pixelWidth + " × " + pixelHeight + " × " +
					pixelDepth + " µm; each size must be positive and finite. Calibrate the stack");
		if (planes.length == 0 || width < 1 || planes[0].length == 0 || planes[0].length % width != 0)
			throw new OpticsException("a measured point spread function of " + planes.length + " planes, " + width +
				" pixels wide; it must be a stack of at least one full voxel");
		size = new int[] { width, planes[0].length / width, planes.length };
		final double[][] light = light(planes, background);
		double total = 0;
		final double[][] profile = { new double[size[0]], new double[size[1]], new double[size[2]] };
		for (int z = 0; z < size[2]; z++)
			for (int i = 0; i < light[z].length; i++) {
				total += light[z][i];
				profile[0][i % width] += light[z][i];
				profile[1][i / width] += light[z][i];
				profile[2][z] += light[z][i];
			}
		if (!(total > 0))
			throw new OpticsException("a measured point spread function without light above its background of " + background +
				"; choose a stack with one bead in it and a background below it");
		start = new double[3];
		sigma = new double[3];
		for (int axis = 0; axis < 3; axis++) {
			double mean = 0;
			for (int i = 0; i < size[axis]; i++)
				mean += (i + 0.5) * voxel[axis] * profile[axis][i] / total;
			start[axis] = -mean;
			sigma[axis] = width(profile[axis]) * voxel[axis] / FWHM_PER_SIGMA;
		}
		cumulative = cumulative(light, total);
	}

	private double[][] light(final float[][] planes, final double background) {
		final double[][] light = new double[planes.length][size[0] * size[1]];
		for (int z = 0; z < planes.length; z++) {
			if (planes[z].length != light[z].length)
				throw new OpticsException("plane " + z + " of a measured point spread function has " + planes[z].length +
					" voxels and plane 0 has " + light[z].length);
			for (int i = 0; i < light[z].length; i++) {
				if (!Float.isFinite(planes[z][i]))
					throw new OpticsException("voxel " + i + " in plane " + z + " of a measured point spread function is " + planes[z][i] +
						"; every one must be finite");
				light[z][i] = Math.max(0, planes[z][i] - background);
			}
		}
		return light;
	}

	/** Full width at half maximum of a profile, in voxels, at least one. */
	private static double width(final double[] profile) {
		int top = 0;
		for (int i = 0; i < profile.length; i++)
			if (profile[i] > profile[top])
				top = i;
		final double half = profile[top] / 2;
		double low = top, high = top;
		for (int i = top; i >= 0 && profile[i] >= half; i--)
			low = i == 0 || profile[i - 1] >= half ? i : i - (profile[i] - half) / (profile[i] - profile[i - 1]);
		for (int i = top; i < profile.length && profile[i] >= half; i++)
			high = i == profile.length - 1 || profile[i + 1] >= half ? i : i + (profile[i] - half) / (profile[i] - profile[i + 1]);
		return Math.max(1, high - low);
	}

	private double[] cumulative(final double[][] light, final double total) {
		final int row = size[0] + 1, plane = row * (size[1] + 1);
		final double[] sums = new double[Math.multiplyExact(plane, size[2] + 1)];
		for (int z = 0; z < size[2]; z++)
			for (int y = 0; y < size[1]; y++) {
				double line = 0;
				for (int x = 0; x < size[0]; x++) {
					line += light[z][y * size[0] + x] / total;
					final int at = (z + 1) * plane + (y + 1) * row + x + 1;
					sums[at] = line + sums[at - row] + sums[at - plane] - sums[at - row - plane];
				}
			}
		return sums;
	}

	@Override
	public double sigma(final int axis) {
		return sigma[axis];
	}

	@Override
	public double reach(final int axis) {
		return Math.max(-start[axis], start[axis] + size[axis] * voxel[axis]);
	}

	/**
	 * The light in boxes side by side along each axis.
	 *
	 * @param x borders of the boxes along x, relative to the point, µm, ascending, at least two
	 * @param y likewise along y
	 * @param z likewise along z
	 * @return the part of the light in each box, shape {@code [(z.length − 1) · (y.length − 1) · (x.length − 1)]}, x fastest
	 */
	public double[] light(final double[] x, final double[] y, final double[] z) {
		final double[][] at = { borders(0, x), borders(1, y), borders(2, z) };
		final double[] below = new double[x.length * y.length * z.length];
		for (int k = 0, i = 0; k < z.length; k++)
			for (int j = 0; j < y.length; j++)
				for (int h = 0; h < x.length; h++)
					below[i++] = below(at[0][h], at[1][j], at[2][k]);
		final int row = x.length, plane = row * y.length;
		final double[] light = new double[(x.length - 1) * (y.length - 1) * (z.length - 1)];
		for (int k = 1, i = 0; k < z.length; k++)
			for (int j = 1; j < y.length; j++)
				for (int h = 1; h < x.length; h++) {
					final int a = k * plane + j * row + h;
					light[i++] = below[a] - below[a - 1] - below[a - row] + below[a - row - 1] - below[a - plane] + below[a - plane - 1] +
						below[a - plane - row] - below[a - plane - row - 1];
				}
		return light;
	}

	/** Positions in voxels from the lowest border, kept within the stack. */
	private double[] borders(final int axis, final double[] positions) {
		return Arrays.stream(positions).map(p -> Math.max(0, Math.min(size[axis], (p - start[axis]) / voxel[axis]))).toArray();
	}

	/** Light below a corner, linear between borders along each axis since voxels are evenly bright. */
	private double below(final double x, final double y, final double z) {
		final int i = Math.min((int) x, size[0] - 1), j = Math.min((int) y, size[1] - 1), k = Math.min((int) z, size[2] - 1);
		final double u = x - i, v = y - j, w = z - k;
		final int row = size[0] + 1, plane = row * (size[1] + 1), a = k * plane + j * row + i;
		final double low = (1 - v) * ((1 - u) * cumulative[a] + u * cumulative[a + 1]) +
			v * ((1 - u) * cumulative[a + row] + u * cumulative[a + row + 1]);
		final double high = (1 - v) * ((1 - u) * cumulative[a + plane] + u * cumulative[a + plane + 1]) +
			v * ((1 - u) * cumulative[a + plane + row] + u * cumulative[a + plane + row + 1]);
		return (1 - w) * low + w * high;
	}

	@Override
	public String toString() {
		return String.format(java.util.Locale.ROOT, "MeasuredPsf[%d × %d × %d voxels, widths %.3g × %.3g × %.3g µm]", size[0], size[1],
			size[2],
			fwhm(0), fwhm(1), fwhm(2));
	}
}
