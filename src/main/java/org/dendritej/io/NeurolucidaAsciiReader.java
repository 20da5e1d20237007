/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

import org.dendritej.io.AscTokens.Kind;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;

/**
 * Reads Neurolucida ASCII files (.asc): nested lists of points, in µm, with diameters.
 *
 * <p>
 * A tree's branches fork in lists whose members stand between bars; the first point of a branch is the child of the last point before the fork, which most
 * programs repeat there. Contours named "CellBody" are cell bodies, see {@link org.dendritej.morphology.CellBody}; other contours, markers, spines and
 * texts are counted and left out. Parentheses that do not fit together are refused.
 */
public final class NeurolucidaAsciiReader {

	/** What may stand at the end of a branch, and so at the beginning of one without points. */
	private static final Set<String> ENDINGS = Set.of("normal", "incomplete", "high", "low", "midpoint", "origin", "unsure");
	/** Lists at the top that describe the file. */
	private static final Set<String> HEADERS =
		Set.of("imagecoords", "sections", "thumbnail", "description", "images", "filefacts", "sectionmanager", "ssm", "ssm2", "closed",
			"version");

	private final AscTokens tokens;
	private final Findings findings = new Findings();
	private final NeurolucidaCells cells;
	/** Of each open fork, and of the tree at the bottom: the point before it, and the line of its parenthesis. */
	private int[] before = new int[64];
	private int[] openedAt = new int[64];

	private NeurolucidaAsciiReader(final SourceFile source) throws IOException {
		tokens = new AscTokens(source);
		cells = new NeurolucidaCells(source.name(), findings);
	}

	/**
	 * Reads a file as Neurolucida ASCII.
	 *
	 * @param file where it is
	 * @return what it says
	 * @throws IOException from the disk
	 * @throws ReconstructionException if it is no such file that can be used
	 */
	public static Reconstruction read(final Path file) throws IOException {
		try (SourceFile source = SourceFile.open(file)) {
			return read(source);
		}
	}

	static Reconstruction read(final SourceFile source) throws IOException {
		final NeurolucidaAsciiReader reader = new NeurolucidaAsciiReader(source);
		reader.readAll();
		return reader.cells.reconstruction();
	}

	private void readAll() throws IOException {
		for (Kind kind = tokens.next(); kind != Kind.END; kind = tokens.next())
			switch (kind) {
			case OPEN -> readBlock(tokens.line());
			case CLOSE, GREATER -> throw tokens.problem(tokens.line(),
				"there is a closing sign here that nothing before opens; correct the parentheses, or export the file again");
			default -> findings.add("line of text", tokens.line(), "Words and numbers outside of all parentheses were passed over.");
			}
	}

	/** A list at the top: a header, a marker, a contour, a text or a tree. */
	private void readBlock(final int line) throws IOException {
		final Kind first = tokens.next();
		if (first == Kind.WORD && !ENDINGS.contains(word())) {
			final boolean header = HEADERS.contains(word());
			if (skip(line) > 0 && !header)
				findings.add("markers", line, "Blocks of markers are no part of the neuron and were left out.");
			return;
		}
		final String name = first == Kind.STRING ? tokens.text() : "";
		if (first != Kind.STRING)
			tokens.pushBack();
		final int from = cells.points().size();
		final Block block = new Block();
		readTree(line, block);
		if (block.soma || block.type == Types.UNDEFINED && !block.forks && NeurolucidaCells.isSoma(name))
			cells.contour(from, line);
		else
			if (block.type != Types.UNDEFINED)
				for (int i = from; i < cells.points().size(); i++)
					cells.points().setType(i, block.type);
			else
				if (!name.isEmpty() && !block.forks)
					leaveOut(from, "other contours", line, "Contours that are not of a cell body were left out.");
				else
					if (block.text || cells.points().size() == from)
						leaveOut(from, "texts", line, "Texts that stand beside the neuron were left out.");
					else
						findings.add("tree without type", line,
							"It is neither called axon nor dendrite; its points stay of undefined type.");
	}

	private void leaveOut(final int from, final String kind, final int line, final String action) {
		cells.points().truncate(from);
		findings.add(kind, line, action);
	}

	/** What the properties of a list at the top say. */
	private static final class Block {

		int type = Types.UNDEFINED;
		boolean soma, forks, text;
	}

	/** The rest of a list at the top, its opening parenthesis being read, with all branches. */
	private void readTree(final int line, final Block block) throws IOException {
		int depth = 0;
		openedAt[0] = line;
		before[0] = SamplePoint.NO_PARENT;
		int last = SamplePoint.NO_PARENT;
		while (true) {
			switch (tokens.next()) {
				case OPEN -> {
					final int opened = tokens.line();
					switch (tokens.next()) {
						case NUMBER -> last = readPoint(last, opened);
						case CLOSE -> { // an empty list
						}
						default -> {
							if (isProperty()) {
								readProperty(opened, block);
								break;
							}
							tokens.pushBack();
							block.forks = true;
							push(++depth, last, opened);
						}
					}
				}
				case CLOSE -> {
					last = before[depth];
					if (depth-- == 0)
						return;
				}
				case BAR -> {
					if (depth == 0)
						throw tokens.problem(tokens.line(),
							"there is a bar between branches outside of a fork; the parentheses do not fit together");
					last = before[depth];
				}
				case LESS -> skipSpine(tokens.line());
				case GREATER -> throw tokens.problem(tokens.line(), "a spine ends here that never began; correct the signs < and >");
				case STRING -> block.text = true;
				case WORD -> { // how a branch ends
				}
				case NUMBER -> throw tokens.problem(tokens.line(),
					"the number " + SwcReader.quoted(tokens.text()) + " stands outside of a point; a point is ( x y z diameter )");
				case END -> throw unclosed(openedAt[depth]);
			}
		}
	}

	/** Whether a list that begins with the current token says something about a branch or is a marker, and is no fork. */
	private boolean isProperty() throws IOException {
		tokens.pushBack();
		final Kind kind = tokens.next();
		return kind == Kind.STRING || kind == Kind.WORD && !ENDINGS.contains(word());
	}

	private void push(final int depth, final int last, final int line) {
		if (depth == before.length) {
			before = Arrays.copyOf(before, 2 * depth);
			openedAt = Arrays.copyOf(openedAt, 2 * depth);
		}
		before[depth] = last;
		openedAt[depth] = line;
	}

	private String word() {
		return tokens.text().toLowerCase(Locale.ROOT);
	}

	private void readProperty(final int line, final Block block) throws IOException {
		final String word = word();
		final int type = NeurolucidaCells.type(word);
		if (type != Types.UNDEFINED && block.type == Types.UNDEFINED)
			block.type = type;
		block.soma |= word.equals("cellbody");
		if (skip(line) > 0)
			findings.add("markers", line, "Blocks of markers are no part of the neuron and were left out.");
	}

	/** The rest of a point, its first number being the current token; gives its index. */
	private int readPoint(final int parent, final int line) throws IOException {
		final double[] xyzd = new double[4];
		int count = 0;
		for (Kind kind = Kind.NUMBER; kind != Kind.CLOSE; kind = tokens.next())
			switch (kind) {
			case NUMBER -> {
				if (!(Math.abs(tokens.number()) <= PointTable.MAX_LENGTH))
					throw tokens.problem(tokens.line(),
						"the number " + SwcReader.quoted(tokens.text()) + " is no length of a neuron; it must be below " +
							PointTable.MAX_LENGTH);
				if (count < 4)
					xyzd[count] = tokens.number();
				count++;
			}
			case WORD, STRING -> { // the section of tissue, such as S1
			}
			case END -> throw unclosed(line);
			default -> throw tokens.problem(tokens.line(),
				"a point is ( x y z diameter ), but something else begins inside the one of line " + line);
			}
		if (count < 3)
			throw tokens.problem(line,
				"a point has " + count + (count == 1 ? " number" : " numbers") + "; it needs x, y, z and mostly a diameter");
		final int index = cells.add(xyzd, Types.UNDEFINED, line);
		if (parent != SamplePoint.NO_PARENT)
			cells.points().connect(index, parent);
		return index;
	}

	/** Reads to the end of a list that is open at its first token, and counts the points in it. */
	private int skip(final int line) throws IOException {
		int depth = 1, inside = 0;
		boolean opened = false, color = word().equals("color");
		while (depth > 0) {
			final Kind kind = tokens.next();
			switch (kind) {
				case OPEN -> depth++;
				case CLOSE -> depth--;
				case END -> throw unclosed(line);
				default -> {
					if (kind == Kind.NUMBER && opened && !color)
						inside++;
					color |= kind == Kind.WORD && opened && word().equals("color");
				}
			}
			opened = kind == Kind.OPEN;
			color &= kind != Kind.CLOSE || depth == 0;
		}
		return inside;
	}

	private void skipSpine(final int line) throws IOException {
		int depth = 0;
		for (int open = 1; open > 0;)
			switch (tokens.next()) {
			case LESS -> open++;
			case GREATER -> open--;
			case OPEN -> depth++;
			case CLOSE -> {
				if (--depth < 0)
					throw tokens.problem(line, "the spine that begins here does not end before the branch does; correct the signs < and >");
			}
			case END -> throw unclosed(line);
			default -> { // its points and their properties
			}
			}
		if (depth > 0)
			throw unclosed(line);
		findings.add("spines", line, "Spines were left out; a model may account for their membrane.");
	}

	private ReconstructionException unclosed(final int line) {
		return tokens.problem(line,
			"what is opened here is not closed before the end of the file; the file is cut off, or a parenthesis is missing. " +
				"Export it again, or correct it.");
	}
}
