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
import org.dendritej.units.Workers;

/**
 * One run of one neuron. Made from a model once and run once; used by one thread at a time, although a run may employ others. A large neuron, of at least 1000
 * compartments whose synapses do not learn, is shared out between the threads of the workers it is given.
 */
public final class Simulation {

	/** Fewer do not pay for the meeting of threads: with the trunk and what goes from cache to cache it takes some 0.7 µs a step, and now and then 1 to 2 µs of waiting; a compartment with active channels takes 13 ns. */
	private static final int COMPARTMENTS_PER_THREAD = 500;
	/** Eight trials of 1949 compartments took 5.8 ns in one block and 6.7 in three; much more would outgrow the caches. */
	private static final int ENTRIES_PER_BLOCK = 16_000;
	/** Groups of blocks that threads take as a whole, so that none waits long for the last one. */
	private static final int GROUPS_PER_THREAD = 4;
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
		jumpsOfCurrents =
			DoubleStream.concat(Arrays.stream(electrodes.jumpsOfCurrents()), Arrays.stream(contents.jumps())).sorted().toArray();
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
			.scheme() == Protocol.Scheme.BACKWARD_EULER || Arrays.equals(jumpsOfCurrents, other.jumpsOfCurrents)
				&& Arrays.equals(
					jumpsOfClamps, other.jumpsOfClamps));
	}

	/**
	 * Builds now what {@link #run} would build first: all arrays of the run. For those who measure one without the other.
	 *
	 * @param workers the threads on which it will be run
	 * @throws SimulationException if the model cannot be run
	 */
	public void prepare(final Workers workers) {
		prepared = build(workers.threads());
	}

	/** A run of this trial alone, on so many threads. */
	Run build(final int threads) {
		return build(List.of(this), threads, new Rests());
	}

	/** A run of trials side by side, this one among them, on so many threads. */
	Run build(final List<Simulation> beside, final int threads, final Rests rests) {
		final int blocks = blocks(beside.size(), threads);
		return new Run(beside, blocks, pays(threads) ? Math.min(blocks, GROUPS_PER_THREAD * threads) : 1, rests);
	}

	/**
	 * Runs to the end of the protocol on one thread. Can be called once.
	 *
	 * @param monitor told of progress
	 * @return what was recorded
	 * @throws RunCancelledException if the monitor stops it
	 * @throws SimulationException if the neuron does not settle, or a voltage is no number any more
	 */
	public Recording run(final RunMonitor monitor) {
		use();
		final Run run = prepared == null ? build(1) : prepared;
		prepared = null;
		nodes = null; // the run has what it needs
		return run.run(Team.ALONE, monitor).get(0);
	}

	/**
	 * Runs to the end of the protocol, a large neuron on several threads, which give the same bits as one. Can be called once.
	 *
	 * @param workers the threads
	 * @param monitor told of progress; called on one of them
	 * @return what was recorded
	 * @throws RunCancelledException if the monitor stops it
	 * @throws SimulationException if the neuron does not settle, or a voltage is no number any more
	 */
	public Recording run(final Workers workers, final RunMonitor monitor) {
		use();
		final Run run = prepared == null ? build(workers.threads()) : prepared;
		prepared = null;
		return run(run, workers, monitor);
	}

	/** Runs what has been built for some workers. */
	Recording run(final Run run, final Workers workers, final RunMonitor monitor) {
		nodes = null; // the run has what it needs
		return pays(workers.threads()) ? Crew.lead(workers, run.groups(), team -> run.run(team, monitor).get(0))
			: run.run(Team.ALONE, monitor).get(0);
	}

	/** Whether several threads pay. */
	boolean pays(final int threads) {
		return threads > 1 && !contents.learns() && contents.cable.compartments() >= 2 * COMPARTMENTS_PER_THREAD;
	}

	/** Into how many blocks the neuron is cut where so many trials run side by side. */
	int blocks(final int lanes, final int threads) {
		if (contents.learns()) return 1;
		final int forCache = Math.max(1, (int) ((long) contents.cable.compartments() * lanes / ENTRIES_PER_BLOCK));
		return pays(threads) ? (forCache + threads - 1) / threads * threads : forCache;
	}

	/** Notes that it is run. */
	void use() {
		if (used)
			throw new IllegalStateException("a simulation runs once; make another one");
		used = true;
	}

	/**
	 * The rest to which a neuron settles without electrodes and events: where a run that begins with {@link Protocol.Start.Settled} begins.
	 *
	 * @param model the experiment
	 * @param cable its neuron
	 * @param monitor asked whether to stop
	 * @return mV, one per compartment, for {@link Protocol.Start.Resting}
	 * @throws RunCancelledException if the monitor stops it
	 * @throws SimulationException if the neuron does not settle
	 */
	public static List<Double> rest(final NeuronModel model, final CableModel cable, final RunMonitor monitor) {
		return DoubleStream.of(new Rest(new Contents(model, cable), new Nodes(cable), monitor).voltages()).boxed().toList();
	}

	/** Membrane conductance of each compartment at the settled rest with gates frozen there, µS, shape [compartments]. */
	double[] restingConductances(final RunMonitor monitor) {
		return new Rest(contents, nodes(), monitor).conductances(contents.model.protocol().timeStep());
	}
}
