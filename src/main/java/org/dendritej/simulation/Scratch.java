/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What blocks share that are worked on one after the other: arrays that mean nothing between two pieces of work on a block, and that stay in the processor's
 * cache so. They have at least as many entries as each of the blocks.
 */
final class Scratch {

	/** What each compartment has of its own in the present step: inertia and membrane, µS. */
	final double[] own;
	/** In: right-hand side, nA; out: voltages, mV. */
	final double[] solution;
	private final Map<List<Object>, Object> ofMechanisms = new HashMap<>(); // by kind and size

	Scratch(final int size) {
		own = new double[size];
		solution = new double[size];
	}

	/** That of a kind and size, made for whoever asks first. */
	<T> T of(final Class<T> kind, final int size, final IntFunction<T> make) {
		return kind.cast(ofMechanisms.computeIfAbsent(List.of(kind, size), key -> make.apply(size)));
	}
}
