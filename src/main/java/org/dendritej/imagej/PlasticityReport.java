/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.dendritej.experiment.PlasticityCurves.Comparison;
import org.dendritej.experiment.PlasticityCurves.Curve;
import org.dendritej.experiment.PlasticityCurves.Result;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.measure.ResultsTable;

/** What was measured at a plastic synapse, as plots, rows and JSON. Needs no display until a plot is shown. */
public final class PlasticityReport {

	private static final int WIDTH = 640, HEIGHT = 400, FONT = 14, MANY = 60;

	private PlasticityReport() {
	}

	/**
	 * Curves as a plot.
	 *
	 * @param title of the plot
	 * @param result the curves
	 * @param isLogarithmic whether the axis of x is
	 * @param provenance for the Info text
	 * @return an image that opens as a plot window
	 */
	public static ImagePlus plot(final String title, final Result result, final boolean isLogarithmic, final String provenance) {
		final Plot plot = new Plot(title, result.xLabel(), result.yLabel());
		plot.setSize(WIDTH, HEIGHT);
		plot.setFontSize(FONT);
		plot.setAxisLabelFont(java.awt.Font.PLAIN, FONT);
		final StringBuilder legend = new StringBuilder();
		double low = 0, high = 0, left = Double.POSITIVE_INFINITY, right = Double.NEGATIVE_INFINITY;
		for (int k = 0; k < result.curves().size(); k++) {
			final Curve curve = result.curves().get(k);
			final double[] x = array(curve.x()), y = array(curve.y()), error = array(curve.error());
			plot.setColor(TracePlots.color(k));
			plot.setLineWidth(2);
			plot.addPoints(x, y, error.length > 0 ? error : null, shape(curve, k));
			for (int i = 0; i < x.length; i++) {
				left = Math.min(left, x[i]);
				right = Math.max(right, x[i]);
				low = Math.min(low, y[i] - (error.length > 0 ? error[i] : 0));
				high = Math.max(high, y[i] + (error.length > 0 ? error[i] : 0));
			}
			legend.append(curve.name()).append('\n');
		}
		final double room = 0.06 * Math.max(high - low, 1e-12);
		final double margin = isLogarithmic ? 0 : 0.02 * Math.max(right - left, 1e-12);
		if (isLogarithmic) plot.setAxisXLog(true);
		plot.setLimits(isLogarithmic ? left / 1.15 : left - margin, isLogarithmic ? right * 1.15 : right + margin, low < 0 ? low - room : 0,
			high + (result.curves().size() + 1) * room); // the legend above the curves
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.addLegend(legend.toString().strip(), "auto");
		return TracePlots.image(plot, provenance);
	}

	private static int shape(final Curve curve, final int k) {
		if (curve.isLine()) return Plot.LINE;
		return curve.x().size() > MANY ? Plot.DOT : k % 2 == 0 ? Plot.CIRCLE : Plot.BOX;
	}

	private static double[] array(final List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).toArray();
	}

	/**
	 * Adds a row for each place of the first curve, a column for each curve that has values there.
	 *
	 * @param table gets a column of x and one for each curve
	 * @param label of the rows
	 * @param result the curves
	 */
	public static void addRows(final ResultsTable table, final String label, final Result result) {
		table.setNaNEmptyCells(true);
		table.setPrecision(6);
		for (int i = 0; i < result.curves().get(0).x().size(); i++) {
			final double x = result.curves().get(0).x().get(i);
			table.incrementCounter();
			table.addLabel(label);
			table.addValue(result.xLabel(), x);
			for (final Curve curve : result.curves()) {
				final int at = curve.x().indexOf(x);
				if (at >= 0) table.addValue(curve.name(), curve.y().get(at));
			}
		}
	}

	/**
	 * Adds one row with every figure beside its theory.
	 *
	 * @param table gets four columns for each figure
	 * @param label of the row
	 * @param figures measured and theoretical
	 */
	public static void addRow(final ResultsTable table, final String label, final List<Comparison> figures) {
		table.setNaNEmptyCells(true);
		table.setPrecision(6);
		table.incrementCounter();
		table.addLabel(label);
		for (final Comparison figure : figures) {
			table.addValue(figure.name(), figure.measured());
			table.addValue(figure.name() + " in theory", figure.theory());
			table.addValue(figure.name() + " SE", figure.standardError());
			table.addValue(figure.name() + " deviation (SE)", figure.deviation());
		}
	}

	/**
	 * Curves for {@link org.dendritej.io.JsonReport}.
	 *
	 * @param result the curves
	 * @return title, labels and curves
	 */
	public static Map<String, Object> of(final Result result) {
		final Map<String, Object> report = new LinkedHashMap<>();
		report.put("title", result.title());
		report.put("x", result.xLabel());
		report.put("y", result.yLabel());
		final List<Object> curves = new ArrayList<>();
		for (final Curve curve : result.curves()) {
			final Map<String, Object> one = new LinkedHashMap<>();
			one.put("name", curve.name());
			one.put("x", curve.x());
			one.put("y", curve.y());
			if (!curve.error().isEmpty()) one.put("error", curve.error());
			curves.add(one);
		}
		report.put("curves", curves);
		return report;
	}

	/**
	 * Figures for {@link org.dendritej.io.JsonReport}.
	 *
	 * @param figures measured and theoretical
	 * @return a map for each
	 */
	public static List<Object> of(final List<Comparison> figures) {
		final List<Object> all = new ArrayList<>();
		for (final Comparison figure : figures) {
			final Map<String, Object> one = new LinkedHashMap<>();
			one.put("name", figure.name());
			one.put("measured", figure.measured());
			one.put("theory", figure.theory());
			one.put("standardError", figure.standardError());
			all.add(one);
		}
		return all;
	}
}
