/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import java.util.concurrent.TimeUnit;
import org.dendritej.cable.CableProperties;
import org.dendritej.simulation.Cables;
import org.dendritej.simulation.TreeSystem;
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

/** Nanoseconds per compartment of one solution of the tree's linear system. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class TreeSolveBenchmark {

	private static final CableProperties PROPERTIES = CableProperties.uniform(100, 1);
	private static final int CHAIN = 1023, TREE = 1023, LANES = 8;

	private final TreeSystem chain = new TreeSystem(Cables.cylinder(1000, 1, CHAIN, PROPERTIES), 1);
	private final TreeSystem tree = new TreeSystem(Cables.threeHalvesTree(10, 32, 16, 1, PROPERTIES), 1);

	private final TreeSystem lanes = new TreeSystem(Cables.threeHalvesTree(10, 32, 16, 1, PROPERTIES), LANES);

	/** An unbranched cable, in which every compartment waits for its neighbour. */
	@Benchmark
	@OperationsPerInvocation(CHAIN)
	public double[] unbranched() {
		return chain.solve();
	}

	/** A binary tree of ten levels. */
	@Benchmark
	@OperationsPerInvocation(TREE)
	public double[] binaryTree() {
		return tree.solve();
	}

	/** Eight trials side by side. */
	@Benchmark
	@OperationsPerInvocation(LANES * TREE)
	public double[] binaryTreeInLanes() {
		return lanes.solve();
	}

	/** The tree with a matrix that does not change. */
	@Benchmark
	@OperationsPerInvocation(TREE)
	public double[] factoredBinaryTree() {
		return tree.solveFactored();
	}
}
