/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Stimulus;
import org.dendritej.morphology.Location;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

/** How a neuron answers steps of current into its soma. Immutable, so any thread may share it. */
final class Firing {

	/** Onset of the step, ms. */
	static final double ONSET = 5;
	private static final String PLACE = "electrode";
	/** Currents that are tried at the same time; fixed, so that the number of threads does not matter. */
	private static final int AT_ONCE = 4;

	private final NeuronModel model;
	private final CableModel cable;
	private final double step, after, threshold;

	/**
	 * Steps of a length.
	 *
	 * @param model with whatever else acts on it
	 * @param cable its compartments
	 * @param step length, ms
	 * @param threshold whose upward crossing by the soma is a spike, mV
	 */
	Firing(final NeuronModel model, final CableModel cable, final double step, final double threshold) {
		this(model, cable, step, 0, threshold);
	}

	/**
	 * Pulses so short that a spike may follow them, into a neuron that is known to fire.
	 *
	 * @param model with whatever else acts on it
	 * @param cable its compartments
	 * @param step length, ms
	 * @param after how long spikes are waited for, ms
	 * @param threshold whose upward crossing by the soma is a spike, mV
	 */
	Firing(final NeuronModel model, final CableModel cable, final double step, final double after, final double threshold) {
		this.after = after;
		this.model = model;
		this.cable = cable;
		this.step = step;
		this.threshold = threshold;
	}

	/** The run of one current, nA. */
	NeuronModel trial(final double current) {
		return model.with(model.protocol().duration(ONSET + step + after).with(stimulus(current)))
			.with(new RecordingPlan(model.recording().probes(), 0, List.of())).with(new Probe.Voltage(PLACE, Location.SOMA));
	}

	private Stimulus stimulus(final double current) {
		return new Stimulus.CurrentClamp(Location.SOMA, new Waveform.Step(current, ONSET, step));
	}

	/** Upward crossings after which the potential falls again before the run ends: a membrane that is charged to a high potential and stays there does not fire. */
	private double[] spikes(final Recording recording) {
		final double[] v = recording.trace(PLACE).values(), t = recording.times();
		final DoubleStream.Builder spikes = DoubleStream.builder();
		double up = Double.NaN;
		for (int i = 1; i < v.length; i++)
			if (v[i - 1] < threshold && v[i] >= threshold)
				up = t[i] - (t[i] - t[i - 1]) * (v[i] - threshold) / (v[i] - v[i - 1]);
			else
				if (v[i - 1] >= threshold && v[i] < threshold && !Double.isNaN(up))
					spikes.add(up);
		return spikes.build().toArray();
	}

	/** Times of spikes, ms, for each current; of fewer if the monitor has stopped it. */
	List<double[]> spikes(final List<Double> currents, final Workers workers, final RunMonitor monitor) {
		return ManyRuns.measure(currents.size(), cable, i -> trial(currents.get(i)), this::spikes, workers, monitor);
	}

	/** Rate after the first fifth of the step, Hz, for each current. */
	List<Double> rates(final List<Double> currents, final Workers workers, final RunMonitor monitor) {
		return spikes(currents, workers, monitor).stream().map(this::rate).toList();
	}

	/** The same of a run. */
	double rate(final Recording recording) {
		return rate(spikes(recording));
	}

	private double rate(final double[] spikes) {
		return 1e3 * IntStream.range(0, spikes.length).filter(i -> spikes[i] > ONSET + 0.2 * step).count() / (0.8 * step);
	}

	/**
	 * The least current that makes a spike. Looked for from a current below it in growing steps, then between the last two in equal parts.
	 *
	 * @param from nA; about what depolarises by some mV
	 * @param precision relative
	 * @return nA; none if the neuron does not fire at 200 times the first current, or the monitor has stopped it
	 */
	Optional<Double> rheobase(final double from, final double precision, final Workers workers, final RunMonitor monitor) {
		double low = 0, high = Double.NaN;
		for (double current = from; Double.isNaN(high) && current < 200 * from; current *= 16) {
			final List<Double> tried = new ArrayList<>();
			for (int k = 0; k < AT_ONCE; k++)
				tried.add(current * Math.pow(2, k));
			final int first = first(tried, workers, monitor);
			if (first < 0)
				return Optional.empty();
			low = first > 0 ? tried.get(first - 1) : low;
			high = first < tried.size() ? tried.get(first) : high;
		}
		while (high - low > precision * high) {
			final List<Double> tried = new ArrayList<>();
			for (int k = 1; k < AT_ONCE; k++)
				tried.add(low + k * (high - low) / AT_ONCE);
			final int first = first(tried, workers, monitor);
			if (first < 0)
				return Optional.empty();
			final double above = first < tried.size() ? tried.get(first) : high;
			low = first > 0 ? tried.get(first - 1) : low;
			high = above;
		}
		return Double.isNaN(high) ? Optional.empty() : Optional.of(high);
	}

	/** Index of the first current that makes a spike, their number if none does; −1 if stopped. */
	private int first(final List<Double> currents, final Workers workers, final RunMonitor monitor) {
		final List<double[]> spikes = spikes(currents, workers, monitor);
		for (int i = 0; i < spikes.size(); i++)
			if (spikes.get(i).length > 0)
				return i;
		return spikes.size() < currents.size() ? -1 : currents.size();
	}
}
