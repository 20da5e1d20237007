/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.imaging.Grid;
import org.dendritej.imaging.RenderMonitor;
import org.dendritej.imaging.VoxelWeights;
import org.dendritej.recording.Recording;
import org.dendritej.units.Workers;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.process.ImageProcessor;

/**
 * What is measured in a region of a movie, beside what the neuron did there.
 *
 * <p>
 * Measured is the mean of the pixels in the region, frame by frame, as ImageJ's <em>Plot Z-axis Profile</em> has it; pixels without a value (NaN) are left out. The
 * truth is the mean potential of the compartments under the region, each weighted by its volume there: in the slice that is looked at, or, if the image is a
 * projection, in the whole column. Of a focal plane it is the depth that is in focus. A frame of a microscope's movie lasts until the next one begins, and the truth beside it is the mean of what was recorded in
 * that time; a frame of a movie of potentials is an instant.
 *
 * @param region its name
 * @param unit of the measured values; empty if the image says none
 * @param times of the frames, ms, shape {@code [frames]}
 * @param measured mean of the region in each frame, NaN where it holds no pixel with a value
 * @param truth mean potential under the region during each frame, mV
 * @param recordedTimes of the recording's frames, ms
 * @param recordedTruth mean potential under the region in each of them, mV
 * @param volume of the neuron under the region, µm³
 * @param compartments how many lie under it
 */
public record RegionTrace(String region, String unit, double[] times, double[] measured, double[] truth, double[] recordedTimes,
	double[] recordedTruth, double volume, int compartments) {

	/**
	 * Measures.
	 *
	 * @param image the movie; it is only read
	 * @param roi an area on it; its slice if it has one, else the present one
	 * @param recording what the neuron did, with frames
	 * @param workers threads to compute on
	 * @param monitor told of progress
	 * @return both traces
	 * @throws ImageException if the region is no area, lies outside the image or the neuron, or the image does not say when its frames were taken
	 * @throws org.dendritej.imaging.RenderCancelledException if the monitor stops it
	 */
	public static RegionTrace of(final ImagePlus image, final Roi roi, final Recording recording, final Workers workers,
		final RenderMonitor monitor) {
		final String name = roi.getName() == null ? "region" : roi.getName();
		if (!roi.isArea())
			throw new ImageException(
				"\"" + image.getTitle() + "\": the selection is no area but of type " + roi.getTypeAsString().toLowerCase() +
					"; draw a rectangle, an oval, a polygon or a freehand outline");
		if (image.getBitDepth() == 24)
			throw new ImageException(
				"\"" + image.getTitle() + "\" is a picture in colours, in which nothing can be measured; choose the movie of"
					+ " potentials or light that it was made of");
		final double[] times = FrameTimes.required(image);
		final int slice = sliceOf(roi, image);
		final boolean[] inside = mask(image, roi);
		final double[] under = weights(image, slice, inside, recording.cable(), workers, fraction -> monitor.progress(0.3 * fraction));
		final double[] measured = new double[times.length];
		for (int t = 0; t < times.length; t++) {
			measured[t] = mean(image.getStack().getProcessor(image.getStackIndex(image.getC(), slice, t + 1)), inside);
			monitor.check(0.3 + 0.7 * (t + 1) / times.length);
		}
		final double[] recordedTimes = new double[recording.frames()], recorded = new double[recordedTimes.length];
		final double volume = Arrays.stream(under).sum();
		for (int f = 0; f < recorded.length; f++) {
			recordedTimes[f] = recording.frameTime(f);
			final float[] voltages = recording.voltages(f);
			for (int c = 0; c < under.length; c++)
				recorded[f] += under[c] / volume * voltages[c];
		}
		final String unit = unit(image);
		return new RegionTrace(name, unit, times, measured, FrameTimes.during(times, unit.equals("mV"), recordedTimes, recorded),
			recordedTimes,
			recorded, volume, (int) Arrays.stream(under).filter(w -> w > 0).count());
	}

	/** Unit of an image's values; empty if it says none. */
	static String unit(final ImagePlus image) {
		final String unit = image.getCalibration().getValueUnit();
		return unit == null || unit.equals("Gray Value") ? "" : unit;
	}

	private static int sliceOf(final Roi roi, final ImagePlus image) {
		final int own = roi.hasHyperStackPosition() ? roi.getZPosition() : 0;
		return own > 0 && own <= image.getNSlices() ? own : Math.max(1, image.getZ());
	}

	/** Which pixels lie in a region. */
	private static boolean[] mask(final ImagePlus image, final Roi roi) {
		final boolean[] inside = new boolean[image.getWidth() * image.getHeight()];
		final Rectangle box = roi.getBounds();
		final ImageProcessor mask = roi.getMask();
		int pixels = 0;
		for (int y = Math.max(0, box.y); y < Math.min(image.getHeight(), box.y + box.height); y++)
			for (int x = Math.max(0, box.x); x < Math.min(image.getWidth(), box.x + box.width); x++)
				if (mask == null || mask.get(x - box.x, y - box.y) != 0) {
					inside[y * image.getWidth() + x] = true;
					pixels++;
				}
		if (pixels == 0)
			throw new ImageException("\"" + image.getTitle() + "\": the selection holds no pixel of the image; draw it on the neuron");
		return inside;
	}

	/** Volume of each compartment under a region, µm³. Only its box is voxelised. */
	private static double[] weights(final ImagePlus image, final int slice, final boolean[] inside, final CableModel cable,
		final Workers workers, final RenderMonitor monitor) {
		final ImageSpace space = ImageSpace.of(image);
		final boolean projected = image.getNSlices() == 1 && !LightImages.isFocalPlane(image);
		final Grid grid = projected ? space.deepFor(cable.pieces()).grid() : space.grid();
		int left = Integer.MAX_VALUE, top = Integer.MAX_VALUE, right = -1, bottom = -1;
		for (int i = 0; i < inside.length; i++)
			if (inside[i]) {
				left = Math.min(left, i % grid.width());
				right = Math.max(right, i % grid.width());
				top = Math.min(top, i / grid.width());
				bottom = Math.max(bottom, i / grid.width());
			}
		final Grid box = new Grid(right - left + 1, bottom - top + 1, projected ? grid.depth() : 1, grid.pixelWidth(), grid.pixelHeight(),
			grid.pixelDepth(), grid.x0() + left * grid.pixelWidth(), grid.y0() + top * grid.pixelHeight(),
			projected ? grid.z0() : grid.z0() + (slice - 1) * grid.pixelDepth());
		final VoxelWeights weights = VoxelWeights.of(cable.pieces(), cable.compartments(), box, workers, monitor);
		final double[] under = new double[cable.compartments()];
		for (int y = 0; y < box.height(); y++)
			for (int x = 0; x < box.width(); x++)
				if (inside[(top + y) * grid.width() + left + x])
					for (int z = 0; z < box.depth(); z++)
						for (final VoxelWeights.Share share : weights.shares(x, y, z))
							under[share.compartment()] += share.volume();
		if (Arrays.stream(under).sum() == 0)
			throw new ImageException("\"" + image.getTitle() + "\": the selection lies outside the neuron" +
				(projected ? "" : " in slice " + slice) + "; draw it on a neurite");
		return under;
	}

	private static double mean(final ImageProcessor plane, final boolean[] inside) {
		double sum = 0;
		int n = 0;
		for (int i = 0; i < inside.length; i++)
			if (inside[i] && !Float.isNaN(plane.getf(i))) {
				sum += plane.getf(i);
				n++;
			}
		return n == 0 ? Double.NaN : sum / n;
	}

	/**
	 * Adds a row for each frame.
	 *
	 * @param table gets the columns Region, Time (ms), Measured (unit), True potential (mV)
	 */
	public void addTo(final ResultsTable table) {
		for (int t = 0; t < times.length; t++) {
			table.addRow();
			table.addValue("Region", region);
			table.addValue("Time (ms)", times[t]);
			table.addValue("Measured" + (unit.isEmpty() ? "" : " (" + unit + ")"), measured[t]);
			table.addValue("True potential (mV)", truth[t]);
		}
	}

	/**
	 * Both traces one below the other, since their units differ; in one plot if both are potentials.
	 *
	 * @param title of the plot
	 * @param provenance for the Info text
	 * @return images that open as plot windows: one, or the measured one and the true one
	 */
	public List<ImagePlus> plots(final String title, final String provenance) {
		final List<ImagePlus> plots = new ArrayList<>();
		final String what = "Measured" + (unit.isEmpty() ? "" : " (" + unit + ")");
		final Plot first = new Plot(title, "Time (ms)", unit.equals("mV") ? "Potential (mV)" : what);
		first.setColor(TracePlots.color(1));
		first.setLineWidth(1.5f);
		first.addPoints(times, measured, Plot.LINE);
		if (unit.equals("mV")) {
			line(first);
			first.setColor(java.awt.Color.BLACK);
			first.addLegend("measured\ntrue");
		}
		plots.add(TracePlots.image(first, provenance));
		if (!unit.equals("mV")) {
			final Plot second = new Plot(title + " (true potential)", "Time (ms)", "True potential (mV)");
			line(second);
			plots.add(TracePlots.image(second, provenance));
		}
		return plots;
	}

	private void line(final Plot plot) {
		plot.setColor(TracePlots.color(2));
		plot.setLineWidth(1.5f);
		plot.addPoints(recordedTimes, recordedTruth, Plot.LINE);
		plot.setLimitsToFit(true);
		plot.setLineWidth(1);
	}
}
