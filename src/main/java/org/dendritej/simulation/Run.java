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

	/** Records how a block begins, and lays down what is done there at the end of a step. */
	private void start(final Block block) {
		final Turns turns = equation.turns;
		if (protocol.scheme() == Protocol.Scheme.CRANK_NICOLSON)
			for (final Electrodes electrodes : block.electrodes)
				if (electrodes.areStiff()) block.add(Part.FOLLOW, unused -> {
					final Step step = turns.last();
					electrodes.follow(step.number * dt + dt, block.voltage, step.ahead > 0 && !jumps.ofClampIn(step.number + 1));
				});
		if (block.events.arePlastic())
			block.add(Part.FOLLOW, unused -> block.events.learn(turns.last().number * dt, dt, block.old, block.voltage));
		for (final Recorder recorder : recorders)
			block.add(Part.RECORD, recorder.start(block, turns).toArray(Loops.Loop[]::new));
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
		for (final Block block : equation.blocks)
			start(block);
		final int steps = (int) protocol.steps(),
			report = Math.max(1, Math.min(steps / 200, NODE_STEPS_BETWEEN_REPORTS / (equation.layout.compartments() *
				trials.size())));
		if (protocol.scheme() == Protocol.Scheme.CRANK_NICOLSON && !jumps.ofClampIn(0)) {
			equation.turns.last().number = -1; // which has ended at 0
			equation.turns.last().staggered = 0.5 * dt;
			equation.each(Program.STAGGER);
		}
		for (int n = 0; n < steps; n++) {
			if (n % report == 0 && !monitor.progress((double) n / steps))
				throw new RunCancelledException();
			// not a method of its own, which HotSpot would compile once more, with all that it calls
			if (protocol.scheme() == Protocol.Scheme.BACKWARD_EULER) {
				next(n, n * dt, dt, 0, 0);
				equation.moveByBackwardEuler(true, Program.OPEN, Program.ADVANCE_AND_CLOSE);
			}
			else if (jumps.ofClampIn(n)) moveThroughClamps(n);
			else if (jumps.in(n)) moveInPieces(n);
			else {
				next(n, n * dt, dt, 0.5 * dt, jumps.ofClampIn(n + 1) ? 0.5 * dt : dt);
				equation.moveByCrankNicolson(Program.OPEN, Program.ADVANCE_ON_GRID_AND_CLOSE);
			}
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
		for (final Block block : equation.blocks)
			block.membrane.initialise(0, block.voltage);
		if (settled) Rest.settleStates(equation);
		else equation.currents(dt); // which pools that move first need
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

	private void next(final int n, final double from, final double length, final double ahead, final double staggered) {
		final Step step = equation.next();
		step.number = n;
		step.set(from, length);
		step.ahead = ahead;
		step.staggered = staggered;
	}

	/** Moves voltage and gates, which stand at the step's start, over a step in which a clamp jumps. A jump of the voltage itself needs more damping: halves. */
	private void moveThroughClamps(final int n) {
		jumps.cut(n);
		final double staggered = jumps.ofClampIn(n + 1) ? 0 : 0.5 * dt;
		final int halves = 2 * jumps.pieces();
		for (int half = 0; half < halves; half++) {
			final double length = 0.5 * jumps.length(half / 2);
			next(n, n * dt + jumps.start(half / 2) + half % 2 * length, length, 0, staggered);
			equation.moveDamped(half == 0 ? Program.OPEN : Program.DELIVER,
				half < halves - 1 ? Program.ADVANCE : staggered > 0 ? Program.ADVANCE_AND_STAGGER
					: Program.ADVANCE_AND_CLOSE);
		}
	}

	/** Moves the voltage and the states that stand beside it over a step in which something but a clamp jumps. Gates stand in its middle. */
	private void moveInPieces(final int n) {
		jumps.cut(n);
		final double staggered = jumps.ofClampIn(n + 1) ? 0.5 * dt : dt;
		final int pieces = jumps.pieces();
		for (int piece = 0; piece < pieces; piece++) {
			next(n, n * dt + jumps.start(piece), jumps.length(piece), 0.5 * dt, staggered);
			final Program first = piece == 0 ? Program.OPEN : Program.DELIVER,
				then = piece < pieces - 1 ? Program.ADVANCE_ON_GRID : Program.ADVANCE_ON_GRID_AND_CLOSE;
			if (jumps.isRough(piece)) equation.moveDamped(first, then);
			else equation.moveByCrankNicolson(first, then);
		}
	}
}
