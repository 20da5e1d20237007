/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.dendritej.SharedData;
import org.dendritej.morphology.Description;
import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read again as it was. */
class ReconstructionWritersTest {

	private static final Frame IMAGE = new Frame("µm", 1, 0, 0, 0, Optional.of(new Frame.Image(512, 256, 40, 0.2, 0.2, 1.5)));

	@TempDir Path folder;

	/** A forest with branches of all kinds of types, from a seed. */
	private static Reconstruction grown(final long seed, final Frame frame) {
		final Random random = new Random(seed);
		final List<SamplePoint> points = new ArrayList<>();
		for (int i = 0; i < 400; i++) {
			final int parent =
				i == 0 || random.nextInt(150) == 0 ? -1 : Math.max(0, i - 1 - (random.nextInt(4) == 0 ? random.nextInt(20) : 0));
			points.add(new SamplePoint(random.nextGaussian() * 100, random.nextInt(1000) / 10.0, i * 1e-7,
				random.nextInt(9) == 0 ? 0 : random.nextDouble(),
				parent < 0 ? 1 : random.nextInt(6) == 0 ? random.nextInt(8) : points.get(parent).type(), parent));
		}
		return new Reconstruction("grown", points, frame, List.of());
	}

	private static void assertSameTrees(final Reconstruction expected, final Reconstruction found) {
		assertEquals(expected.trees(), found.trees());
		for (int tree = 0; tree < expected.trees(); tree++)
			assertEquals(Shapes.canonical(expected.choose(Shapes.tree(tree)).morphology()),
				Shapes.canonical(found.choose(Shapes.tree(tree)).morphology()));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void swcComesBackBitForBit(final long seed) throws IOException {
		final Reconstruction grown = grown(seed, Frame.MICROMETRES);
		final Path file = folder.resolve("grown.swc");
		SwcWriter.write(file, grown, List.of("grown", "with a break\nin a comment"));
		assertEquals(grown.points(), SwcReader.read(file).points());
		assertEquals(List.of(file), Files.list(folder).toList(), "nothing else is left in the folder");
	}

	@Test
	void swcKeepsAUnit() throws IOException {
		final Frame pixels = new Frame("pixel", Double.NaN, 0, 0, 0, Optional.empty());
		final Path file = folder.resolve("grown.swc");
		SwcWriter.write(file, grown(1, pixels), List.of());
		assertEquals(pixels, SwcReader.read(file).frame());
	}

	@ParameterizedTest
	@EnumSource(TracesWriter.Packing.class)
	void tracesComeBackAsTheSameTrees(final TracesWriter.Packing packing) throws IOException {
		for (long seed = 1; seed <= 5; seed++) {
			final Reconstruction grown = grown(seed, IMAGE);
			final Path file = folder.resolve("grown.traces");
			TracesWriter.write(file, grown, packing);
			final Reconstruction read = Reconstructions.read(file);
			assertEquals(grown.frame(), read.frame());
			assertSameTrees(grown, read);
			assertEquals(Description.of(grown).length(), Description.of(read).length(), 1e-9);
			assertEquals(0, Description.of(read).jointLength(), 0);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "traces/CIL_Dataset_701.traces", "traces/POm_axon.traces", "traces/fitted.traces",
		"swc/pyramidal_H16_1606013050101.swc",
		"swc/neurogliaform_axon_j140908b.swc", "swc/dendrite_pieces_samuroi.swc" })
	void realFilesComeBackThroughBothFormats(final String name) throws IOException {
		final Reconstruction real = Reconstructions.read(SharedData.file("data/" + name));
		final Path traces = folder.resolve("copy.traces"), swc = folder.resolve("copy.swc");
		TracesWriter.write(traces, real, TracesWriter.Packing.GZIP);
		assertSameTrees(real, Reconstructions.read(traces));
		SwcWriter.write(swc, real, List.of());
		assertEquals(real.points(), Reconstructions.read(swc).points());
	}

	@Test
	void pathsAreTheLongestOfOneTypeAndBeginOnTheirParent() {
		final List<SamplePoint> points =
			List.of(new SamplePoint(0, 0, 0, 5, 1, -1), new SamplePoint(10, 0, 0, 1, 3, 0), new SamplePoint(20, 0, 0, 1, 3, 1),
				new SamplePoint(20, 5, 0, 0.4, 3, 2), new SamplePoint(90, 0, 0, 1, 3, 2));
		final String text = TracesWriter.text(new Reconstruction("cell", points, Frame.MICROMETRES, List.of()));
		assertEquals(3, text.split("<path ").length - 1, text);
		assertTrue(text.contains(
			"<path id=\"1\" swctype=\"3\" channel=\"1\" frame=\"1\" usefitted=\"false\" startson=\"0\" startx=\"0\" starty=\"0\" " +
				"startz=\"0\" startsindex=\"0\" name=\"Path (1)\" reallength=\"90\">"),
			text);
		assertTrue(
			text.contains("startson=\"1\" startx=\"20\" starty=\"0\" startz=\"0\" startsindex=\"2\" name=\"Path (2)\" reallength=\"5\">\n" +
				"    <point x=\"20\" y=\"0\" z=\"0\" xd=\"20\" yd=\"0\" zd=\"0\" r=\"0.4\"/>"),
			text);
	}

	@Test
	void oddUnitsDoNotBreakTheFile() throws IOException {
		final Frame odd = new Frame("<\"&'>", Double.NaN, 0, 0, 0, Optional.empty());
		final Path file = folder.resolve("odd.traces");
		TracesWriter.write(file, grown(1, odd), TracesWriter.Packing.NONE);
		assertEquals(odd, TracesReader.read(file).frame());
	}

	@Test
	void aFileThatCannotBeWrittenLeavesNothing() {
		final Path nowhere = folder.resolve("missing").resolve("cell.swc");
		assertThrows(NoSuchFileException.class, () -> SwcWriter.write(nowhere, grown(1, Frame.MICROMETRES), List.of()));
		assertThrows(NoSuchFileException.class, () -> TracesWriter.write(nowhere, grown(1, IMAGE), TracesWriter.Packing.GZIP));
	}

	@Test
	void numbersKeepAllTheirDigits() {
		final Random random = new Random(5);
		for (int i = 0; i < 5_000; i++) {
			final double value = Double.longBitsToDouble(random.nextLong());
			if (Double.isFinite(value))
				assertEquals(value, Double.parseDouble(Decimal.text(value)));
			final double rounded = random.nextInt() / 1000.0;
			assertEquals(rounded, Double.parseDouble(Decimal.text(rounded)));
			assertTrue(Decimal.text(rounded).length() <= 12);
		}
	}
}
