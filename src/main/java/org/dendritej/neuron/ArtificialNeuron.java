/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

import java.util.Arrays;

/**
 * The neuron of neural networks: y = F(w · x + b). With a threshold for F it is that of McCulloch &amp; Pitts (1943), Bull Math Biophys 5:115–133,
 * doi:10.1007/BF02478259, and Rosenblatt (1958), Psychol Rev 65:386–408, doi:10.1037/h0042519. What it decides, it decides by the side of a hyperplane,
 * w · x + b = 0, whatever F is. Immutable.
 */
public final class ArtificialNeuron {

	private final double[] weights;
	private final double bias;
	private final TransferFunction activation;

	/**
	 * A neuron.
	 *
	 * @param weights w, one per input
	 * @param bias b
	 * @param activation F
	 */
	public ArtificialNeuron(final double[] weights, final double bias, final TransferFunction activation) {
		if (weights.length == 0)
			throw new NeuronException("an artificial neuron has no inputs; it needs at least one");
		for (int i = 0; i < weights.length; i++)
			NeuronException.finite("an artificial neuron", "weight " + (i + 1), weights[i], "");
		NeuronException.finite("an artificial neuron", "the bias", bias, "");
		this.weights = weights.clone();
		this.bias = bias;
		this.activation = activation;
	}

	/**
	 * The threshold unit of McCulloch and Pitts: 1 if the weighted sum comes to the threshold, otherwise 0.
	 *
	 * @param threshold what w · x must come to
	 * @param weights one per input
	 * @return the neuron
	 */
	public static ArtificialNeuron ofThreshold(final double threshold, final double... weights) {
		return new ArtificialNeuron(weights, -threshold, new TransferFunction.Threshold(0, 1, 0));
	}

	/**
	 * Number of inputs.
	 *
	 * @return at least 1
	 */
	public int inputs() {
		return weights.length;
	}

	/**
	 * The weights.
	 *
	 * @return a copy
	 */
	public double[] weights() {
		return weights.clone();
	}

	/**
	 * The bias.
	 *
	 * @return b
	 */
	public double bias() {
		return bias;
	}

	/**
	 * What it makes of the sum.
	 *
	 * @return F
	 */
	public TransferFunction activation() {
		return activation;
	}

	/**
	 * The weighted sum.
	 *
	 * @param x inputs
	 * @return w · x + b
	 */
	public double sum(final double... x) {
		if (x.length != weights.length)
			throw new NeuronException("an artificial neuron of " + weights.length + " inputs is given " + x.length);
		double sum = bias;
		for (int i = 0; i < x.length; i++)
			sum += weights[i] * x[i];
		return sum;
	}

	/**
	 * The output.
	 *
	 * @param x inputs
	 * @return F(w · x + b)
	 */
	public double output(final double... x) {
		return activation.of(sum(x));
	}

	/**
	 * How far a point lies from the hyperplane, with the sign of its side.
	 *
	 * @param x inputs
	 * @return (w · x + b)/|w|
	 * @throws NeuronException if all weights are 0: there is no hyperplane
	 */
	public double distance(final double... x) {
		return sum(x) / norm();
	}

	/**
	 * On which side of the hyperplane a point lies.
	 *
	 * @param x inputs
	 * @return 1, −1, or 0 on it
	 */
	public int side(final double... x) {
		return (int) Math.signum(sum(x));
	}

	/**
	 * The point of the hyperplane that is nearest to the origin: −b w/|w|².
	 *
	 * @return one coordinate per input
	 * @throws NeuronException if all weights are 0: there is no hyperplane
	 */
	public double[] foot() {
		final double norm = norm();
		return Arrays.stream(weights).map(w -> -bias / norm * (w / norm)).toArray();
	}

	private double norm() {
		double norm = 0;
		for (final double w : weights)
			norm = Math.hypot(norm, w);
		if (norm == 0)
			throw new NeuronException(
				"an artificial neuron has weights of 0 only; it separates nothing, so nothing has a distance from it");
		return norm;
	}
}
