/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.dendritej.model.Protocol;
import org.dendritej.recording.Recording;

/**
 * One trial, or several of the same tree side by side, from the beginning to the end. Built once; the step allocates nothing.
 *
 * <p>
 * A step solves the cable equation implicitly with gates in the middle of the step. Crank–Nicolson is a backward Euler step of half the length, extrapolated; it is second order. A step in
 * which a current or a synaptic conductance jumps is cut there, and what follows the jump is stepped in a way that damps what Crank–Nicolson would carry on as an
 * oscillation. Where a voltage clamp jumps, the gates are cut, too: they stand at the step's start before it and at the middle of the next step after it, so
 * that they see the voltage on the right side of the jump.
 */
final class Run {

	/** So that a run of any size can be stopped within a fraction of a second. */
	private static final int NODE_STEPS_BETWEEN_REPORTS = 2_000_000;
	private final List<Contents> trials;
	private Nodes nodes; // until the run has begun
	private final Protocol protocol;
	private final CableEquation equation;
	private final Recorder[] recorders;
	private final Jumps jumps;
	private final Rests rests;
	private final double dt;
	private final Step[] turns = { new Step(), new Step() }; // by turns, since one ends when the next begins

	/** A step, or a piece of it, as the team sees it. */
	private final class Step {

		int number;
		double from, length, ahead, staggered;
		final CableEquation.Work deliver = this::deliver, open = this::open, advance = this::advance, advanceOnGrid = this::advanceOnGrid,
			close = this::close, advanceAndClose = this::advanceAndClose, advanceOnGridAndClose = this::advanceOnGridAndClose;

		private void deliver(final Block block) {
			block.events.deliver(from, length);
		}

		private void open(final Block block) {
			block.remember();
			deliver(block);
		}

		private void advance(final Block block) {
			block.membrane.advance(from, length, block.voltage);
		}

		private void advanceOnGrid(final Block block) {
			block.membrane.advanceOnGrid(from, length, block.voltage);
		}

		private void advanceAndClose(final Block block) {
			advance(block);
			close(block);
		}

		private void advanceOnGridAndClose(final Block block) {
			advanceOnGrid(block);
			close(block);
		}

		/** Records, when a step has come to its end, and moves what stands half a step after the voltage from where it is, {@code ahead} before it. */
		private void close(final Block block) {
			final double t = number * dt;
			final boolean isSecondOrder = protocol.scheme() == Protocol.Scheme.CRANK_NICOLSON;
			if (isSecondOrder)
				for (final Electrodes electrodes : block.electrodes)
					electrodes.follow(t + dt, block.voltage, ahead > 0 && !jumps.ofClampIn(number + 1));
			block.events.learn(t, dt, block.old, block.voltage);
			for (final Recorder recorder : recorders)
				recorder.sample(block, number + 1, ahead);
			if (isSecondOrder && staggered > 0)
				block.membrane.advanceStaggered(ahead > 0 ? t + 0.5 * dt : t + dt, staggered, block.voltage);
		}
	}

	/**
	 * Builds.
	 *
	 * @param simulations trials that run side by side, or one
	 * @param blocks into how many the neuron is cut, each of which may have a thread of its own
	 */
	Run(final List<Simulation> simulations, final int blocks) {
		this(simulations, blocks, blocks, new Rests());
	}

	/**
	 * Builds.
	 *
	 * @param simulations trials that run side by side, or one
	 * @param blocks into how many the neuron is cut
	 * @param groups of blocks that are worked on one after the other
	 * @param rests where the rest of these neurons may be known
	 */
	Run(final List<Simulation> simulations, final int blocks, final int groups, final Rests rests) {
		this.rests = rests;
		trials = simulations.stream().map(simulation -> simulation.contents).toList();
		nodes = simulations.get(0).nodes();
		protocol = trials.get(0).model.protocol();
		dt = protocol.timeStep();
		equation = new CableEquation(trials, new Layout(nodes, blocks, trials.size()), groups);
		recorders =
			IntStream.range(0, trials.size()).mapToObj(lane -> new Recorder(trials.get(lane), lane, equation)).toArray(Recorder[]::new);
		if (trials.stream().anyMatch(trial -> trial.learns() || trial.model.recording().frameInterval() > 0))
			for (final Block block : equation.blocks)
				block.keepOld();
		jumps = simulations.get(0).jumps();
	}

	/**
	 * Runs to the end of the protocol, once.
	 *
	 * @param team who does the work on blocks
	 * @param monitor told of progress
	 * @return what was recorded of each trial
	 */
	List<Recording> run(final Team team, final RunMonitor monitor) {
		equation.employ(team);
		begin(monitor);
		nodes = null;
		equation.each(block -> {
			for (final Recorder recorder : recorders)
				recorder.start(block);
		});
		final int steps = (int) protocol.steps(),
			report = Math.max(1, Math.min(steps / 200, NODE_STEPS_BETWEEN_REPORTS / (equation.layout.compartments() *
				trials.size())));
		if (protocol.scheme() == Protocol.Scheme.CRANK_NICOLSON && !jumps.ofClampIn(0))
			equation.each(block -> block.membrane.advanceStaggered(0, 0.5 * dt, block.voltage));
		for (int n = 0; n < steps; n++) {
			if (n % report == 0 && !monitor.progress((double) n / steps))
				throw new RunCancelledException();
			step(n);
		}
		equation.end();
		monitor.progress(1);
		return Arrays.stream(recorders).map(Recorder::recording).toList();
	}

	/** In how many groups blocks are given to a team. */
	int groups() {
		return equation.groups();
	}

	private void begin(final RunMonitor monitor) {
		for (int lane = 0; lane < trials.size(); lane++) {
			final double[] voltages = voltages(trials.get(lane), monitor);
			for (int c = 0; c < voltages.length; c++)
				equation.blocks[equation.layout.block(c)].voltage[equation.layout.position(c, lane)] = voltages[c];
		}
		final boolean settled =
			protocol.start() instanceof Protocol.Start.Settled || protocol.start() instanceof Protocol.Start.Resting;
		equation.each(block -> {
			if (settled) Rest.settleStates(block);
			else {
				block.membrane.initialise(0, block.voltage);
				block.membraneConductance(dt); // pools that move first need the ions' currents
			}
		});
	}

	private double[] voltages(final Contents trial, final RunMonitor monitor) {
		final Protocol.Start start = trial.model.protocol().start();
		if (start instanceof Protocol.Start.Settled) return rests.of(trial, nodes, monitor);
		final double[] voltages = new double[trial.cable.compartments()];
		if (start instanceof Protocol.Start.AtVoltage at) {
			Arrays.fill(voltages, at.voltage());
			return voltages;
		}
		final List<Double> given =
			start instanceof Protocol.Start.Resting rest ? rest.voltages() : ((Protocol.Start.AtVoltages) start).voltages();
		if (given.size() != voltages.length)
			throw new SimulationException("the start gives " + given.size() + " voltages for " + voltages.length +
				" compartments; give one for each");
		return given.stream().mapToDouble(Double::doubleValue).toArray();
	}

	private void step(final int n) {
		final double t = n * dt;
		final Step step = turns[n % 2];
		step.number = n;
		step.from = t;
		step.length = dt;
		step.ahead = 0;
		if (protocol.scheme() == Protocol.Scheme.BACKWARD_EULER) {
			step.staggered = 0;
			equation.moveByBackwardEuler(t, dt, true, step.open, step.advanceAndClose);
		}
		else if (jumps.ofClampIn(n)) { // gates stand at t
			equation.each(Block::remember);
			jumps.cut(n);
			for (int half = 0; half < 2 * jumps.pieces(); half++) { // a jump of the voltage itself needs more damping
				step.length = 0.5 * jumps.length(half / 2);
				step.from = t + jumps.start(half / 2) + half % 2 * step.length;
				equation.moveDamped(step.from, step.length, step.deliver, step.advance);
			}
			step.staggered = jumps.ofClampIn(n + 1) ? 0 : 0.5 * dt;
			equation.each(step.close);
		}
		else { // gates stand at t + dt/2
			step.ahead = 0.5 * dt;
			step.staggered = jumps.ofClampIn(n + 1) ? 0.5 * dt : dt;
			if (jumps.in(n)) {
				equation.each(Block::remember);
				moveInPieces(t, step);
				equation.each(step.close);
			}
			else equation.moveByCrankNicolson(t, dt, step.open, step.advanceOnGridAndClose);
		}
	}

	/** Moves the voltage and the states that stand beside it over a step in which something but a clamp jumps. */
	private void moveInPieces(final double t, final Step step) {
		jumps.cut(step.number);
		for (int piece = 0; piece < jumps.pieces(); piece++) {
			equation.end(); // the piece before
			step.from = t + jumps.start(piece);
			step.length = jumps.length(piece);
			if (jumps.isRough(piece)) equation.moveDamped(step.from, step.length, step.deliver, step.advanceOnGrid);
			else equation.moveByCrankNicolson(step.from, step.length, step.deliver, step.advanceOnGrid);
		}
	}
}
