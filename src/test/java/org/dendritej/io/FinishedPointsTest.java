/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedPointsTest {

	private static final List<List<String>> POINTS =
		List.of(List.of("1.0", "tab\there", ""), List.of("line\nand \\backslash", "µΩ"), List.of("NaN"), List.of());

	@TempDir Path folder;

	private Path write(final String name) throws IOException {
		final Path file = folder.resolve(name);
		try (FinishedPoints points = FinishedPoints.open(file, "w", "a sweep over g of a cell with µ")) {
			for (int i = 0; i < POINTS.size(); i++)
				points.add("key " + i, POINTS.get(i));
		}
		return file;
	}

	@Test
	void whatIsKeptIsFoundAgain() throws IOException {
		try (FinishedPoints points = FinishedPoints.open(write("a"), "w", "a sweep over g of a cell with µ")) {
			for (int i = 0; i < POINTS.size(); i++)
				assertEquals(Optional.of(POINTS.get(i)), points.find("key " + i));
			assertEquals(Optional.empty(), points.find("another"));
			assertEquals(List.of(), points.notes());
		}
	}

	/** As by a machine that loses its power: what is whole is kept, what is torn is told of, and in the end the file is the same. */
	@Test
	void aFileCutAtAnyByteKeepsItsWholeLinesAndCanBeGoneOnWith() throws IOException {
		final byte[] whole = Files.readAllBytes(write("a"));
		final Path cut = folder.resolve("cut");
		for (int length = 0; length < whole.length; length++) {
			Files.write(cut, Arrays.copyOf(whole, length));
			final int lines = (int) IntStream.range(0, length).filter(i -> whole[i] == '\n').count();
			try (FinishedPoints points = FinishedPoints.open(cut, "w", "a sweep over g of a cell with µ")) {
				assertEquals(Math.max(0, lines - 1), points.size());
				assertEquals(length == 0 || whole[length - 1] == '\n' ? 0 : 1, points.notes().size(), "cut at " + length);
				for (int i = 0; i < POINTS.size(); i++) {
					assertEquals(i < lines - 1 ? Optional.of(POINTS.get(i)) : Optional.empty(), points.find("key " + i));
					points.add("key " + i, POINTS.get(i));
				}
			}
			assertArrayEquals(whole, Files.readAllBytes(cut), "cut at " + length);
		}
	}

	@Test
	void aChangedByteAnywhereNeverGivesAWrongPoint() throws IOException {
		final byte[] whole = Files.readAllBytes(write("a"));
		final Path changed = folder.resolve("changed");
		final int heading = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf('\n');
		for (int at = 0; at < whole.length; at++) {
			final byte[] bytes = whole.clone();
			bytes[at] ^= 4;
			Files.write(changed, bytes);
			if (at <= heading) {
				assertThrows(ModelFileException.class, () -> FinishedPoints.open(changed, "w", "a sweep over g of a cell with µ"));
				assertArrayEquals(bytes, Files.readAllBytes(changed), "refused files stay as they are");
				continue;
			}
			try (FinishedPoints points = FinishedPoints.open(changed, "w", "a sweep over g of a cell with µ")) {
				assertEquals(1, points.notes().size());
				for (int i = 0; i < POINTS.size(); i++)
					assertTrue(points.find("key " + i).isEmpty() || points.find("key " + i).get().equals(POINTS.get(i)));
				assertTrue(points.size() >= POINTS.size() - 2);
			}
		}
	}

	@Test
	void theFileOfOtherWorkIsRefusedAndLeftAlone() throws IOException {
		final Path file = write("a");
		final byte[] before = Files.readAllBytes(file);
		final String message = assertThrows(ModelFileException.class, () -> FinishedPoints.open(file, "v", "a sweep over h")).getMessage();
		assertTrue(message.contains(
			"holds the finished points of another sweep, a sweep over g of a cell with µ; this one, a sweep over h, varies"), message);
		assertArrayEquals(before, Files.readAllBytes(file));
		for (final String text : List.of("x", "any text\n", "0123456789abcdef\tfinished points\n", "\n", "a".repeat(3 << 20))) {
			final Path other = Files.writeString(folder.resolve("other"), text);
			assertTrue(assertThrows(ModelFileException.class, () -> FinishedPoints.open(other, "w", "a")).getMessage()
				.contains("is no file of finished points"));
			assertEquals(text, Files.readString(other));
		}
		assertTrue(
			assertThrows(ModelFileException.class, () -> FinishedPoints.open(folder, "w", "a")).getMessage().contains("is a folder"));
	}

	@Test
	void twoRunsDoNotWriteTheSameFile() throws IOException {
		final Path file = folder.resolve("a");
		try (FinishedPoints first = FinishedPoints.open(file, "w", "a")) {
			assertTrue(assertThrows(ModelFileException.class, () -> FinishedPoints.open(file, "w", "a")).getMessage()
				.contains("is being written by another run"));
			first.add("k", List.of("1"));
		}
		try (FinishedPoints second = FinishedPoints.open(file, "w", "a")) {
			assertEquals(1, second.size());
		}
	}

	@Test
	void manyThreadsMayKeepPointsAlsoInterruptedOnes() throws IOException {
		final Path file = folder.resolve("a");
		try (FinishedPoints points = FinishedPoints.open(file, "w", "a"); Workers workers = Workers.of(4)) {
			workers.forEach(200, i -> {
				Thread.currentThread().interrupt();
				try {
					points.add("key " + i, List.of("" + i));
				}
				catch (final IOException e) {
					throw new java.io.UncheckedIOException(e);
				}
				finally {
					Thread.interrupted();
				}
			});
		}
		try (FinishedPoints points = FinishedPoints.open(file, "w", "a")) {
			for (int i = 0; i < 200; i++)
				assertEquals(List.of("" + i), points.find("key " + i).orElseThrow());
		}
	}
}
