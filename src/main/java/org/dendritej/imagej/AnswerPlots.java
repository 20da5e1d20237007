/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.awt.Color;
import java.util.List;

import org.dendritej.experiment.Answer;
import org.dendritej.experiment.Answer.Chart;
import org.dendritej.experiment.Answer.Curve;
import org.dendritej.experiment.Answer.Style;

import ij.ImagePlus;
import ij.gui.Plot;

/** Answers as ImageJ's plots, with the sentence of interpretation above the curves. Needs no display until a plot is shown. */
public final class AnswerPlots {

	private static final int WIDTH = 640, HEIGHT = 420, LETTERS = 14, LINE = 88;
	/** Letters that the legend's symbols take; a sentence of more lines than these is long. */
	private static final int SYMBOL = 9, MANY = 3;
	/** Part of the height that is left free for a line of the sentence. */
	private static final double ROOM = 0.055;

	private AnswerPlots() {
	}

	/**
	 * One plot for each chart.
	 *
	 * @param name of the neuron, for the titles
	 * @param answer its sentence stands on the first plot
	 * @param provenance for the Info text
	 * @return images that open as plot windows, titled {@code "<name>: <title of the chart>"}
	 */
	public static List<ImagePlus> of(final String name, final Answer answer, final Provenance provenance) {
		return answer.charts().stream()
			.map(chart -> plot(name + ": " + chart.title(), chart, chart == answer.charts().get(0) ? answer.sentence() : "", provenance))
			.toList();
	}

	private static ImagePlus plot(final String title, final Chart chart, final String sentence, final Provenance provenance) {
		final Plot plot = new Plot(title, chart.x().heading(), chart.y().heading());
		plot.setFrameSize(WIDTH, HEIGHT);
		plot.setFontSize(LETTERS);
		if (chart.x().logarithmic())
			plot.setAxisXLog(true);
		if (chart.y().logarithmic())
			plot.setAxisYLog(true);
		final StringBuilder legend = new StringBuilder();
		for (int k = 0; k < chart.curves().size(); k++) {
			final Curve curve = chart.curves().get(k);
			plot.setColor(TracePlots.color(k), TracePlots.color(k));
			plot.setLineWidth(curve.style() == Style.DOTS ? 1 : 2);
			plot.addPoints(array(curve.x()), array(curve.y()), switch (curve.style()) {
				case LINE -> Plot.LINE;
				case DOTS -> Plot.CIRCLE;
				default -> Plot.CONNECTED_CIRCLES;
			});
			legend.append(curve.name()).append('\n');
		}
		final List<String> lines = sentence.isEmpty() ? List.of() : lines(sentence, legend.toString());
		limits(plot, chart, ROOM * (lines.size() + (lines.isEmpty() ? 1 : 1.5)));
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		for (int i = 0; i < lines.size(); i++)
			plot.addLabel(0.015, ROOM * (i + 1), lines.get(i));
		plot.addLegend(legend.toString().strip(), "auto");
		return TracePlots.image(plot, "what: " + chart.title() + "\nanswer: " + sentence + "\n" + provenance.text());
	}

	/** Room for all values, and above them for the sentence. */
	private static void limits(final Plot plot, final Chart chart, final double above) {
		final double[] x = range(chart.curves().stream().flatMap(curve -> curve.x().stream()).toList(), chart.x().logarithmic()),
			y = range(chart.curves().stream().flatMap(curve -> curve.y().stream()).toList(), chart.y().logarithmic());
		if (chart.y().logarithmic()) {
			final double decades = Math.max(Math.log10(y[1] / y[0]), 0.3), low = Math.log10(y[0]) - 0.04 * decades;
			plot.setLimits(x[0], x[1], Math.pow(10, low), Math.pow(10, low + 1.08 * decades / (1 - above)));
			return;
		}
		final double span = y[1] > y[0] ? y[1] - y[0] : Math.max(1, Math.abs(y[1])), low = y[0] == 0 ? 0 : y[0] - 0.04 * span;
		plot.setLimits(x[0], x[1] > x[0] ? x[1] : x[0] + 1, low, low + (y[1] + 0.04 * span - low) / (1 - above));
	}

	private static double[] range(final List<Double> values, final boolean logarithmic) {
		double least = Double.POSITIVE_INFINITY, greatest = Double.NEGATIVE_INFINITY;
		for (final double value : values)
			if (Double.isFinite(value) && (!logarithmic || value > 0)) {
				least = Math.min(least, value);
				greatest = Math.max(greatest, value);
			}
		return least > greatest ? new double[] { logarithmic ? 0.1 : 0, 1 } : new double[] { least, greatest };
	}

	private static double[] array(final List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).toArray();
	}

	/** A sentence in lines that fit; beside a long one there is room for the legend. */
	private static List<String> lines(final String sentence, final String legend) {
		final int beside = SYMBOL + legend.lines().mapToInt(String::length).max().orElse(0);
		return lines(sentence, sentence.length() > MANY * LINE && beside < LINE / 2 ? LINE - beside : LINE);
	}

	/** A sentence in lines that fit. */
	static List<String> lines(final String sentence) {
		return lines(sentence, LINE);
	}

	private static List<String> lines(final String sentence, final int letters) {
		return List.of(sentence.replaceAll("(.{1," + letters + "})( +|$)", "$1\n").strip().split("\n"));
	}
}
