/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How to cite DendriteJ: what its CITATION.cff says, which travels in the jar. Of the format (Citation File Format 1.2.0, a subset of YAML) it understands what
 * that file uses: one key and value a line, texts with or without quotation marks, and the names of authors as a list.
 *
 * @param title of the program
 * @param authors at least one
 * @param version of the program
 * @param released day of the release, such as "2026-11-21"; empty for a version that is not released
 * @param doi of the version; empty if it has none
 * @param url where the program is found
 */
public record Citation(String title, List<String> authors, String version, Optional<String> released, Optional<String> doi, String url) {

	/** Copies the list. */
	public Citation {
		authors = List.copyOf(authors);
	}

	/**
	 * The citation of this DendriteJ.
	 *
	 * @return what the CITATION.cff in the jar says
	 */
	public static Citation own() {
		try (InputStream in = Citation.class.getResourceAsStream("CITATION.cff")) {
			if (in == null)
				throw new IllegalStateException("CITATION.cff is missing beside " + Citation.class.getName());
			return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	static Citation parse(final String cff) {
		final List<String> authors = new ArrayList<>();
		boolean inAuthors = false;
		String family = "";
		for (final String line : cff.lines().toList()) {
			if (!line.isEmpty() && !line.startsWith(" ") && !line.startsWith("-"))
				inAuthors = line.startsWith("authors:");
			final String entry = line.strip().replaceFirst("^- +", "");
			if (inAuthors && entry.startsWith("name:"))
				authors.add(value(entry));
			if (inAuthors && entry.startsWith("family-names:"))
				family = value(entry);
			if (inAuthors && entry.startsWith("given-names:"))
				authors.add(value(entry) + " " + family);
		}
		return new Citation(find(cff, "title").orElseThrow(), authors, find(cff, "version").orElseThrow(), find(cff, "date-released"),
			find(cff, "doi"), find(cff, "url").orElseThrow());
	}

	private static Optional<String> find(final String cff, final String key) {
		return cff.lines().filter(line -> line.startsWith(key + ":")).findFirst().map(Citation::value);
	}

	private static String value(final String line) {
		final String text = line.substring(line.indexOf(':') + 1).strip();
		final boolean quoted = text.length() > 1 && (text.startsWith("\"") || text.startsWith("'")) && text.endsWith(text.substring(0, 1));
		return quoted ? text.substring(1, text.length() - 1) : text;
	}

	/**
	 * The citation as a sentence.
	 *
	 * @return one line
	 */
	public String text() {
		return String.join(", ", authors) + released.map(day -> " (" + day.substring(0, 4) + ")").orElse("") + ". " + title + ", version " +
			version + ". " + url + doi.map(number -> ". https://doi.org/" + number).orElse("") + ".";
	}

	/**
	 * The citation for LaTeX.
	 *
	 * @return an entry of a BibTeX file
	 */
	public String bibtex() {
		final StringBuilder entry = new StringBuilder("@software{dendritej,\n");
		field(entry, "author", "{" + String.join("} and {", authors) + "}");
		field(entry, "title", "{" + title + "}");
		field(entry, "version", version);
		released.ifPresent(day -> {
			field(entry, "year", day.substring(0, 4));
			field(entry, "month", String.format(Locale.ROOT, "%d", Integer.parseInt(day.substring(5, 7))));
		});
		doi.ifPresent(number -> field(entry, "doi", number));
		field(entry, "url", url);
		return entry.append("}\n").toString();
	}

	private static void field(final StringBuilder entry, final String name, final String value) {
		entry.append("  ").append(name).append(" = {").append(value).append("},\n");
	}
}
