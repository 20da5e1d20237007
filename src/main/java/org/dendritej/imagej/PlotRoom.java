/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

import org.dendritej.experiment.Answer.Axis;
import org.dendritej.experiment.Answer.Chart;
import org.dendritej.experiment.Answer.Curve;
import org.dendritej.experiment.Answer.Style;

/**
 * The ranges of a plot's axes, and a corner for its legend where that hides no value: if all corners are taken, the end of that axis is moved which needs less of it.
 *
 * @param left least position shown
 * @param right greatest position shown
 * @param low least value shown
 * @param high greatest value shown
 * @param corner such as "top-right", for ImageJ's legend
 */
record PlotRoom(double left, double right, double low, double high, String corner) {

	/** Part of an axis that is left free beyond its values, so that no mark is cut by the frame. */
	private static final double MARGIN = 0.025;
	/** What ImageJ's legend has around its letters: to either side of the box, for a symbol, between lines, and what is left free around it; pixels. */
	private static final int PADDING = 8, SYMBOL = 28, LEADING = 4, GAP = 8;
	private static final String[] CORNERS = { "top-right", "top-left", "bottom-right", "bottom-left" };

	/**
	 * Looks for room.
	 *
	 * @param chart its curves
	 * @param width of the frame, pixels
	 * @param height of the frame, pixels
	 * @param legend one line for each curve
	 * @param letters size of its letters
	 * @return ranges and corner
	 */
	static PlotRoom of(final Chart chart, final int width, final int height, final List<String> legend, final int letters) {
		final boolean marks = chart.curves().stream().anyMatch(curve -> curve.style() != Style.LINE);
		final double[] x = range(chart.curves().stream().flatMap(curve -> curve.x().stream()).toList(), chart.x(), marks),
			y = range(chart.curves().stream().flatMap(curve -> curve.y().stream()).toList(), chart.y(), true);
		final FontMetrics metrics =
			new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics()
				.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, letters));
		final double wide = legend.stream().mapToInt(metrics::stringWidth).max().orElse(0) + SYMBOL + PADDING + GAP,
			tall = legend.size() * (metrics.getHeight() + LEADING) + PADDING + GAP;
		final double[] up = new double[CORNERS.length], across = new double[CORNERS.length]; // how far values reach above and beside a legend
		for (int corner = 0; corner < CORNERS.length; corner++) {
			final Rectangle2D box = new Rectangle2D.Double(corner % 2 == 0 ? width - wide : 0, corner < 2 ? 0 : height - tall, wide, tall);
			boolean free = true;
			for (final Curve curve : chart.curves())
				for (final double[] at : pixels(curve, chart, x, y, width, height)) {
					free &= !box.contains(at[0], at[1]);
					if (at[0] >= box.getMinX() && at[0] <= box.getMaxX())
						up[corner] = Math.max(up[corner], height - at[1]);
					if (at[1] >= box.getMinY() && at[1] <= box.getMaxY())
						across[corner] = Math.max(across[corner], at[0]);
				}
			if (free)
				return shown(chart, x, y, CORNERS[corner]);
		}
		final int above = up[0] <= up[1] ? 0 : 1, beside = across[0] <= across[2] ? 0 : 2;
		final double upwards = Math.max(0.2, (height - tall) / up[above]), sideways = Math.max(0.2, (width - wide) / across[beside]);
		return upwards >= sideways ? shown(chart, x, new double[] { y[0], y[0] + (y[1] - y[0]) / upwards }, CORNERS[above])
			: shown(chart, new double[] { x[0], x[0] + (x[1] - x[0]) / sideways }, y, CORNERS[beside]);
	}

	private static PlotRoom shown(final Chart chart, final double[] x, final double[] y, final String corner) {
		return new PlotRoom(value(x[0], chart.x()), value(x[1], chart.x()), value(y[0], chart.y()), value(y[1], chart.y()), corner);
	}

	private static double value(final double scaled, final Axis axis) {
		return axis.logarithmic() ? Math.pow(10, scaled) : scaled;
	}

	/** On a linear scale: the value, or its logarithm; NaN where the axis has no place for it. */
	private static double scaled(final double value, final Axis axis) {
		return !axis.logarithmic() ? value : value > 0 ? Math.log10(value) : Double.NaN;
	}

	/** Room for all values, and a margin beyond them. */
	private static double[] range(final List<Double> values, final Axis axis, final boolean margin) {
		final double[] known = values.stream().mapToDouble(value -> scaled(value, axis)).filter(Double::isFinite).sorted().toArray();
		if (known.length == 0)
			return new double[] { axis.logarithmic() ? -1 : 0, axis.logarithmic() ? 0 : 1 };
		final double least = known[0], greatest = known[known.length - 1],
			beyond = greatest > least ? (margin ? MARGIN : 0) * (greatest - least)
				: axis.logarithmic() ? 0.15 : least == 0 ? 0.5 : Math.abs(least) / 2;
		return new double[] { least - beyond, greatest + beyond };
	}

	/** Where a curve passes, densely, in the frame. */
	private static List<double[]> pixels(final Curve curve, final Chart chart, final double[] x, final double[] y, final int width,
		final int height) {
		final List<double[]> pixels = new ArrayList<>();
		double[] last = null;
		for (int i = 0; i < curve.x().size(); i++) {
			final double[] at = { width * (scaled(curve.x().get(i), chart.x()) - x[0]) / (x[1] - x[0]),
				height * (y[1] - scaled(curve.y().get(i), chart.y())) / (y[1] - y[0]) };
			if (!Double.isFinite(at[0] + at[1])) {
				last = null;
				continue;
			}
			if (last != null && curve.style() != Style.DOTS) {
				final int steps = (int) (Math.hypot(at[0] - last[0], at[1] - last[1]) / 4);
				for (int k = 1; k <= steps; k++)
					pixels
						.add(new double[] { last[0] + (at[0] - last[0]) * k / (steps + 1), last[1] + (at[1] - last[1]) * k / (steps + 1) });
			}
			pixels.add(at);
			last = at;
		}
		return pixels;
	}
}
