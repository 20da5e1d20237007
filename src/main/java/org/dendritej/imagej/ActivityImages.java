/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.Arrays;
import java.util.Map;

import org.dendritej.imaging.ActivitySource;
import org.dendritej.imaging.Grid;
import org.dendritej.imaging.PlaneCache;

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
		final int slices = grid.depth(), frames = source.frames(), bits = source.bits();
		final PlaneCache cache = new PlaneCache(source);
		final ComputedStack stack =
			new ComputedStack(grid.width(), grid.height(), VoltageImages.count(title, 1, slices, frames), bits, i -> {
				final ImageProcessor plane = plane(grid, bits, cache.plane(i % slices, i / slices));
				plane.setColorModel(lut);
				plane.setMinAndMax(lut.min, lut.max);
				return plane;
			}, i -> "t = " + VoltageImages.time(source.frameTime(i / slices)) + " ms, " + source.quantity() + unit(source));
		final ImagePlus image = new ImagePlus(title, stack);
		image.setDimensions(1, slices, frames);
		image.setOpenAsHyperStack(slices * frames > 1);
		image.setDisplayRange(lut.min, lut.max);
		final double interval = frames < 2 ? 0 : (source.frameTime(frames - 1) - source.frameTime(0)) / (frames - 1);
		final Calibration calibration = space.calibration(interval);
		if (!source.unit().isEmpty())
			calibration.setValueUnit(source.unit());
		image.setCalibration(calibration);
		final StringBuilder about = new StringBuilder();
		for (final Map.Entry<String, String> entry : source.about().entrySet())
			about.append(entry.getKey()).append(": ").append(entry.getValue()).append('\n');
		image.setProperty("Info", about + provenance.text());
		return image;
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
