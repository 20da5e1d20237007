/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The power spectrum of a potential: the mean of the spectra of pieces of a second, each weighted with a cosine bell and overlapping by half (Welch 1967, IEEE Trans Audio
 * Electroacoust 15:70–73), averaged over bands of frequencies. Confined to one thread.
 */
final class Spectrum {

	private static final int SAMPLES = 1000, HIGHEST = 400; // of 1 ms; Hz
	private static final double GROWTH = 1.12;
	private final double[] sums = new double[HIGHEST + 1]; // by Hz
	private int pieces;

	/** Adds a stretch, whose samples are averaged over milliseconds. @param dt ms */
	void add(final double[] values, final int from, final double dt) {
		final int milliseconds = (int) ((values.length - from) * dt + 1e-6);
		final double[] means = new double[milliseconds];
		for (int m = 0; m < milliseconds; m++) {
			final int first = from + (int) Math.round(m / dt),
				end = Math.min(values.length, Math.max(first + 1, from + (int) Math.round((m + 1) / dt)));
			for (int i = first; i < end; i++)
				means[m] += values[i] / (end - first);
		}
		for (int at = 0; at + SAMPLES <= milliseconds; at += SAMPLES / 2)
			addPiece(means, at);
	}

	private void addPiece(final double[] values, final int at) {
		double mean = 0, weights = 0;
		for (int i = 0; i < SAMPLES; i++)
			mean += values[at + i] / SAMPLES;
		final double[] weighted = new double[SAMPLES];
		for (int i = 0; i < SAMPLES; i++) {
			final double w = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / SAMPLES);
			weighted[i] = w * (values[at + i] - mean);
			weights += w * w;
		}
		for (int f = 1; f <= HIGHEST; f++) {
			final double turn = 2 * Math.PI * f / SAMPLES, twice = 2 * Math.cos(turn);
			double last = 0, before = 0;
			for (int i = 0; i < SAMPLES; i++) { // Goertzel (1958), Am Math Monthly 65:34–35
				final double now = weighted[i] + twice * last - before;
				before = last;
				last = now;
			}
			final double square = last * last + before * before - twice * last * before;
			sums[f] += 2e-3 * square / weights; // 1 kHz
		}
		pieces++;
	}

	/** Whether anything was long enough. */
	boolean isEmpty() {
		return pieces == 0;
	}

	/** Bands of frequencies, the wider the higher they are: first and last of each, Hz. */
	private static List<int[]> bands() {
		final List<int[]> bands = new ArrayList<>();
		for (int from = 1; from <= HIGHEST;) {
			final int to = Math.min(HIGHEST, Math.max(from, (int) Math.round(from * GROWTH)));
			bands.add(new int[] { from, to });
			from = to + 1;
		}
		return bands;
	}

	/** Middles of the bands, Hz. */
	List<Double> frequencies() {
		return bands().stream().map(band -> 0.5 * (band[0] + band[1])).toList();
	}

	/** Means over the bands, mV²/Hz. */
	List<Double> densities() {
		return bands().stream()
			.map(band -> IntStream.rangeClosed(band[0], band[1]).mapToDouble(f -> sums[f] / pieces).average().orElseThrow())
			.toList();
	}
}
