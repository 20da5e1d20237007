/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;
import java.util.List;
import org.dendritej.cable.CableModel;
import org.dendritej.model.NeuronModel;

/** The linear system of one step of a neuron, to be set up again and again at one voltage. Confined to one thread. */
public final class Assembly {

	private final Block block;
	private final double dt;

	/**
	 * Of a neuron at −65 mV.
	 *
	 * @param model its membrane and protocol
	 * @param cable its compartments
	 */
	public Assembly(final NeuronModel model, final CableModel cable) {
		final Simulation simulation = Simulation.of(model, cable);
		block = new CableEquation(List.of(simulation.contents), new Layout(simulation.nodes(), 1, 1), 1).blocks[0];
		dt = model.protocol().timeStep();
		Arrays.fill(block.voltage, -65);
		block.membrane.initialise(0, block.voltage);
	}

	/**
	 * Inertia, membrane and electrodes of the half step of Crank–Nicolson.
	 *
	 * @return the right-hand side, nA; overwritten by the next call
	 */
	public double[] assemble() {
		block.assemble(0.5 * dt, 0, dt, true, false, false);
		return block.solution;
	}
}
