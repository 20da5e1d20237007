/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.dendritej.morphology.Types;

/**
 * The groups of segments of one morphology of NeuroML, and what they say about structure types. Groups of the standard names and those which carry the term
 * of an ontology decide between soma, axon and dendrite, then groups whose name says it, then names of segments; any group named after apical dendrites
 * makes its dendrites apical. Groups such as {@link NeuroMlWriter} writes for types that have no name decide before all others. Not thread-safe.
 */
final class SegmentGroups {

	/** One group as it stands in the file. */
	static final class Group {

		final List<String> members = new ArrayList<>();
		final List<String> included = new ArrayList<>();
		/** First and last segment of paths, and first of whole branches with null. */
		final List<String[]> ways = new ArrayList<>();
		/** Term of an ontology or the name under "group" in NeuroML 1; empty if there is none. */
		String term = "";
		/** Where along its parent the first segment of a cable of NeuroML 1 is joined; NaN if that is not said. */
		double fraction = Double.NaN;
	}

	/** Kinds by strength: what says so. */
	private static final int BY_SEGMENT = 1, BY_NAME = 2, BY_STANDARD = 3, BY_NUMBER = 4;
	private static final Pattern NUMBERED = Pattern.compile(NeuroMlWriter.TYPE_GROUP + "(minus_)?(\\d{1,10})");

	private static final long MAX_WORK = 200_000_000L;

	final Map<String, Group> groups = new LinkedHashMap<>();
	private int typed;
	private long work;

	/** The group of this name, a new one if there is none. */
	Group group(final String name) {
		return groups.computeIfAbsent(name, key -> new Group());
	}

	/** Number of groups that said something about types. */
	int typed() {
		return typed;
	}

	/** Gives every segment its type; the tree is connected. */
	void setTypes(final SegmentTree tree, final int[] order) {
		final int n = tree.segments.size();
		final int[] kind = new int[n], strength = new int[n];
		final boolean[] apical = new boolean[n];
		for (int i = 0; i < n; i++)
			set(i, named(tree.segments.get(i).name), BY_SEGMENT, kind, strength, apical);
		groups.forEach((name, group) -> {
			final Matcher numbered = NUMBERED.matcher(name);
			if (numbered.matches() && Long.parseLong(numbered.group(2)) <= Integer.MAX_VALUE) {
				typed++;
				final int type = Integer.parseInt(numbered.group(2)) * (numbered.group(1) == null ? 1 : -1);
				members(name, tree, order).forEach(i -> {
					kind[i] = type;
					strength[i] = BY_NUMBER;
				});
				return;
			}
			final int standard = standard(name, group.term), said = standard != Types.UNDEFINED ? standard : named(name);
			if (said == Types.UNDEFINED)
				return;
			typed++;
			members(name, tree, order)
				.forEach(i -> set(i, said, standard != Types.UNDEFINED ? BY_STANDARD : BY_NAME, kind, strength, apical));
		});
		for (int i = 0; i < n; i++)
			tree.segments.get(i).type = apical[i] && kind[i] == Types.BASAL ? Types.APICAL : kind[i];
	}

	/** Of what is equally strong soma wins over axon, and axon over dendrite. */
	private static void set(final int i, final int type, final int by, final int[] kind, final int[] strength, final boolean[] apical) {
		if (type == Types.UNDEFINED)
			return;
		apical[i] |= type == Types.APICAL;
		final int main = type == Types.APICAL ? Types.BASAL : type;
		if (by > strength[i] || by == strength[i] && main < kind[i]) {
			kind[i] = main;
			strength[i] = by;
		}
	}

	private static int standard(final String name, final String term) {
		return switch (term.toLowerCase(Locale.ROOT)) {
			case "go:0043025", "sao1044911821", "soma_group" -> Types.SOMA;
			case "go:0030424", "sao1770195789", "axon_group" -> Types.AXON;
			case "go:0030425", "sao1211023249", "dendrite_group" -> named(name) == Types.APICAL ? Types.APICAL : Types.BASAL;
			default -> switch (name.toLowerCase(Locale.ROOT)) {
				case "soma_group" -> Types.SOMA;
				case "axon_group" -> Types.AXON;
				case "dendrite_group" -> Types.BASAL;
				default -> Types.UNDEFINED;
			};
		};
	}

	/** The type that a name speaks of, if it speaks of one only. */
	private static int named(final String name) {
		final String lower = name.toLowerCase(Locale.ROOT);
		final boolean soma = lower.contains("soma") || lower.contains("cell_body") || lower.contains("cellbody");
		final boolean axon = lower.contains("axon") || lower.contains("hillock") || lower.equals("ais");
		final boolean apical = lower.contains("apic");
		final boolean dendrite = apical || lower.contains("dend") || lower.contains("basal");
		if ((soma ? 1 : 0) + (axon ? 1 : 0) + (dendrite ? 1 : 0) != 1)
			return Types.UNDEFINED;
		return soma ? Types.SOMA : axon ? Types.AXON : apical ? Types.APICAL : Types.BASAL;
	}

	/** Indices of the segments in a group, those of included groups with them, some perhaps twice. */
	private IntStream members(final String name, final SegmentTree tree, final int[] order) {
		final IntStream.Builder inside = IntStream.builder();
		final Deque<String> open = new ArrayDeque<>(List.of(name));
		final Set<String> seen = new HashSet<>(open);
		while (!open.isEmpty()) {
			final Group group = groups.get(open.pop());
			if (group == null)
				continue;
			work += 1 + group.members.size() + group.included.size() + group.ways.size() * (long) order.length;
			if (work > MAX_WORK)
				throw new ReconstructionException(tree.name, tree.line,
					"its groups of segments include each other too often to be followed; simplify them");
			for (final String member : group.members)
				if (tree.index(member) >= 0)
					inside.add(tree.index(member));
			for (final String[] way : group.ways)
				follow(way, tree, order, inside);
			for (final String included : group.included)
				if (seen.add(included))
					open.push(included);
		}
		return inside.build();
	}

	private static void follow(final String[] way, final SegmentTree tree, final int[] order, final IntStream.Builder inside) {
		final int from = tree.index(way[0]);
		if (way[1] != null) { // a path: from its end back to its beginning
			for (int i = tree.index(way[1]); i >= 0; i = i == from ? -1 : tree.parent(i))
				inside.add(i);
			return;
		}
		final boolean[] below = new boolean[order.length];
		for (final int i : order)
			if (i == from || tree.parent(i) >= 0 && below[tree.parent(i)]) {
				below[i] = true;
				inside.add(i);
			}
	}

	/** Hands the fractions of cables to their first segments: those whose parent is not in the same cable. */
	void setFractions(final SegmentTree tree, final Map<String, String> cableOfSegment) {
		final Map<Integer, String> cables = new HashMap<>();
		cableOfSegment.forEach((segment, cable) -> cables.put(tree.index(segment), cable));
		for (int i = 0; i < tree.segments.size(); i++) {
			final Group cable = groups.get(cables.getOrDefault(i, ""));
			final int parent = tree.index(String.valueOf(tree.segments.get(i).parent));
			if (cable != null && !Double.isNaN(cable.fraction) && parent >= 0 && !cables.get(i).equals(cables.get(parent)))
				tree.segments.get(i).fraction = cable.fraction;
		}
	}
}
