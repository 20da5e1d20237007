/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Some nodes of the skeleton, which are eliminated one after the other. Each has a <em>front</em>: what it has of its own and, on either side, the
 * conductance of the link to one of its two neighbours and what has been left on that link for this neighbour. A link without compartments has an axial conductance;
 * another one is what a piece or a branch leaves, when that is eliminated: a conductance, something for the one of its ends that goes first, and something for the other, which waits at the side of the first.
 * So all that a branch has for others is added up before it leaves.
 *
 * <p>
 * Fronts that add up what they leave: Duff &amp; Reid (1983), ACM Trans Math Softw 9:302–325, doi:10.1145/356044.356047.
 */
final class Fronts {

	/** Inverse pivots, MΩ, then conductances of links, µS, in the order of {@link Slots}. */
	final double[] matrix;
	/** What nodes have of their own and what links have for others: µS. */
	final double[] own;
	/** Of the right-hand side, nA; then voltages, mV. */
	final double[] x;
	/** Eliminate from the matrix and from the right-hand side; the last node of a tree is solved for at once. */
	final Loops.Loop factor, forward;
	/** Gives the voltages of the nodes when those at ports are known. */
	final Loops.Loop back;
	private final int entries; // of the nodes

	/**
	 * Nothing is left yet but axial conductances between nodes.
	 *
	 * @param nodes the tree
	 * @param slots of the nodes
	 * @param isGone nodes, by position, that have been eliminated elsewhere, so that only what waits at their side for the next one is still to be added, in its turn
	 */
	Fronts(final Nodes nodes, final Slots slots, final IntPredicate isGone) {
		final int[] up = slots.elimination.up, other = slots.elimination.other;
		final int nowhere = slots.nowhere();
		final IntPredicate isLast = k -> up[k] < 0, isAtOne = k -> other[k] < 0 || isGone.test(k);
		final int[] next =
			slots.inLanes(
				slots.nodes().map(k -> isLast.test(k) ? nowhere : slots.entry(Slots.Kind.NEXT, k, new Slots.Slot(up[k], -1))));
		final int[] side = slots.inLanes(slots.nodes().map(k -> isAtOne.test(k) ? nowhere : slots.entry(Slots.Kind.OTHER, k,
			new Slots.Slot(up[k], other[k]))));
		final int[] end = slots.inLanes(slots.nodes().map(k -> isAtOne.test(k) ? nowhere : slots.voltage(other[k])));
		entries = next.length;
		matrix = new double[slots.size()];
		own = new double[matrix.length];
		x = new double[matrix.length];
		for (int k = 0; k < nodes.skeleton.length; k++) {
			final int joined = nodes.joined(k), first = Math.min(k, joined);
			if (joined >= 0 && slots.isHere(first) && !isGone.test(first))
				put(slots, Slots.link(k, joined), nodes.axial[nodes.skeleton[k]]);
		}
		slots.nodes().filter(isGone).forEach(k -> put(slots, new Slots.Slot(k, up[k]), 1)); // which leaves what waits at the side as it is
		final int tips = slots.tips * slots.lanes;
		factor = new Loops.FactorTree(tips, next, side, matrix, own);
		forward = new Loops.GatherTree(tips, next, side, matrix, x);
		back = new Loops.SubstituteTree(tips, next, end, matrix, x);
	}

	private void put(final Slots slots, final Slots.Slot slot, final double conductance) {
		for (final int entry : slots.inLanes(IntStream.of(slots.entry(slot))))
			matrix[entry] = conductance;
	}

	/** The solution at the last node of a tree, when right-hand sides have been eliminated. */
	double last(final int lane, final int lanes) {
		return x[entries - lanes + lane];
	}

	/** Whether the matrix factored last is positive definite as far as it is here. */
	boolean isPositive() {
		for (int i = 0; i < entries; i++)
			if (!(matrix[i] > 0)) return false;
		return true;
	}
}
