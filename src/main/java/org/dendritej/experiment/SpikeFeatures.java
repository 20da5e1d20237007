/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * Features of the action potentials in a trace, defined as in eFEL, the Electrophys Feature Extraction Library (https://github.com/openbraininstitute/eFEL;
 * names in brackets), with crossings interpolated linearly between samples.
 *
 * @param peaks times of the peaks, ms [peak_time]
 * @param latency of the first peak after the onset, ms [time_to_first_spike]
 * @param threshold of the first: potential where its slope last reaches the limit before the peak, mV [AP_begin_voltage]
 * @param peak of the first, mV [peak_voltage]
 * @param amplitude of the first: peak less threshold, mV [AP_amplitude]
 * @param halfWidth of the first: time above half its amplitude, ms [AP_duration_half_width]
 * @param baseWidth of the first: time above its threshold, ms [AP_duration]
 * @param steepest greatest slope of the first, mV/ms
 * @param afterHyperpolarisation least potential between the first and the second peak, or the end of the step, less the potential at the onset, mV [AHP_depth]
 * @param adaptation mean of (ISIₙ₊₁ − ISIₙ)/(ISIₙ₊₁ + ISIₙ) from the second interval on; NaN for fewer than 4 peaks [adaptation_index2]
 * @param variation standard deviation of the intervals over their mean, without the first; NaN for fewer than 4 peaks [ISI_CV]
 */
public record SpikeFeatures(List<Double> peaks, double latency, double threshold, double peak, double amplitude, double halfWidth,
	double baseWidth,
	double steepest, double afterHyperpolarisation, double adaptation, double variation) {

	/** Copies. */
	public SpikeFeatures {
		peaks = List.copyOf(peaks);
	}

	/**
	 * Measures.
	 *
	 * @param v potentials at equal intervals, mV
	 * @param dt interval, ms
	 * @param onset of the step, ms
	 * @param end of the step, ms
	 * @param crossing potential whose upward crossing is a spike, mV
	 * @param slope limit of the threshold, mV/ms
	 * @return features; all but the peaks are NaN where there is no spike
	 */
	public static SpikeFeatures of(final double[] v, final double dt, final double onset, final double end, final double crossing,
		final double slope) {
		final List<Integer> peaks = peaks(v, (int) Math.min(v.length - 1L, Math.round(end / dt)), crossing);
		final List<Double> times = peaks.stream().map(i -> i * dt).toList();
		if (peaks.isEmpty())
			return new SpikeFeatures(times, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
				Double.NaN,
				Double.NaN);
		final int top = peaks.get(0), steep = steepest(v, top, (int) Math.round(onset / dt)), begin = begin(v, dt, steep, slope);
		final double threshold = v[begin], amplitude = v[top] - threshold, half = threshold + amplitude / 2;
		final int next = peaks.size() > 1 ? peaks.get(1) : (int) Math.min(v.length - 1L, Math.round(end / dt));
		double least = v[top];
		for (int i = top; i <= next; i++)
			least = Math.min(least, v[i]);
		final double[] spread = spread(times);
		return new SpikeFeatures(times, times.get(0) - onset, threshold, v[top], amplitude, width(v, top, half, begin) * dt,
			(crossingAfter(v, top, threshold) - begin) * dt, derivative(v, steep) / dt, least - v[(int) Math.round(onset / dt)], spread[0],
			spread[1]);
	}

	/** The greatest value after each upward crossing until the next downward one. */
	private static List<Integer> peaks(final double[] v, final int end, final double crossing) {
		final List<Integer> peaks = new ArrayList<>();
		for (int i = 1; i <= end; i++)
			if (v[i - 1] < crossing && v[i] >= crossing) {
				int top = i;
				for (; i < v.length && v[i] >= crossing; i++)
					if (v[i] > v[top])
						top = i;
				peaks.add(top);
			}
		return peaks;
	}

	/** Twice the interval times the slope, halved: the central difference per interval. */
	private static double derivative(final double[] v, final int i) {
		return i == 0 || i == v.length - 1 ? 0 : (v[i + 1] - v[i - 1]) / 2;
	}

	private static int steepest(final double[] v, final int top, final int from) {
		int steep = Math.max(1, top - 1);
		for (int i = top; i > from; i--)
			if (derivative(v, i) > derivative(v, steep))
				steep = i;
		return steep;
	}

	private static int begin(final double[] v, final double dt, final int steep, final double slope) {
		int begin = steep;
		while (begin > 0 && derivative(v, begin) / dt > slope)
			begin--;
		return begin;
	}

	private static double width(final double[] v, final int top, final double level, final int from) {
		int up = from;
		while (up < top && v[up] < level)
			up++;
		return crossingAfter(v, top, level) - (up == from ? up : up - (v[up] - level) / (v[up] - v[up - 1]));
	}

	/** Where the potential falls below a level; NaN if it does not. */
	private static double crossingAfter(final double[] v, final int top, final double level) {
		for (int i = top + 1; i < v.length; i++)
			if (v[i] < level)
				return i - (level - v[i]) / (v[i - 1] - v[i]);
		return Double.NaN;
	}

	private static double[] spread(final List<Double> times) {
		if (times.size() < 4)
			return new double[] { Double.NaN, Double.NaN };
		final int n = times.size() - 2; // intervals without the first
		double sum = 0, squares = 0, change = 0;
		for (int i = 1; i <= n; i++)
			sum += times.get(i + 1) - times.get(i);
		for (int i = 1; i <= n; i++) {
			final double interval = times.get(i + 1) - times.get(i), before = i == 1 ? Double.NaN : times.get(i) - times.get(i - 1);
			squares += (interval - sum / n) * (interval - sum / n);
			change += i == 1 ? 0 : (interval - before) / (interval + before);
		}
		return new double[] { change / (n - 1), Math.sqrt(squares / (n - 1)) / (sum / n) };
	}
}
