/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleToIntFunction;

import org.dendritej.io.LengthUnit;

import ij.ImagePlus;
import ij.process.LUT;

/** Pictures of a film side by side: times above them, and, unless the image has an overlay of its own, one scale bar and one bar of colours for all. */
public final class FilmMontage {

	private static final int MARGIN = 20, GAP = 8, CAPTION = 24, BAR = 96, LETTERS = 15, STEPS = 128, LARGEST = 30_000;

	private final Film film;
	private final ImagePlus image;
	private final LUT lut;
	private final int columns, rows, panelWidth, panelHeight;
	private final BufferedImage picture;
	private final Ink ink;

	/**
	 * Draws a montage.
	 *
	 * @param film whose pictures are shown
	 * @param frames which of them, from 0
	 * @param columns how many side by side; 0 for about a square
	 * @return the picture
	 * @throws ImageException if it would be too large
	 */
	public static BufferedImage draw(final Film film, final List<Integer> frames, final int columns) {
		final FilmMontage montage = new FilmMontage(film, frames.size(), columns);
		for (int i = 0; i < frames.size(); i++)
			montage.drawPanel(i, frames.get(i));
		if (montage.lut != null)
			montage.drawColours();
		if (film.image().getOverlay() == null)
			montage.drawScale();
		return montage.picture;
	}

	/**
	 * Frames for a montage: equally spaced, the first and the last among them.
	 *
	 * @param film of which
	 * @param number how many; fewer if the film has no more
	 * @return ascending, from 0
	 */
	public static List<Integer> spaced(final Film film, final int number) {
		final int n = Math.min(number, film.frames());
		final List<Integer> frames = new ArrayList<>();
		for (int i = 0; i < n; i++)
			frames.add(n == 1 ? 0 : (int) Math.round(i * (film.frames() - 1.0) / (n - 1)));
		return frames;
	}

	private FilmMontage(final Film film, final int panels, final int wanted) {
		this.film = film;
		image = film.image();
		panelWidth = film.width();
		panelHeight = film.height();
		columns = Math.min(panels, wanted > 0 ? wanted
			: (int) Math.max(1, Math.round(Math.sqrt(panels * (double) (panelHeight + CAPTION) / panelWidth))));
		rows = (panels + columns - 1) / columns;
		final LUT[] luts = Film.luts(image);
		lut = luts.length == 0 || image.getOverlay() != null ? null : luts[Math.min(image.getC(), luts.length) - 1];
		final long width = 2L * MARGIN + (long) columns * (panelWidth + GAP) - GAP + (lut == null ? 0 : BAR);
		final long height = 2L * MARGIN + (long) rows * (panelHeight + CAPTION + GAP) - GAP;
		if (width > LARGEST || height > LARGEST || width * height > 400_000_000L)
			throw new ImageException("\"" + image.getTitle() + "\": a montage of " + width + " × " + height +
				" pixels is too large; take fewer pictures, or magnify less");
		picture = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
		ink = new Ink(picture);
	}

	private double left(final int panel) {
		return MARGIN + panel % columns * (panelWidth + GAP);
	}

	private double top(final int panel) {
		return MARGIN + CAPTION + panel / columns * (panelHeight + CAPTION + GAP);
	}

	private void drawPanel(final int panel, final int frame) {
		final String label = film.label(frame), caption = label.startsWith("t = ") ? label.substring(4).replaceFirst(",.*", "") : label;
		ink.graphics().drawImage(film.picture(frame), (int) left(panel), (int) top(panel), null);
		ink.text(ink.fitted(caption.isEmpty() ? Integer.toString(frame + 1) : caption, panelWidth, LETTERS, false), left(panel),
			top(panel) - 7, 0,
			LETTERS, false, Ink.TEXT);
	}

	private void drawColours() {
		final double top = MARGIN + CAPTION + 20, tall = Math.min(panelHeight - 20, 260), left = picture.getWidth() - MARGIN - BAR + 24;
		final double span = lut.max - lut.min, step = DisplayRange.round(Math.max(span / 6, span * 1.3 * LETTERS / tall));
		if (!(span > 0) || tall < 40)
			return;
		final DoubleToIntFunction rgb = v -> lut.getRGB((int) Math.max(0, Math.min(255, Math.round(255 * (v - lut.min) / span))));
		for (int i = 0; i < STEPS; i++)
			ink.fill(left, top + tall * i / STEPS, 16, tall / STEPS + 0.5,
				new Color(rgb.applyAsInt(lut.max - span * (i + 0.5) / STEPS) & 0xffffff));
		for (double v = Math.ceil(lut.min / step - 1e-9) * step; v <= lut.max + 1e-9 * step; v += step) {
			final double y = top + tall * (lut.max - v) / span;
			ink.line(left + 16, y, left + 21, y, Ink.TEXT, 1);
			ink.text(TracePlot.number(v, step), left + 25, y + 5, 0, LETTERS - 2, false, Ink.TEXT);
		}
		final String unit = image.getCalibration().getValueUnit();
		ink.text(unit.equals("Gray Value") ? "" : unit, left, top - 10, 0, LETTERS, false, Ink.TEXT);
	}

	/** A scale bar in the first panel; of a kymograph also one of time, upright. */
	private void drawScale() {
		if (image.getCalibration().getYUnit().equals("ms")) {
			final double ms = image.getCalibration().pixelHeight * image.getHeight() / panelHeight,
				length = DisplayRange.round(panelHeight * ms / 6);
			final double x = left(0) + 12, bottom = top(0) + panelHeight - 40, tall = length / ms;
			ink.line(x, bottom - tall, x, bottom, Ink.TEXT, 3);
			ink.text(ActivityImages.time(length) + " ms", x + 8, bottom - tall / 2 + 5, 0, LETTERS, false, Ink.TEXT);
		}
		final double unit = LengthUnit.micrometres(image.getCalibration().getXUnit());
		if (Double.isNaN(unit))
			return;
		final double pixel = unit * image.getCalibration().pixelWidth * image.getWidth() / panelWidth;
		final double length = DisplayRange.round(panelWidth * pixel / 6), wide = length / pixel;
		final double y = top(0) + panelHeight - 12, x = left(0) + 12;
		ink.line(x, y, x + wide, y, Ink.TEXT, 3);
		ink.text(OverlayLegend.lengthLabel(length), x, y - 8, 0, LETTERS, false, Ink.TEXT);
	}
}
