/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.dendritej.experiment.Answer.Axis;
import org.dendritej.experiment.Answer.Chart;
import org.dendritej.experiment.Answer.Curve;
import org.dendritej.experiment.Answer.Style;
import org.dendritej.experiment.ClusterCurve.Point;
import org.dendritej.experiment.ClusterVariations.Quantity;
import org.dendritej.experiment.ClusterVariations.Variation;
import org.dendritej.experiment.TwoLayers.Allocation;
import org.dendritej.morphology.Types;

/** What {@link MeasureClustering} has found, as curves. */
final class ClusteringCharts {

	private static final Axis NUMBER = new Axis("Synapses in the cluster", ""), PEAK = new Axis("Somatic peak above rest", "mV"),
		GAIN = new Axis("Somatic peak / sum of single responses", ""),
		DISTANCE = new Axis("Path distance of the cluster from the soma", "µm");
	/** Least indices of independence over which subunits are counted: from a tenth to a hundred. */
	private static final int CRITERIA = 25;

	private final ClusteringAnswer found;

	private ClusteringCharts(final ClusteringAnswer found) {
		this.found = found;
	}

	static List<Chart> of(final ClusteringAnswer found) {
		return new ClusteringCharts(found).charts();
	}

	private List<Chart> charts() {
		final List<Chart> charts = new ArrayList<>(List.of(sums(),
			new Chart("Gain of a cluster", NUMBER, GAIN, clusters(Point::gain)),
			new Chart("Local peak", NUMBER, new Axis("Peak in the cluster above rest", "mV"), clusters(Point::local))));
		found.pairs().filter(pairs -> !pairs.rows().isEmpty()).ifPresent(pairs -> charts.add(pairs(pairs)));
		found.sequences().filter(sequences -> !sequences.rows().isEmpty()).ifPresent(sequences -> charts.add(sequences(sequences)));
		for (final Quantity quantity : Quantity.values())
			if (found.variations().stream().anyMatch(one -> one.quantity() == quantity))
				charts.add(variation(quantity));
		found.twoLayers().filter(two -> !two.allocations().isEmpty()).ifPresent(two -> charts.addAll(List.of(layers(two), branches(two))));
		if (!found.everywhere().isEmpty())
			charts.addAll(List.of(
				new Chart("Gain by place", DISTANCE, new Axis("Greatest gain", ""),
					byType(curve -> curve.greatest().map(Point::gain).orElse(Double.NaN))),
				new Chart("Threshold by place", DISTANCE, new Axis("Synapses for a dendritic spike", ""),
					byType(curve -> curve.threshold(found.settings().criterion())))));
		charts.add(subunits());
		return charts;
	}

	private List<Curve> clusters(final ToDoubleFunction<Point> quantity) {
		final List<Curve> curves = new ArrayList<>();
		for (final ClusterCurve curve : found.curves())
			curves.add(curve(name(curve), curve.points(), point -> (double) point.number(), quantity::applyAsDouble));
		found.alone().ifPresent(
			curve -> curves.add(curve("without NMDA", curve.points(), point -> (double) point.number(), quantity::applyAsDouble)));
		return curves;
	}

	private String name(final ClusterCurve curve) {
		return String.format(Locale.ROOT, "%.0f µm from the soma", found.distance(curve));
	}

	private static <T> Curve curve(final String name, final List<T> rows, final Function<T, Double> x, final Function<T, Double> y) {
		return new Curve(name, Style.BOTH, rows.stream().map(x).toList(), rows.stream().map(y).toList());
	}

	/** Expected against measured, as far as the cell does not fire. */
	private Chart sums() {
		final List<Curve> curves = new ArrayList<>();
		final List<ClusterCurve> all = Stream.concat(found.curves().stream(), found.alone().stream()).toList();
		double most = 0;
		for (int k = 0; k < all.size(); k++) {
			final List<Point> graded = all.get(k).points().stream().filter(point -> point.spikes() == 0).toList();
			curves.add(curve(k < found.curves().size() ? name(all.get(k)) : "without NMDA", graded, Point::expected, Point::soma));
			most = Math.max(most, graded.stream().mapToDouble(Point::expected).max().orElse(0));
		}
		curves.add(new Curve("sum of single responses", Style.LINE, List.of(0.0, most), List.of(0.0, most)));
		return new Chart("Expected and measured", new Axis("Peak of the sum of single responses", "mV"), PEAK, curves);
	}

	private static Chart pairs(final BranchPairs pairs) {
		final List<Curve> curves = new ArrayList<>(
			List.of(curve("on one branch", pairs.rows(), row -> (double) row.number(), BranchPairs.Row::ratioWithin)));
		if (pairs.other().isPresent())
			curves.add(curve("on two branches", pairs.rows(), row -> (double) row.number(), BranchPairs.Row::ratioBetween));
		return new Chart("Two clusters", new Axis("Synapses in each cluster", ""), new Axis("Somatic peak of both / sum of each", ""),
			curves);
	}

	private static Chart sequences(final SynapseSequences sequences) {
		final List<Curve> curves = new ArrayList<>(
			List.of(curve("towards the soma", sequences.rows(), SynapseSequences.Row::interval, SynapseSequences.Row::inwards),
				curve("away from the soma", sequences.rows(), SynapseSequences.Row::interval, SynapseSequences.Row::outwards)));
		if (sequences.rows().stream().anyMatch(row -> row.inwardsAlone() > 0 && row.inwardsAlone() != row.inwards()))
			curves.addAll(List.of(
				curve("towards, without NMDA", sequences.rows(), SynapseSequences.Row::interval, SynapseSequences.Row::inwardsAlone),
				curve("away, without NMDA", sequences.rows(), SynapseSequences.Row::interval, SynapseSequences.Row::outwardsAlone)));
		return new Chart("Sequences",
			new Axis(String.format(Locale.ROOT, "Interval between synapses %.0f µm apart", sequences.spacing()), "ms"),
			PEAK, curves);
	}

	private Chart variation(final Quantity quantity) {
		final List<Variation> some = found.variations().stream().filter(one -> one.quantity() == quantity).toList();
		return new Chart("Gain by " + quantity.label.toLowerCase(Locale.ROOT).replace("nmda", "NMDA").replace("ampa", "AMPA"),
			new Axis(quantity.label, quantity.unit), new Axis("Greatest gain", ""),
			List.of(curve(name(found.curves().get(0)), some, Variation::value,
				one -> one.curve().greatest().map(Point::gain).orElse(Double.NaN))));
	}

	private static Chart layers(final TwoLayers two) {
		final List<Allocation> all = two.allocations();
		final double most = all.stream().mapToDouble(one -> Math.max(one.peak(), one.predicted())).max().orElse(1);
		return new Chart("Two layers", new Axis("Predicted somatic peak", "mV"), PEAK, List.of(
			new Curve(String.format(Locale.ROOT, "by the sum of branches, R² = %.2f", two.explainedByBranches()), Style.DOTS,
				all.stream().map(Allocation::predicted).toList(), all.stream().map(Allocation::peak).toList()),
			new Curve(String.format(Locale.ROOT, "by the number of synapses, R² = %.2f", two.explainedByNumber()), Style.DOTS,
				all.stream().map(one -> two.byNumber(one.total())).toList(), all.stream().map(Allocation::peak).toList()),
			new Curve("predicted = measured", Style.LINE, List.of(0.0, most), List.of(0.0, most))));
	}

	private static Chart branches(final TwoLayers two) {
		final List<Curve> curves = new ArrayList<>();
		for (int b = 0; b < two.branches().size(); b++) {
			final List<Double> peaks = two.curves().get(b);
			final List<Integer> known = IntStream.range(0, peaks.size()).filter(n -> Double.isFinite(peaks.get(n))).boxed().toList();
			curves.add(new Curve(
				String.format(Locale.ROOT, "section %d, %.0f µm long", two.branches().get(b).index(), two.branches().get(b).length()),
				Style.LINE, known.stream().map(Integer::doubleValue).toList(), known.stream().map(peaks::get).toList()));
		}
		return new Chart("Branches alone", new Axis("Synapses in the middle of the branch", ""), PEAK, curves);
	}

	private List<Curve> byType(final ToDoubleFunction<ClusterCurve> quantity) {
		final List<Curve> curves = new ArrayList<>();
		final List<ClusterCurve> all = found.everywhere();
		all.stream().map(this::type).distinct().sorted().forEach(type -> {
			final List<ClusterCurve> some = all.stream().filter(curve -> type(curve) == type).toList();
			curves.add(new Curve(Types.name(type), Style.DOTS, some.stream().map(found::distance).toList(),
				some.stream().map(quantity::applyAsDouble).toList()));
		});
		return curves;
	}

	private int type(final ClusterCurve curve) {
		return found.cable().type(found.cable().locate(curve.at()).compartment());
	}

	private Chart subunits() {
		final List<Double> criteria =
			IntStream.range(0, CRITERIA).mapToObj(k -> StrictMath.pow(10, -1 + 3.0 * k / (CRITERIA - 1))).toList();
		return new Chart("Independent subunits", new Axis("Least index of independence", "", true),
			new Axis("Independent subunits", "", true),
			List.of(new Curve("at rest, 0 Hz", Style.BOTH, criteria,
				criteria.stream().map(least -> (double) Subunits.of(found.steady(), found.cable(), least).places().size()).toList())));
	}
}
