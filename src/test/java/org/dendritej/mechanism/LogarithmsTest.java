/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class LogarithmsTest {

	private static final int NUMBERS = 100_000;
	private static final double[] SPECIAL = { 0, -0.0, -1, 1, 2, 0.5, 4, 16, 256, 65536, 0x1p32, 0x1p-32, Math.nextDown(0x1p-32),
		Math.nextDown(0x1p32), Math.nextDown(2), Math.nextDown(1), Math.nextUp(1), Math.sqrt(2), Math.sqrt(0.5), Double.MIN_VALUE,
		Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN };

	private static double[] log(final double[] x) {
		final double[] y = x.clone();
		Logarithms.log(y.length, y, y, new double[y.length], new double[y.length]);
		return y;
	}

	private static double[] power(final double[] x, final double exponent) {
		final double[] y = x.clone();
		Logarithms.power(y.length, y, exponent, y, new double[y.length], new double[y.length]);
		return y;
	}

	private static void assertLogarithms(final IntToDoubleFunction number) {
		final double[] x = IntStream.range(0, NUMBERS).mapToDouble(number).toArray(), y = log(x);
		for (int i = 0; i < x.length; i++)
			assertEquals(Math.log(x[i]), y[i], 1e-15 * Math.abs(Math.log(x[i])), "ln " + x[i]);
	}

	private static void assertNear(final double expected, final double found, final double tolerance, final String what) {
		if (Double.compare(expected, found) != 0) assertEquals(1, found / expected, tolerance, what);
	}

	@Test
	void logarithmsAreRightToFifteenDigitsWhateverTheirSize() {
		final Random random = new Random(1);
		assertLogarithms(i -> Math.scalb(1 + random.nextDouble(), random.nextInt(80) - 40));
		assertLogarithms(i -> Math.scalb(1 + random.nextDouble(), random.nextInt(2000) - 1000));
	}

	@Test
	void logarithmsNearOneLoseNoDigits() {
		final Random random = new Random(2);
		assertLogarithms(i -> 1 + (random.nextDouble() - 0.5) * Math.pow(10, -14 * random.nextDouble()));
	}

	@Test
	void whatHasNoLogarithmOrIsOutOfRangeIsAsInJava() {
		final double[] y = log(SPECIAL);
		for (int i = 0; i < y.length; i++)
			assertNear(Math.log(SPECIAL[i]), y[i], 1e-15, "ln " + SPECIAL[i]);
		for (final double exponent : new double[] { 0, 1, -1, 0.5, 4.8, -300.5, 1e10, Double.NaN, Double.POSITIVE_INFINITY }) {
			final double[] p = power(SPECIAL, exponent);
			for (int i = 0; i < p.length; i++)
				assertNear(Math.pow(SPECIAL[i], exponent), p[i], 1e-13, SPECIAL[i] + " to the power of " + exponent);
		}
	}

	@Test
	void powersAreRightToThirteenDigitsWhereTheirLogarithmIsUpToFifty() {
		final Random random = new Random(3);
		for (final double exponent : new double[] { 4.8, -0.5, 0.333, 2.1, -3.7 }) {
			final double largest = 50 / Math.abs(exponent);
			final double[] x = IntStream.range(0, NUMBERS).mapToDouble(i -> Math.exp(largest * (2 * random.nextDouble() - 1))).toArray(),
				y = power(x, exponent);
			for (int i = 0; i < x.length; i++)
				assertEquals(Math.pow(x[i], exponent), y[i], 1e-13 * Math.abs(y[i]), x[i] + " to the power of " + exponent);
		}
	}

	@Test
	void aNumbersLogarithmDoesNotDependOnItsNeighbours() {
		final Random random = new Random(4);
		final double[] x =
			IntStream.range(0, 1000).mapToDouble(i -> Math.scalb(1 + random.nextDouble(), random.nextInt(80) - 40)).toArray(),
			together = log(x), powers = power(x, 4.8);
		for (int i = 0; i < x.length; i++) {
			assertEquals(together[i], log(new double[] { x[i] })[0], 0);
			assertEquals(powers[i], power(new double[] { x[i] }, 4.8)[0], 0);
		}
	}
}
