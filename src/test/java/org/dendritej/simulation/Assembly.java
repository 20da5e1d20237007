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

/** Conductances and sources of one step of a neuron, to be found again and again at one voltage. Confined to one thread. */
public final class Assembly {

	private final CableEquation equation;
	private final Block block;

	/**
	 * Of a neuron at −65 mV.
	 *
	 * @param model its membrane and protocol
	 * @param cable its compartments
	 */
	public Assembly(final NeuronModel model, final CableModel cable) {
		final Simulation simulation = Simulation.of(model, cable);
		equation = new CableEquation(List.of(simulation.contents), new Layout(simulation.nodes(), 1, 1), 1);
		block = equation.blocks[0];
		equation.turns.present().set(0, model.protocol().timeStep());
		Arrays.fill(block.voltage, -65);
		block.membrane.initialise(0, block.voltage);
	}

	/**
	 * Membrane and electrodes at the present voltages.
	 *
	 * @return the sources, nA; overwritten by the next call
	 */
	public double[] assemble() {
		equation.each(Program.HOLD);
		return block.solution;
	}
}
