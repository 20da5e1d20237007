/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

import org.dendritej.cable.CableModel;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.recording.Recording;

/** One run of one neuron. Made from a model once and run once; confined to one thread. */
public final class Simulation {

	final Contents contents;
	private final Electrodes electrodes; // known for when they jump
	private final double[] jumpsOfCurrents; // ms, ascending
	private final double[] jumpsOfClamps;
	private Nodes nodes;
	private Run prepared;
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
		contents = new Contents(model, cable);
		electrodes = new Electrodes(model.protocol(), cable, c -> -1);
		jumpsOfCurrents = DoubleStream.concat(Arrays.stream(electrodes.jumpsOfCurrents()), Arrays.stream(contents.jumps())).sorted().toArray();
		jumpsOfClamps = Arrays.stream(electrodes.jumpsOfClamps()).sorted().toArray();
	}

	/** The tree of the neuron. */
	Nodes nodes() {
		if (nodes == null) nodes = new Nodes(contents.cable);
		return nodes;
	}

	/** Where currents and conductances jump. */
	Jumps jumps() {
		final Protocol protocol = contents.model.protocol();
		return new Jumps(protocol.timeStep(), protocol.steps(), jumpsOfCurrents, jumpsOfClamps);
	}

	/** Whether another trial can run beside this one: on the same tree with the same mechanisms, in the same steps. */
	boolean runsBeside(final Simulation other) {
		final Protocol own = contents.model.protocol(), others = other.contents.model.protocol();
		return own.timeStep() == others.timeStep() && own.steps() == others.steps() && own.scheme() == others.scheme() &&
			own.start().getClass() == others.start().getClass() && isCutAs(other) && contents.isLike(other.contents) &&
			(contents.cable == other.contents.cable || nodes().sameAs(other.nodes()));
	}

	/** Whether steps are cut at the same times, and the matrix changes with an electrode or not. */
	private boolean isCutAs(final Simulation other) {
		return electrodes.clampVoltage() == other.electrodes.clampVoltage() && (contents.model.protocol()
			.scheme() == Protocol.Scheme.BACKWARD_EULER || Arrays.equals(jumpsOfCurrents, other.jumpsOfCurrents) && Arrays.equals(
				jumpsOfClamps, other.jumpsOfClamps));
	}

	/**
	 * Builds now what {@link #run} would build first: all arrays of the run. For those who measure one without the other.
	 *
	 * @throws SimulationException if the model cannot be run
	 */
	public void prepare() {
		prepared = alone();
	}

	/** A run of this trial alone. */
	Run alone() {
		return new Run(List.of(this), 1, Team.ALONE);
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
		use();
		if (prepared == null) prepare();
		return prepared.run(monitor).get(0);
	}

	/** Notes that it is run. */
	void use() {
		if (used)
			throw new IllegalStateException("a simulation runs once; make another one");
		used = true;
	}

	/** Membrane conductance of each compartment at the settled rest with gates frozen there, µS, shape [compartments]. */
	double[] restingConductances(final RunMonitor monitor) {
		return new Rest(contents, nodes(), monitor).conductances(contents.model.protocol().timeStep());
	}
}
