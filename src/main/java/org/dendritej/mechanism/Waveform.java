/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import java.util.ArrayList;
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
			if (amplitude == 0 || onset + duration == onset)
				return List.of();
			return Double.isInfinite(duration) ? List.of(onset) : List.of(onset, onset + duration);
		}
	}

	/**
	 * A current that rises or falls linearly and is 0 before and after.
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
			final List<Double> jumps = new ArrayList<>();
			if (first != 0)
				jumps.add(onset);
			if (last != 0)
				jumps.add(onset + duration);
			return jumps;
		}
	}

	/**
	 * A list of values, each held until the next time, the last one for ever.
	 *
	 * @param times ascending, ms
	 * @param values as many
	 * @param before value before the first time, usually 0 for a current and the first value for a command voltage
	 */
	record Levels(List<Double> times, List<Double> values, double before) implements Waveform {

		/** Checks and copies the lists. */
		public Levels {
			times = List.copyOf(times);
			values = List.copyOf(values);
			if (!Double.isFinite(before))
				throw new MechanismException("the stimulus value before the first time is " + before + "; it must be finite");
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
			final int held = lastNotAfter(times, t);
			return held < 0 ? before : values.get(held);
		}

		@Override
		public double mean(final double from, final double to) {
			int next = lastNotAfter(times, from) + 1;
			double sum = 0, start = from, value = next == 0 ? before : values.get(next - 1);
			for (; next < times.size() && times.get(next) < to; next++) {
				sum += value * (times.get(next) - start);
				start = times.get(next);
				value = values.get(next);
			}
			return start == from ? value : (sum + value * (to - start)) / (to - from);
		}

		@Override
		public List<Double> jumps() {
			final List<Double> jumps = new ArrayList<>();
			for (int i = 0; i < times.size(); i++)
				if (values.get(i) != (i == 0 ? before : values.get(i - 1).doubleValue()))
					jumps.add(times.get(i));
			return jumps;
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
			final int i = lastNotAfter(times, t);
			if (i < 0)
				return values.get(0);
			if (i == times.size() - 1)
				return values.get(i);
			final double part = (t - times.get(i)) / (times.get(i + 1) - times.get(i));
			return values.get(i) + (values.get(i + 1) - values.get(i)) * part;
		}

		@Override
		public double mean(final double from, final double to) {
			double sum = 0, start = from, value = at(from);
			for (int next = lastNotAfter(times, from) + 1; next < times.size() && times.get(next) < to; next++) {
				sum += 0.5 * (value + values.get(next)) * (times.get(next) - start);
				start = times.get(next);
				value = values.get(next);
			}
			return start == from ? 0.5 * (value + at(to)) : (sum + 0.5 * (value + at(to)) * (to - start)) / (to - from);
		}

		@Override
		public List<Double> jumps() {
			return List.of();
		}
	}

	/** The last of ascending times that is not after {@code t}; −1 if all are. */
	private static int lastNotAfter(final List<Double> times, final double t) {
		int low = 0, high = times.size(); // the answer + 1 lies between
		while (low < high) {
			final int middle = (low + high) >>> 1;
			if (times.get(middle) <= t)
				low = middle + 1;
			else
				high = middle;
		}
		return low - 1;
	}
}
