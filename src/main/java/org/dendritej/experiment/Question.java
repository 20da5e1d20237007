/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.model.NeuronModel;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

/**
 * Something one asks a neuron: a pure function from a model, settings and a seed to an answer. The same bits on any number of threads. Implementations have no
 * state; {@link #ALL} lists them, and whoever goes through that list (the shell, sweeps, help) needs no change when one is added.
 *
 * @param <S> its settings: a record whose components are described by {@link Setting}
 */
public interface Question<S extends Record> {

	/** Those that come with us. */
	List<Question<?>> ALL = List.of(MapAttenuation.QUESTION, MapInhibition.QUESTION, MeasureClustering.QUESTION, CountSynapses.QUESTION,
		MeasureInputTiming.QUESTION, MeasureExcitability.QUESTION,
		DriveWithNoise.QUESTION);

	/**
	 * What the menu calls it.
	 *
	 * @return such as "Map Attenuation"
	 */
	String name();

	/**
	 * What is asked, and which literature the protocol comes from.
	 *
	 * @return sentences
	 */
	String description();

	/**
	 * Settings that make sense for a cell of any size.
	 *
	 * @return a record
	 */
	S defaults();

	/**
	 * What asking takes, before it begins.
	 *
	 * @param model the neuron's membrane; its own synapses and stimuli play no part unless the question says so
	 * @param cable its compartments
	 * @param settings of the question
	 * @return seconds of one core
	 */
	double seconds(NeuronModel model, CableModel cable, S settings);

	/**
	 * Asks.
	 *
	 * @param model the neuron's membrane; its own synapses and stimuli play no part unless the question says so
	 * @param cable its compartments
	 * @param settings of the question
	 * @param seed of everything random
	 * @param workers threads to compute on
	 * @param monitor told of progress; when it stops the work, the answer holds what was finished and says so in its sentence
	 * @return the answer
	 * @throws org.dendritej.simulation.RunCancelledException if it was stopped before anything was finished
	 * @throws ExperimentException if the settings make no sense on this neuron
	 * @throws org.dendritej.simulation.SimulationException if the neuron cannot be simulated
	 */
	Answer ask(NeuronModel model, CableModel cable, S settings, long seed, Workers workers, RunMonitor monitor);
}
