/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.recording.Recording;
import org.dendritej.recording.SynapseHistory;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random models give the same bits alone and side by side, whole and cut into blocks, on any number of threads, recorded or not. */
class SameBitsTest {

	private static List<Recording> alone(final RandomTrials trials, final int number) {
		return trials.simulations(number, true).stream().map(simulation -> simulation.run(RunMonitor.SILENT)).toList();
	}

	private static void assertSame(final List<Recording> expected, final List<Recording> found, final String how) {
		assertEquals(expected.size(), found.size());
		for (int i = 0; i < found.size(); i++) {
			final Recording a = expected.get(i), b = found.get(i);
			for (int k = 0; k < a.traces().size(); k++)
				assertArrayEquals(a.traces().get(k).values(), b.traces().get(k).values(), 0,
					how + ", trial " + i + ", " + a.traces().get(k).name());
			assertEquals(a.spikes(), b.spikes(), how);
			for (int f = 0; f < a.frames(); f++)
				assertArrayEquals(a.voltages(f), b.voltages(f), 0, how);
			for (int g = 0; g < a.synapses().size(); g++)
				assertSame(a.synapses().get(g), b.synapses().get(g), how);
		}
	}

	private static void assertSame(final SynapseHistory a, final SynapseHistory b, final String how) {
		for (int s = 0; s < a.synapses(); s++) {
			assertEquals(a.failures(s), b.failures(s), how);
			for (int k = 0; k < a.samples(); k++)
				assertEquals(a.weight(k, s), b.weight(k, s), 0, how);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 })
	void trialsSideBySideGiveWhatTheyGiveAlone(final int kind) {
		final RandomTrials trials = new RandomTrials(kind, 12);
		final List<Recording> expected = alone(trials, 8);
		for (final int lanes : new int[] { 1, 2, 3, 4, 5, 6, 7, 8 }) {
			final List<Simulation> simulations = trials.simulations(lanes, true);
			for (final Simulation other : simulations)
				assertTrue(simulations.get(0).runsBeside(other), "these can run side by side");
			assertSame(expected.subList(0, lanes), new Run(simulations, 1).run(Team.ALONE, RunMonitor.SILENT), lanes + " lanes");
		}
	}

	/** Compartments in each block. */
	private static int[] sizes(final RandomTrials trials, final int blocks) {
		final Layout layout = new Layout(new Nodes(trials.cable), blocks, 1);
		return IntStream.range(0, blocks).map(layout::size).toArray();
	}

	/** Of those whose synapses do not learn: these are not cut. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 2, 3, 6, 7, 8, 10, 11 })
	void aNeuronCutIntoBlocksGivesWhatItGivesWhole(final int kind) {
		final RandomTrials trials = new RandomTrials(kind, 40);
		assertTrue(trials.canBeCut());
		final List<Recording> expected = alone(trials, 3);
		for (final int blocks : new int[] { 2, 3, 7 }) {
			final int[] sizes = sizes(trials, blocks);
			assertTrue(Arrays.stream(sizes).allMatch(size -> size > 0), Arrays.toString(sizes));
			assertSame(expected, new Run(trials.simulations(3, true), blocks).run(Team.ALONE, RunMonitor.SILENT), blocks + " blocks");
			final int threads = blocks == 7 ? 8 : blocks;
			try (Workers workers = Workers.of(threads)) {
				for (final int groups : blocks == 7 ? new int[] { 7, 2 } : new int[] { blocks }) {
					final Run run = new Run(trials.simulations(3, true), blocks, groups, new Rests());
					assertSame(expected, Crew.lead(workers, groups, team -> run.run(team, RunMonitor.SILENT)),
						blocks + " blocks in " + groups + " groups on " + threads + " threads");
				}
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 2, 3, 6, 7, 8, 10, 11 })
	void whichThreadWorksOnWhichBlockLeavesNoTrace(final int kind) {
		final RandomTrials trials = new RandomTrials(kind, 20);
		final List<Recording> expected = alone(trials, 3);
		for (final int[] form : kind == 0 ? new int[][] { { 3, 7, 7 }, { 8, 11, 9 } } : new int[][] { { 2, 5, 3 } })
			try (Workers workers = Workers.of(form[0])) {
				final Run run = new Run(trials.simulations(3, true), form[1], form[2], new Rests());
				assertSame(expected, run.run(new ShuffledTeam(workers, kind), RunMonitor.SILENT), form[1] + " blocks on " + form[0]
					+ " threads");
			}
	}

	/** Helpers come when they can; here those who lead wait for them in the first rounds. */
	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 8 })
	void helpersDoPartOfTheWork(final int threads) {
		final RandomTrials trials = new RandomTrials(0, 20);
		final AtomicInteger begun = new AtomicInteger(), helped = new AtomicInteger();
		try (Workers workers = Workers.of(threads)) {
			final Run run = new Run(trials.simulations(1, true), 7);
			assertSame(alone(trials, 1), Crew.lead(workers, 7, team -> {
				final Thread leader = Thread.currentThread();
				return run.run(hooked(team, block -> {
					if (Thread.currentThread() != leader) helped.incrementAndGet();
					else if (begun.incrementAndGet() <= 8) {
						final int before = helped.get();
						final long end = System.nanoTime() + (before == 0 ? 10_000_000_000L : 50_000_000L);
						while (helped.get() == before && System.nanoTime() < end)
							Thread.onSpinWait();
					}
				}), RunMonitor.SILENT);
			}), threads + " threads");
		}
		assertTrue(helped.get() >= 4, "blocks that helpers have worked on: " + helped);
	}

	/** The same team, which does something more at the beginning of each step of each block. */
	private static Team hooked(final Team team, final Consumer<Block> more) {
		return groups -> {
			for (final Block[] blocks : groups)
				for (final Block block : blocks)
					block.add(Part.REMEMBER, unused -> more.accept(block));
			return team.over(groups);
		};
	}

	/** Of a size at which threads are tried without being told to. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 7 })
	void aLargeNeuronGivesTheSameOnAnyNumberOfThreads(final int kind) {
		final RandomTrials trials = new RandomTrials(kind, 300);
		assertEquals(trials.canBeCut(), trials.simulations(1, true).get(0).pays(2), trials.cable.compartments() + " compartments");
		final List<Recording> expected = alone(trials, 1);
		for (final int threads : new int[] { 1, 2, 3, 8 })
			try (Workers workers = Workers.of(threads)) {
				assertSame(expected, List.of(trials.simulations(1, true).get(0).run(workers, RunMonitor.SILENT)), threads + " threads");
				assertSame(expected, new Trials(trials.simulations(1, true), workers).run(workers, RunMonitor.SILENT),
					threads + " threads");
			}
	}

	/** Eight trials side by side outgrow the caches, so that they are cut without being told to. */
	@Test
	void largeNeuronsSideBySideGiveWhatTheyGiveAlone() {
		final RandomTrials trials = new RandomTrials(0, 900);
		try (Workers workers = Workers.of(2)) {
			assertSame(alone(trials, 8), new Trials(trials.simulations(8, true), workers).run(workers, RunMonitor.SILENT), "8 trials");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 4, 5 })
	void groupsOnAnyNumberOfThreadsGiveTheSame(final int kind) {
		final RandomTrials one = new RandomTrials(kind, 8), other = new RandomTrials(kind + 1, 9);
		final List<Recording> expected = new ArrayList<>();
		final List<Recording> ofOne = alone(one, 7), ofOther = alone(other, 7);
		for (int i = 0; i < 7; i++) {
			expected.add(ofOne.get(i));
			expected.add(ofOther.get(i));
		}
		for (final int threads : new int[] { 1, 2, 3, 8 })
			try (Workers workers = Workers.of(threads)) {
				assertSame(expected,
					Trials.run(14, i -> Simulation.of((i % 2 == 0 ? one : other).model(i / 2, true), (i % 2 == 0 ? one : other).cable),
						workers, RunMonitor.SILENT),
					threads + " threads");
			}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 5, 7, 9, 10 })
	void whatIsRecordedChangesNothing(final int kind) {
		final RandomTrials trials = new RandomTrials(kind, 12);
		final List<Recording> much = alone(trials, 2);
		for (final int blocks : trials.canBeCut() ? new int[] { 1, 3 } : new int[] { 1 }) {
			final List<Recording> little = new Run(trials.simulations(2, false), blocks).run(Team.ALONE, RunMonitor.SILENT);
			for (int i = 0; i < 2; i++) {
				assertArrayEquals(much.get(i).trace("v").values(), little.get(i).trace("v").values(), 0);
				assertEquals(much.get(i).spikes(), little.get(i).spikes());
				for (int g = 0; g < much.get(i).synapses().size(); g++)
					assertSame(much.get(i).synapses().get(g), little.get(i).synapses().get(g), "trial " + i);
			}
		}
	}

	@Test
	void aTrialThatFailsSaysWhatItSaysAlone() {
		final RandomTrials trials = new RandomTrials(0, 8);
		final CableModel cable = trials.cable;
		try (Workers workers = Workers.of(2)) {
			final RuntimeException failure = assertThrows(SimulationException.class, () -> Trials.run(6, i -> {
				final var model = trials.model(i, true);
				return Simulation.of(i
					== 3 ? model.with(new org.dendritej.recording.RecordingPlan(List.of(new org.dendritej.recording.Probe.OfIon("x",
						org.dendritej.morphology.Location.SOMA, "mg", "inside")), 0, List.of())) : model,
					cable);
			}, workers, RunMonitor.SILENT));
			assertEquals("probe \"x\": no mechanism uses the ion \"mg\"", failure.getMessage());
		}
	}

	@Test
	void aRunOnSeveralThreadsIsCancelledAndAnErrorInABlockEndsIt() {
		final RandomTrials trials = new RandomTrials(0, 20);
		try (Workers workers = Workers.of(3)) {
			final AtomicInteger reports = new AtomicInteger();
			final Run run = new Run(trials.simulations(1, true), 3);
			assertThrows(RunCancelledException.class,
				() -> Crew.lead(workers, 3, team -> run.run(team, fraction -> reports.incrementAndGet() < 20)));
			final Run failing = new Run(trials.simulations(1, true), 3);
			assertThrows(IllegalStateException.class, () -> Crew.lead(workers, 3, team -> {
				final AtomicInteger rounds = new AtomicInteger();
				return failing.run(hooked(team, block -> {
					if (block.number == 1 && rounds.incrementAndGet() == 50) throw new IllegalStateException("planted");
				}), RunMonitor.SILENT);
			}));
		}
	}

	@Test
	void helpersThatNeverComeAreNotMissed() throws InterruptedException {
		final RandomTrials trials = new RandomTrials(0, 20);
		final List<Recording> expected = alone(trials, 1);
		try (Workers workers = Workers.of(2)) { // each of whose threads leads a run, so that neither has a helper before the other is done
			final List<List<Recording>> found = new ArrayList<>(List.of(List.of(), List.of()));
			final Thread[] callers = new Thread[2];
			for (int k = 0; k < 2; k++) {
				final int caller = k;
				callers[k] = new Thread(() -> {
					final Run run = new Run(trials.simulations(1, true), 3);
					found.set(caller, Crew.lead(workers, 3, team -> run.run(team, RunMonitor.SILENT)));
				});
				callers[k].start();
			}
			for (int k = 0; k < 2; k++) {
				callers[k].join();
				assertSame(expected, found.get(k), "caller " + k);
			}
		}
	}
}
