/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Section;
import org.dendritej.morphology.Location;

/**
 * Compartments at which something is tried that takes too long to be tried at all: every section has some, evenly spaced, and what lies between is
 * interpolated along the section. Immutable.
 */
final class SampledPlaces {

	private final CableModel cable;
	private final List<int[]> ofSection = new ArrayList<>();
	private final int[] order;

	/** Chooses places. @param most about how many; a section has one at least */
	SampledPlaces(final CableModel cable, final int most) {
		this(cable, Math.min(1, (double) most / cable.compartments()), section -> true);
	}

	private SampledPlaces(final CableModel cable, final double part, final Predicate<Section> where) {
		this.cable = cable;
		final List<Integer> all = new ArrayList<>();
		for (final Section section : cable.sections()) {
			if (!where.test(section)) {
				ofSection.add(new int[0]);
				continue;
			}
			final int number = (int) Math.max(1, Math.rint(part * section.compartments()));
			final int[] chosen = new int[number];
			for (int k = 0; k < number; k++) {
				chosen[k] = section.firstCompartment() + (int) ((k + 0.5) / number * section.compartments());
				all.add(chosen[k]);
			}
			ofSection.add(chosen);
		}
		order = scattered(all);
	}

	/** Places in the dendrites. @param least how many there are at least, if there are as many compartments */
	static SampledPlaces inDendrites(final CableModel cable, final int least) {
		final int all = cable.sections().stream().filter(EndBranches::isDendrite).mapToInt(Section::compartments).sum();
		for (int wanted = least; wanted < all; wanted += Math.max(1, least / 50)) {
			final SampledPlaces places = new SampledPlaces(cable, (double) wanted / all, EndBranches::isDendrite);
			if (places.number() >= least)
				return places;
		}
		return new SampledPlaces(cable, 1, EndBranches::isDendrite);
	}

	/** All over the neuron from the beginning, so that what has been finished when somebody cancels shows something of all of it. */
	private static int[] scattered(final List<Integer> all) {
		final int n = all.size();
		int stride = Math.max(1, (int) (0.618 * n));
		while (gcd(stride, n) != 1)
			stride++;
		final int[] order = new int[n];
		for (int i = 0; i < n; i++)
			order[i] = all.get((int) ((long) i * stride % n));
		return order;
	}

	private static int gcd(final int a, final int b) {
		return b == 0 ? a : gcd(b, a % b);
	}

	/** How many there are. */
	int number() {
		return order.length;
	}

	/** The compartment of a place. */
	int compartment(final int place) {
		return order[place];
	}

	/** The middle of the compartment of a place. */
	Location location(final int place) {
		return location(cable, order[place]);
	}

	static Location location(final CableModel cable, final int compartment) {
		return new Location.OnSection(cable.section(compartment), cable.fraction(compartment));
	}

	/**
	 * Values for all compartments.
	 *
	 * @param values of the first places, shape [finished]
	 * @return shape [compartments]; NaN on sections of which no place has been finished
	 */
	double[] everywhere(final List<Double> values) {
		final double[] at = new double[cable.compartments()], everywhere = new double[at.length];
		Arrays.fill(at, Double.NaN);
		for (int i = 0; i < values.size(); i++)
			at[order[i]] = values.get(i);
		for (final Section section : cable.sections()) {
			final int[] known = Arrays.stream(ofSection.get(section.index())).filter(c -> !Double.isNaN(at[c])).toArray();
			for (int c = section.firstCompartment(); c < section.firstCompartment() + section.compartments(); c++)
				everywhere[c] = interpolated(c, known, at);
		}
		return everywhere;
	}

	private static double interpolated(final int c, final int[] known, final double[] at) {
		if (known.length == 0)
			return Double.NaN;
		final int found = Arrays.binarySearch(known, c);
		if (found >= 0)
			return at[c];
		final int above = -found - 1;
		if (above == 0 || above == known.length)
			return at[known[Math.min(above, known.length - 1)]];
		final double part = (double) (c - known[above - 1]) / (known[above] - known[above - 1]);
		return (1 - part) * at[known[above - 1]] + part * at[known[above]];
	}
}
