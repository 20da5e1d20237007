/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

/**
 * Excitatory synapses that act together at one place, with or without an inhibitory one somewhere.
 *
 * @param at one place, around which the synapses form a cluster; or several, among which they are dealt out in turn
 * @param spread of a cluster, µm
 * @param ampa peak conductance of each, nS
 * @param nmda peak conductance of each before the block, nS
 * @param onset ms
 */
record Volley(List<Location> at, double spread, double ampa, double nmda, double onset) {

	/** Upward crossings of it by the soma are spikes, mV. */
	static final double SPIKE = -20;

	/**
	 * An inhibitory synapse.
	 *
	 * @param at where
	 * @param conductance peak, nS
	 * @param onset ms
	 * @param reversal mV
	 * @param decay time constant, ms
	 */
	record Inhibitory(Location at, double conductance, double onset, double reversal, double decay) {
	}

	/** What a run has given: peaks above rest, mV, and somatic spikes. */
	record Response(double soma, double local, int spikes) {
	}

	/** Where some synapses sit. */
	Sites sites(final int number) {
		if (at.size() == 1)
			return new Sites.Cluster(at.get(0), spread, number);
		final List<Location> dealt = new ArrayList<>();
		for (int i = 0; i < number; i++)
			dealt.add(at.get(i % at.size()));
		return new Sites.Listed(dealt);
	}

	/** Their compartments. */
	int[] compartments(final CableModel cable, final int number) {
		return sites(number).resolve(cable, 0).stream().mapToInt(Place::compartment).toArray();
	}

	/** The run of a number of synapses. */
	NeuronModel trial(final NeuronModel model, final int number, final double duration, final Optional<Inhibitory> inhibition) {
		final List<SynapseGroup.Receptor> receptors = new ArrayList<>();
		if (ampa > 0)
			receptors.add(new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism("AMPA"), 1e-3 * ampa, Map.of()));
		if (nmda > 0)
			receptors.add(new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism("NMDA"), 1e-3 * nmda, Map.of()));
		final NeuronModel bare = ManyRuns.bare(model, duration,
			List.of(new Probe.Voltage("soma", Location.SOMA), new Probe.Voltage("local", at.get(0))));
		NeuronModel trial = bare
			.with(new RecordingPlan(bare.recording().probes(), 0, List.of(new SpikeDetector("soma", Location.SOMA, SPIKE))));
		if (!receptors.isEmpty())
			trial = trial.with(new SynapseGroup("excitation", receptors, sites(number), new SpikeTrain.At(List.of(onset)), 0));
		if (inhibition.isPresent()) {
			final Inhibitory one = inhibition.get();
			trial = trial.with(new SynapseGroup("inhibition",
				List.of(new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism("GABAA"), 1e-3 * one.conductance,
					Map.of("e", one.reversal, "tau2", one.decay))),
				new Sites.Listed(List.of(one.at)), new SpikeTrain.At(List.of(one.onset)), 0));
		}
		return trial;
	}

	static Response response(final Recording recording) {
		return new Response(ManyRuns.peak(recording.trace("soma")), ManyRuns.peak(recording.trace("local")), recording.spikes().size());
	}
}
