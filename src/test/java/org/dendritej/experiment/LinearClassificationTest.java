/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.dendritej.experiment.LabelledPoints.Example;
import org.dendritej.experiment.LinearLearning.Rule;
import org.dendritej.neuron.ArtificialNeuron;
import org.dendritej.neuron.NeuronException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LinearClassificationTest {

	private static LabelledPoints points(final List<List<Double>> points, final List<Boolean> classes) {
		final List<String> features = new ArrayList<>();
		for (int k = 0; k < points.get(0).size(); k++)
			features.add("x" + k);
		return new LabelledPoints("points", features, points, classes, List.of("A", "B"));
	}

	/** Winder (1961), Muroga (1971): the number of threshold functions. */
	@ParameterizedTest
	@CsvSource({ "1, 4", "2, 14", "3, 104", "4, 1882" })
	void separableBooleanFunctionsAreCounted(final int inputs, final int count) {
		assertEquals(count, LinearSeparability.booleanFunctions(inputs));
	}

	/** The same numbers by brute force: every function that some small whole weights compute. */
	@ParameterizedTest
	@CsvSource({ "2, 2", "3, 3" })
	void everyFunctionThatSomeWeightsComputeIsSeparableAndNoOther(final int inputs, final int reach) {
		final boolean[] computed = new boolean[1 << (1 << inputs)];
		final int choices = 2 * reach + 1, all = (int) Math.pow(choices, inputs);
		for (int w = 0; w < all; w++)
			for (int threshold = -inputs * reach; threshold <= inputs * reach + 1; threshold++) {
				final double[] weights = new double[inputs];
				for (int k = 0, rest = w; k < inputs; k++, rest /= choices)
					weights[k] = rest % choices - reach;
				final ArtificialNeuron neuron = ArtificialNeuron.ofThreshold(threshold, weights);
				int function = 0;
				for (int row = 0; row < 1 << inputs; row++) {
					final double[] x = new double[inputs];
					for (int k = 0; k < inputs; k++)
						x[k] = row >> k & 1;
					function |= (int) neuron.output(x) << row;
				}
				computed[function] = true;
			}
		for (int function = 0; function < computed.length; function++)
			assertEquals(computed[function],
				LinearSeparability.of(LabelledPoints.ofBooleanFunction("f", inputs, function)), "function " + function);
	}

	/** Cover (1965), IEEE Trans Electron Comput EC-14:326–334: the share of dichotomies of points in general position. */
	@Test
	void theShareOfSeparableDichotomiesIsCovers() {
		final SplittableRandom random = new SplittableRandom(3);
		final int n = 8, features = 2; // with the bias three weights: C(8, 3) = 2 (1 + 7 + 21) of 2^8
		final List<List<Double>> x = new ArrayList<>();
		for (int i = 0; i < n; i++)
			x.add(List.of(random.nextDouble(), random.nextDouble()));
		int count = 0;
		for (int dichotomy = 0; dichotomy < 1 << n; dichotomy++) {
			final List<Boolean> classes = new ArrayList<>();
			for (int i = 0; i < n; i++)
				classes.add((dichotomy >> i & 1) == 1);
			count += LinearSeparability.of(x, classes) ? 1 : 0;
		}
		assertEquals(features, x.get(0).size());
		assertEquals(58, count);
		assertEquals(count / 256.0, LinearSeparability.shareOfDichotomies(n, features + 1));
	}

	@ParameterizedTest
	@CsvSource({ "10, 1", "15, 0.910217", "20, 0.5", "25, 0.153728" })
	void coversShareFallsToOneHalfAtTwiceAsManyPointsAsWeights(final int points, final double share) {
		assertEquals(share, LinearSeparability.shareOfDichotomies(points, 10), 5e-7);
		assertEquals(0.5, LinearSeparability.shareOfDichotomies(2 * points, points));
	}

	/** A gap, or an overlap, of the last binary digit decides. */
	@Test
	void theDecisionIsExact() {
		final double above = Math.nextUp(0.3), at = 0.3;
		final List<Boolean> classes = List.of(false, false, true, true);
		assertTrue(LinearSeparability.of(points(List.of(List.of(0.1), List.of(at), List.of(above), List.of(0.9)), classes)));
		assertFalse(LinearSeparability.of(points(List.of(List.of(0.1), List.of(at), List.of(at), List.of(0.9)), classes)));
		assertFalse(LinearSeparability.of(points(List.of(List.of(0.1), List.of(above), List.of(at), List.of(0.9)), classes)));
		// a point on the segment between two of the other class, and just beside it
		final List<Boolean> middle = List.of(false, false, true);
		assertFalse(LinearSeparability.of(points(List.of(List.of(0.0, 0.0), List.of(2.0, 2e300), List.of(1.0, 1e300)), middle)));
		assertTrue(
			LinearSeparability.of(points(List.of(List.of(0.0, 0.0), List.of(2.0, 2e300), List.of(Math.nextUp(1.0), 1e300)), middle)));
		assertTrue(LinearSeparability.of(points(List.of(List.of(0.0), List.of(Double.MIN_VALUE)), List.of(false, true))));
	}

	@Test
	void oneClassAloneIsSeparable() {
		assertTrue(LinearSeparability.of(points(List.of(List.of(1.0), List.of(2.0)), List.of(true, true))));
	}

	@ParameterizedTest
	@EnumSource(Example.class)
	void thePerceptronRuleEndsIfAndOnlyIfTheClassesAreSeparable(final Example example) {
		final LinearLearning learning = LinearLearning.of(example.points(1), Rule.PERCEPTRON, 0.5, 500, 1);
		assertEquals(learning.separable(), learning.isSettled());
		assertEquals(List.of(Example.AND, Example.OR, Example.TWO_CLOUDS).contains(example), learning.separable(), example.label());
		if (learning.isSettled())
			for (int i = 0; i < example.points(1).points().size(); i++) {
				final double[] x = example.points(1).points().get(i).stream().mapToDouble(Double::doubleValue).toArray();
				assertEquals(example.points(1).classes().get(i) ? 1 : -1, learning.neuron().side(x));
			}
	}

	/** Novikoff (1962): at most (R/γ)² changes, R being the longest point with its 1 and γ the margin of any unit vector that separates. */
	@Test
	void thePerceptronMakesNoMoreMistakesThanNovikoffAllows() {
		final SplittableRandom random = new SplittableRandom(11);
		final List<List<Double>> x = new ArrayList<>();
		final List<Boolean> classes = new ArrayList<>();
		while (x.size() < 200) {
			final double a = 4 * random.nextDouble() - 2, b = 4 * random.nextDouble() - 2, side = (a + b) / Math.sqrt(2);
			if (Math.abs(side) > 0.2) {
				x.add(List.of(a, b));
				classes.add(side > 0);
			}
		}
		final LinearLearning learning = LinearLearning.of(points(x, classes), Rule.PERCEPTRON, 0.3, 1000, 2);
		assertTrue(learning.isSettled());
		double margin = Double.POSITIVE_INFINITY, longest = 0; // in the scaled features, of the vector (1, 1) there
		final double[] mean = new double[2], deviation = new double[2];
		for (int k = 0; k < 2; k++) {
			final int at = k;
			mean[k] = x.stream().mapToDouble(p -> p.get(at)).average().orElseThrow();
			deviation[k] = Math.sqrt(x.stream().mapToDouble(p -> Math.pow(p.get(at) - mean[at], 2)).average().orElseThrow());
		}
		final double[] w = { deviation[0], deviation[1], mean[0] + mean[1] }; // a + b > 0 in scaled features
		final double norm = Math.sqrt(w[0] * w[0] + w[1] * w[1] + w[2] * w[2]);
		for (int i = 0; i < x.size(); i++) {
			final double a = (x.get(i).get(0) - mean[0]) / deviation[0], b = (x.get(i).get(1) - mean[1]) / deviation[1];
			margin = Math.min(margin, (classes.get(i) ? 1 : -1) * (w[0] * a + w[1] * b + w[2]) / norm);
			longest = Math.max(longest, Math.sqrt(a * a + b * b + 1));
		}
		final int updates = learning.epochs().get(learning.epochs().size() - 1).updates();
		assertTrue(updates <= Math.pow(longest / margin, 2), updates + " changes, " + Math.pow(longest / margin, 2) + " allowed");
	}

	/** The delta rule comes to the weights of least squares, whose residuals are orthogonal to every feature. */
	@ParameterizedTest
	@EnumSource(Example.class)
	void theDeltaRuleComesToLeastSquares(final Example example) {
		final LabelledPoints points = example.points(4);
		final LinearLearning learning = LinearLearning.of(points, Rule.DELTA, 0.3, 2000, 1);
		assertTrue(learning.isSettled());
		final double[] products = new double[3];
		for (int i = 0; i < points.points().size(); i++) {
			final double a = points.points().get(i).get(0), b = points.points().get(i).get(1);
			final double miss = (points.classes().get(i) ? 1 : -1) - learning.neuron().sum(a, b);
			products[0] += miss;
			products[1] += miss * a;
			products[2] += miss * b;
		}
		for (final double product : products)
			assertEquals(0, product / points.points().size(), 3e-3);
		for (int i = 1; i < learning.epochs().size(); i++)
			assertTrue(learning.epochs().get(i).error() <= learning.epochs().get(i - 1).error() * (1 + 1e-12), "the error falls");
	}

	/** Metres or micrometres: the same line. */
	@Test
	void unitsOfTheFeaturesDoNotMatter() {
		final LabelledPoints points = Example.TWO_CLOUDS.points(7);
		final LabelledPoints scaled = new LabelledPoints("scaled", points.features(),
			points.points().stream().map(point -> List.of(1000 * point.get(0), point.get(1) / 1000 + 5)).toList(), points.classes(),
			points.classNames());
		final List<LinearLearning> both = List.of(LinearLearning.of(points, Rule.PERCEPTRON, 1, 100, 3),
			LinearLearning.of(scaled, Rule.PERCEPTRON, 1, 100, 3));
		assertEquals(both.get(0).epochs().size(), both.get(1).epochs().size());
		assertEquals(both.get(0).neuron().sum(0.3, 0.4), both.get(1).neuron().sum(300, 0.0004 + 5), 1e-9);
	}

	@Test
	void mistakesAreSaidInOneSentence() {
		assertTrue(
			message(() -> LinearLearning.of(Example.AND.points(0), Rule.DELTA, 5, 10_000, 0)).contains("take a smaller one, below 1.0"));
		assertTrue(message(() -> LinearLearning.of(Example.AND.points(0), Rule.DELTA, Double.NaN, 10, 0)).contains("learning rate is NaN"));
		assertTrue(message(() -> LinearSeparability.booleanFunctions(5)).contains("expected 1 to 4"));
		assertTrue(message(() -> points(List.of(List.of(Double.NaN)), List.of(true))).contains("point 1 is [NaN]"));
	}

	private static String message(final Runnable mistake) {
		return assertThrows(NeuronException.class, mistake::run).getMessage();
	}
}
