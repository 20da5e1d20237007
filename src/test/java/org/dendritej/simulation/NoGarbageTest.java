/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;

import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.Sites;
import org.dendritej.model.Stimulus;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Region;
import org.dendritej.recording.Probe;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.units.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A step leaves nothing to be collected, on any thread: with channels of the catalogue and others, pools, synapses that cut no steps and send no events to themselves, their events, electrodes that jump, clamps, traces and
 * frames recorded; alone, side by side, in blocks and on several threads.
 */
class NoGarbageTest {

	private static final int STEPS = 1200;
	/** So little may be left in all, since 24 bytes were seen once, in more than 600 steps, and not explained; 16 bytes in each step or at each event would be more than a thousand. */
	private static final long BYTES = 200;
	private static final com.sun.management.ThreadMXBean COUNTER = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

	/** Looks twice at what threads have allocated, the first time when everything has happened often. */
	private static final class Looks implements RunMonitor {

		private static final double FIRST = 0.4, SECOND = 0.95;
		private final long[] threads;
		private final long[] bytes = new long[2];
		private final double[] at = new double[2];
		private int looks;

		Looks(final long... threads) {
			this.threads = threads;
		}

		@Override
		public boolean progress(final double fraction) {
			if (looks < 2 && fraction >= (looks == 0 ? FIRST : SECOND)) {
				at[looks] = fraction;
				for (final long thread : threads)
					bytes[looks] += COUNTER.getThreadAllocatedBytes(thread);
				looks++;
			}
			return true;
		}

		long allocated() {
			assertTrue(at[1] - at[0] > 0.5, "more than half of the steps lie between");
			return bytes[1] - bytes[0];
		}
	}

	/** Exp would cut every step, and events that GabaBSyn sends to itself may be more at a time than ever before. */
	private static boolean isPlain(final String synapse) {
		return !synapse.equals("Exp") && !synapse.equals("GabaBSyn");
	}

	private static NeuronModel model(final Scheme scheme, final RandomNeurons neuron) {
		final Stimulus clamp = new Stimulus.VoltageClamp(Experiments.middle(neuron.cable, 3), new Waveform.Step(-20, 19.99, 3), 2, 28, 1);
		final List<Probe> probes = new ArrayList<>(Experiments.everywhere(neuron.cable).probes());
		probes.add(new Probe.OfStimulus("clamp", 2));
		probes.add(new Probe.OfSynapse("g", "AMPA", 0, "AMPA", "g"));
		final Protocol protocol = neuron.protocol(STEPS, 0.2, new Protocol.Start.AtVoltage(-66)).with(clamp)
			.with(Experiments.current(Experiments.middle(neuron.cable, 0), 0.01)); // the first jump makes arrays that others use again
		final Biophysics membrane = neuron.active(1e-3);
		final SynapseGroup[] often = Arrays.stream(neuron.synapses(2e-5, STEPS * RandomNeurons.DT)).filter(group -> isPlain(group.name()))
			.map(group -> new SynapseGroup(group.name(), group.receptors(), new Sites.Scattered(Region.EVERYWHERE, 8),
				new SpikeTrain.Poisson(1000, 0, 100), 0))
			.toArray(SynapseGroup[]::new);
		return Experiments.model(membrane, protocol, new RecordingPlan(probes, 0.1, List.of()), often);
	}

	private static Run run(final Scheme scheme, final int lanes, final int blocks) {
		final RandomNeurons neuron = new RandomNeurons(3, scheme, 12);
		final NeuronModel model = model(scheme, neuron);
		return new Run(IntStream.range(0, lanes).mapToObj(k -> Simulation.of(model, neuron.cable)).toList(), blocks);
	}

	@ParameterizedTest
	@EnumSource
	void onOneThread(final Scheme scheme) {
		for (final int[] form : new int[][] { { 1, 1 }, { 4, 1 }, { 1, 3 }, { 3, 2 } }) {
			long least = Long.MAX_VALUE;
			for (int round = 0; round < 4 && least > BYTES; round++) {
				final Looks looks = new Looks(Thread.currentThread().getId());
				run(scheme, form[0], form[1]).run(Team.ALONE, looks);
				least = Math.min(least, looks.allocated());
			}
			assertTrue(least <= BYTES, least + " bytes, " + scheme + ", " + form[0] + " trials side by side in " + form[1] + " blocks");
		}
	}

	@ParameterizedTest
	@EnumSource
	void onTwoThreads(final Scheme scheme) {
		try (Workers workers = Workers.of(2)) {
			final CyclicBarrier both = new CyclicBarrier(2);
			final long[] threads = workers.map(2, k -> {
				try {
					both.await();
				}
				catch (final InterruptedException | BrokenBarrierException e) {
					throw new IllegalStateException(e);
				}
				return Thread.currentThread().getId();
			}).stream().mapToLong(Long::longValue).toArray();
			long least = Long.MAX_VALUE;
			for (int round = 0; round < 4 && least > BYTES; round++) {
				final Looks looks = new Looks(threads);
				final Run run = run(scheme, 2, 3);
				Crew.lead(workers, 3, team -> run.run(team, looks));
				least = Math.min(least, looks.allocated());
			}
			assertTrue(least <= BYTES, least + " bytes, " + scheme);
		}
	}
}
