/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism.transmission;

import java.util.Arrays;
import java.util.Optional;

/**
 * Weights that learn, see {@link Learning}. Between spikes traces decay exactly and scaling grows exactly, so when and how often a weight is asked for does
 * not matter. A trace is kept as it stood before and after its last jumps, so that spikes at the same time do not see each other.
 */
final class Strengths {

	private final Optional<TimingRule> rule;
	private final Optional<Scaling> scaling;
	private final double least, greatest;
	private final double[] weight; // as it stood at the growth below
	private final double[] grownTo; // ln of the scaling that the weight holds
	private final int[] cell; // of each synapse
	private final Trace r1, r2, o1, o2;
	private final double[] activity; // of each cell at its last spike, Hz
	private final double[] growth; // ln of the scaling at its last spike
	private final double[] since; // time of both, ms

	/** @param cells 1 for all synapses together, or one for each */
	Strengths(final Learning learning, final double[] initial, final int cells) {
		rule = learning.rule();
		scaling = learning.scaling();
		least = learning.minimum();
		greatest = learning.maximum();
		weight = new double[initial.length];
		cell = new int[initial.length];
		for (int s = 0; s < initial.length; s++) {
			weight[s] = bounded(initial[s]);
			cell[s] = cells == 1 ? 0 : s;
		}
		grownTo = new double[initial.length];
		final boolean nearest = rule.isPresent() && rule.get().pairing() == TimingRule.Pairing.NEAREST;
		r1 = new Trace(initial.length, rule.map(TimingRule::tauPlus).orElse(1.0), nearest);
		r2 = new Trace(initial.length, rule.map(TimingRule::tauX).orElse(1.0), nearest);
		o1 = new Trace(cells, rule.map(TimingRule::tauMinus).orElse(1.0), nearest);
		o2 = new Trace(cells, rule.map(TimingRule::tauY).orElse(1.0), nearest);
		activity = new double[cells];
		growth = new double[cells];
		since = new double[cells];
		Arrays.fill(activity, scaling.map(Scaling::target).orElse(0.0));
	}

	private double bounded(final double value) {
		return Math.max(least, Math.min(greatest, value));
	}

	double weight(final int synapse, final double time) {
		return scaling.isEmpty() ? weight[synapse]
			: bounded(weight[synapse] * StrictMath.exp(growthAt(cell[synapse], time) - grownTo[synapse]));
	}

	/** ln of the scaling: the integral of (1 − a/target)/time since the last spike, in which a decays. */
	private double growthAt(final int which, final double time) {
		final Scaling s = scaling.orElseThrow();
		final double elapsed = time - since[which];
		return growth[which] +
			(elapsed + activity[which] / s.target() * s.memory() * StrictMath.expm1(-elapsed / s.memory())) / s.time();
	}

	private void add(final int synapse, final double time, final double change) {
		weight[synapse] = bounded(weight(synapse, time) + change);
		if (scaling.isPresent()) grownTo[synapse] = growthAt(cell[synapse], time);
	}

	void before(final int synapse, final double time) {
		if (rule.isEmpty()) return;
		final TimingRule stdp = rule.get();
		add(synapse, time, -o1.before(cell[synapse], time) * (stdp.pairMinus() + stdp.tripletMinus() * r2.before(synapse, time)));
		r1.jump(synapse, time);
		r2.jump(synapse, time);
	}

	void after(final int which, final double time) {
		if (rule.isPresent()) {
			final TimingRule stdp = rule.get();
			final double factor = stdp.pairPlus() + stdp.tripletPlus() * o2.before(which, time);
			if (activity.length == 1)
				for (int s = 0; s < weight.length; s++)
					add(s, time, factor * r1.before(s, time));
			else
				add(which, time, factor * r1.before(which, time));
			o1.jump(which, time);
			o2.jump(which, time);
		}
		if (scaling.isPresent()) {
			growth[which] = growthAt(which, time);
			activity[which] = activity[which] * StrictMath.exp(-(time - since[which]) / scaling.get().memory()) +
				1000 / scaling.get().memory();
			since[which] = time;
		}
	}

	/** Traces of spikes that decay with one time constant. */
	private static final class Trace {

		private final double tau;
		private final boolean nearest;
		private final double[] before, after; // the last jump
		private final double[] last; // its time, ms

		Trace(final int size, final double tau, final boolean nearest) {
			this.tau = tau;
			this.nearest = nearest;
			before = new double[size];
			after = new double[size];
			last = new double[size];
		}

		/** What spikes before {@code time} have left. */
		double before(final int i, final double time) {
			return time == last[i] ? before[i] : after[i] == 0 ? 0 : after[i] * StrictMath.exp(-(time - last[i]) / tau);
		}

		void jump(final int i, final double time) {
			before[i] = before(i, time);
			after[i] = nearest ? 1 : time == last[i] ? after[i] + 1 : before[i] + 1;
			last[i] = time;
		}
	}
}
