/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.dendritej.mechanism.Bench;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.Mechanism;
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

/** Nanoseconds per compartment of the squid axon's gates and of its currents, voltages between −90 and 40 mV. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class HodgkinHuxleyBenchmark {

	private static final int COMPARTMENTS = 2000;
	private static final double DT = 0.025;

	private final Bench bench = new Bench(HodgkinHuxley.INSTANCE, COMPARTMENTS, 1, IntStream.range(0, COMPARTMENTS).toArray());
	private final Mechanism.State state = bench.bind();

	/** Starts all gates at their steady state. */
	public HodgkinHuxleyBenchmark() {
		for (int i = 0; i < COMPARTMENTS; i++)
			bench.voltage[i] = -90 + 130.0 * i / COMPARTMENTS;
		state.initialise(0, bench.voltage);
	}

	/** The gates over one step. */
	@Benchmark
	@OperationsPerInvocation(COMPARTMENTS)
	public void advance() {
		state.advance(0, DT, bench.voltage);
	}

	/** Conductances and sources of one step, added to those of the neuron. */
	@Benchmark
	@OperationsPerInvocation(COMPARTMENTS)
	public double[] addCurrents() {
		state.addCurrents(0, DT, bench.voltage, bench.conductance, bench.source);
		return bench.conductance;
	}
}
