/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A place to try a mechanism on without a simulation: positions in arrays of voltages, parameters by element, ions at fixed reversal potentials.
 */
public final class Bench implements Binding {

	/** By position: mV, µS and nA. */
	public final double[] voltage, conductance, source;
	final Mechanism mechanism;
	final Map<String, Ion> ions = new HashMap<>();
	private final int[] elements;
	private final int lanes;
	private final Map<String, double[]> parameters = new HashMap<>();
	private double celsius = 6.3;
	private double area = 100;

	/**
	 * Elements at positions of arrays of a size.
	 *
	 * @param mechanism what is tried
	 * @param size of the arrays
	 * @param lanes of the arrays
	 * @param elements positions, ascending
	 */
	public Bench(final Mechanism mechanism, final int size, final int lanes, final int... elements) {
		this.mechanism = mechanism;
		this.elements = elements;
		this.lanes = lanes;
		voltage = new double[size];
		conductance = new double[size];
		source = new double[size];
		for (final Parameter parameter : mechanism.parameters())
			all(parameter.name(), parameter.defaultValue());
		for (final IonUse use : mechanism.ions()) {
			final double reversal = use.ion().equals("na") ? 50 : use.ion().equals("k") ? -77 : 132;
			ions.put(use.ion(),
				new Ion(use.ion(), use.charge(), filled(size, reversal), filled(size, 10), filled(size, 100), new double[size]));
		}
	}

	/** One element alone. */
	static Bench single(final Mechanism mechanism) {
		return new Bench(mechanism, 1, 1, 0);
	}

	private static double[] filled(final int size, final double value) {
		final double[] values = new double[size];
		Arrays.fill(values, value);
		return values;
	}

	Bench all(final String parameter, final double value) {
		return each(parameter, filled(elements.length, value));
	}

	Bench each(final String parameter, final double... values) {
		parameters.put(parameter, values);
		return this;
	}

	Bench celsius(final double temperature) {
		celsius = temperature;
		return this;
	}

	/**
	 * The mechanism's state on this bench.
	 *
	 * @return not yet initialised
	 */
	public Mechanism.State bind() {
		return mechanism.bind(this);
	}

	/** A variable by name. */
	double value(final Mechanism.State state, final String variable, final int element) {
		return state.value(mechanism.variables().stream().map(Variable::name).toList().indexOf(variable), element, 0, voltage, 0);
	}

	/** Asks for the currents of a step; they stand in {@link #conductance} and {@link #source} then. */
	void currents(final Mechanism.State state, final double t, final double dt) {
		Arrays.fill(conductance, 0);
		Arrays.fill(source, 0);
		ions.values().forEach(ion -> Arrays.fill(ion.current(), 0));
		state.addCurrents(t, dt, voltage, conductance, source);
	}

	/** The current at one position after {@link #currents}, nA. */
	double current(final int position) {
		return conductance[position] * voltage[position] - source[position];
	}

	@Override
	public int lanes() {
		return lanes;
	}

	@Override
	public int[] elements() {
		return elements;
	}

	@Override
	public double[] area() {
		return filled(elements.length, area);
	}

	@Override
	public double[] diameter() {
		return filled(elements.length, 2);
	}

	@Override
	public double celsius() {
		return celsius;
	}

	@Override
	public double[] parameter(final String name) {
		return parameters.get(name);
	}

	@Override
	public Ion ion(final String name) {
		return ions.get(name);
	}

	@Override
	public EventPort events() {
		throw new AssertionError("the catalogue sends no events");
	}

	@Override
	public long seed(final int element) {
		return element;
	}
}
