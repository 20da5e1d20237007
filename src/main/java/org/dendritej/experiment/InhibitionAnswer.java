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
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.Answer.Axis;
import org.dendritej.experiment.Answer.Chart;
import org.dendritej.experiment.Answer.Curve;
import org.dendritej.experiment.Answer.Figure;
import org.dendritej.experiment.Answer.PlaceMap;
import org.dendritej.experiment.Answer.Style;
import org.dendritej.experiment.Answer.Table;
import org.dendritej.experiment.MapInhibition.Effect;
import org.dendritej.experiment.MapInhibition.Settings;
import org.dendritej.experiment.SteadyInhibition.Places;
import org.dendritej.simulation.Impedance;

/** What {@link MapInhibition} has found, in words, curves and maps. {@code named}: without inhibition, at the best place, at the excitation, at the soma. */
record InhibitionAnswer(CableModel cable, Settings settings, Impedance steady, SteadyInhibition toSoma, SteadyInhibition toPlace,
	SampledPlaces places, List<Effect> named, List<Effect> effects, Places greedy, Places best, int first, List<Double> window,
	List<TonicInhibition> outputs, List<Double> thresholds, boolean finished) {

	private static final String[] SIDES = { "elsewhere", "on the path", "behind the excitation" };

	Answer answer() {
		final int[] side = sides();
		final double[] factors = toSoma.factors(g()),
			soma = places.everywhere(effects.stream().map(e -> e.soma() / control().soma()).toList());
		final List<PlaceMap> maps = new ArrayList<>(List.of(
			new PlaceMap("Somatic peak with inhibition", "",
				"Peak above rest at the soma over that without inhibition, the inhibitory synapse being here.",
				Answer.boxed(soma)),
			new PlaceMap("Local peak with inhibition", "", "The same at the excited place.",
				Answer.boxed(places.everywhere(effects.stream().map(e -> e.local() / control().local()).toList()))),
			new PlaceMap("Factor F", "",
				"Steady somatic depolarisation without inhibition over that with it, inhibition reversing at rest (Koch et al. 1983).",
				Answer.boxed(factors)),
			new PlaceMap("Factor F at the excitation", "", "The same of the depolarisation of the excited place.",
				Answer.boxed(toPlace.factors(g()))),
			new PlaceMap("Shunt level", "",
				"Part of the input resistance here that the best placed inhibitory synapses take away (Gidon & Segev 2012).",
				Answer.boxed(SteadyInhibition.shuntLevels(steady, best.compartments(), g()))),
			new PlaceMap("Side", "", "1 on the path from the excitation to the soma, 2 behind the excitation, 0 elsewhere.",
				Arrays.stream(side).mapToObj(Double::valueOf).toList())));
		if (thresholds.size() > 1)
			maps.add(1,
				new PlaceMap("Threshold", "synapses", "Least number of excitatory synapses for a dendritic spike, inhibition being here.",
					Answer.boxed(places.everywhere(thresholds.subList(1, thresholds.size())))));
		final List<Chart> charts = new ArrayList<>();
		charts.add(new Chart("Place of inhibition", new Axis("Path distance of inhibition from the soma", "µm"),
			new Axis("Somatic peak / control", ""),
			bySide(side, soma, tried())));
		charts.add(new Chart("Shunting", new Axis("Path distance of inhibition from the soma", "µm"), new Axis("Factor F", ""),
			bySide(side, factors, IntStream.range(0, factors.length).toArray())));
		final List<Table> tables = new ArrayList<>(List.of(bestPlaces()));
		if (!window.isEmpty()) {
			final List<Double> lags = IntStream.range(0, window.size()).mapToObj(i -> lag(i)).toList(),
				relative = window.stream().map(peak -> peak / control().soma()).toList();
			charts.add(
				new Chart("Veto window", new Axis("Onset of inhibition after the volley", "ms"), new Axis("Somatic peak / control", ""),
					List.of(new Curve("inhibition at the best place", Style.BOTH, lags, relative))));
		}
		if (!outputs.isEmpty()) {
			final List<Curve> curves =
				new ArrayList<>(List.of(new Curve("control", Style.BOTH, outputs.get(0).currents(), outputs.get(0).control())));
			for (final TonicInhibition output : outputs)
				curves.add(new Curve(String.format(Locale.ROOT, "%.3g nS at the %s", output.conductance(), output.place()), Style.BOTH,
					output.currents(), output.inhibited()));
			charts.add(new Chart("Firing", new Axis("Current into the soma", "nA"), new Axis("Rate", "Hz"), curves));
		}
		return new Answer(sentence(side), figures(side), tables, charts, maps);
	}

	private double g() {
		return 1e-3 * settings.inhibition();
	}

	private Effect control() {
		return named.get(0);
	}

	private double lag(final int i) {
		return settings.window() * (2.0 * i / (window.size() - 1) - 1);
	}

	private int excited() {
		return cable.locate(settings.at().get(0)).compartment();
	}

	/** 1 on the path, 2 behind the excitation, 0 elsewhere. */
	private int[] sides() {
		final Paths paths = new Paths(cable);
		final boolean[] on = paths.between(excited(), Paths.soma(cable)), behind = paths.behind(excited());
		return IntStream.range(0, on.length).map(c -> on[c] ? 1 : behind[c] ? 2 : 0).toArray();
	}

	private int[] tried() {
		return effects.stream().mapToInt(Effect::compartment).sorted().toArray();
	}

	private List<Curve> bySide(final int[] side, final double[] values, final int[] compartments) {
		final List<Curve> curves = new ArrayList<>();
		for (final int s : new int[] { 1, 2, 0 }) {
			final int[] some = Arrays.stream(compartments).filter(c -> side[c] == s).toArray();
			if (some.length > 0)
				curves.add(new Curve(SIDES[s], Style.DOTS, Arrays.stream(some).mapToObj(cable::pathDistance).toList(),
					Arrays.stream(some).mapToObj(c -> values[c]).toList()));
		}
		return curves;
	}

	private Table bestPlaces() {
		final List<List<Object>> rows = new ArrayList<>();
		for (final Places found : best == greedy ? List.of(greedy) : List.of(greedy, best))
			for (final int c : found.compartments()) {
				final double[] at = cable.position(c);
				rows.add(List.of(found == greedy ? "one after the other" : "best of all pairs", cable.section(c), cable.fraction(c), at[0],
					at[1], at[2],
					cable.pathDistance(c), SIDES[sides()[c]], found.factor()));
			}
		return new Table("best places", List.of("Search", "Section", "Fraction", "X (µm)", "Y (µm)", "Z (µm)", "Path distance (µm)", "Side",
			"Factor F of all"), rows);
	}

	/** The strongest effect on one side, relative to control; NaN if nothing there was tried. */
	private double strongest(final int[] side, final int which) {
		return effects.stream().filter(e -> side[e.compartment()] == which).mapToDouble(e -> e.soma() / control().soma()).min()
			.orElse(Double.NaN);
	}

	private String sentence(final int[] side) {
		final Effect least = java.util.stream.Stream.concat(named.stream().skip(1), effects.stream())
			.reduce((a, b) -> b.soma() < a.soma() ? b : a).orElseThrow();
		final String cancelled = effects.size() < places.number()
			? "Cancelled after " + effects.size() + " of " + places.number() + " places. " : finished ? ""
			: "Cancelled before all was measured. ";
		final double elsewhere = strongest(side, 0);
		return cancelled + String.format(Locale.ROOT,
			"%d synapses depolarise the soma by %.3g mV; one of %.3g nS inhibition leaves %.0f %% of it %s, %.0f µm from the soma, %.0f %% at the soma%s; shunting is strongest %.0f µm from the soma, %s (F = %.3g).",
			settings.number(), control().soma(), settings.inhibition(), 100 * least.soma() / control().soma(),
			SIDES[side[least.compartment()]],
			cable.pathDistance(least.compartment()), 100 * named.get(3).soma() / control().soma(),
			Double.isNaN(elsewhere) ? "" : String.format(Locale.ROOT, ", and at least %.0f %% elsewhere", 100 * elsewhere),
			cable.pathDistance(first), SIDES[side[first]], toSoma.factor(first, g()));
	}

	private List<Figure> figures(final int[] side) {
		final List<Figure> figures = new ArrayList<>(List.of(
			new Figure("Somatic peak", control().soma(), "mV", "Above rest, without inhibition."),
			new Figure("Local peak", control().local(), "mV", "Above rest at the excited place, without inhibition."),
			new Figure("Somatic spikes", control().spikes(), "", "Upward crossings of -20 mV without inhibition."),
			new Figure("Somatic peak, inhibition on the path", strongest(side, 1), "", "Least of the places tried, over control."),
			new Figure("Somatic peak, inhibition behind", strongest(side, 2), "",
				"Least of the places behind the excitation, over control."),
			new Figure("Somatic peak, inhibition elsewhere", strongest(side, 0), "",
				"Least of the places on other branches, over control."),
			new Figure("Somatic peak, inhibition at the soma", named.get(3).soma() / control().soma(), "", "Over control."),
			new Figure("Best place of shunting", cable.pathDistance(first), "µm", "Path distance of the greatest factor F."),
			new Figure("Greatest factor F", toSoma.factor(first, g()), "",
				"Steady somatic depolarisation without over that with inhibition."),
			new Figure("Factor F of the best " + best.compartments().size(), best.factor(), "",
				"Of all together; exact for one and two, else one after the other.")));
		if (!window.isEmpty()) {
			final double deepest = window.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
				half = 0.5 * (control().soma() + deepest);
			final double[] vetoed = IntStream.range(0, window.size()).filter(i -> window.get(i) < half).mapToDouble(this::lag).toArray();
			figures.add(new Figure("Veto window from", vetoed.length == 0 ? Double.NaN : vetoed[0], "ms",
				"First onset of inhibition after the volley that takes at least half of what the best onset takes."));
			figures
				.add(new Figure("Veto window to", vetoed.length == 0 ? Double.NaN : vetoed[vetoed.length - 1], "ms", "Last such onset."));
		}
		for (final TonicInhibition output : outputs) {
			final GainChange change = GainChange.of(output.currents(), output.control(), output.inhibited());
			figures.add(new Figure("Division of the output, " + output.place(), change.division(), "",
				"Slope of the firing curve with steady inhibition over that without (Holt & Koch 1997)."));
			figures.add(new Figure("Subtraction from the output, " + output.place(), change.subtraction(), "nA",
				"Shift of the firing curve at half the greatest rate."));
		}
		if (!thresholds.isEmpty())
			figures.add(new Figure("Threshold", thresholds.get(0), "synapses",
				"Least number for a dendritic spike without inhibition: a local peak of more than "
					+ settings.criterion() + " mV above rest."));
		return figures;
	}
}
