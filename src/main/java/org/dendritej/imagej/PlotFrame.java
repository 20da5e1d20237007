/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import ij.gui.Plot;

/** An ImageJ plot with letters that can be read at 100 %, colours for the colour-blind and room for its legend. Confined to one thread. */
final class PlotFrame {

	private static final int WIDTH = 600, HEIGHT = 380, FONT = 14;

	private final Plot plot;
	private final List<String> legend = new ArrayList<>();
	private double left = Double.POSITIVE_INFINITY, right = Double.NEGATIVE_INFINITY, low = Double.POSITIVE_INFINITY,
		high = Double.NEGATIVE_INFINITY;
	private boolean isFixed;

	PlotFrame(final String title, final String x, final String y) {
		plot = new Plot(title, x, y);
		plot.setFrameSize(WIDTH, HEIGHT);
		plot.setFontSize(FONT);
		plot.setAxisLabelFont(java.awt.Font.PLAIN, FONT);
	}

	/** Adds a curve or marks and makes room for them. @param shape one of {@link Plot}'s */
	void add(final String name, final double[] x, final double[] y, final int shape, final Color color) {
		for (int i = 0; i < x.length; i++)
			if (!Double.isNaN(y[i])) {
				left = Math.min(left, x[i]);
				right = Math.max(right, x[i]);
				low = Math.min(low, y[i]);
				high = Math.max(high, y[i]);
			}
		draw(name, x, y, shape, color);
	}

	/** Adds a curve that may leave the frame. */
	void draw(final String name, final double[] x, final double[] y, final int shape, final Color color) {
		plot.setColor(color, color);
		plot.setLineWidth(shape == Plot.LINE || shape == Plot.CIRCLE || shape == Plot.BOX ? 2 : 1);
		plot.addPoints(x, y, shape);
		legend.add(name);
	}

	/** Makes room for a value. */
	void include(final double y) {
		low = Math.min(low, y);
		high = Math.max(high, y);
	}

	/** The least value so far. */
	double low() {
		return low;
	}

	/** The greatest value so far. */
	double high() {
		return high;
	}

	/** Sets the frame. */
	void limits(final double x0, final double x1, final double y0, final double y1) {
		plot.setLimits(x0, x1, y0, y1);
		isFixed = true;
	}

	/** With as much room above as the legend needs. */
	ImagePlus image(final String provenance) {
		if (!isFixed)
			fit();
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		if (legend.size() > 1)
			plot.addLegend(String.join("\n", legend), "top-right");
		return TracePlots.image(plot, provenance);
	}

	private void fit() {
		if (!(left <= right)) {
			plot.setLimits(0, 1, 0, 1);
			return;
		}
		final double width = right > left ? right - left : 1, height = high > low ? high - low : Math.max(1e-9, Math.abs(high));
		final double above = legend.size() > 1 ? (legend.size() + 1) * 20.0 / HEIGHT : 0.05;
		plot.setLimits(left, left + width, low - 0.05 * height, low + 1.05 * height / (1 - above));
	}
}
