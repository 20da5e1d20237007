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

/** A tree cut into unbranched pieces and the skeleton that holds them together; see {@link Nodes}. */
final class Cuts {

	/** Compartments of a piece, at most. Shorter pieces make a larger skeleton, longer ones fewer pieces side by side. */
	private static final int LONGEST_PIECE = 16;
	private static final Comparator<int[]> LONGER_FIRST = Comparator.comparingInt(piece -> -piece.length);
	final List<int[]> pieces = new ArrayList<>();
	/** The other nodes, parents first. */
	final int[] skeleton;
	/** −1 for tips, any of them for forks. */
	final int[] child;
	private final int[] parent;

	/**
	 * Cuts a tree.
	 *
	 * @param parent of each node; −1 for the root
	 * @param order parents first
	 * @param compartment −1 for nodes that must stay in the skeleton
	 */
	Cuts(final int[] parent, final int[] order, final int[] compartment) {
		this.parent = parent;
		final int n = parent.length;
		final int[] children = new int[n];
		child = new int[n];
		Arrays.fill(child, -1);
		for (final int node : order)
			if (parent[node] >= 0) {
				children[parent[node]]++;
				child[parent[node]] = node;
			}
		final boolean[] joint = new boolean[n];
		for (int i = 0; i < n; i++)
			joint[i] = parent[i] < 0 || children[i] > 1 || compartment[i] < 0;
		final boolean[] kept = joint.clone();
		for (int k = n - 1; k >= 0; k--)
			if (!joint[order[k]] && (children[order[k]] == 0 || joint[child[order[k]]])) cut(order[k], joint, kept);
		pieces.sort(LONGER_FIRST); // stable
		skeleton = Arrays.stream(order).filter(node -> kept[node]).toArray();
	}

	/** Cuts the run that begins at a node and leads to the next joint into pieces of nearly equal lengths. */
	private void cut(final int from, final boolean[] joint, final boolean[] kept) {
		int length = 0;
		for (int i = from; !joint[i]; i = parent[i])
			length++;
		final int number = (length + 1 + LONGEST_PIECE) / (LONGEST_PIECE + 1), inPieces = length - (number - 1);
		int node = from;
		for (int p = 0; p < number; p++) {
			final int[] piece = new int[inPieces / number + (p < inPieces % number ? 1 : 0)];
			for (int row = 0; row < piece.length; row++, node = parent[node])
				piece[row] = node;
			pieces.add(piece);
			if (p < number - 1) {
				kept[node] = true;
				node = parent[node];
			}
		}
	}
}
