/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Spikes of a neuron that was watched in stretches of equal length. An interval is known where both of its spikes lie within one stretch, which happens to one of
 * the length t with a chance proportional to L − t; so each counts with the weight L/(L − t),
 * at most 10, lest the one that just fits decides everything.
 */
final class FiringInStretches {

	private static final double LEAST = 0.1;
	private final List<double[]> spikes;
	private final double length;
	private final double[] interval, weight;
	private final double total, mean;

	/**
	 * Of some spikes.
	 *
	 * @param spikes ms from the beginning of each stretch, ascending
	 * @param length of each stretch, ms
	 */
	FiringInStretches(final List<double[]> spikes, final double length) {
		this.spikes = spikes;
		this.length = length;
		final List<Double> found = new ArrayList<>();
		for (final double[] train : spikes)
			for (int i = 1; i < train.length; i++)
				found.add(train[i] - train[i - 1]);
		interval = found.stream().mapToDouble(Double::doubleValue).toArray();
		weight = Arrays.stream(interval).map(t -> 1 / Math.max(1 - t / length, LEAST)).toArray();
		total = Arrays.stream(weight).sum();
		double sum = 0;
		for (int i = 0; i < interval.length; i++)
			sum += weight[i] * interval[i];
		mean = sum / total;
	}

	int spikes() {
		return spikes.stream().mapToInt(train -> train.length).sum();
	}

	/** Hz. */
	double rate() {
		return 1000 * spikes() / (length * spikes.size());
	}

	/** Number of intervals. */
	int intervals() {
		return interval.length;
	}

	/** ms; 0 without intervals. */
	double longest() {
		return Arrays.stream(interval).max().orElse(0);
	}

	/** CV; NaN of fewer than two intervals. */
	double variation() {
		if (interval.length < 2)
			return Double.NaN;
		double sum = 0;
		for (int i = 0; i < interval.length; i++)
			sum += weight[i] * (interval[i] - mean) * (interval[i] - mean);
		return Math.sqrt(sum / total) / mean;
	}

	/** CV2 of Holt et al. (1996), J Neurophysiol 75:1806–1814; NaN without neighbouring intervals. */
	double localVariation() {
		double sum = 0;
		int n = 0;
		for (final double[] train : spikes)
			for (int i = 2; i < train.length; i++, n++)
				sum += 2 * Math.abs(train[i] - 2 * train[i - 1] + train[i - 2]) / (train[i] - train[i - 2]);
		return n == 0 ? Double.NaN : sum / n;
	}

	/** Variance over mean of the numbers of spikes in windows; NaN without spikes or with fewer than two windows. @param window ms */
	double fano(final double window) {
		final int each = (int) (length / window + 1e-9);
		final double[] counts = new double[each * spikes.size()];
		for (int s = 0; s < spikes.size(); s++)
			for (final double time : spikes.get(s))
				if (time < each * window)
					counts[s * each + Math.min(each - 1, (int) (time / window))]++;
		final double average = Arrays.stream(counts).average().orElse(0);
		return counts.length < 2 || average == 0 ? Double.NaN
			: Arrays.stream(counts).map(c -> (c - average) * (c - average)).sum() / (counts.length - 1) / average;
	}

	/** How intervals are distributed: density in bins from 0 on, 1/ms. */
	double[] densities(final double bin) {
		final double[] densities = new double[(int) (longest() / bin) + 1];
		for (int i = 0; i < interval.length; i++)
			densities[(int) (interval[i] / bin)] += weight[i] / (total * bin);
		return densities;
	}
}
