/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Reconstruction;

/**
 * Reads SWC files: one point a line with id, type, x, y, z, radius and the id of the parent (Cannon et al. 1998, J Neurosci Methods 84:49–54,
 * doi:10.1016/S0165-0270(98)00091-0), in µm by convention.
 *
 * <p>Files from many programs are read as they are: any line end, UTF-8 or UTF-16, comments anywhere after {@code #}, further columns, ids in any order
 * with gaps. A point whose parent is not in the file, or is the point itself, becomes a root, and a radius that is not positive or not a number counts as
 * missing; both are findings. Ids used twice, rings of parents and lines that are no points are refused, since any guess about them could be wrong
 * without anybody noticing. A comment such as SNT writes, "All positions and radii in pixels", is believed.
 */
public final class SwcReader {

	private static final int COLUMNS = 7;
	private static final double LARGEST_ID = 0x1p53; // exact in a double
	private static final String UNIT_COMMENT = "all positions and radii in ";

	private final String file;
	private final PointTable points;
	private final Findings findings = new Findings();
	private final Map<Long, Integer> indexOfId = new HashMap<>();
	private long[] parentIds = new long[1024];
	private Frame frame = Frame.MICROMETRES;
	private final String[] token = new String[COLUMNS];

	private SwcReader(final String file) {
		this.file = file;
		points = new PointTable(file);
	}

	/**
	 * Reads a file as SWC, packed with gzip or not.
	 *
	 * @param file where it is
	 * @return what it says
	 * @throws IOException from the disk
	 * @throws ReconstructionException if it is no SWC file that can be used
	 */
	public static Reconstruction read(final Path file) throws IOException {
		try (SourceFile source = SourceFile.open(file)) {
			return read(source);
		}
	}

	static Reconstruction read(final SourceFile source) throws IOException {
		final SwcReader reader = new SwcReader(source.name());
		final TextLines lines = new TextLines(source);
		for (String line = lines.next(); line != null; line = lines.next())
			reader.readLine(line, lines.number());
		return reader.connected();
	}

	private void readLine(final String line, final int number) {
		final int comment = line.indexOf('#');
		if (comment >= 0)
			readComment(line.substring(comment + 1));
		final int columns = split(comment >= 0 ? line.substring(0, comment) : line);
		if (columns == 0)
			return;
		if (columns < COLUMNS)
			throw problem(number, quoted(line) + " has " + columns + (columns == 1 ? " value" : " values") +
				"; a point has seven, separated by spaces: id, type, x, y, z, radius, parent. Put a # before what is a comment.");
		if (columns > COLUMNS)
			findings.add("further columns", number, "What stands after the seventh value of a line was not read.");
		final long id = id(0, "id", number);
		if (id < 0)
			throw problem(number, "the id is " + id + "; ids are 0 or larger");
		final int type = (int) integer(1, "type", number, Integer.MAX_VALUE);
		final double x = coordinate(2, "x", number), y = coordinate(3, "y", number), z = coordinate(4, "z", number);
		final double radius = radius(number);
		final long parent = id(6, "parent", number);
		final int index = points.add(x, y, z, radius, type, number);
		final Integer before = indexOfId.putIfAbsent(id, index);
		if (before != null)
			throw problem(number, "id " + id + " was given to the point in line " + points.line(before) +
				" already; every point needs its own. Renumber one of them and the points that call it their parent.");
		if (index == parentIds.length)
			parentIds = java.util.Arrays.copyOf(parentIds, 2 * index);
		parentIds[index] = parent == id ? SELF : parent;
	}

	private static final long SELF = Long.MIN_VALUE;

	private Reconstruction connected() {
		int roots = 0;
		for (int i = 0; i < points.size(); i++) {
			final long parentId = parentIds[i];
			final Integer parent = parentId < 0 ? null : indexOfId.get(parentId);
			if (parent != null) {
				points.connect(i, parent);
				if (parent > i)
					findings.add("parent after child", points.line(i), "The points were put in order.");
				continue;
			}
			roots++;
			if (parentId == SELF)
				findings.add("own parent", points.line(i), "A point that is its own parent was taken as a root.");
			else
				if (parentId < -1)
					findings.add("negative parent", points.line(i), "A point with a parent below -1 was taken as a root.");
				else
					if (parentId >= 0)
						findings.add("missing parent", points.line(i), "A point whose parent is not in the file was taken as a root.");
		}
		if (roots > 1)
			for (int i = 0, root = 0; i < points.size(); i++)
				if (parentIds[i] < 0 || !indexOfId.containsKey(parentIds[i]))
					if (root++ > 0)
						findings.add("several roots", points.line(i),
							"The file holds more than one connected tree; each further root starts another one.");
		return points.toReconstruction(Set.of(), frame, findings);
	}

	private void readComment(final String comment) {
		final int at = comment.toLowerCase(java.util.Locale.ROOT).indexOf(UNIT_COMMENT);
		if (at < 0)
			return;
		final String said = comment.substring(at + UNIT_COMMENT.length()).strip();
		final String unit = said.endsWith(".") ? said.substring(0, said.length() - 1).strip() : said;
		final double micrometres = LengthUnit.micrometres(unit);
		if (!unit.isEmpty() && micrometres != 1)
			frame = new Frame(unit, micrometres, 0, 0, 0, Optional.empty());
	}

	/** Puts the first values of the line into {@link #token} and counts them all. */
	private int split(final String line) {
		int count = 0;
		final int n = line.length();
		for (int i = 0; i < n;) {
			if (isSpace(line.charAt(i))) {
				i++;
				continue;
			}
			final int start = i;
			while (i < n && !isSpace(line.charAt(i)))
				i++;
			if (count < COLUMNS)
				token[count] = line.substring(start, i);
			count++;
		}
		return count;
	}

	private static boolean isSpace(final char c) {
		return c == ' ' || c == '\t' || c == '\u001a' || c == '\ufeff' || Character.isWhitespace(c) || Character.isSpaceChar(c);
	}

	private long id(final int column, final String what, final int number) {
		return (long) integer(column, what, number, LARGEST_ID);
	}

	private double integer(final int column, final String what, final int number, final double largest) {
		final double value = number(column, what, number);
		if (value != Math.rint(value) || Math.abs(value) > largest)
			throw problem(number, "the " + what + " is " + quoted(token[column]) + "; it must be a whole number" +
				(Math.abs(value) > largest ? " of at most " + (long) largest : ""));
		return value;
	}

	private double coordinate(final int column, final String what, final int number) {
		final double value = number(column, what, number);
		if (!(Math.abs(value) <= PointTable.MAX_LENGTH))
			throw problem(number,
				"the " + what + " is " + quoted(token[column]) + "; a coordinate is a number below " + PointTable.MAX_LENGTH +
					" in size. Correct or remove the point.");
		return value;
	}

	private double radius(final int number) {
		final String text = token[5];
		if (text.equalsIgnoreCase("NA") || text.equalsIgnoreCase("NaN") || text.equalsIgnoreCase("+NaN") || text.equalsIgnoreCase("-NaN")) {
			findings.add("radius is no number", number, "Counts as missing.");
			return 0;
		}
		final double value = number(5, "radius", number);
		if (value > PointTable.MAX_LENGTH)
			throw problem(number, "the radius is " + quoted(text) + "; no neurite is that thick");
		if (value < 0)
			findings.add("negative radius", number, "Counts as missing.");
		else
			if (value == 0)
				findings.add("missing radius", number, "The radius is 0 in the file; it is assumed when a morphology is made.");
		return Math.max(0, value);
	}

	private double number(final int column, final String what, final int number) {
		final String text = token[column];
		if (isNumber(text))
			try {
				return Double.parseDouble(text);
			}
			catch (final NumberFormatException e) { // such as "1-2" or "e"
				throw notNumber(what, text, number);
			}
		throw notNumber(what, text, number);
	}

	private ReconstructionException notNumber(final String what, final String text, final int number) {
		return problem(number,
			"the " + what + " is " + quoted(text) + ", expected a number"
				+ (text.indexOf(',') >= 0
					? " with a decimal point; commas are neither decimal points nor separators here. Replace them by points or spaces."
					: ". Correct the value, or put a # before the line if it is a comment."));
	}

	/** Whether a text has only characters of decimal numbers; Java's own rule would let "1d" and hexadecimal pass. */
	private static boolean isNumber(final String text) {
		for (int i = 0; i < text.length(); i++) {
			final char c = text.charAt(i);
			if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E')
				return false;
		}
		return true;
	}

	private ReconstructionException problem(final int number, final String problem) {
		return new ReconstructionException(file, number, problem);
	}

	/** Text from a file as it can stand in a message. */
	static String quoted(final String text) {
		final StringBuilder shown = new StringBuilder("\"");
		final String stripped = text.strip();
		for (int i = 0; i < Math.min(60, stripped.length()); i++) {
			final char c = stripped.charAt(i);
			shown.append(c == '\t' ? ' ' : Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
		}
		return shown.append(stripped.length() > 60 ? "…\"" : "\"").toString();
	}
}
