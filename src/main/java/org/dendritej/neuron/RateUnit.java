/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

import java.util.ArrayList;
import java.util.List;

import org.dendritej.mechanism.Variable;

/**
 * A unit that has a firing rate and no spikes: τ r' = −r + F(w r + I), as in Wilson &amp; Cowan (1972), Biophys J 12:1–24, doi:10.1016/S0006-3495(72)86068-5;
 * Dayan &amp; Abbott (2001), Theoretical Neuroscience, eq. 7.6. It drives itself with the weight w. Its input I is in the unit of the rate.
 *
 * <p>
 * An event that jumps "the potential" jumps the rate; a conductance is an input in proportion to E − r.
 *
 * @param tau time constant, ms
 * @param transfer F
 * @param weight w, of the unit onto itself
 * @param begin rate at the begin, Hz
 */
public record RateUnit(double tau, TransferFunction transfer, double weight, double begin) implements PointNeuron {

	private static final String NAME = "rate unit";
	private static final List<Variable> VARIABLES = List.of(new Variable("r", "Hz", "firing rate"));

	/** Checks. */
	public RateUnit {
		NeuronException.positive(NAME, "the time constant", tau, "ms");
		NeuronException.finite(NAME, "the weight onto itself", weight, "");
		NeuronException.finite(NAME, "the rate at the begin", begin, "Hz");
	}

	/**
	 * One that remembers: bistable within a window of inputs about 0.
	 *
	 * @return τ 20 ms, F from 0 to 100 Hz about 50 Hz with the width 6 Hz, w 1
	 */
	public static RateUnit bistable() {
		return new RateUnit(20, new TransferFunction.Logistic(100, 50, 6), 1, 0);
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public List<Variable> variables() {
		return VARIABLES;
	}

	@Override
	public String inputUnit() {
		return "Hz";
	}

	/**
	 * How fast it changes.
	 *
	 * @param rate Hz
	 * @param input Hz
	 * @return Hz/ms
	 */
	public double slope(final double rate, final double input) {
		return (transfer.of(weight * rate + input) - rate) / tau;
	}

	/**
	 * The inputs between which a logistic unit that excites itself has three fixed points: where the slope of w F is 1. With p = F/largest and
	 * k = width/(w · largest), p (1 − p) = k; then I = middle + width ln(p/(1 − p)) − w · largest · p.
	 *
	 * @return least and greatest, Hz; empty if it is never bistable
	 * @throws NeuronException if the transfer function is not logistic
	 */
	public List<Double> bistableInputs() {
		if (!(transfer instanceof TransferFunction.Logistic logistic))
			throw new NeuronException(NAME + ": the window of bistability is known for a logistic transfer function, not for " +
				transfer.label());
		final double strength = weight * logistic.largest(), k = logistic.width() / strength;
		if (!(weight > 0) || k >= 0.25)
			return List.of();
		final double p = 0.5 * (1 + Math.sqrt(1 - 4 * k)); // the upper one; the lower is 1 − p
		final double half = strength * (p - 0.5) - logistic.width() * Math.log(p / (1 - p));
		final double middle = logistic.middle() - 0.5 * strength;
		return List.of(middle - half, middle + half);
	}

	/**
	 * A rate at which a unit stays.
	 *
	 * @param rate Hz
	 * @param isStable whether the unit comes back to it
	 */
	public record FixedPoint(double rate, boolean isStable) {
	}

	/**
	 * The rates at which it stays, at a constant input.
	 *
	 * @param input Hz
	 * @return ascending
	 */
	public List<FixedPoint> fixedPoints(final double input) {
		NeuronException.finite(NAME, "the input", input, "Hz");
		final double reach = 10 * (Math.abs(input) + 1) + range();
		final int parts = 20_000;
		final List<FixedPoint> found = new ArrayList<>();
		double low = -reach, below = slope(low, input);
		for (int i = 1; i <= parts; i++) {
			final double high = -reach + 2 * reach * i / parts, above = slope(high, input);
			if (below == 0 || below < 0 != above < 0 && above != 0)
				found.add(below == 0 ? at(low, input) : between(low, high, input));
			low = high;
			below = above;
		}
		return found;
	}

	/** Beyond this no fixed point of a bounded transfer function lies, Hz. */
	private double range() {
		return transfer instanceof TransferFunction.Logistic f ? 2 * f.largest()
			: transfer instanceof TransferFunction.Tanh f ? 2 * f.largest()
			: transfer instanceof TransferFunction.Threshold f ? 2 * (Math.abs(f.low()) + Math.abs(f.high()))
			: transfer instanceof TransferFunction.Rectifier f ? 10 * (1 + Math.abs(f.threshold())) * (1 + f.gain()) : 0;
	}

	private FixedPoint between(final double from, final double to, final double input) {
		double low = from, high = to;
		final boolean rises = slope(low, input) < 0;
		while (true) {
			final double middle = 0.5 * (low + high);
			if (middle <= low || middle >= high)
				return new FixedPoint(middle, !rises);
			if (slope(middle, input) < 0 == rises)
				low = middle;
			else
				high = middle;
		}
	}

	private FixedPoint at(final double rate, final double input) {
		return new FixedPoint(rate, weight * transfer.slope(weight * rate + input) < 1);
	}

	@Override
	public State start(final double t, final Integration integration) {
		return new Unit(this, t, integration);
	}

	private static final class Unit extends Dynamics {

		private final RateUnit unit;

		Unit(final RateUnit unit, final double t, final Integration integration) {
			super(NAME, t, integration, Double.POSITIVE_INFINITY, 1);
			this.unit = unit;
			y[0] = unit.begin;
		}

		@Override
		void slopes(final double[] y, final double current, final double[] dydt) {
			dydt[0] = unit.slope(y[0], current);
		}

		@Override
		boolean fallsByItself() {
			return true;
		}
	}
}
