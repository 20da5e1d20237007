/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.Waveform;
import org.dendritej.mechanism.transmission.Learning;
import org.dendritej.mechanism.transmission.Release;
import org.dendritej.mechanism.transmission.TimingRule;
import org.dendritej.mechanism.transmission.Transmission;
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
 * A step leaves nothing to be collected, not a byte, on any thread: with channels of the catalogue and others, pools, synapses of all kinds, those whose events cut steps and those that send events
 * to themselves among them, synapses that release at random and that learn, their events, electrodes that jump, clamps, traces and frames recorded; alone, side by side, in blocks and on several threads.
 *
 * <p>
 * HotSpot charges a thread with what it makes in its name, once for each class: the constant strings of a class whose method is handed to the compiler, and the names of
 * classes in that method's signature. So a run may leave something, but of several the last ones do not.
 */
class NoGarbageTest {

	private static final int STEPS = 1200;
	private static final int ROUNDS = 12;
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

	private static NeuronModel model(final RandomNeurons neuron, final boolean isWhole) {
		final Stimulus clamp = new Stimulus.VoltageClamp(Experiments.middle(neuron.cable, 3), new Waveform.Step(-20, 19.99, 3), 2, 28, 1);
		final List<Probe> probes = new ArrayList<>(Experiments.everywhere(neuron.cable).probes());
		probes.add(new Probe.OfStimulus("clamp", 2));
		probes.add(new Probe.OfSynapse("g", "AMPA", 0, "AMPA", "g"));
		final Protocol protocol = neuron.protocol(STEPS, 0.2, new Protocol.Start.AtVoltage(-66)).with(clamp)
			.with(Experiments.current(Experiments.middle(neuron.cable, 0), 0.01)); // the first jump makes arrays that others use again
		final Biophysics membrane = neuron.active(1e-3);
		final Sites sites = new Sites.Scattered(Region.EVERYWHERE, 8);
		final SpikeTrain often = new SpikeTrain.Poisson(1000, 0, 100);
		final List<SynapseGroup> groups = new ArrayList<>();
		for (final SynapseGroup group : neuron.synapses(2e-5, STEPS * RandomNeurons.DT))
			groups.add(new SynapseGroup(group.name(), group.receptors(), sites, often, 0));
		for (final Mechanism mechanism : RandomTrials.STOCHASTIC)
			groups.add(new SynapseGroup(mechanism.name(), List.of(new SynapseGroup.Receptor(mechanism, 2e-5, Map.of())), sites, often, 0));
		for (final String late : List.of("AMPA", "GabaBSyn")) // one synapse, which had nothing to do before
			groups.add(
				new SynapseGroup("late " + late, receptors(groups, late), new Sites.Listed(List.of(Experiments.middle(neuron.cable, 2))),
					new SpikeTrain.At(List.of(0.6 * STEPS * RandomNeurons.DT, 0.7 * STEPS * RandomNeurons.DT)), 0));
		if (isWhole) { // with these it is not cut into blocks
			groups.add(
				new SynapseGroup("released", receptors(groups, "AMPA"), sites, often, 0).with(Transmission.of(Release.binomial(2, 0.6))));
			groups.add(
				new SynapseGroup("learns", receptors(groups, "AMPA"), sites, often, 0).with(new Transmission(Release.binomial(2, 0.6), 0.3,
					Transmission.RELIABLE.ablation(), Optional.of(new Learning(Optional.of(TimingRule.BI_POO), Optional.empty(),
						new Learning.PostsynapticSpikes.Local(-64), 0, Learning.DEFAULT_MAXIMUM)))));
		}
		return Experiments.model(membrane, protocol, new RecordingPlan(probes, 0.1, List.of()), groups.toArray(SynapseGroup[]::new));
	}

	private static List<SynapseGroup.Receptor> receptors(final List<SynapseGroup> groups, final String name) {
		return groups.stream().filter(group -> group.name().equals(name)).findFirst().orElseThrow().receptors();
	}

	private static Run run(final Scheme scheme, final int lanes, final int blocks) {
		final RandomNeurons neuron = new RandomNeurons(3, scheme, 12);
		final NeuronModel model = model(neuron, blocks == 1);
		return new Run(IntStream.range(0, lanes).mapToObj(k -> Simulation.of(model, neuron.cable)).toList(), blocks);
	}

	private static void assertNothingIsLeft(final LongSupplier bytes, final String how) {
		long left = bytes.getAsLong();
		for (int round = 1; round < ROUNDS && left > 0; round++)
			left = bytes.getAsLong();
		assertEquals(0, left, "bytes, " + how);
	}

	@ParameterizedTest
	@EnumSource
	void onOneThread(final Scheme scheme) {
		for (final int[] form : new int[][] { { 1, 1 }, { 4, 1 }, { 1, 3 }, { 3, 2 } }) {
			assertNothingIsLeft(() -> {
				final Looks looks = new Looks(Thread.currentThread().getId());
				run(scheme, form[0], form[1]).run(Team.ALONE, looks);
				return looks.allocated();
			}, scheme + ", " + form[0] + " trials side by side in " + form[1] + " blocks");
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
			assertNothingIsLeft(() -> {
				final Looks looks = new Looks(threads);
				final Run run = run(scheme, 2, 3);
				Crew.lead(workers, 3, team -> run.run(team, looks));
				return looks.allocated();
			}, scheme.toString());
		}
	}
}
