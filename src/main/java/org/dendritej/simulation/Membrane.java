/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.Mechanism;

/**
 * Everything that sits in the membrane of one block of compartments, those of all trials side by side: the states of mechanisms and synapses and the ions they
 * share. Built once, worked on by one thread at a time.
 */
final class Membrane {

	final List<Bound> bound = new ArrayList<>();
	final Ions ions;
	private final Events events;
	private final double timeStep; // ms
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
	private final double[] discarded;

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
		timeStep = trials.get(0).model.protocol().timeStep();
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
		discarded = new double[onGrid.pools.length > 0 ? size : 0];
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

	/** Binds what of one mechanism is in this block. */
	private void bind(final int which, final List<Contents> trials, final Layout layout, final int block, final Scratch scratch) {
		final Places places = new Places(which, trials, layout, block, ions, scratch, events.port(bound.size()));
		if (places.size() > 0) bound.add(new Bound(which, trials.get(0).placed.get(which), places, layout, block));
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
			state.parts().forEach(part -> all.add(new AddCurrents(part, turns, voltage, conductance, source)));
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
			state.addCurrents(step.from, step.length, middle, discarded, discarded);
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
				state.parts().forEach(part -> all.add(move.apply(part)));
			all.add(unused -> ions.afterPools(length.getAsDouble())); // for those that follow
		}
		for (final Mechanism.State state : states.others)
			state.parts().forEach(part -> all.add(move.apply(part)));
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
