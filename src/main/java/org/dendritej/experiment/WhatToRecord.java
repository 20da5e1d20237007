/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Place;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.recording.Probe;
import org.dendritej.recording.RecordingPlan;

/** What a run records beside the frames of the whole neuron and the spikes, where the model file does not say it all. */
public enum WhatToRecord {

	/** What the model file says. */
	AS_IN_MODEL,
	/** The potential of the soma. */
	SOMA,
	/** The potential of the soma and at the first synapse of each group, and the strength of that synapse if it learns. */
	GROUPS,
	/** These and the conductances of each group's first synapse. */
	CONDUCTANCES;

	/**
	 * Changes what is recorded.
	 *
	 * @param model the experiment
	 * @param cable its neuron
	 * @return a changed copy; frames and spikes as before
	 */
	public NeuronModel of(final NeuronModel model, final CableModel cable) {
		if (this == AS_IN_MODEL)
			return model;
		final List<Probe> probes = new ArrayList<>(List.of(new Probe.Voltage("soma", Location.SOMA)));
		if (this != SOMA)
			for (final SynapseGroup group : model.synapses()) {
				final Place first = group.places(cable, model.seed()).get(0);
				final Location at = new Location.OnSection(first.section(), first.fraction());
				probes.add(new Probe.Voltage(group.name().equals("soma") ? "group soma" : group.name(), at));
				if (this == CONDUCTANCES)
					for (final SynapseGroup.Receptor receptor : group.receptors())
						probes.add(new Probe.OfSynapse(group.name() + " " + receptor.mechanism().name(), group.name(), 0,
							receptor.mechanism().name(), "g"));
				if (group.transmission().learning().isPresent())
					probes.add(new Probe.OfWeight("strength of " + group.name(), group.name(), 0));
			}
		return model.with(new RecordingPlan(probes, model.recording().frameInterval(), model.recording().detectors()));
	}
}
