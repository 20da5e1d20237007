/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.BiFunction;

import org.dendritej.imaging.CoverageImage;
import org.dendritej.imaging.Grid;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.imaging.VoxelWeights;
import org.dendritej.recording.Recording;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import ij.process.LUT;

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
		return image(title, movie, space, style, provenance, grid.depth(), (z, t) -> {
			final float[] plane = new float[grid.width() * grid.height()];
			if (t < 0)
				CoverageImage.plane(movie.weights(), z, plane);
			else
				movie.plane(z, t, plane);
			return plane;
		}, "membrane potential");
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
		return image(title, movie, space, style, provenance, 1, (z, t) -> {
			final float[] plane = new float[grid.width() * grid.height()];
			if (t < 0)
				CoverageImage.projection(movie.weights(), plane);
			else
				movie.projection(t, plane);
			return plane;
		}, "membrane potential, maximum along z");
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

	/** An image of planes that are given by slice and frame, or by slice and −1 for the coverage. */
	private static ImagePlus image(final String title, final VoltageMovie movie, final ImageSpace space, final MovieStyle style,
		final Provenance provenance, final int slices, final BiFunction<Integer, Integer, float[]> planes, final String what) {
		final Grid grid = space.grid();
		final Recording recording = movie.recording();
		final int channels = style.coverage() ? 2 : 1, frames = recording.frames();
		final LUT[] luts = { VoltageColours.lut(style.range()), grey() };
		final ComputedStack stack = new ComputedStack(grid.width(), grid.height(), count(title, channels, slices, frames), 32, i -> {
			final int channel = i % channels, z = i / channels % slices, t = i / channels / slices;
			final FloatProcessor plane = new FloatProcessor(grid.width(), grid.height(), planes.apply(z, channel == 0 ? t : -1));
			plane.setColorModel(luts[channel]);
			plane.setMinAndMax(luts[channel].min, luts[channel].max);
			return plane;
		}, i -> label(recording, i / channels / slices, i % channels == 0 ? "membrane potential (mV)" : "coverage"));
		ImagePlus image = new ImagePlus(title, stack);
		image.setDimensions(channels, slices, frames);
		image.setOpenAsHyperStack(channels * slices * frames > 1);
		if (channels > 1) {
			final CompositeImage composite = new CompositeImage(image, CompositeImage.COLOR);
			composite.setLuts(luts);
			image = composite;
		}
		image.setDisplayRange(style.range().minimum(), style.range().maximum());
		final Calibration calibration = space.calibration(interval(recording));
		calibration.setValueUnit("mV");
		image.setCalibration(calibration);
		provenance.into(image, what + " in mV" + (channels > 1 ? "; channel 2: part of each voxel that the neuron fills" : ""));
		return image;
	}

	private static LUT grey() {
		final byte[] ramp = new byte[256];
		for (int i = 0; i < 256; i++)
			ramp[i] = (byte) i;
		final LUT lut = new LUT(ramp, ramp, ramp);
		lut.min = 0;
		lut.max = 1;
		return lut;
	}

	/** Number of planes. */
	static int count(final String title, final int channels, final int slices, final int frames) {
		final long planes = (long) channels * slices * frames;
		if (planes > Integer.MAX_VALUE)
			throw new ImageException("\"" + title + "\": " + channels + " channels, " + slices + " slices and " + frames +
				" frames are more planes than ImageJ can count; record fewer frames");
		return (int) planes;
	}

	/** Time between frames, ms; 0 if there is only one. */
	static double interval(final Recording recording) {
		final int frames = recording.frames();
		return frames < 2 ? 0 : (recording.frameTime(frames - 1) - recording.frameTime(0)) / (frames - 1);
	}

	/** The label of a plane. */
	static String label(final Recording recording, final int frame, final String what) {
		return "t = " + time(recording.frameTime(frame)) + " ms, " + what;
	}

	/** A time without rounding noise. */
	static String time(final double ms) {
		return new BigDecimal(ms).setScale(6, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
	}
}
