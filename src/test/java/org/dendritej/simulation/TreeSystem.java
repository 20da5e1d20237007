/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import org.dendritej.cable.CableModel;

/** The linear system of one step of a passive neuron, to be solved again and again. Confined to one thread. */
public final class TreeSystem {

	private final TreeMatrix matrix;
	private final double[] own, rightHandSide, x;

	/**
	 * For a step of 0.025 ms with a membrane time constant of 100 ms, and 1 nA into the first compartment of each trial.
	 *
	 * @param cable the neuron
	 * @param lanes trials side by side
	 */
	public TreeSystem(final CableModel cable, final int lanes) {
		final Layout layout = new Layout(new Nodes(cable), 1, lanes);
		matrix = new TreeMatrix(layout);
		own = new double[layout.size(0)];
		rightHandSide = new double[own.length];
		x = new double[own.length];
		for (int lane = 0; lane < lanes; lane++) {
			for (int c = 0; c < cable.compartments(); c++)
				own[layout.position(c, lane)] = cable.capacitances()[cable.node(c)] * (1 / 0.025 + 0.01);
			rightHandSide[layout.position(0, lane)] = 1;
		}
		factor();
	}

	private void factor() {
		Loops.run(matrix.factor(0), own);
		Loops.run(matrix.joinFactors());
	}

	/**
	 * Factors and solves.
	 *
	 * @return voltages, mV; overwritten by the next call
	 */
	public double[] solve() {
		factor();
		return solveFactored();
	}

	/**
	 * Solves with the matrix factored before.
	 *
	 * @return voltages, mV; overwritten by the next call
	 */
	public double[] solveFactored() {
		Loops.run(matrix.forward(0), rightHandSide);
		Loops.run(matrix.join());
		Loops.run(matrix.back(0), x);
		return x;
	}
}
