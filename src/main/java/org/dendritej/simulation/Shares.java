/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * How the skeleton of a tree is shared out between blocks: whole branches of its {@link Elimination}, each a stretch or a subtree of the skeleton, which a block eliminates on its own, and the trunk that is left, as
 * small as it can be if no block is to have more than its share. What is eliminated where changes no order of operations.
 */
final class Shares {

	/** A block may have so much more than its share, if it cannot have less without a larger trunk. */
	private static final double EXCESS = 1.01;
	/** So many pieces at one node, such as a star's, are shared out, too. */
	private static final int MANY = 4;
	/** The block of each node of the skeleton, in the order of elimination; −1 for the trunk. */
	final int[] block;
	private final int[] weight; // compartments of each branch, those of pieces eliminated before included
	private final int[] firstChild, nextSibling;
	private final int[] pieces; // of each node, eliminated before it and not before others

	Shares(final Nodes nodes, final int blocks) {
		final int n = nodes.skeleton.length, root = n - 1;
		weight = new int[n];
		firstChild = new int[n];
		nextSibling = new int[n];
		pieces = new int[n];
		block = new int[n];
		if (blocks == 1) return; // without a trunk
		Arrays.fill(block, -1);
		weigh(nodes);
		shareOut(root, blocks);
		for (int k = root - 1; k >= 0; k--) // in branches
			if (block[k] < 0) block[k] = block[nodes.elimination.up[k]];
	}

	private void weigh(final Nodes nodes) {
		Arrays.fill(firstChild, -1);
		for (final int[] piece : nodes.pieces) {
			weight[nodes.next(piece)] += piece.length;
			pieces[nodes.next(piece)]++;
		}
		for (int k = 0; k < weight.length; k++) {
			if (nodes.compartment[nodes.skeleton[k]] >= 0) weight[k]++;
			final int up = nodes.elimination.up[k];
			if (up < 0) continue;
			weight[up] += weight[k];
			nextSibling[k] = firstChild[up];
			firstChild[up] = k;
		}
	}

	/** Gives the largest branches first, each to the block that has least; of one that is more than that may have the last node goes to the trunk, and what hangs there is shared out. */
	private void shareOut(final int root, final int blocks) {
		final double most = EXCESS * weight[root] / blocks;
		final int[] load = new int[blocks];
		final PriorityQueue<Integer> branches =
			new PriorityQueue<>(Comparator.comparingInt((Integer k) -> -weight[k]).thenComparing(Comparator
				.naturalOrder()));
		for (int k = root; k >= 0; k = branches.isEmpty() ? -1 : branches.poll()) {
			int least = 0;
			for (int b = 1; b < blocks; b++)
				if (load[b] < load[least]) least = b;
			final boolean isDivisible = firstChild[k] >= 0 || pieces[k] >= MANY;
			if (k == root || load[least] + weight[k] > most && isDivisible)
				for (int child = firstChild[k]; child >= 0; child = nextSibling[child])
					branches.add(child);
			else {
				load[least] += weight[k];
				block[k] = least;
			}
		}
	}
}
