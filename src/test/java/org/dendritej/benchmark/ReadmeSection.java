/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The part of a Markdown file between {@code <!-- NAME -->} and {@code <!-- /NAME -->}, each on a line of its own, that a program writes. */
final class ReadmeSection {

	private ReadmeSection() {}

	/**
	 * Replaces what stands between the two marks, or leaves the file as it was.
	 *
	 * @param file to change
	 * @param name of the part
	 * @param markdown what is to stand there
	 * @throws IOException if the file cannot be read or written
	 * @throws IllegalArgumentException if the file does not have the two marks, once each and in this order
	 */
	static void write(final Path file, final String name, final String markdown) throws IOException {
		final Path whole = file.toAbsolutePath();
		final Path draft = Files.createTempFile(whole.getParent(), "readme", ".md");
		try {
			Files.copy(whole, draft, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
			Files.writeString(draft, replaced(Files.readString(whole), name, markdown));
			Files.move(draft, whole, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(draft);
		}
	}

	/** The text with another part. */
	static String replaced(final String text, final String name, final String markdown) {
		final String opening = "\n<!-- " + name + " -->\n", closing = "<!-- /" + name + " -->\n";
		final int from = text.indexOf(opening), to = text.indexOf("\n" + closing, from + opening.length() - 1) + 1;
		if (from < 0 || to == 0 || text.indexOf(opening, from + 1) >= 0 || text.indexOf(closing) != to
			|| text.indexOf(closing, to + 1) >= 0)
			throw new IllegalArgumentException(
				"the text needs one line \"" + opening.strip() + "\" and after it one line \"" + closing.strip() +
					"\", between which the table is written");
		return text.substring(0, from + opening.length()) + markdown.strip() + "\n" + text.substring(to);
	}
}
