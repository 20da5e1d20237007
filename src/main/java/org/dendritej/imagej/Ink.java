/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Draws lines and letters of a figure, smoothly, light on dark. */
final class Ink {

	static final Color PAPER = new Color(0x0d0e13), PANEL = new Color(0x000000), TEXT = new Color(0xe4e4ea), FAINT = new Color(0x8d8f9b),
		GRID = new Color(0x33353f);

	private final Graphics2D graphics;
	private final boolean fonts;

	/** Covers a picture with paper, to be drawn on. */
	Ink(final BufferedImage picture) {
		this(picture, true);
	}

	/** Covers a picture with paper. @param fonts false to write without fonts though there are some */
	Ink(final BufferedImage picture, final boolean fonts) {
		graphics = picture.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
		graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
		this.fonts = fonts && hasFonts(graphics);
		fill(0, 0, picture.getWidth(), picture.getHeight(), PAPER);
	}

	Graphics2D graphics() {
		return graphics;
	}

	void fill(final double x, final double y, final double width, final double height, final Color colour) {
		graphics.setColor(colour);
		graphics.fill(new Rectangle2D.Double(x, y, width, height));
	}

	void line(final double x0, final double y0, final double x1, final double y1, final Color colour, final double thickness) {
		graphics.setColor(colour);
		graphics.setStroke(new BasicStroke((float) thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
		graphics.draw(new Line2D.Double(x0, y0, x1, y1));
	}

	void dotted(final double x0, final double y0, final double x1, final double y1, final Color colour) {
		graphics.setColor(colour);
		graphics.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] { 2, 4 }, 0));
		graphics.draw(new Line2D.Double(x0, y0, x1, y1));
	}

	/**
	 * Writes a line of text.
	 *
	 * @param text what
	 * @param x place of the edge that {@code align} names
	 * @param baseline where the letters stand
	 * @param align 0 for the left edge, 0.5 for the middle, 1 for the right edge
	 * @param size of the letters
	 * @param bold whether they are
	 * @param colour theirs
	 */
	void text(final String text, final double x, final double baseline, final double align, final int size, final boolean bold,
		final Color colour) {
		graphics.setColor(colour);
		final double left = x - align * width(text, size, bold);
		if (fonts) {
			graphics.setFont(font(size, bold));
			graphics.drawString(text, (float) left, (float) baseline);
		}
		else
			StrokeLetters.draw(graphics, text, left, baseline, size, bold);
	}

	/** Width of a line of text, pixels. */
	double width(final String text, final int size, final boolean bold) {
		return fonts ? graphics.getFontMetrics(font(size, bold)).stringWidth(text) : StrokeLetters.width(text, size);
	}

	/** The beginning of a line of text that has room. */
	String fitted(final String text, final double room, final int size, final boolean bold) {
		if (width(text, size, bold) <= room)
			return text;
		int end = text.length();
		while (end > 0 && width(text.substring(0, end) + "...", size, bold) > room)
			end--;
		return text.substring(0, end) + "...";
	}

	private static Font font(final int size, final boolean bold) {
		return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, size);
	}

	/** Whether there are letters to write with, see {@link StrokeLetters}. */
	static boolean hasFonts() {
		return hasFonts(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics());
	}

	/** Whether Java finds fonts. Where it finds none it says so by an error of its insides, of one kind at first and of another from then on. */
	private static boolean hasFonts(final Graphics2D graphics) {
		try {
			return graphics.getFontMetrics(font(12, false)).stringWidth("0") > 0;
		}
		catch (final InternalError | NoClassDefFoundError | RuntimeException e) {
			return false;
		}
	}
}
