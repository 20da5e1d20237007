/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.dendritej.mechanism.Binding;
import org.dendritej.mechanism.EventPort;
import org.dendritej.mechanism.Ion;
import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;

/**
 * Everything that sits in the membrane of one block of compartments, those of all trials side by side: the states of mechanisms and synapses and the ions they
 * share. Built once, worked on by one thread at a time.
 */
final class Membrane {

	/** A mechanism bound to its places. {@code group} is −1 for density mechanisms. */
	static final class Bound {

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

		Bound(final Mechanism mechanism, final int group, final int placed, final int[] nodes, final int[] lane, final int[] number,
			final Mechanism.State state, final Layout layout, final int block) {
			this.mechanism = mechanism;
			this.group = group;
			this.placed = placed;
			this.nodes = IntStream.range(0, nodes.length).allMatch(e -> nodes[e] == e) ? null : nodes;
			this.lane = Arrays.stream(lane).allMatch(l -> l == 0) ? null : lane;
			this.number = number;
			elements = nodes.length;
			this.layout = layout;
			this.block = block;
			this.state = state;
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

	final List<Bound> bound = new ArrayList<>();
	final Ions ions;
	private final Events events;
	private final boolean secondOrder;
	private final double timeStep; // ms
	private final double celsius;
	private final Mechanism.State[] constant;
	private final Mechanism.State[] densities;
	private final Mechanism.State[] points;
	/** What point mechanisms have added last to each node, µS; empty where there are none. */
	private final double[] pointConductance;
	private final Loops.Loop[] beginPoints, endPoints;
	private final boolean densitiesMayFall, pointsMayFall;
	private boolean pointsSpeak; // in the present step
	private final Ordered all;
	private final Ordered staggered;
	private final Ordered onGrid;
	/** What carries ions whose current a pool reads. */
	private final Mechanism.State[] carriers;
	private final double[] unused;

	/**
	 * The membrane of a block.
	 *
	 * @param trials what their neurons have; one for each lane, all with the same mechanisms
	 * @param layout where compartments stand
	 * @param block which one this is
	 * @param events of this block
	 * @param scratch that nobody else uses while this block is worked on
	 */
	Membrane(final List<Contents> trials, final Layout layout, final int block, final Events events, final Scratch scratch) {
		this.events = events;
		final NeuronModel model = trials.get(0).model;
		timeStep = model.protocol().timeStep();
		secondOrder = model.protocol().scheme() == Protocol.Scheme.CRANK_NICOLSON;
		celsius = model.biophysics().celsius();
		ions = new Ions(trials, layout, block);
		for (int p = 0; p < trials.get(0).placed.size(); p++)
			bind(p, trials, layout, block, scratch);
		final int size = layout.size(block);

		constant = bound.stream().map(b -> b.state).filter(Mechanism.State::isConstant).toArray(Mechanism.State[]::new);
		densities = changing(Mechanism.Kind.DENSITY).map(b -> b.state).toArray(Mechanism.State[]::new);
		points = changing(Mechanism.Kind.POINT).map(b -> b.state).toArray(Mechanism.State[]::new);
		pointConductance = new double[points.length > 0 ? size : 0];
		beginPoints = new Loops.Loop[] { new Loops.Zero(pointConductance) };
		endPoints = new Loops.Loop[] { new Loops.AddToGiven(pointConductance) };
		densitiesMayFall = !Arrays.stream(densities).allMatch(Mechanism.State::neverFalls);
		pointsMayFall = !Arrays.stream(points).allMatch(Mechanism.State::neverFalls);
		all = new Ordered(bound, state -> true);
		staggered = new Ordered(bound, Mechanism.State::staggered);
		onGrid = new Ordered(bound, state -> !state.staggered());
		carriers = bound.stream()
			.filter(b -> b.mechanism.ions().stream().anyMatch(use -> use.writes().contains(IonUse.Quantity.CURRENT) && ions.of(use
				.ion()).current().length > 0))
			.map(b -> b.state).toArray(Mechanism.State[]::new);
		unused = new double[onGrid.pools.length > 0 ? size : 0];
	}

	/** Pools first, so that whoever reads a concentration in the same step reads the new one. */
	private static final class Ordered {

		final Mechanism.State[] pools, others;

		Ordered(final List<Bound> bound, final Predicate<Mechanism.State> which) {
			pools = bound.stream().filter(Membrane::isPool).map(b -> b.state).filter(which).toArray(Mechanism.State[]::new);
			others = bound.stream().filter(b -> !isPool(b)).map(b -> b.state).filter(which).toArray(Mechanism.State[]::new);
		}
	}

	private Stream<Bound> changing(final Mechanism.Kind kind) {
		return bound.stream().filter(b -> !b.state.isConstant() && b.mechanism.kind() == kind);
	}

	private static boolean isPool(final Bound b) {
		return b.mechanism.ions().stream().anyMatch(use -> use.writesConcentration());
	}

	/** One instance in one trial. */
	private record Element(int node, int lane, int instance) {
	}

	/** Binds what of one mechanism is in this block, in ascending order of entries; instances on one compartment keep their order. */
	private void bind(final int which, final List<Contents> trials, final Layout layout, final int block, final Scratch scratch) {
		final List<Element> elements = new ArrayList<>();
		for (int lane = 0; lane < layout.lanes; lane++) {
			final int[] compartments = trials.get(lane).placed.get(which).compartments();
			for (int i = 0; i < compartments.length; i++)
				if (layout.block(compartments[i]) == block) elements.add(new Element(layout.position(compartments[i], lane), lane, i));
		}
		if (elements.isEmpty()) return;
		elements.sort(Comparator.comparingInt(Element::node)); // stable
		final int[] nodes = elements.stream().mapToInt(Element::node).toArray(), lane = elements.stream().mapToInt(Element::lane).toArray(),
			instance = elements.stream().mapToInt(Element::instance).toArray();
		final Contents.Placed first = trials.get(0).placed.get(which);
		final Mechanism mechanism = first.mechanism();
		final EventPort port = events.port(bound.size());
		final Mechanism.State state = mechanism.bind(new Binding() {

			private double[] each(final java.util.function.ToDoubleFunction<Element> value) {
				return elements.stream().mapToDouble(value).toArray();
			}

			private int compartment(final Element e) {
				return trials.get(e.lane).placed.get(which).compartments()[e.instance];
			}

			@Override
			public int lanes() {
				return layout.lanes;
			}

			@Override
			public int[] elements() {
				return nodes.clone();
			}

			@Override
			public double[] area() {
				return each(e -> trials.get(e.lane).cable.area(compartment(e)));
			}

			@Override
			public double[] diameter() {
				return each(e -> trials.get(e.lane).cable.diameter(compartment(e)));
			}

			@Override
			public double celsius() {
				return celsius;
			}

			@Override
			public double[] parameter(final String name) {
				if (!first.values().containsKey(name))
					throw new SimulationException(mechanism.name() + " asks for its parameter \"" + name + "\", which it has not declared");
				final double[] value = new double[nodes.length];
				for (int i = 0; i < value.length; i++)
					value[i] = trials.get(lane[i]).placed.get(which).value(name, instance[i]);
				return value;
			}

			@Override
			public Ion ion(final String name) {
				return ions.of(name);
			}

			@Override
			public <T> T scratch(final Class<T> kind, final int size, final IntFunction<T> make) {
				return scratch.of(kind, size, make);
			}

			@Override
			public EventPort events() {
				return port;
			}

			@Override
			public double timeStep() {
				return timeStep;
			}

			@Override
			public boolean isSecondOrder() {
				return secondOrder;
			}

			@Override
			public long seed(final int element) {
				return trials.get(lane[element]).placed.get(which).seedOf(instance[element]);
			}
		});
		bound.add(new Bound(mechanism, first.group(), which, nodes, lane, first.group() >= 0 ? instance : null, state, layout,
			block));
	}

	void initialise(final double t, final double[] voltage) {
		ions.initialise();
		events.clear();
		Loops.run(ions.clearCurrents());
		for (final Mechanism.State state : all.pools) {
			state.initialise(t, voltage);
			ions.updateReversals(); // for those that follow
		}
		for (final Mechanism.State state : all.others)
			state.initialise(t, voltage);
		events.connect(t);
	}

	/** The first mechanism of a trial that keeps something that is no number, in a few words to be appended to a message; empty if there is none. */
	String fault(final Layout layout, final int block) {
		for (final Bound b : bound) {
			final var fault = b.state.fault();
			if (fault.isPresent()) {
				final int element = fault.get().element();
				return "; " + b.mechanism.name() + " has " + fault.get().variable() + " = " + fault.get().value() + " in compartment " +
					layout.compartment(block, b.node(element), b.lane(element));
			}
		}
		return "";
	}

	/** Whether there is something that never changes. */
	boolean hasConstant() {
		return constant.length > 0;
	}

	/** Adds what never changes; it belongs to no ion. */
	void addConstantCurrents(final double[] conductance, final double[] source) {
		for (final Mechanism.State state : constant)
			state.addCurrents(0, 1, new double[conductance.length], conductance, source);
	}

	/** Whether any point mechanism has added something last. */
	boolean pointsSpeak() {
		return pointsSpeak;
	}

	/** Whether a current may ever fall with the voltage. */
	boolean mayEverFall() {
		return densitiesMayFall || pointsMayFall;
	}

	/** Whether a current that was added last may fall with the voltage. */
	boolean mayFall() {
		return densitiesMayFall || pointsSpeak && pointsMayFall;
	}

	/** Whether nothing in the membrane ever changes. */
	boolean isConstant() {
		return densities.length + points.length == 0;
	}

	/** Add what changes, means over the present step. */
	Loops.Loop[] currents(final Turns turns, final double[] voltage, final double[] conductance, final double[] source) {
		final List<Loops.Loop> all = new ArrayList<>(List.of(ions.clearCurrents()));
		for (final Mechanism.State state : densities)
			all.add(new AddCurrents(state, turns, voltage, conductance, source));
		if (points.length > 0) all.add(unused -> addPointCurrents(turns.present(), voltage, conductance, source));
		return all.toArray(Loops.Loop[]::new);
	}

	private record AddCurrents(Mechanism.State state, Turns turns, double[] voltage, double[] conductance, double[] source)
		implements Loops.Loop {

		@Override
		public void run(final double[] given) {
			final Step step = turns.present();
			state.addCurrents(step.from, step.length, voltage, conductance, source);
		}
	}

	private void addPointCurrents(final Step step, final double[] voltage, final double[] conductance, final double[] source) {
		pointsSpeak = false;
		for (final Mechanism.State state : points)
			pointsSpeak |= !state.isSilent();
		if (!pointsSpeak) return;
		Loops.run(beginPoints);
		for (final Mechanism.State state : points)
			if (!state.isSilent()) state.addCurrents(step.from, step.length, voltage, pointConductance, source);
		Loops.run(endPoints, conductance);
	}

	/**
	 * The conductances that point mechanisms have added last, µS, shape [nodes], not to be changed; negative where their current falls with the voltage. Empty if
	 * there are no point mechanisms; of no meaning where {@link #pointsSpeak} says no.
	 */
	double[] pointConductance() {
		return pointConductance;
	}

	/** Whether anything has a state that moves by itself; leaks and silent synapses have none. */
	boolean hasGates() {
		return staggered.pools.length + staggered.others.length > 0;
	}

	/** Let mechanisms see the concentrations of the middle of the present step, until {@link #endCentred}: for pools that stand at the voltage's time. */
	Loops.Loop[] lookAhead(final Turns turns) {
		return onGrid.pools.length == 0 ? new Loops.Loop[0]
			: new Loops.Loop[] { unused -> ions.lookAhead(0.5 * turns.present().length) };
	}

	/** Leave the ions' currents of the middle of the last step, with which those pools move over it in second order, and the concentrations of its start. */
	Loops.Loop[] endCentred(final Turns turns, final double[] middle) {
		return onGrid.pools.length == 0 ? new Loops.Loop[0] : new Loops.Loop[] { unused -> endCentred(turns.last(), middle) };
	}

	/** The same at once, for a step that has just been begun. */
	void endCentred(final Step step, final double[] middle) {
		if (onGrid.pools.length == 0) return;
		Loops.run(ions.clearCurrents());
		for (final Mechanism.State state : carriers)
			state.addCurrents(step.from, step.length, middle, unused, unused);
		ions.present();
	}

	/** Move every state over the last step. */
	Loops.Loop[] advance(final Turns turns, final double[] voltage) {
		return advance(all, state -> new Advance(state, turns, voltage), () -> turns.last().length);
	}

	/** Move the states that live at the voltage's time over the last step. */
	Loops.Loop[] advanceOnGrid(final Turns turns, final double[] voltage) {
		return advance(onGrid, state -> new Advance(state, turns, voltage), () -> turns.last().length);
	}

	/** Move the states that live half a step after the voltage, which stands at the end of the last step. */
	Loops.Loop[] advanceStaggered(final Turns turns, final double[] voltage) {
		return advance(staggered, state -> new AdvanceStaggered(state, turns, voltage, timeStep), () -> turns.last().staggered);
	}

	private Loops.Loop[] advance(final Ordered states, final Function<Mechanism.State, Loops.Loop> move, final DoubleSupplier length) {
		final List<Loops.Loop> all = new ArrayList<>();
		if (states.pools.length > 0) {
			all.add(unused -> ions.beforePools());
			for (final Mechanism.State state : states.pools)
				all.add(move.apply(state));
			all.add(unused -> ions.afterPools(length.getAsDouble())); // for those that follow
		}
		for (final Mechanism.State state : states.others)
			all.add(move.apply(state));
		return all.toArray(Loops.Loop[]::new);
	}

	private record Advance(Mechanism.State state, Turns turns, double[] voltage) implements Loops.Loop {

		@Override
		public void run(final double[] given) {
			final Step step = turns.last();
			state.advance(step.from, step.length, voltage);
		}
	}

	private record AdvanceStaggered(Mechanism.State state, Turns turns, double[] voltage, double timeStep) implements Loops.Loop {

		@Override
		public void run(final double[] given) {
			final Step step = turns.last();
			final double from = step.number * timeStep;
			state.advance(step.ahead > 0 ? from + 0.5 * timeStep : from + timeStep, step.staggered, voltage);
		}
	}
}
