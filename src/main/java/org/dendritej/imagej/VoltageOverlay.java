/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.function.IntFunction;

import org.dendritej.imaging.CoverageImage;
import org.dendritej.imaging.Grid;
import org.dendritej.imaging.PlaneCache;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.imaging.VoxelWeights;
import org.dendritej.recording.Recording;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/**
 * A movie of potentials over the image in which the neuron was traced: the image as it is shown, and over it the colours of the potentials, the more opaque the
 * more of the voxel the neuron fills. A new RGB hyperstack; the image is only read. Virtual: a plane is computed when it is looked at.
 *
 * <p>
 * The opacity is the square root of four times the coverage, at most 1. A neurite of diameter d in voxels of size p fills the part πd²/4p² of a voxel, but d/p
 * of what is seen of it; nothing shines through from about half a voxel on.
 */
public final class VoltageOverlay {

	/** Coverage from which on nothing of the image shines through. */
	private static final float OPAQUE = 0.25f;

	private VoltageOverlay() {
	}

	/**
	 * The movie over the image, slice by slice; over a plane, seen along z.
	 *
	 * @param title of the new image
	 * @param template the image; 8, 16 or 32 bit, RGB or of several channels. Of several frames the present one is taken
	 * @param space where it is, {@link ImageSpace#of(ImagePlus)} if its own calibration holds
	 * @param movie the potentials, computed in {@link ImageSpace#deepFor} of the space
	 * @param range the potentials from the first to the last colour
	 * @param provenance what it was made from
	 * @return a new image, not shown
	 * @throws ImageException if the space is not that of an image of this size, or the movie belongs to another one or lies outside the image
	 */
	public static ImagePlus of(final String title, final ImagePlus template, final ImageSpace space, final VoltageMovie movie,
		final DisplayRange range, final Provenance provenance) {
		checkGrid(title, template, space.grid(), movie);
		if (space.grid().depth() == 1)
			return projection(title, template, space, movie, range, provenance);
		final Grid grid = space.grid();
		final TemplateImage background = new TemplateImage(template);
		final PlaneCache cache = new PlaneCache(movie);
		return image(title, movie.recording(), space, range, provenance, grid.depth(), i -> {
			final float[] coverage = new float[grid.width() * grid.height()];
			CoverageImage.plane(movie.weights(), i % grid.depth(), coverage);
			return blend(grid, background.plane(i % grid.depth()), cache.plane(i % grid.depth(), i / grid.depth()), coverage, range);
		});
	}

	/**
	 * The movie over the image, both seen along z: of every column the brightest pixel and the greatest potential.
	 *
	 * @param title of the new image
	 * @param template the image, as for {@link #of}
	 * @param space where it is, {@link ImageSpace#of(ImagePlus)} if its own calibration holds
	 * @param movie the potentials, computed in {@link ImageSpace#deepFor} of the space
	 * @param range the potentials from the first to the last colour
	 * @param provenance what it was made from
	 * @return a new image, not shown
	 * @throws ImageException if the space is not that of an image of this size, or the movie belongs to another one or lies outside the image
	 */
	public static ImagePlus projection(final String title, final ImagePlus template, final ImageSpace space, final VoltageMovie movie,
		final DisplayRange range, final Provenance provenance) {
		final Grid grid = space.grid();
		checkGrid(title, template, grid, movie);
		final int[] background = new TemplateImage(template).projection();
		final float[] coverage = new float[grid.width() * grid.height()];
		CoverageImage.projection(movie.weights(), coverage);
		final PlaneCache cache = new PlaneCache(movie.alongZ());
		return image(title, movie.recording(), space, range, provenance, 1,
			t -> blend(grid, background.clone(), cache.plane(0, t), coverage, range));
	}

	/**
	 * Refuses an overlay in which nothing would be seen.
	 *
	 * @param title of the image the neuron is drawn on
	 * @param drawn the neuron as drawn there
	 * @throws ImageException if none of it lies in the image
	 */
	public static void requireNeuron(final String title, final VoxelWeights drawn) {
		VoltageImages.requireNeuron(title, drawn);
	}

	/** Refuses a space that is not that of the image. */
	static void checkSize(final String title, final ImagePlus template, final Grid grid) {
		if (template.getWidth() != grid.width() || template.getHeight() != grid.height() || template.getNSlices() != grid.depth())
			throw new ImageException(
				"\"" + title + "\": the space has " + grid.width() + " × " + grid.height() + " × " + grid.depth() + " voxels and \"" +
					template.getTitle() + "\" " + template.getWidth() + " × " + template.getHeight() + " × " + template.getNSlices() +
					"; take the space of that image");
	}

	private static void checkGrid(final String title, final ImagePlus template, final Grid grid, final VoltageMovie movie) {
		checkSize(title, template, grid);
		final Grid drawn = movie.weights().grid();
		final boolean same = grid.depth() > 1 ? drawn.equals(grid)
			: drawn.width() == grid.width() && drawn.height() == grid.height() && drawn.pixelWidth() == grid.pixelWidth() &&
				drawn.pixelHeight() == grid.pixelHeight() && drawn.x0() == grid.x0() && drawn.y0() == grid.y0();
		if (!same)
			throw new ImageException(
				"\"" + title + "\": the movie was computed on other voxels than those of the image; compute it on the image's grid");
		VoltageImages.requireNeuron(title, movie.weights());
	}

	/** Puts the colours of potentials over others, in place. */
	private static ImageProcessor blend(final Grid grid, final int[] rgb, final float[] voltage, final float[] coverage,
		final DisplayRange range) {
		for (int i = 0; i < rgb.length; i++)
			if (!Float.isNaN(voltage[i]))
				rgb[i] = mix(rgb[i], VoltageColours.rgb(voltage[i], range), (float) Math.min(1, Math.sqrt(coverage[i] / OPAQUE)));
		return new ColorProcessor(grid.width(), grid.height(), rgb);
	}

	/** A colour over another. @param alpha 0 shows the lower one, 1 the upper one */
	static int mix(final int below, final int above, final float alpha) {
		int mixed = 0;
		for (int shift = 0; shift < 24; shift += 8) {
			final int a = below >> shift & 0xff, b = above >> shift & 0xff;
			mixed |= Math.round(a + alpha * (b - a)) << shift;
		}
		return mixed;
	}

	/** A movie of planes that are given by frame and, fastest, by slice. */
	static ImagePlus image(final String title, final Recording recording, final ImageSpace space, final DisplayRange range,
		final Provenance provenance, final int slices, final IntFunction<ImageProcessor> planes) {
		final int frames = recording.frames();
		final ComputedStack stack =
			new ComputedStack(space.grid().width(), space.grid().height(), ActivityImages.count(title, 1, slices, frames), 24,
				planes, i -> "t = " + ActivityImages.time(recording.frameTime(i / slices)) + " ms, membrane potential");
		final ImagePlus image = new ImagePlus(title, stack);
		image.setDimensions(1, slices, frames);
		image.setOpenAsHyperStack(slices * frames > 1);
		image.setCalibration(space.calibration(ActivityImages.interval(recording)));
		provenance.into(image, "membrane potential as colour from " + range.minimum() + " to " + range.maximum() + " mV over the image");
		return image;
	}
}
