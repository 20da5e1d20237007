/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.dendritej.cable.Section;
import org.dendritej.experiment.Answer.Table;
import org.dendritej.experiment.ClusterCurve.Point;
import org.dendritej.experiment.ClusterVariations.Variation;

/** What {@link MeasureClustering} has found, in rows. */
final class ClusteringTables {

	private ClusteringTables() {
	}

	static List<Table> of(final ClusteringAnswer found) {
		final List<Table> tables = new ArrayList<>(List.of(clusters(found)));
		if (!found.variations().isEmpty())
			tables.add(variations(found));
		found.pairs().ifPresent(pairs -> tables.add(pairs(pairs)));
		found.sequences().ifPresent(sequences -> tables.add(sequences(sequences)));
		found.twoLayers().ifPresent(two -> tables.add(allocations(two)));
		tables.add(subunits(found));
		return tables;
	}

	private static Table clusters(final ClusteringAnswer found) {
		final List<List<Object>> rows = new ArrayList<>();
		for (final ClusterCurve curve : found.curves())
			add(rows, "AMPA and NMDA as set", found.distance(curve), curve);
		found.alone().ifPresent(curve -> add(rows, "without NMDA", found.distance(curve), curve));
		return new Table("clusters",
			List.of("Synapses of the cluster", "Path distance (µm)", "Number", "Somatic peak (mV)", "Expected (mV)",
				"Gain", "Local peak (mV)", "Somatic spikes"),
			rows);
	}

	private static void add(final List<List<Object>> rows, final String kind, final double distance, final ClusterCurve curve) {
		for (final Point point : curve.points())
			rows.add(List.of(kind, distance, point.number(), point.soma(), point.expected(), point.gain(), point.local(), point.spikes()));
	}

	private static Table variations(final ClusteringAnswer found) {
		final List<List<Object>> rows = new ArrayList<>();
		for (final Variation one : found.variations()) {
			final Optional<Point> best = one.curve().greatest();
			rows.add(List.of(one.quantity().label, one.value(), one.quantity().unit, one.curve().points().get(0).soma(),
				best.map(Point::gain).orElse(Double.NaN), best.map(point -> (double) point.number()).orElse(Double.NaN),
				one.curve().threshold(found.settings().criterion()), one.curve().firing()));
		}
		return new Table("variations", List.of("Quantity", "Value", "Unit", "Response to one (mV)", "Greatest gain", "At synapses",
			"Threshold (synapses)", "Fires the cell (synapses)"), rows);
	}

	private static Table pairs(final BranchPairs pairs) {
		final List<List<Object>> rows = new ArrayList<>();
		for (final BranchPairs.Row row : pairs.rows())
			rows.add(List.of(row.number(), row.first(), row.second(), row.other(), row.within(), row.ratioWithin(), row.spikesWithin(),
				row.between(), row.ratioBetween(), row.spikesBetween()));
		return new Table("pairs",
			List.of("Synapses in each cluster", "First alone (mV)", "Second alone (mV)", "On another branch alone (mV)",
				"One branch (mV)", "One branch / sum", "One branch, spikes", "Two branches (mV)", "Two branches / sum",
				"Two branches, spikes"),
			rows);
	}

	private static Table sequences(final SynapseSequences sequences) {
		final List<List<Object>> rows = new ArrayList<>();
		for (final SynapseSequences.Row row : sequences.rows())
			rows.add(List.of(row.interval(), row.interval() > 0 ? sequences.spacing() / row.interval() : Double.NaN, row.inwards(),
				row.outwards(), row.ratio(), row.inwardsAlone(), row.outwardsAlone(), row.ratioAlone(), row.spikes()));
		return new Table("sequences", List.of("Interval (ms)", "Speed (µm/ms)", "Inwards (mV)", "Outwards (mV)", "Inwards / outwards",
			"Inwards without NMDA (mV)", "Outwards without NMDA (mV)", "Inwards / outwards without NMDA", "Somatic spikes"), rows);
	}

	private static Table allocations(final TwoLayers two) {
		final List<String> headings =
			new ArrayList<>(List.of("Synapses", "Somatic peak (mV)", "Sum of branches (mV)", "Line by number (mV)",
				"Somatic spikes"));
		for (final Section branch : two.branches())
			headings.add("On section " + branch.index());
		final List<List<Object>> rows = new ArrayList<>();
		for (final TwoLayers.Allocation one : two.allocations()) {
			final List<Object> row =
				new ArrayList<>(List.of(one.total(), one.peak(), one.predicted(), two.byNumber(one.total()), one.spikes()));
			row.addAll(one.synapses());
			rows.add(row);
		}
		return new Table("allocations", headings, rows);
	}

	private static Table subunits(final ClusteringAnswer found) {
		final List<List<Object>> rows = new ArrayList<>();
		for (final int c : found.subunits().places()) {
			final double[] at = found.cable().position(c);
			rows.add(List.of(rows.size() + 1, found.cable().section(c), found.cable().fraction(c), at[0], at[1], at[2],
				found.cable().pathDistance(c), found.steady().input(c).re()));
		}
		return new Table("subunits", List.of("Subunit", "Section", "Fraction", "X (µm)", "Y (µm)", "Z (µm)", "Path distance (µm)",
			"Input resistance (MΩ)"), rows);
	}
}
