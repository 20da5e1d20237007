/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Place;
import org.dendritej.mechanism.Binding;
import org.dendritej.mechanism.EventPort;
import org.dendritej.mechanism.Ion;
import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Parameter;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.SynapseGroup;

/**
 * Everything that sits in the membrane of one neuron in one simulation: the states of its mechanisms and synapses and the ions they share. Built once,
 * confined to one thread.
 */
final class Membrane {

	/** A mechanism bound to its places. {@code group} is −1 for density mechanisms. */
	static final class Bound {

		final Mechanism mechanism;
		final int group;
		final int[] nodes;
		final Mechanism.State state;

		Bound(final Mechanism mechanism, final int group, final int[] nodes, final Mechanism.State state) {
			this.mechanism = mechanism;
			this.group = group;
			this.nodes = nodes;
			this.state = state;
		}

		/** The element at a node, or −1; for density mechanisms. */
		int elementAt(final int node) {
			return Math.max(-1, Arrays.binarySearch(nodes, node));
		}
	}

	final List<Bound> bound = new ArrayList<>();
	final Ions ions;
	private final Events events;
	private final boolean secondOrder;
	private final double timeStep; // ms
	private final Mechanism.State[] constant;
	private final Mechanism.State[] densities;
	private final Mechanism.State[] points;
	/** What point mechanisms have added last to each node, µS; empty where there are none. */
	private final double[] pointConductance;
	private final Ordered all;
	private final Ordered staggered;
	private final Ordered onGrid;
	/** What carries ions whose current a pool reads. */
	private final Mechanism.State[] carriers;
	private final double[] unused;

	Membrane(final NeuronModel model, final CableModel cable, final Nodes order, final Events events) {
		this.events = events;
		timeStep = model.protocol().timeStep();
		secondOrder = model.protocol().scheme() == Protocol.Scheme.CRANK_NICOLSON;
		final EventPortFactory ports = events::port;
		final Biophysics biophysics = model.biophysics();
		final Map<String, List<Biophysics.Paint>> paints = new LinkedHashMap<>();
		for (final Biophysics.Paint paint : biophysics.paints())
			paints.computeIfAbsent(paint.mechanism().name(), name -> new ArrayList<>()).add(paint);
		final List<Mechanism> mechanisms = new ArrayList<>();
		for (final List<Biophysics.Paint> coats : paints.values())
			mechanisms.add(coats.get(coats.size() - 1).mechanism());
		for (final SynapseGroup group : model.synapses())
			for (final SynapseGroup.Receptor receptor : group.receptors())
				mechanisms.add(receptor.mechanism());
		ions = new Ions(biophysics, cable, order, mechanisms);

		for (final List<Biophysics.Paint> coats : paints.values())
			paint(coats, cable, order, biophysics.celsius(), model.seed(), ports);
		for (int g = 0; g < model.synapses().size(); g++)
			place(model.synapses().get(g), g, cable, order, biophysics.celsius(), model.seed(), ports);

		constant = bound.stream().map(b -> b.state).filter(Mechanism.State::isConstant).toArray(Mechanism.State[]::new);
		densities = changing(Mechanism.Kind.DENSITY).map(b -> b.state).toArray(Mechanism.State[]::new);
		points = changing(Mechanism.Kind.POINT).map(b -> b.state).toArray(Mechanism.State[]::new);
		pointConductance = new double[points.length > 0 ? order.count() : 0];
		all = new Ordered(bound, state -> true);
		staggered = new Ordered(bound, Mechanism.State::staggered);
		onGrid = new Ordered(bound, state -> !state.staggered());
		carriers = bound.stream()
			.filter(b -> b.mechanism.ions().stream().anyMatch(use -> use.writes().contains(IonUse.Quantity.CURRENT) && ions.of(use
				.ion()).current().length > 0))
			.map(b -> b.state).toArray(Mechanism.State[]::new);
		unused = new double[onGrid.pools.length > 0 ? order.count() : 0];
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

	private void paint(final List<Biophysics.Paint> coats, final CableModel cable, final Nodes order, final double celsius, final long seed,
		final EventPortFactory ports) {
		final Mechanism mechanism = coats.get(coats.size() - 1).mechanism();
		for (final Biophysics.Paint coat : coats)
			if (coat.mechanism() != mechanism && !coat.mechanism().equals(mechanism))
				throw new SimulationException("two different mechanisms are named \"" +
					mechanism.name() + "\"; give one of them another name");
		final Biophysics.Paint[] last = new Biophysics.Paint[cable.compartments()];
		for (final Biophysics.Paint coat : coats)
			for (final int c : cable.compartments(coat.region()))
				last[c] = coat;
		final List<Integer> covered = new ArrayList<>();
		for (int c = 0; c < last.length; c++)
			if (last[c] != null)
				covered.add(c);
		covered.sort(java.util.Comparator.comparingInt(order::of));
		if (covered.isEmpty())
			return; // a region that this neuron does not have, such as an axon
		final int[] compartments = covered.stream().mapToInt(Integer::intValue).toArray();
		final Map<String, double[]> values = new LinkedHashMap<>();
		for (final Parameter parameter : mechanism.parameters()) {
			final double[] value = new double[compartments.length];
			for (int i = 0; i < value.length; i++) {
				final var distribution = last[compartments[i]].parameters().get(parameter.name());
				value[i] = parameter.checked(mechanism.name(),
					distribution == null
						? parameter.defaultValue()
						: distribution.at(cable.pathDistance(
							compartments[i])));
			}
			requireGlobal(mechanism, parameter, value);
			values.put(parameter.name(), value);
		}
		bind(mechanism, -1, compartments, values, cable, order, celsius, SpikeTrain.mix(seed, mechanism.name().hashCode()), ports);
	}

	private void place(final SynapseGroup group, final int index, final CableModel cable, final Nodes order, final double celsius,
		final long seed,
		final EventPortFactory ports) {
		final long groupSeed = groupSeed(seed, group);
		final int[] compartments = group.sites().resolve(cable, groupSeed).stream().mapToInt(Place::compartment).toArray();
		for (final SynapseGroup.Receptor receptor : group.receptors()) {
			final Map<String, double[]> values = new LinkedHashMap<>();
			for (final Parameter parameter : receptor.mechanism().parameters()) {
				final double[] value = new double[compartments.length];
				Arrays.fill(value,
					parameter.checked(receptor.mechanism().name(), receptor.parameters().getOrDefault(parameter.name(), parameter
						.defaultValue())));
				values.put(parameter.name(), value);
			}
			bind(receptor.mechanism(), index, compartments, values, cable, order, celsius,
				SpikeTrain.mix(groupSeed, receptor.mechanism().name().hashCode()), ports);
		}
	}

	/** What everything random of a group is derived from. */
	static long groupSeed(final long modelSeed, final SynapseGroup group) {
		return group.seed(modelSeed);
	}

	private static void requireGlobal(final Mechanism mechanism, final Parameter parameter, final double[] value) {
		if (parameter.perPlace())
			return;
		for (final double v : value)
			if (v != value[0])
				throw new SimulationException(mechanism.name() + ": " + parameter.name() + " is " + value[0] + " at one place and " + v +
					" at another; it is a global parameter, give it one value everywhere");
	}

	private void bind(final Mechanism mechanism, final int group, final int[] compartments, final Map<String, double[]> values,
		final CableModel cable, final Nodes order,
		final double celsius, final long seed, final EventPortFactory ports) {
		final int[] nodes = Arrays.stream(compartments).map(order::of).toArray();
		final double[] area = Arrays.stream(compartments).mapToDouble(cable::area).toArray();
		final double[] diameter = Arrays.stream(compartments).mapToDouble(cable::diameter).toArray();
		final int number = bound.size();
		final EventPort port = ports.port(number);
		final Mechanism.State state = mechanism.bind(new Binding() {

			@Override
			public int lanes() {
				return 1;
			}

			@Override
			public int[] elements() {
				return nodes.clone();
			}

			@Override
			public double[] area() {
				return area.clone();
			}

			@Override
			public double[] diameter() {
				return diameter.clone();
			}

			@Override
			public double celsius() {
				return celsius;
			}

			@Override
			public double[] parameter(final String name) {
				final double[] value = values.get(name);
				if (value == null)
					throw new SimulationException(mechanism.name() + " asks for its parameter \"" + name + "\", which it has not declared");
				return value.clone();
			}

			@Override
			public Ion ion(final String name) {
				return ions.of(name);
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
				return SpikeTrain.mix(seed, element);
			}
		});
		bound.add(new Bound(mechanism, group, nodes, state));
	}

	void initialise(final double t, final double[] voltage) {
		ions.initialise();
		events.clear();
		ions.clearCurrents();
		for (final Mechanism.State state : all.pools) {
			state.initialise(t, voltage);
			ions.updateReversals(); // for those that follow
		}
		for (final Mechanism.State state : all.others)
			state.initialise(t, voltage);
		events.connect(t);
	}

	/** The first mechanism that keeps something that is no number, in a few words to be appended to a message; empty if there is none. */
	String fault(final CableModel cable, final Nodes order) {
		for (final Bound b : bound) {
			final var fault = b.state.fault();
			if (fault.isPresent()) {
				final int node = b.nodes[fault.get().element()];
				for (int c = 0; c < cable.compartments(); c++)
					if (order.of(c) == node)
						return "; " + b.mechanism.name() + " has " + fault.get().variable() + " = " + fault.get().value() +
							" in compartment " + c;
			}
		}
		return "";
	}

	/** Adds what never changes; it belongs to no ion. */
	void addConstantCurrents(final double[] conductance, final double[] source) {
		for (final Mechanism.State state : constant)
			state.addCurrents(0, 1, new double[conductance.length], conductance, source);
	}

	/** Whether nothing in the membrane ever changes. */
	boolean isConstant() {
		return densities.length + points.length == 0;
	}

	/** Adds what changes. */
	void addCurrents(final double t, final double dt, final double[] voltage, final double[] conductance, final double[] source) {
		ions.clearCurrents();
		for (final Mechanism.State state : densities)
			state.addCurrents(t, dt, voltage, conductance, source);
		if (points.length == 0) return;
		final double[] sum = pointConductance;
		Arrays.fill(sum, 0);
		for (final Mechanism.State state : points)
			state.addCurrents(t, dt, voltage, sum, source);
		for (int i = 0; i < sum.length; i++)
			conductance[i] += sum[i];
	}

	/**
	 * The conductances that point mechanisms have added last, µS, shape [nodes], not to be changed; negative where their current falls with the voltage. Empty if
	 * there are no point mechanisms.
	 */
	double[] pointConductance() {
		return pointConductance;
	}

	/** Whether anything has a state that moves by itself; leaks and silent synapses have none. */
	boolean hasGates() {
		return staggered.pools.length + staggered.others.length > 0;
	}

	/**
	 * Lets mechanisms see the concentrations of the middle of a step that begins now, until {@link #endCentred}: for pools that stand at the voltage's time.
	 */
	void beginCentred(final double dt) {
		if (onGrid.pools.length > 0) ions.lookAhead(0.5 * dt);
	}

	/** Leaves the ions' currents of the middle of the step, with which those pools move over it in second order, and the concentrations of its start. */
	void endCentred(final double t, final double dt, final double[] middle) {
		if (onGrid.pools.length == 0) return;
		ions.clearCurrents();
		for (final Mechanism.State state : carriers)
			state.addCurrents(t, dt, middle, unused, unused);
		ions.present();
	}

	/** Moves every state by {@code dt}. */
	void advance(final double t, final double dt, final double[] voltage) {
		advance(all, t, dt, voltage);
	}

	/** Moves the states that live at the voltage's time. */
	void advanceOnGrid(final double t, final double dt, final double[] voltage) {
		advance(onGrid, t, dt, voltage);
	}

	/** Moves the states that live half a step after the voltage. */
	void advanceStaggered(final double t, final double dt, final double[] voltage) {
		advance(staggered, t, dt, voltage);
	}

	private void advance(final Ordered states, final double t, final double dt, final double[] voltage) {
		if (states.pools.length > 0) {
			ions.beforePools();
			for (final Mechanism.State state : states.pools)
				state.advance(t, dt, voltage);
			ions.afterPools(dt); // for those that follow
		}
		for (final Mechanism.State state : states.others)
			state.advance(t, dt, voltage);
	}

	/** Gives each bound mechanism, by its number, the port through which it sends events. */
	interface EventPortFactory {

		EventPort port(int number);
	}
}
