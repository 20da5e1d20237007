/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
	private final Loops.Loop[][] factor, forward, back; // of each block
	private final Loops.Loop[] joinFactors, join;
	// the skeleton; arrays have shape [position × lanes] and hold entries
	private final int lanes;
	private final double[] inverse, x;

	TreeMatrix(final Layout layout) {
		lanes = layout.lanes;
		final Nodes nodes = layout.nodes;
		final int blocks = layout.parts.length, size = nodes.skeleton.length * lanes;
		final double[] g = new double[size], y = new double[size];
		inverse = new double[size];
		x = new double[size];
		final Rows.Left ofTips = new Rows.Left(nodes.tips.size() * lanes, false),
			ofLinks = new Rows.Left(nodes.links.size() * lanes, true);
		tips = new Rows[blocks];
		links = new Rows[blocks];
		factor = new Loops.Loop[blocks][];
		forward = new Loops.Loop[blocks][];
		back = new Loops.Loop[blocks][];
		for (int b = 0; b < blocks; b++) {
			final Layout.Part part = layout.parts[b];
			tips[b] = new Rows(nodes, nodes.tips, part.tips, false, lanes, 0, ofTips, x);
			links[b] = new Rows(nodes, nodes.links, part.links, true, lanes, tips[b].end(), ofLinks, x);
			final int[] joints = inLanes(part.joints.stream().mapToInt(Integer::intValue)); // the block's compartments in the skeleton
			final int first = links[b].end();
			factor[b] = loops(tips[b].factor, links[b].factor, new Loops.Spread(first, joints, y));
			forward[b] = loops(tips[b].forward, links[b].forward, new Loops.Spread(first, joints, x));
			back[b] = loops(tips[b].back, links[b].back, new Loops.Collect(joints, x, first));
		}
		final int[] parent = inLanes(IntStream.range(0, nodes.skeleton.length).map(nodes::above)),
			forks = inLanes(IntStream.range(0, nodes.skeleton.length).filter(k -> nodes.compartment[nodes.skeleton[k]] < 0)),
			tipEnds = inLanes(nodes.tips.stream().mapToInt(nodes::nearEnd)), // where pieces end there, shape [piece × lanes]
			nearEnds = inLanes(nodes.links.stream().mapToInt(nodes::nearEnd)),
			farEnds = inLanes(nodes.links.stream().mapToInt(nodes::farEnd));
		final double[] axial = new double[size]; // towards the parent, 0 where a link lies between
		for (int i = 0; i < size; i++)
			axial[i] = nodes.isJoined(i / lanes) ? nodes.axial[nodes.skeleton[i / lanes]] : 0;
		joinFactors = new Loops.Loop[] { //
			new Loops.ZeroAt(forks, y), // they have no membrane
			new Loops.AddTo(ofTips.nearOwn, tipEnds, y), //
			new Loops.AddTo(ofLinks.nearOwn, nearEnds, y), //
			new Loops.AddTo(ofLinks.farOwn, farEnds, y), //
			new Loops.Copy(axial, g), //
			new Loops.CopyTo(ofLinks.between, farEnds, g), //
			new Loops.FactorTree(lanes, parent, g, y, inverse) };
		join = new Loops.Loop[] { //
			new Loops.ZeroAt(forks, x), //
			new Loops.AddTo(ofTips.nearRhs, tipEnds, x), //
			new Loops.AddTo(ofLinks.nearRhs, nearEnds, x), //
			new Loops.AddTo(ofLinks.farRhs, farEnds, x), //
			new Loops.GatherTree(lanes, parent, g, inverse, x), //
			new Loops.SubstituteTree(lanes, parent, g, inverse, x) };
	}

	private static Loops.Loop[] loops(final List<Loops.Loop> ofTips, final List<Loops.Loop> ofLinks, final Loops.Loop ofJoints) {
		return Stream.of(ofTips, ofLinks, List.of(ofJoints)).flatMap(List::stream).toArray(Loops.Loop[]::new);
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
		Loops.run(factor[b], own);
	}

	/**
	 * Eliminates the pieces of a block from the right-hand side.
	 *
	 * @param b the block
	 * @param rightHandSide of its compartments, nA
	 */
	void forward(final int b, final double[] rightHandSide) {
		Loops.run(forward[b], rightHandSide);
	}

	/** Factors the skeleton, when all blocks have been. */
	void joinFactors() {
		Loops.run(joinFactors);
	}

	/** Solves for the skeleton, when the right-hand sides of all blocks are there. */
	void join() {
		Loops.run(join);
	}

	/**
	 * Finds the voltages of a block.
	 *
	 * @param b the block
	 * @param solution receives them, mV
	 */
	void back(final int b, final double[] solution) {
		Loops.run(back[b], solution);
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
