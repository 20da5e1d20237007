/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.Arrays;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Section;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Types;

/** Ways along the neuron. Immutable. */
final class Paths {

	private final CableModel cable;
	private final int[] parent;

	Paths(final CableModel cable) {
		this.cable = cable;
		parent = cable.parents();
	}

	/** The compartment of the soma, or of the root of a neuron without soma. */
	static int soma(final CableModel cable) {
		return cable.locate(Location.SOMA).compartment();
	}

	/** Which compartments lie on the way from one to another, both included. @return shape [compartments] */
	boolean[] between(final int one, final int other) {
		final boolean[] passed = new boolean[parent.length];
		int a = cable.node(one), b = cable.node(other);
		passed[a] = passed[b] = true;
		while (a != b)
			if (a > b)
				passed[a = parent[a]] = true;
			else
				passed[b = parent[b]] = true;
		final boolean[] compartments = new boolean[cable.compartments()];
		for (int c = 0; c < compartments.length; c++)
			compartments[c] = passed[cable.node(c)];
		return compartments;
	}

	/** Which compartments lie behind one as seen from the soma, itself left out. @return shape [compartments] */
	boolean[] behind(final int compartment) {
		final boolean[] behind = new boolean[parent.length];
		for (int i = cable.node(compartment) + 1; i < parent.length; i++)
			behind[i] = parent[i] == cable.node(compartment) || behind[parent[i]];
		final boolean[] compartments = new boolean[cable.compartments()];
		for (int c = 0; c < compartments.length; c++)
			compartments[c] = behind[cable.node(c)];
		return compartments;
	}

	/**
	 * Distances from one compartment to all along the neuron; as in path distances, the soma has no length.
	 *
	 * @param from compartment
	 * @param lengths of the compartments in any unit, shape [compartments]
	 * @return in that unit, shape [compartments]
	 */
	double[] distances(final int from, final double[] lengths) {
		final int sections = cable.sections().size();
		final double[] start = new double[sections], end = new double[sections], middle = new double[lengths.length];
		for (final Section section : cable.sections()) {
			final int s = section.index();
			start[s] = section.parent() < 0 ? 0 : at(section.parent(), section.parentFraction(), start, end);
			double here = start[s];
			for (int c = section.firstCompartment(); c < section.firstCompartment() + section.compartments(); c++) {
				final double length = section.type() == Types.SOMA ? 0 : lengths[c];
				middle[c] = here + length / 2;
				here += length;
			}
			end[s] = here;
		}
		final double[] entry = new double[sections]; // where the way to the start leaves each section above it; NaN elsewhere
		Arrays.fill(entry, Double.NaN);
		entry[cable.section(from)] = middle[from];
		for (Section s = cable.sections().get(cable.section(from)); s.parent() >= 0; s = cable.sections().get(s.parent()))
			entry[s.parent()] = start[s.index()];
		final double[] distances = new double[lengths.length];
		for (int c = 0; c < lengths.length; c++) {
			Section s = cable.sections().get(cable.section(c));
			double here = middle[c];
			while (Double.isNaN(entry[s.index()])) {
				here = start[s.index()];
				s = cable.sections().get(s.parent());
			}
			distances[c] = middle[c] - here + Math.abs(here - entry[s.index()]) + middle[from] - entry[s.index()];
		}
		return distances;
	}

	private static double at(final int section, final double fraction, final double[] start, final double[] end) {
		return start[section] + fraction * (end[section] - start[section]);
	}

	/** Distances in µm, see {@link #distances(int, double[])}. */
	double[] distances(final int from) {
		final double[] lengths = new double[cable.compartments()];
		for (int c = 0; c < lengths.length; c++)
			lengths[c] = cable.length(c);
		return distances(from, lengths);
	}
}
