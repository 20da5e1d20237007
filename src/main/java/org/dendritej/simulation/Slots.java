/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where what belongs to some nodes of the skeleton, those of a block or those of the trunk, stands in the arrays of their {@link Fronts}: for n nodes, n entries for the nodes themselves, n for their sides towards those neighbours
 * that are eliminated before the others, one for the side towards the other of each node that is no tip, some for nothing, and then <em>ports</em>, which receive what is left for nodes elsewhere. Of every entry there is one for each lane, side by side.
 */
final class Slots {

	/** What is left at a port, in the order in which it is added up. */
	enum Kind {
		/** What the node has of its own, if it is a compartment. */
		JOINT,
		/** What a piece leaves at its near end. */
		NEAR,
		/** What a piece leaves at its far end. */
		FAR,
		/** What a branch leaves at that of its two neighbours which is eliminated before the other. */
		NEXT,
		/** What a branch leaves at the other one. */
		OTHER
	}

	/**
	 * A node, or its side towards another one.
	 *
	 * @param node its position in the skeleton
	 * @param towards position of the other one; −1 for the node itself
	 */
	record Slot(int node, int towards) {

		/** The node that has what is here in the end. */
		int end() {
			return towards < 0 ? node : towards;
		}
	}

	/**
	 * Where something is left for a slot elsewhere.
	 *
	 * @param number of the piece in its list, or the position in the skeleton, of what leaves it
	 */
	record Port(Kind kind, int number, Slot slot) {}

	/** Entries for nothing: so many, because what is added to one of them waits for what was added to it before. */
	private static final int NOWHERE = 8;
	final int lanes;
	/** How many nodes there are, and how many of them have one neighbour only. */
	final int number, tips;
	/** Ports, as far as they have been found. */
	final List<Port> ports = new ArrayList<>();
	final Elimination elimination;
	private final int[] nodes;
	private final Map<Integer, Integer> portOf = new HashMap<>(); // the first one of each node that ends there

	/**
	 * Without ports.
	 *
	 * @param elimination order of the skeleton
	 * @param nodes positions in the skeleton, ascending
	 * @param lanes trials side by side
	 */
	Slots(final Elimination elimination, final int[] nodes, final int lanes) {
		this.elimination = elimination;
		this.nodes = nodes;
		this.lanes = lanes;
		number = nodes.length;
		tips = (int) Arrays.stream(nodes).takeWhile(k -> k < elimination.tips).count();
	}

	/** Positions of the nodes. */
	IntStream nodes() {
		return Arrays.stream(nodes);
	}

	/** The first entry where nothing is. */
	int nowhere() {
		return 3 * number - tips;
	}

	/** One of the entries where nothing is. */
	int nowhere(final int any) {
		return nowhere() + any % NOWHERE;
	}

	int firstPort() {
		return nowhere() + NOWHERE;
	}

	/** Entries of an array, with lanes. */
	int size() {
		return (firstPort() + ports.size()) * lanes;
	}

	/** The slot that belongs to the link between two neighbours: the side of the one that is eliminated first. */
	static Slot link(final int one, final int other) {
		return new Slot(Math.min(one, other), Math.max(one, other));
	}

	/** Where that is added which is left on a link for one of its ends. */
	static Slot at(final int end, final int other) {
		return end < other ? new Slot(end, -1) : new Slot(other, end);
	}

	boolean isHere(final int node) {
		return Arrays.binarySearch(nodes, node) >= 0;
	}

	/** The entry of a slot here. */
	int entry(final Slot slot) {
		final int i = Arrays.binarySearch(nodes, slot.node);
		return slot.towards < 0 ? i : elimination.up[slot.node] == slot.towards ? number + i : 2 * number + i - tips;
	}

	/** The entry of a slot, or of a port for what is left there. */
	int entry(final Kind kind, final int what, final Slot slot) {
		if (isHere(slot.node)) return entry(slot);
		final int port = firstPort() + ports.size();
		ports.add(new Port(kind, what, slot));
		portOf.putIfAbsent(slot.end(), port);
		return port;
	}

	/** The entry that has the voltage of a node when those elsewhere are known. */
	int voltage(final int node) {
		final int i = Arrays.binarySearch(nodes, node);
		return i >= 0 ? i : portOf.get(node);
	}

	/** With lanes. */
	int[] inLanes(final IntStream entries) {
		return entries.flatMap(k -> IntStream.range(0, lanes).map(lane -> k * lanes + lane)).toArray();
	}
}
