/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import java.util.concurrent.TimeUnit;
import org.dendritej.mechanism.Exponentials;
import org.dendritej.mechanism.Logarithms;
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

/** Nanoseconds per exponential, logarithm and power, ours over whole arrays and Java's one by one; arguments between −50 and 50, logarithms of their exponentials. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ExponentialBenchmark {

	private static final int NUMBERS = 480;
	private static final double EXPONENT = 1.7;

	private final double[] x = new double[NUMBERS], positive = new double[NUMBERS], y = new double[NUMBERS], scratch = new double[NUMBERS],
		more = new double[NUMBERS];

	/** Arguments. */
	public ExponentialBenchmark() {
		for (int i = 0; i < NUMBERS; i++) {
			x[i] = -50 + 100.0 * i / NUMBERS;
			positive[i] = Math.exp(0.2 * x[i]);
		}
	}

	/** Ours. */
	@Benchmark
	@OperationsPerInvocation(NUMBERS)
	public double[] exp() {
		Exponentials.exp(x, y);
		return y;
	}

	/** Java's. */
	@Benchmark
	@OperationsPerInvocation(NUMBERS)
	public double[] expOfJava() {
		for (int i = 0; i < NUMBERS; i++)
			y[i] = Math.exp(x[i]);
		return y;
	}

	/** Ours. */
	@Benchmark
	@OperationsPerInvocation(NUMBERS)
	public double[] log() {
		Logarithms.log(NUMBERS, positive, y, scratch, more);
		return y;
	}

	/** Java's. */
	@Benchmark
	@OperationsPerInvocation(NUMBERS)
	public double[] logOfJava() {
		for (int i = 0; i < NUMBERS; i++)
			y[i] = Math.log(positive[i]);
		return y;
	}

	/** Ours. */
	@Benchmark
	@OperationsPerInvocation(NUMBERS)
	public double[] power() {
		Logarithms.power(NUMBERS, positive, EXPONENT, y, scratch, more);
		return y;
	}

	/** Java's. */
	@Benchmark
	@OperationsPerInvocation(NUMBERS)
	public double[] powerOfJava() {
		for (int i = 0; i < NUMBERS; i++)
			y[i] = Math.pow(positive[i], EXPONENT);
		return y;
	}
}
