/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

import org.dendritej.imaging.ActivitySource;
import org.dendritej.imaging.CoverageImage;
import org.dendritej.imaging.Grid;
import org.dendritej.imaging.PlaneCache;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.imaging.VoxelWeights;

import ij.ImagePlus;

/**
 * Potentials as images of ImageJ: 32-bit hyperstacks of (channel, slice, frame), calibrated in x, y, z and t. Channel 1 is the membrane potential in mV, NaN
 * where there is no neuron; channel 2, if wanted, is the coverage, 0 … 1. The stacks are virtual: a plane is computed when it is looked at, so a movie takes no
 * memory beyond its recording.
 */
public final class VoltageImages {

	private VoltageImages() {
	}

	/**
	 * A movie in three dimensions: as many slices as the space, one frame per recorded frame.
	 *
	 * @param title of the image
	 * @param movie the potentials
	 * @param space where they are; its grid is that of the movie
	 * @param style range and channels
	 * @param provenance what it was made from
	 * @return a new image, not shown
	 * @throws ImageException if none of the neuron lies in the image, or there are more planes than ImageJ can count
	 */
	public static ImagePlus movie(final String title, final VoltageMovie movie, final ImageSpace space, final MovieStyle style,
		final Provenance provenance) {
		final Grid grid = grid(title, movie, space);
		return image(title, movie, z -> {
			final float[] plane = new float[grid.width() * grid.height()];
			CoverageImage.plane(movie.weights(), z, plane);
			return plane;
		}, space, style, provenance, "membrane potential");
	}

	/**
	 * A movie seen along z: of every column the greatest potential, see {@link VoltageMovie}, and the greatest coverage.
	 *
	 * @param title of the image
	 * @param movie the potentials
	 * @param space where they are; its grid is that of the movie
	 * @param style range and channels
	 * @param provenance what it was made from
	 * @return a new image, not shown
	 * @throws ImageException if none of the neuron lies in the image
	 */
	public static ImagePlus projection(final String title, final VoltageMovie movie, final ImageSpace space, final MovieStyle style,
		final Provenance provenance) {
		final Grid grid = grid(title, movie, space);
		return image(title, movie.alongZ(), z -> {
			final float[] plane = new float[grid.width() * grid.height()];
			CoverageImage.projection(movie.weights(), plane);
			return plane;
		}, space, style, provenance, "membrane potential, maximum along z");
	}

	/** Checks that a movie was made for a space. */
	static Grid grid(final String title, final VoltageMovie movie, final ImageSpace space) {
		final VoxelWeights weights = movie.weights();
		if (!weights.grid().equals(space.grid()))
			throw new ImageException(
				"\"" + title + "\": the movie was computed on other voxels than those of the image; compute it on the image's grid");
		requireNeuron(title, weights);
		return weights.grid();
	}

	/** Refuses an image in which nothing would be seen. */
	static void requireNeuron(final String title, final VoxelWeights weights) {
		if (weights.pairs() == 0)
			throw outside(title, weights.grid());
	}

	/** What to say of a neuron that is not in the image. */
	static ImageException outside(final String title, final Grid grid) {
		return new ImageException(String.format(Locale.ROOT,
			"\"%s\": none of the neuron lies in the image, which reaches from (%.1f, %.1f, %.1f) to" +
				" (%.1f, %.1f, %.1f) µm; compare pixel size, unit and origin with those the neuron was traced with",
			title, grid.x0(), grid.y0(),
			grid.z0(), grid.x0() + (grid.width() - 1) * grid.pixelWidth(), grid.y0() + (grid.height() - 1) * grid.pixelHeight(),
			grid.z0() + (grid.depth() - 1) * grid.pixelDepth()));
	}

	private static ImagePlus image(final String title, final ActivitySource movie, final IntFunction<float[]> coverage,
		final ImageSpace space, final MovieStyle style, final Provenance provenance, final String what) {
		final ImagePlus image = ActivityImages.image(title, new PlaneCache(movie),
			style.coverage() ? Optional.of(coverage) : Optional.empty(), space, VoltageColours.lut(style.range()));
		provenance.into(image, what + " in mV" + (style.coverage() ? "; channel 2: part of each voxel that the neuron fills" : ""));
		return image;
	}
}
