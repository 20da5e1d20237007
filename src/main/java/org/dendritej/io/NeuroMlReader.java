/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.dendritej.io.NeuroMlFile.Reference;
import org.dendritej.io.NeuroMlFile.Shape;
import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.Types;

/**
 * Reads the morphology of cells in NeuroML 2 (Cannon et al. 2014, Front Neuroinform 8:79, doi:10.3389/fninf.2014.00079) and in NeuroML 1 and MorphML
 * (Gleeson et al. 2010, PLoS Comput Biol 6:e1000815, doi:10.1371/journal.pcbi.1000815), in µm.
 *
 * <p>
 * A segment becomes the point at its distal end. Its proximal end becomes a point, too, where the file gives one that differs in place or diameter from
 * what it is joined to; if it differs in place it is a joint. Children in the middle of a segment divide it. Groups of segments say the types, see
 * {@link SegmentGroups}; what else they say, biophysics and channels is not read. A cell may take its morphology from a file that it includes and that lies
 * in the same folder; no other file is opened.
 */
public final class NeuroMlReader {

	private final String file;
	private final SourceFile source;
	private final Findings findings = new Findings();
	private final PointTable points;
	private final Set<Integer> joints = new HashSet<>();
	private int segments, groups, typedGroups;

	private NeuroMlReader(final SourceFile source) {
		this.source = source;
		file = source.name();
		points = new PointTable(file);
	}

	/**
	 * Reads a file as NeuroML.
	 *
	 * @param file where it is
	 * @return what it says, the cells of the file one after the other
	 * @throws IOException from the disk
	 * @throws ReconstructionException if it is no such file, or one without a morphology, or cannot be used
	 */
	public static Reconstruction read(final Path file) throws IOException {
		try (SourceFile source = SourceFile.open(file)) {
			return read(source);
		}
	}

	static Reconstruction read(final SourceFile source) throws IOException {
		return new NeuroMlReader(source).read();
	}

	private Reconstruction read() throws IOException {
		final NeuroMlFile content = NeuroMlFile.read(source);
		final List<Shape> shapes = new ArrayList<>(content.cells);
		final Set<String> used = new HashSet<>();
		for (final Reference reference : content.references)
			if (!reference.morphology().isEmpty() && used.add(reference.morphology()))
				shapes.add(morphology(reference, content));
		content.morphologies.forEach((name, shape) -> {
			if (used.add(name) && !shape.tree.segments.isEmpty())
				shapes.add(shape);
		});
		if (shapes.isEmpty())
			throw new ReconstructionException(file, refusal(content));
		for (final Shape shape : shapes)
			addPoints(shape);
		if (shapes.size() > 1)
			findings.add("several cells", shapes.size(), shapes.stream().map(shape -> shape.tree.line).toList(),
				"The file holds the cells " + shapes.stream().limit(20).map(shape -> shape.tree.name).collect(Collectors.joining(", ")) +
					(shapes.size() > 20 ? ", …" : "") + "; each is a tree of its own, of which one is chosen.");
		findings.add("segments", segments, List.of(), "Each became the point at its distal end; " + (points.size() - segments) +
			" further points are proximal ends of their own and places where children are joined.");
		if (groups > 0)
			findings.add("segment groups", groups, List.of(),
				typedGroups + " of them say what is soma, axon, dendrite or apical dendrite; the others were not kept.");
		review();
		return points.toReconstruction(joints, frame(content.unit), findings);
	}

	private Frame frame(final String unit) {
		if (unit == null || LengthUnit.micrometres(unit) == 1)
			return Frame.MICROMETRES;
		return new Frame(unit, LengthUnit.micrometres(unit), 0, 0, 0, Optional.empty());
	}

	private void review() {
		boolean soma = false;
		for (int i = 0; i < points.size(); i++) {
			soma |= points.type(i) == Types.SOMA;
			if (points.radius(i) == 0)
				findings.add("missing radius", points.line(i), "The diameter is 0 in the file; it is assumed when a morphology is made.");
			if (points.type(i) == Types.UNDEFINED)
				findings.add("undefined type", points.line(i),
					"Neither a group nor the name of the segment says what it is; it counts as dendrite.");
		}
		if (!soma)
			findings.add("no soma", 0, "No group or segment is called soma; the root of the tree stands for it.");
	}

	private void addPoints(final Shape shape) {
		shape.groups.setFractions(shape.tree, shape.cableOfSegment);
		final int[] order = shape.tree.connect(file);
		shape.groups.setTypes(shape.tree, order);
		segments += order.length;
		groups += shape.groups.groups.size();
		typedGroups += shape.groups.typed();
		shape.tree.addPoints(order, points, joints, findings);
	}

	/** The morphology a cell refers to, from this file or from one beside it. */
	private Shape morphology(final Reference reference, final NeuroMlFile content) throws IOException {
		final Shape own = content.morphologies.get(reference.morphology());
		if (own != null && !own.tree.segments.isEmpty())
			return own;
		final List<String> notThere = new ArrayList<>();
		for (final String href : content.included) {
			final Optional<Path> beside = beside(href);
			if (beside.isEmpty())
				notThere.add(href);
			else {
				final Map<String, Shape> others = morphologies(beside.get());
				final Shape other = others.get(reference.morphology());
				if (other != null && !other.tree.segments.isEmpty()) {
					findings.add("morphology from another file", reference.line(),
						"The cell takes it from " + SwcReader.quoted(href) + ", which lies beside it; its lines are counted there.");
					return other;
				}
			}
		}
		throw new ReconstructionException(file, reference.line(), "the cell " + SwcReader.quoted(reference.cell())
			+ " takes its morphology " +
			SwcReader.quoted(reference.morphology()) + " from another file" + (notThere.isEmpty() ? ", but no file that it includes has it"
				: "; put the file that has it, perhaps " + SwcReader.quoted(notThere.get(notThere.size() - 1)) + ", into the same folder"));
	}

	private static Map<String, Shape> morphologies(final Path beside) throws IOException {
		try (SourceFile other = SourceFile.open(beside)) {
			return FileFormat.of(other.head()).reader() == FileFormat.Reader.NEUROML ? NeuroMlFile.read(other).morphologies : Map.of();
		}
	}

	/** An included file, if it is written as a plain name and lies in the same folder. */
	private Optional<Path> beside(final String href) {
		final String name = href.startsWith("./") ? href.substring(2) : href;
		if (name.isEmpty() || name.startsWith(".") || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.indexOf(':') >= 0)
			return Optional.empty();
		try {
			final Path path = source.beside(name);
			return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
		}
		catch (final InvalidPathException e) { // no name of a file
			return Optional.empty();
		}
	}

	private static String refusal(final NeuroMlFile content) {
		if (!content.references.isEmpty())
			return "the cell " + SwcReader.quoted(content.references.get(0).cell())
				+ " in this NeuroML file has no morphology; give a file of a cell that has one";
		final String what = content.contents.entrySet().stream()
			.filter(entry -> !Set.of("include", "notes", "annotation", "property").contains(entry.getKey()))
			.limit(5).map(entry -> entry.getKey() + (entry.getValue().isEmpty() ? "" : " " + SwcReader.quoted(entry.getValue())))
			.collect(Collectors.joining(", "));
		final String cells = content.included.stream().filter(name -> name.contains("cell")).limit(5).map(SwcReader::quoted)
			.collect(Collectors.joining(", "));
		return "this NeuroML file holds no morphology" + (what.isEmpty() ? "" : " but " + what) + "; give the file of a cell" +
			(cells.isEmpty() ? "" : ", such as " + cells);
	}
}
