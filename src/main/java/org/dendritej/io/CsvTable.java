/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of comma-separated values with a line of headings (RFC 4180); tabs or semicolons may stand for the commas.
 *
 * @param headings of the columns
 * @param rows cells as text, as many as headings each
 */
public record CsvTable(List<String> headings, List<List<String>> rows) {

	private static final long MOST_BYTES = 64L << 20;
	private static final int MOST_ROWS = 100_000, MOST_COLUMNS = 1000;

	/** Copies. */
	public CsvTable {
		headings = List.copyOf(headings);
		rows = rows.stream().map(List::copyOf).toList();
	}

	/**
	 * Reads a file.
	 *
	 * @param file in UTF-8, at most 64 MiB, 100 000 rows and 1000 columns
	 * @return its table
	 * @throws IOException from the disk
	 * @throws ModelFileException if it is no such table, with the line
	 */
	public static CsvTable read(final Path file) throws IOException {
		final String name = String.valueOf(file.getFileName());
		if (Files.size(file) > MOST_BYTES)
			throw new ModelFileException(name + " is larger than 64 MiB; expected a table of at most " + MOST_ROWS + " rows");
		final String text;
		try {
			text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
		}
		catch (final CharacterCodingException e) {
			throw new ModelFileException(name + " is no text in UTF-8; expected a table of comma-separated values");
		}
		return new Reader(name, text.startsWith("\uFEFF") ? text.substring(1) : text).table();
	}

	private static final class Reader {

		private final String name, text;
		private final char separator;
		private int at, line = 1;

		Reader(final String name, final String text) {
			this.name = name;
			this.text = text;
			final int end = text.indexOf('\n');
			final String first = end < 0 ? text : text.substring(0, end);
			separator = first.indexOf(',') >= 0 ? ',' : first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 ? ';' : ',';
		}

		CsvTable table() {
			if (text.isBlank())
				throw new ModelFileException(name + " is empty; expected a line of headings and rows below it");
			final List<String> headings = row();
			final List<List<String>> rows = new ArrayList<>();
			while (at < text.length()) {
				final int begins = line;
				final List<String> row = row();
				if (row.size() == 1 && row.get(0).isBlank())
					continue;
				if (row.size() != headings.size())
					throw new ModelFileException(
						name + ", line " + begins + ": found " + row.size() + " cells; expected " + headings.size() +
							", as many as headings");
				rows.add(row);
				if (rows.size() > MOST_ROWS)
					throw new ModelFileException(name + " has more than " + MOST_ROWS + " rows; divide it");
			}
			return new CsvTable(headings.stream().map(String::strip).toList(), rows);
		}

		private List<String> row() {
			final List<String> cells = new ArrayList<>();
			while (true) {
				cells.add(cell());
				if (cells.size() > MOST_COLUMNS)
					throw new ModelFileException(
						name + ", line " + line + ": found more than " + MOST_COLUMNS + " cells; expected a narrower table");
				if (at >= text.length())
					return cells;
				final char next = text.charAt(at++);
				if (next == '\n') {
					line++;
					return cells;
				}
				if (next == '\r') {
					if (at < text.length() && text.charAt(at) == '\n')
						at++;
					line++;
					return cells;
				}
			}
		}

		/** Up to, and without, the separator or the end of the line. */
		private String cell() {
			if (at < text.length() && text.charAt(at) == '"')
				return quoted();
			final int begin = at;
			while (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n' && text.charAt(at) != '\r')
				at++;
			return text.substring(begin, at);
		}

		private String quoted() {
			final int begins = line;
			final StringBuilder cell = new StringBuilder();
			for (at++; at < text.length(); at++) {
				final char c = text.charAt(at);
				if (c == '"') {
					if (at + 1 < text.length() && text.charAt(at + 1) == '"')
						at++;
					else {
						at++;
						if (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n' && text.charAt(at) != '\r')
							throw new ModelFileException(name + ", line " + line + ": found text after a quoted cell; expected a " +
								(separator == '\t' ? "tab" : "\"" + separator + "\"") + " or the end of the line");
						return cell.toString();
					}
				}
				if (c == '\n')
					line++;
				cell.append(c);
			}
			throw new ModelFileException(name + ", line " + begins + ": found a quotation mark that is never closed; expected another one");
		}
	}
}
