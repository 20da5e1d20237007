/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The few nodes of the skeleton that belong to no block; none if there is but one. They are solved from what blocks have left at their ports.
 */
final class Trunk {

	/** What a block leaves. */
	private record Left(Subtrees by, int entry, Slots.Port port) {}

	/** Factor the trunk, and solve for it, when all blocks have been eliminated. */
	final Loops.Loop[] factor, solve;
	private final Slots slots;
	final Fronts fronts;

	/**
	 * What is no block's.
	 *
	 * @param nodes the tree
	 * @param block of each node of the skeleton; −1 for those of the trunk
	 * @param lanes trials side by side
	 * @param subtrees what blocks eliminate
	 */
	Trunk(final Nodes nodes, final int[] block, final int lanes, final Subtrees... subtrees) {
		final IntPredicate isLate = late(nodes.elimination.up, block);
		slots =
			new Slots(nodes.elimination, IntStream.range(0, block.length).filter(k -> block[k] < 0 || isLate.test(k)).toArray(), lanes);
		fronts = new Fronts(nodes, slots, isLate);
		final List<Left> left = new ArrayList<>();
		for (final Subtrees by : subtrees)
			for (int i = 0; i < by.slots.ports.size(); i++) {
				final Slots.Port port = by.slots.ports.get(i);
				final boolean waits = port.kind() == Slots.Kind.NEXT && isLate.test(port.number());
				left.add(new Left(by, by.slots.firstPort() + i, waits ? new Slots.Port(port.kind(), port.number(), new Slots.Slot(port
					.number(), port.slot().node())) : port));
			}
		left.sort(Comparator.comparing((Left one) -> one.port.kind()).thenComparingInt(one -> one.port.number()));
		final List<Left> links =
			left.stream().filter(one -> one.port.kind() != Slots.Kind.NEXT && one.port.slot().towards() >= 0).toList();
		final double[] nothing = new double[fronts.x.length];
		factor = slots.number == 0 ? new Loops.Loop[0] : new Loops.Loop[] { //
			collect(nothing, left, of -> of.own), collect(fronts.matrix.clone(), links, of -> of.matrix), fronts.factor };
		solve = slots.number == 0 ? factor : new Loops.Loop[] { //
			collect(nothing, left, of -> of.x), fronts.forward, fronts.back };
	}

	/** Whether a branch that a block eliminates leaves something after a node of the trunk has left something at the same node: sums are in the order of elimination. */
	private static IntPredicate late(final int[] up, final int[] block) {
		final int[] first = new int[block.length]; // of the trunk's nodes that leave something at a node
		Arrays.fill(first, block.length);
		for (int k = block.length - 1; k >= 0; k--)
			if (block[k] < 0 && up[k] >= 0) first[up[k]] = k;
		return k -> block[k] >= 0 && up[k] >= 0 && block[up[k]] < 0 && first[up[k]] < k;
	}

	/** Adds what is left in some array of each block to what the same one here begins with. */
	private Loops.Loop collect(final double[] begin, final List<Left> left, final Function<Fronts, double[]> array) {
		final double[][] from =
			left.stream().flatMap(one -> Collections.nCopies(slots.lanes, array.apply(one.by.fronts)).stream()).toArray(
				double[][]::new);
		return new Loops.SumUp(begin, from, slots.inLanes(left.stream().mapToInt(Left::entry)), slots.inLanes(left.stream().mapToInt(
			one -> slots.entry(one.port.slot()))), array.apply(fronts));
	}

	/** Copies voltages to the ports of a block. */
	Loops.Loop giveTo(final Subtrees block) {
		final int[] at = slots.inLanes(block.slots.ports.stream().mapToInt(port -> slots.voltage(port.slot().end())));
		return new Loops.Gather(at, fronts.x, block.slots.firstPort() * slots.lanes, block.fronts.x);
	}

	boolean isEmpty() {
		return slots.number == 0;
	}
}
