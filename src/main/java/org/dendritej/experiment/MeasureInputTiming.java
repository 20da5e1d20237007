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

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.LeastNumber.Found;
import org.dendritej.experiment.TimedInputs.Outcome;
import org.dendritej.experiment.TimedInputs.Timing;
import org.dendritej.model.NeuronModel;
import org.dendritej.morphology.Location;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

/**
 * What the timing of inputs does to the output: how near in time two populations must act, what jitter costs in probability and precision, and what inhibition does that
 * leads or lags. Stepped as {@link CountSynapses} is.
 */
public final class MeasureInputTiming implements Question<MeasureInputTiming.Settings> {

	/** The question. */
	public static final MeasureInputTiming QUESTION = new MeasureInputTiming();

	/** Part of the trials that fire when both populations act together, if nobody says how many synapses they have. */
	private static final double RELIABLE = 0.95;
	/** Lags on either side of 0, closer to each other near it. */
	private static final int SIDE = 7;
	private static final double CLOSER = 1.5;
	private static final double[] JITTERS = { 0, 0.05, 0.1, 0.25, 0.5, 0.75, 1 };

	/** Where a population sits. */
	public enum Where {
		/** Scattered over all dendrites. */
		DENDRITES,
		/** Scattered over basal ones. */
		BASAL,
		/** Scattered over apical ones. */
		APICAL,
		/** Around the place that is asked about. */
		PLACE,
		/** At the soma. */
		SOMA;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/**
	 * What can be set.
	 *
	 * @param at places for populations that sit around one: of the first, and if there are two, of the second; none for the longest dendritic end branch
	 * @param first where the first population sits
	 * @param second where the second one sits
	 * @param number of synapses in each; 0 takes as many as fire the cell in 19 of 20 trials when both act together
	 * @param spread of a population around a place, µm
	 * @param ampa peak conductance of each excitatory synapse, nS
	 * @param nmda before the block, nS
	 * @param release probability
	 * @param jitter standard deviation of onsets, ms
	 * @param trials at each point
	 * @param widest greatest lag, ms
	 * @param blur greatest jitter that is compared, ms
	 * @param inhibition where inhibitory synapses sit
	 * @param inhibitory how many there are; 0 takes as many as excitatory ones, below 0 leaves inhibition out
	 * @param gaba peak conductance of each, nS
	 * @param reversal of those, mV
	 * @param decay of those, ms
	 * @param compare whether all of it but inhibition is compared with AMPA receptors alone
	 */
	public record Settings(@Setting("Places of populations that sit around one.") List<Location> at,
		@Setting("Where the first population sits: dendrites, basal, apical, place or soma.") Where first,
		@Setting("Where the second one sits.") Where second,
		@Setting(value = "Synapses of each; 0 takes as many as fire the cell in 19 of 20 trials when both act together.", least = 0,
			most = 1e4) int number,
		@Setting(value = "Length of dendrite over which a population around a place is spread.", unit = "µm", least = 0,
			most = 1e5) double spread,
		@Setting(value = "Peak conductance of AMPA receptors of each.", unit = "nS", least = 0, most = 1e6) double ampa,
		@Setting(value = "Peak conductance of NMDA receptors of each, before the block.", unit = "nS", least = 0, most = 1e6) double nmda,
		@Setting(value = "Release probability.", least = 0.001, most = 1) double release,
		@Setting(value = "Standard deviation of onsets.", unit = "ms", least = 0, most = 1e3) double jitter,
		@Setting(value = "Trials at each point.", least = 1, most = 1e5) int trials,
		@Setting(value = "Greatest lag.", unit = "ms", least = 0.1, most = 1e3) double widest,
		@Setting(value = "Greatest jitter that is compared.", unit = "ms", least = 0, most = 1e3) double blur,
		@Setting("Where inhibitory synapses sit.") Where inhibition,
		@Setting(value = "How many there are; 0 takes as many as excitatory ones, below 0 leaves inhibition out.", least = -1,
			most = 1e5) int inhibitory,
		@Setting(value = "Peak conductance of each.", unit = "nS", least = 0, most = 1e6) double gaba,
		@Setting(value = "Their reversal potential.", unit = "mV", least = -200, most = 200) double reversal,
		@Setting(value = "Time constant of their decay.", unit = "ms", least = 0.6, most = 1e4) double decay,
		@Setting("Whether it is compared with AMPA receptors alone.") boolean compare) {

		/** Copies. */
		public Settings {
			at = List.copyOf(at);
		}

		/** These settings with another value for one key. */
		Settings changed(final String key, final Object value) {
			return org.dendritej.experiment.Settings.with(this,
				entry -> entry.key().equals(key) ? java.util.Optional.of(value) : java.util.Optional.empty());
		}

		boolean comparesReceptors() {
			return compare && nmda > 0 && ampa > 0;
		}

		boolean inhibits() {
			return inhibitory >= 0 && gaba > 0;
		}
	}

	/**
	 * What was found with some receptors.
	 *
	 * @param number of synapses in each population; NaN if no number fires the cell reliably
	 * @param rise of the somatic peak by the last synapse, mV; an action potential is all or none
	 * @param lags what lags of the second population do
	 * @param jitters what jitters do
	 */
	record Curves(double number, double rise, List<Outcome> lags, List<Outcome> jitters) {

		/** Whether there is an output to be measured. */
		boolean fires() {
			return !Double.isNaN(number) && !(rise < LeastNumber.ALL_OR_NONE);
		}
	}

	private MeasureInputTiming() {
	}

	@Override
	public String name() {
		return "Measure Input Timing";
	}

	@Override
	public String description() {
		return "How near in time two populations of synapses must act to fire the cell (König, Engel & Singer 1996, doi:10.1016/S0166-2236(96)80019-1), what"
			+ " jitter of the input costs in output probability and precision (Mainen & Sejnowski 1995, doi:10.1126/science.7770778), and what inhibition"
			+ " does that leads or lags (Pouille & Scanziani 2001, doi:10.1126/science.1060342).";
	}

	@Override
	public Settings defaults() {
		return new Settings(List.of(), Where.BASAL, Where.APICAL, 0, 20, 0.3, 1.5, 0.5, 1, 20, 50, 20, Where.SOMA, 0, 1, -80, 5, true);
	}

	private static Timing together(final Settings settings, final int number) {
		return new Timing(number, number, 0, 0, 0, settings.jitter, true);
	}

	/** All lags, the one of 0 in the middle. */
	static double[] lags(final Settings settings) {
		final double[] lags = new double[2 * SIDE + 1];
		for (int k = 1; k <= SIDE; k++) {
			lags[SIDE + k] = settings.widest * Math.pow((double) k / SIDE, CLOSER);
			lags[SIDE - k] = -lags[SIDE + k];
		}
		return lags;
	}

	/** A number that is enough in nearly all trials; NaN if there is none. */
	private static double reliable(final List<Found> found) {
		final double[] sorted = found.stream().mapToDouble(Found::number).sorted().toArray(); // NaN last
		return sorted[(int) Math.ceil(RELIABLE * sorted.length) - 1];
	}

	/** With fewer runs where it was stopped; without any if not even the number was found. */
	private static List<Curves> curves(final TimedInputs inputs, final Settings settings, final Timing timing, final Workers workers,
		final RunMonitor monitor) {
		final List<Found> found = inputs.needed(timing, workers, ManyRuns.part(monitor, 0, 0.3));
		if (found.isEmpty())
			return List.of();
		final double number = settings.number > 0 ? settings.number : reliable(found), rise = LeastNumber.rise(found);
		final Curves nothing = new Curves(number, rise, List.of(), List.of());
		if (!nothing.fires())
			return List.of(nothing);
		final Timing both = timing.both((int) number);
		final List<Timing> lags = Arrays.stream(lags(settings)).mapToObj(both::lag).toList(),
			jitters = settings.blur == 0 ? List.of() : Arrays.stream(JITTERS).mapToObj(part -> both.jitter(part * settings.blur)).toList();
		final List<Outcome> ofLags = outcomes(inputs, lags, workers, ManyRuns.part(monitor, 0.3, 0.75));
		return List.of(new Curves(number, rise, ofLags,
			ofLags.size() < lags.size() ? List.of() : outcomes(inputs, jitters, workers, ManyRuns.part(monitor, 0.75, 1))));
	}

	/** From the middle outwards would be as good: what is finished is kept. */
	private static List<Outcome> outcomes(final TimedInputs inputs, final List<Timing> timings, final Workers workers,
		final RunMonitor monitor) {
		final List<Outcome> outcomes = new ArrayList<>();
		for (int i = 0; i < timings.size(); i++) {
			final List<Outcome> one = inputs.outcome(timings.get(i), workers,
				ManyRuns.part(monitor, (double) i / timings.size(), (i + 1.0) / timings.size()));
			if (one.isEmpty())
				break;
			outcomes.addAll(one);
		}
		return outcomes;
	}

	private static int inhibitory(final Settings settings, final double number) {
		return settings.inhibitory == 0 ? (int) (2 * number) : settings.inhibitory;
	}

	@Override
	public double seconds(final NeuronModel model, final CableModel cable, final Settings settings) {
		final TimedInputs inputs =
			new TimedInputs(CountSynapses.stepped(ManyRuns.bare(model, CountSynapses.ONSET, List.of())), cable, settings, 1);
		final Timing timing = together(settings, settings.number == 0 ? 50 : settings.number);
		double runs = 3 * seconds(inputs, cable, timing);
		for (int receptors = 0; receptors < (settings.comparesReceptors() ? 2 : 1); receptors++) {
			runs += 11 * seconds(inputs, cable, timing);
			for (final double lag : lags(settings))
				runs += seconds(inputs, cable, timing.lag(lag));
			for (final double part : JITTERS)
				runs += settings.blur == 0 ? 0 : seconds(inputs, cable, timing.jitter(part * settings.blur));
		}
		if (settings.inhibits())
			for (final double lag : lags(settings))
				runs += seconds(inputs, cable, timing.inhibited(100, lag));
		return 1 + settings.trials * runs;
	}

	private static double seconds(final TimedInputs inputs, final CableModel cable, final Timing timing) {
		return RunEstimate.of(inputs.model(timing, 0), cable).secondsAmongMany();
	}

	@Override
	public Answer ask(final NeuronModel model, final CableModel cable, final Settings settings, final long seed, final Workers workers,
		final RunMonitor monitor) {
		final TimedInputs inputs = new TimedInputs(CountSynapses.bare(model, cable, monitor), cable, settings, seed);
		final Timing timing = together(settings, 0);
		final List<Curves> curves = new ArrayList<>(curves(inputs, settings, timing, workers, ManyRuns.part(monitor, 0, 0.4)));
		if (curves.isEmpty())
			throw new RunCancelledException();
		final double number = curves.get(0).number;
		final List<Outcome> alone = new ArrayList<>(), inhibited = new ArrayList<>();
		final List<double[]> peaks = new ArrayList<>();
		boolean finished = !curves.get(0).fires();
		if (!finished) {
			final Timing both = timing.both((int) number), one = new Timing(both.first(), 0, 0, 0, 0, both.jitter(), true),
				other = new Timing(0, both.second(), 0, 0, 0, both.jitter(), true);
			alone.addAll(outcomes(inputs, List.of(one, other), workers, ManyRuns.part(monitor, 0.4, 0.43)));
			for (final Timing which : List.of(one, other, both))
				peaks.addAll(inputs.peaks(which, workers, ManyRuns.part(monitor, 0.43, 0.45)));
			if (settings.inhibits())
				inhibited.addAll(
					outcomes(inputs, Arrays.stream(lags(settings)).mapToObj(lag -> both.inhibited(inhibitory(settings, number), lag))
						.toList(), workers, ManyRuns.part(monitor, 0.45, 0.65)));
			if (settings.comparesReceptors())
				curves.addAll(curves(inputs, settings, timing.withoutNmda(), workers, ManyRuns.part(monitor, 0.65, 1)));
			finished = monitor.progress(1);
		}
		return new TimingAnswer(cable, settings, curves, alone, inhibited, peaks.size() == 3 ? peaks : List.of(), finished).answer();
	}
}
