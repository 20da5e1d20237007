/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.Answer.Figure;
import org.dendritej.experiment.ClusterCurve.Point;
import org.dendritej.experiment.ClusterVariations.Variation;
import org.dendritej.experiment.MeasureClustering.Settings;
import org.dendritej.simulation.Impedance;

/** What {@link MeasureClustering} has found, in words and figures. {@code alone}: the first cluster without NMDA. */
record ClusteringAnswer(CableModel cable, Settings settings, List<ClusterCurve> curves, Optional<ClusterCurve> alone,
	Optional<BranchPairs> pairs, Optional<SynapseSequences> sequences, List<Variation> variations, Optional<TwoLayers> twoLayers,
	Impedance steady, Optional<SampledPlaces> places, List<ClusterCurve> everywhere, boolean stopped) {

	Answer answer() {
		return new Answer(sentence(), figures(), ClusteringTables.of(this), ClusteringCharts.of(this), ClusteringMaps.of(this));
	}

	Subunits subunits() {
		return Subunits.of(steady, cable, settings.independence());
	}

	double distance(final ClusterCurve curve) {
		return cable.locate(curve.at()).pathDistance();
	}

	private ClusterCurve cluster() {
		return curves.get(0);
	}

	private static double gain(final Optional<ClusterCurve> curve) {
		return curve.flatMap(ClusterCurve::greatest).map(Point::gain).orElse(Double.NaN);
	}

	private static String say(final String format, final Object... values) {
		return String.format(Locale.ROOT, format, values);
	}

	private String sentence() {
		final StringBuilder sentence = new StringBuilder();
		if (stopped)
			sentence.append(everywhere.isEmpty() ? "Cancelled before all was measured. "
				: say("Cancelled after %d of %d places. ", everywhere.size(), places.orElseThrow().number()));
		sentence.append(ofCluster());
		pairs.filter(two -> Double.isFinite(two.greatestWithin())).ifPresent(two -> sentence.append(
			say("; two clusters do up to %.3g times their sum on one branch", two.greatestWithin()))
			.append(Double.isFinite(two.betweenAtGreatest()) ? say(", then %.3g on two", two.betweenAtGreatest()) : ""));
		twoLayers.filter(two -> Double.isFinite(two.explainedByBranches())).ifPresent(
			two -> sentence
				.append(say("; the sum over branches predicts %.0f %% of the variance of the soma, the number of synapses %.0f %%",
					100 * two.explainedByBranches(), 100 * two.explainedByNumber())));
		return sentence.append('.').toString();
	}

	private String ofCluster() {
		final ClusterCurve curve = cluster();
		final double threshold = curve.threshold(settings.criterion()), firing = curve.firing();
		final int tried = curve.points().get(curve.points().size() - 1).number();
		final double local = curve.points().stream().mapToDouble(Point::before).max().orElse(Double.NaN);
		final String where = say("%.0f µm from the soma", distance(curve)),
			spike = Double.isFinite(threshold) ? say("%.0f synapses make a dendritic spike %s", threshold, where)
				: Double.isFinite(firing) ? say("%.0f synapses %s fire the cell without a dendritic spike", firing, where)
				: say("no threshold of a dendritic spike found with up to %d synapses %s (local peak %.3g mV)", tried, where, local);
		final String without = Double.isFinite(gain(alone)) ? say(" (without NMDA %.3g)", gain(alone)) : "",
			found = Character.toUpperCase(spike.charAt(0)) + spike.substring(1);
		return found + curve.greatest().map(point -> point.number() == 1 ? "; together they never do more than their sum"
			: say("; %d do %.3g mV at the soma, %.3g times their sum%s", point.number(), point.soma(), point.gain(), without)).orElse("");
	}

	private List<Figure> figures() {
		final ClusterCurve curve = cluster();
		final Optional<Point> best = curve.greatest(), one = Optional.of(curve.points().get(0));
		final List<Figure> figures = new ArrayList<>(List.of(
			new Figure("Threshold of the dendritic spike", curve.threshold(settings.criterion()), "synapses",
				"Least number in the cluster whose local peak, before any somatic spike, is more than " + settings.criterion()
					+ " mV above rest and more than the sum of single responses; none if empty."),
			new Figure("Synapses that fire the cell", curve.firing(), "synapses", "Least number in the cluster with a somatic spike."),
			new Figure("Response to one", one.map(Point::soma).orElse(Double.NaN), "mV", "Somatic peak above rest of one synapse."),
			new Figure("Local response to one", one.map(Point::local).orElse(Double.NaN), "mV", "Peak at the synapse above rest."),
			new Figure("Greatest gain", best.map(Point::gain).orElse(Double.NaN), "",
				"Somatic peak over that of the sum of single responses, of numbers that do not fire the cell."),
			new Figure("Synapses of the greatest gain", best.map(point -> (double) point.number()).orElse(Double.NaN), "synapses",
				"Number in the cluster at which the gain is greatest."),
			new Figure("Somatic peak at the greatest gain", best.map(Point::soma).orElse(Double.NaN), "mV", "Above rest."),
			new Figure("Local peak at the greatest gain", best.map(Point::local).orElse(Double.NaN), "mV", "Above rest."),
			new Figure("Greatest gain without NMDA", gain(alone), "", "The same of AMPA receptors alone.")));
		pairs.ifPresent(two -> {
			figures.add(new Figure("Two clusters on one branch", two.greatestWithin(), "",
				"Somatic peak of both over the sum of each alone, greatest of all numbers that do not fire the cell."));
			figures.add(new Figure("Two clusters on two branches", two.betweenAtGreatest(), "",
				"The same on two branches, with as many synapses."));
		});
		sequences.map(SynapseSequences::mostSelective).ifPresent(row -> {
			figures.add(new Figure("Sequence inwards / outwards", row.ratio(), "",
				"Somatic peak towards the soma over that away from it, at the interval at which it differs most from 1."));
			figures.add(new Figure("Interval of that sequence", row.interval(), "ms", "Between one synapse and the next."));
			figures.add(
				new Figure("Speed of that sequence", row.interval() > 0 ? sequences.get().spacing() / row.interval() : Double.NaN, "µm/ms",
					"Distance between synapses over their interval."));
			figures.add(new Figure("Sequence inwards / outwards without NMDA", row.ratioAlone(), "", "At the same interval."));
		});
		figures
			.add(new Figure("Independent subunits", subunits().places().size(), "", "Greatest found number of places in the dendrites with"
				+ " (Z1 + Z2) / (2 Z12) - 1 of at least " + settings.independence() + " between any two, at rest and 0 Hz."));
		twoLayers.ifPresent(two -> {
			figures.add(new Figure("Variance explained by branches", two.explainedByBranches(), "",
				"Squared correlation of the somatic peak with the sum of what each branch does alone, over random allocations of synapses."));
			figures.add(new Figure("Variance explained by number", two.explainedByNumber(), "",
				"Squared correlation of the somatic peak with the number of synapses, over the same allocations."));
		});
		if (!everywhere.isEmpty()) {
			final double[] gains = everywhere.stream().mapToDouble(c -> gain(Optional.of(c))).filter(Double::isFinite).sorted().toArray();
			figures.add(new Figure("Median gain of all places", gains.length == 0 ? Double.NaN : gains[gains.length / 2], "",
				"Of the greatest gains at the mapped places."));
			figures.add(new Figure("Places with a dendritic spike",
				100.0 * everywhere.stream().filter(c -> Double.isFinite(c.threshold(settings.criterion()))).count() / everywhere.size(),
				"%",
				"Part of the mapped places at which up to " + settings.number() + " synapses make one."));
		}
		return figures;
	}
}
