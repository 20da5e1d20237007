/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The part of a {@link TreeMatrix} that one block eliminates on its own: its pieces, and its subtrees of the skeleton. What they leave in the trunk stands in
 * <em>ports</em> of the block's own, so that threads on different blocks do not write to the same lines of the cache, until one thread collects it.
 */
final class Subtrees {

	/** What is added to a node of the trunk, in this order. */
	enum Kind {
		/** What the node has of its own, if it is a compartment. */
		JOINT,
		/** What a piece leaves at its near end. */
		NEAR,
		/** What a piece leaves at its far end, and its conductance. */
		FAR,
		/** What the root of a subtree leaves. */
		CHILD
	}

	/**
	 * Something that is added to a node of the trunk.
	 *
	 * @param number of the piece in its list, or the position in the skeleton, of what is added
	 * @param node of the trunk, by its position in the skeleton
	 */
	record Port(Kind kind, int number, int node) {}

	final List<Port> ports = new ArrayList<>();
	/** First entry of the ports in the arrays; before them come the nodes of subtrees. */
	final int firstPort;
	/** With lanes: conductance towards the parent, what nodes have of their own, right-hand sides and then voltages. */
	final double[] g, y, x;
	/** Eliminate from the matrix and from the right-hand side, given what the compartments of the block have. */
	final Loops.Loop[] factor, forward;
	private final int[] parent;
	private final double[] inverse;
	private final Rows rows;
	private final int[] joints;

	Subtrees(final Layout layout, final int block) {
		final Nodes nodes = layout.nodes;
		final int lanes = layout.lanes;
		final int[] mine = IntStream.range(0, nodes.skeleton.length).filter(k -> layout.shares.block[k] == block).toArray();
		final Entries entries = new Entries(mine, nodes.skeleton.length, lanes, ports);
		firstPort = mine.length * lanes;
		final Layout.Part part = layout.parts[block];
		joints = entries.of(Kind.JOINT, part.joints, k -> k);
		parent = entries.of(Kind.CHILD, Arrays.stream(mine).boxed().toList(), nodes::above);
		final int[] near = entries.of(Kind.NEAR, part.pieces, p -> nodes.nearEnd(nodes.pieces.get(p))),
			ofLinks = entries.of(Kind.FAR, part.pieces.stream().filter(p -> !nodes.isTip(nodes.pieces.get(p))).toList(),
				p -> nodes.farEnd(nodes.pieces.get(p)));
		final int nowhere = firstPort + ports.size() * lanes, size = nowhere + lanes; // beyond tips
		final int[] far = new int[near.length];
		for (int i = 0, link = 0; i < far.length; i++)
			far[i] = nodes.isTip(nodes.pieces.get(part.pieces.get(i / lanes))) ? nowhere + i % lanes : ofLinks[link++];
		g = new double[size];
		y = new double[size];
		x = new double[size];
		inverse = new double[firstPort];
		rows = new Rows(nodes, part.pieces.stream().map(nodes.pieces::get).toList(), lanes, near, far, x);
		final double[] axial = new double[size], nothing = new double[size];
		for (int i = 0; i < size; i++) {
			final int k = i < firstPort ? mine[i / lanes] : -1;
			axial[i] = k >= 0 && nodes.isJoined(k) ? nodes.axial[nodes.skeleton[k]] : 0;
			nothing[i] = k >= 0 && nodes.compartment[nodes.skeleton[k]] < 0 ? 0 : -0.0; // the sum of −0 and any number is that number
		}
		factor = loops(rows.factor, //
			new Loops.Copy(nothing, y), new Loops.Spread(rows.end(), joints, y), new Loops.AddTo(rows.nearOwn, near, y), //
			new Loops.AddTo(rows.farOwn, far, y), //
			new Loops.Copy(axial, g), new Loops.CopyTo(0, rows.between, far, g), //
			new Loops.FactorTree(parent, g, y, inverse));
		forward = loops(rows.forward, //
			new Loops.Copy(nothing, x), new Loops.Spread(rows.end(), joints, x), new Loops.AddTo(rows.nearRhs, near, x), //
			new Loops.AddTo(rows.farRhs, far, x), //
			new Loops.GatherTree(0, parent, g, inverse, x));
	}

	/** Where the nodes of subtrees stand, and ports that are made for what ends elsewhere. */
	private static final class Entries {

		private final int[] rank; // of each node of the skeleton among those of subtrees, or −1
		private final int first, lanes;
		private final List<Port> ports;

		Entries(final int[] mine, final int skeleton, final int lanes, final List<Port> ports) {
			first = mine.length;
			this.lanes = lanes;
			this.ports = ports;
			rank = new int[skeleton];
			Arrays.fill(rank, -1);
			for (int i = 0; i < mine.length; i++)
				rank[mine[i]] = i;
		}

		/** Entries, lanes included, to which things of a kind are added: those of a node of a subtree, or of a port. */
		int[] of(final Kind kind, final List<Integer> things, final IntUnaryOperator nodeOf) {
			final int[] entries = new int[things.size() * lanes];
			for (int i = 0; i < things.size(); i++) {
				final int node = nodeOf.applyAsInt(things.get(i)), at = rank[node] >= 0 ? rank[node] : first + ports.size();
				if (rank[node] < 0) ports.add(new Port(kind, things.get(i), node));
				for (int lane = 0; lane < lanes; lane++)
					entries[i * lanes + lane] = at * lanes + lane;
			}
			return entries;
		}
	}

	/**
	 * Gives the voltages of the block.
	 *
	 * @param trunk voltages of the trunk
	 * @param at which of them stands at each port, lanes included
	 * @return loops that are given where to put the voltages
	 */
	Loops.Loop[] back(final double[] trunk, final int[] at) {
		final List<Loops.Loop> first =
			List.of(new Loops.Gather(at, trunk, firstPort, x), new Loops.SubstituteTree(0, parent, g, inverse, x));
		return Stream.of(first, rows.back, List.of(new Loops.Collect(joints, x, rows.end()))).flatMap(List::stream)
			.toArray(Loops.Loop[]::new);
	}

	private static Loops.Loop[] loops(final List<Loops.Loop> ofRows, final Loops.Loop... ofSkeleton) {
		return Stream.of(ofRows, List.of(ofSkeleton)).flatMap(List::stream).toArray(Loops.Loop[]::new);
	}

	/** Whether the matrix factored last is positive definite as far as it is here. */
	boolean isPositive() {
		for (final double pivot : inverse)
			if (!(pivot > 0)) return false;
		return rows.isPositive();
	}
}
