/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import java.util.Arrays;

/** Conductances that jump by the weight and decay: g' = −g/τ. */
final class ExponentialKernel extends Kernel {

	private final double[] tau;
	private final double[] g;
	private final double[] kickedG, kickedMean;
	private final double[] decay, meanDecay; // over the step prepared for

	ExponentialKernel(final double[] tau) {
		super(tau.length);
		this.tau = tau;
		g = new double[tau.length];
		kickedG = new double[tau.length];
		kickedMean = new double[tau.length];
		decay = new double[tau.length];
		meanDecay = new double[tau.length];
	}

	@Override
	double directKick() {
		return 1;
	}

	@Override
	double driveKick(final int element) {
		return 0;
	}

	@Override
	double driveAfter(final int element, final double drive, final double elapsed) {
		return 0;
	}

	@Override
	double conductanceAfter(final int element, final double drive, final double conductance, final double elapsed) {
		return conductance * Math.exp(-elapsed / tau[element]);
	}

	@Override
	void reset() {
		Arrays.fill(g, 0);
	}

	@Override
	void prepare(final double dt) {
		for (int i = 0; i < tau.length; i++) {
			final boolean asBefore = i > 0 && tau[i] == tau[i - 1]; // within a group of synapses
			decay[i] = asBefore ? decay[i - 1] : Math.exp(-dt / tau[i]);
			meanDecay[i] = asBefore ? meanDecay[i - 1] : meanDecay(dt / tau[i]);
		}
	}

	@Override
	void mean(final double[] mean) {
		for (int i = 0; i < g.length; i++)
			mean[i] = g[i] * meanDecay[i];
	}

	@Override
	void advance() {
		for (int i = 0; i < g.length; i++)
			g[i] *= decay[i];
	}

	@Override
	void kick(final int element, final double left, final double dt, final double weight) {
		kickedG[element] += weight * Math.exp(-left / tau[element]);
		kickedMean[element] += weight * meanDecay(left / tau[element]) * share(left, dt);
	}

	@Override
	double kickedMean(final int element) {
		return kickedMean[element];
	}

	@Override
	void absorb(final int element) {
		g[element] += kickedG[element];
	}

	@Override
	void forget(final int element) {
		kickedG[element] = 0;
		kickedMean[element] = 0;
	}
}
