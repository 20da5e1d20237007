/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.dendritej.experiment.LabelledPoints;
import org.dendritej.experiment.LinearLearning;
import org.dendritej.neuron.ArtificialNeuron;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.measure.ResultsTable;

/** How one artificial neuron tells two classes apart: as plots, rows and a map for {@link org.dendritej.io.JsonReport}. Needs no display until a plot is shown. */
public final class ClassificationReport {

	private ClassificationReport() {
	}

	/**
	 * What came out, in a sentence.
	 *
	 * @param learning how it went
	 * @return whether the classes can be separated, and what the rule has found
	 */
	public static String sentence(final LinearLearning learning) {
		final LinearLearning.Epoch last = learning.epochs().get(learning.epochs().size() - 1);
		final String done = number(learning.epochs().size() - 1, "epoch") + " with " + number(last.mistakes(), "mistake") + " at the end";
		return (learning.separable() ? "The classes are linearly separable"
			: "The classes are not linearly separable: no line, and so no single neuron, "
				+ "tells them apart")
			+ ". After " + done + (learning.isSettled() ? " the rule is settled." : " the rule is not settled.");
	}

	private static String number(final int count, final String what) {
		return count + " " + what + (count == 1 ? "" : "s");
	}

	/**
	 * Points of two features and the line of the neuron.
	 *
	 * @param points of two classes and two features
	 * @param learning what was learnt
	 * @param provenance for the Info text
	 * @return an image that opens as a plot window, titled {@code "<name>: one neuron"}
	 * @throws ImageException if there are not two features
	 */
	public static ImagePlus plot(final LabelledPoints points, final LinearLearning learning, final String provenance) {
		if (points.features().size() != 2)
			throw new ImageException(points.name() + " has " + points.features().size() + " features; a plane is drawn of two");
		final PlotFrame chart = new PlotFrame(points.name() + ": one neuron", points.features().get(0), points.features().get(1));
		final double[] range = { Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY };
		for (final List<Double> point : points.points())
			for (int k = 0; k < 2; k++) {
				range[2 * k] = Math.min(range[2 * k], point.get(k));
				range[2 * k + 1] = Math.max(range[2 * k + 1], point.get(k));
			}
		final double x = Math.max(range[1] - range[0], 1e-9), y = Math.max(range[3] - range[2], 1e-9);
		final double x0 = range[0] - 0.1 * x, x1 = range[1] + 0.1 * x, y0 = range[2] - 0.1 * y, y1 = range[3] + 0.1 * y;
		for (int c = 0; c < 2; c++) {
			final boolean second = c == 1;
			final List<List<Double>> own = new ArrayList<>();
			for (int i = 0; i < points.points().size(); i++)
				if (points.classes().get(i) == second)
					own.add(points.points().get(i));
			if (!own.isEmpty())
				chart.add("class " + points.classNames().get(c), own.stream().mapToDouble(point -> point.get(0)).toArray(),
					own.stream().mapToDouble(point -> point.get(1)).toArray(), second ? Plot.BOX : Plot.CIRCLE,
					TracePlots.color(second ? 2 : 1));
		}
		final double[] line = line(learning.neuron(), x0, x1, y0, y1);
		if (line.length > 0)
			chart.draw(learning.separable() ? "where the sum is 0" : "where the sum is 0 (not separable)",
				new double[] { line[0], line[2] }, new double[] { line[1], line[3] }, Plot.LINE, TracePlots.color(0));
		else
			chart.draw("no line: the weights are 0" + (learning.separable() ? "" : " (not separable)"), new double[] { Double.NaN },
				new double[] { Double.NaN }, Plot.LINE, TracePlots.color(0));
		chart.limits(x0, x1, y0, y1 + 0.35 * (y1 - y0)); // the legend above the points
		return chart.image(provenance);
	}

	/** Where w · x + b = 0 crosses the middle of the frame, drawn from edge to edge; empty if there is no line. */
	private static double[] line(final ArtificialNeuron neuron, final double x0, final double x1, final double y0, final double y1) {
		final double[] w = neuron.weights();
		final double a = w[0] * (x1 - x0), b = w[1] * (y1 - y0), c = neuron.sum(x0, y0); // in parts of the frame
		if (a == 0 && b == 0)
			return new double[0];
		if (Math.abs(b) >= Math.abs(a))
			return new double[] { x0, y0 - c / b * (y1 - y0), x1, y0 - (c + a) / b * (y1 - y0) };
		final double bottom = -0.5, top = 1.5;
		return new double[] { x0 - (c + b * bottom) / a * (x1 - x0), y0 + bottom * (y1 - y0), x0 - (c + b * top) / a * (x1 - x0),
			y0 + top * (y1 - y0) };
	}

	/**
	 * How learning went.
	 *
	 * @param points what was learnt from
	 * @param learning how it went
	 * @param provenance for the Info text
	 * @return an image that opens as a plot window, titled {@code "<name>: learning"}
	 */
	public static ImagePlus learning(final LabelledPoints points, final LinearLearning learning, final String provenance) {
		final PlotFrame chart = new PlotFrame(points.name() + ": learning", "Epoch (each point shown once)", "Part (%)");
		final int n = learning.epochs().size();
		final double[] epoch = new double[n], mistakes = new double[n], error = new double[n];
		for (int i = 0; i < n; i++) {
			epoch[i] = i;
			mistakes[i] = 100.0 * learning.epochs().get(i).mistakes() / points.points().size();
			error[i] = 100 * learning.epochs().get(i).error() / learning.epochs().get(0).error();
		}
		chart.include(0);
		chart.add("mistakes, % of the points", epoch, mistakes, Plot.CONNECTED_CIRCLES, TracePlots.color(2));
		final double most = java.util.Arrays.stream(error).max().orElse(100);
		if (most < 1000)
			chart.add("mean square error, % of the first", epoch, error, Plot.LINE, TracePlots.color(1));
		return chart.image(provenance);
	}

	/**
	 * Adds a row for the whole.
	 *
	 * @param table gets a column for each figure
	 * @param points what was learnt from
	 * @param rule by which
	 * @param learning how it went
	 */
	public static void addRow(final ResultsTable table, final LabelledPoints points, final LinearLearning.Rule rule,
		final LinearLearning learning) {
		final LinearLearning.Epoch last = learning.epochs().get(learning.epochs().size() - 1);
		table.setNaNEmptyCells(true);
		table.setPrecision(6);
		table.incrementCounter();
		table.addLabel(points.name());
		table.addValue("Rule", rule.label());
		table.addValue("Points", points.points().size());
		table.addValue("Linearly separable", learning.separable() ? "yes" : "no");
		table.addValue("Settled", learning.isSettled() ? "yes" : "no");
		table.addValue("Epochs", learning.epochs().size() - 1);
		table.addValue("Changes of weights", last.updates());
		table.addValue("Mistakes", last.mistakes());
		table.addValue("Mean square error", last.error());
		for (int k = 0; k < points.features().size(); k++)
			table.addValue("Weight of " + points.features().get(k), last.weights().get(k));
		table.addValue("Bias", last.weights().get(points.features().size()));
	}

	/**
	 * A row for each point.
	 *
	 * @param points what was learnt from
	 * @param learning what was learnt
	 * @return features, class, what the neuron answers, and the distance from its line with the sign of the side
	 */
	public static ResultsTable table(final LabelledPoints points, final LinearLearning learning) {
		final ResultsTable table = new ResultsTable();
		table.showRowNumbers(false);
		table.setNaNEmptyCells(true);
		boolean line = false;
		for (final double weight : learning.neuron().weights())
			line |= weight != 0;
		for (int i = 0; i < points.points().size(); i++) {
			final double[] x = PointNeuronPlots.array(points.points().get(i));
			table.incrementCounter();
			for (int k = 0; k < x.length; k++)
				table.addValue(points.features().get(k), x[k]);
			table.addValue("Class", points.classNames().get(points.classes().get(i) ? 1 : 0));
			table.addValue("Answer",
				learning.neuron().side(x) == 0 ? "neither" : points.classNames().get(learning.neuron().side(x) > 0 ? 1 : 0));
			table.addValue("Distance from the line", line ? learning.neuron().distance(x) : Double.NaN);
		}
		return table;
	}

	/**
	 * Everything, for {@link org.dendritej.io.JsonReport}.
	 *
	 * @param points what was learnt from
	 * @param rule by which
	 * @param learning how it went
	 * @return points, features, classes, whether they are separable, weights, and one entry per epoch
	 */
	public static Map<String, Object> of(final LabelledPoints points, final LinearLearning.Rule rule, final LinearLearning learning) {
		final Map<String, Object> report = new LinkedHashMap<>();
		final LinearLearning.Epoch last = learning.epochs().get(learning.epochs().size() - 1);
		report.put("points", points.points().size());
		report.put("features", points.features());
		report.put("classes", points.classNames());
		report.put("linearlySeparable", learning.separable());
		report.put("rule", rule.label());
		report.put("settled", learning.isSettled());
		report.put("weights", last.weights().subList(0, points.features().size()));
		report.put("bias", last.weights().get(points.features().size()));
		report.put("mistakes", learning.epochs().stream().map(epoch -> (double) epoch.mistakes()).toList());
		report.put("meanSquareError", learning.epochs().stream().map(LinearLearning.Epoch::error).toList());
		return report;
	}
}
