/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import org.dendritej.cable.CableModel;
import org.dendritej.model.NeuronModel;
import org.dendritej.recording.Recording;

/**
 * One run of one neuron. Built once from a model; the step allocates nothing. Confined to one thread.
 */
public final class Simulation {

	/**
	 * Prepares a run.
	 *
	 * @param model the experiment
	 * @param cable its neuron, already cut
	 * @return the simulation, at time 0
	 * @throws SimulationException if the model cannot be run, or the heap cannot hold what is to be recorded
	 */
	public static Simulation of(final NeuronModel model, final CableModel cable) {
		throw new IllegalStateException("under construction");
	}

	private Simulation() {
	}

	/**
	 * Runs to the end of the protocol.
	 *
	 * @param monitor told of progress
	 * @return what was recorded
	 * @throws RunCancelledException if the monitor stops it
	 */
	public Recording run(final RunMonitor monitor) {
		throw new IllegalStateException("under construction");
	}
}
