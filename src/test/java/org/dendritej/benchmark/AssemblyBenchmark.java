/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
import org.dendritej.simulation.Assembly;
import org.dendritej.simulation.Cables;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds per compartment of setting up the linear system of one step: 1023 compartments with the squid axon's membrane, one current electrode. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AssemblyBenchmark {

	private static final CableProperties PROPERTIES = CableProperties.uniform(100, 1);
	private static final int COMPARTMENTS = 1023;
	private static final double DT = 0.025;

	private final Assembly squid = new Assembly(NeuronModel.of("tree", ReconstructionSource.of("none"))
		.with(new Biophysics(6.3, PROPERTIES, List.of(), List.of()).paint(Region.EVERYWHERE, HodgkinHuxley.INSTANCE, Map.of()))
		.with(new Protocol(DT, DT, Protocol.Scheme.CRANK_NICOLSON, new Protocol.Start.AtVoltage(-65),
			List.of(new Stimulus.CurrentClamp(Location.SOMA, new Waveform.Step(5, 0, Double.POSITIVE_INFINITY))))),
		Cables.threeHalvesTree(10, 32, 16, 1, PROPERTIES));

	/** What the voltages of a step are solved from. */
	@Benchmark
	@OperationsPerInvocation(COMPARTMENTS)
	public double[] assemble() {
		return squid.assemble();
	}
}
