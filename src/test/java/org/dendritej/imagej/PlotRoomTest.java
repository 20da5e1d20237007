/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.dendritej.experiment.Answer;
import org.dendritej.experiment.Answer.Axis;
import org.dendritej.experiment.Answer.Chart;
import org.dendritej.experiment.Answer.Curve;
import org.dendritej.experiment.Answer.Style;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.ImagePlus;
import ij.gui.Plot;

/** What a plot of an answer shows can be seen. */
class PlotRoomTest {

	private static final Provenance NOTHING = new Provenance("model: cell\nmodel hash: 0123456789abcdef\nseed: 7\n");

	private static Chart random(final int seed, final Style style, final boolean logarithmic, final int curves, final String name) {
		final SplittableRandom random = new SplittableRandom(seed);
		final List<Curve> all = new ArrayList<>();
		for (int k = 0; k < curves; k++) {
			final List<Double> x = new ArrayList<>(), y = new ArrayList<>();
			for (int i = 0; i < 30; i++) {
				x.add((double) i);
				y.add(i == 7 ? Double.NaN : Math.pow(10, 3 * random.nextDouble()) - (logarithmic ? 0 : 500));
			}
			all.add(new Curve(name + k, style, x, y));
		}
		return new Chart("test", new Axis("Time", "ms"), new Axis("Rate", "Hz", logarithmic), all);
	}

	private static ImagePlus plot(final Chart chart, final String sentence) {
		return AnswerPlots.of("cell", new Answer(sentence, List.of(), List.of(), List.of(chart), List.of()), NOTHING).get(0);
	}

	private static int pixels(final ImagePlus plot, final Color colour) {
		final BufferedImage image = plot.getBufferedImage();
		int number = 0;
		for (int y = 0; y < image.getHeight(); y++)
			for (int x = 0; x < image.getWidth(); x++)
				number += (image.getRGB(x, y) & 0xffffff) == (colour.getRGB() & 0xffffff) ? 1 : 0;
		return number;
	}

	/** The same plot without a legend has no more of the curve's colour in it. */
	@ParameterizedTest
	@EnumSource(Style.class)
	void theLegendHidesNoValue(final Style style) {
		for (int seed = 0; seed < 12; seed++) {
			final Chart chart = random(seed, style, seed % 2 == 1, 1 + seed % 3, "a curve with quite a long name, number ");
			final ImagePlus seen = plot(chart, "");
			final Plot bare = (Plot) plot(chart, "").getProperty(Plot.PROPERTY_KEY);
			bare.setLegend("", 0);
			bare.updateImage();
			for (int k = 0; k < chart.curves().size(); k++)
				if (k > 0) // black is also the colour of the frame
					assertTrue(pixels(seen, TracePlots.color(k)) >= pixels(bare.getImagePlus(), TracePlots.color(k)), style + " " + seed);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void allValuesLieInsideTheFrame(final boolean logarithmic) {
		for (int seed = 0; seed < 20; seed++) {
			final Chart chart = random(seed, Style.DOTS, logarithmic, 3, "");
			final PlotRoom room = PlotRoom.of(chart, 640, 420, List.of("a", "b", "c"), 14);
			for (final Curve curve : chart.curves())
				for (int i = 0; i < curve.x().size(); i++)
					if (!curve.y().get(i).isNaN())
						assertTrue(room.left() < curve.x().get(i) && curve.x().get(i) < room.right() && room.low() < curve.y().get(i)
							&& curve.y().get(i) < room.high(), room.toString());
		}
	}

	/** However long it is: each line as wide as the frame at most, and the frame as large as ever. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 20, 90 })
	void theSentenceStandsAboveTheFrame(final int words) {
		final Chart chart = random(1, Style.LINE, false, 1, "curve");
		final Plot plot = (Plot) plot(chart, "synapses ".repeat(words)).getProperty(Plot.PROPERTY_KEY);
		assertEquals(640, plot.getDrawingFrame().width, 1);
		assertEquals(420, plot.getDrawingFrame().height, 1);
		final int lines = AnswerPlots.lines("synapses ".repeat(words)).size();
		assertTrue(plot.getDrawingFrame().y >= 20 * lines, lines + " lines above " + plot.getDrawingFrame());
	}
}
