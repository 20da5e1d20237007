/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.cable.Discretisation;
import org.dendritej.imaging.Neurites;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;
import org.dendritej.recording.Recording;
import org.dendritej.recording.Spike;
import org.dendritej.recording.Trace;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;

class ActivityFigureTest {

	private static final DisplayRange RANGE = new DisplayRange(-80, 0);

	@TempDir private Path folder;

	private static CableModel straight(final double dx, final double dy) {
		return CableModel.discretise(
			new Morphology("straight",
				List.of(new SamplePoint(0, 0, 0, 1, Types.BASAL, -1), new SamplePoint(dx, dy, 5, 1, Types.BASAL, 0))),
			CableProperties.DEFAULT, Discretisation.DEFAULT);
	}

	private static BufferedImage draw(final Recording recording, final Optional<ImagePlus> template) {
		try (Workers workers = Workers.of(2)) {
			return ActivityFigure.draw("A title that is much longer than a figure is wide, ".repeat(9), recording, RANGE, template,
				workers);
		}
	}

	/** How many pixels have nearly a colour. */
	private static long count(final BufferedImage picture, final int rgb) {
		final Color wanted = new Color(rgb);
		return Arrays.stream(picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))
			.mapToObj(Color::new)
			.filter(found -> Math.abs(found.getRed() - wanted.getRed()) + Math.abs(found.getGreen() - wanted.getGreen()) +
				Math.abs(found.getBlue() - wanted.getBlue()) <= 3)
			.count();
	}

	@Test
	void theNeuronHasTheColourOfItsPotential() {
		final CableModel cable = Neurites.pyramidal();
		final float[] rest = new float[cable.compartments()], high = new float[rest.length];
		Arrays.fill(rest, -70);
		Arrays.fill(high, -20);
		final BufferedImage quiet = draw(Neurites.recording(cable, 1, rest, rest), Optional.empty());
		final BufferedImage active = draw(Neurites.recording(cable, 1, rest, high), Optional.empty());
		final int low = VoltageColours.rgb(-70, RANGE), peak = VoltageColours.rgb(-20, RANGE);
		assertTrue(count(quiet, low) > 3000, "rest: " + count(quiet, low));
		assertTrue(count(active, peak) > 3000 && count(active, peak) > 20 * count(quiet, peak), "peak: " + count(active, peak));
		assertTrue(count(active, low) > 500, "the moment of rest is shown as well");
	}

	@Test
	void shapesAndRecordingsOfAllKindsAreDrawn() {
		for (final CableModel cable : List.of(straight(500, 0), straight(0, 500), straight(3, 2), Neurites.pyramidal()))
			for (final int frames : new int[] { 1, 2, 9 }) {
				final BufferedImage picture = draw(Neurites.recording(cable, frames), Optional.empty());
				assertTrue(
					picture.getWidth() >= 1100 && picture.getWidth() < 2000 && picture.getHeight() > 300 && picture.getHeight() < 2000);
			}
		assertThrows(ImageException.class, () -> draw(Neurites.recording(straight(5, 5), 0), Optional.empty()));
	}

	@Test
	void aLongTraceWithSpikesIsDrawn() {
		final CableModel cable = straight(100, 100);
		final double[] times = IntStream.range(0, 200_000).mapToDouble(i -> 0.005 * i).toArray();
		final double[] values = Arrays.stream(times).map(t -> -65 + 80 * Math.pow(Math.sin(0.02 * t), 40)).toArray();
		final Recording recording =
			new Recording(cable, times, List.of(new Trace("gate", "1", values), new Trace("dendrite", "mV", values)),
				new double[] { 0, 500, 1000 }, new float[3][cable.compartments()],
				List.of(new Spike(78, "dendrite"), new Spike(235, "dendrite")));
		final BufferedImage picture = draw(recording, Optional.empty());
		assertTrue(count(picture, 0xf2c14e) > 300, "the curve");
	}

	@Test
	void theTemplateShowsBelowTheNeuronAndIsNotChanged() {
		final CableModel cable = straight(10, -12);
		final ImagePlus template = Stacks.template(8, 40, 30, 1, 5, 1, "µm");
		final int before = Stacks.hash(template);
		final BufferedImage with = draw(Neurites.recording(cable, 4), Optional.of(template));
		final BufferedImage without = draw(Neurites.recording(cable, 4), Optional.empty());
		assertEquals(before, Stacks.hash(template));
		assertTrue(count(with, 0) < count(without, 0) / 4, "grey instead of black");
	}

	@Test
	void theFileKeepsItsProvenance() throws IOException {
		final BufferedImage picture = draw(Neurites.recording(straight(40, 30), 3), Optional.empty());
		final Path file = folder.resolve("activity.png");
		ActivityFigure.write(picture, new Provenance("model: Purkinje-Zelle µ"), file);
		final BufferedImage back = ImageIO.read(file.toFile());
		assertEquals(picture.getWidth(), back.getWidth());
		assertEquals(picture.getRGB(300, 300), back.getRGB(300, 300));
		final ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
		try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
			reader.setInput(in);
			final IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
			final IIOMetadataNode text = (IIOMetadataNode) root.getElementsByTagName("iTXtEntry").item(0);
			assertEquals("Provenance", text.getAttribute("keyword"));
			assertEquals("model: Purkinje-Zelle µ", text.getAttribute("text"));
		}
		reader.dispose();
		final Path again = folder.resolve("again.png");
		ActivityFigure.write(draw(Neurites.recording(straight(40, 30), 3), Optional.empty()), new Provenance("model: Purkinje-Zelle µ"),
			again);
		assertEquals(-1, Files.mismatch(file, again), "the same recording gives the same file");
	}

	@Test
	void lettersAreWrittenWithoutFontsToo() {
		final String all = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:()-_/+%µ·–−";
		final TreeSet<Integer> shapes = new TreeSet<>();
		for (final char letter : (all + "\u6f22").toCharArray()) {
			final BufferedImage picture = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
			new Ink(picture, false).text(String.valueOf(letter), 5, 30, 0, 24, false, Ink.TEXT);
			assertTrue(count(picture, Ink.PAPER.getRGB()) < 1598, "nothing was drawn for " + letter);
			shapes.add(Arrays.hashCode(picture.getRGB(0, 0, 40, 40, null, 0, 40)));
		}
		assertTrue(shapes.size() >= all.length() - 1, "letters differ but for O and 0");
		final Ink ink = new Ink(new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB), false);
		assertTrue(ink.width("long", 20, false) > ink.width("lo", 20, false));
		assertTrue(ink.width(ink.fitted("a long text without room", 80, 14, false), 14, false) <= 80);
	}

	@Test
	void momentsAreDifferentFramesInTheirOrder() {
		final CableModel cable = straight(100, 0);
		final float[][] frames = new float[101][cable.compartments()];
		for (int t = 0; t <= 100; t++)
			Arrays.fill(frames[t], t >= 40 && t < 45 ? -50 : t >= 80 ? -60 : -70);
		final List<Integer> moments = Moments.of(Neurites.recording(cable, 1, frames), 3);
		assertEquals(3, new TreeSet<>(moments).size());
		assertTrue(moments.get(0) < 40 && moments.get(1) >= 40 && moments.get(1) < 45 && moments.get(2) >= 80, moments.toString());
		assertEquals(List.of(0, 50, 100), Moments.of(Neurites.recording(cable, 1, new float[101][cable.compartments()]), 3),
			"nothing happens: evenly spread");
		assertEquals(List.of(0, 1), Moments.of(Neurites.recording(cable, 1, frames[0], frames[1]), 6), "no more than there are");
	}

	@Test
	void numbersHaveTheDigitsOfTheirStep() {
		assertEquals(List.of("−60", "0", "0.5", "−0.02", "0.0", "120"), List.of(TracePlot.number(-60, 20), TracePlot.number(-0.0, 20),
			TracePlot.number(0.5, 0.5), TracePlot.number(-0.02, 0.02), TracePlot.number(-1e-17, 0.5), TracePlot.number(120, 10)));
	}
}
