/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

import org.dendritej.cable.Piece;
import org.dendritej.imaging.Grid;
import org.dendritej.recording.Recording;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;

/**
 * What a picture needs to be read, as ROIs of an overlay: a bar of colours in mV, the time of each frame, and a scale bar, each on a dark plate in a corner of
 * its own, where it hides the least of the neuron.
 */
public final class OverlayLegend {

	private static final Color PLATE = new Color(0, 0, 0, 165), TEXT = new Color(0xf0f0f4);
	/** Size of letters: a part of the image's shorter side, within limits, pixels. */
	private static final double RELATIVE_SIZE = 1 / 30.0, SMALLEST = 9, LARGEST = 64;
	/** Steps of the bar, as many as there are colours to be told apart. */
	private static final int STEPS = 64;
	/** Least distance of two numbers beside the bar, in sizes of the letters. */
	private static final double CLOSEST = 1.1;
	/** Middle of the digits below the top of a line of text, and height of the line, in sizes of the letters. */
	private static final double MIDDLE = 0.58, LINE = 1.2;

	private final Overlay overlay;
	private final Grid grid;
	private final Recording recording;
	private final DisplayRange range;
	private final int slices;
	private final double size, gap;
	private final boolean fonts;
	private final List<Rectangle2D> taken = new ArrayList<>();

	/**
	 * Adds a legend to an image's overlay.
	 *
	 * @param movie made from the recording, a frame for each of its frames; it gets a new overlay if it has none
	 * @param space where the image is
	 * @param recording what is shown
	 * @param range the potentials from the first to the last colour
	 */
	public static void add(final ImagePlus movie, final ImageSpace space, final Recording recording, final DisplayRange range) {
		final int decimals = decimals(recording);
		add(movie, space, recording, range, frame -> label(recording, frame, decimals));
	}

	/**
	 * Adds a legend with captions in the place of times.
	 *
	 * @param movie made from the recording, a frame for each of its frames; it gets a new overlay if it has none
	 * @param space where the image is
	 * @param recording what is shown
	 * @param range the values from the first to the last colour
	 * @param captions what is written on each frame
	 */
	static void add(final ImagePlus movie, final ImageSpace space, final Recording recording, final DisplayRange range,
		final IntFunction<String> captions) {
		final Overlay overlay = movie.getOverlay() == null ? new Overlay() : movie.getOverlay();
		final OverlayLegend legend = new OverlayLegend(overlay, space.grid(), recording, range, movie.getNSlices());
		legend.addColours();
		legend.addCaptions(captions);
		legend.addScale();
		overlay.selectable(false); // a click is for what lies below
		movie.setOverlay(overlay);
	}

	private OverlayLegend(final Overlay overlay, final Grid grid, final Recording recording, final DisplayRange range, final int slices) {
		this.overlay = overlay;
		this.grid = grid;
		this.recording = recording;
		this.range = range;
		this.slices = slices;
		size = Math.rint(Math.max(SMALLEST, Math.min(LARGEST, RELATIVE_SIZE * Math.min(grid.width(), grid.height()))));
		gap = Math.rint(0.5 * size);
		fonts = Ink.hasFonts();
	}

	private void addColours() {
		final double bar = Math.rint(0.9 * size), height = Math.rint(Math.max(5 * size, Math.min(14 * size, 0.3 * grid.height())));
		final double span = range.maximum() - range.minimum(),
			step = DisplayRange.round(Math.max(span / 6, span * CLOSEST * size / height));
		final List<Double> ticks = new ArrayList<>();
		for (double v = Math.ceil(range.minimum() / step - 1e-9) * step; v <= range.maximum() + 1e-9 * step; v += step)
			ticks.add(v);
		double widest = width(range.unit());
		for (final double v : ticks)
			widest = Math.max(widest, width(TracePlot.number(v, step)));
		final Rectangle2D plate = plate("colour bar", bar + 0.5 * size + widest + 2 * gap, height + LINE * size + 2.5 * gap, 3, 1, 2, 0);
		final double left = plate.getX() + gap, top = plate.getY() + gap + LINE * size + 0.5 * gap;
		if (!range.unit().isEmpty())
			text("colour bar", range.unit(), left, plate.getY() + gap / 2);
		for (int i = 0; i < STEPS; i++) {
			final double v = range.maximum() - (range.maximum() - range.minimum()) * (i + 0.5) / STEPS;
			final double y = top + height * i / STEPS, below = Math.min(height / STEPS * 1.5, top + height - y); // over the next, so that no gap shows
			box("colour bar", left, y, bar, below, new Color(VoltageColours.rgb((float) v, range)));
		}
		for (final double v : ticks) {
			final double y = top + height * (range.maximum() - v) / (range.maximum() - range.minimum());
			box("colour bar", left + bar, y - 0.03 * size, 0.3 * size, 0.06 * size, TEXT);
			text("colour bar", TracePlot.number(v, step), left + bar + 0.5 * size, y - MIDDLE * size);
		}
	}

	private void addCaptions(final IntFunction<String> captions) {
		final int frames = recording.frames();
		final String longest = captions.apply(frames - 1);
		final Rectangle2D plate = plate("time", width(longest) + 2 * gap, LINE * size + gap, 0, 1, 2, 3);
		for (int t = 0; t < frames; t++) {
			final String caption = captions.apply(t);
			final Roi text = text("time", caption, plate.getX() + gap + width(longest) - width(caption), plate.getY() + gap / 2);
			NeuriteOverlay.place(text, slices, frames, 0, t + 1);
		}
	}

	private static String label(final Recording recording, final int frame, final int decimals) {
		return BigDecimal.valueOf(recording.frameTime(frame)).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString() + " ms";
	}

	/** As many decimals as tell any two frames apart. */
	private static int decimals(final Recording recording) {
		int decimals = 0;
		for (int t = 0; t < recording.frames() && t < 50; t++)
			decimals = Math.max(decimals,
				new BigDecimal(recording.frameTime(t)).setScale(4, RoundingMode.HALF_EVEN).stripTrailingZeros().scale());
		return Math.max(0, decimals);
	}

	private void addScale() {
		final double view = grid.width() * grid.pixelWidth(), length = DisplayRange.round(view / 8), pixels = length / grid.pixelWidth();
		final String label = lengthLabel(length);
		final double wide = Math.max(pixels, width(label)), thick = Math.max(1, Math.rint(0.18 * size));
		final Rectangle2D plate = plate("scale bar", wide + 2 * gap, LINE * size + thick + 1.5 * gap, 2, 3, 0, 1);
		text("scale bar", label, plate.getCenterX() - width(label) / 2, plate.getY() + gap / 2);
		box("scale bar", plate.getCenterX() - pixels / 2, plate.getMaxY() - gap - thick / 2, pixels, thick, TEXT);
	}

	/** A length in the unit that needs the fewest digits. */
	private static String lengthLabel(final double micrometres) {
		if (micrometres < 0.999)
			return VoltageImages.time(1e3 * micrometres) + " nm";
		if (micrometres > 999.9)
			return VoltageImages.time(1e-3 * micrometres) + " mm";
		return VoltageImages.time(micrometres) + " µm";
	}

	/**
	 * A dark plate in a corner that is free: of these the one with the least of the neuron in it, the first ones being liked more.
	 *
	 * @param corners 0 top left, 1 top right, 2 bottom left, 3 bottom right
	 */
	private Rectangle2D plate(final String name, final double width, final double height, final int... corners) {
		final List<Rectangle2D> places = new ArrayList<>();
		for (final int corner : corners) {
			final double x = corner % 2 == 0 ? gap : grid.width() - gap - width, y = corner < 2 ? gap : grid.height() - gap - height;
			places.add(new Rectangle2D.Double(x, y, width, height));
		}
		final Rectangle2D place = places.stream().min(Comparator.comparingDouble(this::cost)).orElseThrow();
		taken.add(place);
		box(name, place.getX(), place.getY(), width, height, PLATE);
		return place;
	}

	/** What a plate would hide: pieces of the neuron, and, worse, other plates. */
	private double cost(final Rectangle2D place) {
		double cost = 0;
		for (final Rectangle2D other : taken)
			if (other.intersects(place))
				cost += 1e9;
		for (final Piece p : recording.cable().pieces()) {
			final double x = ((p.x0() + p.x1()) / 2 - grid.x0()) / grid.pixelWidth() + 0.5,
				y = ((p.y0() + p.y1()) / 2 - grid.y0()) / grid.pixelHeight() + 0.5;
			if (place.contains(x, y))
				cost += Math.hypot((p.x1() - p.x0()) / grid.pixelWidth(), (p.y1() - p.y0()) / grid.pixelHeight()) +
					(p.radius0() + p.radius1()) / grid.pixelWidth();
		}
		return cost;
	}

	private void box(final String name, final double x, final double y, final double width, final double height, final Color colour) {
		final Roi box = new Roi(x, y, width, height);
		box.setFillColor(colour);
		box.setName(name);
		overlay.add(box);
	}

	private Roi text(final String name, final String text, final double x, final double y) {
		final Roi roi;
		if (fonts) {
			final TextRoi letters = new TextRoi(x, y, text, font());
			letters.setAntialiased(true);
			letters.setStrokeColor(TEXT);
			roi = letters;
		}
		else {
			final Path2D strokes = StrokeLetters.outline(text, x, y + 0.93 * size, (int) size);
			roi = new ShapeRoi(strokes);
			roi.setFillColor(TEXT);
		}
		roi.setName(name);
		overlay.add(roi);
		return roi;
	}

	private Font font() {
		return new Font(Font.SANS_SERIF, Font.PLAIN, (int) size);
	}

	private double width(final String text) {
		if (!fonts)
			return StrokeLetters.width(text, (int) size);
		return new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics().getFontMetrics(font()).stringWidth(text);
	}
}
