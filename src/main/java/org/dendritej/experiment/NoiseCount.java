/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.dendritej.experiment.NoiseRuns.Releases;
import org.dendritej.recording.Recording;
import org.dendritej.recording.Spike;

/**
 * What has been counted in the stretches of a noisy neuron that are finished. Its size does not depend on their number but for a few numbers per spike and pulse. Confined to one
 * thread; stretches come in their order.
 */
final class NoiseCount {

	/** Samples of conductances, ms; what is shown before and after a spike, ms. */
	static final double GRID = 0.5;
	static final int LAGS_BEFORE = 120, LAGS_AFTER = 40;
	/** No spike may come so long before a pulse that counts, ms; nor may both runs differ by more than this part of the expected response when it begins. */
	private static final double BEFORE_PULSE = 20, DIFFERENCE = 0.05;
	/** Left out around spikes where the potential itself is measured, ms. */
	private static final double BEFORE_SPIKE = 2, AFTER_SPIKE = 10;
	static final double LOWEST = -110, HIGHEST = 110, BIN = 0.5; // mV

	private final NoiseRuns runs;
	private final double window;
	private final double expected; // response to a pulse, mV
	final List<double[]> spikes = new ArrayList<>(); // ms, of each stretch
	final long[][] releases, before; // by kind and compartment
	private final int[][] compartments;
	double windows; // ms before spikes, counted once where they overlap
	final Moments[] conductance = { new Moments(), new Moments() };
	final double[][] aroundSpikes = new double[2][LAGS_BEFORE + LAGS_AFTER + 1];
	int spikesWithInput;
	final Moments potential = new Moments();
	final long[] potentials = new long[(int) ((HIGHEST - LOWEST) / BIN)];
	final Spectrum spectrum = new Spectrum();
	final double[] response;
	final List<Double> resistances = new ArrayList<>(); // of each pulse that counts, MΩ
	int pulses;
	int stretches;

	NoiseCount(final NoiseRuns runs, final double window, final double expected) {
		this.runs = runs;
		this.window = window;
		this.expected = expected;
		final int n = runs.cable().compartments();
		releases = new long[2][n];
		before = new long[2][n];
		compartments = new int[][] { runs.compartments(NoiseRuns.EXCITATION, runs.regime().excitation().number()),
			runs.compartments(NoiseRuns.INHIBITION, runs.regime().inhibition().number()) };
		response = new double[(int) Math.round(runs.pulse() / runs.timeStep()) + 1];
	}

	/** Seconds that have been finished. */
	double seconds() {
		return 1e-3 * stretches * runs.length();
	}

	/** Counts a stretch. */
	void add(final Releases released, final Recording free, final Recording pulsed) {
		stretches++;
		final double[] at = free.spikes().stream().mapToDouble(Spike::time).filter(t -> t >= NoiseRuns.BEFORE).toArray();
		spikes.add(Arrays.stream(at).map(t -> t - NoiseRuns.BEFORE).toArray());
		countReleases(released, at);
		countConductances(released, at);
		final double[] v = free.trace(NoiseRuns.SOMA).values();
		countPotential(v, free.spikes());
		countPulses(v, pulsed.trace(NoiseRuns.SOMA).values(), free.spikes(), pulsed.spikes());
	}

	/** Windows before spikes as one or more stretches of time, each [from, to]. */
	private List<double[]> windows(final double[] at) {
		final List<double[]> found = new ArrayList<>();
		for (final double spike : at) {
			final double from = Math.max(NoiseRuns.BEFORE, spike - window);
			if (!found.isEmpty() && from <= found.get(found.size() - 1)[1])
				found.get(found.size() - 1)[1] = spike;
			else
				found.add(new double[] { from, spike });
		}
		return found;
	}

	private void countReleases(final Releases released, final double[] at) {
		final List<double[]> found = windows(at);
		final double[] from = found.stream().mapToDouble(one -> one[0]).toArray(), to = found.stream().mapToDouble(one -> one[1]).toArray();
		for (int k = 0; k < from.length; k++)
			windows += to[k] - from[k];
		final double[][][] kinds = { released.excitation(), released.inhibition() };
		for (int kind = 0; kind < kinds.length; kind++)
			for (int s = 0; s < kinds[kind].length; s++)
				for (final double time : kinds[kind][s])
					if (time >= NoiseRuns.BEFORE) {
						final int c = compartments[kind][s], next = Arrays.binarySearch(to, time), k = next < 0 ? -next - 1 : next;
						releases[kind][c]++;
						if (k < to.length && from[k] <= time)
							before[kind][c]++;
					}
	}

	private void countConductances(final Releases released, final double[] at) {
		final int first = (int) Math.round(NoiseRuns.BEFORE / GRID), samples = first + (int) (runs.length() / GRID) + 1;
		final double[][] g = { of(runs.regime().excitation(), released.excitation(), samples),
			of(runs.regime().inhibition(), released.inhibition(), samples) };
		for (int kind = 0; kind < g.length; kind++)
			for (int i = first; i < samples; i++)
				conductance[kind].add(g[kind][i]);
		for (final double spike : at) {
			final int here = (int) Math.round(spike / GRID);
			if (here + LAGS_AFTER >= samples || here < LAGS_BEFORE)
				continue;
			spikesWithInput++;
			for (int kind = 0; kind < g.length; kind++)
				for (int lag = 0; lag < aroundSpikes[kind].length; lag++)
					aroundSpikes[kind][lag] += g[kind][here - LAGS_BEFORE + lag];
		}
	}

	/** The sum of the conductances of all synapses, nS. */
	private static double[] of(final NoiseInput input, final double[][] releases, final int samples) {
		return input.kernel().sum(releases, 1e3 * input.conductance(), GRID, samples);
	}

	private void countPotential(final double[] v, final List<Spike> all) {
		final boolean[] spiking = new boolean[v.length];
		final double dt = runs.timeStep();
		for (final Spike spike : all)
			Arrays.fill(spiking, Math.max(0, (int) ((spike.time() - BEFORE_SPIKE) / dt)),
				Math.min(v.length, (int) ((spike.time() + AFTER_SPIKE) / dt) + 1), true);
		final int first = (int) Math.round(NoiseRuns.BEFORE / dt), every = Math.max(1, (int) Math.round(0.25 / dt));
		for (int i = first; i < v.length; i += every) {
			potentials[(int) Math.max(0, Math.min(potentials.length - 1, (v[i] - LOWEST) / BIN))]++;
			if (!spiking[i])
				potential.add(v[i]);
		}
		spectrum.add(v, first, dt);
	}

	private void countPulses(final double[] free, final double[] pulsed, final List<Spike> one, final List<Spike> other) {
		final double dt = runs.timeStep();
		final int length = response.length, late = length - 1 - length / 4;
		for (final double onset : runs.onsets()) {
			pulses++;
			final int from = (int) Math.round(onset / dt);
			if (from + length > free.length || fires(one, onset) || fires(other, onset)
				|| Math.abs(pulsed[from] - free[from]) > DIFFERENCE * Math.abs(expected))
				continue;
			double sum = 0;
			for (int i = 0; i < length; i++) {
				final double difference = pulsed[from + i] - free[from + i];
				response[i] += difference;
				if (i > late)
					sum += difference;
			}
			resistances.add(sum / (length - 1 - late) / runs.amplitude());
		}
	}

	private boolean fires(final List<Spike> spikes, final double onset) {
		return spikes.stream().anyMatch(spike -> spike.time() > onset - BEFORE_PULSE && spike.time() <= onset + runs.pulse());
	}

	/** Mean input resistance over the last quarter of the pulses, MΩ. */
	double resistance() {
		return resistances.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
	}

	/** Its standard error. */
	double resistanceError() {
		final double mean = resistance();
		final int n = resistances.size();
		return n < 2 ? Double.NaN : Math.sqrt(resistances.stream().mapToDouble(r -> (r - mean) * (r - mean)).sum() / (n - 1) / n);
	}

	/** Mean response to a pulse per current. @return MΩ, shape [samples of a pulse] */
	double[] meanResponse() {
		return Arrays.stream(response).map(sum -> sum / resistances.size() / runs.amplitude()).toArray();
	}

	/** ∫ (1 − V(t)/V(∞)) dt of the mean response, ms. */
	double timeConstant() {
		final double[] mean = meanResponse();
		final double last = resistance();
		double sum = 0;
		for (int i = 0; i < mean.length; i++)
			sum += (i == 0 || i == mean.length - 1 ? 0.5 : 1) * (1 - mean[i] / last);
		return sum * runs.timeStep();
	}

	/** Part of the time that lies within windows before spikes. */
	double covered() {
		return windows / (stretches * runs.length());
	}

	/** Mean and variance, one number after the other: Welford (1962), Technometrics 4:419–420. */
	static final class Moments {

		private long n;
		private double mean, squares;

		void add(final double value) {
			n++;
			final double difference = value - mean;
			mean += difference / n;
			squares += difference * (value - mean);
		}

		long n() {
			return n;
		}

		double mean() {
			return n == 0 ? Double.NaN : mean;
		}

		double deviation() {
			return n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1));
		}
	}
}
