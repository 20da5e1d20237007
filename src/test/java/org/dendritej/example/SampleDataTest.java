/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.example;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.dendritej.io.Reconstructions;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;
import org.junit.jupiter.api.Test;

/** What lies in {@code sample-data/} is what the generator makes of its seeds. */
class SampleDataTest {

	private static final Path FOLDER = Path.of(System.getProperty("basedir", ""), "sample-data");

	@Test
	void everyFileIsRemadeFromItsSeed() throws IOException {
		final Map<String, byte[]> made = SampleData.files();
		final Set<String> expected = new TreeSet<>(made.keySet());
		expected.add("README.md");
		try (Stream<Path> files = Files.list(FOLDER)) {
			assertEquals(expected, files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
		}
		for (final Map.Entry<String, byte[]> file : made.entrySet())
			assertArrayEquals(content(file.getKey(), file.getValue()),
				content(file.getKey(), Files.readAllBytes(FOLDER.resolve(file.getKey()))),
				file.getKey());
	}

	@Test
	void noFileIsLargerThan4Megabytes() throws IOException {
		for (final String name : SampleData.files().keySet())
			assertTrue(Files.size(FOLDER.resolve(name)) <= 4_000_000, name);
	}

	@Test
	void bothReconstructionsOfThePyramidalCellAreTheSameMorphology() throws IOException {
		final Reconstruction traces = Reconstructions.read(FOLDER.resolve("pyramidal.traces"));
		assertEquals(SampleData.PIXELS, traces.frame().image().orElseThrow());
		assertEquals(List.of(), traces.findings());
		assertEquals(segments(Reconstructions.read(FOLDER.resolve("pyramidal.swc")).morphology()), segments(traces.morphology()));
	}

	/** Every point with its parent, in an order of their own. */
	private static List<String> segments(final Morphology morphology) {
		final List<String> segments = new ArrayList<>();
		for (final SamplePoint p : morphology.points())
			segments.add(p.withParent(0) + " on " +
				(p.parent() == SamplePoint.NO_PARENT ? "nothing" : morphology.points().get(p.parent()).withParent(0)));
		return segments.stream().sorted().toList();
	}

	/** What is packed in a file, since compression differs from one machine to another. */
	private static byte[] content(final String name, final byte[] file) throws IOException {
		if (!name.endsWith(".traces"))
			return file;
		try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(file))) {
			return gzip.readAllBytes();
		}
	}
}
