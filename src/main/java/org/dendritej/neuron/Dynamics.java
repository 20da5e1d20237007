/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

import java.util.function.DoubleConsumer;

/**
 * The state of a neuron that obeys ordinary differential equations, of which the first variable is the potential. Moves it by the pair of Dormand &amp; Prince
 * (1980), doi:10.1016/0771-050X(80)90013-3, table 2, and finds its spikes: the step to the spike is the root of the potential at the end of a step as a
 * function of its length, so spike times have the order of the scheme.
 */
abstract class Dynamics implements PointNeuron.State {

	private static final double A21 = 1 / 5.0, A31 = 3 / 40.0, A32 = 9 / 40.0, A41 = 44 / 45.0, A42 = -56 / 15.0, A43 = 32 / 9.0,
		A51 = 19372 / 6561.0, A52 = -25360 / 2187.0, A53 = 64448 / 6561.0, A54 = -212 / 729.0, A61 = 9017 / 3168.0, A62 = -355 / 33.0,
		A63 = 46732 / 5247.0, A64 = 49 / 176.0, A65 = -5103 / 18656.0, B1 = 35 / 384.0, B3 = 500 / 1113.0, B4 = 125 / 192.0,
		B5 = -2187 / 6784.0, B6 = 11 / 84.0, E1 = 71 / 57600.0, E3 = -71 / 16695.0, E4 = 71 / 1920.0, E5 = -17253 / 339200.0,
		E6 = 22 / 525.0, E7 = -1 / 40.0;

	private static final int MOST_IN_A_MILLISECOND = 1000;
	private static final int MOST_STEPS_IN_A_MILLISECOND = 500_000;

	private final String owner;
	private final Integration integration;
	private final double[] scale; // what counts as small in each variable
	private final double[][] k; // slopes at the stages
	private final double[] trial, stage;
	private final double threshold; // mV
	private double step; // tried next, ms
	private double held; // until when the potential is held, ms
	private double crowded = Double.NEGATIVE_INFINITY; // begin of the millisecond whose spikes are counted
	private int spikesAtOnce;
	private double slow = Double.NEGATIVE_INFINITY; // begin of the millisecond whose steps are counted
	private int steps;

	/** The variables, the potential first; set by the constructor of the model. */
	final double[] y;
	/** Where they stand, ms. */
	double t;

	Dynamics(final String owner, final double t, final Integration integration, final double threshold, final double... scale) {
		this.owner = owner;
		this.t = NeuronException.finite(owner, "the time at which the run begins", t, "ms");
		this.integration = integration;
		this.threshold = threshold;
		this.scale = scale;
		step = Math.min(integration.longest(), integration.isFixed() ? Double.POSITIVE_INFINITY : 0.01);
		held = Double.NEGATIVE_INFINITY;
		final int n = scale.length;
		y = new double[n];
		trial = new double[n];
		stage = new double[n];
		k = new double[7][n];
	}

	/** Slopes of the variables, per ms. @param current into the neuron, nA */
	abstract void slopes(double[] y, double current, double[] dydt);

	/** What a spike changes at once; nothing in a neuron whose equations bring the potential down again. */
	void reset() {
		// the equations do it
	}

	/** How long the potential is held after a spike, ms. */
	double refractory() {
		return 0;
	}

	/** Whether the potential falls again by itself after a spike, so that only crossings from below are spikes. */
	boolean fallsByItself() {
		return false;
	}

	/** Moves by the exact solution if there is one for this input. @return whether it has */
	boolean advanceExactly(final double until, final Input input, final DoubleConsumer spikes) {
		return false;
	}

	@Override
	public final double time() {
		return t;
	}

	@Override
	public double value(final int variable) {
		return y[variable];
	}

	@Override
	public final void advance(final double until, final Input input, final DoubleConsumer spikes) {
		if (!(until >= t) || Double.isInfinite(until))
			throw new NeuronException(owner + ": stands at " + t + " ms and is to run to " + until + " ms; it runs forward only");
		while (true) {
			final double end = Math.min(until, Math.max(t, input.next()));
			if (!advanceExactly(end, input, spikes))
				integrate(end, input, spikes);
			t = end;
			if (input.next() <= end) {
				final double jump = input.pass(end);
				if (jump != 0)
					jump(jump, input, spikes);
			}
			if (end == until && !(input.next() <= until))
				return;
		}
	}

	private void jump(final double jump, final Input input, final DoubleConsumer spikes) {
		if (t < held)
			return; // the potential is held
		final double before = y[0];
		y[0] += jump;
		requireNumbers();
		if (y[0] >= threshold && (!fallsByItself() || before < threshold))
			spike(input, spikes);
	}

	/** A spike now. */
	final void spike(final Input input, final DoubleConsumer spikes) {
		if (!(t < crowded + 1)) {
			crowded = t;
			spikesAtOnce = 0;
		}
		if (++spikesAtOnce > MOST_IN_A_MILLISECOND)
			throw new NeuronException(owner + ": it fires without end at " + t +
				" ms; its input is too strong, or its reset brings it too near to its next spike, or it needs a refractory period");
		spikes.accept(t);
		reset();
		held = t + refractory();
		input.fired(t);
		if (!integration.isFixed())
			step = Math.min(step, 0.01);
	}

	/** Until when the potential is held, ms. */
	final double held() {
		return held;
	}

	private void integrate(final double end, final Input input, final DoubleConsumer spikes) {
		while (t < end) {
			requireProgress();
			final double stop = t < held ? Math.min(end, held) : end;
			final double left = stop - t;
			double h = Math.min(left, integration.isFixed() ? integration.longest() : step);
			final boolean last = h >= left * (1 - 1e-12);
			if (last)
				h = left;
			slopes(t, y, input, k[0]);
			final double error = step(h, input);
			if (!integration.isFixed()) {
				if (!(error <= 1)) {
					step = h * (Double.isNaN(error) ? 0.1 : Math.max(0.1, 0.9 * Math.pow(error, -0.2)));
					if (!(step > 1e-300))
						throw notANumber();
					continue;
				}
				final double next = h * Math.min(5, 0.9 * Math.pow(Math.max(error, 1e-10), -0.2));
				if (!last || next < step)
					step = Math.min(integration.longest(), next);
			}
			if (t >= held && y[0] < threshold && trial[0] >= threshold) {
				final double begin = t;
				t = Math.min(stop, begin + toThreshold(h, input));
				System.arraycopy(trial, 0, y, 0, y.length);
				requireNumbers();
				spike(input, spikes);
				continue;
			}
			System.arraycopy(trial, 0, y, 0, y.length);
			t = last ? stop : t + h;
			requireNumbers();
		}
	}

	/** An explicit method would go on for hours where an input drives rates beyond all measure. */
	private void requireProgress() {
		if (!(t < slow + 1)) {
			slow = t;
			steps = 0;
		}
		if (++steps > MOST_STEPS_IN_A_MILLISECOND)
			throw new NeuronException(owner + ": at " + t + " ms a millisecond takes more than " + MOST_STEPS_IN_A_MILLISECOND +
				" steps; "
				+ (integration.isFixed() ? "take longer ones" : "its input or its parameters drive it too far from where the model holds"));
	}

	/** The length of the step from y that ends at the threshold; {@code trial} stands there then. Regula falsi with the Illinois rule, and bisection. */
	private double toThreshold(final double h, final Input input) {
		double low = 0, high = h, below = y[0] - threshold, above = trial[0] - threshold;
		int side = 0;
		for (int i = 0; i < 200 && high - low > 1e-13 * high; i++) {
			double middle = i % 4 == 3 ? 0.5 * (low + high) : high - above * ((high - low) / (above - below));
			if (!(middle > low && middle < high))
				middle = 0.5 * (low + high);
			if (!(middle > low && middle < high))
				break;
			step(middle, input);
			final double value = trial[0] - threshold;
			if (!(value < 0)) { // or beyond all numbers
				high = middle;
				above = value;
				if (side == 1)
					below *= 0.5;
				side = 1;
				if (value <= 1e-12 * scale[0])
					break;
			}
			else {
				low = middle;
				below = value;
				if (side == -1)
					above *= 0.5;
				side = -1;
			}
		}
		step(high, input);
		return high;
	}

	/** One step from y into trial. @return its error by the tolerance; NaN if it is none */
	private double step(final double h, final Input input) {
		final int n = y.length;
		for (int i = 0; i < n; i++)
			stage[i] = y[i] + h * (A21 * k[0][i]);
		slopes(t + 0.2 * h, stage, input, k[1]);
		for (int i = 0; i < n; i++)
			stage[i] = y[i] + h * (A31 * k[0][i] + A32 * k[1][i]);
		slopes(t + 0.3 * h, stage, input, k[2]);
		for (int i = 0; i < n; i++)
			stage[i] = y[i] + h * (A41 * k[0][i] + A42 * k[1][i] + A43 * k[2][i]);
		slopes(t + 0.8 * h, stage, input, k[3]);
		for (int i = 0; i < n; i++)
			stage[i] = y[i] + h * (A51 * k[0][i] + A52 * k[1][i] + A53 * k[2][i] + A54 * k[3][i]);
		slopes(t + 8 / 9.0 * h, stage, input, k[4]);
		for (int i = 0; i < n; i++)
			stage[i] = y[i] + h * (A61 * k[0][i] + A62 * k[1][i] + A63 * k[2][i] + A64 * k[3][i] + A65 * k[4][i]);
		slopes(t + h, stage, input, k[5]);
		for (int i = 0; i < n; i++)
			trial[i] = y[i] + h * (B1 * k[0][i] + B3 * k[2][i] + B4 * k[3][i] + B5 * k[4][i] + B6 * k[5][i]);
		if (integration.isFixed())
			return 0;
		slopes(t + h, trial, input, k[6]);
		double worst = 0;
		for (int i = 0; i < n; i++) {
			final double error = h * (E1 * k[0][i] + E3 * k[2][i] + E4 * k[3][i] + E5 * k[4][i] + E6 * k[5][i] + E7 * k[6][i]);
			final double allowed = integration.tolerance() * (scale[i] + Math.max(Math.abs(y[i]), Math.abs(trial[i])));
			final double ratio = Math.abs(error) / allowed;
			if (Double.isNaN(ratio) || Double.isInfinite(trial[i]))
				return Double.NaN;
			worst = Math.max(worst, ratio);
		}
		return worst;
	}

	private void slopes(final double at, final double[] state, final Input input, final double[] dydt) {
		slopes(state, input.current(at, state[0]), dydt);
		if (at < held || t < held)
			dydt[0] = 0;
	}

	private void requireNumbers() {
		for (final double value : y)
			if (!Double.isFinite(value))
				throw notANumber();
	}

	private NeuronException notANumber() {
		return new NeuronException(owner + ": at " + t + " ms its state is no finite number any more; " + (integration.isFixed()
			? "a step of " + integration.longest() + " ms is too long for it, take a shorter one or steps chosen to a tolerance"
			: "its input or its parameters are outside what can be computed"));
	}
}
