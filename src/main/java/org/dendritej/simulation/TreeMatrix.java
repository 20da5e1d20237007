/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;
import java.util.List;
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

	private final int lanes;
	private final int[][] joints; // positions in the skeleton of each block's compartments there
	private final Rows[] tips, links; // of each block
	private final int[] firstJoint; // entry in the arrays of each block
	private final int[] parent; // positions in the skeleton
	private final int[] forks; // positions without a membrane
	private final double[] axial; // towards the parent, 0 where a link lies between; shape [position × lanes]
	private final double[] g, y, inverse, x;
	private final Ends tipEnds, linkEnds;

	/** Where pieces hang and where what they leave is found, in the order of the pieces. */
	private record Ends(Rows[] rows, int[] column, int[] near, int[] far) {
	}

	TreeMatrix(final Layout layout) {
		lanes = layout.lanes;
		final Nodes nodes = layout.nodes;
		final int blocks = layout.parts.length, size = nodes.skeleton.length;
		joints = new int[blocks][];
		tips = new Rows[blocks];
		links = new Rows[blocks];
		firstJoint = new int[blocks];
		for (int b = 0; b < blocks; b++) {
			final List<int[]> ofTips = layout.parts[b].tips.stream().map(nodes.tips::get).toList(),
				ofLinks = layout.parts[b].links.stream().map(nodes.links::get).toList();
			tips[b] = new Rows(nodes, ofTips, false, lanes, 0);
			links[b] = new Rows(nodes, ofLinks, true, lanes, tips[b].end());
			firstJoint[b] = links[b].end();
			joints[b] = layout.parts[b].joints.stream().mapToInt(Integer::intValue).toArray();
		}
		parent = IntStream.range(0, size).map(nodes::above).toArray();
		forks = IntStream.range(0, size).filter(k -> nodes.compartment[nodes.skeleton[k]] < 0).toArray();
		axial = new double[size * lanes];
		for (int i = 0; i < axial.length; i++)
			axial[i] = nodes.isJoined(i / lanes) ? nodes.axial[nodes.skeleton[i / lanes]] : 0;
		g = new double[size * lanes];
		y = new double[size * lanes];
		inverse = new double[size * lanes];
		x = new double[size * lanes];
		tipEnds = ends(layout, nodes.tips, tips, false);
		linkEnds = ends(layout, nodes.links, links, true);
	}

	private Ends ends(final Layout layout, final List<int[]> pieces, final Rows[] rows, final boolean areLinks) {
		final Rows[] which = new Rows[pieces.size()];
		final int[] column = new int[which.length];
		for (int b = 0; b < rows.length; b++) {
			final List<Integer> numbers = areLinks ? layout.parts[b].links : layout.parts[b].tips;
			for (int c = 0; c < numbers.size(); c++) {
				which[numbers.get(c)] = rows[b];
				column[numbers.get(c)] = c * lanes;
			}
		}
		return new Ends(which, column, pieces.stream().mapToInt(layout.nodes::nearEnd).map(k -> k * lanes).toArray(), areLinks
			? pieces.stream().mapToInt(layout.nodes::farEnd).map(k -> k * lanes).toArray() : new int[0]);
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
		for (final int k : joints[b])
			for (int lane = 0; lane < lanes; lane++)
				to[k * lanes + lane] = from[at++];
	}

	/** Factors the skeleton, when all blocks have been. */
	void joinFactors() {
		for (final int k : forks)
			Arrays.fill(y, k * lanes, (k + 1) * lanes, 0);
		System.arraycopy(axial, 0, g, 0, g.length);
		for (int p = 0; p < tipEnds.near.length; p++) {
			final Rows rows = tipEnds.rows[p];
			for (int lane = 0; lane < lanes; lane++)
				y[tipEnds.near[p] + lane] += rows.nearOwn[tipEnds.column[p] + lane];
		}
		for (int p = 0; p < linkEnds.near.length; p++) {
			final Rows rows = linkEnds.rows[p];
			final int near = linkEnds.near[p], far = linkEnds.far[p], column = linkEnds.column[p];
			for (int lane = 0; lane < lanes; lane++) {
				y[near + lane] += rows.nearOwn[column + lane];
				y[far + lane] += rows.farOwn[column + lane];
				g[far + lane] = rows.between[column + lane];
			}
		}
		for (int k = parent.length - 1; k > 0; k--)
			for (int lane = 0, i = k * lanes, p = parent[k] * lanes; lane < lanes; lane++, i++, p++) {
				inverse[i] = 1 / (y[i] + g[i]);
				y[p] += g[i] * inverse[i] * y[i];
			}
		for (int lane = 0; lane < lanes; lane++)
			inverse[lane] = 1 / y[lane];
	}

	/** Solves for the skeleton, when the right-hand sides of all blocks are there. */
	void join() {
		for (final int k : forks)
			Arrays.fill(x, k * lanes, (k + 1) * lanes, 0);
		for (int p = 0; p < tipEnds.near.length; p++) {
			final Rows rows = tipEnds.rows[p];
			for (int lane = 0; lane < lanes; lane++)
				x[tipEnds.near[p] + lane] += rows.nearRhs[tipEnds.column[p] + lane];
		}
		for (int p = 0; p < linkEnds.near.length; p++) {
			final Rows rows = linkEnds.rows[p];
			final int near = linkEnds.near[p], far = linkEnds.far[p], column = linkEnds.column[p];
			for (int lane = 0; lane < lanes; lane++) {
				x[near + lane] += rows.nearRhs[column + lane];
				x[far + lane] += rows.farRhs[column + lane];
			}
		}
		for (int k = parent.length - 1; k > 0; k--)
			for (int lane = 0, i = k * lanes, p = parent[k] * lanes; lane < lanes; lane++, i++, p++)
				x[p] += g[i] * inverse[i] * x[i];
		for (int lane = 0; lane < lanes; lane++)
			x[lane] *= inverse[lane];
		for (int k = 1; k < parent.length; k++)
			for (int lane = 0, i = k * lanes, p = parent[k] * lanes; lane < lanes; lane++, i++, p++)
				x[i] = (x[i] + g[i] * x[p]) * inverse[i];
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
		for (final int k : joints[b])
			for (int lane = 0; lane < lanes; lane++)
				solution[at++] = x[k * lanes + lane];
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
