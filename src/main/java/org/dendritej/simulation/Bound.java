/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.dendritej.mechanism.Mechanism;

/** A mechanism bound to its places. {@code group} is −1 for density mechanisms. */
final class Bound {

	final Mechanism mechanism;
	final int group;
	/** Which of the things placed it is. */
	final int placed;
	/** Entry of each element in the arrays of the block; null if they are 0, 1, 2 … */
	private final int[] nodes;
	/** The trial of each element; null if there is but one. */
	private final int[] lane;
	/** The number of each synapse in its trial; null for density mechanisms. */
	private final int[] number;
	private final int elements;
	private final Layout layout;
	private final int block;
	final Mechanism.State state;
	/** Whether it may send events to itself. */
	final boolean sends;

	Bound(final int which, final Contents.Placed first, final Places places, final Layout layout, final int block) {
		mechanism = first.mechanism();
		group = first.group();
		placed = which;
		nodes = IntStream.range(0, places.nodes.length).allMatch(e -> places.nodes[e] == e) ? null : places.nodes;
		lane = Arrays.stream(places.lane).allMatch(l -> l == 0) ? null : places.lane;
		number = group >= 0 ? places.instance : null;
		elements = places.nodes.length;
		this.layout = layout;
		this.block = block;
		state = mechanism.bind(places);
		sends = places.sends();
	}

	/** The element of a trial that has a number there, or −1. */
	int element(final int ofLane, final int ofNumber) {
		if (number == null && layout.block(ofNumber) != block) return -1;
		final int place = number == null ? layout.position(ofNumber, ofLane) : -1;
		for (int e = 0; e < elements; e++)
			if (number == null ? node(e) == place : lane(e) == ofLane && number[e] == ofNumber) return e;
		return -1;
	}

	int elements() {
		return elements;
	}

	/** Entry of an element in the arrays of the block. */
	int node(final int element) {
		return nodes == null ? element : nodes[element];
	}

	/** The trial of an element. */
	int lane(final int element) {
		return lane == null ? 0 : lane[element];
	}

	/** What an element is in its trial: the number of the synapse, or the compartment of a density mechanism. */
	int number(final int element) {
		return number == null ? layout.compartment(block, node(element), lane(element)) : number[element];
	}
}
