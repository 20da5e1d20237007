/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How the skeleton of a tree is shared out between blocks: whole subtrees, which a block eliminates on its own, and the trunk that is left at the root, as
 * small as it can be if no block is to have more than its share. What is eliminated where changes no order of operations.
 */
final class Shares {

	/** A block may have so much more than its share, if it cannot have less without a larger trunk. */
	private static final double EXCESS = 1.01;
	/** The block of each node of the skeleton; −1 for the trunk. */
	final int[] block;
	private final int[] above; // of each node of the skeleton
	private final int[] weight; // compartments of each subtree, those between its root and the node above included
	private final int[] firstChild, nextSibling;
	private List<Integer> subtrees = new ArrayList<>();
	private final int[] load;

	Shares(final Nodes nodes, final int blocks) {
		final int n = nodes.skeleton.length;
		above = new int[n];
		weight = new int[n];
		firstChild = new int[n];
		nextSibling = new int[n];
		block = new int[n];
		load = new int[blocks];
		weigh(nodes);
		split(0);
		final double share = EXCESS * weight[0] / blocks;
		for (int excess = shareOut(); load[excess] > share; excess = shareOut()) {
			final int largest = largestOf(excess);
			if (firstChild[subtrees.get(largest)] < 0) break;
			split(subtrees.remove(largest));
		}
		for (int k = 1; k < n; k++) // below the subtrees' roots
			if (block[k] < 0 && block[above[k]] >= 0) block[k] = block[above[k]];
	}

	private void weigh(final Nodes nodes) {
		Arrays.fill(firstChild, -1);
		for (int k = 0; k < above.length; k++) {
			above[k] = nodes.above(k);
			if (nodes.compartment[nodes.skeleton[k]] >= 0) weight[k] = 1;
		}
		for (final int[] piece : nodes.pieces)
			weight[nodes.root(piece)] += piece.length;
		for (int k = above.length - 1; k > 0; k--) {
			weight[above[k]] += weight[k];
			nextSibling[k] = firstChild[above[k]];
			firstChild[above[k]] = k;
		}
	}

	/** Gives a node to the trunk. */
	private void split(final int node) {
		for (int k = firstChild[node]; k >= 0; k = nextSibling[k])
			subtrees.add(k);
	}

	/** Gives the largest subtrees first, each to the block that has least; returns the block that has most. */
	private int shareOut() {
		Arrays.fill(block, -1);
		Arrays.fill(load, 0);
		subtrees.sort(Comparator.comparingInt((Integer k) -> -weight[k]).thenComparing(Comparator.naturalOrder()));
		for (final int k : subtrees) {
			int least = 0;
			for (int b = 1; b < load.length; b++)
				if (load[b] < load[least]) least = b;
			load[least] += weight[k];
			block[k] = least;
		}
		int most = 0;
		for (int b = 1; b < load.length; b++)
			if (load[b] > load[most]) most = b;
		return most;
	}

	private int largestOf(final int ofBlock) {
		for (int i = 0;; i++)
			if (block[subtrees.get(i)] == ofBlock) return i;
	}
}
