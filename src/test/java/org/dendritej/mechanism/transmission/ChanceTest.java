/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism.transmission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

import org.junit.jupiter.api.Test;

/** Numbers by counting are as good as those of a generator, along each of the four counters. */
class ChanceTest {

	private static final int N = 1 << 18;

	private static LongFunction<LongUnaryOperator> along() {
		return which -> i -> switch ((int) which) {
			case 0 -> Chance.bits(i, 3, 5, 1);
			case 1 -> Chance.bits(42, i, 5, 1);
			case 2 -> Chance.bits(42, 3, i, 1);
			default -> Chance.bits(42, 3, 5, i);
		};
	}

	@Test
	void numbersAreUniformAlongEveryCounter() {
		for (int which = 0; which < 4; which++) {
			final LongUnaryOperator bits = along().apply(which);
			final int[] bins = new int[1024];
			for (int i = 0; i < N; i++)
				bins[(int) (bits.applyAsLong(i) >>> 54)]++;
			double chi = 0;
			for (final int count : bins)
				chi += Math.pow(count - N / 1024.0, 2) / (N / 1024.0);
			assertEquals(1023, chi, 5 * Math.sqrt(2 * 1023), "counter " + which);
		}
	}

	@Test
	void everyBitIsSetHalfTheTimeAndFollowsNoOther() {
		for (int which = 0; which < 4; which++) {
			final LongUnaryOperator bits = along().apply(which);
			final int[] set = new int[64], changed = new int[64], withNext = new int[64];
			for (int i = 0; i < N; i++) {
				final long now = bits.applyAsLong(i), next = bits.applyAsLong(i + 1);
				for (int b = 0; b < 64; b++) {
					set[b] += (int) (now >>> b & 1);
					changed[b] += (int) ((now ^ next) >>> b & 1);
					withNext[b] += (int) ((now >>> b ^ now >>> (b + 1) % 64) & 1);
				}
			}
			for (int b = 0; b < 64; b++)
				for (final int count : new int[] { set[b], changed[b], withNext[b] })
					assertEquals(0.5 * N, count, 5 * 0.5 * Math.sqrt(N), "counter " + which + ", bit " + b);
		}
	}

	@Test
	void oneBitOfAnyCounterFlipsHalfOfTheNumber() {
		for (int which = 0; which < 4; which++) {
			final LongUnaryOperator bits = along().apply(which);
			for (int b = 0; b < 40; b++) {
				double flipped = 0;
				for (int i = 0; i < 2000; i++)
					flipped += Long.bitCount(bits.applyAsLong(977L * i) ^ bits.applyAsLong(977L * i ^ 1L << b));
				assertEquals(32, flipped / 2000, 5 * 4 / Math.sqrt(2000), "counter " + which + ", bit " + b);
			}
		}
	}

	/** Neighbours along one counter and the same place along others: pairs fill the square evenly. */
	@Test
	void neighbouringSynapsesEventsAndSeedsAreUnrelated() {
		for (int which = 0; which < 4; which++)
			for (int step = 1; step <= 2; step++) {
				final int[] cells = new int[32 * 32];
				for (long i = 0; i < N; i++) {
					final LongUnaryOperator bits = along().apply(which);
					cells[(int) ((bits.applyAsLong(i) >>> 59) * 32 + (bits.applyAsLong(i + step) >>> 59))]++;
				}
				double chi = 0;
				for (final int count : cells)
					chi += Math.pow(count - N / 1024.0, 2) / (N / 1024.0);
				assertEquals(1023, chi, 5 * Math.sqrt(2 * 1023) + 30, "counter " + which);
			}
	}

	@Test
	void countersDoNotCollide() {
		final java.util.Set<Long> seen = new java.util.HashSet<>();
		for (long seed = 0; seed < 8; seed++)
			for (long synapse = 0; synapse < 16; synapse++)
				for (long event = -2; event < 30; event++)
					for (long draw = 0; draw < 16; draw++)
						assertTrue(seen.add(Chance.bits(seed, synapse, event, draw)));
	}

	@Test
	void normalNumbersHaveTheMomentsOfTheNormalDistribution() {
		double mean = 0, square = 0, cube = 0, fourth = 0;
		for (int i = 0; i < N; i++) {
			final double z = Chance.normal(1, i, -1, 0);
			mean += z / N;
			square += z * z / N;
			cube += z * z * z / N;
			fourth += z * z * z * z / N;
		}
		assertEquals(0, mean, 4 / Math.sqrt(N));
		assertEquals(1, square, 4 * Math.sqrt(2.0 / N));
		assertEquals(0, cube, 4 * Math.sqrt(15.0 / N));
		assertEquals(3, fourth, 4 * Math.sqrt(96.0 / N));
	}
}
