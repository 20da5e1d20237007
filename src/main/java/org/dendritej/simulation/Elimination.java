/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;

/**
 * The order in which the nodes of a skeleton are eliminated, one after the other, each when one or two neighbours of it are left, which are joined by what it leaves. In every round go
 * all tips of the tree that is left then and, from when these are few, of the nodes between two others as many as have no neighbour that goes, too: of a chain every other one. So few divisions wait
 * for others, a tree of n nodes is gone after some log n rounds whatever its shape, and the nodes that wait for one node, its <em>branch</em>, are a stretch or a
 * subtree of the skeleton, which hangs at no more than two others. The order follows from the tree alone.
 *
 * <p>
 * Rounds like these are those of Miller and Reif (1985), Proc 26th IEEE Symp Foundations of Computer Science: 478–489, doi:10.1109/SFCS.1985.43.
 */
final class Elimination {

	/** While at least one of so many nodes that are left is a tip, tips alone go, which is less work. */
	private static final int MANY_TIPS = 4;
	/** The nodes of the skeleton, as numbered in the tree, in their order; the root last. */
	final int[] nodes;
	/** Where in this order each node of the tree stands; −1 for those of pieces. */
	final int[] position;
	/** By position, positions of the two neighbours that are left when a node goes: of that which goes before the other, and of the other; −1 where there is none. */
	final int[] up, other;
	/** How many go first and have no other neighbour than that. */
	final int tips;

	/**
	 * Finds the order.
	 *
	 * @param parent of each node of the tree; −1 for the root
	 * @param skeleton its nodes that are not in pieces, parents first
	 */
	Elimination(final int[] parent, final int[] skeleton) {
		nodes = new int[skeleton.length];
		position = new int[parent.length];
		up = new int[skeleton.length];
		other = new int[skeleton.length];
		Arrays.fill(position, -1);
		for (final int node : skeleton)
			position[node] = 0;
		tips = new Rounds(parent, skeleton).pass();
		for (int k = 0; k < nodes.length; k++)
			position[nodes[k]] = k;
		for (int k = 0; k < nodes.length; k++) {
			final int near = up[k] < 0 ? -1 : position[up[k]], far = other[k] < 0 ? -1 : position[other[k]];
			up[k] = far < 0 ? near : Math.min(near, far);
			other[k] = far < 0 ? -1 : Math.max(near, far);
		}
	}

	/** The tree that is left, as it becomes smaller. Nodes by their numbers in the tree. */
	private final class Rounds {

		private final int[] left; // from tips to the root
		private int leftCount;
		private final int[] near; // the next one towards the root
		private final int[] children; // how many
		private final int[] childSum; // the number of the child, where there is one
		private final boolean[] goes;
		private int gone;

		Rounds(final int[] parent, final int[] skeleton) {
			leftCount = skeleton.length;
			left = new int[leftCount];
			near = new int[parent.length];
			children = new int[parent.length];
			childSum = new int[parent.length];
			goes = new boolean[parent.length];
			for (int k = 0; k < leftCount; k++) {
				final int node = skeleton[leftCount - 1 - k];
				int towards = parent[node];
				while (towards >= 0 && position[towards] < 0)
					towards = parent[towards];
				left[k] = node;
				near[node] = towards;
				if (towards >= 0) {
					children[towards]++;
					childSum[towards] += node;
				}
			}
		}

		/** Notes all nodes in their order, and beside which others they were last; returns how many tips go first. */
		int pass() {
			while (tipCount() * MANY_TIPS >= leftCount && leftCount > 1)
				round(false);
			final int first = gone;
			while (leftCount > 1)
				round(true);
			nodes[gone] = left[0];
			up[gone] = -1;
			other[gone] = -1;
			return first;
		}

		private int tipCount() {
			int count = 0;
			for (int i = 0; i < leftCount; i++)
				if (children[left[i]] == 0) count++;
			return count;
		}

		/** Tips go, and nodes between two others if they may. */
		private void round(final boolean mayBeBetween) {
			final int before = gone;
			int staying = 0;
			for (int i = 0; i < leftCount; i++) {
				final int node = left[i];
				final boolean isRoot = near[node] < 0, isTip = children[node] == 0, isBetween = children[node] == 1;
				if (!isRoot && (isTip || mayBeBetween && isBetween && !goes[childSum[node]])) {
					goes[node] = true;
					nodes[gone++] = node;
				}
				else left[staying++] = node;
			}
			leftCount = staying;
			for (int k = before; k < gone; k++)
				takeOut(k);
		}

		private void takeOut(final int k) {
			final int node = nodes[k], towards = near[node], child = children[node] == 0 ? -1 : childSum[node];
			up[k] = towards;
			other[k] = child;
			childSum[towards] -= node;
			if (child < 0) children[towards]--;
			else {
				near[child] = towards;
				childSum[towards] += child;
			}
		}
	}
}
