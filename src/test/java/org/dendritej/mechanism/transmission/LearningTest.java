/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism.transmission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.dendritej.mechanism.transmission.Learning.PostsynapticSpikes.OfCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spike-timing dependent plasticity and homeostatic scaling against closed forms. */
class LearningTest {

	/** Weights without limits of importance. */
	private static Synapses learning(final TimingRule rule) {
		return Synapses.of(Transmission.RELIABLE.with(new Learning(Optional.of(rule), Optional.empty(), OfCell.FIRST, 0, 1e6)), 1, 1);
	}

	/** Change by pairs of spikes at a regular rate; d = t_post − t_pre. */
	private static double paired(final TimingRule rule, final double interval, final double d, final int pairs) {
		final Synapses synapse = learning(rule);
		for (int k = 0; k < pairs; k++) {
			final double pre = 1000 + k * interval, post = pre + d;
			if (d > 0) {
				synapse.before(0, pre);
				synapse.after(0, post);
			}
			else {
				synapse.after(0, post);
				synapse.before(0, pre);
			}
		}
		return synapse.weight(0, 1e7) - 1;
	}

	@ParameterizedTest
	@CsvSource({ "-50, -0.06192", "-20, -0.15081", "-10, -0.20290", "-5, -0.23536", "-1, -0.26502", "1, 0.73210", "5, 0.57699",
		"10, 0.42846",
		"20, 0.23627", "50, 0.03962" })
	void onePairFollowsTheWindowOfBiAndPoo(final double d, final double change) {
		assertEquals(change, paired(TimingRule.BI_POO, 1000, d, 1), 1e-5);
		assertEquals(d > 0 ? 0.777 * Math.exp(-d / 16.8) : -0.273 * Math.exp(d / 33.7), paired(TimingRule.BI_POO, 1000, d, 1), 1e-14);
	}

	@Test
	void onePairFollowsTheWindowOfSongMillerAndAbbott() {
		assertEquals(0.0030327, paired(TimingRule.SONG, 1000, 10, 1), 1e-7);
		assertEquals(-0.0031843, paired(TimingRule.SONG, 1000, -10, 1), 1e-7);
	}

	@Test
	void spikesAtTheSameTimeChangeNothing() {
		for (final TimingRule rule : new TimingRule[] { TimingRule.BI_POO, TimingRule.VISUAL_CORTEX, TimingRule.VISUAL_CORTEX_NEAREST }) {
			final Synapses one = learning(rule), other = learning(rule);
			one.before(0, 10);
			one.after(0, 10);
			other.after(0, 10);
			other.before(0, 10);
			assertEquals(1, one.weight(0, 20));
			assertEquals(1, other.weight(0, 20));
			one.after(0, 15);
			other.after(0, 15);
			one.before(0, 18);
			other.before(0, 18);
			assertEquals(one.weight(0, 20), other.weight(0, 20), "who is told first does not matter");
		}
	}

	/** Pfister and Gerstner (2006), computed by an independent script. */
	@ParameterizedTest
	@CsvSource({ "10, 10, 0.11864", "10, -10, -0.33221", "40, 10, 0.53211", "40, -10, 0.17371" })
	void sixtyPairsGiveTheFiguresOfTheTripletRule(final double rate, final double d, final double change) {
		assertEquals(change, paired(TimingRule.VISUAL_CORTEX, 1000 / rate, d, 60), 1e-5);
	}

	/** Sums over all pairs and triplets, without traces: the all-to-all rule as its definition says. */
	@ParameterizedTest
	@ValueSource(doubles = { 0.1, 1, 5, 10, 20, 33, 50 })
	void tracesAreSumsOverAllPairsAndTriplets(final double rate) {
		final TimingRule rule = new TimingRule(3e-3, 4e-3, 6e-3, 2e-3, 16.8, 33.7, 101, 125, TimingRule.Pairing.ALL_TO_ALL);
		for (final double d : new double[] { 10, -10 }) {
			final int n = 20;
			double sum = 0;
			for (int i = 0; i < n; i++)
				for (int j = 0; j < n; j++) {
					final double pre = i * 1000 / rate, post = j * 1000 / rate + d;
					if (post > pre) {
						double o2 = 0;
						for (int k = 0; k < j; k++)
							o2 += Math.exp(-(j - k) * 1000 / rate / 125);
						sum += Math.exp(-(post - pre) / 16.8) * (3e-3 + 6e-3 * o2);
					}
					else {
						double r2 = 0;
						for (int k = 0; k < i; k++)
							r2 += Math.exp(-(i - k) * 1000 / rate / 101);
						sum -= Math.exp(-(pre - post) / 33.7) * (4e-3 + 2e-3 * r2);
					}
				}
			assertEquals(sum, paired(rule, 1000 / rate, d, n), 1e-12);
		}
	}

	@Test
	void nearestSpikesFormFewerPairs() {
		final TimingRule all = TimingRule.pairs(0.01, 0, 16.8, 33.7), nearest = all.with(TimingRule.Pairing.NEAREST);
		assertEquals(0.01 * Math.exp(-5 / 16.8) * 10, paired(nearest, 10, 5, 10), 1e-14, "each with the one before");
		assertTrue(paired(all, 10, 5, 10) > 1.5 * paired(nearest, 10, 5, 10));
	}

	/** Sjöström, Turrigiano and Nelson (2001), which the triplet rule was made for and no rule of pairs can do. */
	@Test
	void depressionTurnsIntoPotentiationAsTheRateRisesWithTripletsAlone() {
		assertEquals(0, paired(TimingRule.VISUAL_CORTEX, 10_000, 10, 60), 1e-12, "nothing at 0.1 Hz, since pairs alone do not potentiate");
		assertTrue(paired(TimingRule.VISUAL_CORTEX, 10_000, -10, 60) < -0.25);
		double before = paired(TimingRule.VISUAL_CORTEX, 1000 / 20.0, -10, 60);
		for (double rate = 25; rate <= 50; rate += 5) {
			final double now = paired(TimingRule.VISUAL_CORTEX, 1000 / rate, -10, 60);
			assertTrue(now > before, "at " + rate + " Hz");
			before = now;
		}
		assertTrue(before > 0.3);
		for (double rate = 5; rate <= 45; rate += 5)
			assertTrue(paired(TimingRule.SONG, 1000 / rate, -10, 60) < 0, "pairs at " + rate + " Hz");
	}

	@Test
	void weightsStayWithinTheirLimits() {
		final Synapses synapse =
			Synapses.of(Transmission.RELIABLE.with(new Learning(Optional.of(TimingRule.BI_POO), Optional.empty(), OfCell.FIRST,
				0.5, 2)), 1, 1);
		for (int k = 0; k < 10; k++) {
			synapse.before(0, 100 * k);
			synapse.after(0, 100 * k + 5);
		}
		assertEquals(2, synapse.weight(0, 1e4));
		for (int k = 200; k < 230; k++) {
			synapse.after(0, 100 * k);
			synapse.before(0, 100 * k + 5);
		}
		assertEquals(0.5, synapse.weight(0, 1e5));
	}

	private static Synapses scaled(final int number, final Optional<TimingRule> rule) {
		return Synapses
			.of(Transmission.RELIABLE.spread(0.8).with(new Learning(rule, Optional.of(new Scaling(5, 20_000, 500)), OfCell.FIRST, 0,
				1e3)), number, 4);
	}

	/** A neuron that fires at the target keeps its weights; silence makes them grow e-fold in the stated time; too much makes them shrink. */
	@Test
	void scalingHoldsTheTargetRate() {
		final Synapses silent = scaled(1, Optional.empty()), steady = scaled(1, Optional.empty()), busy = scaled(1, Optional.empty());
		final double start = silent.weight(0, 0);
		for (int k = 0; k < 500; k++) {
			steady.after(0, 200 * k);
			busy.after(0, 100 * k);
			busy.after(0, 100 * k + 50);
		}
		assertEquals(Math.exp((100_000 - 500.0) / 20_000), silent.weight(0, 100_000) / start, 1e-9);
		assertEquals(1, steady.weight(0, 100_000) / start, 0.02);
		assertEquals(Math.exp(-3 * 50_000 / 20_000.0), busy.weight(0, 50_000) / start, 0.1 * Math.exp(-7.5));
	}

	/** Turrigiano et al. (1998): scaling is multiplicative, all synapses change by the same factor. */
	@Test
	void scalingKeepsTheRatiosOfWeights() {
		final Synapses synapses = scaled(20, Optional.empty());
		final double[] start = new double[20];
		for (int s = 0; s < 20; s++)
			start[s] = synapses.weight(s, 0);
		for (int k = 0; k < 40; k++)
			synapses.after(0, 40 * k);
		for (int s = 1; s < 20; s++)
			assertEquals(start[s] / start[0], synapses.weight(s, 2000) / synapses.weight(0, 2000), 1e-12);
		assertTrue(synapses.weight(0, 2000) < start[0]);
	}

	/** The equation of scaling, stepped in small steps of Euler, beside the closed form; changes by timing come on top. */
	@Test
	void scalingIsExactBetweenSpikesAlsoWhileTheSynapseLearns() {
		final Synapses synapses = scaled(1, Optional.of(TimingRule.SONG));
		double w = synapses.weight(0, 0), a = 5, r = 0, o = 0;
		final double h = 0.002;
		for (int n = 0; n < 1_000_000; n++) {
			final double t = n * h;
			if (n % 50_000 == 10_000) { // every 100 ms
				synapses.before(0, t);
				w -= 0.00525 * o;
				r++;
			}
			if (n % 25_000 == 15_000) { // every 50 ms
				synapses.after(0, t);
				w += 0.005 * r;
				o++;
				a += 1000.0 / 500;
			}
			w += h * w * (1 - a / 5) / 20_000;
			a -= h * a / 500;
			r -= h * r / 20;
			o -= h * o / 20;
		}
		assertEquals(w, synapses.weight(0, 2000), 2e-5);
	}

	@Test
	void askingForAWeightDoesNotChangeIt() {
		final Synapses asked = scaled(3, Optional.of(TimingRule.SONG)), left = scaled(3, Optional.of(TimingRule.SONG));
		for (int k = 0; k < 100; k++) {
			for (int s = 0; s < 3; s++) {
				asked.before(s, 20 * k + s);
				left.before(s, 20 * k + s);
				asked.weight(s, 20 * k + s);
				asked.weight(s, 20 * k + s + 0.5);
			}
			asked.after(0, 20 * k + 7);
			left.after(0, 20 * k + 7);
		}
		for (int s = 0; s < 3; s++)
			assertEquals(left.weight(s, 2500), asked.weight(s, 2500));
	}

	@Test
	void synapsesThatSeeTheirOwnPlaceLearnFromItAlone() {
		final Synapses synapses = Synapses.each(Transmission.RELIABLE.with(Learning.of(TimingRule.SONG)), 2, 1);
		synapses.before(0, 0);
		synapses.before(1, 0);
		synapses.after(1, 10);
		assertEquals(1, synapses.weight(0, 20));
		assertEquals(1.0030327, synapses.weight(1, 20), 1e-7);
	}
}
