/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.dendritej.imaging.Grid;
import org.dendritej.imaging.RenderMonitor;
import org.dendritej.recording.Recording;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;

/**
 * Time along a neurite as an image: from left to right the path distance from the soma, µm, from top to bottom the time, ms. From a movie, as the microscope has
 * it, and from what the neuron did.
 */
public final class Kymograph {

	private Kymograph() {
	}

	/**
	 * From a movie: of each place the mean of the pixels within a radius of it in the image, at least the one in which it lies. Pixels without a value (NaN) are left
	 * out, and so are places outside the image.
	 *
	 * @param title of the new image
	 * @param movie it is only read: of a volume the slice in which a place lies
	 * @param path along which
	 * @param width across the neurite over which is averaged, µm; 0 for one pixel
	 * @param provenance what it was made from
	 * @param monitor told of progress
	 * @return a new 32-bit image, not shown
	 * @throws ImageException if the path lies outside the image, or that does not say when its frames were taken
	 * @throws org.dendritej.imaging.RenderCancelledException if the monitor stops it
	 */
	public static ImagePlus ofMovie(final String title, final ImagePlus movie, final NeuritePath path, final double width,
		final String provenance, final RenderMonitor monitor) {
		if (movie.getBitDepth() == 24)
			throw new ImageException(
				"\"" + movie.getTitle() + "\" is a picture in colours, in which nothing can be measured; choose the movie of"
					+ " potentials or light that it was made of");
		if (!(width >= 0) || Double.isInfinite(width))
			throw new ImageException("a width of " + width + " µm across the neurite; expected 0 or more");
		final double[] times = FrameTimes.required(movie);
		final int[][] pixels = pixels(movie, path, width);
		final int[] slices = slices(movie, path);
		final int n = pixels.length, channel = movie.getC();
		final float[] values = new float[n * times.length];
		for (int t = 0; t < times.length; t++) {
			ImageProcessor plane = null;
			int shown = -1;
			for (final int slice : Arrays.stream(slices).distinct().toArray()) {
				for (int i = 0; i < n; i++)
					if (slices[i] == slice && pixels[i].length > 0) {
						if (shown != slice) {
							plane = movie.getStack().getProcessor(movie.getStackIndex(channel, slice, t + 1));
							shown = slice;
						}
						values[t * n + i] = mean(plane, pixels[i]);
					}
					else
						if (slices[i] == slice)
							values[t * n + i] = Float.NaN;
			}
			monitor.check((t + 1) / (double) times.length);
		}
		final LUT lut = Film.luts(movie)[Math.min(channel, movie.getLuts().length) - 1];
		return image(title, values, path, times, lut, RegionTrace.unit(movie), provenance);
	}

	/** Which pixels count for each place; none where it lies outside the image. */
	private static int[][] pixels(final ImagePlus movie, final NeuritePath path, final double width) {
		final Grid grid = ImageSpace.of(movie).grid();
		final double[][] positions = path.positions();
		final int[][] pixels = new int[positions.length][];
		boolean any = false;
		for (int i = 0; i < pixels.length; i++) {
			final double x = (positions[i][0] - grid.x0()) / grid.pixelWidth(), y = (positions[i][1] - grid.y0()) / grid.pixelHeight();
			final int column = (int) Math.rint(x), row = (int) Math.rint(y);
			final boolean inside =
				column >= 0 && row >= 0 && column < grid.width() && row < grid.height() && isInDepth(movie, grid, positions[i][2]);
			any |= inside;
			pixels[i] = inside ? disc(grid, x, y, column, row, width / 2) : new int[0];
		}
		if (!any)
			throw VoltageImages.outside(movie.getTitle(), grid);
		return pixels;
	}

	private static boolean isInDepth(final ImagePlus movie, final Grid grid, final double z) {
		return movie.getNSlices() == 1 || Math.abs((z - grid.z0()) / grid.pixelDepth() - (grid.depth() - 1) / 2.0) <= grid.depth() / 2.0;
	}

	private static int[] disc(final Grid grid, final double x, final double y, final int column, final int row, final double radius) {
		final int across = (int) Math.ceil(radius / grid.pixelWidth()), down = (int) Math.ceil(radius / grid.pixelHeight());
		int[] found = { row * grid.width() + column };
		for (int j = Math.max(0, row - down); j <= Math.min(grid.height() - 1, row + down); j++)
			for (int i = Math.max(0, column - across); i <= Math.min(grid.width() - 1, column + across); i++)
				if ((i != column || j != row) && Math.hypot((i - x) * grid.pixelWidth(), (j - y) * grid.pixelHeight()) <= radius) {
					found = Arrays.copyOf(found, found.length + 1);
					found[found.length - 1] = j * grid.width() + i;
				}
		return found;
	}

	/** The slice of each place, from 1. */
	private static int[] slices(final ImagePlus movie, final NeuritePath path) {
		final Grid grid = ImageSpace.of(movie).grid();
		return Arrays.stream(path.positions()).mapToInt(p -> movie.getNSlices() == 1 ? 1
			: (int) Math.max(1, Math.min(grid.depth(), Math.rint((p[2] - grid.z0()) / grid.pixelDepth()) + 1))).toArray();
	}

	private static float mean(final ImageProcessor plane, final int[] pixels) {
		double sum = 0;
		int n = 0;
		for (final int pixel : pixels)
			if (!Float.isNaN(plane.getf(pixel))) {
				sum += plane.getf(pixel);
				n++;
			}
		return n == 0 ? Float.NaN : (float) (sum / n);
	}

	/**
	 * What the neuron did: the potential of the compartment at each place.
	 *
	 * @param title of the new image
	 * @param recording with frames
	 * @param path along which
	 * @param movie whose frames give the rows, as for {@link RegionTrace}; null for the frames of the recording
	 * @param provenance what it was made from
	 * @return a new 32-bit image in mV, not shown
	 */
	public static ImagePlus ofTruth(final String title, final Recording recording, final NeuritePath path, final ImagePlus movie,
		final String provenance) {
		final double[] recorded = new double[recording.frames()];
		final int[] compartments = path.compartments();
		final double[][] courses = new double[compartments.length][recorded.length];
		for (int f = 0; f < recorded.length; f++) {
			recorded[f] = recording.frameTime(f);
			final float[] voltages = recording.voltages(f);
			for (int i = 0; i < compartments.length; i++)
				courses[i][f] = voltages[compartments[i]];
		}
		final double[] times = movie == null ? recorded : FrameTimes.required(movie);
		final float[] values = new float[compartments.length * times.length];
		double[] course = null;
		for (int i = 0; i < compartments.length; i++) {
			if (i == 0 || compartments[i] != compartments[i - 1])
				course = FrameTimes.during(times, movie == null || RegionTrace.unit(movie).equals("mV"), recorded, courses[i]);
			for (int t = 0; t < times.length; t++)
				values[t * compartments.length + i] = (float) course[t];
		}
		return image(title, values, path, times, VoltageColours.lut(DisplayRange.of(recording)), "mV", provenance);
	}

	/**
	 * Writes {@code kymograph.tif} and {@code kymograph-truth.tif}, both or none; files of these names are replaced.
	 *
	 * @param folder made if it is not there
	 * @param movie what was seen, if there was a movie
	 * @param truth what the neuron did
	 * @param monitor told of progress
	 * @throws IOException from the disk; nothing is left behind
	 */
	public static void write(final Path folder, final Optional<ImagePlus> movie, final ImagePlus truth, final RenderMonitor monitor)
		throws IOException {
		final String seen = "kymograph.tif", real = "kymograph-truth.tif";
		try (OutputFolder out = OutputFolder.prepare(folder, List.of(seen, real), "", true, "")) {
			if (movie.isPresent())
				TiffFiles.write(movie.get(), out.file(seen), monitor);
			TiffFiles.write(truth, out.file(real), monitor);
			out.publish();
		}
	}

	private static ImagePlus image(final String title, final float[] values, final NeuritePath path, final double[] times, final LUT lut,
		final String unit, final String provenance) {
		final int n = path.places().size();
		final FloatProcessor pixels = new FloatProcessor(n, times.length, values);
		pixels.setColorModel(lut);
		pixels.setMinAndMax(lut.min, lut.max);
		final ImagePlus image = new ImagePlus(title, pixels);
		image.setDisplayRange(lut.min, lut.max);
		final double interval = times.length < 2 ? 1 : (times[times.length - 1] - times[0]) / (times.length - 1);
		final Calibration calibration = new Calibration();
		calibration.setXUnit("\u00b5m");
		calibration.setYUnit("ms");
		calibration.pixelWidth = path.step();
		calibration.pixelHeight = interval;
		calibration.xOrigin = -path.start() / path.step() + 0.0;
		calibration.yOrigin = -times[0] / interval + 0.0;
		if (!unit.isEmpty())
			calibration.setValueUnit(unit);
		image.setCalibration(calibration);
		image.setProperty("Info", "quantity: " + (unit.isEmpty() ? "values" : unit) + " along a neurite, " + path +
			" from left to right, time from top to bottom\n" + provenance);
		return image;
	}
}
