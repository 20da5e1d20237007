/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.Answer.PlaceMap;
import org.dendritej.imaging.Grid;
import org.dendritej.imaging.Relief;
import org.dendritej.imaging.RenderMonitor;
import org.dendritej.units.Workers;

import ij.ImagePlus;
import ij.process.ColorProcessor;

/**
 * A neuron as a body, seen along z from the side of the first slice, in the colours of a value of each of its compartments; calibrated. Hue and lightness say the
 * value. With shading, light from the upper left shows roundness; with depth, what lies deeper is darker. For pictures: thin neurites are drawn wide enough to be seen.
 */
public final class MorphologyPicture {

	/** Pictures are drawn finer by this in both directions, then reduced, which smooths edges. */
	private static final int FINE = 3;
	/** Least width of a neurite, pixels. */
	private static final double THINNEST = 1.2;
	/** Light that comes from everywhere; the rest comes from the upper left. */
	private static final double AMBIENT = 0.5;
	/** Brightness of what lies deepest. */
	private static final double DEEPEST = 0.55;
	private static final int PAPER = 0x0d0e13;

	/** The longer side of a picture whose pixel size nobody has chosen. */
	private static final int PIXELS = 800;
	private static final double MARGIN = 12;
	/** Room for a legend to the right of the neuron, as a part of the shorter side, and at least so many pixels. */
	private static final double ROOM = 0.45, LEAST_ROOM = 110;

	private MorphologyPicture() {
	}

	/**
	 * A space in which a neuron has room with a legend beside it.
	 *
	 * @param cable the neuron
	 * @param pixelSize µm; NaN for a round size with which the longer side has about 800 pixels
	 * @param legend whether room is left for one
	 * @return one slice
	 */
	public static ImageSpace space(final CableModel cable, final double pixelSize, final boolean legend) {
		final double size = Double.isNaN(pixelSize) ? Grid.roundPixelSize(cable.pieces(), PIXELS, MARGIN) : pixelSize;
		final Grid fitted = Grid.fitted(cable.pieces(), size, size, MARGIN * size);
		final int room = legend ? (int) Math.max(LEAST_ROOM, ROOM * Math.min(fitted.width(), fitted.height())) : 0;
		return ImageSpace.of(new Grid(fitted.width() + room, fitted.height(), 1, size, size, size, fitted.x0(), fitted.y0(), fitted.z0()));
	}

	/**
	 * Draws a neuron.
	 *
	 * @param title of the image
	 * @param cable the neuron
	 * @param values of its compartments; those without one are grey
	 * @param range of the first to the last colour
	 * @param space where it is drawn; seen along z, so its depth does not matter
	 * @param shaded whether light shows roundness
	 * @param depth whether what lies deeper is darker
	 * @param legend whether a bar of colours and a scale bar lie over it, as an Overlay
	 * @param provenance what it was made from
	 * @param workers threads to compute on
	 * @param monitor told of progress
	 * @return a new RGB image, not shown
	 * @throws ImageException if none of the neuron lies in the space
	 * @throws org.dendritej.imaging.RenderCancelledException if the monitor stops it
	 */
	public static ImagePlus draw(final String title, final CableModel cable, final PlaceMap values, final DisplayRange range,
		final ImageSpace space, final boolean shaded, final boolean depth, final boolean legend, final Provenance provenance,
		final Workers workers, final RenderMonitor monitor) {
		final Grid grid = space.grid();
		final int[] colours = IntStream.range(0, cable.compartments()).map(c -> {
			final double value = values.values().get(c);
			return Double.isFinite(value) ? VoltageColours.rgb((float) value, range) : 0x808080;
		}).toArray();
		final double[] box = { Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY };
		cable.pieces().forEach(p -> {
			box[0] = Math.min(box[0], Math.min(p.z0(), p.z1()));
			box[1] = Math.max(box[1], Math.max(p.z0(), p.z1()));
		});
		final int bands = Math.max(1, Math.min(grid.height(), 64));
		final int[] rgb = new int[grid.width() * grid.height()];
		final boolean[] seen = new boolean[bands];
		workers.forEach(bands, band -> {
			final int from = (int) ((long) grid.height() * band / bands), to = (int) ((long) grid.height() * (band + 1) / bands);
			if (to == from)
				return;
			final Grid fine = new Grid(FINE * grid.width(), FINE * (to - from), 1, grid.pixelWidth() / FINE, grid.pixelHeight() / FINE,
				grid.pixelDepth(), grid.x0() - grid.pixelWidth() * (FINE - 1) / (2 * FINE),
				grid.y0() + from * grid.pixelHeight() - grid.pixelHeight() * (FINE - 1) / (2 * FINE), grid.z0());
			final Relief relief = Relief.of(cable.pieces(), fine, THINNEST * FINE);
			for (int y = from; y < to; y++)
				for (int x = 0; x < grid.width(); x++)
					rgb[y * grid.width() + x] = colour(relief, fine.width(), FINE * x, FINE * (y - from), colours, box, shaded, depth);
			for (int i = 0; i < fine.width() * fine.height() && !seen[band]; i++)
				seen[band] = relief.compartment(i) != Relief.NOTHING;
			synchronized (monitor) {
				monitor.check((band + 1) / (double) bands);
			}
		});
		if (IntStream.range(0, bands).noneMatch(band -> seen[band]))
			throw VoltageImages.outside(title, grid);
		final ImagePlus image = new ImagePlus(title, new ColorProcessor(grid.width(), grid.height(), rgb));
		image.setCalibration(space.calibration(0));
		provenance.into(image,
			values.heading() + " as colour from " + range.minimum() + " to " + range.maximum() + ": " + values.meaning());
		if (legend)
			OverlayLegend.add(image, grid.pixelWidth(), range.minimum(), range.maximum(), values.heading(),
				v -> VoltageColours.rgb((float) v, range));
		return image;
	}

	/** Mean of the fine pixels of one, in linear light. */
	private static int colour(final Relief relief, final int width, final int x, final int y, final int[] colours, final double[] box,
		final boolean shaded, final boolean depth) {
		final double[] sum = new double[3];
		for (int j = y; j < y + FINE; j++)
			for (int i = x; i < x + FINE; i++) {
				final int at = j * width + i, compartment = relief.compartment(at);
				final int colour = compartment == Relief.NOTHING ? PAPER : colours[compartment];
				double light = 1;
				if (compartment != Relief.NOTHING) {
					if (shaded)
						light *= AMBIENT + (1 - AMBIENT) * relief.light(at);
					if (depth && box[1] > box[0])
						light *= 1 - (1 - DEEPEST) * Math.max(0, Math.min(1, (relief.z(at) - box[0]) / (box[1] - box[0])));
				}
				for (int k = 0; k < 3; k++)
					sum[k] += light * Math.pow((colour >> 16 - 8 * k & 255) / 255.0, 2.2);
			}
		int rgb = 0;
		for (int k = 0; k < 3; k++)
			rgb = rgb << 8 | (int) Math.min(255, Math.round(255 * Math.pow(sum[k] / (FINE * FINE), 1 / 2.2)));
		return rgb;
	}
}
