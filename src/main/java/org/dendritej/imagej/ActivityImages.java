/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

import org.dendritej.imaging.ActivitySource;
import org.dendritej.imaging.Grid;
import org.dendritej.imaging.PlaneCache;
import org.dendritej.recording.Recording;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;

/**
 * Whatever movie there is as a hyperstack of ImageJ, calibrated in x, y, z and t. The stack is virtual: a plane is computed when it is looked at and a few are
 * kept, so a movie of any length takes no memory beyond its recording.
 */
public final class ActivityImages {

	/** How many frames are looked at to find a range for all. */
	private static final int LOOKED_AT = 12;
	/** The part of all samples, among the least and the greatest, that may lie outside the range. */
	private static final double OUTSIDE = 5e-4;

	private ActivityImages() {
	}

	/**
	 * A movie.
	 *
	 * @param title of the image
	 * @param source the movie; of 8 and 16 bits, whole numbers become pixels of that type
	 * @param space where it is; its grid is that of the movie
	 * @param lut colours and range
	 * @param provenance what it was made from
	 * @return a new image, not shown
	 * @throws ImageException if there are more planes than ImageJ can count, or the space is another one
	 */
	public static ImagePlus of(final String title, final ActivitySource source, final ImageSpace space, final LUT lut,
		final Provenance provenance) {
		final Grid grid = source.grid();
		if (!grid.equals(space.grid()))
			throw new ImageException(
				"\"" + title + "\": the movie was computed on other voxels than those of the image; compute it on the image's grid");
		final ImagePlus image = image(title, new PlaneCache(source), Optional.empty(), space, lut);
		final StringBuilder about = new StringBuilder();
		for (final Map.Entry<String, String> entry : source.about().entrySet())
			about.append(entry.getKey()).append(": ").append(entry.getValue()).append('\n');
		image.setProperty("Info", about + provenance.text());
		return image;
	}

	/**
	 * A movie, and beside it in a second channel how much of each voxel is filled, which is the same at all times.
	 *
	 * @param title of the image
	 * @param cache of the movie; the stack's planes are copies of its
	 * @param coverage gives a slice, 0 … 1; empty for one channel
	 * @param space whose calibration it gets
	 * @param lut colours and range of the movie
	 * @return a new image without Info, not shown
	 */
	static ImagePlus image(final String title, final PlaneCache cache, final Optional<IntFunction<float[]>> coverage,
		final ImageSpace space, final LUT lut) {
		final ActivitySource source = cache.source();
		final Grid grid = source.grid();
		final int channels = coverage.isPresent() ? 2 : 1, slices = grid.depth(), frames = source.frames(), bits = source.bits();
		final LUT[] luts = { lut, grey() };
		final ComputedStack stack =
			new ComputedStack(grid.width(), grid.height(), count(title, channels, slices, frames), bits, i -> {
				final int channel = i % channels, z = i / channels % slices, t = i / channels / slices;
				final ImageProcessor plane = channel == 0 ? plane(grid, bits, cache.plane(z, t))
					: new FloatProcessor(grid.width(), grid.height(), coverage.get().apply(z));
				plane.setColorModel(luts[channel]);
				plane.setMinAndMax(luts[channel].min, luts[channel].max);
				return plane;
			}, i -> "t = " + time(source.frameTime(i / channels / slices)) + " ms, " +
				(i % channels == 0 ? source.quantity() + unit(source) : "coverage"));
		ImagePlus image = new ImagePlus(title, stack);
		image.setDimensions(channels, slices, frames);
		image.setOpenAsHyperStack(channels * slices * frames > 1);
		if (channels > 1) {
			final CompositeImage composite = new CompositeImage(image, CompositeImage.COLOR);
			composite.setLuts(luts);
			image = composite;
		}
		image.setDisplayRange(lut.min, lut.max);
		final Calibration calibration = space.calibration(interval(source));
		if (!source.unit().isEmpty())
			calibration.setValueUnit(source.unit());
		image.setCalibration(calibration);
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
	static double interval(final ActivitySource source) {
		final int frames = source.frames();
		return frames < 2 ? 0 : (source.frameTime(frames - 1) - source.frameTime(0)) / (frames - 1);
	}

	/** Time between frames, ms; 0 if there is only one. */
	static double interval(final Recording recording) {
		final int frames = recording.frames();
		return frames < 2 ? 0 : (recording.frameTime(frames - 1) - recording.frameTime(0)) / (frames - 1);
	}

	/** A time without rounding noise. */
	static String time(final double ms) {
		return new BigDecimal(ms).setScale(6, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
	}

	private static String unit(final ActivitySource source) {
		return source.unit().isEmpty() ? "" : " (" + source.unit() + ")";
	}

	private static ImageProcessor plane(final Grid grid, final int bits, final float[] samples) {
		if (bits == 32)
			return new FloatProcessor(grid.width(), grid.height(), samples.clone());
		if (bits == 16) {
			final short[] pixels = new short[samples.length];
			for (int i = 0; i < pixels.length; i++)
				pixels[i] = (short) Math.round(samples[i]);
			return new ShortProcessor(grid.width(), grid.height(), pixels, null);
		}
		final byte[] pixels = new byte[samples.length];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (byte) Math.round(samples[i]);
		return new ByteProcessor(grid.width(), grid.height(), pixels, null);
	}

	/**
	 * A range for all frames of a movie: from the least to the greatest sample of some frames, but for a few. Samples that hold nothing do not count unless there
	 * are no others.
	 *
	 * @param source the movie
	 * @return least and greatest, the first smaller, shape [2]
	 */
	public static double[] range(final ActivitySource source) {
		final Grid grid = source.grid();
		final int n = Math.min(LOOKED_AT, source.frames()), size = grid.width() * grid.height();
		final int step = (int) Math.max(1, (long) size * grid.depth() * n / 2_000_000);
		final float[] plane = new float[size];
		float[] found = new float[1024];
		int count = 0;
		for (int k = 0; k < n; k++) {
			final ActivitySource.Frame frame = source.frame((int) ((long) k * (source.frames() - 1) / Math.max(1, n - 1)));
			int next = k % step;
			for (int z = 0; z < grid.depth(); z++) {
				frame.plane(z, plane);
				for (; next < size; next += step)
					if (!Float.isNaN(plane[next]) && plane[next] != source.empty()) {
						if (count == found.length)
							found = Arrays.copyOf(found, 2 * count);
						found[count++] = plane[next];
					}
				next -= size;
			}
		}
		if (count == 0)
			return new double[] { 0, 1 };
		Arrays.sort(found, 0, count);
		final int out = (int) (OUTSIDE * count);
		final double least = found[out], greatest = found[count - 1 - out];
		return new double[] { least, greatest > least ? greatest : least + Math.max(1, Math.abs(least)) * 1e-3 };
	}
}
