/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;

import org.dendritej.cable.CableModel;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.recording.Recording;

/**
 * One run of one neuron. Built once from a model; the step allocates nothing. Confined to one thread.
 *
 * <p>
 * A step solves the cable equation C dV/dt = −I(V) + Σ g (V_neighbour − V) + I_electrode implicitly with mechanisms linearised about the present voltage and
 * gates in the middle of the step. Crank–Nicolson is a backward Euler step of half the length, extrapolated; it is second order. A step in which an
 * electrode jumps is a whole backward Euler step, which damps what Crank–Nicolson would carry on as an oscillation; gates stand at its start before it and
 * at the middle of the next step after it, so that they see the voltage on the right side of the jump.
 */
public final class Simulation {

	private final CableModel cable;
	private final Protocol protocol;
	private final Membrane membrane;
	private final Events events = new Events();
	private final Electrodes electrodes;
	private final Recorder recorder;

	private final Nodes nodes;
	private final double[] axialDiagonal;
	private final double[] voltage;
	private final double[] old;
	private final double[] conductance;
	private final double[] source;
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
		membrane = new Membrane(model, cable, nodes, events::port);
		events.schedule(model, membrane);
		electrodes = new Electrodes(protocol, cable, nodes);
		recorder = new Recorder(model, cable, nodes, membrane, electrodes);
		final int count = nodes.count();
		axialDiagonal = new double[count];
		TreeMatrix.addAxial(nodes, axialDiagonal);
		voltage = new double[count];
		old = new double[count];
		conductance = new double[count];
		source = new double[count];
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
		recorder.start(voltage);
		final double dt = protocol.timeStep();
		final int steps = (int) protocol.steps(), report = Math.max(1, steps / 200);
		if (protocol.scheme() == Protocol.Scheme.CRANK_NICOLSON && !electrodes.jumpsIn(0)) membrane.advanceStaggered(0, 0.5 * dt, voltage);
		for (int n = 0; n < steps; n++) {
			if (n % report == 0 && !monitor.progress((double) n / steps))
				throw new RunCancelledException();
			step(n, n * dt, dt);
		}
		monitor.progress(1);
		return recorder.recording(events.spikes());
	}

	private void begin(final RunMonitor monitor) {
		if (protocol.start() instanceof Protocol.Start.AtVoltage start)
			Arrays.fill(voltage, start.voltage());
		else
			if (protocol.start() instanceof Protocol.Start.AtVoltages start) {
				if (start.voltages().size() != cable.compartments())
					throw new SimulationException("the start gives " + start.voltages().size() +
						" voltages for " + cable.compartments() + " compartments; give one for each");
				for (int c = 0; c < cable.compartments(); c++)
					voltage[nodes.of(c)] = start.voltages().get(c);
				balanceForks();
			}
			else {
				settle(monitor);
				return;
			}
		membrane.initialise(0, voltage);
		membrane.addCurrents(0, protocol.timeStep(), voltage, conductance, source); // pools that move first need the ions' currents
	}

	/** A fork has no capacitance: its voltage is the mean of its neighbours', weighted by conductance. */
	private void balanceForks() {
		final double[] sum = new double[voltage.length];
		for (int k = 1; k < voltage.length; k++) {
			final int i = nodes.fromRoot[k];
			sum[i] += nodes.axial[i] * voltage[nodes.parent[i]];
			sum[nodes.parent[i]] += nodes.axial[i] * voltage[i];
		}
		for (int i = 0; i < voltage.length; i++)
			if (nodes.capacitance[i] == 0)
				voltage[i] = sum[i] / axialDiagonal[i];
	}

	/**
	 * Finds the rest by backward Euler steps that grow while the neuron approaches it and shrink when it is thrown off: pseudo-transient continuation, which
	 * follows the membrane's own dynamics to a rest and takes a few steps for a passive neuron. Settled means that no compartment moves by more than 1e-9 mV
	 * in at least 3 steps and 1000 ms. Long steps would also stop at a balance from which the least push leads away, so an active neuron is pushed by 1e-3 mV
	 * and must not have moved further away 20 ms later.
	 */
	private void settle(final RunMonitor monitor) {
		Arrays.fill(voltage, -70);
		membrane.initialise(0, voltage);
		approachRest(monitor);
		if (!membrane.hasGates()) return;
		final double push = 1e-3;
		final double[] rest = voltage.clone();
		for (int i = 0; i < voltage.length; i++)
			voltage[i] += push;
		for (int n = 0; n < 200; n++)
			settlingStep(0.1);
		if (!(largestDifference(voltage, rest) < 2 * push)) throw neverSettles();
		approachRest(monitor);
	}

	private void approachRest(final RunMonitor monitor) {
		final double[] reference = voltage.clone();
		double dt = 0.1, sinceReference = 0, lastChange = Double.POSITIVE_INFINITY;
		int stepsSinceReference = 0;
		for (int n = 0; n < 200_000; n++) {
			if (n % 1000 == 999 && !monitor.progress(0)) throw new RunCancelledException();
			settlingStep(dt);
			final double change = largestDifference(voltage, old) / dt;
			sinceReference += dt;
			stepsSinceReference++;
			if (sinceReference >= 1000 && stepsSinceReference >= 3) {
				if (largestDifference(voltage, reference) <= 1e-9) return;
				System.arraycopy(voltage, 0, reference, 0, voltage.length);
				sinceReference = 0;
				stepsSinceReference = 0;
			}
			dt = Math.max(0.025, Math.min(1e6, dt * (change == 0 ? 2 : Math.max(0.25, Math.min(2, lastChange / change)))));
			lastChange = change;
		}
		throw neverSettles();
	}

	private void settlingStep(final double dt) {
		System.arraycopy(voltage, 0, old, 0, voltage.length);
		solve(0, dt, dt, false);
		System.arraycopy(source, 0, voltage, 0, voltage.length);
		membrane.advance(0, dt, voltage);
	}

	private SimulationException neverSettles() {
		return new SimulationException(
			cable.name() + ": the neuron does not settle to a rest, it may fire by itself; start from a given voltage instead");
	}

	/** Membrane conductance of each compartment at the settled rest with gates frozen there, µS, shape [compartments]. */
	double[] restingConductances() {
		settle(RunMonitor.SILENT);
		Arrays.fill(conductance, 0);
		Arrays.fill(source, 0);
		membrane.addCurrents(0, protocol.timeStep(), voltage, conductance, source);
		return java.util.stream.IntStream.range(0, cable.compartments()).mapToDouble(c -> conductance[nodes.of(c)]).toArray();
	}

	private static double largestDifference(final double[] a, final double[] b) {
		double largest = 0;
		for (int i = 0; i < a.length; i++) {
			final double difference = Math.abs(a[i] - b[i]);
			if (!(difference <= largest))
				largest = difference; // NaN, too
		}
		return largest;
	}

	private void step(final int n, final double t, final double dt) {
		events.deliver(t, dt);
		System.arraycopy(voltage, 0, old, 0, voltage.length);
		if (protocol.scheme() == Protocol.Scheme.BACKWARD_EULER) {
			move(t, dt, false);
			membrane.advance(t, dt, voltage);
			recorder.sample(n + 1, old, voltage, 0);
		}
		else if (electrodes.jumpsIn(n)) { // gates stand at t
			move(t, dt, false);
			membrane.advanceOnGrid(t, dt, voltage);
			membrane.advanceStaggered(t, dt, voltage);
			recorder.sample(n + 1, old, voltage, 0);
			if (!electrodes.jumpsIn(n + 1)) membrane.advanceStaggered(t + dt, 0.5 * dt, voltage);
		}
		else { // gates stand at t + dt/2
			move(t, dt, true);
			membrane.advanceOnGrid(t, dt, voltage);
			recorder.sample(n + 1, old, voltage, 0.5 * dt);
			membrane.advanceStaggered(t + 0.5 * dt, electrodes.jumpsIn(n + 1) ? 0.5 * dt : dt, voltage);
		}
	}

	/** Moves the voltage over one step, by Crank–Nicolson if extrapolated, else by backward Euler. */
	private void move(final double t, final double dt, final boolean extrapolate) {
		solve(t, dt, extrapolate ? 0.5 * dt : dt, true);
		if (extrapolate)
			for (int i = 0; i < voltage.length; i++)
				voltage[i] = 2 * source[i] - old[i];
		else
			System.arraycopy(source, 0, voltage, 0, voltage.length);
		if (!Double.isFinite(voltage[0]))
			throw new SimulationException(cable.name() + ": the voltage is no number any more after " + (t + dt) +
				" ms; use a shorter time step, or look for an extreme parameter");
	}

	/** Leaves in {@code source} the voltages that an implicit step of {@code h} leads to; currents are means over {@code t … t + dt}. */
	private void solve(final double t, final double dt, final double h, final boolean withElectrodes) {
		Arrays.fill(conductance, 0);
		Arrays.fill(source, 0);
		membrane.addCurrents(t, dt, voltage, conductance, source);
		if (withElectrodes)
			electrodes.addCurrents(t, dt, conductance, source);
		for (int i = 0; i < source.length; i++) {
			final double inertia = nodes.capacitance[i] / h;
			conductance[i] += inertia + axialDiagonal[i];
			source[i] += inertia * voltage[i];
		}
		TreeMatrix.solve(nodes, conductance, source);
	}
}
