/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.stream.IntStream;

/**
 * The matrix of a tree, factored to solve y_i x_i + Σ g (x_i − x_neighbour) = b_i, for several trials at a time, which differ in y and b. Nothing is allocated after
 * the constructor, nothing checked.
 *
 * <p>
 * Taking every parent after its children makes the matrix eliminate without new non-zero entries: Hines (1984), Int J Biomed Comput 15:69–76,
 * doi:10.1016/0020-7101(84)90008-4. Here the pieces of {@link Nodes} go first, all of them side by side, which joins the two ends of a link by a new
 * conductance, and then the skeleton in Hines' order. Blocks may be worked on by different threads; then one joins them. The order of operations, and of the pieces that are
 * summed, follows from the tree alone.
 */
final class TreeMatrix {

	private final Rows[] tips, links; // of each block
	private final int[][] joints; // entries in the skeleton of each block's compartments there
	private final int[] firstJoint; // entry in the arrays of each block
	// the skeleton; arrays have shape [position × lanes] and hold entries
	private final int lanes;
	private final int[] parent;
	private final int[] forks; // without a membrane
	private final double[] axial; // towards the parent, 0 where a link lies between
	private final double[] g, y, inverse, x;
	// where pieces end there, shape [piece × lanes]
	private final int[] tipEnds, nearEnds, farEnds;
	private final Rows.Left ofTips, ofLinks;

	TreeMatrix(final Layout layout) {
		lanes = layout.lanes;
		final Nodes nodes = layout.nodes;
		final int blocks = layout.parts.length, size = nodes.skeleton.length * lanes;
		ofTips = new Rows.Left(nodes.tips.size() * lanes, false);
		ofLinks = new Rows.Left(nodes.links.size() * lanes, true);
		tips = new Rows[blocks];
		links = new Rows[blocks];
		joints = new int[blocks][];
		firstJoint = new int[blocks];
		for (int b = 0; b < blocks; b++) {
			final Layout.Part part = layout.parts[b];
			tips[b] = new Rows(nodes, nodes.tips, part.tips, false, lanes, 0, ofTips);
			links[b] = new Rows(nodes, nodes.links, part.links, true, lanes, tips[b].end(), ofLinks);
			firstJoint[b] = links[b].end();
			joints[b] = inLanes(part.joints.stream().mapToInt(Integer::intValue));
		}
		parent = inLanes(IntStream.range(0, nodes.skeleton.length).map(nodes::above));
		forks = inLanes(IntStream.range(0, nodes.skeleton.length).filter(k -> nodes.compartment[nodes.skeleton[k]] < 0));
		tipEnds = inLanes(nodes.tips.stream().mapToInt(nodes::nearEnd));
		nearEnds = inLanes(nodes.links.stream().mapToInt(nodes::nearEnd));
		farEnds = inLanes(nodes.links.stream().mapToInt(nodes::farEnd));
		axial = new double[size];
		for (int i = 0; i < size; i++)
			axial[i] = nodes.isJoined(i / lanes) ? nodes.axial[nodes.skeleton[i / lanes]] : 0;
		g = new double[size];
		y = new double[size];
		inverse = new double[size];
		x = new double[size];
	}

	/** Entries of all lanes for each position. */
	private int[] inLanes(final IntStream positions) {
		return positions.flatMap(k -> IntStream.range(0, lanes).map(lane -> k * lanes + lane)).toArray();
	}

	/**
	 * Eliminates the pieces of a block from the matrix.
	 *
	 * @param b the block
	 * @param own what each of its compartments has of its own, without axial conductances, µS
	 */
	void factor(final int b, final double[] own) {
		tips[b].factor(own);
		links[b].factor(own);
		copyJoints(b, own, y);
	}

	/**
	 * Eliminates the pieces of a block from the right-hand side.
	 *
	 * @param b the block
	 * @param rightHandSide of its compartments, nA
	 */
	void forward(final int b, final double[] rightHandSide) {
		tips[b].forward(rightHandSide);
		links[b].forward(rightHandSide);
		copyJoints(b, rightHandSide, x);
	}

	private void copyJoints(final int b, final double[] from, final double[] to) {
		int at = firstJoint[b];
		for (final int i : joints[b])
			to[i] = from[at++];
	}

	/** Factors the skeleton, when all blocks have been. */
	void joinFactors() {
		for (final int fork : forks)
			y[fork] = 0;
		System.arraycopy(axial, 0, g, 0, g.length);
		add(ofTips.nearOwn, tipEnds, y);
		add(ofLinks.nearOwn, nearEnds, y);
		add(ofLinks.farOwn, farEnds, y);
		for (int p = 0; p < farEnds.length; p++)
			g[farEnds[p]] = ofLinks.between[p];
		for (int i = parent.length - 1; i >= lanes; i--) {
			final double one = 1 / (y[i] + g[i]);
			inverse[i] = one;
			y[parent[i]] += g[i] * one * y[i];
		}
		for (int i = 0; i < lanes; i++)
			inverse[i] = 1 / y[i];
	}

	private static void add(final double[] values, final int[] ends, final double[] sum) {
		for (int p = 0; p < ends.length; p++)
			sum[ends[p]] += values[p];
	}

	/** Solves for the skeleton, when the right-hand sides of all blocks are there. */
	void join() {
		for (final int fork : forks)
			x[fork] = 0;
		add(ofTips.nearRhs, tipEnds, x);
		add(ofLinks.nearRhs, nearEnds, x);
		add(ofLinks.farRhs, farEnds, x);
		for (int i = parent.length - 1; i >= lanes; i--)
			x[parent[i]] += g[i] * inverse[i] * x[i];
		for (int i = 0; i < lanes; i++)
			x[i] *= inverse[i];
		for (int i = lanes; i < parent.length; i++)
			x[i] = (x[i] + g[i] * x[parent[i]]) * inverse[i];
	}

	/**
	 * Finds the voltages of a block.
	 *
	 * @param b the block
	 * @param solution receives them, mV
	 */
	void back(final int b, final double[] solution) {
		tips[b].back(x, solution);
		links[b].back(x, solution);
		int at = firstJoint[b];
		for (final int i : joints[b])
			solution[at++] = x[i];
	}

	/** The solution at the root; what is no number anywhere is so there, too. */
	double atRoot(final int lane) {
		return x[lane];
	}

	/** Whether the matrix factored last is positive definite. */
	boolean isPositive() {
		for (final double pivot : inverse)
			if (!(pivot > 0)) return false;
		for (int b = 0; b < tips.length; b++)
			if (!(tips[b].isPositive() && links[b].isPositive())) return false;
		return true;
	}
}
