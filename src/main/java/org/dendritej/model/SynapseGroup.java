/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Place;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.transmission.Transmission;

/**
 * Synapses of one kind that share their timing.
 *
 * @param name unique within the model
 * @param receptors what each synapse consists of, such as AMPA and NMDA; all receive the same spikes
 * @param sites where they sit
 * @param spikes when they receive spikes
 * @param delay from spike to conductance, ms
 * @param transmission how reliably each spike is transmitted and how strengths change; what it delivers multiplies the weights of all receptors of a synapse
 */
public record SynapseGroup(String name, List<Receptor> receptors, Sites sites, SpikeTrain spikes, double delay, Transmission transmission) {

	/** Checks and copies. */
	public SynapseGroup {
		receptors = List.copyOf(receptors);
		if (receptors.isEmpty())
			throw new ModelException("synapse group \"" + name + "\" has no receptors; give at least one");
		if (receptors.stream().map(receptor -> receptor.mechanism().name()).distinct().count() < receptors.size())
			throw new ModelException(
				"synapse group \"" + name + "\" names a receptor twice; put it into a group of its own");
		if (!(delay >= 0) || Double.isInfinite(delay))
			throw new ModelException("synapse group \"" + name + "\": the delay is " + delay +
				" ms; it must not be negative");
	}

	/**
	 * Synapses that deliver their weights at every spike.
	 *
	 * @param name unique within the model
	 * @param receptors what each synapse consists of
	 * @param sites where they sit
	 * @param spikes when they receive spikes
	 * @param delay from spike to conductance, ms
	 */
	public SynapseGroup(final String name, final List<Receptor> receptors, final Sites sites, final SpikeTrain spikes, final double delay) {
		this(name, receptors, sites, spikes, delay, Transmission.RELIABLE);
	}

	/**
	 * The same synapses with another transmission.
	 *
	 * @param newTransmission how reliable, how plastic
	 * @return a changed copy
	 */
	public SynapseGroup with(final Transmission newTransmission) {
		return new SynapseGroup(name, receptors, sites, spikes, delay, newTransmission);
	}

	/**
	 * What everything random of this group is derived from.
	 *
	 * @param modelSeed of the model
	 * @return a seed of its own
	 */
	public long seed(final long modelSeed) {
		return SpikeTrain.mix(modelSeed, name.hashCode());
	}

	/**
	 * Where the synapses sit in a run.
	 *
	 * @param cable the neuron
	 * @param modelSeed of the model
	 * @return one place per synapse
	 */
	public List<Place> places(final CableModel cable, final long modelSeed) {
		return sites.resolve(cable, seed(modelSeed));
	}

	/**
	 * One receptor of a synapse.
	 *
	 * @param mechanism a point mechanism; one that receives no events, such as an electrode, needs a group without spikes
	 * @param weight what an event carries, in the mechanism's unit: for the catalogue's receptors the peak conductance, µS
	 * @param parameters by name; the mechanism's defaults hold for the rest
	 */
	public record Receptor(Mechanism mechanism, double weight, Map<String, Double> parameters) {

		/** Checks and copies. */
		public Receptor {
			parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
			if (mechanism.kind() != Mechanism.Kind.POINT)
				throw new ModelException(mechanism.name() + " is no synapse: it must be a point mechanism");
			if (!Double.isFinite(weight))
				throw new ModelException(mechanism.name() + ": the weight is " + weight + "; it must be finite");
			Parameters.requireKnown(mechanism, parameters.keySet());
		}
	}
}
