/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every mechanism of the catalogue. */
class MechanismLawsTest {

	static Stream<Mechanism> mechanisms() {
		return Catalogue.STANDARD.mechanisms().stream();
	}

	/** The life of one element: parameters, voltages and events that belong to its number. */
	private static double[][] lives(final Mechanism mechanism, final int lanes, final int[] position, final int[] life) {
		final int size = Arrays.stream(position).max().getAsInt() + 1, steps = 60;
		final Bench bench = new Bench(mechanism, size, lanes, position).celsius(23);
		for (final Parameter parameter : mechanism.parameters())
			bench.each(parameter.name(), Arrays.stream(life).mapToDouble(k -> parameter.defaultValue() *
				(1 + (parameter.name().equals("tau1") ? -0.5 : 0.5) * SpikeTrain.mix(k, parameter.name().hashCode()) / Long.MAX_VALUE))
				.toArray());
		final SplittableRandom[] random = Arrays.stream(life).mapToObj(SplittableRandom::new).toArray(SplittableRandom[]::new);
		final int variables = mechanism.variables().size();
		final double[][] path = new double[life.length][steps * (2 + variables)];
		final Mechanism.State state = bench.bind();
		for (int k = 0; k < life.length; k++)
			bench.voltage[position[k]] = -100 + 150 * random[k].nextDouble();
		state.initialise(0, bench.voltage);
		for (int step = 0; step < steps; step++) {
			final double dt = step % 7 == 0 ? 0.0125 : 0.025, t = step * 0.025;
			for (int k = 0; k < life.length; k++)
				for (int event = random[k].nextInt(8); event > 5 && !mechanism.eventArguments().isEmpty(); event--)
					state.receive(k, t, dt, t + dt * random[k].nextDouble(), new double[] { random[k].nextDouble() }, 0);
			bench.currents(state, t, dt);
			for (int k = 0; k < life.length; k++) {
				path[k][step * (2 + variables)] = bench.conductance[position[k]];
				path[k][step * (2 + variables) + 1] = bench.source[position[k]];
				bench.voltage[position[k]] = -100 + 150 * random[k].nextDouble();
			}
			state.advance(t, dt, bench.voltage);
			for (int k = 0; k < life.length; k++)
				for (int v = 0; v < variables; v++)
					path[k][step * (2 + variables) + 2 + v] = state.value(v, k, 0, bench.voltage, 0);
		}
		return path;
	}

	@ParameterizedTest
	@MethodSource("mechanisms")
	void anElementGivesTheSameBitsAloneInLanesAndInAnyOrder(final Mechanism mechanism) {
		final int n = 24;
		final double[][] alone = new double[n][];
		for (int k = 0; k < n; k++)
			alone[k] = lives(mechanism, 1, new int[] { 0 }, new int[] { k })[0];
		final int[] all = IntStream.range(0, n).toArray();
		final double[][] side = lives(mechanism, 8, all, all); // one gapless run
		final int[] gaps = IntStream.range(0, n).map(k -> 4 + 8 * (k / 4) + k % 4).toArray();
		final double[][] scattered = lives(mechanism, 4, gaps, all);
		final int[] backwards = IntStream.range(0, n).map(k -> n - 1 - k).toArray();
		final double[][] reversed = lives(mechanism, 1, backwards, backwards);
		for (int k = 0; k < n; k++) {
			assertArrayEquals(alone[k], side[k]);
			assertArrayEquals(alone[k], scattered[k]);
			assertArrayEquals(alone[k], reversed[n - 1 - k]);
		}
	}

	@ParameterizedTest
	@MethodSource("mechanisms")
	void conductanceIsTheSlopeOfTheCurrent(final Mechanism mechanism) {
		final Bench bench = Bench.single(mechanism);
		final Mechanism.State state = excited(bench);
		for (double v = -120; v <= 60; v += 7.3) {
			final double step = 1e-3;
			final double below = currentAt(bench, state, v - step), above = currentAt(bench, state, v + step),
				middle = currentAt(bench, state, v);
			final double scale = Math.abs(bench.conductance[0]) + 1e-3 * Math.abs(middle);
			assertEquals((above - below) / (2 * step), bench.conductance[0], 1e-6 * scale, mechanism.name() + " at " + v);
		}
	}

	private static double currentAt(final Bench bench, final Mechanism.State state, final double v) {
		bench.voltage[0] = v;
		bench.currents(state, 1, 0.025);
		return bench.current(0);
	}

	/** Not at rest, and with events past and present where there are any. */
	private static Mechanism.State excited(final Bench bench) {
		final Mechanism.State state = bench.bind();
		final boolean synapse = !bench.mechanism.eventArguments().isEmpty();
		Arrays.fill(bench.voltage, -50);
		state.initialise(0, bench.voltage);
		for (int k = 0; synapse && k < bench.size(); k++)
			state.receive(k, 0, 1, 0.2, new double[] { 1e-3 }, 0);
		Arrays.fill(bench.voltage, -30);
		state.advance(0, 1, bench.voltage);
		for (int k = 0; synapse && k < bench.size(); k++)
			state.receive(k, 1, 0.025, 1.01, new double[] { 1e-3 }, 0);
		return state;
	}

	@ParameterizedTest
	@MethodSource("mechanisms")
	void recordedCurrentsAreThoseTheCableGets(final Mechanism mechanism) {
		final Bench bench = Bench.single(mechanism);
		final Mechanism.State state = excited(bench);
		state.advance(1, 0.025, bench.voltage);
		for (double v = -100; v <= 60; v += 20) {
			bench.voltage[0] = v;
			double recorded = 0;
			for (final Variable variable : mechanism.variables())
				if (variable.name().startsWith("i"))
					recorded += bench.value(state, variable.name(), 0); // on 100 µm² 1 mA/cm² is 1 nA
			bench.currents(state, 1.025, 0); // a step of no length sees the conductance of the moment
			assertEquals(recorded, bench.current(0), 1e-13 * (1 + Math.abs(bench.source[0])));
		}
	}

	@ParameterizedTest
	@MethodSource("mechanisms")
	void extremeVoltagesGiveNumbers(final Mechanism mechanism) {
		for (double v = -1000; v <= 1000; v += 12.5)
			for (final double other : new double[] { -1000, 0, 1000 }) {
				final Bench bench = Bench.single(mechanism);
				if (mechanism instanceof NmdaSynapse)
					bench.all("gamma", 1);
				final Mechanism.State state = excited(bench);
				bench.voltage[0] = v;
				if (mechanism.kind() == Mechanism.Kind.DENSITY)
					state.initialise(0, bench.voltage);
				bench.voltage[0] = other;
				state.advance(0, 0.025, bench.voltage);
				bench.currents(state, 0, 0.025);
				assertTrue(Double.isFinite(bench.conductance[0]) && Double.isFinite(bench.source[0]), mechanism.name() + " at " + v);
				for (int variable = 0; variable < mechanism.variables().size(); variable++)
					assertTrue(Double.isFinite(state.value(variable, 0, 0, bench.voltage, 0)), mechanism.name() + " at " + v);
			}
	}

	@ParameterizedTest
	@MethodSource("mechanisms")
	void stepsAllocateNothing(final Mechanism mechanism) {
		final com.sun.management.ThreadMXBean counter = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
		final Bench run = new Bench(mechanism, 50, 1, IntStream.range(3, 50).toArray());
		final Bench list = new Bench(mechanism, 50, 1, IntStream.range(0, 50).filter(k -> k % 3 > 0).toArray());
		final Mechanism.State inRun = excited(run), inList = excited(list);
		final double[] weight = { 1e-3 };
		step(run, inRun, weight, 1000); // classes get loaded
		step(list, inList, weight, 1000);
		final long before = counter.getCurrentThreadAllocatedBytes();
		final long nothing = counter.getCurrentThreadAllocatedBytes() - before;
		long least = Long.MAX_VALUE; // the JVM itself may allocate in one of the rounds, a step that allocates does so in all
		for (int round = 0; round < 5; round++) {
			final long start = counter.getCurrentThreadAllocatedBytes();
			step(run, inRun, weight, 1000);
			step(list, inList, weight, 1000);
			least = Math.min(least, counter.getCurrentThreadAllocatedBytes() - start);
		}
		assertEquals(nothing, least);
	}

	private static void step(final Bench bench, final Mechanism.State state, final double[] weight, final int steps) {
		final boolean synapse = !bench.mechanism.eventArguments().isEmpty();
		final int variables = bench.mechanism.variables().size();
		for (int k = 0; k < steps; k++) {
			final double t = k * 0.025, dt = k % 10 == 0 ? 0.0125 : 0.025;
			if (synapse)
				state.receive(k % 20, t, dt, t + 0.01, weight, 0);
			state.addCurrents(t, dt, bench.voltage, bench.conductance, bench.source);
			state.advance(t, dt, bench.voltage);
			for (int variable = 0; variable < variables; variable++)
				state.value(variable, k % 20, k, bench.voltage, 0);
		}
	}
}
