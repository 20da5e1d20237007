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
 * The part of a {@link TreeMatrix} that one block eliminates on its own: its pieces, and its branches of the skeleton. What they leave in the trunk stands in
 * ports of the block's own, so that threads on different blocks do not write to the same lines of the cache, until one thread collects it.
 */
final class Subtrees {

	/** Where a piece ends that ends in a tip: behind all nodes. */
	private static final int NONE = Integer.MAX_VALUE;
	/** Where things stand in the arrays of {@link #fronts}. */
	final Slots slots;
	final Fronts fronts;
	/** Eliminate from the matrix and from the right-hand side, given what the compartments of the block have. */
	final Loops.Loop[] factor, forward;
	final Rows rows;
	private final int[] joints;

	Subtrees(final Layout layout, final int block) {
		final Nodes nodes = layout.nodes;
		final Layout.Part part = layout.parts[block];
		slots = new Slots(nodes.elimination,
			IntStream.range(0, nodes.skeleton.length).filter(k -> layout.shares.block[k] == block).toArray(), layout.lanes);
		joints = slots.inLanes(part.joints.stream().mapToInt(k -> slots.entry(Slots.Kind.JOINT, k, new Slots.Slot(k, -1))));
		final int pieces = part.pieces.size();
		final int[] atNear = new int[pieces], atFar = new int[pieces], link = new int[pieces], near = new int[pieces],
			far = new int[pieces];
		for (int i = 0; i < pieces; i++) {
			final int number = part.pieces.get(i);
			final int[] piece = nodes.pieces.get(number);
			final boolean isTip = nodes.isTip(piece);
			near[i] = nodes.nearEnd(piece);
			far[i] = isTip ? NONE : nodes.farEnd(piece);
			atNear[i] = slots.entry(Slots.Kind.NEAR, number, Slots.at(near[i], far[i]));
			atFar[i] = isTip ? slots.nowhere(i) : slots.entry(Slots.Kind.FAR, number, Slots.at(far[i], near[i]));
			link[i] = isTip ? slots.nowhere(i) : near[i] < far[i] ? atFar[i] : atNear[i];
		}
		fronts = new Fronts(nodes, slots, k -> false);
		rows = new Rows(nodes, part.pieces.stream().map(nodes.pieces::get).toList(), layout.lanes, voltages(near), voltages(far), fronts.x);
		final int[] toNear = slots.inLanes(IntStream.of(atNear)), toFar = slots.inLanes(IntStream.of(atFar));
		factor = loops(rows.factor, //
			new Loops.Zero(fronts.own), new Loops.Spread(rows.end(), joints, fronts.own), //
			new Loops.AddTo(rows.nearOwn, toNear, fronts.own), new Loops.AddTo(rows.farOwn, toFar, fronts.own), //
			new Loops.CopyTo(rows.between, slots.inLanes(IntStream.of(link)), fronts.matrix), fronts.factor);
		forward = loops(rows.forward, //
			new Loops.Zero(fronts.x), new Loops.Spread(rows.end(), joints, fronts.x), //
			new Loops.AddTo(rows.nearRhs, toNear, fronts.x), new Loops.AddTo(rows.farRhs, toFar, fronts.x), //
			fronts.forward);
	}

	/** Entries of the voltages of nodes. */
	private int[] voltages(final int[] ends) {
		return slots.inLanes(IntStream.of(ends).map(k -> k == NONE ? slots.nowhere() : slots.voltage(k)));
	}

	private static Loops.Loop[] loops(final List<Loops.Loop> ofRows, final Loops.Loop... ofSkeleton) {
		return Stream.of(ofRows, List.of(ofSkeleton)).flatMap(List::stream).toArray(Loops.Loop[]::new);
	}

	/**
	 * Gives the voltages of the block.
	 *
	 * @param trunk has those of the trunk
	 * @return loops that are given where to put the voltages
	 */
	Loops.Loop[] back(final Trunk trunk) {
		final Stream<Loops.Loop> ports = slots.ports.isEmpty() ? Stream.of() : Stream.of(trunk.giveTo(this));
		return Stream.of(ports, Stream.of(fronts.back), rows.back.stream(), Stream.of(new Loops.Collect(joints, fronts.x, rows.end())))
			.flatMap(loops -> loops).toArray(Loops.Loop[]::new);
	}
}
