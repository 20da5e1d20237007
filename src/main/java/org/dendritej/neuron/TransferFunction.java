/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

/** What a rate unit or an artificial neuron makes of its summed input. All never fall. */
public sealed interface TransferFunction {

	/**
	 * Its value.
	 *
	 * @param x summed input
	 * @return output
	 */
	double of(double x);

	/**
	 * Its slope.
	 *
	 * @param x summed input
	 * @return derivative; at a bend that from the right; 0 at the step of the threshold
	 */
	double slope(double x);

	/**
	 * What it is.
	 *
	 * @return a word
	 */
	String label();

	/** x itself. */
	record Identity() implements TransferFunction {

		@Override
		public double of(final double x) {
			return x;
		}

		@Override
		public double slope(final double x) {
			return 1;
		}

		@Override
		public String label() {
			return "identity";
		}
	}

	/**
	 * gain · max(0, x − threshold).
	 *
	 * @param gain slope above the threshold
	 * @param threshold where it begins
	 */
	record Rectifier(double gain, double threshold) implements TransferFunction {

		/** Checks. */
		public Rectifier {
			NeuronException.positive("a rectifier", "the gain", gain, "");
			NeuronException.finite("a rectifier", "the threshold", threshold, "");
		}

		@Override
		public double of(final double x) {
			return gain * Math.max(0, x - threshold);
		}

		@Override
		public double slope(final double x) {
			return x >= threshold ? gain : 0;
		}

		@Override
		public String label() {
			return "rectifier";
		}
	}

	/**
	 * largest / (1 + exp(−(x − middle)/width)).
	 *
	 * @param largest value far on the right
	 * @param middle where it is half of that
	 * @param width of the rise
	 */
	record Logistic(double largest, double middle, double width) implements TransferFunction {

		/** Checks. */
		public Logistic {
			NeuronException.positive("a logistic function", "the largest value", largest, "");
			NeuronException.finite("a logistic function", "the middle", middle, "");
			NeuronException.positive("a logistic function", "the width", width, "");
		}

		@Override
		public double of(final double x) {
			return largest / (1 + Math.exp(-(x - middle) / width));
		}

		@Override
		public double slope(final double x) {
			final double e = Math.exp(-Math.abs((x - middle) / width));
			return largest / width * e / ((1 + e) * (1 + e));
		}

		@Override
		public String label() {
			return "logistic";
		}
	}

	/**
	 * largest · tanh((x − middle)/width).
	 *
	 * @param largest value far on the right; minus that far on the left
	 * @param middle where it is 0
	 * @param width of the rise
	 */
	record Tanh(double largest, double middle, double width) implements TransferFunction {

		/** Checks. */
		public Tanh {
			NeuronException.positive("a hyperbolic tangent", "the largest value", largest, "");
			NeuronException.finite("a hyperbolic tangent", "the middle", middle, "");
			NeuronException.positive("a hyperbolic tangent", "the width", width, "");
		}

		@Override
		public double of(final double x) {
			return largest * Math.tanh((x - middle) / width);
		}

		@Override
		public double slope(final double x) {
			final double y = Math.tanh((x - middle) / width);
			return largest / width * (1 - y * y);
		}

		@Override
		public String label() {
			return "tanh";
		}
	}

	/**
	 * high from the threshold on, low below it.
	 *
	 * @param low value below
	 * @param high value at the threshold and above
	 * @param threshold where it steps
	 */
	record Threshold(double low, double high, double threshold) implements TransferFunction {

		/** Checks. */
		public Threshold {
			NeuronException.finite("a threshold function", "the low value", low, "");
			NeuronException.finite("a threshold function", "the high value", high, "");
			NeuronException.finite("a threshold function", "the threshold", threshold, "");
			if (!(low < high))
				throw new NeuronException(
					"a threshold function from " + low + " to " + high + "; the high value must be above the low one");
		}

		@Override
		public double of(final double x) {
			return x >= threshold ? high : low;
		}

		@Override
		public double slope(final double x) {
			return 0;
		}

		@Override
		public String label() {
			return "threshold";
		}
	}
}
