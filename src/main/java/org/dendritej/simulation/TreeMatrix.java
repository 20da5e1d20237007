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
import java.util.stream.IntStream;

/**
 * The matrix of a tree, factored to solve y_i x_i + Σ g (x_i − x_neighbour) = b_i, for several trials at a time, which differ in y and b. Nothing is allocated after
 * the constructor, nothing checked.
 *
 * <p>
 * Taking every parent after its children makes the matrix eliminate without new non-zero entries: Hines (1984), Int J Biomed Comput 15:69–76,
 * doi:10.1016/0020-7101(84)90008-4. Here the pieces of {@link Nodes} go first, all of them side by side, which joins the two ends of a link by a new
 * conductance, and then the skeleton in Hines' order. Blocks may be worked on by different threads, each on its {@link Subtrees}; then one joins them in the
 * trunk, the few nodes at the root that are left. The order of operations, and of the pieces that are summed, follows from the tree alone.
 */
final class TreeMatrix {

	/** What a block leaves in the trunk. */
	private record Left(int block, int entry, Subtrees.Port port) {}

	private final Subtrees[] subtrees; // of each block
	private final Loops.Loop[][] back; // of each block
	private final Loops.Loop[] joinFactors, join;
	// the trunk, where roots of subtrees stand as nodes that are eliminated already; arrays have shape [node × lanes]
	private final int lanes;
	private final double[] inverse, x;

	TreeMatrix(final Layout layout) {
		lanes = layout.lanes;
		final Nodes nodes = layout.nodes;
		final int[] block = layout.shares.block;
		subtrees = IntStream.range(0, layout.parts.length).mapToObj(b -> new Subtrees(layout, b)).toArray(Subtrees[]::new);
		final int[] trunk = IntStream.range(0, block.length).filter(k -> block[k] < 0 || block[nodes.above(k)] < 0).toArray();
		final int[] rank = new int[block.length]; // of each node of the skeleton there, or −1
		Arrays.fill(rank, -1);
		for (int i = 0; i < trunk.length; i++)
			rank[trunk[i]] = i;
		final int size = trunk.length * lanes;
		final boolean[] isDone = new boolean[size];
		final double[] axial = new double[size], nothing = new double[size], g = new double[size], y = new double[size];
		inverse = new double[size];
		x = new double[size];
		for (int i = 0; i < size; i++) {
			final int k = trunk[i / lanes];
			isDone[i] = block[k] >= 0;
			axial[i] = isDone[i] ? 1 : nodes.isJoined(k) ? nodes.axial[nodes.skeleton[k]] : 0;
			nothing[i] = !isDone[i] && nodes.compartment[nodes.skeleton[k]] < 0 ? 0 : -0.0; // the sum of −0 and any number is that number
		}
		final int[] parent = inLanes(Arrays.stream(trunk).map(k -> k == 0 ? 0 : rank[nodes.above(k)]));

		final List<Left> left = new ArrayList<>();
		for (int b = 0; b < subtrees.length; b++)
			for (int p = 0; p < subtrees[b].ports.size(); p++)
				left.add(new Left(b, p, subtrees[b].ports.get(p)));
		left.sort(Comparator.comparing((Left one) -> one.port.kind()).thenComparingInt(one -> one.port.number()));
		final int[] ends = inLanes(left.stream().mapToInt(one -> rank[one.port.kind() == Subtrees.Kind.CHILD ? one.port.number() : one.port
			.node()]));
		final double[] collected = new double[ends.length];
		final List<Loops.Loop> factors = new ArrayList<>(), sides = new ArrayList<>();
		for (int b = 0; b < subtrees.length; b++) {
			final int[] places = new int[subtrees[b].ports.size()];
			for (int i = 0; i < left.size(); i++)
				if (left.get(i).block == b) places[left.get(i).entry] = i;
			final int[] entries = inLanes(Arrays.stream(places));
			factors.add(new Loops.CopyTo(subtrees[b].firstPort, subtrees[b].y, entries, collected));
			sides.add(new Loops.CopyTo(subtrees[b].firstPort, subtrees[b].x, entries, collected));
		}
		factors.addAll(List.of(new Loops.Copy(nothing, y), new Loops.AddTo(collected, ends, y), new Loops.Copy(axial, g)));
		for (int b = 0; b < subtrees.length; b++) {
			final List<Subtrees.Port> ports = subtrees[b].ports;
			final int first = (int) ports.stream().takeWhile(port -> port.kind() != Subtrees.Kind.FAR).count(); // these come last
			factors.add(new Loops.CopyTo(subtrees[b].firstPort + first * lanes, subtrees[b].g, inLanes(ports.stream().skip(first)
				.mapToInt(port -> rank[port.node()])), g));
		}
		factors.add(new Loops.FactorTrunk(lanes, parent, isDone, g, y, inverse));
		joinFactors = factors.toArray(Loops.Loop[]::new);
		sides
			.addAll(List.of(new Loops.Copy(nothing, x), new Loops.AddTo(collected, ends, x), new Loops.GatherTree(lanes, parent, g, inverse,
				x), new Loops.SolveFirst(lanes, inverse, x), new Loops.SubstituteTree(lanes, parent, g, inverse, x)));
		join = sides.toArray(Loops.Loop[]::new);
		back = Arrays.stream(subtrees).map(of -> of.back(x, inLanes(of.ports.stream().mapToInt(port -> rank[port.node()])))).toArray(
			Loops.Loop[][]::new);
	}

	/** Entries of all lanes for each place. */
	private int[] inLanes(final IntStream places) {
		return places.flatMap(k -> IntStream.range(0, lanes).map(lane -> k * lanes + lane)).toArray();
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
		return joinFactors;
	}

	/** Solve for the trunk, when the right-hand sides of all blocks are there. */
	Loops.Loop[] join() {
		return join;
	}

	/** The solution at the root; what is no number anywhere is so there, too. */
	double atRoot(final int lane) {
		return x[lane];
	}

	/** Whether the matrix factored last is positive definite. */
	boolean isPositive() {
		for (final double pivot : inverse)
			if (!(pivot > 0)) return false;
		for (final Subtrees of : subtrees)
			if (!of.isPositive()) return false;
		return true;
	}
}
