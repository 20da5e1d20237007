/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

import java.util.List;

import org.dendritej.mechanism.Waveform;

/** Inputs that need no synapse: currents, conductances and sums. Each call makes a new one, for one run of one neuron. */
public final class Inputs {

	private Inputs() {
	}

	/**
	 * No input.
	 *
	 * @return no current, ever
	 */
	public static Input none() {
		return constant(0);
	}

	/**
	 * The same current all the time.
	 *
	 * @param nanoamperes inward positive, nA
	 * @return the input
	 */
	public static Input constant(final double nanoamperes) {
		NeuronException.finite("a constant input", "the current", nanoamperes, "nA");
		return new Input() {

			@Override
			public double current(final double t, final double v) {
				return nanoamperes;
			}

			@Override
			public boolean isSteady() {
				return true;
			}
		};
	}

	/**
	 * A current from an electrode.
	 *
	 * @param waveform nA over time
	 * @return the input
	 */
	public static Input current(final Waveform waveform) {
		return new Electrode(waveform, 0, false);
	}

	/**
	 * A conductance as from a dynamic clamp: g(t) (E − v).
	 *
	 * @param waveform µS over time, not negative
	 * @param reversal E, mV
	 * @return the input
	 */
	public static Input conductance(final Waveform waveform, final double reversal) {
		return new Electrode(waveform, NeuronException.finite("a conductance", "the reversal potential", reversal, "mV"), true);
	}

	/**
	 * Several inputs at once.
	 *
	 * @param inputs each of them new, and used nowhere else
	 * @return the input
	 */
	public static Input sum(final List<? extends Input> inputs) {
		final Input[] parts = inputs.toArray(Input[]::new);
		return parts.length == 1 ? parts[0] : new Sum(parts);
	}

	/** A waveform in stretches between the times where it, or its slope, jumps. */
	private static final class Electrode implements Input {

		private final Waveform waveform;
		private final double[] breaks; // ascending, ms
		private final double reversal;
		private final boolean isConductance;
		private int passed; // breaks behind
		private double last = Double.NEGATIVE_INFINITY; // last moment of the present stretch

		Electrode(final Waveform waveform, final double reversal, final boolean isConductance) {
			this.waveform = waveform;
			this.reversal = reversal;
			this.isConductance = isConductance;
			breaks = breaks(waveform).stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).toArray();
			last = Math.nextDown(next());
		}

		private static List<Double> breaks(final Waveform waveform) {
			if (waveform instanceof Waveform.Ramp ramp)
				return List.of(ramp.onset(), ramp.onset() + ramp.duration());
			if (waveform instanceof Waveform.Lines lines)
				return lines.times();
			return waveform.jumps();
		}

		@Override
		public double current(final double t, final double v) {
			final double value = waveform.at(Math.min(t, last));
			if (!isConductance)
				return value;
			if (!(value >= 0))
				throw new NeuronException("a conductance is " + value + " µS at " + t + " ms; it must not be negative");
			return value * (reversal - v);
		}

		@Override
		public double next() {
			return passed < breaks.length ? breaks[passed] : Double.POSITIVE_INFINITY;
		}

		@Override
		public double pass(final double t) {
			while (passed < breaks.length && breaks[passed] <= t)
				passed++;
			last = Math.nextDown(next());
			return 0;
		}

		@Override
		public boolean isSteady() {
			final boolean outside = passed == 0 || passed == breaks.length;
			return waveform instanceof Waveform.Step || waveform instanceof Waveform.Levels ||
				outside && (waveform instanceof Waveform.Ramp || waveform instanceof Waveform.Lines);
		}
	}

	/** Inputs side by side. */
	private static final class Sum implements Input {

		private final Input[] parts;

		Sum(final Input[] parts) {
			this.parts = parts;
		}

		@Override
		public double current(final double t, final double v) {
			double sum = 0;
			for (final Input part : parts)
				sum += part.current(t, v);
			return sum;
		}

		@Override
		public double next() {
			double next = Double.POSITIVE_INFINITY;
			for (final Input part : parts)
				next = Math.min(next, part.next());
			return next;
		}

		@Override
		public double pass(final double t) {
			double jump = 0;
			for (final Input part : parts)
				if (part.next() <= t)
					jump += part.pass(t);
			return jump;
		}

		@Override
		public boolean isSteady() {
			for (final Input part : parts)
				if (!part.isSteady())
					return false;
			return true;
		}

		@Override
		public void fired(final double t) {
			for (final Input part : parts)
				part.fired(t);
		}
	}
}
