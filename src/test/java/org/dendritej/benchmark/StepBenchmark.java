/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.model.Stimulus;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.simulation.Cables;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds per compartment of whole steps of a firing binary tree of 1023 compartments with the squid axon's membrane; set-up does not count. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class StepBenchmark {

	private static final CableProperties PROPERTIES = CableProperties.uniform(100, 1);
	private static final int COMPARTMENTS = 1023, STEPS = 1000;
	private static final double DT = 0.025;

	private final CableModel cable = Cables.threeHalvesTree(10, 32, 16, 1, PROPERTIES);

	/** How the voltage is stepped. */
	@Param public Protocol.Scheme scheme;

	private Simulation ready;

	/** Builds the simulation of one run. */
	@Setup(Level.Invocation)
	public void build() {
		final Biophysics squid =
			new Biophysics(6.3, PROPERTIES, List.of(), List.of()).paint(Region.EVERYWHERE, HodgkinHuxley.INSTANCE, Map.of());
		final Stimulus current = new Stimulus.CurrentClamp(Location.SOMA, new Waveform.Step(5, 0, Double.POSITIVE_INFINITY));
		ready = Simulation.of(NeuronModel.of("tree", ReconstructionSource.of("none")).with(squid)
			.with(new Protocol(STEPS * DT, DT, scheme, new Protocol.Start.AtVoltage(-65), List.of(current)))
			.with(new RecordingPlan(List.of(new Probe.Voltage("root", Location.SOMA)), 0, List.of())), cable);
	}

	/** All steps of the run. */
	@Benchmark
	@OperationsPerInvocation(COMPARTMENTS * STEPS)
	public Recording run() {
		return ready.run(RunMonitor.SILENT);
	}
}
