/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;
import java.util.List;

import org.dendritej.cable.CableModel;

/**
 * The tree of a cable model as the solver sees it, numbered as there. It is rooted anew in the middle of its longest path and cut into <em>pieces</em>, unbranched
 * runs of compartments, which hang in a <em>skeleton</em> of the forks, the root and a compartment between any two pieces of one neurite. All pieces are eliminated side
 * by side, so that the processor's vector instructions take several of them at a time and no division waits for the one before it; the skeleton is a tree of few
 * nodes, in the order of their {@link Elimination}. How a tree is cut follows from the tree alone.
 */
final class Nodes {

	/** Parent of each node; −1 for the root. */
	final int[] parent;
	/** Axial conductance towards the parent, µS; 0 for the root. */
	final double[] axial;
	/** Compartment of each node; −1 for forks, which have no membrane. */
	final int[] compartment;
	/** Nodes of each piece, towards the root from a tip or from a node of the skeleton; longer pieces first. */
	final List<int[]> pieces;
	/** The other nodes, in the order in which they are eliminated; the root comes last. */
	final int[] skeleton;
	/** Between which nodes of the skeleton each of them stands when it is eliminated. */
	final Elimination elimination;
	private final int[] child; // of each node; −1 for tips

	Nodes(final CableModel cable) {
		final int[] modelParent = cable.parents();
		final double[] modelAxial = cable.axialConductances();
		final Tree tree = new Tree(modelParent);
		final int[] order = tree.fromMiddle();
		parent = tree.newParent;
		axial = new double[parent.length];
		for (int i = 0; i < axial.length; i++)
			if (parent[i] >= 0) axial[i] = modelAxial[modelParent[i] == parent[i] ? i : parent[i]]; // the model keeps an edge with its farther end
		compartment = new int[parent.length];
		Arrays.fill(compartment, -1);
		for (int c = 0; c < cable.compartments(); c++)
			compartment[cable.node(c)] = c;
		final Cuts cuts = new Cuts(parent, order, compartment);
		pieces = cuts.pieces;
		child = cuts.child;
		elimination = new Elimination(parent, cuts.skeleton);
		skeleton = elimination.nodes;
	}

	/** The node next to the last one of a piece, by its position in the skeleton. */
	int nearEnd(final int[] piece) {
		return elimination.position[parent[piece[piece.length - 1]]];
	}

	/** Whether a piece ends in a tip. */
	boolean isTip(final int[] piece) {
		return child[piece[0]] < 0;
	}

	/** The node next to the first one of a piece that ends in no tip, by its position in the skeleton. */
	int farEnd(final int[] piece) {
		return elimination.position[child[piece[0]]];
	}

	/** The node of the skeleton that is eliminated after a piece and before the other one next to it, if there is one, by its position there. */
	int next(final int[] piece) {
		return isTip(piece) ? nearEnd(piece) : Math.min(nearEnd(piece), farEnd(piece));
	}

	/** The next node towards the root, by its position in the skeleton; −1 if it is one of a piece, and for the root. */
	int joined(final int position) {
		final int node = parent[skeleton[position]];
		return node < 0 ? -1 : elimination.position[node];
	}

	/** Whether another tree is the same, so that trials on both can be solved side by side. */
	boolean sameAs(final Nodes other) {
		return this == other || Arrays.equals(parent, other.parent) && Arrays.equals(axial, other.axial) && Arrays.equals(compartment,
			other.compartment);
	}

	/** A tree given by parents, looked at from another root. */
	private static final class Tree {

		private final int[] parent;
		private final int[] firstChild;
		private final int[] nextSibling;
		private final int[] newParent;

		Tree(final int[] parent) {
			this.parent = parent;
			firstChild = new int[parent.length];
			nextSibling = new int[parent.length];
			newParent = new int[parent.length];
			Arrays.fill(firstChild, -1);
			for (int i = parent.length - 1; i > 0; i--) {
				nextSibling[i] = firstChild[parent[i]];
				firstChild[parent[i]] = i;
			}
		}

		/** All nodes by their distance from the middle of the longest path; sets the new parents. */
		int[] fromMiddle() {
			final int one = last(from(0));
			final int[] order = from(one);
			int other = last(order), length = 0;
			for (int i = other; i != one; i = newParent[i])
				length++;
			for (int k = 0; k < length / 2; k++)
				other = newParent[other];
			return from(other);
		}

		private static int last(final int[] order) {
			return order[order.length - 1];
		}

		/** Breadth first from a root. */
		private int[] from(final int root) {
			final int[] order = new int[parent.length];
			order[0] = root;
			newParent[root] = -1;
			int end = 1;
			for (int k = 0; k < end; k++) {
				final int node = order[k];
				if (node > 0 && parent[node] != newParent[node]) {
					newParent[parent[node]] = node;
					order[end++] = parent[node];
				}
				for (int child = firstChild[node]; child >= 0; child = nextSibling[child])
					if (child != newParent[node]) {
						newParent[child] = node;
						order[end++] = child;
					}
			}
			return order;
		}
	}
}
