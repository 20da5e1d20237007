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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleToIntFunction;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.dendritej.cable.Piece;
import org.dendritej.imaging.Grid;
import org.dendritej.io.LengthUnit;
import org.dendritej.recording.Recording;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import ij.process.LUT;

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
	private final int width, height, slices;
	private final ToDoubleFunction<Rectangle2D> hidden;
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
		add(movie, space, recording, range, times(IntStream.range(0, recording.frames()).mapToDouble(recording::frameTime).toArray())::get);
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
		final Grid grid = space.grid();
		final OverlayLegend legend = new OverlayLegend(movie, place -> hidden(place, grid, recording.cable().pieces()));
		legend.addColours(range.minimum(), range.maximum(), range.unit(), isOfWholeNumbers(recording),
			v -> VoltageColours.rgb((float) v, range));
		legend.addCaptions(IntStream.range(0, recording.frames()).mapToObj(captions).toList());
		legend.addScale(grid.pixelWidth());
		legend.show(movie);
	}

	/**
	 * Adds a legend to an image of any kind: a bar of its colours unless it is RGB, times if it says when its frames were taken, and a scale bar if its pixels have
	 * a size.
	 *
	 * @param image one or more frames; it gets a new overlay if it has none, and what it shows at present decides in which corners the legend hides least
	 * @param colours whether the bar of colours is wanted
	 */
	public static void add(final ImagePlus image, final boolean colours) {
		final int[] shown = new Film(image, 1).pixels(0);
		final int wide = image.getWidth();
		final OverlayLegend legend = new OverlayLegend(image, place -> light(place, shown, wide));
		final LUT[] luts = Film.luts(image);
		if (colours && luts.length > 0) {
			final LUT lut = luts[Math.min(image.getC(), luts.length) - 1];
			final String unit = image.getCalibration().getValueUnit();
			if (lut.max > lut.min)
				legend.addColours(lut.min, lut.max, unit.equals("Gray Value") ? "" : unit, false,
					v -> lut.getRGB((int) Math.max(0, Math.min(255, Math.round(255 * (v - lut.min) / (lut.max - lut.min))))));
		}
		if (image.getNFrames() > 1)
			FrameTimes.of(image).ifPresent(times -> legend.addCaptions(times(times)));
		final double unit = LengthUnit.micrometres(image.getCalibration().getXUnit());
		if (!Double.isNaN(unit))
			legend.addScale(unit * image.getCalibration().pixelWidth);
		legend.show(image);
	}

	/**
	 * Adds a bar of colours and a scale bar to a picture without time.
	 *
	 * @param picture RGB; it gets a new overlay if it has none
	 * @param pixelWidth µm
	 * @param low value of the first colour
	 * @param high value of the last colour, greater
	 * @param heading above the bar: the quantity or its unit
	 * @param rgb colour of a value, 0xRRGGBB
	 */
	static void add(final ImagePlus picture, final double pixelWidth, final double low, final double high, final String heading,
		final DoubleToIntFunction rgb) {
		final int[] shown = new Film(picture, 1).pixels(0);
		final int wide = picture.getWidth();
		final OverlayLegend legend = new OverlayLegend(picture, place -> light(place, shown, wide));
		legend.addColours(low, high, heading, false, rgb);
		legend.addScale(pixelWidth);
		legend.show(picture);
	}

	private OverlayLegend(final ImagePlus image, final ToDoubleFunction<Rectangle2D> hidden) {
		this.hidden = hidden;
		overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
		width = image.getWidth();
		height = image.getHeight();
		slices = image.getNSlices();
		size = Math.rint(Math.max(SMALLEST, Math.min(LARGEST, RELATIVE_SIZE * Math.min(width, height))));
		gap = Math.rint(0.5 * size);
		fonts = Ink.hasFonts();
	}

	private void show(final ImagePlus image) {
		overlay.selectable(false); // a click is for what lies below
		image.setOverlay(overlay);
	}

	/** Whether all that is shown is counted, so that there is nothing between two numbers. */
	private static boolean isOfWholeNumbers(final Recording recording) {
		for (int frame = 0; frame < recording.frames(); frame++)
			for (final float value : recording.voltages(frame))
				if (Float.isFinite(value) && value != Math.rint(value)) return false;
		return true;
	}

	private void addColours(final double low, final double high, final String heading, final boolean whole, final DoubleToIntFunction rgb) {
		final double bar = Math.rint(0.9 * size), tall = Math.rint(Math.max(5 * size, Math.min(14 * size, 0.3 * height)));
		final double span = high - low, closest = Math.max(span / 6, span * CLOSEST * size / tall),
			step = DisplayRange.round(whole ? Math.max(1, closest) : closest);
		final List<Double> ticks = new ArrayList<>();
		for (double v = Math.ceil(low / step - 1e-9) * step; v <= high + 1e-9 * step; v += step)
			ticks.add(v);
		double widest = width(heading) - bar - 0.5 * size;
		for (final double v : ticks)
			widest = Math.max(widest, width(TracePlot.number(v, step)));
		final Rectangle2D plate = plate("colour bar", bar + 0.5 * size + widest + 2 * gap, tall + LINE * size + 2.5 * gap, 3, 1, 2, 0);
		final double left = plate.getX() + gap, top = plate.getY() + gap + LINE * size + 0.5 * gap;
		if (!heading.isEmpty())
			text("colour bar", heading, left, plate.getY() + gap / 2);
		for (int i = 0; i < STEPS; i++) {
			final double v = high - span * (i + 0.5) / STEPS;
			final double y = top + tall * i / STEPS, below = Math.min(tall / STEPS * 1.5, top + tall - y); // over the next, so that no gap shows
			box("colour bar", left, y, bar, below, new Color(rgb.applyAsInt(v) & 0xffffff));
		}
		for (final double v : ticks) {
			final double y = top + tall * (high - v) / span;
			box("colour bar", left + bar, y - 0.03 * size, 0.3 * size, 0.06 * size, TEXT);
			text("colour bar", TracePlot.number(v, step), left + bar + 0.5 * size, y - MIDDLE * size);
		}
	}

	private void addCaptions(final List<String> captions) {
		String longest = "";
		for (final String caption : captions)
			if (width(caption) > width(longest))
				longest = caption;
		final Rectangle2D plate = plate("time", width(longest) + 2 * gap, LINE * size + gap, 0, 1, 2, 3);
		for (int t = 0; t < captions.size(); t++) {
			final String caption = captions.get(t);
			final Roi text = text("time", caption, plate.getX() + gap + width(longest) - width(caption), plate.getY() + gap / 2);
			NeuriteOverlay.place(text, slices, captions.size(), 0, t + 1);
		}
	}

	private static List<String> times(final double[] times) {
		final int decimals = decimals(times);
		return Arrays.stream(times).mapToObj(time -> label(time, decimals)).toList();
	}

	private static String label(final double time, final int decimals) {
		return BigDecimal.valueOf(time).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString() + " ms";
	}

	/** As many decimals as tell any two frames apart. */
	private static int decimals(final double[] times) {
		int decimals = 0;
		for (int t = 0; t < times.length && t < 50; t++)
			decimals = Math.max(decimals, new BigDecimal(times[t]).setScale(4, RoundingMode.HALF_EVEN).stripTrailingZeros().scale());
		return Math.max(0, decimals);
	}

	private void addScale(final double pixelWidth) {
		final double view = width * pixelWidth, length = DisplayRange.round(view / 8), pixels = length / pixelWidth;
		final String label = lengthLabel(length);
		final double wide = Math.max(pixels, width(label)), thick = Math.max(1, Math.rint(0.18 * size));
		final Rectangle2D plate = plate("scale bar", wide + 2 * gap, LINE * size + thick + 1.5 * gap, 2, 3, 0, 1);
		text("scale bar", label, plate.getCenterX() - width(label) / 2, plate.getY() + gap / 2);
		box("scale bar", plate.getCenterX() - pixels / 2, plate.getMaxY() - gap - thick / 2, pixels, thick, TEXT);
	}

	/** A length in the unit that needs the fewest digits. */
	static String lengthLabel(final double micrometres) {
		if (micrometres < 0.999)
			return ActivityImages.time(1e3 * micrometres) + " nm";
		if (micrometres > 999.9)
			return ActivityImages.time(1e-3 * micrometres) + " mm";
		return ActivityImages.time(micrometres) + " µm";
	}

	/**
	 * A dark plate in a corner that is free: of these the one with the least of the neuron in it, the first ones being liked more.
	 *
	 * @param corners 0 top left, 1 top right, 2 bottom left, 3 bottom right
	 */
	private Rectangle2D plate(final String name, final double wide, final double tall, final int... corners) {
		final List<Rectangle2D> places = new ArrayList<>();
		for (final int corner : corners) {
			final double x = corner % 2 == 0 ? gap : width - gap - wide, y = corner < 2 ? gap : height - gap - tall;
			places.add(new Rectangle2D.Double(x, y, wide, tall));
		}
		final Rectangle2D place = places.stream().min(Comparator.comparingDouble(this::cost)).orElseThrow();
		taken.add(place);
		box(name, place.getX(), place.getY(), wide, tall, PLATE);
		return place;
	}

	/** What a plate would hide, and, worse, other plates. */
	private double cost(final Rectangle2D place) {
		double cost = hidden.applyAsDouble(place);
		for (final Rectangle2D other : taken)
			if (other.intersects(place))
				cost += 1e9;
		return cost;
	}

	/** Length and thickness of the pieces of a neuron in a place, pixels. */
	private static double hidden(final Rectangle2D place, final Grid grid, final List<Piece> pieces) {
		double hidden = 0;
		for (final Piece p : pieces) {
			final double x = ((p.x0() + p.x1()) / 2 - grid.x0()) / grid.pixelWidth() + 0.5,
				y = ((p.y0() + p.y1()) / 2 - grid.y0()) / grid.pixelHeight() + 0.5;
			if (place.contains(x, y))
				hidden += Math.hypot((p.x1() - p.x0()) / grid.pixelWidth(), (p.y1() - p.y0()) / grid.pixelHeight()) +
					(p.radius0() + p.radius1()) / grid.pixelWidth();
		}
		return hidden;
	}

	/** Light of the pixels in a place, 1 for a white one. */
	private static double light(final Rectangle2D place, final int[] rgb, final int width) {
		double light = 0;
		for (int y = (int) Math.max(0, place.getMinY()); y < Math.min(rgb.length / width, place.getMaxY()); y++)
			for (int x = (int) Math.max(0, place.getMinX()); x < Math.min(width, place.getMaxX()); x++) {
				final int pixel = rgb[y * width + x];
				light += ((pixel >> 16 & 255) + (pixel >> 8 & 255) + (pixel & 255)) / 765.0;
			}
		return light;
	}

	private void box(final String name, final double x, final double y, final double wide, final double tall, final Color colour) {
		final Roi box = new Roi(x, y, wide, tall);
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
