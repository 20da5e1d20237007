/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Place;
import org.dendritej.experiment.LeastNumber.Found;
import org.dendritej.experiment.LeastNumber.Response;
import org.dendritej.experiment.MeasureInputTiming.Settings;
import org.dendritej.experiment.MeasureInputTiming.Where;
import org.dendritej.experiment.SynapsePool.Receptors;
import org.dendritej.experiment.SynapsePool.Stretches;
import org.dendritej.experiment.SynapsePool.Synapse;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.transmission.Chance;
import org.dendritej.model.NeuronModel;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

/**
 * Two excitatory populations and an inhibitory one, each of which acts about a time of its own. Where synapses sit is drawn once; when each acts and whether it releases
 * is drawn for every trial, in the same way at all lags and jitters. Immutable.
 */
final class TimedInputs {

	/** How long a spike is waited for after the last volley, and how many standard deviations of the jitter before the first and after the last belong to it, ms. */
	private static final double AFTER = 40, TAILS = 3;
	private static final double FRAME = 0.5;
	private static final int MOST = 10_000, FIRST = 0, SECOND = 1, INHIBITORY = 2;

	/**
	 * What acts, and when.
	 *
	 * @param first synapses of the first population
	 * @param second of the second
	 * @param inhibitory of the inhibitory one
	 * @param lag of the second after the first, ms
	 * @param inhibition lag of the inhibitory one after the first, ms
	 * @param jitter standard deviation of all onsets, ms
	 * @param nmda whether NMDA receptors are there
	 */
	record Timing(int first, int second, int inhibitory, double lag, double inhibition, double jitter, boolean nmda) {

		Timing lag(final double other) {
			return new Timing(first, second, inhibitory, other, inhibition, jitter, nmda);
		}

		Timing jitter(final double other) {
			return new Timing(first, second, inhibitory, lag, inhibition, other, nmda);
		}

		Timing both(final int number) {
			return new Timing(number, number, inhibitory, lag, inhibition, jitter, nmda);
		}

		Timing inhibited(final int number, final double after) {
			return new Timing(first, second, number, lag, after, jitter, nmda);
		}

		Timing withoutNmda() {
			return new Timing(first, second, inhibitory, lag, inhibition, jitter, false);
		}

		/** Time of the first population. */
		double time() {
			return CountSynapses.ONSET + TAILS * jitter + Math.max(Math.max(0, -lag), inhibitory > 0 ? -inhibition : 0);
		}

		/** Time from which latencies count: of the later of both populations. */
		double last() {
			return time() + Math.max(0, lag);
		}

		double duration() {
			return last() + TAILS * jitter + AFTER;
		}
	}

	/**
	 * What trials have given.
	 *
	 * @param timing of them
	 * @param latencies of those that fired, from the later volley on, ms
	 * @param trials how many there were
	 */
	record Outcome(Timing timing, List<Double> latencies, int trials) {

		double probability() {
			return (double) latencies.size() / trials;
		}

		double latency() {
			return latencies.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
		}

		/** Standard deviation of the latencies of the sample. */
		double precision() {
			final double mean = latency();
			return latencies.size() < 2 ? Double.NaN
				: Math.sqrt(latencies.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum() / (latencies.size() - 1));
		}
	}

	private final NeuronModel bare;
	private final CableModel cable;
	private final Settings settings;
	private final long seed;

	TimedInputs(final NeuronModel bare, final CableModel cable, final Settings settings, final long seed) {
		this.bare = bare;
		this.cable = cable;
		this.settings = settings;
		this.seed = seed;
	}

	/** Where a population sits, in words; all dendrites where the neuron has not both basal and apical ones, so that there is no such distinction. */
	static Where there(final CableModel cable, final Where wanted) {
		final boolean both = Stream.of(Region.BASAL, Region.APICAL).allMatch(region -> new Stretches(cable, region).length() > 0);
		return (wanted == Where.BASAL || wanted == Where.APICAL) && !both ? Where.DENDRITES : wanted;
	}

	private static Region region(final Where where) {
		return where == Where.BASAL ? Region.BASAL : where == Where.APICAL ? Region.APICAL : Region.DENDRITES;
	}

	private List<Location> sites(final int population, final int number) {
		final Where where =
			there(cable, population == FIRST ? settings.first() : population == SECOND ? settings.second() : settings.inhibition());
		if (where == Where.SOMA)
			return java.util.Collections.nCopies(number, Location.SOMA);
		final long draws = SpikeTrain.mix(seed, population);
		if (where == Where.PLACE) {
			final List<Location> at = settings.at();
			final Place middle = cable.locate(at.isEmpty() ? new Location.OnSection(FirstLook.longestEndBranch(cable).index(), 0.5)
				: at.get(Math.min(population, at.size() - 1)));
			final double length = cable.sections().get(middle.section()).length();
			return IntStream.range(0, number).mapToObj(i -> (Location) new Location.OnSection(middle.section(), Math.max(0,
				Math.min(1, middle.fraction() + settings.spread() / Math.max(1e-9, length) * (Chance.uniform(draws, i, 0, 0) - 0.5)))))
				.toList();
		}
		final Stretches stretches = new Stretches(cable, region(where));
		if (stretches.length() == 0)
			throw new ExperimentException(cable.name() + ": there is no dendrite on which synapses could sit; choose the soma or a place");
		return IntStream.range(0, number).mapToObj(i -> stretches.at(Chance.uniform(draws, i, 0, 0), 0)).toList();
	}

	/** Those of a population that release in a trial. */
	private List<Synapse> acting(final int population, final int number, final double time, final double jitter, final int trial) {
		final List<Location> sites = sites(population, number);
		final long draws = SpikeTrain.mix(SpikeTrain.mix(seed, 3 + population), trial);
		final List<Synapse> acting = new ArrayList<>();
		for (int i = 0; i < number; i++)
			if (Chance.uniform(draws, i, 0, 2) < settings.release())
				acting.add(new Synapse(sites.get(i), population == INHIBITORY,
					Math.max(0, time + (jitter == 0 ? 0 : jitter * Chance.normal(draws, i, 0, 0)))));
		return acting;
	}

	/** The run of a trial. */
	NeuronModel model(final Timing timing, final int trial) {
		final Receptors receptors = new Receptors(settings.ampa(), timing.nmda ? settings.nmda() : 0, settings.gaba(), settings.reversal(),
			settings.decay());
		final List<Synapse> excitation = new ArrayList<>(acting(FIRST, timing.first, timing.time(), timing.jitter, trial));
		excitation.addAll(acting(SECOND, timing.second, timing.time() + timing.lag, timing.jitter, trial));
		final NeuronModel excited = SynapsePool.with(bare.with(bare.protocol().duration(timing.duration())), "excitation",
			receptors.excitatory(), excitation);
		return timing.inhibitory == 0 ? excited : SynapsePool.with(excited, "inhibition", receptors.inhibitory(),
			acting(INHIBITORY, timing.inhibitory, timing.time() + timing.inhibition, timing.jitter, trial));
	}

	/** For each trial the least number of synapses in each population that fires the cell, both acting together; none at all if stopped. */
	List<Found> needed(final Timing timing, final Workers workers, final RunMonitor monitor) {
		final Timing together = timing.lag(0);
		return LeastNumber.find(settings.trials(), MOST, cable, (trial, number) -> model(together.both(number), trial), workers, monitor);
	}

	/** Trials; none at all if stopped. */
	List<Outcome> outcome(final Timing timing, final Workers workers, final RunMonitor monitor) {
		final List<Response> responses =
			ManyRuns.measure(settings.trials(), cable, trial -> model(timing, trial), Response::of, workers, monitor);
		return responses.size() < settings.trials() ? List.of()
			: List.of(new Outcome(timing, responses.stream().filter(response -> response.spikes() > 0)
				.map(response -> response.time() - timing.last()).toList(), settings.trials()));
	}

	/** Greatest depolarisation above rest, mV, mean over the trials, shape [compartments]; none at all if stopped. */
	List<double[]> peaks(final Timing timing, final Workers workers, final RunMonitor monitor) {
		final List<double[]> all = ManyRuns.measure(settings.trials(), cable, trial -> {
			final NeuronModel model = model(timing, trial);
			return model.with(new RecordingPlan(model.recording().probes(), FRAME, model.recording().detectors()));
		}, CountSynapses::peaks, workers, monitor);
		if (all.size() < settings.trials())
			return List.of();
		final double[] mean = new double[cable.compartments()];
		for (final double[] one : all)
			Arrays.setAll(mean, c -> mean[c] + one[c] / all.size());
		return List.of(mean);
	}
}
