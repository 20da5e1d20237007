/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import java.util.List;

/**
 * A stimulus over time: a current in nA or a command voltage in mV. Values are taken as exact means over a step, so that edges need not lie on the grid.
 */
public sealed interface Waveform {

	/**
	 * Value at a time; at a jump the value after it.
	 *
	 * @param t ms
	 * @return nA or mV
	 */
	double at(double t);

	/**
	 * Exact mean over an interval.
	 *
	 * @param from ms
	 * @param to ms, later than {@code from}
	 * @return nA or mV
	 */
	double mean(double from, double to);

	/**
	 * Times at which the value jumps, ascending.
	 *
	 * @return ms
	 */
	List<Double> jumps();

	/**
	 * A rectangular step from 0.
	 *
	 * @param amplitude nA
	 * @param onset ms
	 * @param duration ms; may be infinite
	 */
	record Step(double amplitude, double onset, double duration) implements Waveform {

		/** Checks that it makes sense. */
		public Step {
			if (!Double.isFinite(amplitude) || !Double.isFinite(onset) || !(duration >= 0))
				throw new MechanismException("a current step of " + amplitude +
					" nA from " + onset + " ms for " + duration
					+ " ms; amplitude and onset must be finite and the duration not negative");
		}

		@Override
		public double at(final double t) {
			return t >= onset && t < onset + duration ? amplitude : 0;
		}

		@Override
		public double mean(final double from, final double to) {
			final double overlap = Math.min(to, onset + duration) - Math.max(from, onset);
			return overlap <= 0 ? 0 : overlap >= to - from ? amplitude : amplitude * (overlap / (to - from));
		}

		@Override
		public List<Double> jumps() {
			return Double.isInfinite(duration) ? List.of(onset) : List.of(onset, onset + duration);
		}
	}

	/**
	 * A current that rises linearly and is 0 before and after.
	 *
	 * @param first value at the onset, nA
	 * @param last value at the end, nA
	 * @param onset ms
	 * @param duration ms
	 */
	record Ramp(double first, double last, double onset, double duration) implements Waveform {

		/** Checks that it makes sense. */
		public Ramp {
			if (!Double.isFinite(first + last + onset) || !(duration > 0) || Double.isInfinite(duration))
				throw new MechanismException("a ramp from " + first +
					" to " + last + " nA from " + onset + " ms for " + duration + " ms; all must be finite and the duration positive");
		}

		@Override
		public double at(final double t) {
			return t >= onset && t < onset + duration ? first + (last - first) * ((t - onset) / duration) : 0;
		}

		@Override
		public double mean(final double from, final double to) {
			final double a = Math.max(from, onset), b = Math.min(to, onset + duration);
			return b <= a ? 0 : (first + (last - first) * ((0.5 * (a + b) - onset) / duration)) * ((b - a) / (to - from));
		}

		@Override
		public List<Double> jumps() {
			return List.of(onset, onset + duration);
		}
	}

	/**
	 * A list of values, each held until the next time; 0 before the first (for a command voltage: the first value).
	 *
	 * @param times ascending, ms
	 * @param values as many
	 * @param before value before the first time
	 */
	record Levels(List<Double> times, List<Double> values, double before) implements Waveform {

		/** Checks and copies the lists. */
		public Levels {
			times = List.copyOf(times);
			values = List.copyOf(values);
			if (times.isEmpty() || times.size() != values.size())
				throw new MechanismException("a list of stimulus values has " + times.size() +
					" times and " + values.size() + " values; it needs as many of both and at least one");
			for (int i = 0; i < times.size(); i++)
				if (!Double.isFinite(times.get(i) + values.get(i)) || i > 0 && !(times.get(i) > times.get(i - 1)))
					throw new MechanismException(
						"stimulus value " + (i + 1) + " is " + values.get(i) + " at " + times.get(i)
							+ " ms; values must be finite and times ascend");
		}

		@Override
		public double at(final double t) {
			double value = before;
			for (int i = 0; i < times.size() && times.get(i) <= t; i++)
				value = values.get(i);
			return value;
		}

		@Override
		public double mean(final double from, final double to) {
			double sum = 0, start = from, value = before;
			for (int i = 0; i < times.size() && times.get(i) < to; i++) {
				final double next = times.get(i);
				if (next > start) {
					sum += value * (next - start);
					start = next;
				}
				value = values.get(i);
			}
			return start == from ? value : (sum + value * (to - start)) / (to - from);
		}

		@Override
		public List<Double> jumps() {
			return times;
		}
	}

	/**
	 * Values joined by straight lines, held before the first and after the last.
	 *
	 * @param times ascending, ms
	 * @param values as many
	 */
	record Lines(List<Double> times, List<Double> values) implements Waveform {

		/** Checks and copies the lists. */
		public Lines {
			final Levels checked = new Levels(times, values, 0);
			times = checked.times();
			values = checked.values();
		}

		@Override
		public double at(final double t) {
			final int last = times.size() - 1;
			if (t <= times.get(0))
				return values.get(0);
			for (int i = 1; i <= last; i++)
				if (t < times.get(i))
					return values.get(i - 1)
						+ (values.get(i) - values.get(i - 1)) * ((t - times.get(i - 1)) / (times.get(i) - times.get(i - 1)));
			return values.get(last);
		}

		@Override
		public double mean(final double from, final double to) {
			double sum = 0, start = from;
			for (int i = 0; i < times.size() && times.get(i) < to; i++)
				if (times.get(i) > start) {
					sum += 0.5 * (at(start) + at(times.get(i))) * (times.get(i) - start);
					start = times.get(i);
				}
			return (sum + 0.5 * (at(start) + at(to)) * (to - start)) / (to - from);
		}

		@Override
		public List<Double> jumps() {
			return List.of();
		}
	}
}
