/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

import org.dendritej.mechanism.Binding;
import org.dendritej.mechanism.EventPort;
import org.dendritej.mechanism.Ion;
import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Parameter;
import org.dendritej.mechanism.Variable;

/** Elements of a mechanism without a simulation: voltages are set, events are counted. */
final class Dish implements Binding {

	/** The time that the last step has come to, ms. */
	private double now;
	final double[] voltage, conductance, source;
	final Map<String, Ion> ions = new HashMap<>();
	int sent, spikes;
	private final Mechanism mechanism;
	private final Map<String, double[]> parameters = new HashMap<>();
	private final boolean secondOrder;
	private final long firstSeed;
	final Mechanism.State state;

	Dish(final Mechanism mechanism, final int size, final boolean secondOrder, final Map<String, Double> set) {
		this(mechanism, size, secondOrder, set, 1);
	}

	private Dish(final Mechanism mechanism, final int size, final boolean secondOrder, final Map<String, Double> set,
		final long firstSeed) {
		this.firstSeed = firstSeed;
		this.mechanism = mechanism;
		this.secondOrder = secondOrder;
		voltage = filled(size, -65);
		conductance = new double[size];
		source = new double[size];
		for (final Parameter parameter : mechanism.parameters())
			parameters.put(parameter.name(), filled(size, set.getOrDefault(parameter.name(), parameter.defaultValue())));
		for (final IonUse use : mechanism.ions())
			ions.put(use.ion(),
				new Ion(use.ion(), use.charge(), filled(size, use.ion().equals("k") ? -77 : 50), filled(size, 1e-4), filled(size,
					2), new double[size]));
		state = mechanism.bind(this);
	}

	Dish(final Mechanism mechanism, final int size) {
		this(mechanism, size, false, Map.of());
	}

	Dish(final Mechanism mechanism, final int size, final long firstSeed) {
		this(mechanism, size, false, Map.of(), firstSeed);
	}

	private static double[] filled(final int size, final double value) {
		final double[] values = new double[size];
		Arrays.fill(values, value);
		return values;
	}

	/** A step as a simulation takes it, at voltages that stay. */
	void step(final double t, final double dt) {
		Arrays.fill(conductance, 0);
		Arrays.fill(source, 0);
		ions.values().forEach(ion -> Arrays.fill(ion.current(), 0));
		state.addCurrents(t, dt, voltage, conductance, source);
		state.advance(t, dt, voltage);
		now = t + dt;
	}

	double value(final String variable, final int element) {
		return state.value(mechanism.variables().stream().map(Variable::name).toList().indexOf(variable), element, now, voltage, 0);
	}

	/** The current of an element after {@link #step}, nA. */
	double current(final int element) {
		return conductance[element] * voltage[element] - source[element];
	}

	@Override
	public int lanes() {
		return 1;
	}

	@Override
	public int[] elements() {
		return IntStream.range(0, voltage.length).toArray();
	}

	@Override
	public double[] area() {
		return filled(voltage.length, 314);
	}

	@Override
	public double[] diameter() {
		return filled(voltage.length, 2);
	}

	@Override
	public double celsius() {
		return 20;
	}

	@Override
	public double[] parameter(final String name) {
		return parameters.get(name).clone();
	}

	@Override
	public Ion ion(final String name) {
		return ions.get(name);
	}

	@Override
	public boolean isSecondOrder() {
		return secondOrder;
	}

	@Override
	public EventPort events() {
		return new EventPort() {

			@Override
			public void send(final int element, final double time, final double[] arguments, final double flag) {
				sent++;
			}

			@Override
			public void move(final int element, final double time) {
				sent++;
			}

			@Override
			public void spike(final int element, final double time) {
				spikes++;
			}
		};
	}

	@Override
	public long seed(final int element) {
		return firstSeed + element;
	}
}
