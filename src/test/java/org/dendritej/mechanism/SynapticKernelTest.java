/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;

/** Kernels of section 1.5 of the reference figures: closed forms, at any time and for any steps. */
class SynapticKernelTest {

	/** A synapse with its kernel in closed form. */
	private record Case(String name, Mechanism mechanism, String[] parameters, double[] values, DoubleUnaryOperator kernel,
		double integral) {

		Bench bench() {
			final Bench bench = Bench.single(mechanism);
			for (int i = 0; i < parameters.length; i++)
				bench.all(parameters[i], values[i]);
			return bench;
		}
	}

	private static Case exponential(final double tau) {
		return new Case("Exp " + tau, ExponentialSynapse.INSTANCE, new String[] { "tau" }, new double[] { tau }, t -> Math.exp(-t / tau),
			tau);
	}

	private static Case doubleExponential(final Mechanism mechanism, final double t1, final double t2) {
		final double tp = t1 * t2 / (t2 - t1) * Math.log(t2 / t1), f = 1 / (Math.exp(-tp / t2) - Math.exp(-tp / t1));
		return new Case(mechanism.name() + " " + t1 + "/" + t2, mechanism, new String[] { "tau1", "tau2" }, new double[] { t1, t2 },
			t -> f * (Math.exp(-t / t2) - Math.exp(-t / t1)), f * (t2 - t1));
	}

	private static Case alpha(final double tau) {
		return new Case("Alpha " + tau, AlphaSynapse.INSTANCE, new String[] { "tau" }, new double[] { tau },
			t -> t / tau * Math.exp(1 - t / tau),
			Math.E * tau);
	}

	private static Case[] cases() {
		return new Case[] { exponential(2), exponential(0.01), alpha(1.5), alpha(0.02), //
			doubleExponential(DoubleExponentialSynapse.EXP2, 0.5, 3), doubleExponential(DoubleExponentialSynapse.AMPA, 0.3, 3),
			doubleExponential(DoubleExponentialSynapse.AMPA, 0.2, 1.7), doubleExponential(DoubleExponentialSynapse.GABAA, 0.5, 5),
			doubleExponential(DoubleExponentialSynapse.EXP2, 1, 1.5), doubleExponential(DoubleExponentialSynapse.EXP2, 0.001, 20),
			doubleExponential(NmdaSynapse.INSTANCE, 2, 50), doubleExponential(NmdaSynapse.INSTANCE, 2, 70) };
	}

	private static double conductance(final Bench bench, final Mechanism.State state) {
		return bench.value(state, bench.mechanism instanceof NmdaSynapse ? "g0" : "g", 0);
	}

	/** Mean conductance of a step; far above threshold nothing blocks an NMDA receptor. */
	private static double mean(final Bench bench, final Mechanism.State state, final double t, final double dt) {
		bench.voltage[0] = bench.mechanism instanceof NmdaSynapse ? 1000 : -65;
		bench.currents(state, t, dt);
		return bench.conductance[0];
	}

	@Test
	void factorsAndTimesToPeakAreThoseOfTheTable() {
		final double[][] table = { { 0.5, 3, 1.717163, 1.075056 }, { 0.2, 1.7, 1.507579, 0.485082 }, { 0.3, 3, 1.435055, 0.767528 },
			{ 2, 50, 1.191177, 6.705991 }, { 2, 70, 1.142886, 7.319834 } };
		for (final double[] row : table) {
			assertEquals(row[3], DoubleExponentialKernel.timeToPeak(row[0], row[1]), 1e-6);
			assertEquals(row[2], DoubleExponentialKernel.kick(row[0], row[1]) / (1 / row[0] - 1 / row[1]), 1e-6);
		}
	}

	@Test
	void conductanceIsExactAtAnyTimeForAnEventWithinAStep() {
		final SplittableRandom random = new SplittableRandom(1);
		for (final Case synapse : cases())
			for (int trial = 0; trial < 20; trial++) {
				final Bench bench = synapse.bench();
				final Mechanism.State state = bench.bind();
				state.initialise(0, bench.voltage);
				final double weight = random.nextDouble(), event = trial == 0 ? 0 : random.nextDouble();
				boolean received = false;
				for (double t = 0; t < 30;) {
					final double dt = Math.pow(10, -3 + 3.5 * random.nextDouble()); // 1 µs to 3 ms, another each step
					if (!received && event < t + dt) {
						state.receive(0, t, dt, event, new double[] { weight }, 0);
						received = true;
					}
					state.advance(t, dt, bench.voltage);
					t += dt;
					final double exact = received ? weight * synapse.kernel.applyAsDouble(t - event) : 0;
					assertEquals(exact, conductance(bench, state), 1e-12 * weight, synapse.name);
				}
			}
	}

	@Test
	void chargeOfAnEventDoesNotDependOnTheTimeStep() {
		for (final Case synapse : cases())
			for (final double dt : new double[] { 1e-3 * synapse.integral, 0.025, 0.1, 1, 7.3, 1e4 }) {
				final Bench bench = synapse.bench();
				final Mechanism.State state = bench.bind();
				state.initialise(0, bench.voltage);
				state.receive(0, 0, dt, 0.3141 * dt, new double[] { 2 }, 0);
				double charge = 0;
				for (double t = 0; t < 45 * synapse.integral + dt; t += dt) {
					charge += mean(bench, state, t, dt) * dt;
					state.advance(t, dt, bench.voltage);
				}
				final double block = synapse.mechanism instanceof NmdaSynapse ? 1 - Math.exp(-80) : 1;
				assertEquals(2 * synapse.integral * block, charge, 1e-12 * 2 * synapse.integral, synapse.name + ", dt " + dt);
			}
	}

	/** The step's mean against Gauss's quadrature of the closed form. */
	@Test
	void stepSeesTheMeanOfItsConductanceWithEventsInside() {
		for (final Case synapse : cases()) {
			final double dt = 0.1;
			final Bench bench = synapse.bench();
			final Mechanism.State state = bench.bind();
			state.initialise(0, bench.voltage);
			final double[] events = { 0.03, 0.21, 0.2999 };
			for (int k = 0; k < 20; k++) {
				for (final double event : events)
					if (event >= k * dt && event < (k + 1) * dt)
						state.receive(0, k * dt, dt, event, new double[] { 1 }, 0);
				double exact = 0;
				for (final double event : events)
					if (event < (k + 1) * dt)
						exact += integral(synapse.kernel, Math.max(0, k * dt - event), (k + 1) * dt - event) / dt;
				assertEquals(exact, mean(bench, state, k * dt, dt), 1e-12, synapse.name);
				state.advance(k * dt, dt, bench.voltage);
			}
		}
	}

	/** Eight-point Gauss–Legendre quadrature on 64 panels. */
	private static double integral(final DoubleUnaryOperator f, final double from, final double to) {
		final double[] x = { 0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363 };
		final double[] w = { 0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763 };
		final int panels = 64;
		final double half = (to - from) / panels / 2;
		double sum = 0;
		for (int p = 0; p < panels; p++)
			for (int k = 0; k < 4; k++)
				for (int sign = -1; sign <= 1; sign += 2)
					sum += w[k] * half * f.applyAsDouble(from + (2 * p + 1 + sign * x[k]) * half);
		return sum;
	}

	@Test
	void meanOfTheResponseKeepsItsDigitsForAllRatiosOfTimes() {
		for (double tau1 = 1e-3; tau1 < 1e3; tau1 *= 3.7)
			for (double tau2 = tau1; tau2 < 1e3; tau2 *= 2.3)
				for (double t = 1e-4; t < 20 * tau1 && t < 1e3; t *= 1.9) {
					final double rise = tau1, fall = tau2;
					final double exact = integral(s -> DoubleExponentialKernel.response(s, rise, fall), 0, t) / t;
					assertEquals(1, DoubleExponentialKernel.meanResponse(t, tau1, tau2) / exact, 1e-13, tau1 + "/" + tau2 + " at " + t);
				}
	}

	@Test
	void nearlyEqualTimeConstantsGiveTheAlphaFunction() {
		for (final double gap : new double[] { 0, 1e-15, 1e-12, 1e-9, 1e-6 }) {
			final Bench bench = Bench.single(DoubleExponentialSynapse.EXP2).all("tau1", 1.5).all("tau2", 1.5 * (1 + gap));
			final Mechanism.State state = bench.bind();
			state.initialise(0, bench.voltage);
			state.receive(0, 0, 0.1, 0, new double[] { 1 }, 0);
			for (int k = 1; k < 100; k++) {
				state.advance(0.1 * (k - 1), 0.1, bench.voltage);
				assertEquals(alpha(1.5).kernel.applyAsDouble(0.1 * k), bench.value(state, "g", 0), 1e-13 + gap);
			}
		}
	}

	@Test
	void peakIsTheWeight() {
		for (final Mechanism mechanism : new Mechanism[] { DoubleExponentialSynapse.EXP2, DoubleExponentialSynapse.AMPA,
			DoubleExponentialSynapse.GABAA, NmdaSynapse.INSTANCE })
			for (final double ratio : new double[] { 1, 1 + 1e-10, 1.01, 2, 30, 1e4 }) {
				final Bench bench = Bench.single(mechanism).all("tau1", 0.7).all("tau2", 0.7 * ratio);
				final Mechanism.State state = bench.bind();
				state.initialise(0, bench.voltage);
				final double peak = DoubleExponentialKernel.timeToPeak(0.7, 0.7 * ratio);
				state.receive(0, 0, peak, 0, new double[] { 0.3 }, 0);
				state.advance(0, peak, bench.voltage);
				assertEquals(0.3, conductance(bench, state), 1e-15);
			}
	}

	@Test
	void eventsAddLinearly() {
		for (final Case synapse : cases()) {
			final SplittableRandom random = new SplittableRandom(7);
			final Bench bench = synapse.bench();
			final Mechanism.State both = bench.bind(), one = bench.bind(), other = bench.bind();
			both.initialise(0, bench.voltage);
			one.initialise(0, bench.voltage);
			other.initialise(0, bench.voltage);
			final double dt = 0.05;
			for (int k = 0; k < 400; k++) {
				final double t = k * dt;
				while (random.nextInt(5) == 0) {
					final double time = t + random.nextDouble() * dt;
					final double[] weight = { random.nextDouble() };
					both.receive(0, t, dt, time, weight, 0);
					(random.nextBoolean() ? one : other).receive(0, t, dt, time, weight, 0);
				}
				final double sum = mean(bench, one, t, dt) + mean(bench, other, t, dt);
				assertEquals(sum, mean(bench, both, t, dt), 1e-14 * (1 + sum));
				both.advance(t, dt, bench.voltage);
				one.advance(t, dt, bench.voltage);
				other.advance(t, dt, bench.voltage);
				assertEquals(conductance(bench, one) + conductance(bench, other), conductance(bench, both), 1e-14 * (1 + sum));
			}
		}
	}

	@Test
	void stepsOfAnyLengthStayFinite() {
		for (final Case synapse : cases())
			for (final double dt : new double[] { 0, Double.MIN_VALUE, 1e-300, 1e-12, 1e6, 1e300 }) {
				final Bench bench = synapse.bench();
				final Mechanism.State state = bench.bind();
				state.initialise(0, bench.voltage);
				state.receive(0, 0, 1, 0.5, new double[] { 1 }, 0);
				state.advance(0, 1, bench.voltage);
				final double before = conductance(bench, state);
				state.receive(0, 1, dt, 1, new double[] { 1 }, 0);
				final double mean = mean(bench, state, 1, dt);
				assertTrue(mean >= 0 && mean <= 3, synapse.name + ", dt " + dt + ": " + mean);
				state.advance(1, dt, bench.voltage);
				final double after = conductance(bench, state);
				assertTrue(after >= 0 && after <= 3, synapse.name + ", dt " + dt + ": " + after);
				if (dt <= 1e-300)
					assertEquals(before + (bench.mechanism instanceof ExponentialSynapse ? 1 : 0), after, 1e-15);
			}
	}

	/** Peaks of the table in section 1.5, on a patch of 100 MΩ and 0.1 nF at −70 mV. */
	@Test
	void potentialsOnAPatchAreThoseOfTheTable() {
		final double[] fromGridAndOff = { 0, 0.00123, 0.0049 };
		for (final double start : fromGridAndOff) {
			assertPeak(Bench.single(ExponentialSynapse.INSTANCE), 1e-3, start, -69.07134, 4.013);
			assertPeak(Bench.single(DoubleExponentialSynapse.EXP2), 1e-3, start, -68.24345, 5.693);
			assertPeak(Bench.single(AlphaSynapse.INSTANCE), 1e-3, start, -68.16644, 5.388);
			assertPeak(Bench.single(DoubleExponentialSynapse.GABAA), 1e-2, start, -72.62935, 6.960);
		}
	}

	private static void assertPeak(final Bench bench, final double weight, final double event, final double peak, final double time) {
		final double[] path = patch(bench, weight, event, 0.005, 2000);
		int largest = 0;
		for (int k = 1; k < path.length; k++)
			if (Math.abs(path[k] + 70) > Math.abs(path[largest] + 70))
				largest = k;
		assertEquals(peak, path[largest], 1e-5, bench.mechanism.name());
		assertEquals(time, largest * 0.005 - event, 0.006);
	}

	/** Potential after each Crank–Nicolson step. */
	private static double[] patch(final Bench bench, final double weight, final double event, final double dt, final int steps) {
		final Mechanism.State state = bench.bind();
		final double[] path = new double[steps + 1];
		path[0] = bench.voltage[0] = -70;
		state.initialise(0, bench.voltage);
		for (int k = 0; k < steps; k++) {
			if (event >= k * dt && event < (k + 1) * dt)
				state.receive(0, k * dt, dt, event, new double[] { weight }, 0);
			bench.currents(state, k * dt, dt);
			final double g = bench.conductance[0] + 0.01, s = bench.source[0] - 0.7, c = 0.1 / dt;
			bench.voltage[0] = path[k + 1] = ((c - g / 2) * path[k] + s) / (c + g / 2);
			state.advance(k * dt, dt, bench.voltage);
		}
		return path;
	}

	/** The largest error over where in a step the event falls; for a conductance that jumps the error depends on it. */
	@Test
	void eventsOffTheGridKeepSecondOrder() {
		for (final Mechanism mechanism : new Mechanism[] { ExponentialSynapse.INSTANCE, DoubleExponentialSynapse.EXP2,
			AlphaSynapse.INSTANCE,
			NmdaSynapse.INSTANCE })
			assertEquals(4, largestError(mechanism, 0.1) / largestError(mechanism, 0.05), 0.25, mechanism.name());
	}

	private static double largestError(final Mechanism mechanism, final double dt) {
		final Bench bench = Bench.single(mechanism);
		final double weight = 0.02; // twice the leak of the patch
		final int steps = (int) Math.round(6 / dt);
		double largest = 0;
		for (double part = 0; part < 1; part += 0.125) {
			final double event = 1 + part * dt;
			final double exact = patch(bench, weight, event, dt / 64, 64 * steps)[64 * steps];
			largest = Math.max(largest, Math.abs(patch(bench, weight, event, dt, steps)[steps] - exact));
		}
		return largest;
	}

	@Test
	void impossibleTimeConstantsAndWeightsAreRefused() {
		final String message =
			assertThrows(MechanismException.class, () -> Bench.single(DoubleExponentialSynapse.AMPA).all("tau1", 4).bind())
				.getMessage();
		assertEquals("AMPA: tau1 is 4.0 ms and tau2 3.0 ms; the rise must not be slower than the decay, swap them", message);
		assertThrows(MechanismException.class, () -> Bench.single(ExponentialSynapse.INSTANCE).all("tau", 0).bind());
		final Mechanism.State state = Bench.single(ExponentialSynapse.INSTANCE).bind();
		for (final double weight : new double[] { -1e-3, Double.NaN, Double.POSITIVE_INFINITY })
			assertThrows(MechanismException.class, () -> state.receive(0, 0, 0.1, 0, new double[] { weight }, 0));
	}

	@Test
	void synapsesOnOneCompartmentAddAndKeepTheirOwnConductances() {
		final Bench bench = new Bench(DoubleExponentialSynapse.EXP2, 3, 1, 2, 0, 2, 2, 0).each("tau2", 3, 3, 3, 4, 3);
		final Mechanism.State state = bench.bind();
		state.initialise(0, bench.voltage);
		final SplittableRandom random = new SplittableRandom(11);
		final double dt = 0.1;
		final double[] sent = new double[5], last = new double[5];
		for (int k = 0; k < 50; k++) {
			for (int s = 0; s < 5; s++)
				if (k % 10 == s) {
					last[s] = k * dt + random.nextDouble() * dt;
					sent[s] = k < 10 ? s + 1 : 0;
					state.receive(s, k * dt, dt, last[s], new double[] { sent[s] }, 0);
				}
			bench.currents(state, k * dt, dt);
			state.advance(k * dt, dt, bench.voltage);
		}
		bench.currents(state, 50 * dt, 1e-9);
		final double[] own = java.util.stream.IntStream.range(0, 5).mapToDouble(s -> bench.value(state, "g", s)).toArray();
		for (final double g : own)
			assertEquals(true, g > 0);
		assertEquals(own[1] + own[4], bench.conductance[0], 1e-8 * bench.conductance[0]);
		assertEquals(0, bench.conductance[1]);
		assertEquals(own[0] + own[2] + own[3], bench.conductance[2], 1e-8 * bench.conductance[2]);
	}
}
