/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The matrix of a tree, factored to solve y_i x_i + Σ g (x_i − x_neighbour) = b_i, for several trials at a time, which differ in y and b. Nothing is allocated after
 * the constructor, nothing checked.
 *
 * <p>
 * Taking every parent after its children makes the matrix eliminate without new non-zero entries: Hines (1984), Int J Biomed Comput 15:69–76,
 * doi:10.1016/0020-7101(84)90008-4. Here the pieces of {@link Nodes} go first, all of them side by side, which joins the two ends of a link by a new
 * conductance, and then the skeleton in the order of its {@link Elimination}. Blocks may be worked on by different threads, each on its {@link Subtrees}; then one solves the
 * {@link Trunk}, the few nodes that are left. The order of operations, and of the pieces that are summed, follows from the tree alone.
 */
final class TreeMatrix {

	private final Subtrees[] subtrees; // of each block
	private final Loops.Loop[][] back; // of each block
	private final Trunk trunk;
	private final int lanes;

	TreeMatrix(final Layout layout) {
		lanes = layout.lanes;
		subtrees = IntStream.range(0, layout.parts.length).mapToObj(b -> new Subtrees(layout, b)).toArray(Subtrees[]::new);
		trunk = new Trunk(layout.nodes, layout.shares.block, lanes, subtrees);
		back = Arrays.stream(subtrees).map(of -> of.back(trunk)).toArray(Loops.Loop[][]::new);
	}

	/** Eliminate what a block has from the matrix; given what each of its compartments has of its own, without axial conductances, µS. */
	Loops.Loop[] factor(final int b) {
		return subtrees[b].factor;
	}

	/** Eliminate what a block has from the right-hand side; given that of its compartments, nA. */
	Loops.Loop[] forward(final int b) {
		return subtrees[b].forward;
	}

	/** Find the voltages of a block when the trunk is solved; given where to put them, mV. */
	Loops.Loop[] back(final int b) {
		return back[b];
	}

	/** Factor the trunk, when all blocks have been. */
	Loops.Loop[] joinFactors() {
		return trunk.factor;
	}

	/** Solve for the trunk, when the right-hand sides of all blocks are there. */
	Loops.Loop[] join() {
		return trunk.solve;
	}

	/** The solution at the root, when the trunk has been solved for; what is no number anywhere is none there, too. */
	double atRoot(final int lane) {
		return trunk.isEmpty() ? subtrees[0].fronts.last(lane, lanes) : trunk.atRoot(lane);
	}

	/** Whether the matrix factored last is positive definite. */
	boolean isPositive() {
		for (final Subtrees of : subtrees)
			if (!of.isPositive()) return false;
		return trunk.isPositive();
	}
}
