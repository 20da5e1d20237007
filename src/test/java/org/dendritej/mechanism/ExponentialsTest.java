/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import static org.dendritej.mechanism.Exponentials.TINY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The exponentials of arrays beside StrictMath. */
class ExponentialsTest {

	private static double[] between(final double low, final double high) {
		final double[] x = new SplittableRandom(1).doubles(20_001, low, high).toArray();
		x[0] = low;
		x[1] = 0;
		x[2] = Math.nextDown(high);
		return x;
	}

	@Test
	void exponentialsAreAccurateToOnePartInTenToTheThirteenth() {
		final double[] x = between(-50, 50), y = new double[x.length];
		Exponentials.exp(x, y);
		for (int i = 0; i < x.length; i++)
			assertEquals(1, y[i] / StrictMath.exp(x[i]), 1e-13, "exp " + x[i]);
		assertEquals(1, y[1], 0, "exp 0");
	}

	@Test
	void linoidsAreAccurateThroughTheirRemovableSingularity() {
		for (final double range : new double[] { 50, 1, 1e-3, 1e-8, 1e-300 }) {
			final double[] x = between(-range, range), y = new double[x.length];
			Exponentials.expm1(x, y);
			for (int i = 0; i < x.length; i++)
				assertEquals(1, (x[i] + TINY) / (y[i] + TINY) / (x[i] == 0 ? 1 : x[i] / StrictMath.expm1(x[i])), 1e-13, "x = " + x[i]);
		}
	}

	@Test
	void anyFiniteArgumentGivesAFiniteResult() {
		final double[] x = { -1e308, -1e4, -708, 708, 1e4, 1e308 }, y = new double[x.length];
		Exponentials.exp(x, y);
		assertTrue(Arrays.stream(y).allMatch(value -> value >= 0 && value <= Double.MAX_VALUE), Arrays.toString(y));
		Exponentials.expm1(x, y);
		assertTrue(Arrays.stream(y).allMatch(value -> value >= -1 && value <= Double.MAX_VALUE), Arrays.toString(y));
	}

	@Test
	void resultsMayReplaceArguments() {
		final double[] x = between(-20, 20), y = new double[x.length];
		Exponentials.exp(x, y);
		Exponentials.exp(x, x);
		assertTrue(Arrays.equals(x, y));
	}

	@Test
	void aValueDoesNotDependOnItsNeighbours() {
		final double[] all = between(-30, 30), together = new double[all.length], alone = new double[1];
		Exponentials.expm1(all, together);
		for (int i = 0; i < 500; i++) {
			Exponentials.expm1(new double[] { all[i] }, alone);
			assertEquals(together[i], alone[0], 0);
		}
	}
}
