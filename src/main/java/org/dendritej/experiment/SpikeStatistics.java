/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.dendritej.neuron.NeuronException;

/**
 * How a spike train is spread over time. Dayan &amp; Abbott (2001), Theoretical Neuroscience, section 1.4. Quantities that need more spikes than there are, are NaN.
 *
 * @param spikes number
 * @param rate spikes over duration, Hz
 * @param latency time of the first spike, ms
 * @param meanInterval ms
 * @param shortestInterval ms
 * @param variation CV: standard deviation of the intervals over their mean; 1 for a Poisson process
 * @param localVariation CV2 of Holt et al. (1996), J Neurophysiol 75:1806–1814: mean of 2 |difference| / sum of neighbouring intervals
 * @param fano variance over mean of the counts in windows; 1 for a Poisson process
 * @param window length of these windows, ms
 */
public record SpikeStatistics(int spikes, double rate, double latency, double meanInterval, double shortestInterval, double variation,
	double localVariation, double fano, double window) {

	/**
	 * Of one train.
	 *
	 * @param times of the spikes, ascending, from 0 to {@code duration}, ms
	 * @param duration of the observation, ms
	 * @param window for the Fano factor, ms; what is left of the duration beyond whole windows is not counted
	 * @return statistics
	 */
	public static SpikeStatistics of(final List<Double> times, final double duration, final double window) {
		if (!(duration > 0) || Double.isInfinite(duration))
			throw new NeuronException("a spike train of " + duration + " ms; its duration must be finite and greater than 0");
		if (!(window > 0))
			throw new NeuronException("the window for the Fano factor is " + window + " ms; it must be greater than 0");
		for (int i = 0; i < times.size(); i++)
			if (!(times.get(i) >= (i == 0 ? 0 : times.get(i - 1)) && times.get(i) <= duration))
				throw new NeuronException("spike " + (i + 1) + " is at " + times.get(i) + " ms; spikes must ascend and lie between 0 and " +
					duration + " ms");
		final double[] intervals = intervals(times);
		final double mean = mean(intervals);
		return new SpikeStatistics(times.size(), 1000 * times.size() / duration, times.isEmpty() ? Double.NaN : times.get(0), mean,
			Arrays.stream(intervals).min().orElse(Double.NaN), intervals.length < 2 ? Double.NaN : Math.sqrt(variance(intervals)) / mean,
			local(intervals), fano(times, duration, window), window);
	}

	/**
	 * The intervals of a train.
	 *
	 * @param times of the spikes, ascending, ms
	 * @return ms, one fewer than spikes
	 */
	public static double[] intervals(final List<Double> times) {
		return IntStream.range(1, times.size()).mapToDouble(i -> times.get(i) - times.get(i - 1)).toArray();
	}

	/**
	 * How many intervals fall into bins.
	 *
	 * @param times of the spikes, ascending, ms
	 * @param bin width, ms
	 * @return counts; entry k holds intervals from k · bin up to (k + 1) · bin
	 */
	public static int[] histogram(final List<Double> times, final double bin) {
		final double[] intervals = intervals(times);
		final double longest = Arrays.stream(intervals).max().orElse(0);
		if (!(bin > 0) || longest / bin > 1e6)
			throw new NeuronException("a histogram with bins of " + bin + " ms for intervals up to " + longest +
				" ms; the width must be greater than 0 and give at most a million bins");
		final int[] counts = new int[intervals.length == 0 ? 0 : (int) (longest / bin) + 1];
		for (final double interval : intervals)
			counts[(int) (interval / bin)]++;
		return counts;
	}

	private static double fano(final List<Double> times, final double duration, final double window) {
		final double windows = Math.floor(duration / window + 1e-9);
		if (windows < 2 || windows > 1e7)
			return Double.NaN;
		final double[] counts = new double[(int) windows];
		for (final double time : times)
			if (time < window * counts.length)
				counts[Math.min(counts.length - 1, (int) (time / window))]++;
		return mean(counts) == 0 ? Double.NaN : variance(counts) / mean(counts);
	}

	private static double local(final double[] intervals) {
		return IntStream.range(1, intervals.length)
			.mapToDouble(i -> intervals[i] + intervals[i - 1] == 0 ? 0
				: 2 * Math.abs(intervals[i] - intervals[i - 1]) / (intervals[i] + intervals[i - 1]))
			.average().orElse(Double.NaN);
	}

	private static double mean(final double[] values) {
		return Arrays.stream(values).average().orElse(Double.NaN);
	}

	/** Of the population for intervals as for counts, as the field computes CV. */
	private static double variance(final double[] values) {
		final double mean = mean(values);
		return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElse(Double.NaN);
	}
}
