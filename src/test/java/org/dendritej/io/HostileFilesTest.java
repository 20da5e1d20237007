/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.dendritej.morphology.Description;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.MorphologyException;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.TreeChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a file is written down the cell is the same, and whatever happens to a file nothing but our own sentences comes out. */
class HostileFilesTest {

	private static final String[] LINE_ENDS = { "\n", "\r\n", "\r", "\n\n", " \r\n# 1 2 3\r\n" };
	private static final String[] ENCODINGS = { "UTF-8", "UTF-16", "UTF-16LE", "ISO-8859-1" };
	private static final String[] SNIPPETS =
		{ "NaN", "-1", "1e308", "99999999999999999999", "<", ">", "\"", "&x;", "<!DOCTYPE x [", "]]>", "<!--", "#", "\0", "\uffff", ",",
			"\r", "\n", "1 1 0 0 0 1 -1\n", "1 1 0 0 0 1 2\n", "2 1 0 0 0 1 1\n", "<path id=\"0\">", "</path>", "startson=\"1\"",
			"fittedversionof=\"0\"", "usefitted=\"true\"",
			"fitted=\"1\"", "swctype=\"1\"", "-", "e", "  " };

	@TempDir Path folder;

	private Reconstruction read(final byte[] bytes) throws IOException {
		return Reconstructions.read(Files.write(folder.resolve("cell"), bytes));
	}

	/** A cell with points at different places; rows as {id, type, x, y, z, radius, parent's id}. */
	private static List<String[]> rows(final Random random) {
		final List<String[]> rows = new ArrayList<>();
		for (int i = 1; i <= 120; i++)
			rows.add(new String[] { "" + i, "" + (i == 1 ? 1 : 2 + random.nextInt(3)), "" + random.nextInt(1000) / 8.0,
				"" + random.nextGaussian(), "" + i,
				"" + (i % 7 == 0 ? 0 : random.nextDouble() + 0.1),
				"" + (i == 1 ? -1 : Math.max(1, i - 1 - random.nextInt(random.nextInt(4) + 1))) });
		return rows;
	}

	private static String text(final List<String[]> rows, final String space, final String lineEnd) {
		final StringBuilder text = new StringBuilder();
		rows.forEach(
			row -> text.append(space.isBlank() && space.length() > 1 ? space : "").append(String.join(space, row)).append(lineEnd));
		return text.toString();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void theSameCellInAnyHandwriting(final long seed) throws IOException {
		final Random random = new Random(seed);
		final List<String[]> rows = rows(random);
		final Morphology cell = read(text(rows, " ", "\n").getBytes(StandardCharsets.UTF_8)).morphology();
		for (int variant = 0; variant < 20; variant++) {
			final List<Long> ids = new ArrayList<>();
			for (long id = 0; ids.size() < rows.size(); id += 1 + random.nextInt(1 + variant))
				ids.add(id * (variant % 3 == 0 ? 1 : 1_000_003));
			if (variant % 2 == 1)
				Collections.shuffle(ids, random);
			final Map<String, String> newId = new TreeMap<>(Map.of("-1", "-1"));
			rows.forEach(row -> newId.put(row[0], ids.get(Integer.parseInt(row[0]) - 1) + (random.nextInt(4) == 0 ? ".0" : "")));
			final List<String[]> renamed = new ArrayList<>();
			for (final String[] row : rows)
				renamed.add(new String[] { newId.get(row[0]), row[1], row[2], row[3], row[4], row[5], newId.get(row[6]) });
			final boolean shuffled = variant % 4 >= 2;
			if (shuffled)
				Collections.shuffle(renamed, random);
			final String space = List.of(" ", "\t", "   ", " \t").get(random.nextInt(4));
			String text = text(renamed, space, LINE_ENDS[random.nextInt(LINE_ENDS.length)]);
			if (random.nextBoolean())
				text = text.stripTrailing();
			final Morphology same = read(text.getBytes(Charset.forName(ENCODINGS[random.nextInt(ENCODINGS.length)]))).morphology();
			if (shuffled)
				assertEquals(Shapes.canonical(cell), Shapes.canonical(same));
			else
				assertEquals(cell, same);
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 11, 12, 13, 14 })
	@Timeout(300)
	void nothingButASentenceComesOutOfADamagedFile(final long seed) throws IOException {
		final Random random = new Random(seed);
		final String swc = text(rows(random).subList(0, 12), " ", "\n");
		final Reconstruction cell = read(swc.getBytes(StandardCharsets.UTF_8));
		final String traces = TracesWriter.text(cell).replace("<path id=\"2\"", "<path id=\"2\" fittedversionof=\"1\"")
			.replace("<path id=\"1\"", "<path id=\"1\" fitted=\"2\"");
		int read = 0, refused = 0;
		for (int i = 0; i < 1000; i++) {
			final byte[] bytes = mutated(i % 2 == 0 ? swc : traces, random);
			try {
				final Reconstruction survivor = read(bytes);
				Description.of(survivor);
				survivor.choose(new TreeChoice(-1, 0.5, Map.of()));
				read++;
			}
			catch (ReconstructionException | MorphologyException e) {
				assertFalse(e.getMessage().isBlank() || e.getMessage().contains("\n"), e.getMessage());
				refused++;
			}
		}
		assertFalse(read < 50 || refused < 50, "both must occur, else the mutations are no test: " + read + ", " + refused);
	}

	private static byte[] mutated(final String original, final Random random) {
		String text = original;
		byte[] bytes = null;
		for (int k = 1 + random.nextInt(4); k > 0; k--) {
			final int at = random.nextInt(text.length()), to = Math.min(text.length(), at + random.nextInt(30));
			text = switch (random.nextInt(7)) {
				case 0 -> text.substring(0, at) + text.substring(to);
				case 1 -> text.substring(0, to) + text.substring(at);
				case 2 -> text.substring(0, at) + SNIPPETS[random.nextInt(SNIPPETS.length)] + text.substring(at);
				case 3 -> text.substring(0, at) + (char) random.nextInt(0x10000) + text.substring(Math.min(text.length(), at + 1));
				case 4 -> text.substring(0, at) + random.nextInt(20) + text.substring(Math.min(text.length(), at + 1));
				case 5 -> text.substring(0, at) + SNIPPETS[random.nextInt(SNIPPETS.length)] + text.substring(to);
				default -> random.nextInt(10) == 0 ? text.substring(0, Math.max(1, at)) : text;
			};
			if (text.isEmpty())
				return new byte[0];
		}
		bytes = text.getBytes(Charset.forName(ENCODINGS[random.nextInt(10) == 0 ? random.nextInt(ENCODINGS.length) : 0]));
		if (random.nextInt(5) == 0 && bytes.length > 0)
			bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
		return bytes;
	}

	@Test
	@Timeout(300)
	void damagedPackedFilesAreNoDifferent() throws IOException {
		final Random random = new Random(21);
		final Path whole = folder.resolve("whole.traces");
		TracesWriter.write(whole, read(text(rows(random), " ", "\n").getBytes(StandardCharsets.UTF_8)), TracesWriter.Packing.GZIP);
		final byte[] packed = Files.readAllBytes(whole);
		for (int i = 0; i < 400; i++) {
			final byte[] bytes =
				java.util.Arrays.copyOf(packed, random.nextInt(3) == 0 ? 2 + random.nextInt(packed.length) : packed.length);
			for (int k = random.nextInt(4); k > 0; k--)
				bytes[random.nextInt(bytes.length)] ^= 1 << random.nextInt(8);
			try {
				Description.of(read(bytes));
			}
			catch (ReconstructionException | MorphologyException e) {
				assertFalse(e.getMessage().isBlank(), "a sentence");
			}
		}
	}
}
