/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WaveformTest {

	private static final Waveform STEP = new Waveform.Step(0.5, 1.03, 2.5), RAMP = new Waveform.Ramp(-0.2, 0.8, 0.97, 3.1),
		LEVELS = new Waveform.Levels(List.of(0.5, 1.01, 1.013, 4.0), List.of(1.0, -2.0, 3.0, 0.25), -65),
		LINES = new Waveform.Lines(List.of(0.5, 1.01, 1.013, 4.0), List.of(1.0, -2.0, 3.0, 0.25));

	/** A waveform and its integral over all of 0 to 6 ms. */
	private record Case(Waveform waveform, double integral) {
	}

	static Stream<Case> cases() {
		return Stream.of(new Case(STEP, 0.5 * 2.5), new Case(RAMP, 0.3 * 3.1),
			new Case(LEVELS, -65 * 0.5 + 0.51 - 2 * 0.003 + 3 * 2.987 + 0.25 * 2),
			new Case(LINES, 0.5 - 0.5 * 0.51 + 0.5 * 0.003 + 1.625 * 2.987 + 0.25 * 2),
			new Case(new Waveform.Step(1, 2, Double.POSITIVE_INFINITY), 4), new Case(new Waveform.Step(3, 2, 0), 0),
			new Case(new Waveform.Step(2, -1, 3), 4), new Case(new Waveform.Levels(List.of(1.0), List.of(7.0), 7), 42),
			new Case(new Waveform.Lines(List.of(3.0), List.of(-2.0)), -12));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void meansTimesStepsAddUpToTheIntegralHoweverTimeIsCut(final Case c) {
		final SplittableRandom random = new SplittableRandom(3);
		for (int trial = 0; trial < 100; trial++) {
			double sum = 0, t = 0;
			while (t < 6) {
				final double next = Math.min(6, t + 0.001 + 2 * random.nextDouble() * random.nextDouble());
				sum += c.waveform.mean(t, next) * (next - t);
				t = next;
			}
			assertEquals(c.integral, sum, 1e-12 * (1 + Math.abs(c.integral)));
		}
	}

	/** Between corners the midpoint rule is exact. */
	@ParameterizedTest
	@MethodSource("cases")
	void meanIsThatOfTheValues(final Case c) {
		for (double from = -0.5; from < 6; from += 0.37)
			for (double length = 0.001; length < 3; length *= 5) {
				final double[] cuts = DoubleStream
					.concat(DoubleStream.of(from, from + length, 0.5, 1.01, 1.013, 4.0, 0.97, 0.97 + 3.1), // corners, too
						c.waveform.jumps().stream().mapToDouble(Double::doubleValue))
					.sorted().toArray();
				double sum = 0;
				for (int k = 1; k < cuts.length; k++) {
					final double a = Math.max(from, cuts[k - 1]), b = Math.min(from + length, cuts[k]);
					if (b > a)
						sum += c.waveform.at(0.5 * (a + b)) * (b - a);
				}
				assertEquals(sum / length, c.waveform.mean(from, from + length), 1e-10, from + " + " + length);
			}
	}

	@Test
	void valuesAtAJumpAreThoseAfterIt() {
		assertEquals(0.5, STEP.at(1.03));
		assertEquals(0, STEP.at(Math.nextDown(1.03)));
		assertEquals(0, STEP.at(1.03 + 2.5));
		assertEquals(-0.2, RAMP.at(0.97));
		assertEquals(0, RAMP.at(0.97 + 3.1));
		assertEquals(-65, LEVELS.at(0.4));
		assertEquals(-2, LEVELS.at(1.01));
		assertEquals(0.25, LEVELS.at(1e9));
		assertEquals(-2, LINES.at(1.01));
		assertEquals(1, LINES.at(-1));
		assertEquals(0.25, LINES.at(1e9));
	}

	@Test
	void stepsInsideOneLevelHaveExactlyItsValue() {
		for (int k = 0; k < 100; k++) {
			assertEquals(0.5, STEP.mean(1.1 + 0.01 * k, 1.1 + 0.01 * (k + 1)));
			assertEquals(3, LEVELS.mean(1.1 + 0.01 * k, 1.1 + 0.01 * (k + 1)));
			assertEquals(0, STEP.mean(4 + 0.01 * k, 4 + 0.01 * (k + 1)));
		}
		assertEquals(0, STEP.mean(1, 1.03), "a jump at the end of a step is not in it");
		assertEquals(0.5, STEP.mean(1.03, 1.05), "a jump at its start is");
		assertEquals(1, LEVELS.mean(0.5, 1.01));
		assertEquals(0.25, STEP.mean(1.03 - 0.015625, 1.03 + 0.015625), 1e-14);
	}

	@Test
	void onlyRealJumpsAreListed() {
		assertEquals(List.of(1.03, 1.03 + 2.5), STEP.jumps());
		assertEquals(List.of(2.0), new Waveform.Step(1, 2, Double.POSITIVE_INFINITY).jumps());
		assertEquals(List.of(), new Waveform.Step(1, 2, 0).jumps());
		assertEquals(List.of(), new Waveform.Step(0, 2, 5).jumps());
		assertEquals(List.of(3.0), new Waveform.Ramp(0, 1, 2, 1).jumps());
		assertEquals(List.of(2.0), new Waveform.Ramp(1, 0, 2, 1).jumps());
		assertEquals(List.of(0.5, 1.01, 1.013, 4.0), LEVELS.jumps());
		assertEquals(List.of(2.0), new Waveform.Levels(List.of(1.0, 2.0, 3.0), List.of(-65.0, 0.0, 0.0), -65).jumps());
		assertEquals(List.of(), LINES.jumps());
	}

	@Test
	void nonsenseIsRefused() {
		final double nan = Double.NaN, infinite = Double.POSITIVE_INFINITY;
		assertThrows(MechanismException.class, () -> new Waveform.Step(nan, 0, 1));
		assertThrows(MechanismException.class, () -> new Waveform.Step(1, infinite, 1));
		assertThrows(MechanismException.class, () -> new Waveform.Step(1, 0, -1));
		assertThrows(MechanismException.class, () -> new Waveform.Step(1, 0, nan));
		assertThrows(MechanismException.class, () -> new Waveform.Ramp(0, 1, 0, 0));
		assertThrows(MechanismException.class, () -> new Waveform.Ramp(0, 1, 0, infinite));
		assertThrows(MechanismException.class, () -> new Waveform.Ramp(0, infinite, 0, 1));
		assertThrows(MechanismException.class, () -> new Waveform.Levels(List.of(), List.of(), 0));
		assertThrows(MechanismException.class, () -> new Waveform.Levels(List.of(1.0), List.of(1.0, 2.0), 0));
		assertThrows(MechanismException.class, () -> new Waveform.Levels(List.of(1.0, 1.0), List.of(1.0, 2.0), 0));
		assertThrows(MechanismException.class, () -> new Waveform.Levels(List.of(1.0), List.of(nan), 0));
		assertThrows(MechanismException.class, () -> new Waveform.Levels(List.of(1.0), List.of(1.0), nan));
		assertThrows(MechanismException.class, () -> new Waveform.Lines(List.of(2.0, 1.0), List.of(1.0, 2.0)));
	}
}
