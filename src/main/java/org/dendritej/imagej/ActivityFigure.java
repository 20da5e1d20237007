/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.dendritej.cable.CableModel;
import org.dendritej.imagej.NeuronPicture.View;
import org.dendritej.io.WholeFile;
import org.dendritej.recording.Recording;
import org.dendritej.units.Workers;

import ij.ImagePlus;

/**
 * One picture of what a neuron did: the greatest potential of every place, six moments, a bar of colours, scale bars, and below them the potential at the soma
 * with its spikes. Drawn without a display.
 */
public final class ActivityFigure {

	private static final int MARGIN = 36, GAP = 10, TITLE = 74, BAR = 108, TRACE = 290, WIDEST = 1400, HIGHEST = 840, MOMENTS = 6;
	/** Rows and columns of the moments. */
	private static final int[][] ARRANGEMENTS = { { 2, 3 }, { 1, 6 }, { 3, 2 }, { 6, 1 } };

	private final Recording recording;
	private final DisplayRange range;
	private final Layout layout;
	private final View view;
	private final BufferedImage background;
	private final BufferedImage picture;
	private final Ink ink;

	/**
	 * Draws a figure.
	 *
	 * @param title what to write above it
	 * @param recording at least one frame
	 * @param range the potentials from the first to the last colour
	 * @param template the image in which the neuron was traced, to be shown below it in grey, if there is one; it is only read
	 * @param workers threads to compute on
	 * @return the picture
	 * @throws ImageException if the recording holds no frames or the template has no pixel size
	 */
	public static BufferedImage draw(final String title, final Recording recording, final DisplayRange range,
		final Optional<ImagePlus> template,
		final Workers workers) {
		if (recording.frames() == 0)
			throw new ImageException("the recording holds no frames of the whole neuron; record with a frame interval above 0 ms");
		final ActivityFigure figure = new ActivityFigure(recording, range, template);
		figure.drawTitle(title);
		figure.drawNeuron(workers);
		figure.drawColours();
		TracePlot.draw(figure.ink, recording, figure.layout.trace, Moments.of(recording, MOMENTS));
		return figure.picture;
	}

	/**
	 * Writes a figure as a PNG file, which appears whole or not at all.
	 *
	 * @param figure the picture
	 * @param provenance what it was made from; kept in the file as a text under the keyword "Provenance"
	 * @param file where; its folder must exist, and a file of that name is replaced
	 * @throws IOException from the disk; nothing is left behind
	 */
	public static void write(final BufferedImage figure, final Provenance provenance, final Path file) throws IOException {
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
		try {
			final IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(figure), null);
			final IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry"), texts = new IIOMetadataNode("iTXt");
			final IIOMetadataNode root = new IIOMetadataNode(metadata.getNativeMetadataFormatName());
			entry.setAttribute("keyword", "Provenance");
			entry.setAttribute("compressionFlag", "TRUE");
			entry.setAttribute("compressionMethod", "0");
			entry.setAttribute("languageTag", "en");
			entry.setAttribute("translatedKeyword", "Provenance");
			entry.setAttribute("text", provenance.text());
			texts.appendChild(entry);
			root.appendChild(texts);
			metadata.mergeTree(metadata.getNativeMetadataFormatName(), root);
			WholeFile.write(file, out -> {
				try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
					writer.setOutput(stream);
					writer.write(new IIOImage(figure, null, metadata));
				}
			});
		}
		finally {
			writer.dispose();
		}
	}

	private ActivityFigure(final Recording recording, final DisplayRange range, final Optional<ImagePlus> template) {
		this.recording = recording;
		this.range = range;
		view = template.map(image -> View.of(ImageSpace.of(image).grid())).orElseGet(() -> View.around(recording.cable().pieces()));
		background = template.map(ActivityFigure::grey).orElse(null);
		layout = Layout.of(view.width() / view.height());
		picture = new BufferedImage(layout.width, layout.height, BufferedImage.TYPE_INT_RGB);
		ink = new Ink(picture);
	}

	/** The template seen along z, dimmed so that colours stand out. */
	private static BufferedImage grey(final ImagePlus template) {
		final int[] rgb = new TemplateImage(template).projection();
		for (int i = 0; i < rgb.length; i++)
			rgb[i] = (int) (0.6 * Math.max(rgb[i] >> 16 & 255, Math.max(rgb[i] >> 8 & 255, rgb[i] & 255))) * 0x010101;
		final BufferedImage image = new BufferedImage(template.getWidth(), template.getHeight(), BufferedImage.TYPE_INT_RGB);
		image.setRGB(0, 0, image.getWidth(), image.getHeight(), rgb, 0, image.getWidth());
		return image;
	}

	private void drawTitle(final String title) {
		final double room = layout.width - 2 * MARGIN;
		ink.text(ink.fitted(title.replaceAll("\\s+", " "), room, 22, true), MARGIN, 36, 0, 22, true, Ink.TEXT);
		final CableModel cable = recording.cable();
		final String what =
			"membrane potential seen along z · " + cable.compartments() + " compartments · " + recording.frames() + " frames · ";
		ink.text(ink.fitted(what + cable.name(), room, 14, false), MARGIN, 60, 0, 14, false, Ink.FAINT);
	}

	private void drawNeuron(final Workers workers) {
		final Rectangle large = layout.large;
		drawPanel(large, new NeuronPicture(recording, view, large.width, large.height, workers).peak(range));
		final double end = recording.frameTime(recording.frames() - 1);
		caption(large, "peak",
			"greatest potential in " + ActivityImages.time(recording.frameTime(0)) + "–" + ActivityImages.time(end) + " ms", 16);
		scaleBar(large, 15);
		final List<Integer> moments = Moments.of(recording, MOMENTS);
		final Rectangle size = layout.small.get(0);
		final NeuronPicture small = new NeuronPicture(recording, view, size.width, size.height, workers);
		for (int i = 0; i < moments.size(); i++) {
			final Rectangle panel = layout.small.get(i);
			drawPanel(panel, small.frame(moments.get(i), range));
			caption(panel, TracePlot.letter(i), ActivityImages.time(recording.frameTime(moments.get(i))) + " ms", 15);
		}
		scaleBar(layout.small.get(moments.size() - 1), 13);
	}

	private void drawPanel(final Rectangle panel, final BufferedImage neuron) {
		ink.fill(panel.x, panel.y, panel.width, panel.height, Ink.PANEL);
		if (background != null)
			ink.graphics().drawImage(background, panel.x, panel.y, panel.width, panel.height, null);
		ink.graphics().drawImage(neuron, panel.x, panel.y, null);
	}

	private void caption(final Rectangle panel, final String key, final String text, final int size) {
		ink.text(key, panel.x + 8, panel.y + size + 5, 0, size, true, Ink.TEXT);
		ink.text(text, panel.x + 8 + (key.length() > 1 ? 3.2 : 1.2) * size, panel.y + size + 5, 0, size - 2, false, Ink.TEXT);
	}

	private void scaleBar(final Rectangle panel, final int size) {
		final double length = DisplayRange.round(view.width() / 8), pixels = length / view.width() * panel.width;
		final double right = panel.x + panel.width - 12, y = panel.y + panel.height - 12;
		ink.line(right - pixels, y, right, y, Color.WHITE, 3);
		ink.text(ActivityImages.time(length) + " µm", right - pixels / 2, y - 8, 0.5, size, false, Ink.TEXT);
	}

	private void drawColours() {
		final Rectangle bar = layout.colours;
		for (int i = 0; i < bar.height; i++) {
			final double v = range.maximum() - (range.maximum() - range.minimum()) * (i + 0.5) / bar.height;
			ink.fill(bar.x, bar.y + i, bar.width, 1.2, new Color(VoltageColours.rgb((float) v, range)));
		}
		final double step = DisplayRange.round((range.maximum() - range.minimum()) / 6);
		for (double v = Math.ceil(range.minimum() / step - 1e-9) * step; v <= range.maximum() + 1e-9 * step; v += step) {
			final double y = bar.y + bar.height * (range.maximum() - v) / (range.maximum() - range.minimum());
			ink.line(bar.x + bar.width, y, bar.x + bar.width + 6, y, Ink.FAINT, 1);
			ink.text(TracePlot.number(v, step), bar.x + bar.width + 11, y + 5, 0, 14, false, Ink.TEXT);
		}
		ink.text("mV", bar.x, bar.y - 12, 0, 15, false, Ink.TEXT);
	}

	/** Where everything is. */
	private record Layout(int width, int height, Rectangle large, List<Rectangle> small, Rectangle colours, Rectangle trace) {

		/** The arrangement that shows most of a field of some width per height. */
		static Layout of(final double aspect) {
			int[] best = ARRANGEMENTS[0];
			for (final int[] candidate : ARRANGEMENTS)
				if (area(aspect, candidate) > area(aspect, best))
					best = candidate;
			final int rows = best[0], columns = best[1];
			final int panelHeight = (int) (height(aspect, best) - (rows - 1) * GAP) / rows,
				panelWidth = Math.max(1, (int) (aspect * panelHeight));
			final int high = rows * panelHeight + (rows - 1) * GAP, wide = Math.max(1, (int) (aspect * high));
			final int panels = wide + 2 * GAP + columns * (panelWidth + GAP) - GAP;
			final int width = Math.max(1100, 2 * MARGIN + panels + BAR), left = (width - panels - BAR) / 2;
			final Rectangle[] small = new Rectangle[MOMENTS];
			for (int i = 0; i < MOMENTS; i++)
				small[i] = new Rectangle(left + wide + 2 * GAP + i % columns * (panelWidth + GAP),
					TITLE + i / columns * (panelHeight + GAP), panelWidth,
					panelHeight);
			final int below = TITLE + high;
			return new Layout(width, below + TRACE + 8, new Rectangle(left, TITLE, wide, high), List.of(small),
				new Rectangle(left + panels + 26, TITLE + 32, 18, Math.max(100, high - 50)),
				new Rectangle(left + 64, below + 74, width - left - 64 - left - 30, TRACE - 74 - 36));
		}

		private static double area(final double aspect, final int[] arrangement) {
			final double height = height(aspect, arrangement);
			return aspect * height * height * (1 + MOMENTS / (double) (arrangement[0] * arrangement[0]));
		}

		private static double height(final double aspect, final int[] arrangement) {
			return Math.min(HIGHEST, WIDEST / (aspect * (1 + arrangement[1] / (double) arrangement[0])));
		}
	}
}
