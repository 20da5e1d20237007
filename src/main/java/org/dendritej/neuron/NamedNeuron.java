/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.dendritej.mechanism.Waveform;

/**
 * A point neuron as it is found in a menu, with the input that shows what it does.
 *
 * @param label model, and class or pattern, such as "Izhikevich: fast spiking"
 * @param neuron to be solved
 * @param script as published steps give it, if they do not solve the equations
 * @param current that shows what it does, in {@link PointNeuron#inputUnit}
 * @param duration of that, ms
 * @param lowest begin of a curve of rates over currents
 * @param highest end of that curve
 */
public record NamedNeuron(String label, PointNeuron neuron, Optional<PointNeuron> script, Waveform current, double duration,
	double lowest, double highest) {

	private static NamedNeuron of(final String label, final PointNeuron neuron, final double current, final double duration,
		final double lowest, final double highest) {
		return new NamedNeuron(label, neuron, Optional.empty(), new Waveform.Step(current, 0, Double.POSITIVE_INFINITY), duration, lowest,
			highest);
	}

	/**
	 * All there are.
	 *
	 * @return with unique labels
	 */
	public static List<NamedNeuron> all() {
		final List<NamedNeuron> all = new ArrayList<>();
		all.add(of("leaky integrate-and-fire", LeakyIntegrateAndFire.usual(), 0.3, 200, 0, 1));
		all.add(of("quadratic integrate-and-fire", new Izhikevich(0, 0, -65, 0).from(-62.5, 0), 20, 200, 0, 100));
		for (final IzhikevichPattern pattern : IzhikevichPattern.values())
			all.add(new NamedNeuron("Izhikevich: " + pattern.label(), pattern.neuron(), Optional.of(pattern.script()), pattern.current(),
				pattern.isOf2003() ? 300 : pattern.duration(), 0, 20));
		for (final AdaptiveExponentialPattern pattern : AdaptiveExponentialPattern.values())
			all.add(of("adaptive exponential: " + pattern.label(), pattern.neuron(), pattern.current(), 500, 0, 2 * pattern.current()));
		all.add(of("Hodgkin-Huxley", HodgkinHuxleyNeuron.squid(), 10, 100, 0, 120));
		all.add(of("Morris-Lecar: type I", MorrisLecar.typeOne(), 42, 1000, 30, 80));
		all.add(of("Morris-Lecar: type II", MorrisLecar.typeTwo(), 95, 1000, 70, 140));
		all.add(of("pacemaker (Morris-Lecar)", MorrisLecar.pacemaker(), 0, 1000, -10, 30));
		all.add(of("rate unit: rectifier", new RateUnit(20, new TransferFunction.Rectifier(1, 10), 0, 0), 30, 200, 0, 100));
		all.add(new NamedNeuron("rate unit: logistic, bistable", RateUnit.bistable(), Optional.empty(),
			new Waveform.Levels(List.of(100.0, 200.0, 600.0, 700.0), List.of(40.0, 0.0, -40.0, 0.0), 0), 1000, -50, 50));
		all.add(of("rate unit: tanh", new RateUnit(20, new TransferFunction.Tanh(100, 0, 50), 0, 0), 30, 200, -100, 100));
		all.add(of("rate unit: threshold", new RateUnit(20, new TransferFunction.Threshold(0, 100, 50), 0, 0), 60, 200, 0, 100));
		return all;
	}

	/**
	 * The one of a label.
	 *
	 * @param label as in the menu
	 * @return the neuron
	 * @throws NeuronException if there is none, with all that there are
	 */
	public static NamedNeuron of(final String label) {
		final List<NamedNeuron> all = all();
		return all.stream().filter(one -> one.label.equals(label)).findFirst().orElseThrow(() -> new NeuronException(
			"there is no point neuron \"" + label + "\"; expected one of "
				+ String.join(", ", all.stream().map(NamedNeuron::label).toList())));
	}

	/**
	 * What can be set, with the values it has.
	 *
	 * @return names and values in the order of the model's own
	 */
	public Map<String, Double> parameters() {
		final Map<String, Double> parameters = new LinkedHashMap<>();
		collect((Record) neuron, parameters);
		return parameters;
	}

	private static void collect(final Record record, final Map<String, Double> into) {
		for (final RecordComponent component : record.getClass().getRecordComponents()) {
			final Object value = value(record, component);
			if (value instanceof Double number)
				into.put(component.getName(), number);
			else
				if (value instanceof Record inner)
					collect(inner, into);
		}
	}

	private static Object value(final Record record, final RecordComponent component) {
		try {
			return component.getAccessor().invoke(record);
		}
		catch (final IllegalAccessException | InvocationTargetException e) {
			throw new IllegalStateException(e);
		}
	}

	/**
	 * With other parameters.
	 *
	 * @param text such as "tau=10; refractory=5", in the units of the model; may be blank
	 * @return the neuron
	 * @throws NeuronException if a name is not known or a value cannot be used
	 */
	public NamedNeuron with(final String text) {
		final Map<String, Double> values = parameters();
		for (final String part : text.split("[;\n]"))
			if (!part.isBlank())
				set(part, values);
		final PointNeuron changed = (PointNeuron) rebuilt((Record) neuron, values);
		return new NamedNeuron(label, changed,
			script.map(steps -> new IzhikevichScript((Izhikevich) changed, ((IzhikevichScript) steps).step(),
				((IzhikevichScript) steps).halved())),
			current, duration, lowest, highest);
	}

	private void set(final String part, final Map<String, Double> values) {
		final String[] sides = part.split("=", -1);
		final String name = sides[0].strip();
		if (sides.length != 2)
			throw new NeuronException("\"" + part.strip() + "\" is no parameter; expected a name and a number, such as " +
				values.keySet().iterator().next() + "=1");
		if (!values.containsKey(name))
			throw new NeuronException(
				"\"" + name + "\" is no parameter of \"" + label + "\"; expected one of " + String.join(", ", values.keySet()));
		try {
			values.put(name, Double.valueOf(sides[1].strip()));
		}
		catch (final NumberFormatException e) {
			throw new NeuronException(
				"the parameter " + name + " is \"" + sides[1].strip() + "\"; expected a number such as 2.5, with a point");
		}
	}

	private static Record rebuilt(final Record record, final Map<String, Double> values) {
		final RecordComponent[] components = record.getClass().getRecordComponents();
		final Object[] arguments = Arrays.stream(components).map(component -> {
			final Object value = value(record, component);
			return value instanceof Double ? values.get(component.getName()) : value instanceof Record inner ? rebuilt(inner, values)
				: value;
		}).toArray();
		try {
			return record.getClass()
				.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
				.newInstance(arguments);
		}
		catch (final InvocationTargetException e) {
			throw e.getCause() instanceof NeuronException refused ? refused : new IllegalStateException(e);
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}
}
