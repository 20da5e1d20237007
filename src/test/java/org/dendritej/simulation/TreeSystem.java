/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;

import org.dendritej.cable.CableModel;

/** The linear system of one step of a passive neuron, to be solved again and again. Confined to one thread. */
public final class TreeSystem {

	private final Nodes nodes;
	private final double[] own, factored, rightHandSide, y, b;

	/**
	 * For a step of 0.025 ms with a membrane time constant of 100 ms, and 1 nA into the root.
	 *
	 * @param cable the neuron
	 */
	public TreeSystem(final CableModel cable) {
		nodes = new Nodes(cable);
		own = Arrays.stream(nodes.capacitance).map(capacitance -> capacitance * (1 / 0.025 + 0.01)).toArray();
		rightHandSide = new double[nodes.count()];
		rightHandSide[nodes.fromRoot[0]] = 1;
		factored = own.clone();
		TreeMatrix.factor(nodes, factored);
		y = new double[nodes.count()];
		b = new double[nodes.count()];
	}

	/**
	 * Copies the matrix and the right-hand side and solves.
	 *
	 * @return voltages by node, mV; overwritten by the next call
	 */
	public double[] solve() {
		System.arraycopy(own, 0, y, 0, y.length);
		System.arraycopy(rightHandSide, 0, b, 0, b.length);
		TreeMatrix.solve(nodes, y, b);
		return b;
	}

	/**
	 * Copies the right-hand side and solves with the matrix factored before.
	 *
	 * @return voltages by node, mV; overwritten by the next call
	 */
	public double[] solveFactored() {
		System.arraycopy(rightHandSide, 0, b, 0, b.length);
		TreeMatrix.solveFactored(nodes, factored, b);
		return b;
	}
}
