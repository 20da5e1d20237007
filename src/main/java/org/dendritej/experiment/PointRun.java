/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.dendritej.mechanism.Variable;
import org.dendritej.neuron.Input;
import org.dendritej.neuron.NeuronException;
import org.dendritej.neuron.PointNeuron;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.simulation.RunMonitor;

/**
 * What a point neuron has done in one run.
 *
 * @param variables what was recorded
 * @param times of the samples, ms
 * @param values one list per variable, each as long as the times
 * @param spikes ms, ascending
 * @param duration ms
 * @param peak where spikes are cut off, mV; NaN if they are not
 */
public record PointRun(List<Variable> variables, List<Double> times, List<List<Double>> values, List<Double> spikes, double duration,
	double peak) {

	private static final int MOST_SAMPLES = 2_000_000;

	/** Copies. */
	public PointRun {
		variables = List.copyOf(variables);
		times = List.copyOf(times);
		values = values.stream().map(List::copyOf).toList();
		spikes = List.copyOf(spikes);
	}

	/**
	 * Runs a neuron from its initial condition at 0 ms.
	 *
	 * @param neuron what runs
	 * @param input new, for this run alone
	 * @param duration ms
	 * @param interval between samples, ms
	 * @return what it has done
	 * @throws NeuronException if that cannot be computed
	 */
	public static PointRun of(final PointNeuron neuron, final Input input, final double duration, final double interval) {
		return of(neuron, input, duration, interval, RunMonitor.SILENT);
	}

	/**
	 * Runs a neuron from its initial condition at 0 ms.
	 *
	 * @param neuron what runs
	 * @param input new, for this run alone
	 * @param duration ms
	 * @param interval between samples, ms
	 * @param monitor told of progress
	 * @return what it has done
	 * @throws NeuronException if that cannot be computed
	 * @throws RunCancelledException if the monitor stops it
	 */
	public static PointRun of(final PointNeuron neuron, final Input input, final double duration, final double interval,
		final RunMonitor monitor) {
		if (!(duration > 0) || Double.isInfinite(duration))
			throw new NeuronException("the duration of a run is " + duration + " ms; it must be finite and greater than 0");
		if (!(interval > 0) || duration / interval > MOST_SAMPLES)
			throw new NeuronException(
				"a run of " + duration + " ms with a sample every " + interval + " ms; the interval must be greater than 0" +
					" and give at most " + MOST_SAMPLES + " samples");
		final int samples = (int) Math.floor(duration / interval + 1e-9);
		final int variables = neuron.variables().size();
		final List<Double> times = new ArrayList<>(), spikes = new ArrayList<>();
		final List<List<Double>> values = new ArrayList<>();
		IntStream.range(0, variables).forEach(i -> values.add(new ArrayList<>()));
		final PointNeuron.State state = neuron.start(0);
		for (int k = 0; k <= samples; k++) {
			final double t = Math.min(duration, k * interval);
			if (k % 64 == 0 && !monitor.progress(t / duration))
				throw new RunCancelledException();
			if (k > 0)
				state.advance(t, input, spikes::add);
			times.add(t);
			for (int i = 0; i < variables; i++)
				values.get(i).add(state.value(i));
		}
		if (samples * interval < duration)
			state.advance(duration, input, spikes::add);
		return new PointRun(neuron.variables(), times, values, spikes, duration, neuron.peak());
	}
}
