/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;

import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;

/**
 * Writes the morphology of cells as NeuroML 2 (Cannon et al. 2014, Front Neuroinform 8:79, doi:10.3389/fninf.2014.00079), in µm, one cell for each connected
 * tree. Unbranched stretches become groups of segments marked as sections, and these the groups soma_group, axon_group and dendrite_group, which programs
 * paint mechanisms on; groups named after apical dendrites and after other structure types keep what these three do not say. {@link NeuroMlReader} makes the
 * same morphology of it. Numbers keep all their digits.
 */
public final class NeuroMlWriter {

	/** Beginning of the names of groups that hold one structure type. */
	static final String TYPE_GROUP = "swc_type_";

	private static final String SECTION = "sao864921383";

	private final Writer out;

	private NeuroMlWriter(final Writer out) {
		this.out = out;
	}

	/**
	 * Writes a file, whole or not at all.
	 *
	 * @param file where; an existing one is replaced
	 * @param reconstruction all of whose trees are written
	 * @throws IOException from the disk; nothing is left behind
	 * @throws ReconstructionException if nobody says how long its unit is
	 */
	public static void write(final Path file, final Reconstruction reconstruction) throws IOException {
		final Reconstruction scaled = Fitted.inMicrometres(reconstruction, Double.NaN);
		WholeFile.writeText(file, out -> new NeuroMlWriter(out).write(scaled));
	}

	/**
	 * The content of the file.
	 *
	 * @param reconstruction all of whose trees are written
	 * @return XML
	 * @throws ReconstructionException if nobody says how long its unit is
	 */
	public static String text(final Reconstruction reconstruction) {
		final StringWriter text = new StringWriter();
		try {
			new NeuroMlWriter(text).write(Fitted.inMicrometres(reconstruction, Double.NaN));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e); // a string has no disk
		}
		return text.toString();
	}

	private void write(final Reconstruction reconstruction) throws IOException {
		final String name = identifier(reconstruction.name());
		out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<neuroml xmlns=\"http://www.neuroml.org/schema/neuroml2\"" +
			" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://www.neuroml.org/schema/neuroml2 " +
			"https://raw.githubusercontent.com/NeuroML/NeuroML2/master/Schemas/NeuroML2/NeuroML_v2.3.xsd\" id=\"" + name + "\">\n");
		final List<Reconstruction> trees = Fitted.joined(reconstruction).split();
		for (int k = 0; k < trees.size(); k++)
			writeCell(trees.size() == 1 ? name : name + "_" + k, Fitted.withoutRepeatedJoints(trees.get(k)));
		out.write("</neuroml>\n");
	}

	/** Letters, digits and underscores, not beginning with a digit, as names of NeuroML have to be. */
	private static String identifier(final String name) {
		final String plain = name.replaceFirst("(?<=.)(\\.(CNG|swc|eswc|asc|xml|traces|gz|cell|nml|txt|ndf|zip|roi))+$", "")
			.replaceAll("[^A-Za-z0-9_]", "_");
		return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "cell_" + plain : plain;
	}

	private void writeCell(final String name, final Reconstruction tree) throws IOException {
		final SegmentPlan plan = new SegmentPlan(tree.points(), tree.joints());
		out.write("  <cell id=\"" + name + "\">\n    <morphology id=\"morphology_" + name + "\">\n");
		final int[] order = plan.order();
		for (final int segment : order)
			writeSegment(segment, plan);
		writeGroups(plan, order);
		out.write("    </morphology>\n  </cell>\n");
	}

	private void writeSegment(final int segment, final SegmentPlan plan) throws IOException {
		out.write("      <segment id=\"" + segment + "\">\n");
		final int parent = plan.parent(segment);
		if (parent != SegmentPlan.NONE)
			out.write("        <parent segment=\"" + parent + (plan.atBeginning(segment) ? "\" fractionAlong=\"0\"/>\n" : "\"/>\n"));
		final SamplePoint proximal = plan.proximal(segment);
		if (proximal != null)
			writeEnd("proximal", proximal);
		writeEnd("distal", plan.distal(segment));
		out.write("      </segment>\n");
	}

	private void writeEnd(final String end, final SamplePoint at) throws IOException {
		out.write("        <" + end + " x=\"" + Decimal.text(at.x()) + "\" y=\"" + Decimal.text(at.y()) + "\" z=\"" + Decimal.text(at.z()) +
			"\" diameter=\"" + Decimal.text(2 * at.radius()) + "\"/>\n");
	}

	private void writeGroups(final SegmentPlan plan, final int[] order) throws IOException {
		final int[] typeOf = new int[plan.sectionCount()], next = new int[plan.segments()], first = new int[plan.sectionCount()], last =
			new int[plan.sectionCount()];
		Arrays.fill(first, SegmentPlan.NONE);
		Arrays.fill(next, SegmentPlan.NONE);
		for (final int segment : order) {
			final int section = plan.section(segment);
			typeOf[section] = plan.distal(segment).type();
			if (first[section] == SegmentPlan.NONE)
				first[section] = segment;
			else
				next[last[section]] = segment;
			last[section] = segment;
		}
		for (int section = 0; section < typeOf.length; section++) {
			open(sectionName(section, typeOf[section]), SECTION);
			for (int segment = first[section]; segment != SegmentPlan.NONE; segment = next[segment])
				out.write("        <member segment=\"" + segment + "\"/>\n");
			out.write("      </segmentGroup>\n");
		}
		writeGroup("all", "", typeOf, type -> true);
		writeGroup("soma_group", "GO:0043025", typeOf, type -> type == Types.SOMA);
		writeGroup("axon_group", "GO:0030424", typeOf, type -> type == Types.AXON);
		writeGroup("dendrite_group", "GO:0030425", typeOf, type -> type != Types.SOMA && type != Types.AXON);
		writeGroup("apical_dendrite_group", "", typeOf, type -> type == Types.APICAL);
		final TreeMap<Integer, Integer> others = new TreeMap<>();
		for (final int type : typeOf)
			if (type < Types.SOMA || type > Types.APICAL)
				others.merge(type, 1, Integer::sum);
		for (final int other : others.keySet())
			writeGroup(TYPE_GROUP + String.valueOf(other).replace("-", "minus_"), "", typeOf, type -> type == other);
	}

	private void writeGroup(final String name, final String term, final int[] typeOf, final IntPredicate inside)
		throws IOException {
		boolean any = false;
		for (int section = 0; section < typeOf.length; section++)
			if (inside.test(typeOf[section])) {
				if (!any)
					open(name, term);
				any = true;
				out.write("        <include segmentGroup=\"" + sectionName(section, typeOf[section]) + "\"/>\n");
			}
		if (any)
			out.write("      </segmentGroup>\n");
	}

	private void open(final String name, final String term) throws IOException {
		out.write("      <segmentGroup id=\"" + name + (term.isEmpty() ? "\">\n" : "\" neuroLexId=\"" + term + "\">\n"));
	}

	private static String sectionName(final int section, final int type) {
		final String kind = switch (type) {
			case Types.SOMA -> "soma_";
			case Types.AXON -> "axon_";
			case Types.BASAL -> "dend_";
			case Types.APICAL -> "apic_";
			default -> "neurite_";
		};
		return kind + section;
	}
}
