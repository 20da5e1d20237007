/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.simulation.Impedance;

/**
 * Places in the dendrites that are electrically independent of each other: the index (Z1 + Z2) / (2 Z12) − 1 of their input impedances and the one between
 * them, at 0 Hz, is at least a criterion for any two of them. Wybo, Torben-Nielsen, Nevian &amp; Gewaltig (2019), Cell Reports 26:1759–1773,
 * doi:10.1016/j.celrep.2019.01.074. Places are taken in the order of their input impedance, each that is independent of all before it.
 *
 * @param criterion the least index of two independent places
 * @param places their compartments
 */
public record Subunits(double criterion, List<Integer> places) {

	/** Copies. */
	public Subunits {
		places = List.copyOf(places);
	}

	/**
	 * Finds them.
	 *
	 * @param steady impedances at 0 Hz
	 * @param cable the neuron
	 * @param criterion the least index of two independent places, above 0
	 * @return at least one subunit if there are dendrites
	 */
	public static Subunits of(final Impedance steady, final CableModel cable, final double criterion) {
		final int[] dendrites = IntStream.range(0, cable.compartments())
			.filter(c -> EndBranches.isDendrite(cable.sections().get(cable.section(c)))).toArray();
		final double[] least = new double[cable.compartments()];
		Arrays.fill(least, Double.POSITIVE_INFINITY);
		final List<Integer> places = new ArrayList<>();
		while (true) {
			int next = -1;
			for (final int c : dendrites)
				if (least[c] >= criterion && (next < 0 || steady.input(c).re() > steady.input(next).re()))
					next = c;
			if (next < 0)
				return new Subunits(criterion, places);
			places.add(next);
			final double[] index = indices(steady, cable, next);
			for (final int c : dendrites)
				least[c] = c == next ? -1 : Math.min(least[c], index[c]);
		}
	}

	/** How independent a compartment is of all others; 0 of itself. @return shape [compartments] */
	static double[] indices(final Impedance steady, final CableModel cable, final int from) {
		final double[] re = new double[cable.compartments()], im = new double[re.length];
		steady.transfers(from, re, im);
		final double own = steady.input(from).re();
		return IntStream.range(0, re.length).mapToDouble(c -> (own + steady.input(c).re()) / (2 * re[c]) - 1).toArray();
	}

	/**
	 * To which of them each compartment belongs: the one from which it is least independent.
	 *
	 * @param steady impedances at 0 Hz
	 * @param cable the neuron
	 * @return numbers from 1, NaN outside the dendrites, shape [compartments]
	 */
	double[] everywhere(final Impedance steady, final CableModel cable) {
		final double[] least = new double[cable.compartments()], number = new double[least.length];
		Arrays.fill(least, Double.POSITIVE_INFINITY);
		Arrays.fill(number, Double.NaN);
		for (int k = 0; k < places.size(); k++) {
			final double[] index = indices(steady, cable, places.get(k));
			for (int c = 0; c < index.length; c++)
				if (index[c] < least[c] && EndBranches.isDendrite(cable.sections().get(cable.section(c)))) {
					least[c] = index[c];
					number[c] = k + 1;
				}
		}
		return number;
	}
}
