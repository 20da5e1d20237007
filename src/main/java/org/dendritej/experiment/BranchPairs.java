/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Section;
import org.dendritej.experiment.Excitation.Response;
import org.dendritej.model.NeuronModel;
import org.dendritej.morphology.Location;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

/**
 * Two clusters on one branch or on two: protocol of Polsky, Mel &amp; Schiller (2004), Nat Neurosci 7:621–627, doi:10.1038/nn1253. Each cluster receives two pulses
 * at 50 Hz.
 *
 * @param first place of the first cluster
 * @param second place on the same branch, further out
 * @param other place on another branch; none if there is none
 * @param rows by number of synapses in each cluster
 */
public record BranchPairs(Location.OnSection first, Location.OnSection second, Optional<Location.OnSection> other, List<Row> rows) {

	/** Numbers of synapses in each cluster. */
	private static final List<Integer> NUMBERS = List.of(2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 25, 30, 40, 50, 60, 80, 100);
	/** Length over which each cluster is spread, µm. */
	private static final double SPREAD = 10;
	private static final List<Double> PULSES = List.of(Excitation.ONSET, Excitation.ONSET + 20);
	/** Where the first cluster sits on its branch, how near to the end the second may come, and where the third sits on its own. */
	private static final double FIRST = 0.35, LAST = 0.95, OTHER = 0.4;

	/**
	 * A number of synapses in each cluster. Peaks of the soma above rest, mV.
	 *
	 * @param number of synapses in each cluster
	 * @param first cluster alone
	 * @param second cluster alone
	 * @param other cluster on the other branch alone; NaN without
	 * @param within first and second together
	 * @param spikesWithin somatic spikes of both
	 * @param between first and other together; NaN without
	 * @param spikesBetween somatic spikes of both
	 */
	public record Row(int number, double first, double second, double other, double within, int spikesWithin, double between,
		int spikesBetween) {

		/**
		 * Peak of both on one branch over the sum of each alone.
		 *
		 * @return a pure number; NaN if they fire the cell
		 */
		public double ratioWithin() {
			return spikesWithin > 0 ? Double.NaN : within / (first + second);
		}

		/**
		 * Peak of both on two branches over the sum of each alone.
		 *
		 * @return a pure number; NaN if they fire the cell, or there is no other branch
		 */
		public double ratioBetween() {
			return spikesBetween > 0 ? Double.NaN : between / (first + other);
		}
	}

	/** Copies. */
	public BranchPairs {
		rows = List.copyOf(rows);
	}

	/** The numbers that are tried. */
	static List<Integer> numbers(final int most) {
		final List<Integer> numbers = new ArrayList<>(NUMBERS.stream().filter(n -> n < most).toList());
		numbers.add(most);
		return numbers;
	}

	/**
	 * Measures.
	 *
	 * @param model the membrane
	 * @param cable its compartments
	 * @param branch on which both lie
	 * @param other another branch
	 * @param apart distance of the two on one branch, µm; less where it is too short
	 * @param ampa peak conductance of each synapse, nS
	 * @param nmda peak conductance of each before the block, nS
	 * @param numbers of synapses in each cluster
	 * @param workers threads
	 * @param monitor told of progress
	 * @return with fewer rows if the monitor has stopped it
	 */
	public static BranchPairs of(final NeuronModel model, final CableModel cable, final Section branch, final Optional<Section> other,
		final double apart, final double ampa, final double nmda, final List<Integer> numbers, final Workers workers,
		final RunMonitor monitor) {
		final Location.OnSection first = new Location.OnSection(branch.index(), FIRST),
			second = new Location.OnSection(branch.index(), branch.length() > 0 ? Math.min(LAST, FIRST + apart / branch.length()) : LAST);
		final Optional<Location.OnSection> third = other.map(section -> new Location.OnSection(section.index(), OTHER));
		final List<List<Location.OnSection>> together = new ArrayList<>(List.of(List.of(first), List.of(second), List.of(first, second)));
		third.ifPresent(place -> together.addAll(List.of(List.of(place), List.of(first, place))));
		final int kinds = together.size();
		final List<Response> found = ManyRuns.measure(numbers.size() * kinds, cable, i -> {
			Excitation excitation = Excitation.of(ampa, nmda);
			for (final Location place : together.get(i % kinds))
				excitation = excitation.cluster(cable, place, SPREAD, numbers.get(i / kinds), PULSES);
			return excitation.trial(model, Excitation.ONSET + Excitation.AFTER, first);
		}, Excitation::response, workers, monitor);
		final List<Row> rows = new ArrayList<>();
		for (int k = 0; (k + 1) * kinds <= found.size(); k++) {
			final List<Response> row = found.subList(k * kinds, (k + 1) * kinds);
			final boolean two = third.isPresent();
			rows.add(new Row(numbers.get(k), row.get(0).soma(), row.get(1).soma(), two ? row.get(3).soma() : Double.NaN, row.get(2).soma(),
				row.get(2).spikes(), two ? row.get(4).soma() : Double.NaN, two ? row.get(4).spikes() : 0));
		}
		return new BranchPairs(first, second, third, rows);
	}

	/** The greatest ratio on one branch; NaN if there is none. */
	double greatestWithin() {
		return rows.stream().mapToDouble(Row::ratioWithin).filter(Double::isFinite).max().orElse(Double.NaN);
	}

	/** The ratio on two branches for the number of synapses whose ratio on one branch is greatest; NaN if there is none. */
	double betweenAtGreatest() {
		return rows.stream().filter(row -> row.ratioWithin() == greatestWithin()).mapToDouble(Row::ratioBetween).findFirst()
			.orElse(Double.NaN);
	}
}
