/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.dendritej.cable.Place;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.transmission.Learning;
import org.dendritej.mechanism.transmission.Synapses;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.SynapseGroup;
import org.dendritej.recording.RecordingPlan.SpikeDetector;
import org.dendritej.recording.SynapseHistory;

/**
 * What arrives at the synapses of one group in one run: when, and how much of it. Release does not depend on the neuron, so it is drawn before the run; strengths
 * that learn are asked for when an event is delivered. A postsynaptic spike acts on strengths from the end of its time step; within the step, spikes are learnt in the
 * order of their own times. A spike that releases nothing is not learnt from.
 */
final class Afferents {

	private static final int SAMPLES = 200;
	private final SynapseGroup group;
	private final Synapses synapses;
	private final double[][] times; // [synapse][arrival]: ms
	private final double[][] quanta; // of each, 0 for a failure
	// learning
	private double[] arrival = {};
	private int[] arriving = {};
	private int next;
	private int[] watched = {}; // nodes in which postsynaptic spikes are looked for
	private double threshold;
	private double[] spike = {}; // of the present step, ms
	private int[] spiking = {};
	// what is kept
	private final double[] sampleTimes;
	private final float[][] samples;
	private int sampled;

	/**
	 * Draws what is released.
	 *
	 * @param model the experiment
	 * @param group which one of its groups
	 * @param number of synapses
	 */
	Afferents(final NeuronModel model, final SynapseGroup group, final int number) {
		this.group = group;
		final long seed = group.seed(model.seed()), trains = SpikeTrain.mix(seed, 1), draws = SpikeTrain.mix(seed, 2);
		final boolean local =
			group.transmission().learning().filter(l -> l.spikes() instanceof Learning.PostsynapticSpikes.Local).isPresent();
		synapses = local ? Synapses.each(group.transmission(), number, draws) : Synapses.of(group.transmission(), number, draws);
		times = new double[number][];
		quanta = new double[number][];
		final double duration = model.protocol().duration();
		for (int s = 0; s < number; s++) {
			times[s] = group.spikes().times(s, Math.max(0, duration - group.delay()), trains);
			quanta[s] = new double[times[s].length];
			for (int k = 0; k < times[s].length; k++) {
				times[s][k] += group.delay();
				quanta[s][k] = isPlain() ? 1 : synapses.release(s, times[s][k]);
			}
		}
		final int kept = isPlain() ? 0 : synapses.learn() ? 1 + (int) Math.min(SAMPLES, model.protocol().steps()) : 2;
		sampleTimes = new double[kept];
		for (int i = 0; i < kept; i++)
			sampleTimes[i] = model.protocol().steps() * i / (kept - 1) * model.protocol().timeStep();
		samples = new float[kept][number];
	}

	/**
	 * Prepares synapses that learn.
	 *
	 * @param model the experiment
	 * @param nodes entries of the synapses in the array of voltages
	 * @param watch gives that of a detector
	 */
	void learnFrom(final NeuronModel model, final int[] nodes, final Watch watch) {
		if (group.transmission().learning().isEmpty()) return;
		if (group.transmission().learning().get().spikes() instanceof Learning.PostsynapticSpikes.Local local) {
			watched = nodes.clone();
			threshold = local.threshold();
		}
		else {
			final Learning.PostsynapticSpikes.OfCell ofCell =
				(Learning.PostsynapticSpikes.OfCell) group.transmission().learning().get().spikes();
			final SpikeDetector detector = detector(ofCell.detector(), model);
			watched = new int[] { watch.node(detector) };
			threshold = detector.threshold();
		}
		spike = new double[watched.length];
		spiking = new int[watched.length];
		record Arrival(double time, int synapse) {
		}
		final List<Arrival> all = new ArrayList<>();
		for (int s = 0; s < nodes.length; s++)
			for (int k = 0; k < times[s].length; k++)
				if (quanta[s][k] > 0) all.add(new Arrival(times[s][k], s));
		all.sort(Comparator.comparingDouble(Arrival::time)); // stable
		arrival = all.stream().mapToDouble(Arrival::time).toArray();
		arriving = all.stream().mapToInt(Arrival::synapse).toArray();
	}

	private SpikeDetector detector(final String name, final NeuronModel model) {
		final List<SpikeDetector> detectors = model.recording().detectors();
		return detectors.stream().filter(one -> name.isEmpty() || one.name().equals(name)).findFirst().orElseThrow(
			() -> new SimulationException(
				"synapse group \"" + group.name() + "\" learns from the spikes of the detector \"" + name + "\", but the recording has " +
					(detectors.isEmpty() ? "none" : "only " + detectors.stream().map(SpikeDetector::name).toList())
					+ "; add a spike detector of that name"));
	}

	/** Whether every event carries the weight as it is. */
	boolean isPlain() {
		return group.transmission().isReliable();
	}

	/** When something arrives at a synapse, ms. */
	double[] times(final int synapse) {
		return times[synapse];
	}

	/** How much of it there is; 0 for nothing. */
	double quanta(final int synapse, final int arrived) {
		return quanta[synapse][arrived];
	}

	/** The strength of a synapse, relative to the weight of its group. */
	double weight(final int synapse, final double time) {
		return isPlain() ? 1 : synapses.weight(synapse, time);
	}

	/** Learns from the step from {@code t} to {@code t + dt}. */
	void learn(final double t, final double dt, final double[] old, final double[] voltage) {
		int spikes = 0;
		for (int i = 0; i < watched.length; i++) {
			final double a = old[watched[i]], b = voltage[watched[i]];
			if (a < threshold && b >= threshold) {
				final double time = t + dt * ((threshold - a) / (b - a));
				int at = spikes++;
				for (; at > 0 && spike[at - 1] > time; at--) {
					spike[at] = spike[at - 1];
					spiking[at] = spiking[at - 1];
				}
				spike[at] = time;
				spiking[at] = i;
			}
		}
		for (int i = 0; i < spikes; i++) {
			arriveUntil(spike[i]);
			synapses.after(spiking[i], spike[i]);
		}
		arriveUntil(t + dt);
	}

	private void arriveUntil(final double end) {
		for (; next < arrival.length && arrival[next] <= end; next++)
			synapses.before(arriving[next], arrival[next]);
	}

	/** Keeps the strengths of a time, if it is one of those that are kept. */
	void sample(final double time) {
		for (; sampled < sampleTimes.length && sampleTimes[sampled] <= time * (1 + 1e-12); sampled++)
			for (int s = 0; s < samples[sampled].length; s++)
				samples[sampled][s] = (float) synapses.weight(s, sampleTimes[sampled]);
	}

	/** What has happened, of a group that is not plain. */
	SynapseHistory history(final List<Place> places) {
		final int n = times.length;
		final int[] spikes = new int[n], failures = new int[n];
		final double[] sum = new double[n];
		for (int s = 0; s < n; s++) {
			spikes[s] = times[s].length;
			final int synapse = s;
			failures[s] = (int) IntStream.range(0, spikes[s]).filter(k -> quanta[synapse][k] == 0).count();
			for (final double q : quanta[s])
				sum[s] += q;
		}
		return new SynapseHistory(group.name(), places, spikes, failures, sum, sampleTimes, samples);
	}

	/** Finds the node that a detector watches. */
	interface Watch {

		int node(SpikeDetector detector);
	}
}
