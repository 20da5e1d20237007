/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.recording.Recording;

/**
 * One run of one neuron. Built once from a model; the step allocates nothing. Confined to one thread.
 *
 * <p>
 * A step solves the cable equation implicitly with gates in the middle of the step. Crank–Nicolson is a backward Euler step of half the length, extrapolated; it is second order. A step in
 * which a current or a synaptic conductance jumps is cut there, and what follows the jump is stepped in a way that damps what Crank–Nicolson would carry on as an
 * oscillation. Where a voltage clamp jumps, the gates are cut, too: they stand at the step's start before it and at the middle of the next step after it, so
 * that they see the voltage on the right side of the jump.
 */
public final class Simulation {

	/** So that a run of any size can be stopped within a fraction of a second. */
	private static final int NODE_STEPS_BETWEEN_REPORTS = 2_000_000;
	private final CableModel cable;
	private final Protocol protocol;
	private final Membrane membrane;
	private final Events events = new Events();
	private final Electrodes electrodes;
	private final Recorder recorder;
	private final Jumps jumps;

	private final Nodes nodes;
	private final CableEquation equation;
	private boolean used;

	/**
	 * Prepares a run.
	 *
	 * @param model the experiment
	 * @param cable its neuron, already cut
	 * @return the simulation, at time 0
	 * @throws SimulationException if the model cannot be run, or the heap cannot hold what is to be recorded
	 */
	public static Simulation of(final NeuronModel model, final CableModel cable) {
		requireMemory(model, cable);
		return new Simulation(model, cable);
	}

	/**
	 * Memory that the recording of a run takes, known before it begins.
	 *
	 * @param model the experiment
	 * @param cable its neuron
	 * @return bytes
	 */
	public static long recordingBytes(final NeuronModel model, final CableModel cable) {
		return Recorder.bytes(model, cable);
	}

	private static void requireMemory(final NeuronModel model, final CableModel cable) {
		final Runtime runtime = Runtime.getRuntime();
		final long available = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory()), needed = recordingBytes(model, cable);
		if (model.protocol().steps() > Integer.MAX_VALUE - 8)
			throw new SimulationException("the run would take " + model.protocol().steps() +
				" steps; make it shorter or the time step longer");
		if (needed > 0.9 * available)
			throw new SimulationException("recording this run needs " + (needed >> 20) + " MB, but only " + (available >> 20) +
				" MB are free; record fewer places, choose a longer frame interval, or give Java more memory");
	}

	private Simulation(final NeuronModel model, final CableModel cable) {
		this.cable = cable;
		protocol = model.protocol();
		nodes = new Nodes(cable);
		membrane = new Membrane(model, cable, nodes, events);
		events.schedule(model, membrane, detector -> nodes.of(cable.locate(detector.location()).compartment()));
		electrodes = new Electrodes(protocol, cable, nodes);
		recorder = new Recorder(model, cable, nodes, membrane, electrodes, events);
		equation = new CableEquation(nodes, membrane, electrodes);
		jumps = new Jumps(protocol.timeStep(), protocol.steps(), DoubleStream.concat(Arrays.stream(electrodes.jumpsOfCurrents()), Arrays
			.stream(events.jumps())).toArray(), electrodes.jumpsOfClamps());
	}

	/**
	 * Runs to the end of the protocol. Can be called once.
	 *
	 * @param monitor told of progress
	 * @return what was recorded
	 * @throws RunCancelledException if the monitor stops it
	 * @throws SimulationException if the neuron does not settle, or a voltage is no number any more
	 */
	public Recording run(final RunMonitor monitor) {
		if (used)
			throw new IllegalStateException("a simulation runs once; make another one");
		used = true;
		begin(monitor);
		recorder.start(equation.voltage);
		final double dt = protocol.timeStep();
		final int steps = (int) protocol.steps(), report = Math.max(1, Math.min(steps / 200, NODE_STEPS_BETWEEN_REPORTS / nodes.count()));
		if (protocol.scheme() == Protocol.Scheme.CRANK_NICOLSON && !jumps.ofClampIn(0))
			membrane.advanceStaggered(0, 0.5 * dt, equation.voltage);
		for (int n = 0; n < steps; n++) {
			if (n % report == 0 && !monitor.progress((double) n / steps))
				throw new RunCancelledException();
			step(n, n * dt, dt);
		}
		monitor.progress(1);
		return recorder.recording(events.spikes());
	}

	private void begin(final RunMonitor monitor) {
		if (protocol.start() instanceof Protocol.Start.Settled) {
			new Rest(cable.name(), equation, membrane, monitor).settle();
			return;
		}
		if (protocol.start() instanceof Protocol.Start.AtVoltage start) Arrays.fill(equation.voltage, start.voltage());
		else {
			final List<Double> voltages = ((Protocol.Start.AtVoltages) protocol.start()).voltages();
			if (voltages.size() != cable.compartments())
				throw new SimulationException("the start gives " + voltages.size() + " voltages for " + cable
					.compartments() + " compartments; give one for each");
			for (int c = 0; c < cable.compartments(); c++)
				equation.voltage[nodes.of(c)] = voltages.get(c);
			equation.balanceForks();
		}
		membrane.initialise(0, equation.voltage);
		equation.membraneConductance(protocol.timeStep()); // pools that move first need the ions' currents
	}

	/** Membrane conductance of each compartment at the settled rest with gates frozen there, µS, shape [compartments]. */
	double[] restingConductances(final RunMonitor monitor) {
		new Rest(cable.name(), equation, membrane, monitor).settle();
		final double[] conductance = equation.membraneConductance(protocol.timeStep());
		return IntStream.range(0, cable.compartments()).mapToDouble(c -> conductance[nodes.of(c)]).toArray();
	}

	private void step(final int n, final double t, final double dt) {
		equation.remember();
		if (protocol.scheme() == Protocol.Scheme.BACKWARD_EULER) {
			events.deliver(t, dt);
			equation.moveByBackwardEuler(t, dt, true);
			requireNumbers(t + dt);
			membrane.advance(t, dt, equation.voltage);
			events.learn(t, dt, equation.old, equation.voltage);
			recorder.sample(n + 1, equation.old, equation.voltage, 0);
		}
		else if (jumps.ofClampIn(n)) { // gates stand at t
			jumps.cut(n);
			for (int half = 0; half < 2 * jumps.pieces(); half++) { // a jump of the voltage itself needs more damping
				final double length = 0.5 * jumps.length(half / 2), from = t + jumps.start(half / 2) + half % 2 * length;
				events.deliver(from, length);
				equation.moveDamped(from, length);
				requireNumbers(from + length);
				membrane.advance(from, length, equation.voltage);
			}
			electrodes.follow(t + dt, equation.voltage, false);
			events.learn(t, dt, equation.old, equation.voltage);
			recorder.sample(n + 1, equation.old, equation.voltage, 0);
			if (!jumps.ofClampIn(n + 1)) membrane.advanceStaggered(t + dt, 0.5 * dt, equation.voltage);
		}
		else { // gates stand at t + dt/2
			moveGridded(n, t, dt);
			electrodes.follow(t + dt, equation.voltage, !jumps.ofClampIn(n + 1));
			events.learn(t, dt, equation.old, equation.voltage);
			recorder.sample(n + 1, equation.old, equation.voltage, 0.5 * dt);
			membrane.advanceStaggered(t + 0.5 * dt, jumps.ofClampIn(n + 1) ? 0.5 * dt : dt, equation.voltage);
		}
	}

	/** What is no number at one node is so at all after a step, whose solution goes from end to end. */
	private void requireNumbers(final double t) {
		if (!Double.isFinite(equation.voltage[0]))
			throw new SimulationException(
				cable.name() + ": the voltage is no number any more after " + t + " ms" + membrane.fault(cable, nodes) +
					"; use a shorter time step, or look for an extreme parameter");
	}

	/** Moves the voltage and the states that stand beside it over a step in which no clamp jumps. */
	private void moveGridded(final int n, final double t, final double dt) {
		if (!jumps.in(n)) {
			events.deliver(t, dt);
			equation.moveByCrankNicolson(t, dt);
			requireNumbers(t + dt);
			membrane.advanceOnGrid(t, dt, equation.voltage);
			return;
		}
		jumps.cut(n);
		for (int piece = 0; piece < jumps.pieces(); piece++) {
			final double from = t + jumps.start(piece), length = jumps.length(piece);
			events.deliver(from, length);
			if (jumps.isRough(piece)) equation.moveDamped(from, length);
			else equation.moveByCrankNicolson(from, length);
			requireNumbers(from + length);
			membrane.advanceOnGrid(from, length, equation.voltage);
		}
	}
}
