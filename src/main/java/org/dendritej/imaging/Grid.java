/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.List;

import org.dendritej.cable.Piece;
import org.dendritej.morphology.Frame;

/**
 * The voxels of an image in the space of the neuron: how many, how large, and where. All in µm.
 *
 * <p>
 * One convention holds everywhere: <strong>a position is that of a voxel's centre</strong>. Voxel (i, j, k) has its centre at
 * {@code (x0 + i·pixelWidth, y0 + j·pixelHeight, z0 + k·pixelDepth)} and reaches half a voxel to every side, as ImageJ's calibration maps a
 * pixel with an origin to (i − origin)·size, and as tracing programs write the pixel (i, j, k) that was clicked into their files as
 * i·size, j·size, k·size.
 *
 * @param width voxels along x
 * @param height voxels along y
 * @param depth slices, along z; 1 for a plane
 * @param pixelWidth size of a voxel, µm
 * @param pixelHeight size of a voxel, µm
 * @param pixelDepth size of a voxel, µm
 * @param x0 centre of voxel (0, 0, 0), µm
 * @param y0 centre of voxel (0, 0, 0), µm
 * @param z0 centre of voxel (0, 0, 0), µm
 */
public record Grid(int width, int height, int depth, double pixelWidth, double pixelHeight, double pixelDepth, double x0, double y0,
	double z0) {

	/** About what light resolves, µm; nobody needs smaller pixels without asking for them. */
	private static final double FINEST = 0.2;
	private static final double[] ROUND = { 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 };

	/** Checks that a plane is an array and the sizes make sense. */
	public Grid {
		if (width < 1 || height < 1 || depth < 1)
			throw new ImagingException("an image of " + width + " × " + height + " × " + depth + " voxels; each number must be at least 1");
		if ((long) width * height > Integer.MAX_VALUE - 8)
			throw new ImagingException("a plane of " + width + " × " + height +
				" pixels is larger than an array can be; choose larger pixels or a smaller part of the neuron");
		if (!positive(pixelWidth) || !positive(pixelHeight) || !positive(pixelDepth))
			throw new ImagingException("a voxel of " + pixelWidth + " × " + pixelHeight + " × " + pixelDepth +
				" µm; each size must be positive and finite");
		if (!Double.isFinite(x0 + y0 + z0))
			throw new ImagingException("voxel (0, 0, 0) lies at " + x0 + ", " + y0 + ", " + z0 + " µm; its place must be finite");
		x0 += 0.0; // no negative zero, so that equal grids are equal
		y0 += 0.0;
		z0 += 0.0;
	}

	private static boolean positive(final double size) {
		return size > 0 && Double.isFinite(size);
	}

	/**
	 * A grid around a neuron. Voxel centres lie on whole multiples of the voxel's size.
	 *
	 * @param pieces the neuron, at least one
	 * @param pixelSize size of a voxel along x and y, µm
	 * @param sliceSpacing size of a voxel along z, µm
	 * @param margin free space on every side, µm
	 * @return the smallest such grid that holds the neuron
	 */
	public static Grid fitted(final List<Piece> pieces, final double pixelSize, final double sliceSpacing, final double margin) {
		if (!positive(pixelSize) || !positive(sliceSpacing))
			throw new ImagingException("a pixel of " + pixelSize + " µm in slices " + sliceSpacing +
				" µm apart; both must be positive and finite");
		if (!(margin >= 0) || Double.isInfinite(margin))
			throw new ImagingException("a margin of " + margin + " µm around the neuron; it must be 0 or more");
		final double[] box = bounds(pieces);
		final int[] first = new int[3], size = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			final double step = axis == 2 ? sliceSpacing : pixelSize;
			final double from = Math.floor((box[axis] - margin) / step), to = Math.ceil((box[axis + 3] + margin) / step);
			if (!(Math.abs(from) < 1e9 && Math.abs(to) < 1e9))
				throw new ImagingException("the neuron reaches from " + box[axis] + " to " + box[axis + 3] + " µm along " +
					"xyz".charAt(axis) + ", too many steps of " + step + " µm; choose larger voxels");
			first[axis] = (int) from;
			size[axis] = (int) (to - from) + 1;
		}
		return new Grid(size[0], size[1], size[2], pixelSize, pixelSize, sliceSpacing, first[0] * pixelSize, first[1] * pixelSize,
			first[2] * sliceSpacing);
	}

	/**
	 * The smallest round size of cubic voxels whose fitted grid has no more than so many pixels along x and y.
	 *
	 * @param pieces the neuron, at least one
	 * @param pixels how many pixels the longer side may have, at least 10
	 * @param margin free space on every side, in pixels
	 * @return size of a pixel, µm: 1, 1.5, 2, 2.5, 3, 4, 5, 6 or 8 times a power of ten, at least 0.2
	 */
	public static double roundPixelSize(final List<Piece> pieces, final int pixels, final double margin) {
		final double[] box = bounds(pieces);
		final double longest = Math.max(box[3] - box[0], box[4] - box[1]);
		final double least = Math.max(FINEST, longest / (pixels - 3 - 2 * margin)); // 3 since both ends are rounded outwards
		final double power = Math.pow(10, Math.floor(Math.log10(least)));
		for (final double digits : ROUND)
			if (digits * power >= least)
				return digits * power;
		return 10 * power;
	}

	/**
	 * The pixel grid of the image a reconstruction was traced in.
	 *
	 * @param image as the reconstruction's frame gives it
	 * @param micrometresPerUnit length of the frame's unit, µm
	 * @return the grid with voxel (0, 0, 0) at 0
	 */
	public static Grid of(final Frame.Image image, final double micrometresPerUnit) {
		return new Grid(image.width(), image.height(), Math.max(1, image.depth()), image.pixelWidth() * micrometresPerUnit,
			image.pixelHeight() * micrometresPerUnit, image.pixelDepth() * micrometresPerUnit, 0, 0, 0);
	}

	/**
	 * The same pixels with as many slices as a neuron needs. For a template that is a single plane: what lies above and below it is part of
	 * the picture, too, once projected.
	 *
	 * @param pieces the neuron, at least one
	 * @param sliceSpacing size of a voxel along z, µm
	 * @return the grid with other slices
	 */
	public Grid withDepthOf(final List<Piece> pieces, final double sliceSpacing) {
		final Grid fitted = fitted(pieces, Math.max(pixelWidth, pixelHeight), sliceSpacing, 0);
		return new Grid(width, height, fitted.depth, pixelWidth, pixelHeight, sliceSpacing, x0, y0, fitted.z0);
	}

	/**
	 * Volume of a voxel.
	 *
	 * @return µm³
	 */
	public double voxelVolume() {
		return pixelWidth * pixelHeight * pixelDepth;
	}

	/**
	 * Number of voxels.
	 *
	 * @return width · height · depth
	 */
	public long voxels() {
		return (long) width * height * depth;
	}

	/** Position of the border below a voxel. @param axis 0, 1, 2 for x, y, z @param index of the voxel @return µm */
	double border(final int axis, final int index) {
		return switch (axis) {
			case 0 -> x0 + (index - 0.5) * pixelWidth;
			case 1 -> y0 + (index - 0.5) * pixelHeight;
			default -> z0 + (index - 0.5) * pixelDepth;
		};
	}

	/** The box around some pieces. @param pieces at least one @return least x, y, z, greatest x, y, z in µm, shape [6] */
	static double[] bounds(final List<Piece> pieces) {
		if (pieces.isEmpty())
			throw new ImagingException("the neuron has no pieces to be drawn; a morphology with at least one point is needed");
		final double inf = Double.POSITIVE_INFINITY;
		final double[] box = { inf, inf, inf, -inf, -inf, -inf };
		for (final Piece piece : pieces) {
			extend(box, piece.x0(), piece.y0(), piece.z0(), piece.radius0());
			extend(box, piece.x1(), piece.y1(), piece.z1(), piece.radius1());
		}
		return box;
	}

	private static void extend(final double[] box, final double x, final double y, final double z, final double r) {
		box[0] = Math.min(box[0], x - r);
		box[1] = Math.min(box[1], y - r);
		box[2] = Math.min(box[2], z - r);
		box[3] = Math.max(box[3], x + r);
		box[4] = Math.max(box[4], y + r);
		box[5] = Math.max(box[5], z + r);
	}
}
