/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.dendritej.mechanism.Bench;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.nmodl.Channels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds per compartment of mechanisms in NMODL: the squid axon and the set of layer-5 pyramidal cells, voltages between −90 and 40 mV. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class NmodlBenchmark {

	private static final int COMPARTMENTS = 2000;
	private static final double DT = 0.025;

	/** Which of {@link Channels#NAMES}. */
	@Param({ "hh", "nat_hay", "nap_hay", "kv31_hay", "kt_hay", "kp_hay", "km_hay", "ih_hay", "cah_hay", "cal_hay", "sk_hay",
		"capool_hay" }) public String name;

	private Bench bench;
	private Mechanism.State state;

	/** Starts all states at their steady state. */
	@Setup
	public void build() {
		bench = new Bench(Channels.named(name), COMPARTMENTS, 1, IntStream.range(0, COMPARTMENTS).toArray());
		state = bench.bind();
		for (int i = 0; i < COMPARTMENTS; i++)
			bench.voltage[i] = -90 + 130.0 * i / COMPARTMENTS;
		state.initialise(0, bench.voltage);
	}

	/** The states over one step. */
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
