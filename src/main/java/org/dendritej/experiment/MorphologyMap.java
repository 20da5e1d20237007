/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.Arrays;
import java.util.Locale;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Place;
import org.dendritej.experiment.Answer.PlaceMap;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.SynapseGroup;
import org.dendritej.simulation.Impedance;
import org.dendritej.units.Workers;

/** What can be painted on a neuron: a figure for each of its compartments. */
public enum MorphologyMap {
	/** How far the compartment is from the soma, along the neurites. */
	PATH_DISTANCE,
	/** How deep it lies. */
	DEPTH,
	/** How thick it is. */
	DIAMETER,
	/** Steady voltage per steady current into it, at rest. */
	INPUT_RESISTANCE,
	/** Synapses of the model per length of neurite. */
	SYNAPSE_DENSITY;

	/**
	 * Finds a map.
	 *
	 * @param text its name as {@link #toString} has it
	 * @return the map
	 * @throws ExperimentException if there is none
	 */
	public static MorphologyMap of(final String text) {
		for (final MorphologyMap map : values())
			if (map.toString().equals(text))
				return map;
		throw new ExperimentException(
			"\"" + text + "\" is nothing that can be painted on a neuron; expected one of " + Arrays.toString(values()));
	}

	/**
	 * Computes it.
	 *
	 * @param model with the membrane and the synapses
	 * @param cable its neuron
	 * @param workers threads to compute on
	 * @return a value for each compartment
	 * @throws ExperimentException if the model has no synapses whose density could be shown
	 * @throws org.dendritej.simulation.SimulationException if an input resistance is wanted and the model has no rest
	 */
	public PlaceMap map(final NeuronModel model, final CableModel cable, final Workers workers) {
		final double[] values = new double[cable.compartments()];
		switch (this) {
			case PATH_DISTANCE -> Arrays.setAll(values, cable::pathDistance);
			case DEPTH -> Arrays.setAll(values, c -> cable.position(c)[2]);
			case DIAMETER -> Arrays.setAll(values, cable::diameter);
			case INPUT_RESISTANCE -> {
				final Impedance rest = Impedance.atRest(model, cable, 0);
				Arrays.setAll(values, c -> rest.input(c).magnitude());
			}
			default -> {
				if (model.synapses().isEmpty())
					throw new ExperimentException(
						model.name() + ": the model has no synapses whose density could be shown; place some first");
				for (final SynapseGroup group : model.synapses())
					for (final Place place : group.places(cable, model.seed()))
						values[place.compartment()]++;
				for (int c = 0; c < values.length; c++)
					values[c] /= cable.length(c);
			}
		}
		return switch (this) {
			case PATH_DISTANCE -> new PlaceMap("Path distance", "µm", "distance from the soma along the neurites", Answer.boxed(values));
			case DEPTH -> new PlaceMap("Depth", "µm", "z of the middle of the compartment", Answer.boxed(values));
			case DIAMETER -> new PlaceMap("Diameter", "µm", "of a cylinder of the compartment's length and area", Answer.boxed(values));
			case INPUT_RESISTANCE ->
				new PlaceMap("Input resistance", "MΩ", "steady voltage per steady current into the compartment, at rest",
					Answer.boxed(values));
			default ->
				new PlaceMap("Synapse density", "1/µm", "synapses of all groups in the compartment, per length", Answer.boxed(values));
		};
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
