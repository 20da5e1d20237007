/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.dendritej.cable.CableModel;
import org.dendritej.mechanism.Binding;
import org.dendritej.mechanism.EventPort;
import org.dendritej.mechanism.Ion;
import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.Stimulus;

/** What is in the membrane of a {@link PlainNeuron}: every channel and synapse a state of its own, however many are alike; every event looked for in every step. */
final class PlainMembrane {

	private final Contents contents;
	private final CableModel cable;
	private final double dt;
	/** What was added last, means over a step, shape [compartments]: all conductances, those of point mechanisms alone, µS, and sources, nA. */
	final double[] conductance, points, source;
	private final Map<String, Ion> ions = new HashMap<>();
	private final List<Element> elements = new ArrayList<>();
	private final List<Event> events = new ArrayList<>();

	private record Element(Mechanism mechanism, Mechanism.State state) {

		boolean isPool() {
			return mechanism.ions().stream().anyMatch(IonUse::writesConcentration);
		}

		boolean isStaggered() {
			return state.staggered();
		}
	}

	private record Event(double time, Element element, double[] arguments, double flag) {}

	/**
	 * Binds everything.
	 *
	 * @param contents of a neuron
	 * @param other what is taken in the place of a mechanism
	 */
	PlainMembrane(final Contents contents, final UnaryOperator<Mechanism> other) {
		this.contents = contents;
		cable = contents.cable;
		dt = contents.model.protocol().timeStep();
		final int n = cable.compartments();
		conductance = new double[n];
		points = new double[n];
		source = new double[n];
		final List<Afferents> afferents = contents.afferents();
		for (final Contents.Placed placed : contents.placed) {
			final Mechanism mechanism = other.apply(placed.mechanism());
			for (int i = 0; i < placed.compartments().length; i++) {
				final One one = new One(placed, i);
				final Element element = new Element(mechanism, mechanism.bind(one));
				elements.add(element);
				one.element = element;
				if (placed.group() < 0 || mechanism.eventArguments().isEmpty()) continue;
				final double[] arguments = new double[mechanism.eventArguments().size()];
				arguments[0] = placed.weight();
				events.add(new Event(Double.NEGATIVE_INFINITY, element, arguments, 0)); // the connection itself
				for (final double time : afferents.get(placed.group()).times(i))
					events.add(new Event(time, element, arguments, 0));
			}
		}
		events.sort(Comparator.comparingDouble(Event::time)); // stable
	}

	/** One instance of a mechanism, which sees the whole neuron's arrays. */
	private final class One implements Binding {

		private final Contents.Placed placed;
		private final int instance, compartment;
		private Element element;

		One(final Contents.Placed placed, final int instance) {
			this.placed = placed;
			this.instance = instance;
			compartment = placed.compartments()[instance];
		}

		@Override
		public int lanes() {
			return 1;
		}

		@Override
		public int[] elements() {
			return new int[] { compartment };
		}

		@Override
		public double[] area() {
			return new double[] { cable.area(compartment) };
		}

		@Override
		public double[] diameter() {
			return new double[] { cable.diameter(compartment) };
		}

		@Override
		public double celsius() {
			return contents.model.biophysics().celsius();
		}

		@Override
		public double[] parameter(final String name) {
			return new double[] { placed.value(name, instance) };
		}

		@Override
		public Ion ion(final String name) {
			return ions.computeIfAbsent(name, PlainMembrane.this::ion);
		}

		@Override
		public EventPort events() {
			return new EventPort() {

				@Override
				public void send(final int which, final double time, final double[] arguments, final double flag) {
					int i = 0;
					while (i < events.size() && events.get(i).time <= time)
						i++;
					events.add(i, new Event(time, element, arguments, flag));
				}

				@Override
				public void move(final int which, final double time) {
					throw new IllegalStateException("a plain neuron has no mechanisms that move events");
				}

				@Override
				public void spike(final int which, final double time) {
					// nobody looks
				}
			};
		}

		@Override
		public long seed(final int which) {
			return placed.seedOf(instance);
		}

		@Override
		public double timeStep() {
			return dt;
		}

		@Override
		public boolean isSecondOrder() {
			return contents.model.protocol().scheme() == Scheme.CRANK_NICOLSON;
		}
	}

	/** With the reversal potentials and concentrations that ions have if nothing is said. */
	private Ion ion(final String name) {
		final double[] start = switch (name) {
			case "na" -> new double[] { 50, 10, 140 };
			case "k" -> new double[] { -77, 54.4, 2.5 };
			default -> new double[] { 132.4579341637009, 5e-5, 2 };
		};
		final double[][] arrays = new double[4][cable.compartments()];
		for (int k = 0; k < 3; k++)
			Arrays.fill(arrays[k], start[k]);
		return new Ion(name, name.equals("ca") ? 2 : 1, arrays[0], arrays[1], arrays[2], arrays[3]);
	}

	/** Steady states at voltages. */
	void initialise(final double[] v) {
		for (final boolean pools : new boolean[] { true, false }) {
			elements.stream().filter(e -> e.isPool() == pools).forEach(e -> e.state.initialise(0, v));
			nernst();
		}
		while (!events.isEmpty() && events.get(0).time == Double.NEGATIVE_INFINITY) {
			final Event first = events.remove(0);
			first.element.state.connect(0, 0, first.arguments);
		}
		addCurrents(0, dt, v);
	}

	private static Consumer<Element> advanced(final double t, final double dt, final double[] v) {
		return element -> element.state.advance(t, dt, v);
	}

	/** Moves everything, pools first. */
	void advance(final double t, final double length, final double[] v) {
		elements.stream().filter(Element::isPool).forEach(advanced(t, length, v));
		nernst();
		elements.stream().filter(Predicate.not(Element::isPool)).forEach(advanced(t, length, v));
	}

	/** Moves what stands half a step after the voltage. */
	void advanceStaggered(final double t, final double length, final double[] v) {
		elements.stream().filter(Element::isStaggered).forEach(advanced(t, length, v));
	}

	/** Moves what stands beside the voltage. */
	void advanceOnGrid(final double t, final double length, final double[] v) {
		elements.stream().filter(Predicate.not(Element::isStaggered)).forEach(advanced(t, length, v));
	}

	private void nernst() {
		if (elements.stream().noneMatch(Element::isPool)) return;
		final Ion calcium = ions.get("ca");
		for (int c = 0; c < cable.compartments(); c++)
			calcium.reversal()[c] =
				Ion.nernst(2, calcium.inside()[c], calcium.outside()[c], contents.model.biophysics().celsius());
	}

	/** Delivers what belongs to a step. */
	void deliver(final double from, final double length) {
		for (int i = 0; i < events.size(); i++) {
			final Event event = events.get(i);
			final boolean isGrid = event.element.mechanism.eventRule() == Mechanism.EventRule.ON_GRID;
			if (isGrid ? event.time > from + 0.5 * length : event.time >= from + length) continue;
			events.remove(i);
			event.element.state.receive(0, from, length, event.time, event.arguments, event.flag);
			i = -1; // it may have sent others
		}
	}

	/** Adds up currents, those of electrodes included. */
	void addCurrents(final double t, final double length, final double[] v) {
		Arrays.fill(conductance, 0);
		Arrays.fill(points, 0);
		Arrays.fill(source, 0);
		ions.values().forEach(ion -> Arrays.fill(ion.current(), 0));
		for (final Element e : elements)
			e.state.addCurrents(t, length, v, e.mechanism.kind() == Mechanism.Kind.POINT ? points : conductance, source);
		for (int c = 0; c < v.length; c++)
			conductance[c] += points[c];
		for (final Stimulus stimulus : contents.model.protocol().stimuli())
			source[cable.locate(stimulus.location()).compartment()] += ((Stimulus.CurrentClamp) stimulus).current().mean(t, t + length);
	}
}
