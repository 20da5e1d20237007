/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The synapses of one state in which those on the same compartment with the same parameters are one element, because linear synapses add. What mechanisms of
 * the whole neuron do to thousands of synapses then costs no more than one per compartment. Elements are in the order of their positions, and which synapses
 * share one follows from the model alone. Where synapses of one kind are on most compartments, those between have an element, too, which never conducts: loops without
 * an index are worth more than what it costs.
 */
final class Pool implements Binding {

	/** What synapses must agree in. Its methods are written out, because Java makes those of records at run time, which takes longer than to pool. */
	private record Kinetics(int position, List<Double> parameters) {

		@Override
		public boolean equals(final Object other) {
			return other instanceof Kinetics kinetics && position == kinetics.position && parameters.equals(kinetics.parameters);
		}

		@Override
		public int hashCode() {
			return 31 * position + parameters.hashCode();
		}
	}

	private final Binding each;
	private final int[] element; // of each synapse
	private final int[] first; // synapse of each element; any for elements without one
	private final int[] position; // of each element

	Pool(final Mechanism mechanism, final Binding each) {
		this.each = each;
		final int[] positions = each.elements();
		final double[][] parameters =
			mechanism.parameters().stream().map(parameter -> Elements.parameter(mechanism, each, parameter.name()))
				.toArray(double[][]::new);
		final Map<Kinetics, Integer> firsts = new LinkedHashMap<>();
		final int[] leader = new int[positions.length];
		for (int s = 0; s < positions.length; s++) {
			final int synapse = s;
			leader[s] =
				firsts.computeIfAbsent(new Kinetics(positions[s], Arrays.stream(parameters).map(values -> values[synapse]).toList()),
					kinetics -> synapse);
		}
		final int[] leaders = firsts.values().stream().sorted((one, other) -> positions[one] != positions[other]
			? Integer.compare(positions[one], positions[other])
			: Integer.compare(one, other)).mapToInt(Integer::intValue).toArray();
		final int low = leaders.length == 0 ? 0 : positions[leaders[0]],
			span = leaders.length == 0 ? 0 : positions[leaders[leaders.length - 1]] - low + 1;
		final boolean fills = firsts.keySet().stream().map(Kinetics::parameters).distinct().count() == 1 && span <= 2 * leaders.length;
		first = new int[fills ? span : leaders.length];
		position = new int[first.length];
		Arrays.fill(first, leaders.length == 0 ? 0 : leaders[0]);
		final int[] ofLeader = new int[positions.length];
		for (int k = 0; k < leaders.length; k++) {
			final int e = fills ? positions[leaders[k]] - low : k;
			first[e] = leaders[k];
			ofLeader[leaders[k]] = e;
		}
		for (int e = 0; e < first.length; e++)
			position[e] = fills ? low + e : positions[first[e]];
		element = Arrays.stream(leader).map(one -> ofLeader[one]).toArray();
	}

	/** The element that a synapse shares. */
	int of(final int synapse) {
		return element[synapse];
	}

	/** Number of synapses. */
	int synapses() {
		return element.length;
	}

	private double[] ofFirsts(final double[] values) {
		return Arrays.stream(first).mapToDouble(synapse -> values[synapse]).toArray();
	}

	@Override
	public int lanes() {
		return each.lanes();
	}

	@Override
	public int[] elements() {
		return position.clone();
	}

	@Override
	public double[] area() {
		return ofFirsts(each.area());
	}

	@Override
	public double[] diameter() {
		return ofFirsts(each.diameter());
	}

	@Override
	public double celsius() {
		return each.celsius();
	}

	@Override
	public double[] parameter(final String name) {
		return ofFirsts(each.parameter(name));
	}

	@Override
	public Ion ion(final String name) {
		return each.ion(name);
	}

	@Override
	public EventPort events() {
		return each.events();
	}

	@Override
	public double timeStep() {
		return each.timeStep();
	}

	@Override
	public long seed(final int shared) {
		return each.seed(first[shared]);
	}
}
