/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Reconstruction;

/**
 * Reads SWC files: one point a line with id, type, x, y, z, radius and the id of the parent (Cannon et al. 1998, J Neurosci Methods 84:49–54,
 * doi:10.1016/S0165-0270(98)00091-0), in µm by convention.
 *
 * <p>
 * Files from many programs are read as they are: any white space and line end, UTF-8 or UTF-16, comments anywhere after {@code #}, ids and points in any
 * order, with gaps. What may change what the file means is read and reported: further columns, lines of text, values between commas, decimal commas, ids
 * that are given twice, points whose parent is not in the file or which are their own, radii that are none, and what {@link PointReview} finds. Refused are
 * rings of parents, lines of numbers that are no points, and tables in which no point has a parent: any guess about them could be wrong without anybody
 * noticing. A comment such as SNT writes, "All positions and radii in pixels", is believed,
 * and so are those with which {@link SwcWriter} names joints.
 */
public final class SwcReader {

	private static final String UNIT_COMMENT = "all positions and radii in ";
	/** Stands for the parent of a point that names itself. */
	private static final long SELF = Long.MIN_VALUE;
	private static final int UNRESOLVED = -1;

	private final String file;
	private final PointTable points;
	private final Findings findings = new Findings();
	private final SwcRow row;
	private final IdIndex indexOfId = new IdIndex();
	/** Of ids that are given more than once the first index. */
	private final Map<Long, Integer> firstIndex = new HashMap<>();
	private long[] parentIds = new long[1024];
	/** Index of the parent if it has come before, the last one of that id. */
	private int[] parentBefore = new int[1024];
	private Frame frame = Frame.MICROMETRES;
	private boolean unitStated;
	private final JointComments joints = new JointComments();
	private int textLines;
	private int firstTextLine;
	private int repeatedIds, firstRepeated;
	private String firstText = "";

	private SwcReader(final String file) {
		this.file = file;
		points = new PointTable(file);
		row = new SwcRow(file, findings);
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
		if (row.split(comment >= 0 ? line.substring(0, comment) : line, number) == 0)
			return;
		if (row.isText()) {
			findings.add("line of text", number, "A line that does not begin with a number was passed over.");
			if (points.size() == 0)
				requireOrder(line, number);
			if (textLines++ == 0) {
				firstTextLine = number;
				firstText = line;
			}
			return;
		}
		row.check();
		final long id = row.id();
		final int type = row.type();
		final double x = row.coordinate(0), y = row.coordinate(1), z = row.coordinate(2), radius = row.radius();
		final long parent = row.parent();
		final int index = points.add(x, y, z, radius, type, number);
		if (index == parentIds.length) {
			parentIds = Arrays.copyOf(parentIds, 2 * index);
			parentBefore = Arrays.copyOf(parentBefore, 2 * index);
		}
		parentIds[index] = parent == id ? SELF : parent;
		parentBefore[index] = parent == id || parent < 0 ? UNRESOLVED : indexOfId.get(parent);
		final int before = indexOfId.put(id, index);
		if (before != IdIndex.NONE) {
			firstIndex.putIfAbsent(id, before);
			if (repeatedIds++ == 0)
				firstRepeated = number;
			findings.add("id used twice", number,
				"An id that an earlier line has already; what calls it its parent was joined to the last such point before it in the file.");
		}
	}

	/** Refuses a line that names columns in another order than that of SWC, as in tables that programs make of skeletons. */
	private void requireOrder(final String line, final int number) {
		final List<String> names = List.of(line.toLowerCase(java.util.Locale.ROOT).replace("\"", "").strip().split("[\\s,;]+"));
		int parent = -1;
		for (int k = 0; k < names.size() && parent < 0; k++)
			parent = names.get(k).startsWith("parent") || names.get(k).equals("pid") ? k : -1;
		if (parent >= 0 && names.contains("x") && names.contains("y") && names.contains("z")
			&& !(parent == 6 && names.indexOf("x") == 2 && names.indexOf("y") == 3 && names.indexOf("z") == 4))
			throw new ReconstructionException(file, number, quoted(line) +
				" names columns in another order than that of SWC: id, type, x, y, z, radius, parent. Bring them into that order.");
	}

	private Reconstruction connected() {
		if (points.size() == 0 && textLines > 0)
			throw new ReconstructionException(file, firstTextLine, SwcReader.quoted(firstText) +
				" is no point, and there is none in the file; a point has seven values, separated by spaces: id, type, x, y, z, radius, parent");
		if (textLines > points.size())
			throw new ReconstructionException(file, firstTextLine, SwcReader.quoted(firstText) + " is the first of " + textLines +
				" lines of text among only " + points.size() + " points; this is not an SWC file. Give the reconstruction itself.");
		if (repeatedIds > points.size() / 2 && points.size() > 2)
			throw new ReconstructionException(file, firstRepeated, "this and " + (repeatedIds - 1) + " more of the " + points.size() +
				" points have the id of an earlier one; this is a table of something else. The first value of a point is an id of its own.");
		int roots = 0, declaredRoots = 0;
		for (int i = 0; i < points.size(); i++) {
			final int parent = parent(i);
			if (parent != UNRESOLVED) {
				points.connect(i, parent);
				continue;
			}
			final int line = points.line(i);
			declaredRoots += parentIds[i] < 0 ? 1 : 0;
			if (parentIds[i] == SELF)
				findings.add("own parent", line, "A point that is its own parent was taken as a root.");
			else
				if (parentIds[i] < -1)
					findings.add("negative parent", line, "A point with a parent below -1 was taken as a root.");
				else
					if (parentIds[i] >= 0)
						findings.add("missing parent", line, "A point whose parent is not in the file was taken as a root.");
			if (roots++ > 0)
				findings.add("several roots", line,
					"The file holds more than one connected tree, and each further root starts another one; " +
						"the longest tree with a soma is used unless another is chosen (tree).");
		}
		if (roots == points.size() && roots > 1 && (roots > 2 || roots > declaredRoots)) // two may well be two cell bodies
			throw new ReconstructionException(file,
				"none of its " + roots + " points is connected to another; this is a table of places, " +
					"such as markers or cell bodies, and no morphology. Give the file of a traced neuron.");
		PointReview.review(points, unitStated, findings);
		return points.toReconstruction(joints.among(points, indexOfId, findings), frame, findings);
	}

	private int parent(final int index) {
		final long id = parentIds[index];
		if (id < 0 || parentBefore[index] != UNRESOLVED)
			return parentBefore[index];
		return firstIndex.isEmpty() ? indexOfId.get(id) : firstIndex.getOrDefault(id, indexOfId.get(id));
	}

	private void readComment(final String comment) {
		if (joints.take(comment))
			return;
		final int at = comment.toLowerCase(java.util.Locale.ROOT).indexOf(UNIT_COMMENT);
		if (at < 0)
			return;
		final String said = comment.substring(at + UNIT_COMMENT.length()).strip();
		final String unit = said.endsWith(".") ? said.substring(0, said.length() - 1).strip() : said;
		if (unit.isEmpty())
			return;
		final double micrometres = LengthUnit.micrometres(unit);
		unitStated = true;
		frame = micrometres == 1 ? Frame.MICROMETRES : new Frame(unit, micrometres, 0, 0, 0, Optional.empty());
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
