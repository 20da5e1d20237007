/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class SpikeTrainTest {

	private static final int SYNAPSES = 4000;
	private static final double RATE = 20, DURATION = 2000;

	private static double[][] trains(final long seed) {
		final SpikeTrain train = new SpikeTrain.Poisson(RATE, 0, Double.POSITIVE_INFINITY);
		return IntStream.range(0, SYNAPSES).mapToObj(k -> train.times(k, DURATION, seed)).toArray(double[][]::new);
	}

	@Test
	void countsOfPoissonTrainsHaveTheMeanAndVarianceOfPoisson() {
		for (final long seed : new long[] { 0, 1, -1, 12345 }) {
			final double[] counts = Arrays.stream(trains(seed)).mapToDouble(times -> times.length).toArray();
			final double expected = RATE * DURATION / 1000;
			assertEquals(expected, mean(counts), 3 * Math.sqrt(expected / SYNAPSES));
			final double standardError = Math.sqrt((expected + 2 * expected * expected) / SYNAPSES);
			assertEquals(expected, covariance(counts, counts), 3 * standardError);
		}
	}

	@Test
	void intervalsOfPoissonTrainsAreExponential() {
		final double[] intervals = Arrays.stream(trains(5)).flatMapToDouble(times -> IntStream.range(0, 20)
			.mapToDouble(k -> times[k] - (k == 0 ? 0 : times[k - 1]))).sorted().toArray(); // the first 20 of about 40
		double distance = 0; // of Kolmogorov and Smirnov
		for (int k = 0; k < intervals.length; k++) {
			final double below = -Math.expm1(-intervals[k] * RATE / 1000);
			distance = Math.max(distance,
				Math.max(Math.abs(below - (double) k / intervals.length), Math.abs(below - (k + 1.0) / intervals.length)));
		}
		assertTrue(distance * Math.sqrt(intervals.length) < 1.63, "distance " + distance + " has a probability below 1 %");
	}

	@Test
	void volleysHaveTheMeanAndTheSpreadThatWereAskedFor() {
		final SpikeTrain volley = new SpikeTrain.Volley(List.of(300.0, 100.0), 2);
		for (final int which : new int[] { 0, 1 }) {
			final double[] times = IntStream.range(0, SYNAPSES).mapToDouble(k -> volley.times(k, 1000, 7)[which]).toArray();
			final double standardError = 2 / Math.sqrt(SYNAPSES);
			assertEquals(which == 0 ? 100 : 300, mean(times), 3 * standardError);
			assertEquals(4, covariance(times, times), 3 * 4 * Math.sqrt(2.0 / SYNAPSES));
			final long within = Arrays.stream(times).filter(t -> Math.abs(t - (which == 0 ? 100 : 300)) < 2).count();
			assertEquals(0.6827, (double) within / SYNAPSES, 3 * Math.sqrt(0.6827 * 0.3173 / SYNAPSES),
				"normal: within one standard deviation");
		}
	}

	@Test
	void anotherJitterStretchesTheSameDelaysAndNoneIsSynchronous() {
		for (int k = 0; k < 100; k++) {
			final double delay = new SpikeTrain.Volley(List.of(50.0), 1).times(k, 1000, 3)[0] - 50;
			assertEquals(3 * delay, new SpikeTrain.Volley(List.of(50.0), 3).times(k, 1000, 3)[0] - 50, 1e-12);
			assertArrayEquals(new double[] { 50 }, new SpikeTrain.Volley(List.of(50.0), 0).times(k, 1000, 3));
		}
	}

	@Test
	void noSpikeOfAVolleyComesBeforeTheStartOrIsLost() {
		final SpikeTrain volley = new SpikeTrain.Volley(List.of(0.0), 5);
		for (int k = 0; k < 1000; k++) {
			final double[] times = volley.times(k, 1000, 1);
			assertTrue(times.length == 1 && times[0] >= 0);
		}
		assertThrows(MechanismException.class, () -> new SpikeTrain.Volley(List.of(1.0), -1));
		assertThrows(MechanismException.class, () -> new SpikeTrain.Volley(List.of(-1.0), 1));
	}

	@Test
	void trainsOfNeighbouringSynapsesAndSeedsAreIndependent() {
		final double[] counts = Arrays.stream(trains(9)).mapToDouble(times -> times.length).toArray();
		final double[] next = Arrays.copyOfRange(counts, 1, SYNAPSES), before = Arrays.copyOf(counts, SYNAPSES - 1);
		final double limit = 3 / Math.sqrt(SYNAPSES);
		assertEquals(0, covariance(before, next) / covariance(counts, counts), limit);
		final double[] otherSeed = Arrays.stream(trains(10)).mapToDouble(times -> times.length).toArray();
		assertEquals(0, covariance(counts, otherSeed) / covariance(counts, counts), limit);
		final SpikeTrain train = new SpikeTrain.Poisson(RATE, 0, 1e6);
		final double[] first = binned(train.times(0, 4e5, 3)), second = binned(train.times(1, 4e5, 3));
		for (int lag = 0; lag < 5; lag++) {
			final double[] ahead = Arrays.copyOfRange(first, lag, first.length), behind = Arrays.copyOf(second, second.length - lag);
			assertEquals(0, covariance(ahead, behind) / covariance(first, first), 3.5 / Math.sqrt(first.length));
		}
	}

	private static double[] binned(final double[] times) {
		final double[] counts = new double[40_000];
		for (final double t : times)
			counts[(int) (t / 10)]++;
		return counts;
	}

	private static double mean(final double[] x) {
		return Arrays.stream(x).average().orElseThrow();
	}

	private static double covariance(final double[] x, final double[] y) {
		final double mx = mean(x), my = mean(y);
		return IntStream.range(0, x.length).mapToDouble(k -> (x[k] - mx) * (y[k] - my)).sum() / (x.length - 1);
	}

	@Test
	void aSynapseKeepsItsTrainWhateverElseChanges() {
		final SpikeTrain train = new SpikeTrain.Poisson(50, 10, 5000);
		for (int synapse = 0; synapse < 50; synapse++) {
			final double[] shorter = train.times(synapse, 300, 4), longer = train.times(synapse, 1000, 4);
			assertArrayEquals(shorter, Arrays.copyOf(longer, shorter.length), "a longer run only appends");
			assertTrue(longer.length == shorter.length || longer[shorter.length] >= 300);
			assertTrue(Arrays.stream(longer).allMatch(t -> t >= 10 && t < 1000));
			assertArrayEquals(longer, train.times(synapse, 1000, 4));
		}
	}

	@Test
	void poissonTrainsKeepToTheirWindowAndMayBeSilent() {
		assertTrue(Arrays.stream(new SpikeTrain.Poisson(1000, 100, 110).times(0, 1000, 1)).allMatch(t -> t >= 100 && t < 110));
		assertEquals(0, new SpikeTrain.Poisson(0, 0, 1000).times(0, 1000, 1).length);
		assertEquals(0, new SpikeTrain.Poisson(1000, 500, 1000).times(0, 400, 1).length);
	}

	@Test
	void seedsAndNumbersDoNotTradePlaces() {
		final long[] all = IntStream.range(0, 400).mapToLong(k -> SpikeTrain.mix(k / 20, k % 20)).sorted().distinct().toArray();
		assertEquals(400, all.length);
		final long step = 0x9E3779B97F4A7C15L; // what splitmix64 adds
		assertTrue(SpikeTrain.mix(7, 1) != SpikeTrain.mix(7 + step, 0));
	}

	@Test
	void regularTrainsEndBeforeTheRunDoes() {
		assertArrayEquals(new double[] { 5, 15, 25 }, new SpikeTrain.Regular(5, 10, 3).times(7, 100, 0));
		assertArrayEquals(new double[] { 5, 15 }, new SpikeTrain.Regular(5, 10, 3).times(0, 25, 0));
		assertEquals(0, new SpikeTrain.Regular(5, 10, 3).times(0, 5, 0).length);
		for (int n = 1; n < 2000; n++)
			for (final double interval : new double[] { 0.1, 0.3, 1.0 / 3 }) {
				final double[] times = new SpikeTrain.Regular(0.7, interval, Integer.MAX_VALUE).times(0, 0.7 + n * interval, 0);
				assertTrue(times[times.length - 1] < 0.7 + n * interval);
				assertTrue(times.length == n || times.length == n - 1 && 0.7 + (n - 1) * interval >= 0.7 + n * interval);
			}
	}

	@Test
	void givenTimesAreSortedAndCutAtTheEnd() {
		assertArrayEquals(new double[] { 0, 3, 3 }, new SpikeTrain.At(List.of(3.0, 10.0, 0.0, 3.0)).times(0, 10, 0));
		assertArrayEquals(new double[] { 12 }, new SpikeTrain.Sequence(10, 2).times(1, 100, 0));
		assertArrayEquals(new double[] { 8 }, new SpikeTrain.Sequence(10, -2).times(1, 100, 0));
		assertEquals(0, new SpikeTrain.Sequence(10, 2).times(1, 12, 0).length);
	}

	@Test
	void nonsenseIsRefused() {
		final double nan = Double.NaN, infinite = Double.POSITIVE_INFINITY;
		assertThrows(MechanismException.class, () -> new SpikeTrain.At(List.of(-1.0)));
		assertThrows(MechanismException.class, () -> new SpikeTrain.At(List.of(nan)));
		assertThrows(MechanismException.class, () -> new SpikeTrain.Regular(0, 0, 3));
		assertThrows(MechanismException.class, () -> new SpikeTrain.Regular(0, 1, 0));
		assertThrows(MechanismException.class, () -> new SpikeTrain.Regular(nan, 1, 1));
		assertThrows(MechanismException.class, () -> new SpikeTrain.Poisson(-1, 0, 1));
		assertThrows(MechanismException.class, () -> new SpikeTrain.Poisson(infinite, 0, 1));
		assertThrows(MechanismException.class, () -> new SpikeTrain.Poisson(1, 2, 1));
		assertThrows(MechanismException.class, () -> new SpikeTrain.Poisson(1, nan, 1));
		assertThrows(MechanismException.class, () -> new SpikeTrain.Sequence(3, -2).times(2, 100, 0));
		assertThrows(MechanismException.class, () -> new SpikeTrain.Poisson(1e300, 0, 1000).times(0, 1000, 0), "would fill the memory");
		assertThrows(MechanismException.class, () -> new SpikeTrain.Regular(0, 1e-9, Integer.MAX_VALUE).times(0, 1000, 0));
	}
}
