/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

import org.dendritej.experiment.Answer;
import org.dendritej.experiment.Answer.Chart;
import org.dendritej.experiment.Answer.Curve;
import org.dendritej.experiment.Answer.Style;

import ij.ImagePlus;
import ij.gui.Plot;

/**
 * Answers as ImageJ's plots, with the sentence of interpretation above the frame, what they were made from below it, and the legend in a corner where it hides no
 * value. Needs no display until a plot is shown.
 */
public final class AnswerPlots {

	private static final int WIDTH = 640, HEIGHT = 420, LETTERS = 14, LINE_HEIGHT = 20, SMALL = 11, BELOW = 62;
	private static final Color FAINT = new Color(0x707070);
	/** Symbols of curves and clouds, which differ as their colours do. */
	private static final int[] DOTS = { Plot.CIRCLE, Plot.BOX, Plot.TRIANGLE, Plot.DIAMOND, Plot.CROSS };

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
		final List<String> legend = new ArrayList<>();
		for (int k = 0; k < chart.curves().size(); k++) {
			final Curve curve = chart.curves().get(k);
			plot.setColor(TracePlots.color(k), TracePlots.color(k));
			plot.setLineWidth(curve.style() == Style.DOTS ? 1 : 2);
			plot.addPoints(array(curve.x()), array(curve.y()), switch (curve.style()) {
				case LINE -> Plot.LINE;
				case DOTS -> DOTS[k % DOTS.length];
				default -> Plot.CONNECTED_CIRCLES;
			});
			legend.add(curve.name());
		}
		final PlotRoom room = PlotRoom.of(chart, WIDTH, HEIGHT, legend, LETTERS);
		plot.setLimits(room.left(), room.right(), room.low(), room.high());
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.addLegend(String.join("\n", legend), room.corner());
		if (!sentence.isEmpty())
			write(plot, lines(sentence), provenance);
		return TracePlots.image(plot, "what: " + chart.title() + "\nanswer: " + sentence + "\n" + provenance.text());
	}

	/** The sentence above the frame; ImageJ leaves as much room below the axis, where it is said what all this was made from. */
	private static void write(final Plot plot, final List<String> lines, final Provenance provenance) {
		final int space = LINE_HEIGHT * lines.size();
		plot.setOptions("addvspace=" + space);
		for (int i = 0; i < lines.size(); i++)
			plot.addLabel(0, (double) (i * LINE_HEIGHT - space + 6) / HEIGHT, lines.get(i));
		plot.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, SMALL));
		plot.setColor(FAINT);
		plot.addLabel(0, (double) (HEIGHT + BELOW) / HEIGHT, provenance.line());
		plot.setFontSize(LETTERS); // also of the axes
	}

	private static double[] array(final List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).toArray();
	}

	/** A sentence in lines that are not wider than the frame. */
	static List<String> lines(final String sentence) {
		final FontMetrics metrics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics()
			.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, LETTERS));
		final List<String> lines = new ArrayList<>();
		String line = "";
		for (final String word : sentence.split(" "))
			if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > WIDTH) {
				lines.add(line);
				line = word;
			}
			else
				line += line.isEmpty() ? word : " " + word;
		lines.add(line);
		return lines;
	}
}
