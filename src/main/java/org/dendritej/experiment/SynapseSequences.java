/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Section;
import org.dendritej.experiment.Excitation.Response;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.NeuronModel;
import org.dendritej.morphology.Location;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

/**
 * Synapses along a branch that act one after the other, from its tip towards the soma or away from it: protocol of Branco, Clark &amp; Häusser (2010), Science
 * 329:1671–1675, doi:10.1126/science.1189664.
 *
 * @param branch the branch
 * @param spacing distance from one synapse to the next, µm
 * @param rows by interval
 */
public record SynapseSequences(Section branch, double spacing, List<Row> rows) {

	/** Intervals that are tried, ms; all runs are as long as that of the longest one. */
	static final List<Double> INTERVALS = List.of(0.0, 0.5, 1.0, 2.0, 4.0, 8.0);
	/** Part of the branch on which the synapses sit. */
	private static final double FROM = 0.15, TO = 0.95;

	/**
	 * An interval. Peaks of the soma above rest, mV.
	 *
	 * @param interval between one synapse and the next, ms
	 * @param inwards from the tip towards the soma
	 * @param outwards away from the soma
	 * @param inwardsAlone inwards without NMDA
	 * @param outwardsAlone outwards without NMDA
	 * @param spikes of the soma in any of them
	 */
	public record Row(double interval, double inwards, double outwards, double inwardsAlone, double outwardsAlone, int spikes) {

		/**
		 * Inwards over outwards.
		 *
		 * @return a pure number; exactly 1 at interval 0
		 */
		public double ratio() {
			return inwards / outwards;
		}

		/**
		 * Inwards over outwards without NMDA.
		 *
		 * @return a pure number; NaN without AMPA
		 */
		public double ratioAlone() {
			return inwardsAlone / outwardsAlone;
		}
	}

	/** Copies. */
	public SynapseSequences {
		rows = List.copyOf(rows);
	}

	/**
	 * Measures.
	 *
	 * @param model the membrane
	 * @param cable its compartments
	 * @param branch the branch
	 * @param number of synapses, at least 2
	 * @param ampa peak conductance of each, nS
	 * @param nmda peak conductance of each before the block, nS
	 * @param intervals between one synapse and the next, ms
	 * @param workers threads
	 * @param monitor told of progress
	 * @return with fewer rows if the monitor has stopped it
	 */
	public static SynapseSequences of(final NeuronModel model, final CableModel cable, final Section branch, final int number,
		final double ampa, final double nmda, final List<Double> intervals, final Workers workers, final RunMonitor monitor) {
		final double duration = duration(number, intervals);
		final List<Response> found = ManyRuns.measure(4 * intervals.size(), cable, i -> {
			final double interval = intervals.get(i / 4);
			final boolean inwards = i % 4 % 2 == 0;
			Excitation excitation = Excitation.of(ampa, i % 4 < 2 ? nmda : 0);
			for (int k = 0; k < number; k++) // always in the order of their places, so that without an interval both directions are the same run
				excitation = excitation.synapse(new Location.OnSection(branch.index(), FROM + (TO - FROM) * k / (number - 1)),
					new SpikeTrain.At(List.of(Excitation.ONSET + interval * (inwards ? number - 1 - k : k))));
			return excitation.trial(model, duration, new Location.OnSection(branch.index(), 0.5 * (FROM + TO)));
		}, Excitation::response, workers, monitor);
		final List<Row> rows = new ArrayList<>();
		for (int k = 0; 4 * (k + 1) <= found.size(); k++) {
			final List<Response> row = found.subList(4 * k, 4 * (k + 1));
			rows.add(new Row(intervals.get(k), row.get(0).soma(), row.get(1).soma(), row.get(2).soma(), row.get(3).soma(),
				row.stream().mapToInt(Response::spikes).sum()));
		}
		return new SynapseSequences(branch, (TO - FROM) * branch.length() / (number - 1), rows);
	}

	static double duration(final int number, final List<Double> intervals) {
		return Excitation.ONSET + Excitation.AFTER + (number - 1) * intervals.stream().mapToDouble(Double::doubleValue).max().orElse(0);
	}

	/** The row whose direction matters most, of those in which the cell does not fire. */
	Row mostSelective() {
		return rows.stream().filter(row -> row.spikes == 0).reduce((a, b) -> Math.abs(b.ratio() - 1) > Math.abs(a.ratio() - 1) ? b : a)
			.orElseGet(() -> new Row(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0));
	}
}
