/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.Answer.Axis;
import org.dendritej.experiment.Answer.Chart;
import org.dendritej.experiment.Answer.Curve;
import org.dendritej.experiment.Answer.Figure;
import org.dendritej.experiment.Answer.PlaceMap;
import org.dendritej.experiment.Answer.Style;
import org.dendritej.experiment.Answer.Table;
import org.dendritej.recording.Recording;
import org.dendritej.recording.SynapseHistory;

/** What have unreliable and plastic synapses done in a run: failures, and strengths against time and place. */
public final class SynapseActivity {

	private static final int SINGLE = 5; // curves of single synapses, if there are no more

	private SynapseActivity() {
	}

	/**
	 * Looks at the synapses of a run.
	 *
	 * @param recording what was recorded
	 * @return a table with a row for each synapse; of groups whose strengths have changed also charts over time and distance, and maps; empty if all synapses
	 *         are simply reliable
	 */
	public static Optional<Answer> of(final Recording recording) {
		if (recording.synapses().isEmpty()) return Optional.empty();
		final List<String> sentences = new ArrayList<>();
		final List<Figure> figures = new ArrayList<>();
		final List<Chart> charts = new ArrayList<>();
		final List<PlaceMap> maps = new ArrayList<>();
		final List<List<Object>> rows = new ArrayList<>();
		for (final SynapseHistory history : recording.synapses()) {
			final int n = history.synapses(), last = history.samples() - 1;
			IntStream.range(0, n).forEach(s -> rows.add(row(recording.cable(), history, s)));
			final long spikes = IntStream.range(0, n).mapToLong(history::spikes).sum(),
				failures = IntStream.range(0, n).mapToLong(history::failures).sum();
			figures.add(new Figure("Failures of " + history.group(), spikes == 0 ? Double.NaN : 100.0 * failures / spikes, "%",
				"part of the presynaptic spikes that released nothing"));
			if (IntStream.range(0, n).allMatch(s -> constant(history, s))) {
				sentences.add(
					String.format(Locale.ROOT, "%s: %d of %d presynaptic spikes released nothing.", history.group(), failures, spikes));
				continue;
			}
			final double before = mean(n, s -> history.weight(0, s)), after = mean(n, s -> history.weight(last, s));
			final long stronger = IntStream.range(0, n).filter(s -> history.weight(last, s) > history.weight(0, s)).count(),
				weaker = IntStream.range(0, n).filter(s -> history.weight(last, s) < history.weight(0, s)).count();
			figures.add(
				new Figure("Mean strength of " + history.group(), after, "", "at the end of the run, relative to the weight of the group"));
			sentences.add(
				String.format(Locale.ROOT, "%s: %d synapses became stronger and %d weaker; their mean strength went from %.3g to %.3g.",
					history.group(), stronger, weaker, before, after));
			charts.add(overTime(history));
			charts.add(overDistance(history));
			maps.add(map(recording.cable(), history, "Strength of " + history.group(),
				"mean strength of the synapses of a compartment at the end of the run",
				s -> history.weight(last, s)));
			maps.add(
				map(recording.cable(), history, "Change of " + history.group(), "mean change of strength of the synapses of a compartment",
					s -> history.weight(last, s) - history.weight(0, s)));
		}
		final Table table =
			new Table("synapses", List.of("Group", "Synapse", "X (µm)", "Y (µm)", "Z (µm)", "Path distance (µm)", "Section", "Spikes",
				"Failures", "Quanta", "Strength at the start", "Strength at the end"), rows);
		return Optional.of(new Answer(String.join(" ", sentences), figures, List.of(table), charts, maps));
	}

	private static boolean constant(final SynapseHistory history, final int synapse) {
		return IntStream.range(1, history.samples()).allMatch(i -> history.weight(i, synapse) == history.weight(0, synapse));
	}

	private static List<Object> row(final CableModel cable, final SynapseHistory history, final int s) {
		final double[] at = cable.position(history.places().get(s));
		return List.of(history.group(), s, at[0], at[1], at[2], history.places().get(s).pathDistance(), history.places().get(s).section(),
			history.spikes(s), history.failures(s), history.quanta(s), (double) history.weight(0, s),
			(double) history.weight(history.samples() - 1, s));
	}

	private static double mean(final int n, final IntToDoubleFunction values) {
		return IntStream.range(0, n).mapToDouble(values).sum() / n;
	}

	/** Of a few synapses each, of many how they are distributed. */
	private static Chart overTime(final SynapseHistory history) {
		final int n = history.synapses();
		final List<Double> times = IntStream.range(0, history.samples()).mapToObj(history::time).toList();
		final List<Curve> curves = new ArrayList<>();
		if (n <= SINGLE)
			for (int s = 0; s < n; s++) {
				final int synapse = s;
				curves.add(new Curve("synapse " + s, Style.LINE, times,
					IntStream.range(0, history.samples()).mapToObj(i -> (double) history.weight(i, synapse)).toList()));
			}
		else {
			final double[][] sorted = new double[history.samples()][];
			for (int i = 0; i < sorted.length; i++) {
				final int sample = i;
				sorted[i] = IntStream.range(0, n).mapToDouble(s -> history.weight(sample, s)).sorted().toArray();
			}
			curves.add(new Curve("mean", Style.LINE, times, Arrays.stream(sorted).map(all -> Arrays.stream(all).sum() / n).toList()));
			for (final int percent : new int[] { 0, 10, 50, 90, 100 })
				curves.add(new Curve(percent == 0 ? "weakest" : percent == 50 ? "median" : percent == 100 ? "strongest" : percent + " %",
					Style.LINE, times,
					Arrays.stream(sorted).map(all -> all[(int) Math.round(percent / 100.0 * (n - 1))]).toList()));
		}
		return new Chart("strengths of " + history.group() + " over time", new Axis("Time", "ms"), new Axis("Strength", ""), curves);
	}

	private static Chart overDistance(final SynapseHistory history) {
		final List<Double> distances = history.places().stream().map(place -> place.pathDistance()).toList();
		final List<Curve> curves = new ArrayList<>();
		for (final int i : new int[] { 0, history.samples() - 1 })
			curves.add(new Curve(i == 0 ? "at the start" : "at the end", Style.DOTS, distances,
				IntStream.range(0, history.synapses()).mapToObj(s -> (double) history.weight(i, s)).toList()));
		return new Chart("strengths of " + history.group() + " over distance", new Axis("Path distance from the soma", "µm"),
			new Axis("Strength", ""),
			curves);
	}

	private static PlaceMap map(final CableModel cable, final SynapseHistory history, final String name, final String meaning,
		final IntToDoubleFunction value) {
		final double[] sum = new double[cable.compartments()];
		final int[] number = new int[sum.length];
		for (int s = 0; s < history.synapses(); s++) {
			sum[history.places().get(s).compartment()] += value.applyAsDouble(s);
			number[history.places().get(s).compartment()]++;
		}
		for (int c = 0; c < sum.length; c++)
			sum[c] = number[c] == 0 ? Double.NaN : sum[c] / number[c];
		return new PlaceMap(name, "", meaning, Answer.boxed(sum));
	}
}
