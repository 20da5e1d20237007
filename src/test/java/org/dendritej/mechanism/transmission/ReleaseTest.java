/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism.transmission;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.dendritej.mechanism.MechanismException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Short-term plasticity against its closed form, release against the binomial distribution. */
class ReleaseTest {

	private static double[] train(final Release release, final double interval, final int spikes) {
		final Synapses synapse = Synapses.of(Transmission.of(release), 1, 1);
		final double[] delivered = new double[spikes];
		for (int k = 0; k < spikes; k++)
			delivered[k] = synapse.release(0, 5 + k * interval);
		return delivered;
	}

	/** Tsodyks, Uziel and Markram (2000), computed by an independent script. */
	@ParameterizedTest
	@CsvSource({ "1, 0.83280, 0.85675, 1.54598", "5, 0.36227, 0.61060, 4.53969", "10, 0.21030, 0.55875, 6.46684",
		"20, 0.11425, 0.53029, 6.73494",
		"50, 0.04819, 0.51235, 4.17231", "100, 0.02454, 0.50621, 2.32620" })
	void trainsReachTheFiguresOfOthers(final double rate, final double depressed, final double second, final double facilitated) {
		final double[] down = train(Release.DEPRESSING, 1000 / rate, 400), up = train(Release.FACILITATING, 1000 / rate, 4000);
		assertEquals(depressed, down[399] / down[0], 5e-6);
		assertEquals(second, down[1] / down[0], 5e-6);
		assertEquals(facilitated, up[3999] / up[0], 5e-6);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1, 3.7, 5, 10, 20, 50, 100, 130 })
	void everyPresetReachesItsClosedForm(final double rate) {
		for (final Release release : List.of(Release.DEPRESSING, Release.FACILITATING, Release.LAYER_5, Release.WORKING_MEMORY)) {
			final double[] delivered = train(release, 1000 / rate, 20_000);
			assertEquals(1, delivered[19_999] / release.steadyRelease(1000 / rate), 1e-9);
			assertEquals(release.probability(), delivered[0], "the first spike");
		}
	}

	@Test
	void depressionLeavesAConstantReleasePerTimeAtHighRates() {
		assertEquals(1.25, 2000 * Release.DEPRESSING.steadyRelease(0.5), 0.01);
	}

	@Test
	void facilitationPeaksWhereTheTimeConstantsSay() {
		final double peak = 1000 / Math.sqrt(0.04 * 1000 * 100);
		final double at = Release.FACILITATING.steadyRelease(1000 / peak);
		assertTrue(
			at > Release.FACILITATING.steadyRelease(1000 / (0.7 * peak)) && at > Release.FACILITATING.steadyRelease(1000 / (1.4 * peak)));
	}

	@ParameterizedTest
	@CsvSource({ "1, 0.25", "1, 0.05", "4, 0.25", "5, 0.5", "12, 0.8" })
	void failuresMeanAndVariationAreBinomial(final int sites, final double p) {
		final int trials = 20_000;
		final Synapses synapses = Synapses.of(Transmission.of(Release.binomial(sites, p)), trials, 20261);
		double failures = 0, sum = 0, squares = 0;
		for (int s = 0; s < trials; s++) {
			final double quanta = synapses.release(s, 0);
			failures += quanta == 0 ? 1 : 0;
			sum += quanta;
			squares += quanta * quanta;
		}
		final double none = Math.pow(1 - p, sites), mean = sum / trials, variance = squares / trials - mean * mean;
		assertEquals(none, failures / trials, 3 * Math.sqrt(none * (1 - none) / trials));
		assertEquals(sites * p, mean, 3 * Math.sqrt(sites * p * (1 - p) / trials));
		final double cv = Math.sqrt((1 - p) / (sites * p));
		assertEquals(cv, Math.sqrt(variance) / mean, 0.03 * cv);
	}

	@Test
	void sitesAreIndependent() {
		final int trials = 20_000;
		final Synapses synapse = Synapses.of(Transmission.of(Release.binomial(4, 0.25)), 1, 7);
		final double[][] released = new double[4][trials];
		for (int k = 0; k < trials; k++) {
			synapse.release(0, k);
			for (int site = 0; site < 4; site++)
				released[site][k] = synapse.hasReleased(0, site) ? 1 : 0;
		}
		for (int a = 0; a < 4; a++)
			for (int b = 0; b < a; b++)
				assertEquals(0, correlation(released[a], released[b], 0), 0.02);
		for (int lag = 1; lag < 5; lag++)
			assertEquals(0, correlation(released[0], released[0], lag), 0.022);
	}

	static double correlation(final double[] x, final double[] y, final int lag) {
		final int n = x.length - lag;
		double mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
		for (int i = 0; i < n; i++) {
			mx += x[i] / n;
			my += y[i + lag] / n;
		}
		for (int i = 0; i < n; i++) {
			xx += (x[i] - mx) * (x[i] - mx);
			yy += (y[i + lag] - my) * (y[i + lag] - my);
			xy += (x[i] - mx) * (y[i + lag] - my);
		}
		return xy / Math.sqrt(xx * yy);
	}

	/** Each site holds one vesicle, refilled with a time constant: p_ss = p (1 − e)/(1 − (1 − p) e). */
	@ParameterizedTest
	@CsvSource({ "0.25, 800, 100", "0.5, 200, 20", "0.05, 1000, 10", "0.9, 100, 50" })
	void vesiclesThatAreRefilledSlowlyLowerTheMeanReleaseAsTheClosedFormSays(final double p, final double recovery, final double interval) {
		final int synapses = 4000, spikes = 60;
		final Release release = new Release(1, p, recovery, 0, true);
		final Synapses state = Synapses.of(Transmission.of(release), synapses, 5);
		final double[] mean = new double[spikes], expected = train(release.stochastic(false), interval, spikes);
		for (int k = 0; k < spikes; k++)
			for (int s = 0; s < synapses; s++)
				mean[k] += state.release(s, k * interval) / synapses;
		final double e = Math.exp(-interval / recovery);
		double late = 0;
		for (int k = 0; k < spikes; k++) {
			assertEquals(expected[k], mean[k], 4.5 * Math.sqrt(expected[k] * (1 - expected[k]) / synapses), "spike " + k);
			if (k >= 40) late += mean[k] / 20;
		}
		final double steady = train(release.stochastic(false), interval, 20_000)[19_999];
		assertEquals(p * (1 - e) / (1 - (1 - p) * e), steady, 1e-12);
		assertEquals(expected[50], late, 0.05 * expected[50] + 3 * Math.sqrt(expected[50] / synapses / 20));
	}

	/** The draws of a synapse are its own: not changed by others, by their number or by the order of asking. */
	@Test
	void whatASynapseReleasesBelongsToSeedSynapseAndEvent() {
		final Transmission transmission = Transmission.of(new Release(3, 0.4, 50, 20, true)).spread(0.9).with(new Ablation(0.3, 40));
		final Synapses many = Synapses.of(transmission, 50, 99), few = Synapses.of(transmission, 8, 99),
			other = Synapses.of(transmission, 8, 100);
		final double[][] one = new double[8][30], two = new double[8][30], three = new double[8][30];
		for (int k = 0; k < 30; k++)
			for (int s = 49; s >= 0; s--) {
				final double quanta = many.release(s, 3 * k) * many.weight(s, 3 * k);
				if (s < 8) one[s][k] = quanta;
			}
		for (int s = 0; s < 8; s++)
			for (int k = 0; k < 30; k++) {
				two[s][k] = few.release(s, 3 * k) * few.weight(s, 3 * k);
				three[s][k] = other.release(s, 3 * k) * other.weight(s, 3 * k);
			}
		int different = 0;
		for (int s = 0; s < 8; s++) {
			assertArrayEquals(one[s], two[s]);
			for (int k = 0; k < 30; k++)
				different += two[s][k] == three[s][k] ? 0 : 1;
		}
		assertTrue(different > 40, "another seed draws other numbers, most often not both none");
	}

	@Test
	void moreAblationCutsTheSameSynapsesAndOthers() {
		final int n = 5000;
		int few = 0, many = 0;
		final Synapses fifth = Synapses.of(Transmission.RELIABLE.with(new Ablation(0.2, 10)), n, 3),
			half = Synapses.of(Transmission.RELIABLE.with(new Ablation(0.5, 10)), n, 3);
		for (int s = 0; s < n; s++) {
			assertEquals(1, fifth.release(s, 5));
			few += fifth.isCut(s, 10) ? 1 : 0;
			many += half.isCut(s, 10) ? 1 : 0;
			assertTrue(!fifth.isCut(s, 10) || half.isCut(s, 10));
			assertEquals(fifth.isCut(s, 10) ? 0 : 1, fifth.release(s, 10));
		}
		assertEquals(0.2 * n, few, 3 * Math.sqrt(0.16 * n));
		assertEquals(0.5 * n, many, 3 * Math.sqrt(0.25 * n));
	}

	/** Song et al. (2005): the share of the strongest tenth of a lognormal distribution is Φ(σ − 1.2816). */
	@Test
	void strengthsAreLognormalWithMeanOne() {
		final int n = 200_000;
		final double sigma = 0.9355;
		final Synapses synapses = Synapses.of(Transmission.RELIABLE.spread(sigma), n, 11);
		final double[] weights = new double[n];
		double sum = 0, log = 0, squares = 0, top = 0;
		for (int s = 0; s < n; s++) {
			weights[s] = synapses.weight(s, 0);
			sum += weights[s];
			log += Math.log(weights[s]) / n;
		}
		for (final double weight : weights)
			squares += Math.pow(Math.log(weight) - log, 2) / n;
		java.util.Arrays.sort(weights);
		for (int s = n - n / 10; s < n; s++)
			top += weights[s];
		assertEquals(1, sum / n, 0.01);
		assertEquals(-0.5 * sigma * sigma, log, 3 * sigma / Math.sqrt(n));
		assertEquals(sigma, Math.sqrt(squares), 0.005);
		assertEquals(0.365, top / sum, 0.006);
	}

	@Test
	void whatCannotBeIsRefusedInOneSentence() {
		assertSays("the release probability is 1.5; expected a number from 0 to 1", () -> Release.binomial(1, 1.5));
		assertSays("the release probability is NaN; expected a number from 0 to 1", () -> Release.binomial(1, Double.NaN));
		assertSays("the number of release sites is 0; expected 1 to 10000", () -> Release.binomial(0, 0.5));
		assertSays("the time constant of recovery is -1.0 ms; expected a finite number that is not negative",
			() -> new Release(1, 0.5, -1, 0, false));
		assertSays("the spread of the weights is -0.1; expected a finite number that is not negative",
			() -> Transmission.RELIABLE.spread(-0.1));
		assertSays("the fraction of ablated synapses is -1.0; expected a number from 0 to 1", () -> new Ablation(-1, 0));
		assertSays("tauPlus, the window of potentiation, is -16.8 ms; expected a positive, finite number",
			() -> TimingRule.pairs(1, 1, -16.8, 20));
		assertSays("pairPlus, the potentiation by a pair, is NaN; expected a finite number",
			() -> TimingRule.pairs(Double.NaN, 1, 16.8, 20));
		assertSays("the target rate of homeostatic scaling is 0.0 Hz; expected a positive, finite number", () -> new Scaling(0, 1, 1));
		assertSays("the greatest weight is 0.0 and the least 1.0; the greatest must be greater than the least",
			() -> new Learning(java.util.Optional.empty(), java.util.Optional.empty(), Learning.PostsynapticSpikes.OfCell.FIRST, 1, 0));
		final Synapses synapse = Synapses.of(Transmission.RELIABLE, 1, 1);
		synapse.release(0, 10);
		assertSays("synapse 0 has a spike at 9.0 ms after one at 10.0 ms; spikes of a synapse must come in the order of time",
			() -> synapse.release(0, 9));
	}

	private static void assertSays(final String sentence, final org.junit.jupiter.api.function.Executable deed) {
		assertEquals(sentence, assertThrows(MechanismException.class, deed).getMessage());
	}
}
