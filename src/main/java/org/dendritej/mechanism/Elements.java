/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

/**
 * The elements of one state as positions in the arrays of the simulation: reads from there into plain arrays with one entry per element and adds back. Between
 * the two every loop runs over whole arrays by one index.
 */
public final class Elements {

	private final int size;
	private final int[] position; // null for a gapless ascending run
	private final int first; // of such a run, else -1
	private double[] block; // scratch for such a run, made when first needed

	/**
	 * The elements of a binding.
	 *
	 * @param binding of the state
	 */
	public Elements(final Binding binding) {
		this(binding.elements());
	}

	Elements(final int[] positions) {
		size = positions.length;
		first = isRun(positions) ? positions[0] : -1;
		position = first >= 0 ? null : positions.clone();
	}

	private static boolean isRun(final int[] position) {
		for (int i = 1; i < position.length; i++)
			if (position[i] != position[0] + i)
				return false;
		return position.length > 0;
	}

	/**
	 * A parameter of a mechanism on every element, within its limits.
	 *
	 * @throws MechanismException if a value is not allowed or the binding has not one for each element
	 */
	static double[] parameter(final Mechanism mechanism, final Binding binding, final String name) {
		final Parameter declared = mechanism.parameters().stream().filter(parameter -> parameter.name().equals(name)).findFirst()
			.orElseThrow(() -> new MechanismException(mechanism.name() + " declares no parameter \"" + name + "\""));
		final double[] values = binding.parameter(name);
		if (values.length != binding.size())
			throw new MechanismException(mechanism.name() + ": " + values.length + " values of " + name + " for " + binding.size() +
				" elements; give one for each");
		for (final double value : values)
			declared.checked(mechanism.name(), value);
		return values;
	}

	/**
	 * How many.
	 *
	 * @return the number of elements
	 */
	public int size() {
		return size;
	}

	/**
	 * Where an element stands.
	 *
	 * @param element its number
	 * @return its position in the arrays of the simulation
	 */
	public int of(final int element) {
		return first >= 0 ? first + element : position[element];
	}

	/** The entry of one element. */
	double at(final double[] from, final int element) {
		return from[of(element)];
	}

	/**
	 * Copies the entry of each element.
	 *
	 * @param from array of the simulation
	 * @param to shape {@code [size]}
	 */
	public void gather(final double[] from, final double[] to) {
		if (first >= 0) {
			System.arraycopy(from, first, to, 0, size);
			return;
		}
		final int[] p = position;
		for (int i = 0; i < p.length; i++)
			to[i] = from[p[i]];
	}

	/**
	 * Copies what each element has to its entry; of elements with the same entry the last counts.
	 *
	 * @param from shape {@code [size]}
	 * @param to array of the simulation
	 */
	public void scatter(final double[] from, final double[] to) {
		if (first >= 0) {
			System.arraycopy(from, 0, to, first, size);
			return;
		}
		final int[] p = position;
		for (int i = 0; i < p.length; i++)
			to[p[i]] = from[i];
	}

	/** Makes what {@link #add} needs, which else does so when called first: for those who begin to add when they have received something, and that may be at any time. */
	void makeRoom() {
		if (block == null && first >= 0) block = new double[size];
	}

	/**
	 * Adds values to the entries of the elements, in the order of the elements.
	 *
	 * @param values shape {@code [size]}
	 * @param to array of the simulation
	 */
	public void add(final double[] values, final double[] to) {
		if (first >= 0) { // a loop whose arrays are indexed with an offset does not vectorise, copies and a plain loop do
			makeRoom();
			final double[] sum = block;
			System.arraycopy(to, first, sum, 0, sum.length);
			for (int i = 0; i < sum.length; i++)
				sum[i] += values[i];
			System.arraycopy(sum, 0, to, first, sum.length);
			return;
		}
		final int[] p = position;
		for (int i = 0; i < p.length; i++)
			to[p[i]] += values[i];
	}
}
