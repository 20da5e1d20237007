/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

	private final int lanes;
	private final Loops.Loop[][] factor, forward, back; // of each block
	private final Loops.Loop[] joinFactors, join;
	private final Rows[] rows; // of each block
	private final Fronts[] fronts; // of each block, then of the trunk

	TreeMatrix(final Layout layout) {
		lanes = layout.lanes;
		final Subtrees[] subtrees =
			IntStream.range(0, layout.parts.length).mapToObj(b -> new Subtrees(layout, b)).toArray(Subtrees[]::new);
		final Trunk trunk = new Trunk(layout.nodes, layout.shares.block, lanes, subtrees);
		factor = loops(subtrees, of -> of.factor);
		forward = loops(subtrees, of -> of.forward);
		back = loops(subtrees, of -> of.back(trunk));
		joinFactors = trunk.factor;
		join = trunk.solve;
		rows = Arrays.stream(subtrees).map(of -> of.rows).toArray(Rows[]::new);
		final Stream<Fronts> ofBlocks = Arrays.stream(subtrees).map(of -> of.fronts);
		fronts = (trunk.isEmpty() ? ofBlocks : Stream.concat(ofBlocks, Stream.of(trunk.fronts))).toArray(Fronts[]::new);
	}

	private static Loops.Loop[][] loops(final Subtrees[] subtrees, final Function<Subtrees, Loops.Loop[]> which) {
		return Arrays.stream(subtrees).map(which).toArray(Loops.Loop[][]::new);
	}

	/** Eliminate what a block has from the matrix; given what each of its compartments has of its own, without axial conductances, µS. */
	Loops.Loop[] factor(final int b) {
		return factor[b];
	}

	/** Eliminate what a block has from the right-hand side; given that of its compartments, nA. */
	Loops.Loop[] forward(final int b) {
		return forward[b];
	}

	/** Find the voltages of a block when the trunk is solved; given where to put them, mV. */
	Loops.Loop[] back(final int b) {
		return back[b];
	}

	/** Factor the trunk, when all blocks have been. */
	Loops.Loop[] joinFactors() {
		return joinFactors;
	}

	/** Solve for the trunk, when the right-hand sides of all blocks are there. */
	Loops.Loop[] join() {
		return join;
	}

	/** The solution at the root, when the trunk has been solved for; what is no number anywhere is none there, too. */
	double atRoot(final int lane) {
		return fronts[fronts.length - 1].last(lane, lanes);
	}

	/** Whether the matrix factored last is positive definite. */
	boolean isPositive() {
		return Arrays.stream(fronts).allMatch(Fronts::isPositive) && Arrays.stream(rows).allMatch(Rows::isPositive);
	}
}
