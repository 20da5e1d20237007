/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.dendritej.experiment.Sweep.Axis;
import org.dendritej.experiment.Rounded;
import org.dendritej.experiment.SweepAnswer;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.FloatProcessor;

/**
 * What a sweep over at least two numbers has measured, as a heat map: an image whose pixels are the values, and a plot of them with axes and a bar of colours. With
 * more numbers there is one for each of their combinations. Needs no display.
 */
public final class HeatMap {

	private static final int CELLS_WIDE = 560, CELLS_HIGH = 400, LEFT = 92, BELOW = 66, LINE = 18, BAR = 118, LETTERS = 14, MOST_PLOTS = 12;
	private static final Color NOTHING = new Color(0xd8d8d8), INK = Color.BLACK, FAINT = new Color(0x606060);

	private final SweepAnswer answer;
	private final Axis across, up;
	private final double[] values;
	private final int planes;
	private final DisplayRange range;

	/**
	 * A heat map.
	 *
	 * @param answer of a sweep over at least two numbers, with a finite value at some point
	 */
	HeatMap(final SweepAnswer answer) {
		this.answer = answer;
		across = answer.result().axes().get(0);
		up = answer.result().axes().get(1);
		values = answer.values(answer.measure().name());
		planes = values.length / across.values().size() / up.values().size();
		range = DisplayRange.of(Arrays.stream(values).boxed().toList(), answer.measure().unit());
	}

	/**
	 * Whether there is anything to be drawn.
	 *
	 * @param answer of a sweep
	 * @return true for at least two numbers of several values and a finite value at some point
	 */
	static boolean suits(final SweepAnswer answer) {
		return answer.result().axes().size() > 1 && Arrays.stream(answer.values(answer.measure().name())).anyMatch(Double::isFinite);
	}

	/**
	 * The values as pixels, 32 bit, in the unit of the figure, NaN where there is none: the first number from left to right, the second from top to bottom, calibrated
	 * where its values stand in equal steps, or in their logarithm to the base of ten in equal factors; a slice for each combination of the others.
	 *
	 * @param title of the image
	 * @param provenance what it was made from
	 * @return a new image, not shown
	 */
	ImagePlus image(final String title, final Provenance provenance) {
		final int width = across.values().size(), height = up.values().size();
		final ImageStack stack = new ImageStack(width, height);
		for (int k = 0; k < planes; k++) {
			final float[] plane = new float[width * height];
			for (int i = 0; i < plane.length; i++)
				plane[i] = (float) values[k * plane.length + i];
			stack.addSlice(planes == 1 ? answer.measure().heading() : answer.measure().heading() + ", " + answer.further(k * plane.length),
				new FloatProcessor(width, height, plane));
		}
		final ImagePlus image = new ImagePlus(title, stack);
		image.setLut(VoltageColours.lut(range));
		image.setDisplayRange(range.minimum(), range.maximum());
		final Calibration calibration = new Calibration();
		final double[] x = steps(across), y = steps(up);
		calibration.pixelWidth = x[1];
		calibration.xOrigin = -x[0] / x[1] + 0.0;
		calibration.setXUnit(unit(across));
		calibration.pixelHeight = y[1];
		calibration.yOrigin = -y[0] / y[1] + 0.0;
		calibration.setYUnit(unit(up));
		calibration.setValueUnit(answer.measure().unit().isEmpty() ? " " : answer.measure().unit());
		image.setCalibration(calibration);
		provenance.into(image,
			answer.measure().heading() + " over " + across.heading() + " from left to right, " + across.values() + ", and " + up.heading() +
				" from top to bottom, " + up.values() + ": " + answer.measure().meaning());
		return image;
	}

	/** First value and step of an axis; 0 and 1, the number of the value, where steps differ. */
	private static double[] steps(final Axis axis) {
		final double[] at = axis.values().stream().mapToDouble(v -> axis.logarithmic() ? Math.log10(Math.abs(v)) : v).toArray();
		final double step = at.length < 2 ? 0 : (at[at.length - 1] - at[0]) / (at.length - 1);
		final boolean even =
			step != 0 && IntStream.range(0, at.length).allMatch(i -> Math.abs(at[i] - at[0] - i * step) < 1e-3 * Math.abs(step));
		return even ? new double[] { at[0], step } : new double[] { 0, 1 };
	}

	private static String unit(final Axis axis) {
		return steps(axis)[0] == 0 && steps(axis)[1] == 1 && axis.values().get(0) != 0 ? "value"
			: axis.logarithmic() ? "log10 " + axis.unit()
			: axis.unit().isEmpty() ? " " : axis.unit();
	}

	/**
	 * Drawn: colours, numbers in the cells where there is room, both axes, a bar of colours, and the sentence above the first.
	 *
	 * @param title of the plots
	 * @param provenance what they were made from
	 * @return RGB images, not shown; of very many combinations only the first
	 */
	List<ImagePlus> plots(final String title, final Provenance provenance) {
		final List<ImagePlus> plots = new ArrayList<>();
		for (int k = 0; k < Math.min(planes, MOST_PLOTS); k++) {
			final String further = answer.further(k * across.values().size() * up.values().size());
			final ImagePlus plot = new ImagePlus(title + (further.isEmpty() ? "" : ", " + further), plot(k, further));
			provenance.into(plot,
				answer.measure().heading() + " over " + across.heading() + " and " + up.heading()
					+ (further.isEmpty() ? "" : " at " + further) + "\nanswer: " +
					answer.answer().sentence());
			plots.add(plot);
		}
		return plots;
	}

	private BufferedImage plot(final int plane, final String further) {
		final List<String> lines = plane > 0 ? List.of() : AnswerPlots.lines(answer.answer().sentence());
		final int nx = across.values().size(), ny = up.values().size(), cell = Math.max(1, Math.min(CELLS_WIDE / nx, 160)),
			high = Math.max(1, Math.min(CELLS_HIGH / ny, 100));
		final int width = Math.max(nx * cell, 300), height = Math.max(ny * high, 200), top = LINE * (lines.size() + 2);
		final int whole = Math.max(LEFT + width + BAR, lines.isEmpty() ? 0 : 760);
		final BufferedImage picture = new BufferedImage(whole, top + height + BELOW, BufferedImage.TYPE_INT_RGB);
		final Ink ink = new Ink(picture);
		ink.fill(0, 0, picture.getWidth(), picture.getHeight(), Color.WHITE);
		for (int i = 0; i < lines.size(); i++)
			ink.text(lines.get(i), 12, LINE * (i + 1), 0, LETTERS, false, INK);
		final String heading = answer.measure().heading() + (further.isEmpty() ? "" : " at " + further);
		ink.text(ink.fitted(heading, whole - 24, LETTERS, true), 12, top - LINE / 2.0 + 2, 0, LETTERS, true, INK);
		final double w = (double) width / nx, h = (double) height / ny;
		for (int j = 0; j < ny; j++)
			for (int i = 0; i < nx; i++)
				cell(ink, values[(plane * ny + j) * nx + i], LEFT + i * w, top + height - (j + 1) * h, w, h);
		ticks(ink, top, width, height);
		bar(ink, LEFT + width + 26, top, height);
		return picture;
	}

	private void cell(final Ink ink, final double value, final double x, final double y, final double w, final double h) {
		final boolean finite = Double.isFinite(value);
		final Color colour = finite ? new Color(VoltageColours.rgb((float) value, range)) : NOTHING;
		ink.fill(x, y, Math.ceil(w), Math.ceil(h), colour);
		final String text = finite ? Rounded.text(value, "") : "none";
		if (h >= 18 && ink.width(text, 12, false) < w - 4) {
			final double light = 0.3 * colour.getRed() + 0.59 * colour.getGreen() + 0.11 * colour.getBlue();
			ink.text(text, x + w / 2, y + h / 2 + 5, 0.5, 12, false, light > 130 ? Color.BLACK : Color.WHITE);
		}
	}

	private void ticks(final Ink ink, final int top, final int width, final int height) {
		final double bottom = (double) top + height;
		double last = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < across.values().size(); i++) {
			final String text = Rounded.text(across.values().get(i), "");
			final double x = LEFT + (i + 0.5) * width / across.values().size(), half = ink.width(text, 13, false) / 2;
			if (x - half < last + 8)
				continue;
			ink.line(x, bottom, x, bottom + 5, INK, 1);
			ink.text(text, x, bottom + 20, 0.5, 13, false, INK);
			last = x + half;
		}
		last = Double.POSITIVE_INFINITY;
		for (int j = 0; j < up.values().size(); j++) {
			final double y = bottom - (j + 0.5) * height / up.values().size();
			if (y > last - 16)
				continue;
			ink.line(LEFT - 5, y, LEFT, y, INK, 1);
			ink.text(Rounded.text(up.values().get(j), ""), LEFT - 9, y + 5, 1, 13, false, INK);
			last = y;
		}
		frame(ink, LEFT, top, width, height);
		ink.text(ink.fitted(across.heading(), width + 60, LETTERS, false), LEFT + width / 2.0, bottom + 46, 0.5, LETTERS, false, INK);
		final AffineTransform upright = ink.graphics().getTransform();
		ink.graphics().rotate(-Math.PI / 2, 22, top + height / 2.0);
		ink.text(ink.fitted(up.heading(), height + 60, LETTERS, false), 22, top + height / 2.0 + 5, 0.5, LETTERS, false, INK);
		ink.graphics().setTransform(upright);
	}

	private void bar(final Ink ink, final double x, final int top, final int height) {
		final int thick = 18;
		for (int i = 0; i < height; i++)
			ink.fill(x, top + height - 1.0 - i, thick, 1,
				new Color(VoltageColours.rgb((float) (range.minimum() + (range.maximum() - range.minimum()) * (i + 0.5) / height), range)));
		frame(ink, x, top, thick, height);
		final double step = DisplayRange.round((range.maximum() - range.minimum()) / 5);
		for (double v = step * Math.ceil(range.minimum() / step - 1e-9); v <= range.maximum() + 1e-9 * step; v += step) {
			final double y = top + height * (range.maximum() - v) / (range.maximum() - range.minimum());
			ink.line(x + thick, y, x + thick + 5, y, INK, 1);
			ink.text(Rounded.text(Math.abs(v) < 1e-9 * step ? 0 : v, ""), x + thick + 9, y + 5, 0, 13, false, INK);
		}
		ink.text(answer.measure().unit(), x, top - 6.0, 0, 13, false, FAINT);
	}

	private static void frame(final Ink ink, final double x, final double y, final double w, final double h) {
		ink.line(x, y, x + w, y, INK, 1);
		ink.line(x, y + h, x + w, y + h, INK, 1);
		ink.line(x, y, x, y + h, INK, 1);
		ink.line(x + w, y, x + w, y + h, INK, 1);
	}
}
