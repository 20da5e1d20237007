/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that write tables into the README change nothing else in it. */
class ReadmeSectionTest {

	private static final String TEXT = "# Title\n\n<!-- one -->\nold\n<!-- /one -->\n\n<!-- two -->\nkept\n<!-- /two -->\n";

	@Test
	void onlyThePartOfThatNameIsReplaced(@TempDir final Path folder) throws IOException {
		final Path file = Files.writeString(folder.resolve("README.md"), TEXT);
		ReadmeSection.write(file, "one", "a\n| table |\n");
		assertEquals(TEXT.replace("old", "a\n| table |"), Files.readString(file));
		ReadmeSection.write(file, "one", "old");
		assertEquals(TEXT, Files.readString(file));
		assertEquals(TEXT, ReadmeSection.replaced(TEXT.replace("old\n", ""), "one", "old"));
		try (var files = Files.list(folder)) {
			assertEquals(List.of(file), files.toList());
		}
	}

	@Test
	void aTextWithoutTheMarksIsRefusedAndLeftAsItWas(@TempDir final Path folder) throws IOException {
		for (final String text : List.of("", "<!-- one -->\n<!-- /one -->\n", TEXT.replace("/one", "/three"), TEXT + TEXT,
			"\n<!-- /one -->\n\n<!-- one -->\n")) {
			final Path file = Files.writeString(folder.resolve("README.md"), text);
			final String message = assertThrows(IllegalArgumentException.class, () -> ReadmeSection.write(file, "one", "new")).getMessage();
			assertTrue(message.contains("<!-- one -->"), message);
			assertEquals(text, Files.readString(file));
		}
	}

	@Test
	void theReadmeHasBothParts() throws IOException {
		final String readme = Files.readString(Path.of("README.md"));
		for (final String name : List.of(ValidationTable.PART, BenchmarkTable.PART))
			assertTrue(ReadmeSection.replaced(readme, name, "new").contains("<!-- " + name + " -->\nnew\n<!-- /" + name + " -->"));
	}
}
