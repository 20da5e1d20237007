/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tolerances are five standard errors, derived for each law from the number of events. */
class NoiseInputTest {

	private static final ShotNoise AMPA = new ShotNoise(0.3, 3), GABAA = new ShotNoise(0.5, 10);

	/** Rates in Hz. */
	private static NoiseInput input(final int number, final double rate, final double probability, final double recovery,
		final double correlation, final double jitter, final double oscillation, final double frequency) {
		return new NoiseInput(number, 1e-3 * rate, probability, recovery, correlation, jitter, oscillation, 1e-3 * frequency, 1e-3, 0,
			AMPA);
	}

	private static long count(final double[][] trains) {
		return Arrays.stream(trains).mapToLong(train -> train.length).sum();
	}

	/** Integrals of the kernel by a sum over small steps. */
	@Test
	void theIntegralsOfAConductanceAreThoseOfItsCourse() {
		for (final ShotNoise kernel : new ShotNoise[] { AMPA, GABAA, new ShotNoise(2, 2.5) }) {
			final double h = 1e-3;
			final double[] k = kernel.sum(new double[][] { { 0 } }, 1, h, 200_000);
			assertEquals(1, Arrays.stream(k).max().orElseThrow(), 1e-6);
			assertEquals(Arrays.stream(k).sum() * h, kernel.area(), 1e-4 * kernel.area());
			assertEquals(Arrays.stream(k).map(g -> g * g).sum() * h, kernel.square(), 1e-4 * kernel.square());
			assertEquals(IntStream.range(0, 195_000).mapToDouble(i -> k[i] * k[i + 4000]).sum() * h, kernel.overlap(4),
				1e-4 * kernel.overlap(4));
			final double f = 0.05, re = IntStream.range(0, k.length).mapToDouble(i -> k[i] * Math.cos(2 * Math.PI * f * i * h)).sum() * h,
				im = IntStream.range(0, k.length).mapToDouble(i -> -k[i] * Math.sin(2 * Math.PI * f * i * h)).sum() * h;
			assertEquals(re, kernel.transform(f)[0], 1e-4 * kernel.area());
			assertEquals(im, kernel.transform(f)[1], 1e-4 * kernel.area());
			assertEquals(re * re + im * im, kernel.power(f), 1e-3 * kernel.power(f));
			assertEquals(kernel.square(), kernel.jittered(1e-4), 1e-3 * kernel.square(), "no jitter");
			assertEquals(kernel.area() * kernel.area() / (2 * Math.sqrt(Math.PI) * 1000), kernel.jittered(1000),
				1e-2 * kernel.jittered(1000), "jitter much longer than the conductance");
			assertEquals(kernel.area() * kernel.area(), kernel.exponentially(1e-9), 1e-6 * kernel.area() * kernel.area());
		}
	}

	@Test
	void aSumOfConductancesIsExactOnItsGridWhereverTheReleasesLie() {
		final double[][] releases = { { 0.123, 7.77 }, { 3.3 } };
		final double[] g = GABAA.sum(releases, 2, 0.5, 60);
		for (int i = 0; i < g.length; i++) {
			double expected = 0;
			for (final double[] train : releases)
				for (final double time : train)
					if (i * 0.5 >= time)
						expected += 2 * GABAA.norm() * (Math.exp(-(i * 0.5 - time) / 10) - Math.exp(-(i * 0.5 - time) / 0.5));
			assertEquals(expected, g[i], 1e-12);
		}
	}

	/**
	 * Campbell's theorem and what correlation, oscillation and depression make of it. The standard error of a mean is that of T/(2 τ) independent samples, τ being the
	 * correlation time ∫K² overlap/K²; that of a variance √(2/n) of it, doubled for its heavier tails.
	 */
	@ParameterizedTest
	@CsvSource({ "300, 4, 1, 0, 0, 0, 0, 40", "300, 4, 0.25, 0, 0, 0, 0, 40", "200, 10, 0.05, 0, 0, 0, 0, 40",
		"300, 5, 0.5, 800, 0, 0, 0, 40",
		"100, 40, 1, 100, 0, 0, 0, 40", "100, 20, 0.67, 50, 0, 0, 0, 40", "200, 5, 1, 0, 0.05, 0, 0, 40", "200, 5, 0.4, 0, 0.05, 2, 0, 40",
		"200, 10, 1, 0, 0, 0, 0.8, 40", "200, 10, 0.5, 0, 0, 0, 1, 10", "200, 10, 0.5, 0, 0.02, 3, 0.5, 40" })
	void meanAndVarianceOfTheConductanceAreThoseOfCampbellsTheorem(final int number, final double rate, final double probability,
		final double recovery, final double correlation, final double jitter, final double oscillation, final double frequency) {
		final NoiseInput input = input(number, rate, probability, recovery, correlation, jitter, oscillation, frequency);
		final double time = 40_000, warm = 100, grid = 0.5;
		final double[][] releases = input.releases(-warm, time, 7);
		final double[] g = input.kernel().sum(releases, input.conductance(), grid, (int) ((time + warm) / grid));
		final double[] settled = Arrays.copyOfRange(g, (int) (warm / grid), g.length);
		final double mean = Arrays.stream(settled).average().orElseThrow(),
			variance = Arrays.stream(settled).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
		final double sigma = Math.sqrt(input.varianceOfConductance()), span = 2 * 3 + 4 * jitter, n = time / span;
		assertEquals(input.meanConductance(), mean, 5 * sigma / Math.sqrt(n));
		assertEquals(input.varianceOfConductance(), variance, 5 * 2 * Math.sqrt(2 / n) * input.varianceOfConductance());
	}

	@Test
	void halfTheProbabilityAtTwiceTheRateLeavesTheMeanConductanceAndItsVarianceAsTheyAre() {
		final NoiseInput one = input(500, 4, 0.5, 0, 0, 0, 0, 40), other = input(500, 8, 0.25, 0, 0, 0, 0, 40);
		assertEquals(one.meanConductance(), other.meanConductance(), 1e-15);
		assertEquals(one.varianceOfConductance(), other.varianceOfConductance(), 1e-15);
		final double expected = 500 * 2 * 50;
		assertEquals(expected, count(one.releases(0, 50_000, 1)), 5 * Math.sqrt(expected));
		assertEquals(expected, count(other.releases(0, 50_000, 2)), 5 * Math.sqrt(expected));
		final NoiseInput depressing = input(500, 8, 0.25, 400, 0, 0, 0, 40);
		assertEquals(input(500, 4, 0.5, 400, 0, 0, 0, 40).meanConductance(), depressing.meanConductance(), 1e-15,
			"p r alone counts with depression, too");
	}

	/** Tsodyks & Markram's mean field x = 1/(1 + p r tau) holds exactly for Poisson spikes. */
	@ParameterizedTest
	@CsvSource({ "1, 0.5, 800", "10, 0.5, 800", "50, 0.67, 800", "20, 1, 100", "5, 0.05, 3000" })
	void depressingSynapsesReleaseAsOftenAsTheMeanFieldSays(final double rate, final double probability, final double recovery) {
		final NoiseInput input = input(400, rate, probability, recovery, 0, 0, 0, 40);
		final double expected = 400 * 30 * 1000 * input.releaseRate();
		assertEquals(rate * probability / (1 + rate * probability * recovery / 1000), 1000 * input.releaseRate(), 1e-12);
		assertEquals(expected, count(input.releases(0, 30_000, 3)), 5 * Math.sqrt(expected), "more regular than Poisson");
		assertEquals(input.rate(), input.rateFor(input.releaseRate()), 1e-12);
		assertTrue(Double.isNaN(input.rateFor(1.01 / recovery)), "more than a vesicle can be refilled");
	}

	/** Pairwise correlation of counts in windows; its standard error over many pairs of few windows. */
	@ParameterizedTest
	@CsvSource({ "0, 0, 5", "0.02, 0, 5", "0.1, 0, 5", "0.5, 0, 5", "1, 0, 5", "0.2, 2, 100" })
	void countsOfTwoInputsHaveTheCorrelationThatWasAskedFor(final double correlation, final double jitter, final double window) {
		final int number = 40;
		final double rate = 20, time = 100_000;
		final NoiseInput input = input(number, rate, 1, 0, correlation, jitter, 0, 40);
		final double[][] spikes = input.spikes(0, time, 11);
		final int windows = (int) (time / window);
		final double[] total = new double[windows];
		double own = 0;
		for (final double[] train : spikes) {
			assertEquals(rate * time / 1000, train.length, 5 * Math.sqrt(rate * time / 1000), "each is a Poisson train");
			final double[] counts = new double[windows];
			for (final double t : train)
				counts[(int) (t / window)]++;
			own += variance(counts);
			for (int w = 0; w < windows; w++)
				total[w] += counts[w];
		}
		assertEquals(number * rate * window / 1000, own, 5 * own * Math.sqrt(2.0 / windows), "variance of Poisson counts");
		final double found = (variance(total) - own) / ((number - 1) * own);
		final double ofSum = (1 + (number - 1) * correlation) / (number - 1), heavy = 1 + 1 / Math.sqrt(rate * window / 1000);
		assertEquals(correlation, found,
			5 * heavy * ofSum * Math.sqrt(2.0 / windows) + (jitter > 0 ? 2 * jitter / window * correlation : 0));
	}

	private static double variance(final double[] values) {
		final double mean = Arrays.stream(values).average().orElseThrow();
		return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
	}

	/** The first Fourier coefficient of the spikes is half the depth. */
	@ParameterizedTest
	@CsvSource({ "0, 40, 0", "0.5, 40, 0", "1, 8, 0", "0.3, 100, 0", "0.6, 10, 0.05" })
	void theRateSwingsAsDeepAndAsFastAsAskedForAndInPhase(final double depth, final double frequency, final double correlation) {
		final NoiseInput input = input(200, 20, 1, 0, correlation, 0, depth, frequency);
		final double[][] spikes = input.spikes(5000.3, 25_000.3, 5);
		final double n = count(spikes), error = Math.sqrt(0.5 * (1 + 199 * correlation) / n);
		final double[] all = Arrays.stream(spikes).flatMapToDouble(DoubleStream::of).toArray();
		final double sine = Arrays.stream(all).map(t -> Math.sin(2e-3 * Math.PI * frequency * (t + 5000.3))).sum() / n,
			cosine = Arrays.stream(all).map(t -> Math.cos(2e-3 * Math.PI * frequency * (t + 5000.3))).sum() / n,
			twice = Arrays.stream(all).map(t -> Math.sin(4e-3 * Math.PI * frequency * (t + 5000.3))).sum() / n;
		assertEquals(depth / 2, sine, 5 * error);
		assertEquals(0, cosine, 5 * error);
		assertEquals(0, twice, 5 * error, "a sine and nothing else");
		assertEquals(200 * 20 * 20, n, 5 * Math.sqrt(n * (1 + 199 * correlation)));
	}

	@Test
	void aSynapseReceivesTheSameWhateverOthersThereAreAndNothingOutsideOfItsTime() {
		for (final double correlation : new double[] { 0, 0.01 }) {
			final NoiseInput few = input(3, 30, 0.4, 100, correlation, 1, 0.5, 40), many = input(50, 30, 0.4, 100, correlation, 1, 0.5, 40);
			final double[][] one = few.releases(200, 1200, 9), other = many.releases(200, 1200, 9);
			for (int s = 0; s < one.length; s++)
				assertArrayEquals(one[s], other[s]);
			for (final double[] train : other)
				for (int i = 0; i < train.length; i++)
					assertTrue(train[i] >= (i == 0 ? 0 : train[i - 1]) && train[i] < 1000);
		}
	}
}
