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
import java.util.function.ToDoubleFunction;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.Answer.Axis;
import org.dendritej.experiment.Answer.Chart;
import org.dendritej.experiment.Answer.Curve;
import org.dendritej.experiment.Answer.Figure;
import org.dendritej.experiment.Answer.PlaceMap;
import org.dendritej.experiment.Answer.Style;
import org.dendritej.experiment.Answer.Table;
import org.dendritej.experiment.MeasureInputTiming.Curves;
import org.dendritej.experiment.MeasureInputTiming.Settings;
import org.dendritej.experiment.MeasureInputTiming.Where;
import org.dendritej.experiment.TimedInputs.Outcome;

/**
 * What {@link MeasureInputTiming} has found, in words, curves and maps.
 *
 * @param curves with all receptors, and with AMPA receptors alone where that is compared
 * @param alone what each population does alone
 * @param inhibited what inhibition does by its lag
 * @param peaks of the first population alone, of the second, and of both; mV
 * @param finished whether all of it was
 */
record TimingAnswer(CableModel cable, Settings settings, List<Curves> curves, List<Outcome> alone, List<Outcome> inhibited,
	List<double[]> peaks, boolean finished) {

	private static final String FIRED = "Trials that fire the cell", LATENCY = "Latency after the later volley";

	/** Lags between which the output is at least half of what it is at its best; NaN where that is beyond the lags that were tried. */
	record Window(double from, double to) {

		static Window of(final List<Outcome> lags) {
			int best = 0;
			for (int i = 0; i < lags.size(); i++)
				if (lags.get(i).probability() > lags.get(best).probability() || lags.get(i).probability() == lags.get(best).probability()
					&& Math.abs(lags.get(i).timing().lag()) < Math.abs(lags.get(best).timing().lag()))
					best = i;
			return new Window(edge(lags, best, -1), edge(lags, best, 1));
		}

		private static double edge(final List<Outcome> lags, final int best, final int side) {
			final double half = lags.get(best).probability() / 2;
			for (int i = best + side; i >= 0 && i < lags.size(); i += side) {
				final Outcome inside = lags.get(i - side), outside = lags.get(i);
				if (outside.probability() < half)
					return inside.timing().lag() + (outside.timing().lag() - inside.timing().lag()) * (inside.probability() - half)
						/ (inside.probability() - outside.probability());
			}
			return Double.NaN;
		}

		double width() {
			return to - from;
		}
	}

	Answer answer() {
		return new Answer(sentence(), figures(), tables(), charts(), maps());
	}

	private Curves all() {
		return curves.get(0);
	}

	/** With AMPA receptors alone. */
	private Optional<Curves> ampa() {
		return curves.stream().skip(1).filter(some -> some.lags().size() == all().lags().size()).findFirst();
	}

	/** Both populations together. */
	private Optional<Outcome> together() {
		return all().lags().stream().filter(outcome -> outcome.timing().lag() == 0).findFirst();
	}

	private boolean wholeWindow(final Curves some) {
		return some.lags().size() == MeasureInputTiming.lags(settings).length;
	}

	private Where where(final Where wanted) {
		return TimedInputs.there(cable, wanted);
	}

	private String words(final Where wanted) {
		return switch (where(wanted)) {
			case SOMA -> "at the soma";
			case PLACE -> "around the place";
			case DENDRITES -> "on all dendrites";
			default -> "on " + where(wanted) + " dendrites";
		};
	}

	private static String brief(final double value) {
		return CountAnswer.brief(value);
	}

	private static String percent(final double part) {
		return String.format(Locale.ROOT, "%.0f %%", 100 * part);
	}

	private String sentence() {
		final StringBuilder text = new StringBuilder(finished ? "" : "Cancelled, so not all of it is here. ");
		final String populations = where(settings.first()) == where(settings.second()) ? words(settings.first())
			: words(settings.first()) + " and " + words(settings.second());
		if (Double.isNaN(all().number()))
			return text.append("The cell does not fire reliably, whatever number of synapses act together ").append(populations)
				.append(": not 19 of 20 trials bring its soma across ").append(String.format(Locale.ROOT, "%.0f mV.", Volley.SPIKE))
				.toString();
		if (!all().fires())
			return text.append(String.format(Locale.ROOT,
				"The cell has no action potential: two populations of %.0f synapses each, %s, lift its soma across %.0f mV, but gradually; one more synapse in each adds %.2g mV.",
				all().number(), populations, Volley.SPIKE, all().rise())).toString();
		text.append(String.format(Locale.ROOT, "Two populations of %.0f synapses each, %s", all().number(), populations));
		together().ifPresent(both -> text.append(", fire the cell in ").append(percent(both.probability())).append(" of ")
			.append(settings.trials()).append(" trials when they act together"));
		if (alone.size() == 2)
			text.append(String.format(Locale.ROOT, " and in %s and %s alone", percent(alone.get(0).probability()),
				percent(alone.get(1).probability())));
		final boolean fires = together().map(both -> both.probability() > 0).orElse(false);
		if (fires && wholeWindow(all()))
			text.append("; it is half as many when the second is ").append(side(Window.of(all().lags())));
		if (fires)
			ampa().ifPresent(some -> text.append(String.format(Locale.ROOT, " (with AMPA alone and %.0f synapses %s)", some.number(),
				side(Window.of(some.lags())))));
		if (fires && !all().jitters().isEmpty()) {
			final Outcome last = all().jitters().get(all().jitters().size() - 1);
			text.append(Double.isNaN(halving(all()))
				? "; a jitter of " + brief(last.timing().jitter()) + " ms leaves " + percent(last.probability())
				: "; a jitter of " + brief(halving(all())) + " ms halves it");
		}
		veto().ifPresent(text::append);
		return text.append('.').toString();
	}

	/** Jitter at which half of what fires without jitter is left; NaN if none of those tried does that. */
	private static double halving(final Curves some) {
		for (int i = 1; i < some.jitters().size(); i++) {
			final Outcome before = some.jitters().get(i - 1), after = some.jitters().get(i);
			final double half = some.jitters().get(0).probability() / 2;
			if (before.probability() >= half && after.probability() < half)
				return before.timing().jitter() + (after.timing().jitter() - before.timing().jitter()) * (before.probability() - half)
					/ (before.probability() - after.probability());
		}
		return Double.NaN;
	}

	private String side(final Window window) {
		return (Double.isNaN(window.from()) ? "more than " + brief(settings.widest()) : brief(-window.from())) + " ms early or "
			+ (Double.isNaN(window.to()) ? "more than " + brief(settings.widest()) : brief(window.to())) + " ms late";
	}

	/** Lags at which inhibition takes at least half of the output. */
	private double[] vetoed() {
		final double control = together().map(Outcome::probability).orElse(Double.NaN);
		return inhibited.stream().filter(outcome -> outcome.probability() < control / 2)
			.mapToDouble(outcome -> outcome.timing().inhibition())
			.toArray();
	}

	private Optional<String> veto() {
		if (inhibited.size() < MeasureInputTiming.lags(settings).length)
			return Optional.empty();
		final double[] vetoed = vetoed();
		final int number = inhibited.get(0).timing().inhibitory();
		final Outcome least = inhibited.stream().reduce((a, b) -> b.probability() < a.probability() ? b : a).orElseThrow();
		return Optional
			.of(String.format(Locale.ROOT, "; %d inhibitory synapses %s ", number, words(settings.inhibition())) + (vetoed.length > 0
				? "take more than half from " + brief(vetoed[0]) + " to " + brief(vetoed[vetoed.length - 1]) + " ms after excitation"
				: "leave " + percent(least.probability()) + " where they take most, " + brief(least.timing().inhibition())
					+ " ms after excitation"));
	}

	private List<Figure> figures() {
		final List<Figure> figures = new ArrayList<>(List.of(new Figure("Synapses of each population", all().number(), "",
			settings.number() > 0 ? "As asked." : "As many as fire the cell in 95 % of the trials when both act together."),
			new Figure("Rise by the last synapse", all().rise(), "mV",
				"What one more synapse in each population adds to the somatic peak when that fires the cell; an action potential is all or none.")));
		together().ifPresent(both -> {
			figures.add(new Figure("Trials that fire, together", 100 * both.probability(), "%", "Both populations at the same time."));
			figures.add(new Figure("Latency, together", both.latency(), "ms", "Mean time of the first spike after the volley."));
			figures.add(new Figure("Precision, together", both.precision(), "ms", "Standard deviation of that time over the trials."));
		});
		if (alone.size() == 2) {
			figures.add(new Figure("Trials that fire, first alone", 100 * alone.get(0).probability(), "%", "The first population alone."));
			figures
				.add(new Figure("Trials that fire, second alone", 100 * alone.get(1).probability(), "%", "The second population alone."));
		}
		if (wholeWindow(all()))
			window("", Window.of(all().lags()), figures);
		for (final Curves some : curves)
			if (!some.jitters().isEmpty())
				figures.add(new Figure("Jitter that halves the output" + (some == all() ? "" : ", AMPA alone"), halving(some), "ms",
					"Standard deviation of onsets that leaves half of the trials that fire without; none if none of those tried does."));
		ampa().ifPresent(some -> {
			figures.add(new Figure("Synapses of each population, AMPA alone", some.number(), "", "The same without NMDA receptors."));
			window(", AMPA alone", Window.of(some.lags()), figures);
		});
		if (!inhibited.isEmpty()) {
			final double[] vetoed = vetoed();
			figures.add(new Figure("Inhibitory synapses", inhibited.get(0).timing().inhibitory(), "", "In the inhibitory population."));
			figures.add(new Figure("Veto from", vetoed.length == 0 ? Double.NaN : vetoed[0], "ms",
				"First lag of inhibition after excitation that takes more than half of the output; negative if it leads."));
			figures.add(new Figure("Veto to", vetoed.length == 0 ? Double.NaN : vetoed[vetoed.length - 1], "ms", "Last such lag."));
		}
		return figures;
	}

	private static void window(final String which, final Window window, final List<Figure> figures) {
		figures.add(new Figure("Coincidence window" + which, window.width(), "ms",
			"Between the lags of the second population at which the cell fires in half as many trials as at best; none if it is wider than the lags tried."));
		figures.add(
			new Figure("Coincidence window from" + which, window.from(), "ms", "Lag of the second population; negative if it is first."));
		figures.add(new Figure("Coincidence window to" + which, window.to(), "ms", "Lag of the second population."));
	}

	private static String receptors(final Outcome outcome) {
		return outcome.timing().nmda() ? "AMPA and NMDA" : "AMPA alone";
	}

	private static Table table(final String name, final String varied, final List<Outcome> outcomes,
		final ToDoubleFunction<Outcome> value) {
		final List<List<Object>> rows = new ArrayList<>();
		for (final Outcome one : outcomes) {
			final double p = one.probability();
			rows.add(List.of(receptors(one), value.applyAsDouble(one), one.timing().first(), one.timing().inhibitory(), one.trials(),
				one.latencies().size(), 100 * p, 100 * Math.sqrt(p * (1 - p) / one.trials()), one.latency(), one.precision()));
		}
		return new Table(name, List.of("Receptors", varied, "Synapses of each population", "Inhibitory synapses", "Trials", FIRED,
			FIRED + " (%)", "Standard error (%)", LATENCY + " (ms)", "Precision (ms)"), rows);
	}

	private List<Table> tables() {
		final List<Table> tables = new ArrayList<>(List.of(
			table("coincidence", "Lag of the second population (ms)", curves.stream().flatMap(some -> some.lags().stream()).toList(),
				one -> one.timing().lag()),
			table("jitter", "Jitter (ms)", curves.stream().flatMap(some -> some.jitters().stream()).toList(),
				one -> one.timing().jitter())));
		if (!inhibited.isEmpty())
			tables.add(table("inhibition", "Lag of inhibition (ms)", inhibited, one -> one.timing().inhibition()));
		return tables;
	}

	private static Curve curve(final String name, final List<Outcome> outcomes, final ToDoubleFunction<Outcome> x,
		final ToDoubleFunction<Outcome> y) {
		return new Curve(name, Style.BOTH, outcomes.stream().map(one -> x.applyAsDouble(one)).toList(),
			outcomes.stream().map(one -> y.applyAsDouble(one)).toList());
	}

	private static double fired(final Outcome outcome) {
		return 100 * outcome.probability();
	}

	private static String name(final Curves some) {
		return receptors((some.lags().isEmpty() ? some.jitters() : some.lags()).get(0)) + ", " + brief(some.number()) + " synapses each";
	}

	private List<Chart> charts() {
		final List<Chart> charts = new ArrayList<>();
		final List<Curves> some = curves.stream().filter(one -> !one.lags().isEmpty()).toList();
		if (some.isEmpty())
			return charts;
		final Axis fired = new Axis(FIRED, "%"), lag = new Axis("Second population after the first", "ms"),
			jitter = new Axis("Jitter of the input (SD)", "ms"), after = new Axis("Inhibition after excitation", "ms");
		charts.add(new Chart("Coincidence window", lag, fired,
			some.stream().map(one -> curve(name(one), one.lags(), o -> o.timing().lag(), TimingAnswer::fired)).toList()));
		final List<Curves> jittered = some.stream().filter(one -> !one.jitters().isEmpty()).toList();
		if (!jittered.isEmpty()) {
			charts.add(new Chart("Jitter and output", jitter, fired,
				jittered.stream().map(one -> curve(name(one), one.jitters(), o -> o.timing().jitter(), TimingAnswer::fired)).toList()));
			final List<Curve> precision = new ArrayList<>(
				jittered.stream().map(one -> curve(name(one), one.jitters(), o -> o.timing().jitter(), Outcome::precision)).toList());
			precision.add(new Curve("as the input", Style.LINE, List.of(0.0, settings.blur()), List.of(0.0, settings.blur())));
			charts.add(new Chart("Jitter and precision", jitter, new Axis("Spread of spike times (SD)", "ms"), precision));
		}
		if (!inhibited.isEmpty()) {
			final double control = together().map(TimingAnswer::fired).orElse(Double.NaN);
			charts.add(new Chart("Inhibition and output", after, fired, List.of(
				curve(inhibited.get(0).timing().inhibitory() + " inhibitory synapses " + words(settings.inhibition()), inhibited,
					o -> o.timing().inhibition(), TimingAnswer::fired),
				new Curve("without inhibition", Style.LINE, List.of(-settings.widest(), settings.widest()), List.of(control, control)))));
			final double latency = together().map(Outcome::latency).orElse(Double.NaN);
			charts.add(new Chart("Inhibition and latency", after, new Axis(LATENCY, "ms"), List.of(
				curve("with inhibition", inhibited, o -> o.timing().inhibition(), Outcome::latency),
				new Curve("without inhibition", Style.LINE, List.of(-settings.widest(), settings.widest()), List.of(latency, latency)))));
		}
		return charts;
	}

	private List<PlaceMap> maps() {
		if (peaks.isEmpty())
			return List.of();
		return List.of(
			new PlaceMap("Peak of the first population", "mV",
				"Greatest depolarisation above rest when it acts alone; mean over the trials.",
				Answer.boxed(peaks.get(0))),
			new PlaceMap("Peak of the second population", "mV", "The same of the second.", Answer.boxed(peaks.get(1))),
			new PlaceMap("Peak of both", "mV", "The same when both act together, spikes of the soma included.",
				Answer.boxed(peaks.get(2))));
	}
}
