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
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

import org.dendritej.morphology.Reconstruction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all readers alike. */
class AllReadersTest {

	@TempDir Path folder;

	@Test
	void theSmallFilesAreRead() throws IOException {
		for (final Map.Entry<String, byte[]> file : SmallFiles.all().entrySet())
			assertTrue(Reconstructions.read(Files.write(folder.resolve("cell"), file.getValue())).size() > 2, file.getKey());
	}

	@Test
	void lineEndsAndEncodingsSayNothing() throws IOException {
		for (final Map.Entry<String, byte[]> file : SmallFiles.all().entrySet()) {
			if (file.getKey().startsWith("roi"))
				continue;
			final String text = new String(file.getValue(), StandardCharsets.UTF_8);
			final Reconstruction expected = Reconstructions.read(Files.write(folder.resolve("cell"), file.getValue()));
			for (final String end : List.of("\n", "\r\n", "\r", " \n"))
				for (final String encoding : List.of("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1"))
					for (final String mark : List.of("", "\ufeff")) {
						if (!mark.isEmpty() && (encoding.equals("ISO-8859-1") || encoding.equals("UTF-16")))
							continue; // one has none, the other has its own
						final byte[] bytes = (mark + text.stripTrailing().replace("\n", end)).getBytes(Charset.forName(encoding));
						final Reconstruction same = Reconstructions.read(Files.write(folder.resolve("cell"), bytes));
						final String how = file.getKey() + " in " + encoding + " with " + end.replace("\n", "LF").replace("\r", "CR");
						assertEquals(expected.points(), same.points(), how);
						assertEquals(expected.joints(), same.joints(), how);
						assertEquals(expected.bodies(), same.bodies(), how);
					}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "path", "segment" })
	void theOrderOfElementsAndTheirIdsSayNothing(final String element) throws IOException {
		for (long seed = 1; seed <= 10; seed++) {
			final Random random = new Random(seed);
			final Reconstruction grown = RandomReconstructions.anything(seed, 120);
			final String text = element.equals("path") ? TracesWriter.text(grown) : NeuroMlWriter.text(grown.tree(grown.mainTree()));
			final Reconstruction expected = Reconstructions.read(Files.writeString(folder.resolve("cell"), text));
			final int first = text.indexOf("<" + element + " "), last = text.lastIndexOf("</" + element + ">");
			final List<String> elements = new ArrayList<>(List.of(text.substring(first, last).split("</" + element + ">\\s*")));
			Collections.shuffle(elements, random);
			final List<Integer> ids = new ArrayList<>();
			for (int id = 0; id < elements.size(); id++)
				ids.add(1000 * id + random.nextInt(1000));
			Collections.shuffle(ids, random);
			final String shuffled = text.substring(0, first) + String.join("</" + element + "> ", elements) + text.substring(last);
			final String renamed = Pattern.compile("(?<=<path id=\"|startson=\"|<segment id=\"|segment=\")\\d+(?=\")").matcher(shuffled)
				.replaceAll(id -> String.valueOf(ids.get(Integer.parseInt(id.group()))));
			final Reconstruction same = Reconstructions.read(Files.writeString(folder.resolve("cell"), renamed));
			assertEquals(expected.trees(), same.trees());
			assertEquals(Shapes.canonical(expected.choose(Shapes.tree(expected.mainTree())).morphology()),
				Shapes.canonical(same.choose(Shapes.tree(same.mainTree())).morphology()));
		}
	}

	@Test
	@Timeout(600)
	void nothingButASentenceComesOutOfDamagedFiles() throws IOException {
		final ReaderFuzzer fuzzer = new ReaderFuzzer(new ArrayList<>(SmallFiles.all().values()), folder);
		for (long seed = 0; seed < 1500; seed++)
			fuzzer.run(seed);
		fuzzer.outcomes().forEach((outcome, count) -> assertTrue(count > 30, "too few of " + outcome + ": " + count));
		assertEquals(5, fuzzer.outcomes().size(), fuzzer.outcomes()::toString);
	}

	/** Patterns that try every way to divide white space would take minutes. */
	@Test
	@Timeout(60)
	void emptyLinesAndBlanksTakeNoTime() throws IOException {
		for (final String blank : List.of("\n", " ", "\t\n", " \r\n", "#\n", "# \n", ";\n", "{ ", "( ", "<!DOCTYPE ", "a ", "v\n", "create",
			"*", "[", "]", "<"))
			for (final String first : List.of("", "# x\n", "v 1\n", "<", "<!DOCTYPE a [", "n", "x ,", "{", "soma ")) {
				final Path file = Files.writeString(folder.resolve("blank"), first + blank.repeat(100_000 / blank.length()) + "!");
				assertThrows(ReconstructionException.class, () -> Reconstructions.read(file), first + blank);
			}
	}

	@Test
	@Timeout(600)
	void noiseIsRefused() throws IOException {
		final Random random = new Random(1);
		for (int k = 0; k < 200; k++) {
			final byte[] noise = new byte[random.nextInt(3000)];
			random.nextBytes(noise);
			final Path file = Files.write(folder.resolve("noise"), noise);
			assertThrows(ReconstructionException.class, () -> Reconstructions.read(file));
		}
	}
}
