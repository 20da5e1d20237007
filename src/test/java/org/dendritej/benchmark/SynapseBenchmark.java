/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.dendritej.mechanism.Bench;
import org.dendritej.mechanism.Catalogue;
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

/** Nanoseconds per synapse, of 5000 with two time constants at random on 2000 compartments: of a step, and of an event that reaches each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SynapseBenchmark {

	private static final int SYNAPSES = 5000, COMPARTMENTS = 2000;
	private static final double DT = 0.025, WEIGHT = 6e-5;

	private final Bench bench = new Bench(Catalogue.STANDARD.mechanism("Exp2"), COMPARTMENTS, 1,
		new Random(1).ints(SYNAPSES, 0, COMPARTMENTS).sorted().toArray());
	private final Mechanism.State state = bench.bind();
	private final double[] weight = { WEIGHT };

	/** Synapses that have been active. */
	public SynapseBenchmark() {
		state.initialise(0, bench.voltage);
		receive();
	}

	/** Conductances and sources of one step, added to those of the neuron, and what is left after it. */
	@Benchmark
	@OperationsPerInvocation(SYNAPSES)
	public double[] step() {
		state.addCurrents(0, DT, bench.voltage, bench.conductance, bench.source);
		state.advance(0, DT, bench.voltage);
		return bench.conductance;
	}

	/** An event at each synapse. */
	@Benchmark
	@OperationsPerInvocation(SYNAPSES)
	public Mechanism.State receive() {
		for (int synapse = 0; synapse < SYNAPSES; synapse++)
			state.receive(synapse, 0, DT, 0.01, weight, 0);
		return state;
	}
}
