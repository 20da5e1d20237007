/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLStreamConstants;

/** What one file of NeuroML, version 1 or 2, says about morphologies, before anything is looked up. Read once; not thread-safe. */
final class NeuroMlFile {

	/** Segments and groups that belong together. */
	static final class Shape {

		final SegmentTree tree;
		final SegmentGroups groups = new SegmentGroups();
		/** Cables of NeuroML 1 by the id of the segment. */
		final Map<String, String> cableOfSegment = new HashMap<>();

		Shape(final String name, final int line) {
			tree = new SegmentTree(name, line);
		}
	}

	/**
	 * A cell whose morphology stands elsewhere.
	 *
	 * @param cell its name
	 * @param morphology the name of the morphology, empty if it has none
	 * @param line where the cell begins
	 */
	record Reference(String cell, String morphology, int line) {
	}

	private static final int MAX_SEGMENTS = PointTable.MAX_POINTS / 2;

	private final XmlSource xml;
	/** Morphologies inside cells, in the order of the file. */
	final List<Shape> cells = new ArrayList<>();
	/** Morphologies that stand alone, by name. */
	final Map<String, Shape> morphologies = new LinkedHashMap<>();
	final List<Reference> references = new ArrayList<>();
	/** Names of included files as they are written. */
	final List<String> included = new ArrayList<>();
	/** Elements right below the root with the first name of each, for messages. */
	final Map<String, String> contents = new LinkedHashMap<>();
	/** Unit of length in NeuroML 1, or null. */
	String unit;
	private int segments;

	private NeuroMlFile(final XmlSource xml) {
		this.xml = xml;
	}

	static NeuroMlFile read(final SourceFile source) throws IOException {
		try (XmlSource xml = new XmlSource(source)) {
			final NeuroMlFile file = new NeuroMlFile(xml);
			file.readDocument();
			return file;
		}
	}

	private void readDocument() throws IOException {
		int depth = 0;
		for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
			if (event == XMLStreamConstants.END_ELEMENT) {
				depth--;
				continue;
			}
			if (depth == 0)
				readRoot();
			if (depth == 1)
				contents.putIfAbsent(xml.name(), nameOr(""));
			switch (xml.name()) {
				case "cell", "cell2CaPools" -> readCell();
				case "morphology" -> {
					final String name = nameOr("morphology");
					final Shape shape = new Shape(name, xml.line());
					readShape(shape);
					morphologies.putIfAbsent(name, shape);
				}
				case "include" -> {
					if (xml.attribute("href") != null)
						included.add(xml.attribute("href").strip());
					depth++;
				}
				default -> depth++;
			}
		}
	}

	private void readRoot() {
		if (!xml.name().equals("neuroml") && !xml.name().equals("morphml"))
			throw xml.problem("the root of this XML is <" + xml.name() + ">, expected <neuroml> or <morphml>");
		for (final String attribute : new String[] { "lengthUnits", "length_units" })
			if (xml.attribute(attribute) != null)
				unit = xml.attribute(attribute).strip();
	}

	private String nameOr(final String other) {
		final String id = xml.attribute("id"), name = xml.attribute("name");
		return id != null ? id : name != null ? name : other;
	}

	private void readCell() throws IOException {
		final int line = xml.line();
		final String name = nameOr("cell"), elsewhere = xml.attribute("morphology");
		final Shape shape = new Shape(name, line);
		readShape(shape);
		if (shape.tree.segments.isEmpty())
			references.add(new Reference(name, elsewhere == null ? "" : elsewhere.strip(), line));
		else
			cells.add(shape);
	}

	/** The rest of a cell or a morphology. */
	private void readShape(final Shape shape) throws IOException {
		SegmentGroups.Group group = null;
		String from = null, to = null;
		for (int depth = 1; depth > 0;) {
			final boolean starts = xml.next() == XMLStreamConstants.START_ELEMENT;
			depth += starts ? 1 : -1;
			final String element = xml.name();
			if (!starts) {
				if (group != null && (element.equals("path") || element.equals("subTree")) && from != null)
					group.ways.add(new String[] { from, element.equals("path") ? to == null ? from : to : null });
				if (element.equals("path") || element.equals("subTree"))
					from = to = null;
				if (element.equals("segmentGroup") || element.equals("cable") || element.equals("cablegroup"))
					group = null;
				continue;
			}
			switch (element) {
				case "segment" -> {
					if (group == null) {
						readSegment(shape);
						depth--;
					}
				}
				case "segmentGroup" -> {
					group = shape.groups.group(nameOr(""));
					final String term = xml.attribute("neuroLexId");
					group.term = term == null ? "" : term.strip();
				}
				case "cablegroup" -> group = shape.groups.group(nameOr(""));
				case "member" -> addTo(group == null ? null : group.members, "segment");
				case "include" -> addTo(group == null ? null : group.included, "segmentGroup");
				case "from" -> from = xml.attribute("segment");
				case "to" -> to = xml.attribute("segment");
				case "cable" -> {
					if (group != null)
						group.included.add(cable(nameOr("")));
					else
						group = readCable(shape);
				}
				case "group" -> {
					if (group != null) {
						group.term = stronger(group.term, xml.text(200));
						depth--;
					}
				}
				default -> { // notes, annotations and biophysics
				}
			}
		}
	}

	private void addTo(final List<String> list, final String attribute) {
		if (list != null && xml.attribute(attribute) != null)
			list.add(xml.attribute(attribute).strip());
	}

	private static String cable(final String id) {
		return "cable " + id;
	}

	/** A cable is a group of its own under its id, which its name, if it has one, includes. */
	private SegmentGroups.Group readCable(final Shape shape) {
		final String id = cable(String.valueOf(xml.attribute("id"))), name = xml.attribute("name");
		final SegmentGroups.Group cable = shape.groups.group(id);
		for (final String attribute : new String[] { "fractAlongParent", "fract_along_parent" })
			if (xml.attribute(attribute) != null)
				cable.fraction = fraction(attribute);
		if (name != null)
			shape.groups.group(name).included.add(id);
		return cable;
	}

	/** Of the groups a cable of NeuroML 1 is in the first that says a type. */
	private static String stronger(final String before, final String group) {
		return before.isEmpty() || !before.endsWith("_group") || before.equals("all") ? group : before;
	}

	private double fraction(final String attribute) {
		final double fraction = xml.length(attribute);
		if (!(fraction >= 0 && fraction <= 1))
			throw xml.problem("the attribute " + attribute + " is " + fraction + "; a fraction of a segment lies between 0 and 1");
		return fraction;
	}

	private void readSegment(final Shape shape) throws IOException {
		if (++segments > MAX_SEGMENTS)
			throw xml.problem("this is segment " + segments + " of the file; at most " + MAX_SEGMENTS + " can be read");
		final int line = xml.line();
		final String id = xml.attribute("id"), name = xml.attribute("name"), cable = xml.attribute("cable");
		if (id == null)
			throw xml.problem("<segment> has no attribute id; every segment needs one, which its children name as their parent");
		final SegmentTree.Segment segment = new SegmentTree.Segment(name == null ? id : name, line);
		segment.parent = xml.attribute("parent") == null ? null : xml.attribute("parent").strip();
		for (int depth = 1; depth > 0;) {
			if (xml.next() != XMLStreamConstants.START_ELEMENT) {
				depth--;
				continue;
			}
			depth++;
			switch (xml.name()) {
				case "parent" -> {
					segment.parent = xml.attribute("segment") == null ? null : xml.attribute("segment").strip();
					if (xml.attribute("fractionAlong") != null)
						segment.fraction = fraction("fractionAlong");
				}
				case "proximal" -> segment.proximal = end();
				case "distal" -> segment.distal = end();
				default -> { // notes and properties
				}
			}
		}
		if (segment.distal == null)
			throw new ReconstructionException(xml.file(), line,
				"segment " + SwcReader.quoted(id) + " has no distal end; give its x, y, z and diameter");
		if (!shape.tree.add(id.strip(), segment))
			throw new ReconstructionException(xml.file(), line, "there is another segment with the id " + SwcReader.quoted(id) + " in " +
				SwcReader.quoted(shape.tree.name) + "; ids must differ");
		if (cable != null) {
			shape.groups.group(cable(cable.strip())).members.add(id.strip());
			shape.cableOfSegment.put(id.strip(), cable(cable.strip()));
		}
	}

	private double[] end() {
		return new double[] { xml.length("x"), xml.length("y"), xml.length("z"),
			xml.attribute("diameter") == null ? 0 : xml.length("diameter") };
	}
}
