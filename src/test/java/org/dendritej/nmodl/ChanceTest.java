/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;

/** Mechanisms with random numbers beside the exact distributions of what they describe: channels that open and close, vesicles that are released. */
class ChanceTest {

	/** Independent channels with two states; in each step each closed one opens with probability alpha·dt, each open one closes with beta·dt. */
	private static final String CHANNELS = """
		NEURON { SUFFIX few NONSPECIFIC_CURRENT i RANGE n, alpha, beta, open }
		PARAMETER { n = 20 alpha = 0.4 (/ms) beta = 0.6 (/ms) }
		ASSIGNED { v (mV) i (mA/cm2) dt (ms) open }
		INITIAL { open = 0 }
		BREAKPOINT { SOLVE gate  i = 1e-6*open*(v + 80) }
		PROCEDURE gate() { open = open + binomial(n - open, alpha*dt) - binomial(open, beta*dt) }
		FUNCTION binomial(m, p) { LOCAL left  binomial = 0 left = m
			WHILE (left > 0.5) { if (scop_random() < p) { binomial = binomial + 1 } left = left - 1 } }
		""";
	private static final String RELEASE = """
		NEURON { POINT_PROCESS vesicles RANGE sites, p, out }
		PARAMETER { sites = 5 p = 0.3 }
		ASSIGNED { out }
		INITIAL { out = 0 }
		NET_RECEIVE(w) { LOCAL left  out = 0 left = sites
			WHILE (left > 0.5) { if (scop_random() < p) { out = out + 1 } left = left - 1 } }
		""";
	private static final double ALPHA = 0.4, BETA = 0.6, DT = 0.25;
	private static final int CHANNELS_EACH = 20, ELEMENTS = 4000;

	private static double[] open(final Dish dish) {
		final double[] open = new double[dish.voltage.length];
		for (int i = 0; i < open.length; i++)
			open[i] = dish.value("open", i);
		return open;
	}

	private static double covariance(final double[] a, final double meanA, final double[] b, final double meanB) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += (a[i] - meanA) * (b[i] - meanB);
		return sum / a.length;
	}

	/**
	 * A chain with two states and the steps a = alpha·dt, b = beta·dt forgets its start as (1 − a − b)^k, so after k steps the open ones of N channels are
	 * binomial with N and a/(a + b)·(1 − (1 − a − b)^k), and in the steady state their covariance over a lag k is N·a·b/(a + b)²·(1 − a − b)^k.
	 */
	@Test
	void openChannelsHaveTheMeanTheVarianceAndTheMemoryOfTheirMarkovChain() {
		final Dish dish = new Dish(Nmodl.parse("few", CHANNELS), ELEMENTS);
		dish.state.initialise(0, dish.voltage);
		final double a = ALPHA * DT, b = BETA * DT, end = a / (a + b);
		double[] early = null;
		for (int k = 1; k <= 60; k++) {
			dish.step((k - 1) * DT, DT);
			final double p = end * (1 - Math.pow(1 - a - b, k)), mean = CHANNELS_EACH * p, variance = mean * (1 - p);
			final double[] open = open(dish);
			double sum = 0;
			for (final double one : open)
				sum += one;
			assertEquals(mean, sum / ELEMENTS, 4.5 * Math.sqrt(variance / ELEMENTS), "mean after " + k + " steps");
			assertEquals(variance, covariance(open, mean, open, mean), 4.5 * variance * Math.sqrt(2.0 / ELEMENTS) + 1e-9,
				"variance after " + k);
			if (k == 50) early = open;
			if (k > 50) {
				final double steady = CHANNELS_EACH * end * (1 - end);
				assertEquals(steady * Math.pow(1 - a - b, k - 50), covariance(early, mean, open, mean), 4.5 * steady / Math.sqrt(ELEMENTS),
					"over " + (k - 50) + " steps");
			}
		}
	}

	/** Pearson's chi-square over the counts 0 to 5 has 5 degrees of freedom; it exceeds 25.7 once in ten thousand. */
	@Test
	void releasedVesiclesAreBinomial() {
		final Dish dish = new Dish(Nmodl.parse("vesicles", RELEASE), 10);
		dish.state.initialise(0, dish.voltage);
		final int trials = 20_000;
		final int[] counts = new int[6];
		for (int k = 0; k < trials; k++) {
			dish.state.receive(k % 10, k, 0.025, k, new double[] { 1 }, 0);
			counts[(int) dish.value("out", k % 10)]++;
		}
		double square = 0, choose = 1;
		for (int c = 0; c <= 5; c++) {
			final double expected = trials * choose * Math.pow(0.3, c) * Math.pow(0.7, 5 - c);
			square += (counts[c] - expected) * (counts[c] - expected) / expected;
			choose *= (5.0 - c) / (c + 1);
		}
		assertTrue(square < 25.7, "chi-square " + square);
	}

	/** Every pair among some elements, and the same element under two seeds, over many steps. */
	@Test
	void streamsOfElementsAndOfSeedsAreIndependentAndReturnWithTheSeed() {
		final int steps = 4000, size = 6;
		final double[][] uniform = new double[size + 2][steps];
		final String text = "NEURON { SUFFIX draw NONSPECIFIC_CURRENT i RANGE x }\nASSIGNED { v (mV) i (mA/cm2) x }\n" +
			"BREAKPOINT { SOLVE s  i = 0*v }\nPROCEDURE s() { x = scop_random() }";
		final NmodlMechanism mechanism = Nmodl.parse("draw", text);
		final Dish dish = new Dish(mechanism, size), same = new Dish(mechanism, 1), other = new Dish(mechanism, 1, 1L << 40);
		for (final Dish each : new Dish[] { dish, same, other })
			each.state.initialise(0, each.voltage);
		for (int n = 0; n < steps; n++) {
			for (final Dish each : new Dish[] { dish, same, other })
				each.step(n, 1);
			for (int i = 0; i < size; i++)
				uniform[i][n] = dish.value("x", i);
			uniform[size][n] = other.value("x", 0);
			uniform[size + 1][n] = same.value("x", 0);
		}
		assertArrayEquals(uniform[0], uniform[size + 1], "the same seed gives the same numbers");
		for (int i = 0; i <= size; i++) {
			assertEquals(1 / 12.0, covariance(uniform[i], 0.5, uniform[i], 0.5), 4.5 / 12 * Math.sqrt(0.8 / steps), "variance");
			for (int j = 0; j < i; j++)
				assertEquals(0, 12 * covariance(uniform[i], 0.5, uniform[j], 0.5), 4.5 / Math.sqrt(steps), i + " and " + j);
		}
	}

	/** dx/dt = −x/tau + noise, the noise constant over a step: what is computed beside is what has moved the state, and counts steps once. */
	@Test
	void whatMovesAStateByChanceIsWhatIsSeenOfIt() {
		final String text = "NEURON { SUFFIX walk NONSPECIFIC_CURRENT i RANGE x, slope, count }\n" +
			"ASSIGNED { v (mV) i (mA/cm2) slope count }\nSTATE { x }\nINITIAL { x = 0 count = 0 }\n" +
			"BREAKPOINT { SOLVE s METHOD cnexp  i = 0*v }\n" +
			"DERIVATIVE s { count = count + 1  slope = -x/2 + normrand(0, 1)  x' = slope }";
		final Dish dish = new Dish(Nmodl.parse("walk", text), 100);
		dish.state.initialise(0, dish.voltage);
		final double[] before = new double[100];
		double squares = 0;
		for (int k = 0; k < 200; k++) {
			dish.step(k * DT, DT);
			for (int i = 0; i < 100; i++) {
				assertEquals(before[i] + DT * dish.value("slope", i), dish.value("x", i), 1e-12);
				before[i] = dish.value("x", i);
				if (k >= 100) squares += before[i] * before[i];
			}
		}
		assertEquals(200, dish.value("count", 3));
		// x moves as x·a + dt·noise with a = 1 − dt/2: its variance is dt²/(1 − a²)
		final double a = 1 - DT / 2, variance = DT * DT / (1 - a * a);
		assertEquals(variance, squares / 10_000, 0.15 * variance);
	}

	/** In NEURON a script lets the pointer point to a generator; what it gives is certain only if it is said. */
	@Test
	void aPointerToAGeneratorIsAParameterThatSaysWhichNumbersItGives() {
		final String text = """
			NEURON { SUFFIX plumbed NONSPECIFIC_CURRENT i RANGE x BBCOREPOINTER rng }
			VERBATIM
			double nrn_random_pick(void* r);
			ENDVERBATIM
			ASSIGNED { v (mV) i (mA/cm2) x rng usingR123 }
			INITIAL {
			VERBATIM
				if (usingR123) { nrnran123_setseq((nrnran123_State*)_p_rng, 0, 0); }
			ENDVERBATIM
				x = 0
			}
			BREAKPOINT { SOLVE s  i = 0*v }
			PROCEDURE s() { x = urand() }
			FUNCTION urand() {
			VERBATIM
				double value;
				if (usingR123) {
					value = nrnran123_dblpick((nrnran123_State*)_p_rng);
				} else if (_p_rng) {
			#ifndef CORENEURON_BUILD
					value = nrn_random_pick(RANDCAST _p_rng);
			#endif
				} else {
					value = 0.5;
				}
				_lurand = value;
			ENDVERBATIM
			}
			PROCEDURE setRNG() {
			VERBATIM
				void** pv = (void**)(&_p_rng);
				if (ifarg(1)) { *pv = nrn_random_arg(1); } else { *pv = (void*)0; }
			ENDVERBATIM
			}
			""";
		final NmodlMechanism mechanism = Nmodl.parse("plumbed.mod", text);
		assertTrue(mechanism.warnings().stream().anyMatch(warning -> warning.text().contains("rng is a source of random numbers")));
		final double[][] moments = { { 0.5, 0.25 }, { 0.5, 1 / 3.0 }, { 1, 2 }, { 0, 1 } }; // mean and mean square by kind
		for (int kind = 0; kind < moments.length; kind++) {
			final Dish dish = new Dish(mechanism, 4000, false, Map.of("rng", (double) kind));
			dish.state.initialise(0, dish.voltage);
			dish.step(0, DT);
			double sum = 0, squares = 0;
			for (int i = 0; i < 4000; i++) {
				sum += dish.value("x", i);
				squares += dish.value("x", i) * dish.value("x", i);
			}
			assertEquals(moments[kind][0], sum / 4000, kind == 0 ? 1e-12 : 0.08, "mean of kind " + kind);
			assertEquals(moments[kind][1], squares / 4000, kind == 0 ? 1e-12 : 0.35 * moments[kind][1], "mean square of kind " + kind);
		}
	}

	@Test
	void anotherStartOfTheSameRunDrawsTheSameNumbers() {
		final Dish dish = new Dish(Nmodl.parse("few", CHANNELS), 50, false, Map.of("n", 7.0));
		double[] first = null;
		for (int run = 0; run < 2; run++) {
			dish.state.initialise(0, dish.voltage);
			for (int k = 0; k < 20; k++)
				dish.step(k * DT, DT);
			if (run == 0) first = open(dish);
			else assertArrayEquals(first, open(dish));
		}
	}

	/** What is drawn makes a program run element by element instead of in loops over all; both are one mechanism. */
	@Test
	void aRandomNumberTimesZeroChangesNothing() {
		final String[] equations = {
			"x' = (a - x)/tau",
			"s = -x/2  x' = s", // s counts as constant
			"x' = -x/2 + s  s = x  y' = s - y*x",
			"s = a*v/50  x' = s*(1 - x) - x/tau  y' = x - y*s  z' = f(y) - z*f(x)",
			"x' = a - x*x*x",
			"s = 1/(1 + x*x)  x' = a*s - x/tau  y' = exp(-y) - x",
			"x' = f(x)",
			"y' = -y/tau  x' = a*f(x + y)",
			"if (v > -60) { s = x } else { s = y/5 }  x' = s - x  y' = (x - y)*s",
		};
		for (final String equation : equations)
			for (final String method : new String[] { "cnexp", "derivimplicit", "euler", "runge" })
				for (final boolean secondOrder : new boolean[] { false, true }) {
					final String text = "NEURON { SUFFIX q NONSPECIFIC_CURRENT i RANGE x, y, z, s }\nPARAMETER { a = 0.3 tau = 3 (ms) }\n" +
						"ASSIGNED { v (mV) i (mA/cm2) s }\nSTATE { x y z }\nINITIAL { x = 0.2 y = 0.7 z = 0.4 s = 0 }\n" +
						"BREAKPOINT { SOLVE d METHOD " + method + "  i = 0*v }\nDERIVATIVE d { " + equation
						+ " }\nFUNCTION f(x) { f = -x/(1 + a) }\n";
					final String where = equation + ", " + method + ", second order " + secondOrder;
					final Dish without = new Dish(Nmodl.parse("q", text), 5, secondOrder, Map.of());
					final Dish with =
						new Dish(Nmodl.parse("q", text.replace("DERIVATIVE d {", "DERIVATIVE d { a = a + 0*scop_random() ")), 5,
							secondOrder, Map.of());
					for (final Dish dish : new Dish[] { with, without }) {
						for (int i = 0; i < 5; i++)
							dish.voltage[i] = -80 + 10 * i;
						dish.state.initialise(0, dish.voltage);
						for (int k = 0; k < 20; k++)
							dish.step(k * DT, DT);
					}
					for (final String variable : new String[] { "x", "y", "z", "s" })
						for (int i = 0; i < 5; i++)
							assertEquals(without.value(variable, i), with.value(variable, i), 1e-9, where + ": " + variable);
				}
	}

	/** NEURON does not look into functions: what depends on itself through one is solved implicitly, together with all others of the block. */
	@Test
	void whatIsComputedBeforeAnEquationIsConstantInItAndWhatAFunctionOfItselfGivesIsNot() {
		final String text = "NEURON { SUFFIX q NONSPECIFIC_CURRENT i RANGE x, y }\nASSIGNED { v (mV) i (mA/cm2) s }\nSTATE { x y }\n" +
			"INITIAL { x = 1 y = 1 }\nBREAKPOINT { SOLVE d METHOD cnexp  i = 0*v }\nFUNCTION f(x) { f = -x/2 }\nDERIVATIVE d { ";
		final double[] constant = { 1 - DT / 2, Math.exp(-DT / 2) }, function = { 1 / (1 + DT / 2), 1 / (1 + DT / 2) };
		for (final String chance : new String[] { "", "s = 0*scop_random()  " }) {
			final Dish a = new Dish(Nmodl.parse("q", text + chance + "s = -x/2  x' = s  y' = -y/2 }"), 1),
				b = new Dish(Nmodl.parse("q", text + chance + "x' = f(x)  y' = -y/2 }"), 1);
			for (final Dish dish : new Dish[] { a, b }) {
				dish.state.initialise(0, dish.voltage);
				dish.step(0, DT);
				final double[] expected = dish == a ? constant : function;
				assertEquals(expected[0], dish.value("x", 0), 1e-12, chance);
				assertEquals(expected[1], dish.value("y", 0), 1e-12, chance);
			}
		}
	}
}
