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
	final Nodes nodes;
	private final Electrodes electrodes; // known for when they jump
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
		nodes = new Nodes(cable);
		electrodes = new Electrodes(model.protocol(), cable, c -> -1);
	}

	/** Where currents and conductances jump. */
	Jumps jumps() {
		final Protocol protocol = contents.model.protocol();
		return new Jumps(protocol.timeStep(), protocol.steps(), jumpsOfCurrents(), electrodes.jumpsOfClamps());
	}

	private double[] jumpsOfCurrents() {
		return DoubleStream.concat(Arrays.stream(electrodes.jumpsOfCurrents()), Arrays.stream(contents.jumps())).toArray();
	}

	/** Whether another trial can run beside this one: on the same tree with the same mechanisms, in the same steps. */
	boolean runsBeside(final Simulation other) {
		final Protocol own = contents.model.protocol(), others = other.contents.model.protocol();
		return own.timeStep() == others.timeStep() && own.steps() == others.steps() && own.scheme() == others.scheme() && own.start().getClass() == others
			.start().getClass() && electrodes.clampVoltage() == other.electrodes.clampVoltage() && (own
				.scheme() == Protocol.Scheme.BACKWARD_EULER || sameTimes(jumpsOfCurrents(), other.jumpsOfCurrents()) && sameTimes(electrodes
					.jumpsOfClamps(), other.electrodes.jumpsOfClamps())) && nodes.sameAs(other.nodes) && contents.isLike(other.contents);
	}

	private static boolean sameTimes(final double[] one, final double[] other) {
		return Arrays.equals(Arrays.stream(one).sorted().distinct().toArray(), Arrays.stream(other).sorted().distinct().toArray());
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
		return new Run(List.of(this), 1, Team.ALONE).run(monitor).get(0);
	}

	/** Notes that it is run. */
	void use() {
		if (used)
			throw new IllegalStateException("a simulation runs once; make another one");
		used = true;
	}

	/** Membrane conductance of each compartment at the settled rest with gates frozen there, µS, shape [compartments]. */
	double[] restingConductances(final RunMonitor monitor) {
		return new Rest(contents, nodes, monitor).conductances(contents.model.protocol().timeStep());
	}
}
