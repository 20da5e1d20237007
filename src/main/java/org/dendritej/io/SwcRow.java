/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

/**
 * The seven values of one line of an SWC file as numbers. Values are separated by white space or, where that gives no seven, by commas or semicolons; a
 * comma inside a value is a decimal comma. Reused for every line; not thread-safe.
 */
final class SwcRow {

	/** Values of a point: id, type, x, y, z, radius, parent. */
	static final int COLUMNS = 7;

	private static final double LARGEST_ID = 0x1p53; // exact in a double

	private final String file;
	private final Findings findings;
	private final String[] token = new String[COLUMNS];
	private String line = "";
	private int number;
	private int columns;
	private boolean listed;
	private int pointLine;
	private int commaLine;

	/**
	 * @param file name for messages
	 * @param findings where separators and decimal commas are noted
	 */
	SwcRow(final String file, final Findings findings) {
		this.file = file;
		this.findings = findings;
	}

	/**
	 * Takes a line apart.
	 *
	 * @param text without comment
	 * @param lineNumber 1-based
	 * @return number of values
	 */
	int split(final String text, final int lineNumber) {
		line = text;
		number = lineNumber;
		listed = false;
		columns = split(false);
		if (columns > 0 && isList(text)) {
			listed = true;
			columns = split(true);
		}
		return columns;
	}

	/** Whether commas or semicolons separate the values: there is one after every run of characters but the last, and no white space alone. */
	private static boolean isList(final String text) {
		if (text.indexOf(',') < 0 && text.indexOf(';') < 0)
			return false;
		char before = ' ';
		boolean gap = false, any = false;
		for (int i = 0; i < text.length(); i++) {
			final char c = text.charAt(i);
			if (isBetween(c, false)) {
				gap = before != ' ';
				continue;
			}
			if (gap && before != ',' && before != ';' && c != ',' && c != ';')
				return false;
			any |= gap || c == ',' || c == ';';
			gap = false;
			before = c;
		}
		return any;
	}

	/** Whether the line begins with a word or a sign, so that it cannot be a point. */
	boolean isText() {
		final char first = token[0].charAt(0);
		return (first < '0' || first > '9') && first != '-' && first != '+' && first != '.' && first != ',';
	}

	/** Refuses a line with too few values; notes what is unusual about one with enough. */
	void check() {
		if (columns < COLUMNS)
			throw problem(SwcReader.quoted(line) + " has " + columns + (columns == 1 ? " value" : " values") +
				"; a point has seven, separated by spaces: id, type, x, y, z, radius, parent. Put a # before what is a comment.");
		if (listed)
			findings.add("separated by commas", number, "Values between commas or semicolons were read as the columns of a point.");
		if (columns > COLUMNS)
			findings.add("further columns", number, "What stands after the seventh value of a line was not read.");
	}

	private int split(final boolean asList) {
		int count = 0;
		final int n = line.length();
		for (int i = 0; i < n;) {
			if (isBetween(line.charAt(i), asList)) {
				i++;
				continue;
			}
			final int start = i;
			while (i < n && !isBetween(line.charAt(i), asList))
				i++;
			if (count < COLUMNS)
				token[count] = line.substring(start, i);
			count++;
		}
		return count;
	}

	private static boolean isBetween(final char c, final boolean asList) {
		if (c > ' ' && c < '\u007f')
			return asList && (c == ',' || c == ';');
		return c == ' ' || c == '\t' || c == '\u001a' || c == '\ufeff' || Character.isWhitespace(c) || Character.isSpaceChar(c);
	}

	/** The id of the point. */
	long id() {
		if (listed && columns > COLUMNS && value(0, "id") != Math.rint(value(0, "id")))
			throw problem(
				SwcReader.quoted(line) + " looks like a line of a table of markers, that is of places without connections, which is no " +
					"morphology; give the file of the reconstruction itself");
		final long id = (long) integer(0, "id", LARGEST_ID);
		if (id < 0)
			throw problem("the id is " + id + "; ids are 0 or larger");
		return id;
	}

	/** The id of the parent. */
	long parent() {
		return (long) integer(6, "parent", LARGEST_ID);
	}

	/** The structure type, any whole number. */
	int type() {
		return (int) integer(1, "type", Integer.MAX_VALUE);
	}

	/** A coordinate; {@code axis} is 0, 1 or 2. */
	double coordinate(final int axis) {
		final String what = axis == 0 ? "x" : axis == 1 ? "y" : "z";
		final double value = value(2 + axis, what);
		if (!(Math.abs(value) <= PointTable.MAX_LENGTH))
			throw problem("the " + what + " is " + SwcReader.quoted(token[2 + axis]) + "; a coordinate is a number below " +
				PointTable.MAX_LENGTH + " in size. Correct or remove the point.");
		return value;
	}

	/** The radius, 0 if the file gives none that can be used. */
	double radius() {
		final String text = token[5];
		if (text.equalsIgnoreCase("NA") || text.equalsIgnoreCase("NaN") || text.equalsIgnoreCase("+NaN") || text.equalsIgnoreCase("-NaN")) {
			findings.add("radius is no number", number, "Counts as missing.");
			return 0;
		}
		final double value = value(5, "radius");
		if (value > PointTable.MAX_LENGTH)
			throw problem("the radius is " + SwcReader.quoted(text) + "; no neurite is that thick");
		if (value < 0)
			findings.add("negative radius", number, "Counts as missing.");
		else
			if (value == 0)
				findings.add("missing radius", number, "The radius is 0 in the file; it is assumed when a morphology is made.");
		return Math.max(0, value);
	}

	private double integer(final int column, final String what, final double largest) {
		final double value = value(column, what);
		if (value != Math.rint(value) || Math.abs(value) > largest)
			throw problem("the " + what + " is " + SwcReader.quoted(token[column]) + "; it must be a whole number" +
				(Math.abs(value) > largest ? " of at most " + (long) largest : ""));
		return value;
	}

	private double value(final int column, final String what) {
		String text = token[column];
		boolean point = false, comma = false;
		for (int i = 0; i < text.length(); i++) {
			final char c = text.charAt(i);
			point |= c == '.';
			comma |= c == ',';
			if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E' && c != ',') // Java lets "1d" pass
				throw notNumber(what, text);
		}
		if (comma) {
			text = text.replace(',', '.');
			if (point || pointLine > 0)
				throw problem("the " + what + " is " + SwcReader.quoted(token[column]) + ", with a comma, while " +
					(point ? "it" : "line " + pointLine)
					+ " has a decimal point; so the comma may stand between thousands or be a decimal comma. " +
					"Write numbers with decimal points only.");
			if (commaLine != number)
				findings.add("decimal comma", number, "A comma inside a number was read as the decimal point.");
			commaLine = number;
		}
		else
			if (point) {
				if (commaLine > 0)
					throw problem("the " + what + " is " + SwcReader.quoted(text) + ", with a decimal point, while line " + commaLine +
						" has a comma in its place; write numbers with decimal points only");
				if (column != 0 && column != 1 && column != 6)
					pointLine = number;
			}
		try {
			return Double.parseDouble(text);
		}
		catch (final NumberFormatException e) { // such as "1-2" or "e"
			throw notNumber(what, token[column]);
		}
	}

	private ReconstructionException notNumber(final String what, final String text) {
		return problem("the " + what + " is " + SwcReader.quoted(text) +
			", expected a number. Correct the value, or put a # before the line if it is a comment.");
	}

	ReconstructionException problem(final String problem) {
		return new ReconstructionException(file, number, problem);
	}
}
