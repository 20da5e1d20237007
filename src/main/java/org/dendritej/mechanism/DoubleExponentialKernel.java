/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import java.util.Arrays;

/**
 * Conductances that rise with τ1 and decay with τ2 ≥ τ1. Two variables in series, x' = −x/τ1 and g' = −g/τ2 + x, of which an event kicks the first:
 *
 * <pre>
 * g(t) = x0 K(t),   K(t) = (exp(−t/τ2) − exp(−t/τ1)) / (1/τ1 − 1/τ2) = t exp(−t/τ2) φ(t (1/τ1 − 1/τ2)),   φ(y) = (1 − exp(−y))/y.
 * </pre>
 *
 * The last form holds for equal time constants, too, where it is the alpha function, and loses no digits near there, unlike the difference of two decaying
 * variables.
 */
final class DoubleExponentialKernel extends Kernel {

	private final double[] tau1, tau2;
	private final double[] kick; // x after an event of weight 1, 1/ms
	private final double[] x, g;
	private final double[] kickedX, kickedG, kickedMean;
	private final double[] decay1, decay2, response; // over the step prepared for: exp(−dt/τ1), exp(−dt/τ2), K(dt)
	private final double[] meanDecay2, meanResponse; // means of the last two

	DoubleExponentialKernel(final double[] tau1, final double[] tau2) {
		super(tau1.length);
		this.tau1 = tau1;
		this.tau2 = tau2;
		final int size = tau1.length;
		kick = new double[size];
		for (int i = 0; i < size; i++)
			kick[i] = kick(tau1[i], tau2[i]);
		x = new double[size];
		g = new double[size];
		kickedX = new double[size];
		kickedG = new double[size];
		kickedMean = new double[size];
		decay1 = new double[size];
		decay2 = new double[size];
		response = new double[size];
		meanDecay2 = new double[size];
		meanResponse = new double[size];
	}

	/** When K is largest: τ1 τ2/(τ2 − τ1) ln(τ2/τ1), ms. */
	static double timeToPeak(final double tau1, final double tau2) {
		final double r = (tau2 - tau1) / tau1;
		return r == 0 ? tau2 : tau2 * (Math.log1p(r) / r);
	}

	/** 1/K at its peak, where K' = −K/τ2 + exp(−t/τ1) is 0. */
	static double kick(final double tau1, final double tau2) {
		return Math.exp(timeToPeak(tau1, tau2) / tau1) / tau2;
	}

	/** K(t), ms. */
	static double response(final double t, final double tau1, final double tau2) {
		return t * Math.exp(-t / tau2) * meanDecay(t * rateDifference(tau1, tau2));
	}

	private static double rateDifference(final double tau1, final double tau2) {
		return (tau2 - tau1) / tau1 / tau2;
	}

	/** Mean of K from 0 to {@code t}, ms. */
	static double meanResponse(final double t, final double tau1, final double tau2) {
		final double y = t / tau1, z = t / tau2;
		return t * (y <= 1 ? series(y, z)
			: z < 0.5 * y ? (meanDecay(z) - meanDecay(y)) / (y - z)
			: (meanDecay(y) - Math.exp(-z) * meanDecay(y - z)) / z);
	}

	/**
	 * The second divided difference of exp at 0, −y and −z, which the other forms give with cancellation when y and z are small: Σ h(n)/(n + 2)!, h(n) being
	 * the sum of all products of n factors −y and −z.
	 */
	private static double series(final double y, final double z) {
		double products = 1, power = 1, factorial = 2, sum = 0.5;
		for (int n = 1; n <= 18; n++) { // (n + 1)/(n + 2)! < 1e-17
			power *= -z;
			products = -y * products + power;
			factorial *= n + 2;
			sum += products / factorial;
		}
		return sum;
	}

	@Override
	double directKick() {
		return 0;
	}

	@Override
	double driveKick(final int element) {
		return kick[element];
	}

	@Override
	double driveAfter(final int element, final double drive, final double elapsed) {
		return drive * Math.exp(-elapsed / tau1[element]);
	}

	@Override
	double conductanceAfter(final int element, final double drive, final double conductance, final double elapsed) {
		return conductance * Math.exp(-elapsed / tau2[element]) + drive * response(elapsed, tau1[element], tau2[element]);
	}

	@Override
	void reset() {
		Arrays.fill(x, 0);
		Arrays.fill(g, 0);
	}

	@Override
	void prepare(final double dt) {
		for (int i = 0; i < tau1.length; i++) {
			final boolean asBefore = i > 0 && tau1[i] == tau1[i - 1] && tau2[i] == tau2[i - 1]; // within a group of synapses
			decay1[i] = asBefore ? decay1[i - 1] : Math.exp(-dt / tau1[i]);
			decay2[i] = asBefore ? decay2[i - 1] : Math.exp(-dt / tau2[i]);
			response[i] = asBefore ? response[i - 1] : response(dt, tau1[i], tau2[i]);
			meanDecay2[i] = asBefore ? meanDecay2[i - 1] : meanDecay(dt / tau2[i]);
			meanResponse[i] = asBefore ? meanResponse[i - 1] : meanResponse(dt, tau1[i], tau2[i]);
		}
	}

	@Override
	void mean(final double[] mean) {
		for (int i = 0; i < g.length; i++)
			mean[i] = g[i] * meanDecay2[i] + x[i] * meanResponse[i];
	}

	@Override
	void advance() {
		for (int i = 0; i < g.length; i++)
			g[i] = g[i] * decay2[i] + x[i] * response[i];
		for (int i = 0; i < x.length; i++)
			x[i] *= decay1[i];
	}

	@Override
	void kick(final int element, final double left, final double dt, final double weight) {
		final double start = weight * kick[element], rise = tau1[element], fall = tau2[element];
		kickedX[element] += start * Math.exp(-left / rise);
		kickedG[element] += start * response(left, rise, fall);
		kickedMean[element] += start * meanResponse(left, rise, fall) * share(left, dt);
	}

	@Override
	double kickedMean(final int element) {
		return kickedMean[element];
	}

	@Override
	void absorb(final int element) {
		x[element] += kickedX[element];
		g[element] += kickedG[element];
	}

	@Override
	void forget(final int element) {
		kickedX[element] = 0;
		kickedG[element] = 0;
		kickedMean[element] = 0;
	}
}
