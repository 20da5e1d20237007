/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import javax.xml.stream.XMLStreamConstants;

import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;

/**
 * Reads XML files of Neurolucida and other programs of MBF Bioscience, with the root {@code <mbf>}: trees of nested branches in µm, with diameters.
 *
 * <p>
 * As in {@link NeurolucidaAsciiReader} the first point of a branch is the child of the last point of the branch around it, contours of cell bodies become
 * somas, and other contours, markers, spines, punctae, vessels and texts are counted and left out.
 */
public final class NeurolucidaXmlReader {

	/** Branches of an axon can be nested deeply. */
	private static final int MAX_DEPTH = 10_000;

	private final XmlSource xml;
	private final Findings findings = new Findings();
	private final NeurolucidaCells cells;
	/** Of each branch around the current one the last point before it began. */
	private int[] before = new int[64];

	private NeurolucidaXmlReader(final XmlSource xml, final String file) {
		this.xml = xml;
		cells = new NeurolucidaCells(file, findings);
	}

	/**
	 * Reads a file as Neurolucida XML.
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
		try (XmlSource xml = new XmlSource(source, MAX_DEPTH)) {
			final NeurolucidaXmlReader reader = new NeurolucidaXmlReader(xml, source.name());
			reader.readDocument();
			return reader.cells.reconstruction();
		}
	}

	private void readDocument() throws IOException {
		boolean inside = false;
		for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
			if (event != XMLStreamConstants.START_ELEMENT)
				continue;
			if (!inside && !xml.name().equals("mbf"))
				throw xml.problem("the root of this XML is <" + xml.name() + ">, expected <mbf> as in a file of Neurolucida");
			inside = true;
			switch (xml.name()) {
				case "tree" -> readTree();
				case "contour" -> readContour();
				case "marker" -> leaveOut("markers", "Markers are no part of the neuron and were left out.");
				case "text" -> leaveOut("texts", "Texts that stand beside the neuron were left out.");
				case "vessel" -> leaveOut("vessels", "Blood vessels were left out.");
				default -> { // facts about images and sections, and what is around trees
				}
			}
		}
	}

	private void leaveOut(final String kind, final String action) throws IOException {
		findings.add(kind, xml.line(), action);
		skip();
	}

	/** Reads to the end of the current element. */
	private void skip() throws IOException {
		for (int depth = 1; depth > 0;)
			depth += xml.next() == XMLStreamConstants.START_ELEMENT ? 1 : -1;
	}

	private void readTree() throws IOException {
		final String said = xml.attribute("type");
		final int type = NeurolucidaCells.type(said == null ? "" : said.strip());
		if (type == Types.UNDEFINED)
			findings.add("tree without type", xml.line(), "It is neither called axon nor dendrite; its points stay of undefined type.");
		int last = SamplePoint.NO_PARENT;
		for (int depth = 1; depth > 0;) {
			if (xml.next() == XMLStreamConstants.END_ELEMENT) {
				last = --depth > 0 ? before[depth] : SamplePoint.NO_PARENT;
				continue;
			}
			switch (xml.name()) {
				case "point" -> {
					final int index = readPoint(type);
					if (last != SamplePoint.NO_PARENT)
						cells.points().connect(index, last);
					last = index;
					skip();
				}
				case "branch" -> {
					if (depth == before.length)
						before = Arrays.copyOf(before, 2 * depth);
					before[depth++] = last;
				}
				case "spine" -> leaveOut("spines", "Spines were left out; a model may account for their membrane.");
				case "marker", "punctum", "varicosity" -> leaveOut("markers", "Markers are no part of the neuron and were left out.");
				default -> skip();
			}
		}
	}

	private void readContour() throws IOException {
		final int line = xml.line();
		final String name = xml.attribute("name");
		boolean soma = name != null && NeurolucidaCells.isSoma(name);
		final int from = cells.points().size();
		for (int depth = 1; depth > 0;) {
			if (xml.next() == XMLStreamConstants.END_ELEMENT) {
				depth--;
				continue;
			}
			depth++;
			if (depth == 2 && xml.name().equals("point"))
				readPoint(Types.SOMA);
			if (xml.name().equals("property") && "cellbody".equalsIgnoreCase(xml.attribute("name")))
				soma = true;
		}
		if (soma)
			cells.contour(from, line);
		else {
			cells.points().truncate(from);
			findings.add("other contours", line, "Contours that are not of a cell body were left out.");
		}
	}

	private int readPoint(final int type) {
		final double diameter = xml.attribute("d") == null ? 0 : xml.length("d");
		return cells.add(new double[] { xml.length("x"), xml.length("y"), xml.length("z"), diameter }, type, xml.line());
	}
}
