/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How the compartments of a neuron are shared out between blocks, each of which is worked on by one thread at a time and has arrays of its own, small enough for
 * the processor's cache. In a block come the pieces, row by row: the last compartments of all pieces, those next to the skeleton towards the root, stand in the last row, and so on, longer
 * pieces first, so that those with a compartment in the row before are the first of their row. Then come single compartments
 * of the skeleton. Where {@code lanes} trials run side by side, each compartment has as many neighbouring entries.
 */
final class Layout {

	/** What a block has. */
	static final class Part {

		/** Pieces, by their position in the lists of {@link Nodes}, longer ones first. */
		final ArrayList<Integer> pieces = new ArrayList<>();
		/** Compartments of the skeleton, by their position there. */
		final ArrayList<Integer> joints = new ArrayList<>();
		/** Compartments. */
		private int size;
	}

	Nodes nodes; // until what is built from the tree is there
	Shares shares; // likewise
	final int lanes;
	final Part[] parts;
	private final int[] block; // of each compartment; empty if there is but one
	private final int[] index; // of each compartment in its block

	Layout(final Nodes nodes, final int blocks, final int lanes) {
		this.nodes = nodes;
		this.lanes = lanes;
		parts = new Part[blocks];
		for (int b = 0; b < blocks; b++)
			parts[b] = new Part();
		shares = new Shares(nodes, blocks);
		share(shares);
		int compartments = 0;
		for (final Part part : parts)
			compartments += part.size;
		block = new int[blocks > 1 ? compartments : 0];
		index = new int[compartments];
		for (int b = 0; b < blocks; b++) {
			int next = lay(b);
			for (final int k : parts[b].joints)
				put(nodes.skeleton[k], b, next++);
		}
	}

	/** Gives pieces and compartments of the skeleton to the block of the branch that they belong to, then those of the trunk to blocks that have least. */
	private void share(final Shares branches) {
		final int[] of = branches.block;
		for (final boolean ofTrunk : new boolean[] { false, true }) {
			for (int p = 0; p < nodes.pieces.size(); p++) {
				final int[] piece = nodes.pieces.get(p);
				final int owner = of[nodes.next(piece)];
				if (owner < 0 == ofTrunk) part(owner, piece.length).pieces.add(p);
			}
			for (int k = 0; k < nodes.skeleton.length; k++)
				if (of[k] < 0 == ofTrunk && nodes.compartment[nodes.skeleton[k]] >= 0) part(of[k], 1).joints.add(k);
		}
		for (final Part part : parts)
			Collections.sort(part.pieces);
	}

	/** A block, or the one that has least; it is given so many more. */
	private Part part(final int b, final int more) {
		Part part = parts[Math.max(b, 0)];
		for (final Part other : parts)
			if (b < 0 && other.size < part.size) part = other;
		part.size += more;
		return part;
	}

	private int lay(final int b) {
		final List<int[]> pieces = parts[b].pieces.stream().map(nodes.pieces::get).toList();
		final int rows = pieces.isEmpty() ? 0 : pieces.get(0).length;
		int next = 0;
		for (int left = rows; left > 0; left--) // to the near ends
			for (int p = 0; p < pieces.size() && pieces.get(p).length >= left; p++)
				put(pieces.get(p)[pieces.get(p).length - left], b, next++);
		return next;
	}

	private void put(final int node, final int b, final int at) {
		if (block.length > 0) block[nodes.compartment[node]] = b;
		index[nodes.compartment[node]] = at;
	}

	/** Forgets the tree and what is known of pieces, when everything that needs it has been built. */
	void forgetTree() {
		nodes = null;
		shares = null;
		for (final Part part : parts) {
			part.pieces.clear();
			part.pieces.trimToSize();
			part.joints.clear();
			part.joints.trimToSize();
		}
	}

	int compartments() {
		return index.length;
	}

	/** Entries of the arrays of a block. */
	int size(final int b) {
		return parts[b].size * lanes;
	}

	/** The block of a compartment. */
	int block(final int compartment) {
		return block.length == 0 ? 0 : block[compartment];
	}

	/** The compartment of a trial that stands at a place in the arrays of a block; looked for one by one. */
	int compartment(final int ofBlock, final int position, final int lane) {
		int c = 0;
		while (block(c) != ofBlock || position(c, lane) != position)
			c++;
		return c;
	}

	/** Where a compartment of a trial stands in the arrays of its block. */
	int position(final int compartment, final int lane) {
		return index[compartment] * lanes + lane;
	}
}
