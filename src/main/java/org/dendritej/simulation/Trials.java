/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.dendritej.recording.Recording;
import org.dendritej.units.Workers;

/**
 * Runs independent simulations on all cores: trials of one neuron, or different neurons. Trials on the same tree with the same mechanisms in the same steps run
 * side by side on one thread, up to {@value #MOST_LANES} of them, in the lanes of the processor's vector instructions; they may differ in everything else: parameters, synapses, inputs,
 * electrodes, recordings, seeds. Each gives the same bits as if it ran alone, on any number of threads, and results come in the order of their number. Where one of several side
 * by side fails or needs steps of its own, they are run again one after the other. A single large neuron is shared out between the threads.
 */
public final class Trials {

	private static final int MOST_LANES = 8;
	/** So many trials per thread are described at a time. */
	private static final int TRIALS_AT_A_TIME = 128;
	private final List<Simulation> simulations;
	private final List<int[]> groups = new ArrayList<>();
	private final Run[] prepared;
	private final int threads; // for each group
	private final Rests rests = new Rests();

	/**
	 * Groups trials.
	 *
	 * @param simulations none of which has been run
	 * @param workers the threads on which they will be run
	 */
	public Trials(final List<Simulation> simulations, final Workers workers) {
		this.simulations = List.copyOf(simulations);
		final List<List<Integer>> alike = new ArrayList<>();
		for (int i = 0; i < simulations.size(); i++)
			beside(i, alike).add(i);
		for (final List<Integer> trials : alike)
			share(trials.stream().mapToInt(Integer::intValue).toArray(), workers.threads());
		prepared = new Run[groups.size()];
		threads = simulations.size() == 1 ? workers.threads() : 1;
	}

	/** The trials beside which one can run. */
	private List<Integer> beside(final int i, final List<List<Integer>> alike) {
		for (final List<Integer> trials : alike)
			if (simulations.get(trials.get(0)).runsBeside(simulations.get(i))) return trials;
		final List<Integer> first = new ArrayList<>();
		alike.add(first);
		return first;
	}

	/** Makes as few groups as lanes allow, but of nearly equal sizes and so many that no thread is without one. */
	private void share(final int[] trials, final int threads) {
		final int few = (trials.length + MOST_LANES - 1) / MOST_LANES,
			number = Math.min(trials.length, (few + threads - 1) / threads * threads);
		for (int g = 0; g < number; g++)
			groups.add(
				Arrays.copyOfRange(trials, (int) ((long) trials.length * g / number), (int) ((long) trials.length * (g + 1) / number)));
	}

	/**
	 * Builds all arrays now and not group by group while running. For those who measure one without the other.
	 *
	 * @throws SimulationException if a model cannot be run
	 */
	public void prepare() {
		for (int g = 0; g < prepared.length; g++)
			prepared[g] = build(groups.get(g));
	}

	private Run build(final int[] group) {
		final List<Simulation> beside = Arrays.stream(group).mapToObj(simulations::get).toList();
		return beside.get(0).build(beside, threads, rests);
	}

	/**
	 * Runs all, once.
	 *
	 * @param workers the threads
	 * @param monitor told of the progress of all together; called on any of the threads, one at a time
	 * @return what was recorded
	 * @throws RunCancelledException if the monitor stops them
	 * @throws SimulationException of the trial with the lowest number that fails
	 */
	public List<Recording> run(final Workers workers, final RunMonitor monitor) {
		simulations.forEach(Simulation::use);
		final double[] parts = new double[simulations.size()];
		final Recording[] recordings = new Recording[parts.length];
		final RuntimeException[] failures = new RuntimeException[parts.length];
		workers.forEach(groups.size(), g -> {
			final Run run = prepared[g];
			run(groups.get(g), run, new Outcomes(recordings, failures, parts, monitor), workers);
			prepared[g] = null; // its memory is not needed any more
		});
		for (final RuntimeException failure : failures)
			if (failure != null) throw failure;
		return Arrays.asList(recordings);
	}

	/** What trials have given, each at its number. */
	private record Outcomes(Recording[] recordings, RuntimeException[] failures, double[] parts, RunMonitor monitor) {
	}

	/** Runs trials side by side, as long as all go at the same steps. */
	private void run(final int[] group, final Run built, final Outcomes outcomes, final Workers workers) {
		final RunMonitor ofGroup = fraction -> report(group, fraction, outcomes.parts, outcomes.monitor);
		try {
			final Run run = built == null ? build(group) : built;
			final List<Recording> found =
				threads > 1 ? List.of(simulations.get(0).run(run, workers, ofGroup)) : run.run(Team.ALONE, ofGroup);
			for (int k = 0; k < group.length; k++)
				outcomes.recordings[group[k]] = found.get(k);
		}
		catch (final RunCancelledException cancelled) {
			throw cancelled;
		}
		catch (final ApartException some) {
			final int[] others = IntStream.range(0, group.length).filter(k -> !some.concerns(k)).map(k -> group[k]).toArray();
			runApart(IntStream.range(0, group.length).filter(some::concerns).map(k -> group[k]).toArray(), outcomes);
			if (others.length > 0) run(others, null, outcomes, workers);
		}
		catch (final RuntimeException together) {
			if (group.length == 1) outcomes.failures[group[0]] = together;
			else runApart(group, outcomes);
		}
	}

	/** Runs trials one after the other. */
	private void runApart(final int[] group, final Outcomes outcomes) {
		for (final int i : group)
			try {
				outcomes.recordings[i] = simulations.get(i).build(List.of(simulations.get(i)), 1, rests)
					.run(Team.ALONE, fraction -> report(new int[] { i }, fraction, outcomes.parts, outcomes.monitor)).get(0);
			}
			catch (final RunCancelledException cancelled) {
				throw cancelled;
			}
			catch (final RuntimeException failure) {
				outcomes.failures[i] = failure;
			}
	}

	/** Progress never goes back, even where trials are run again. */
	private static boolean report(final int[] group, final double fraction, final double[] parts, final RunMonitor monitor) {
		synchronized (parts) {
			double sum = 0;
			for (final int i : group)
				parts[i] = Math.max(parts[i], fraction);
			for (final double part : parts)
				sum += part;
			return monitor.progress(sum / parts.length);
		}
	}

	/**
	 * Runs {@code n} simulations.
	 *
	 * @param n their number
	 * @param trial makes the simulation of a number; called on any of the threads
	 * @param workers the threads
	 * @param monitor told of the progress of all together; called on any of the threads, one at a time
	 * @return what was recorded, shape {@code [n]}
	 * @throws RunCancelledException if the monitor stops them
	 * @throws SimulationException of the trial with the lowest number that fails
	 */
	public static List<Recording> run(final int n, final IntFunction<Simulation> trial, final Workers workers, final RunMonitor monitor) {
		final List<Recording> recordings = new ArrayList<>(n);
		final int most = TRIALS_AT_A_TIME * workers.threads();
		for (int from = 0; from < n; from += most) {
			final int first = from, number = Math.min(most, n - from);
			recordings.addAll(
				new Trials(workers.map(number, i -> trial.apply(first + i)), workers).run(workers, fraction -> monitor.progress((first +
					fraction * number) / n)));
		}
		return recordings;
	}
}
