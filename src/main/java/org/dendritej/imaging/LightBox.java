/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import org.dendritej.optics.GaussianPsf;
import org.dendritej.optics.MeasuredPsf;
import org.dendritej.optics.PointSpreadFunction;

/** A box of voxels that points of light are spread over. Confined to one thread. */
final class LightBox {

	private final Grid grid;
	private final PointSpreadFunction psf;
	/** First voxel and voxel behind the last along each axis. */
	private final int[] from, to;
	private final double[] light;
	private final double[] wx, wy, wz;

	/** An empty box. */
	LightBox(final Grid grid, final PointSpreadFunction psf, final int[] from, final int[] to) {
		this.grid = grid;
		this.psf = psf;
		this.from = from;
		this.to = to;
		light = new double[(to[0] - from[0]) * (to[1] - from[1]) * (to[2] - from[2])];
		wx = new double[to[0] - from[0]];
		wy = new double[to[1] - from[1]];
		wz = new double[to[2] - from[2]];
	}

	/** Spreads some points. */
	void add(final Lights points) {
		for (int i = 0; i < points.size(); i++)
			if (psf instanceof GaussianPsf gaussian)
				add(gaussian, points.x(i), points.y(i), points.z(i), points.amount(i));
			else
				add((MeasuredPsf) psf, points.x(i), points.y(i), points.z(i), points.amount(i));
	}

	private void add(final GaussianPsf gaussian, final double x, final double y, final double z, final double amount) {
		final int xa = first(0, x), xb = behind(0, x), ya = first(1, y), yb = behind(1, y), za = first(2, z), zb = behind(2, z);
		if (xa >= xb || ya >= yb || za >= zb)
			return;
		parts(0, x, gaussian.sigmaX(), xa, xb, wx);
		parts(1, y, gaussian.sigmaY(), ya, yb, wy);
		parts(2, z, gaussian.sigmaZ(), za, zb, wz);
		final int width = to[0] - from[0], height = to[1] - from[1], nx = xb - xa;
		for (int k = za; k < zb; k++) {
			final double inPlane = amount * wz[k - za];
			for (int j = ya; j < yb; j++) {
				final double inRow = inPlane * wy[j - ya];
				final int at = ((k - from[2]) * height + j - from[1]) * width + xa - from[0];
				for (int i = 0; i < nx; i++)
					light[at + i] += inRow * wx[i];
			}
		}
	}

	/** The part of a Gaussian that lies in each voxel along an axis. */
	private void parts(final int axis, final double position, final double sigma, final int a, final int b, final double[] parts) {
		double below = Normal.cumulative((grid.border(axis, a) - position) / sigma);
		for (int i = a; i < b; i++) {
			final double above = Normal.cumulative((grid.border(axis, i + 1) - position) / sigma);
			parts[i - a] = above - below;
			below = above;
		}
	}

	private void add(final MeasuredPsf measured, final double x, final double y, final double z, final double amount) {
		final int xa = first(0, x), xb = behind(0, x), ya = first(1, y), yb = behind(1, y), za = first(2, z), zb = behind(2, z);
		if (xa >= xb || ya >= yb || za >= zb)
			return;
		final double[] parts = measured.light(borders(0, x, xa, xb), borders(1, y, ya, yb), borders(2, z, za, zb));
		final int width = to[0] - from[0], height = to[1] - from[1], nx = xb - xa;
		for (int k = za, p = 0; k < zb; k++)
			for (int j = ya; j < yb; j++) {
				final int at = ((k - from[2]) * height + j - from[1]) * width + xa - from[0];
				for (int i = 0; i < nx; i++)
					light[at + i] += amount * parts[p++];
			}
	}

	private double[] borders(final int axis, final double position, final int a, final int b) {
		final double[] borders = new double[b - a + 1];
		for (int i = a; i <= b; i++)
			borders[i - a] = grid.border(axis, i) - position;
		return borders;
	}

	private int first(final int axis, final double position) {
		return Math.max(from[axis], voxel(grid, axis, position - psf.reach(axis)));
	}

	private int behind(final int axis, final double position) {
		return Math.min(to[axis], voxel(grid, axis, position + psf.reach(axis)) + 1);
	}

	/** Index of the voxel at a position, whether the grid has it or not. */
	static int voxel(final Grid grid, final int axis, final double position) {
		final double size = axis == 0 ? grid.pixelWidth() : axis == 1 ? grid.pixelHeight() : grid.pixelDepth();
		return (int) Math.floor((position - grid.border(axis, 0)) / size);
	}

	/** Takes out what has been collected. @param voxels told of each voxel with light, by ascending z, y, x */
	void drain(final Voxels voxels) {
		final int width = to[0] - from[0], height = to[1] - from[1];
		for (int i = 0; i < light.length; i++)
			if (light[i] != 0) {
				final int row = i / width;
				voxels.accept(from[2] + row / height, (from[1] + row % height) * grid.width() + from[0] + i % width, light[i]);
			}
	}

	/** Is told of voxels. */
	interface Voxels {

		/** One voxel. @param z its slice @param pixel x + y·width @param light its light, not 0 */
		void accept(int z, int pixel, double light);
	}
}
