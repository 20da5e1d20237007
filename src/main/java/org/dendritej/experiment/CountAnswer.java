/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.Answer.Axis;
import org.dendritej.experiment.Answer.Chart;
import org.dendritej.experiment.Answer.Curve;
import org.dendritej.experiment.Answer.Figure;
import org.dendritej.experiment.Answer.PlaceMap;
import org.dendritej.experiment.Answer.Style;
import org.dendritej.experiment.Answer.Table;
import org.dendritej.experiment.CountSynapses.Brink;
import org.dendritej.experiment.CountSynapses.Point;
import org.dendritej.experiment.CountSynapses.Result;
import org.dendritej.experiment.CountSynapses.Settings;
import org.dendritej.experiment.LeastNumber.Found;

/**
 * What {@link CountSynapses} has found, in words, curves and maps.
 *
 * @param results of the conditions that were finished, as asked first
 * @param conditions how many there were to be
 */
record CountAnswer(CableModel cable, Settings settings, List<Result> results, int conditions, List<Point> points, List<Brink> brinks) {

	/** Local peak above rest that is a dendritic spike, mV. */
	private static final double DENDRITIC_SPIKE = 45;
	private static final String NEEDED = "Synapses needed";
	/** Conditions whose draws are shown; as many as there are colours. */
	private static final List<String> SHOWN =
		List.of(CountCondition.AS_ASKED, CountCondition.NO_INHIBITION, CountCondition.NO_NMDA, "clusters of 10",
			"clusters of 10" + CountCondition.AND_NO_NMDA, "basal alone", "apical alone");

	Answer answer() {
		final List<Chart> charts = new ArrayList<>();
		if (fires()) {
			windows(charts);
			if (!points.isEmpty()) {
				charts.add(oneMore());
				charts.add(latency());
			}
			charts.add(firing());
			release(charts);
		}
		return new Answer(sentence(), figures(), tables(), charts, maps());
	}

	private Result asked() {
		return results.get(0);
	}

	private List<Found> fired() {
		return asked().found().stream().filter(Found::fires).toList();
	}

	/** Whether any seed fires the cell. */
	private boolean fires() {
		return !fired().isEmpty();
	}

	/** What the last synapse adds to the somatic peak, mV. */
	private double jump() {
		return LeastNumber.rise(asked().found());
	}

	private static double mean(final double[] values) {
		return Arrays.stream(values).average().orElse(Double.NaN);
	}

	/** Of the sample. */
	private static double deviation(final double[] values) {
		final double mean = mean(values);
		return values.length < 2 ? Double.NaN
			: Math.sqrt(Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1));
	}

	private double relative(final String name) {
		return results.stream().filter(result -> name.equals(result.condition().name())).mapToDouble(Result::mean).findFirst()
			.orElse(Double.NaN) / asked().mean();
	}

	private String sentence() {
		final String cancelled = results.size() < conditions && fires()
			? "Cancelled after " + results.size() + " of " + conditions + " conditions. " : "",
			which = (settings.inhibitory() == 0 ? "" : brief(settings.inhibitory()) + " % inhibitory, ") + place() + ", within "
				+ brief(settings.window()) + " ms";
		final double greatest = asked().found().stream().mapToDouble(one -> one.last().peak()).max().orElseThrow();
		if (!fires())
			return String.format(Locale.ROOT,
				"The cell does not fire, even if all %d synapses act (%s): its soma comes up to %.3g mV above rest and not across %.0f mV.",
				settings.total(), which, greatest, Volley.SPIKE);
		final double[] numbers = asked().numbers(), sorted = Arrays.stream(numbers).sorted().toArray();
		final String number = String.format(Locale.ROOT, "%.3g of %d synapses (%s)", mean(numbers), settings.total(), which),
			spread = String.format(Locale.ROOT, "%.0f to %.0f in %d draws%s", sorted[0], sorted[sorted.length - 1], settings.seeds(),
				numbers.length < settings.seeds() ? ", of which " + numbers.length + " fire it at all" : "");
		if (jump() < LeastNumber.ALL_OR_NONE)
			return cancelled + String.format(Locale.ROOT,
				"The cell has no action potential: %s, %s, lift its soma across %.0f mV, but gradually; one more synapse adds %.2g mV.",
				number,
				spread, Volley.SPIKE, jump());
		return cancelled + String.format(Locale.ROOT,
			"%s fire the cell, %s; the last one turns a peak of %.3g mV above rest into one of %.3g mV%s.", number, spread,
			mean(fired().stream().mapToDouble(one -> one.oneFewer().peak()).toArray()),
			mean(fired().stream().mapToDouble(one -> one.last().peak()).toArray()), comparisons());
	}

	private String comparisons() {
		final StringBuilder text = new StringBuilder();
		final String[][] shown = { { CountCondition.NO_INHIBITION, "without inhibition" }, { "clusters of 10", "in clusters of 10" },
			{ CountCondition.NO_NMDA, "without NMDA" }, { window(""), "within " + brief(settings.widest()) + " ms" },
			{ window(CountCondition.AND_NO_NMDA), "within " + brief(settings.widest()) + " ms and without NMDA" } };
		for (final String[] one : shown)
			if (Double.isFinite(relative(one[0])))
				text.append(text.isEmpty() ? "; times as many: " : ", ")
					.append(String.format(Locale.ROOT, "%.2g %s", relative(one[0]), one[1]));
		return text.toString();
	}

	private String window(final String also) {
		return "window " + brief(settings.widest()) + " ms" + also;
	}

	/** With three digits, and no more than are needed. */
	static String brief(final double value) {
		return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
	}

	private String place() {
		final String dendrite = settings.part() == CountSynapses.Part.DENDRITES ? "the dendrites"
			: settings.part() == CountSynapses.Part.BRANCH ? "one branch" : settings.part() + " dendrites";
		return settings.arrangement() == CountSynapses.Arrangement.SCATTERED ? "scattered over " + dendrite
			: "in clusters of " + settings.cluster() + " on " + dendrite;
	}

	private List<Figure> figures() {
		final double[] numbers = asked().numbers();
		final List<Figure> figures = new ArrayList<>(List.of(
			new Figure(NEEDED, mean(numbers), "",
				"Least number, inhibitory ones included, that fires the cell, while one fewer does not; mean over the draws that fire it."),
			new Figure("Standard deviation", deviation(numbers), "", "Of that number over the draws."),
			new Figure("Part of all synapses", 100 * mean(numbers) / settings.total(), "%", "The mean over the number of synapses."),
			new Figure("Draws that fire", numbers.length, "", "Of " + settings.seeds() + ", when all synapses act."),
			new Figure("Peak one short", mean(fired().stream().mapToDouble(one -> one.oneFewer().peak()).toArray()), "mV",
				"Somatic peak above rest with one synapse fewer."),
			new Figure("Rise by the last synapse", jump(), "mV", "What it adds to the somatic peak."),
			new Figure("Rise by the first synapse",
				mean(points.stream().filter(p -> p.number() == 1).mapToDouble(p -> p.response().peak()).toArray()), "mV",
				"Somatic peak above rest of one alone."),
			new Figure("Latency", mean(fired().stream().mapToDouble(one -> one.last().time() - CountSynapses.ONSET).toArray()), "ms",
				"Of the spike of the least number, from the beginning of the window.")));
		for (final Result result : results.subList(1, results.size()))
			figures.add(new Figure(NEEDED + ", " + result.condition().name(), result.mean(), "",
				"The same with that changed, and the same draws; none if there are draws that do not fire the cell."));
		return figures;
	}

	private List<Table> tables() {
		final List<List<Object>> conditions = new ArrayList<>(), draws = new ArrayList<>(), growing = new ArrayList<>();
		for (final Result result : results) {
			final double[] numbers = result.numbers();
			final DoubleStream all = Arrays.stream(numbers);
			final var range = all.summaryStatistics();
			conditions.add(List.of(result.condition().name(), result.found().size(), numbers.length, mean(numbers), deviation(numbers),
				numbers.length == 0 ? Double.NaN : range.getMin(), numbers.length == 0 ? Double.NaN : range.getMax(),
				100 * mean(numbers) / settings.total(), mean(numbers) / asked().mean()));
			for (int k = 0; k < result.found().size(); k++) {
				final Found found = result.found().get(k);
				draws.add(List.of(result.condition().name(), k + 1, found.number(), found.fires() ? found.oneFewer().peak() : Double.NaN,
					found.last().peak(), found.fires() ? found.last().time() - CountSynapses.ONSET : Double.NaN));
			}
		}
		for (final Point p : points)
			growing.add(
				List.of(p.seed() + 1, p.number(), p.response().peak(), p.response().spikes(), p.response().time() - CountSynapses.ONSET));
		final List<Table> tables = new ArrayList<>(List.of(
			new Table("conditions", List.of("Condition", "Draws", "Draws that fire", NEEDED, "Standard deviation", "Least", "Most",
				"Part of all synapses (%)", "Relative to as asked"), conditions),
			new Table("draws", List.of("Condition", "Draw", NEEDED, "Peak one short (mV)", "Peak (mV)", "Latency (ms)"), draws)));
		if (!growing.isEmpty())
			tables.add(new Table("growing numbers", List.of("Draw", "Synapses", "Somatic peak above rest (mV)", "Spikes", "Latency (ms)"),
				growing));
		return tables;
	}

	private static Curve curve(final String name, final Style style, final List<Point> points, final boolean latency) {
		return new Curve(name, style, points.stream().map(p -> (double) p.number()).toList(),
			points.stream().map(p -> latency ? p.response().time() - CountSynapses.ONSET : p.response().peak()).toList());
	}

	/** Points up to twice the number that is needed, which is where something happens. */
	private List<Point> near() {
		return points.stream().filter(p -> p.number() <= 2 * mean(asked().numbers())).toList();
	}

	private Chart oneMore() {
		final List<Point> near = near();
		return new Chart("One more synapse", new Axis("Synapses that act", ""), new Axis("Somatic peak above rest", "mV"),
			List.of(curve("no spike", Style.DOTS, near.stream().filter(p -> p.response().spikes() == 0).toList(), false),
				curve("spike", Style.DOTS, near.stream().filter(p -> p.response().spikes() > 0).toList(), false)));
	}

	private Chart latency() {
		return new Chart("Latency of the spike", new Axis("Synapses that act", ""),
			new Axis("Latency from the beginning of the window", "ms"),
			List.of(curve("each draw", Style.DOTS, near().stream().filter(p -> p.response().spikes() > 0).toList(), true)));
	}

	/** Part of the draws that fire, by number. */
	private Chart firing() {
		final List<Curve> curves = new ArrayList<>();
		for (final Result result : results) {
			final String name = result.condition().name();
			if (SHOWN.contains(name) && result.numbers().length > 0) {
				final double[] sorted = Arrays.stream(result.numbers()).sorted().toArray();
				final List<Double> x = new ArrayList<>(), y = new ArrayList<>();
				for (int k = 0; k < sorted.length; k++)
					for (int step = 0; step < 2; step++) {
						x.add(sorted[k]);
						y.add(100.0 * (k + step) / result.found().size());
					}
				curves.add(new Curve(name, Style.LINE, x, y));
			}
		}
		return new Chart("Arrangement", new Axis("Synapses that act", ""), new Axis("Draws that fire the cell", "%"), curves);
	}

	private void windows(final List<Chart> charts) {
		final List<Curve> curves = new ArrayList<>();
		for (final boolean nmda : new boolean[] { true, false }) {
			final List<Result> some = results.stream().filter(result -> result.condition().name().startsWith("window"))
				.filter(result -> result.condition().name().endsWith(CountCondition.AND_NO_NMDA) != nmda).toList();
			if (some.isEmpty())
				continue;
			final String words = settings.nmda() == 0 || settings.ampa() == 0 ? "" : nmda ? ", AMPA and NMDA" : ", AMPA alone";
			curves.add(new Curve("mean" + words, Style.LINE, some.stream().map(result -> result.condition().settings().window()).toList(),
				some.stream().map(Result::mean).toList()));
			curves.add(new Curve("draws" + words, Style.DOTS,
				some.stream().flatMap(r -> Arrays.stream(r.numbers()).mapToObj(n -> r.condition().settings().window())).toList(),
				some.stream().flatMap(r -> Arrays.stream(r.numbers()).boxed()).toList()));
		}
		if (!curves.isEmpty())
			charts.add(new Chart("Synapses and window", new Axis("Window within which they act", "ms"), new Axis(NEEDED, ""), curves));
	}

	/** If nothing but the number that releases counted, it would be inverse to the probability. */
	private void release(final List<Chart> charts) {
		final List<Result> some = new ArrayList<>(List.of(asked()));
		results.stream().filter(result -> result.condition().name().startsWith("release")).forEach(some::add);
		if (some.size() < 2)
			return;
		final List<Double> p = some.stream().map(result -> result.condition().settings().release()).toList();
		charts.add(new Chart("Release probability", new Axis("Release probability", "", true), new Axis(NEEDED, "", true), List.of(
			new Curve("mean of the draws", Style.BOTH, p, some.stream().map(Result::mean).toList()),
			new Curve("inverse to the probability", Style.LINE, p,
				p.stream().map(x -> asked().mean() * settings.release() / x).toList()))));
	}

	private List<PlaceMap> maps() {
		final int n = cable.compartments();
		if (brinks.isEmpty())
			return List.of();
		final double[] peaks = new double[n], spikes = new double[n], acting = new double[n];
		for (final Brink brink : brinks)
			for (int c = 0; c < n; c++) {
				peaks[c] += brink.peaks()[c] / brinks.size();
				spikes[c] += brink.peaks()[c] > DENDRITIC_SPIKE ? 100.0 / brinks.size() : 0;
				acting[c] += brink.acting()[c] / brinks.size() / cable.length(c);
			}
		return List.of(
			new PlaceMap("Peak one short", "mV",
				"Greatest depolarisation above rest while one synapse fewer acts than fires the cell; mean over the draws.",
				Answer.boxed(peaks)),
			new PlaceMap("Dendritic spike", "%",
				"Part of the draws in which this place is then depolarised by more than " + DENDRITIC_SPIKE + " mV.", Answer.boxed(spikes)),
			new PlaceMap("Synapses that fire the cell", "1/µm",
				"Those of the least number that have released, per length; mean over the draws.",
				IntStream.range(0, n).mapToObj(c -> acting[c]).toList()));
	}
}
