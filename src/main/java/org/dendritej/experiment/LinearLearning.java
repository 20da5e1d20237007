/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.dendritej.neuron.ArtificialNeuron;
import org.dendritej.neuron.NeuronException;
import org.dendritej.neuron.TransferFunction;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.simulation.RunMonitor;

/**
 * How one artificial neuron learns to tell two classes apart. It sees features brought to mean 0 and standard deviation 1, so that their units do not matter to the
 * learning; the neuron given back takes the features as they are.
 *
 * @param neuron what was learnt; a positive sum means the second class
 * @param epochs one entry per presentation of all points, and one before the first
 * @param separable whether any hyperplane tells the classes apart, decided exactly
 * @param isSettled whether the rule came to its end: no mistakes under the perceptron rule, an error that does not fall any more under the delta rule
 */
public record LinearLearning(ArtificialNeuron neuron, List<Epoch> epochs, boolean separable, boolean isSettled) {

	/** How weights change, x being the features of a point with a 1, t its class as ±1 and y = w · x. */
	public enum Rule {
		/**
		 * Rosenblatt (1958), Psychol Rev 65:386–408, doi:10.1037/h0042519: w + η t x at every point where the sign of y is wrong, in a new order each time. Ends
		 * without mistakes if that is possible at all.
		 */
		PERCEPTRON("perceptron"),
		/**
		 * Widrow &amp; Hoff (1960), IRE WESCON Conv Rec 4:96–104: w + η (t − y) x, averaged over all points, which goes down the mean square of t − y and comes to
		 * the weights of least squares. These need not be without mistakes, even where that is possible.
		 */
		DELTA("delta");

		private final String label;

		Rule(final String label) {
			this.label = label;
		}

		/**
		 * The name in menus.
		 *
		 * @return in lower case
		 */
		public String label() {
			return label;
		}
	}

	/**
	 * How well it does after so many presentations of all points.
	 *
	 * @param mistakes points on the wrong side, or on the hyperplane
	 * @param error mean of (t − y)² over the points
	 * @param updates changes of weights so far
	 * @param weights and bias last, for the features as they are
	 */
	public record Epoch(int mistakes, double error, int updates, List<Double> weights) {
	}

	/** Copies. */
	public LinearLearning {
		epochs = List.copyOf(epochs);
	}

	/**
	 * Learns.
	 *
	 * @param points of two classes
	 * @param rule by which
	 * @param rate η; with the delta rule below 2 over the number of features
	 * @param most presentations of all points, at most
	 * @param seed of the order in which the perceptron rule presents points
	 * @return how it went
	 * @throws NeuronException if the weights grow beyond all bounds
	 */
	public static LinearLearning of(final LabelledPoints points, final Rule rule, final double rate, final int most, final long seed) {
		return of(points, rule, rate, most, seed, RunMonitor.SILENT);
	}

	/**
	 * Learns.
	 *
	 * @param points of two classes
	 * @param rule by which
	 * @param rate η; with the delta rule below 2 over the number of features
	 * @param most presentations of all points, at most
	 * @param seed of the order in which the perceptron rule presents points
	 * @param monitor told of progress
	 * @return how it went
	 * @throws NeuronException if the weights grow beyond all bounds
	 * @throws RunCancelledException if the monitor stops it
	 */
	public static LinearLearning of(final LabelledPoints points, final Rule rule, final double rate, final int most, final long seed,
		final RunMonitor monitor) {
		if (!(rate > 0) || Double.isInfinite(rate))
			throw new NeuronException("the learning rate is " + rate + "; it must be finite and greater than 0, usually 0.01 to 1");
		if (most < 1 || most > 1_000_000)
			throw new NeuronException("learning for " + most + " epochs; expected 1 to 1000000");
		return new Course(points, rule, rate, seed).run(most, monitor);
	}

	private static final class Course {

		private static final double ENOUGH = 1e-6; // relative change of the error over so many epochs:
		private static final int PATIENCE = 10;

		private final LabelledPoints points;
		private final Rule rule;
		private final double rate;
		private final SplittableRandom random;
		private final double[][] x; // scaled, with a 1 at the end
		private final double[] mean, deviation;
		private final double[] w;
		private int updates;

		Course(final LabelledPoints points, final Rule rule, final double rate, final long seed) {
			this.points = points;
			this.rule = rule;
			this.rate = rate;
			random = new SplittableRandom(seed);
			final int n = points.points().size(), features = points.features().size();
			mean = new double[features];
			deviation = new double[features];
			x = new double[n][features + 1];
			w = new double[features + 1];
			for (int k = 0; k < features; k++)
				scale(k);
		}

		private void scale(final int k) {
			final int n = x.length;
			for (final List<Double> point : points.points())
				mean[k] += point.get(k) / n;
			double square = 0;
			for (final List<Double> point : points.points())
				square += (point.get(k) - mean[k]) * (point.get(k) - mean[k]) / n;
			deviation[k] = square > 0 ? Math.sqrt(square) : 1;
			for (int i = 0; i < n; i++) {
				x[i][k] = (points.points().get(i).get(k) - mean[k]) / deviation[k];
				x[i][x[i].length - 1] = 1;
			}
		}

		LinearLearning run(final int most, final RunMonitor monitor) {
			final boolean separable = LinearSeparability.of(points);
			final List<Epoch> epochs = new ArrayList<>();
			epochs.add(epoch());
			boolean settled = isSettled(epochs);
			while (!settled && epochs.size() <= most) {
				if (!monitor.progress(epochs.size() / (most + 1.0)))
					throw new RunCancelledException();
				present();
				epochs.add(epoch());
				settled = isSettled(epochs);
			}
			final List<Double> last = epochs.get(epochs.size() - 1).weights();
			return new LinearLearning(
				new ArtificialNeuron(last.subList(0, last.size() - 1).stream().mapToDouble(Double::doubleValue).toArray(),
					last.get(last.size() - 1), new TransferFunction.Threshold(0, 1, 0)),
				epochs, separable, settled);
		}

		private boolean isSettled(final List<Epoch> epochs) {
			final Epoch now = epochs.get(epochs.size() - 1);
			if (rule == Rule.PERCEPTRON)
				return now.mistakes() == 0;
			if (epochs.size() <= PATIENCE)
				return false;
			final double before = epochs.get(epochs.size() - 1 - PATIENCE).error();
			return Math.abs(before - now.error()) <= ENOUGH * before;
		}

		/** All points once. */
		private void present() {
			if (rule == Rule.DELTA)
				descend();
			else
				correct();
			for (final double weight : w)
				if (!(Math.abs(weight) < 1e100))
					throw new NeuronException(
						"with the learning rate " + rate + " the weights grow beyond all bounds; take a smaller one, below " +
							2.0 / mean.length);
		}

		private void descend() {
			final double[] step = new double[w.length];
			for (int i = 0; i < x.length; i++) {
				final double miss = target(i) - sum(i);
				for (int k = 0; k < w.length; k++)
					step[k] += miss * x[i][k];
			}
			for (int k = 0; k < w.length; k++)
				w[k] += rate / x.length * step[k];
			updates++;
		}

		/** In an order of its own (Fisher and Yates). */
		private void correct() {
			final int[] order = new int[x.length];
			for (int i = 0; i < order.length; i++) {
				final int j = random.nextInt(i + 1);
				order[i] = order[j];
				order[j] = i;
			}
			for (final int i : order)
				if (!(sum(i) * target(i) > 0)) {
					updates++;
					for (int k = 0; k < w.length; k++)
						w[k] += rate * target(i) * x[i][k];
				}
		}

		private double target(final int i) {
			return points.classes().get(i) ? 1 : -1;
		}

		private double sum(final int i) {
			double sum = 0;
			for (int k = 0; k < w.length; k++)
				sum += w[k] * x[i][k];
			return sum;
		}

		private Epoch epoch() {
			int mistakes = 0;
			double error = 0;
			for (int i = 0; i < x.length; i++) {
				final double y = sum(i);
				mistakes += y * target(i) > 0 ? 0 : 1;
				error += (target(i) - y) * (target(i) - y) / x.length;
			}
			final List<Double> weights = new ArrayList<>();
			double bias = w[w.length - 1];
			for (int k = 0; k < mean.length; k++) {
				weights.add(w[k] / deviation[k]);
				bias -= w[k] / deviation[k] * mean[k];
			}
			weights.add(bias);
			return new Epoch(mistakes, error, updates, weights);
		}
	}
}
