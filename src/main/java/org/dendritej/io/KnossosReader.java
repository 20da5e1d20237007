/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.xml.stream.XMLStreamConstants;

import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;

/**
 * Reads skeletons of KNOSSOS and webKnossos (.nml): nodes in voxels and edges without direction, in things. The size of a voxel, in nm unless the file says
 * otherwise, makes lengths of them, and its width makes radii. What is soma, axon or dendrite the format does not say. The first node of each connected
 * skeleton is its root; an edge that closes a ring is left out.
 */
public final class KnossosReader {

	private static final String[] AXES = { "x", "y", "z" };

	private final XmlSource xml;
	private final String file;
	private final Findings findings = new Findings();
	private final PointTable points;
	private final IdIndex nodes = new IdIndex();
	private final double[] scale = { 1, 1, 1 };
	private boolean hasScale;
	private String unit = "nm";
	private int things;
	/** Pairs of ids, and the line of each pair. */
	private long[] edges = new long[2048];
	private int[] edgeLines = new int[1024];
	private int edgeCount;

	private KnossosReader(final XmlSource xml, final String file) {
		this.xml = xml;
		this.file = file;
		points = new PointTable(file);
	}

	/**
	 * Reads a file as a skeleton of KNOSSOS.
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
		try (XmlSource xml = new XmlSource(source)) {
			final KnossosReader reader = new KnossosReader(xml, source.name());
			reader.readDocument();
			return reader.connected();
		}
	}

	private void readDocument() throws IOException {
		boolean inside = false;
		for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
			if (event != XMLStreamConstants.START_ELEMENT)
				continue;
			if (!inside && !xml.name().equals("things"))
				throw xml.problem("the root of this XML is <" + xml.name() + ">, expected <things> as in a file of KNOSSOS");
			inside = true;
			switch (xml.name()) {
				case "scale" -> readScale();
				case "thing" -> things++;
				case "node" -> readNode();
				case "edge" -> readEdge();
				default -> { // comments, branch points, and what the windows showed
				}
			}
		}
	}

	private void readScale() {
		for (int axis = 0; axis < 3; axis++) {
			scale[axis] = xml.length(AXES[axis]);
			if (!(scale[axis] > 0))
				throw xml.problem(
					"the size of a voxel in " + AXES[axis] + " is " + scale[axis] + ", expected a positive number; correct the scale");
		}
		hasScale = true;
		final String said = xml.attribute("unit");
		if (said != null && !said.isBlank())
			unit = said.strip();
		else
			if (Math.max(scale[0], Math.max(scale[1], scale[2])) < 1) {
				unit = "µm";
				findings.add("implausible units", xml.line(), "Voxels of " + scale[0] + " × " + scale[1] + " × " + scale[2] +
					" nm are smaller than atoms allow; their size was taken as given in µm. If it is not, give the length of one unit in µm (micrometresPerUnit).");
			}
	}

	private void readNode() {
		final String radius = xml.attribute("radius");
		final double value = radius == null || radius.isBlank() || radius.strip().equalsIgnoreCase("NaN") ? 0 : xml.length("radius");
		final int index = points.add(xml.length("x"), xml.length("y"), xml.length("z"), Math.max(0, value), Types.UNDEFINED, xml.line());
		if (value < 0)
			findings.add("negative radius", xml.line(), "Counts as missing.");
		else
			if (value == 0)
				findings.add("missing radius", xml.line(), "The file gives no radius; it is assumed when a morphology is made.");
		if (nodes.put(id("id"), index) != IdIndex.NONE)
			throw xml.problem("there is another node with the id " + xml.attribute("id") + "; ids must differ");
	}

	private long id(final String attribute) {
		final double id = xml.length(attribute);
		if (id != Math.rint(id))
			throw xml.problem("the attribute " + attribute + " is " + id + "; ids are whole numbers");
		return (long) id;
	}

	private void readEdge() {
		if (edgeCount == edgeLines.length) {
			edges = Arrays.copyOf(edges, 4 * edgeCount);
			edgeLines = Arrays.copyOf(edgeLines, 2 * edgeCount);
		}
		edges[2 * edgeCount] = id("source");
		edges[2 * edgeCount + 1] = id("target");
		edgeLines[edgeCount++] = xml.line();
	}

	private Reconstruction connected() {
		if (points.size() == 0)
			throw new ReconstructionException(file, "there is no node in this KNOSSOS file; give one with a skeleton");
		if (points.size() > 1 && edgeCount == 0)
			throw new ReconstructionException(file,
				"none of the " + points.size() + " nodes of this KNOSSOS file is connected to another; these are places, " +
					"and no skeleton");
		for (int i = 0; i < points.size(); i++)
			points.scale(i, scale);
		direct();
		if (!hasScale) {
			unit = "voxel";
			findings.add("pixels without size", 0,
				"The file does not say how large a voxel is; give the length of one unit in µm (micrometresPerUnit).");
		}
		findings.add("undefined type", points.size(), List.of(),
			"Skeletons have no types; all points stay undefined, which counts as dendrite.");
		findings.add("no soma", 0, "Skeletons have no soma; the root of the tree stands for it.");
		roots();
		final Frame frame = LengthUnit.micrometres(unit) == 1 ? Frame.MICROMETRES
			: new Frame(unit, LengthUnit.micrometres(unit), 0, 0, 0, Optional.empty());
		return points.toReconstruction(Set.of(), frame, findings);
	}

	private void roots() {
		int roots = 0;
		for (int i = 0; i < points.size(); i++)
			if (points.parent(i) == SamplePoint.NO_PARENT && roots++ > 0)
				findings.add("several roots", points.line(i),
					"The " + things + " things of the file hold more than one connected skeleton; " +
						"the longest is used unless another is chosen (tree).");
	}

	/** Makes parents of neighbours, from the first node of each skeleton on. Edges to nodes that are not there, and those that close rings, are left out. */
	private void direct() {
		final PointGraph graph = new PointGraph();
		int kept = 0;
		for (int k = 0; k < edgeCount; k++) {
			final int source = nodes.get(edges[2 * k]), target = nodes.get(edges[2 * k + 1]);
			if (source == IdIndex.NONE || target == IdIndex.NONE)
				findings.add("missing parent", edgeLines[k], "An edge to a node that is not in the file was left out.");
			else {
				graph.add(source, target);
				edgeLines[kept++] = edgeLines[k];
			}
		}
		graph.direct(points, new int[0], new int[points.size()],
			edge -> findings.add("edge that closes a ring", edgeLines[edge], "Neurites form no rings; such an edge was left out."));
	}
}
