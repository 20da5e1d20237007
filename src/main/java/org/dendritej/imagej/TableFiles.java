/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.StringJoiner;

import org.dendritej.io.WholeFile;

import ij.measure.ResultsTable;

/**
 * ImageJ's tables as files of comma-separated values (RFC 4180, lines end with LF), whole or not at all. Other than ImageJ's own they hold all the digits that it
 * takes to read back the same bits, and an empty cell for what is no number.
 */
public final class TableFiles {

	private TableFiles() {
	}

	/**
	 * Writes a table; headings first, and first of all columns the labels of the rows if there are any.
	 *
	 * @param table with units in its headings
	 * @param file where; replaced if it is there
	 * @throws IOException from the disk; nothing is left behind
	 */
	public static void write(final ResultsTable table, final Path file) throws IOException {
		final boolean labelled = table.size() > 0 && table.getLabel(0) != null;
		final StringBuilder text = new StringBuilder();
		final StringJoiner headings = new StringJoiner(",", "", "\n");
		if (labelled)
			headings.add("Label");
		for (int column = 0; column <= table.getLastColumn(); column++)
			headings.add(RecordingCsv.quoted(table.getColumnHeading(column)));
		text.append(headings);
		for (int row = 0; row < table.size(); row++) {
			final StringJoiner cells = new StringJoiner(",", "", "\n");
			if (labelled)
				cells.add(RecordingCsv.quoted(table.getLabel(row)));
			for (int column = 0; column <= table.getLastColumn(); column++)
				cells.add(cell(table, column, row));
			text.append(cells);
		}
		WholeFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
	}

	private static String cell(final ResultsTable table, final int column, final int row) {
		final double value = table.getValueAsDouble(column, row);
		if (!Double.isNaN(value))
			return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
		final String shown = table.getStringValue(column, row);
		return shown == null || shown.equals("NaN") ? "" : RecordingCsv.quoted(shown);
	}
}
