/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.recording.Spike;
import org.dendritej.recording.SynapseHistory;
import org.dendritej.recording.Trace;

/**
 * Fills the arrays of the recording of one trial, all of them made before the run. What is in one block of compartments is read while that block is worked on,
 * blocks on different threads at the same time.
 */
final class Recorder {

	private final Contents trial;
	private final CableModel cable;
	private final int lane;
	private final CableEquation equation;
	private final Wiring wiring;
	private final double dt;
	private final double[] times;
	private final Probe[] probes;
	private final Reading[] readings;
	private final double[][] values;
	private final double[] frameTimes;
	private final float[][] frames;
	/** Calcium at the times of the frames, without rows if no mechanism changes it. */
	private final float[][] calcium;
	private final List<RecordingPlan.SpikeDetector> detectors;
	private final OfBlock[] parts; // by block

	/** What is read in one block. */
	private static final class OfBlock {

		private int[] compartments, compartmentNodes; // of frames
		private int nextFrame;
		private final List<Spike> spikes = new ArrayList<>();
	}

	/**
	 * Makes the arrays.
	 *
	 * @param trial the model and its neuron
	 * @param lane of this trial among those that run side by side
	 * @param equation whose blocks are read
	 */
	Recorder(final Contents trial, final int lane, final CableEquation equation) {
		this.trial = trial;
		this.lane = lane;
		this.equation = equation;
		cable = trial.cable;
		final RecordingPlan plan = trial.model.recording();
		final Protocol protocol = trial.model.protocol();
		final int samples = Math.toIntExact(protocol.steps() + 1);
		dt = protocol.timeStep();
		times = multiples(dt, samples);
		probes = plan.probes().toArray(Probe[]::new);
		wiring = new Wiring(trial, lane, equation);
		readings = plan.probes().stream().map(wiring::reading).toArray(Reading[]::new);
		values = new double[probes.length][samples];

		frameTimes = multiples(plan.frameInterval(), frameCount(plan, protocol));
		frames = new float[frameTimes.length][cable.compartments()];
		calcium = new float[changesCalcium(trial) ? frameTimes.length : 0][cable.compartments()];
		detectors = plan.detectors();
		parts = new OfBlock[equation.blocks.length];
		for (int b = 0; b < parts.length; b++) {
			final int block = b;
			final OfBlock part = parts[b] = new OfBlock();
			part.compartments = IntStream.range(0, frames.length == 0 ? 0 : cable.compartments()).filter(c -> wiring.block(c) == block)
				.toArray();
			part.compartmentNodes = Arrays.stream(part.compartments).map(wiring::node).toArray();
		}
	}

	/** The first multiples of an interval, 0 included; a method of its own, so that HotSpot compiles this loop alone where it is long. */
	private static double[] multiples(final double interval, final int number) {
		final double[] multiples = new double[number];
		for (int n = 0; n < number; n++)
			multiples[n] = n * interval;
		return multiples;
	}

	private static int frameCount(final RecordingPlan plan, final Protocol protocol) {
		return plan.frameInterval() == 0
			? 0
			: Math.toIntExact((long) Math.floor(protocol.steps() * protocol.timeStep() / plan.frameInterval() * (1 + 1e-12)) +
				1);
	}

	/** Bytes that the recording of a run will take. */
	static long bytes(final NeuronModel model, final CableModel cable) {
		final Protocol protocol = model.protocol();
		final double samples = protocol.steps() + 1.0;
		final double frames = model.recording().frameInterval() == 0
			? 0
			: 1 + protocol.steps() * protocol.timeStep() / model.recording().frameInterval();
		final double maps = changesCalcium(model) ? 2 : 1; // voltage, and calcium where a pool changes it
		return (long) Math.min(8 * samples * (1.0 + model.recording().probes().size()) + frames * (24 + maps * 4.0 * cable.compartments()),
			Long.MAX_VALUE / 2);
	}

	/**
	 * Records the state of a block at time 0.
	 *
	 * @param block that has been initialised
	 * @param turns the steps
	 * @return what records the block at the end of the last step; staggered states stand {@code ahead} ms before it
	 */
	List<Loops.Loop> start(final Block block, final Turns turns) {
		final OfBlock part = parts[block.number];
		final List<Loops.Loop> all = new ArrayList<>();
		for (int p = 0; p < readings.length; p++)
			if (readings[p].block() == block.number) all.addAll(start(p, block, turns));
		if (frames.length > 0) {
			keepFrame(part, block, block.voltage, 1);
			all.add(unused -> keepFrames(part, block, turns.last().number + 1));
		}
		if (block.number == 0)
			for (final Afferents group : equation.afferents.get(lane))
				group.sample(0);
		for (final RecordingPlan.SpikeDetector detector : detectors) {
			final int compartment = wiring.compartment(detector.location());
			if (wiring.block(compartment) == block.number)
				all.add(new Crossing(detector.threshold(), wiring.node(compartment), block.voltage, fraction -> part.spikes.add(new Spike(
					times[turns.last().number] + dt * fraction, detector.name()))));
		}
		return all;
	}

	private List<Loops.Loop> start(final int p, final Block block, final Turns turns) {
		final Reading reading = readings[p];
		values[p][0] = reading.source().at(0, block.voltage, 0);
		final Loops.Loop sample = new Sample(reading.source(), block.voltage, times, values[p], turns);
		return reading.stimulus() < 0 ? List.of(sample)
			: List.of(sample, unused -> revise(p, block.electrodes[lane], turns.last().number));
	}

	private record Sample(Reading.Source source, double[] voltage, double[] times, double[] values, Turns turns) implements Loops.Loop {

		@Override
		public void run(final double[] given) {
			final Step step = turns.last();
			final int n = step.number + 1;
			values[n] = source.at(times[n], voltage, step.ahead);
		}
	}

	private void revise(final int p, final Electrodes electrodes, final int n) {
		final double current = electrodes.revisedCurrent(readings[p].stimulus());
		if (!Double.isNaN(current)) values[p][n] = current;
	}

	/** Looks whether the voltage has crossed a threshold upwards. */
	private static final class Crossing implements Loops.Loop {

		private final double threshold;
		private final int node;
		private final double[] voltage;
		private final DoubleConsumer note; // told when, as a part of the step
		private double before; // mV

		Crossing(final double threshold, final int node, final double[] voltage, final DoubleConsumer note) {
			this.threshold = threshold;
			this.node = node;
			this.voltage = voltage;
			this.note = note;
			before = voltage[node];
		}

		@Override
		public void run(final double[] given) {
			final double a = before, b = voltage[node];
			before = b;
			if (a < threshold && b >= threshold) note.accept((threshold - a) / (b - a));
		}
	}

	private void keepFrames(final OfBlock part, final Block block, final int n) {
		final double t = times[n];
		while (part.nextFrame < frames.length && frameTimes[part.nextFrame] <= t + 1e-9 * dt) {
			final double fraction = 1 - (t - frameTimes[part.nextFrame]) / dt;
			keepFrame(part, block, block.old, fraction > 1 - 1e-9 ? 1 : fraction);
		}
	}

	private void keepFrame(final OfBlock part, final Block block, final double[] old, final double fraction) {
		final int number = part.nextFrame++;
		final float[] frame = frames[number];
		for (int i = 0; i < part.compartments.length; i++) {
			final double a = old[part.compartmentNodes[i]], b = block.voltage[part.compartmentNodes[i]];
			frame[part.compartments[i]] = (float) (fraction == 1 ? b : a + (b - a) * fraction);
		}
		if (calcium.length > 0 && block.membrane.ions.has("ca")) {
			final double[] inside = block.membrane.ions.of("ca").inside();
			for (int i = 0; i < part.compartments.length; i++)
				calcium[number][part.compartments[i]] = (float) inside[part.compartmentNodes[i]];
		}
	}

	private static boolean changesCalcium(final Contents trial) {
		return trial.placed.stream().anyMatch(placed -> changesCalcium(placed.mechanism()));
	}

	private static boolean changesCalcium(final NeuronModel model) {
		return model.biophysics().paints().stream().anyMatch(paint -> changesCalcium(paint.mechanism())) || model.synapses().stream()
			.anyMatch(group -> group.receptors().stream().anyMatch(receptor -> changesCalcium(receptor.mechanism())));
	}

	private static boolean changesCalcium(final Mechanism mechanism) {
		return mechanism.ions().stream().anyMatch(use -> use.ion().equals("ca") && use.writes().contains(IonUse.Quantity.INSIDE));
	}

	Recording recording() {
		final List<Trace> traces = new ArrayList<>();
		for (int p = 0; p < probes.length; p++)
			traces.add(new Trace(probes[p].name(), readings[p].unit(), values[p]));
		final List<Spike> all = new ArrayList<>();
		for (final Block block : equation.blocks) {
			all.addAll(parts[block.number].spikes);
			all.addAll(block.events.spikes(lane));
		}
		all.sort(Comparator.comparingDouble(Spike::time).thenComparing(Spike::place));
		return new Recording(cable, times, traces, frameTimes, frames, all, histories(), calcium);
	}

	private List<SynapseHistory> histories() {
		final List<SynapseHistory> histories = new ArrayList<>();
		final List<Afferents> groups = equation.afferents.get(lane);
		for (int g = 0; g < groups.size(); g++)
			if (!groups.get(g).isPlain())
				histories.add(groups.get(g).history(trial.model.synapses().get(g).places(cable, trial.model.seed())));
		return histories;
	}
}
