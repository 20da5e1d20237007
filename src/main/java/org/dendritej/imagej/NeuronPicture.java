/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

import org.dendritej.cable.Piece;
import org.dendritej.imaging.CoverageImage;
import org.dendritej.imaging.Grid;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.imaging.VoxelWeights;
import org.dendritej.recording.Recording;
import org.dendritej.units.Workers;

/**
 * A neuron seen along z at the resolution of a panel of a figure, in the colours of its potentials. Not for measuring: thin neurites are drawn somewhat more
 * opaque than they are, so that they can be seen.
 */
final class NeuronPicture {

	private static final int SLICES = 24;
	/** A neurite is opaque from this diameter on, pixels. */
	private static final double OPAQUE = 0.4;

	private final Grid grid;
	private final VoltageMovie movie;
	private final float[] opacity;

	/**
	 * Draws nothing yet.
	 *
	 * @param recording what happened
	 * @param view the part of space that the panel shows
	 * @param width of the panel, pixels
	 * @param height of the panel, pixels
	 * @param workers threads to compute on
	 */
	NeuronPicture(final Recording recording, final View view, final int width, final int height, final Workers workers) {
		final List<Piece> pieces = recording.cable().pieces();
		final double pixel = view.width() / width;
		final double low = pieces.stream().mapToDouble(p -> Math.min(p.z0() - p.radius0(), p.z1() - p.radius1())).min().orElse(0);
		final double high = pieces.stream().mapToDouble(p -> Math.max(p.z0() + p.radius0(), p.z1() + p.radius1())).max().orElse(1);
		final double slice = Math.max(pixel, (high - low) / SLICES);
		grid = new Grid(width, height, (int) Math.ceil((high - low) / slice) + 1, pixel, pixel, slice, view.left() + pixel / 2,
			view.top() + pixel / 2, low);
		final VoxelWeights weights = VoxelWeights.of(pieces, recording.cable().compartments(), grid, workers);
		movie = VoltageMovie.of(weights, recording, 0);
		opacity = opacity(weights);
	}

	/** From the thickness of the neuron along each column: a cylinder of diameter d across a pixel p has the mean thickness πd²/4p, and fills d/p of its width. */
	private float[] opacity(final VoxelWeights weights) {
		final float[] thickness = new float[grid.width() * grid.height()], plane = new float[thickness.length];
		for (int z = 0; z < grid.depth(); z++) {
			CoverageImage.plane(weights, z, plane);
			for (int i = 0; i < plane.length; i++)
				thickness[i] += plane[i] * (float) grid.pixelDepth();
		}
		for (int i = 0; i < thickness.length; i++)
			thickness[i] = (float) Math.min(1, Math.sqrt(4 / Math.PI * thickness[i] / grid.pixelWidth()) / OPAQUE);
		return thickness;
	}

	/** One frame. */
	BufferedImage frame(final int frame, final DisplayRange range) {
		final float[] voltage = new float[opacity.length];
		movie.projection(frame, voltage);
		return picture(voltage, range);
	}

	/** The greatest potential of every place. */
	BufferedImage peak(final DisplayRange range) {
		final float[] voltage = new float[opacity.length];
		movie.peak(0, movie.recording().frames(), voltage);
		return picture(voltage, range);
	}

	private BufferedImage picture(final float[] voltage, final DisplayRange range) {
		final int[] argb = new int[voltage.length];
		for (int i = 0; i < argb.length; i++)
			if (!Float.isNaN(voltage[i]))
				argb[i] = Math.round(255 * opacity[i]) << 24 | VoltageColours.rgb(voltage[i], range);
		final BufferedImage picture = new BufferedImage(grid.width(), grid.height(), BufferedImage.TYPE_INT_ARGB);
		picture.setRGB(0, 0, grid.width(), grid.height(), argb, 0, grid.width());
		return picture;
	}

	/**
	 * A rectangle in the plane of the image.
	 *
	 * @param left µm
	 * @param top µm; y grows downwards
	 * @param width µm
	 * @param height µm
	 */
	record View(double left, double top, double width, double height) {

		/** All of a neuron with some space around. */
		static View around(final List<Piece> pieces) {
			final double[] xs =
				pieces.stream().flatMapToDouble(p -> Arrays.stream(new double[] { p.x0() - p.radius0(), p.x0() + p.radius0(),
					p.x1() - p.radius1(), p.x1() + p.radius1() })).sorted().toArray();
			final double[] ys =
				pieces.stream().flatMapToDouble(p -> Arrays.stream(new double[] { p.y0() - p.radius0(), p.y0() + p.radius0(),
					p.y1() - p.radius1(), p.y1() + p.radius1() })).sorted().toArray();
			final double width = xs[xs.length - 1] - xs[0], height = ys[ys.length - 1] - ys[0], longer = Math.max(width, height);
			final double margin = 0.03 * longer, thin = 0.12 * longer; // a straight neurite still gets a panel
			final double w = Math.max(width, thin) + 2 * margin, h = Math.max(height, thin) + 2 * margin;
			return new View((xs[0] + xs[xs.length - 1] - w) / 2, (ys[0] + ys[ys.length - 1] - h) / 2, w, h);
		}

		/** The field of an image. */
		static View of(final Grid grid) {
			return new View(grid.x0() - grid.pixelWidth() / 2, grid.y0() - grid.pixelHeight() / 2, grid.width() * grid.pixelWidth(),
				grid.height() * grid.pixelHeight());
		}
	}
}
