/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Place;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Sites;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.recording.RecordingPlan.SpikeDetector;
import org.dendritej.recording.Spike;
import org.dendritej.recording.Trace;

/**
 * Excitatory synapses of one kind, each with a place and times of its own. Always one group, so that trials with any number of them run side by side.
 *
 * @param ampa peak conductance of each, nS
 * @param nmda peak conductance of each before the block, nS
 * @param where one place for each synapse
 * @param when the times of each, ms
 */
record Excitation(double ampa, double nmda, List<Location> where, List<SpikeTrain.At> when) {

	/** When the first synapses act, and how long their response is followed after the last, ms. */
	static final double ONSET = 5, AFTER = 65;
	/** So long before it crosses the threshold a somatic spike has begun, ms. */
	private static final double UPSTROKE = 1;

	/**
	 * What a run has given.
	 *
	 * @param soma peak above rest, mV
	 * @param local peak at the place that was watched above rest, mV
	 * @param before the same until the first somatic spike begins, mV: what comes later may have come from the soma
	 * @param spikes of the soma
	 */
	record Response(double soma, double local, double before, int spikes) {
	}

	Excitation {
		where = List.copyOf(where);
		when = List.copyOf(when);
	}

	/** None yet, of some conductances. */
	static Excitation of(final double ampa, final double nmda) {
		return new Excitation(ampa, nmda, List.of(), List.of());
	}

	/** With a cluster more, whose synapses act together at some times. */
	Excitation cluster(final CableModel cable, final Location centre, final double spread, final int number, final List<Double> times) {
		return cluster(cable, centre, spread, Collections.nCopies(number, new SpikeTrain.At(times)));
	}

	/** With a cluster more, whose synapses act one after the other, from its near end to its far end. */
	Excitation cluster(final CableModel cable, final Location centre, final double spread, final int number, final double interval) {
		final List<SpikeTrain.At> times = new ArrayList<>();
		for (int k = 0; k < number; k++)
			times.add(new SpikeTrain.At(List.of(ONSET + k * interval)));
		return cluster(cable, centre, spread, times);
	}

	private Excitation cluster(final CableModel cable, final Location centre, final double spread, final List<SpikeTrain.At> times) {
		Excitation more = this;
		if (!times.isEmpty()) {
			final List<Place> places = new Sites.Cluster(centre, spread, times.size()).resolve(cable, 0);
			for (int k = 0; k < places.size(); k++)
				more = more.synapse(new Location.OnSection(places.get(k).section(), places.get(k).fraction()), times.get(k));
		}
		return more;
	}

	/** With a synapse more. */
	Excitation synapse(final Location at, final SpikeTrain.At times) {
		final List<Location> places = new ArrayList<>(where);
		final List<SpikeTrain.At> trains = new ArrayList<>(when);
		places.add(at);
		trains.add(times);
		return new Excitation(ampa, nmda, places, trains);
	}

	/** The run of these synapses alone, in which the soma and a place are watched. */
	NeuronModel trial(final NeuronModel model, final double duration, final Location watched) {
		final NeuronModel bare = ManyRuns.bare(model, duration,
			List.of(new Probe.Voltage("soma", Location.SOMA), new Probe.Voltage("local", watched)));
		final NeuronModel silent = bare.with(
			new RecordingPlan(bare.recording().probes(), 0, List.of(new SpikeDetector("soma", Location.SOMA, Volley.SPIKE))));
		final List<SynapseGroup.Receptor> receptors = new ArrayList<>();
		if (ampa > 0)
			receptors.add(new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism("AMPA"), 1e-3 * ampa, Map.of()));
		if (nmda > 0)
			receptors.add(new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism("NMDA"), 1e-3 * nmda, Map.of()));
		return receptors.isEmpty() || where.isEmpty() ? silent
			: silent.with(new SynapseGroup("excitation", receptors, new Sites.Listed(where), new SpikeTrain.Each(when), 0));
	}

	static Response response(final Recording recording) {
		final Trace local = recording.trace("local");
		final double[] times = recording.times();
		final double end = recording.spikes().stream().mapToDouble(Spike::time).min().orElse(Double.POSITIVE_INFINITY) - UPSTROKE;
		double before = local.value(0);
		for (int i = 0; i < local.size() && times[i] <= end; i++)
			before = Math.max(before, local.value(i));
		return new Response(ManyRuns.peak(recording.trace("soma")), ManyRuns.peak(local), before - local.value(0),
			recording.spikes().size());
	}

	/** Time between two values of a trace, ms. */
	private static double step(final Recording recording) {
		final double[] times = recording.times();
		return times.length < 2 ? 0 : times[1] - times[0];
	}

	/**
	 * A response whose course is known, too, where responses are to be added up at different times.
	 *
	 * @param response peaks
	 * @param soma course above its beginning, mV; empty where it is not needed
	 * @param local the same at the place that was watched
	 * @param step between two values, ms
	 */
	record Course(Response response, double[] soma, double[] local, double step) {

		static Course of(final Recording recording, final boolean needed) {
			return new Course(Excitation.response(recording), needed ? above(recording.trace("soma").values()) : new double[0],
				needed ? above(recording.trace("local").values()) : new double[0], Excitation.step(recording));
		}

		private static double[] above(final double[] values) {
			return Arrays.stream(values).map(value -> value - values[0]).toArray();
		}
	}
}
