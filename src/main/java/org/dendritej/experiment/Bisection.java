/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.model.NeuronModel;
import org.dendritej.recording.Recording;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

/**
 * Looks for the least number that reaches something, by runs: from a first guess in steps that double, downwards if it reaches and upwards if it does not, then by
 * halving; Bentley &amp; Yao (1976), Inf Process Lett 5:82&ndash;87, doi:10.1016/0020-0190(76)90071-5. 0 reaches nothing. Several are run side by side.
 *
 * @param <R> what is kept of a run
 */
final class Bisection<R> {

	/** The run of a search with a number. */
	interface Trial {

		NeuronModel of(int search, int number);
	}

	private final int most, first;
	private final Predicate<R> reaches;
	private final Map<Integer, R> tried = new TreeMap<>();
	private int low, high, step;
	private boolean reached, bracketed, ended;

	/**
	 * A search.
	 *
	 * @param most greatest number
	 * @param first number that is tried
	 * @param step to the second one
	 * @param reaches whether a run has reached it
	 */
	Bisection(final int most, final int first, final int step, final Predicate<R> reaches) {
		this.most = most;
		this.first = Math.min(most, first);
		this.step = step;
		this.reaches = reaches;
	}

	private int next() {
		if (tried.isEmpty())
			return first;
		if (bracketed)
			return (low + high) / 2;
		return reached ? high - step : Math.min(most, low + step);
	}

	private void learn(final R result) {
		final int number = next();
		if (!tried.isEmpty() && !bracketed)
			step *= 2;
		tried.put(number, result);
		if (reaches.test(result)) {
			bracketed |= low > 0;
			high = number;
			reached = true;
		}
		else {
			bracketed |= reached;
			low = number;
			ended = !reached && number == most;
		}
		bracketed |= reached && high - step <= 0;
		ended |= bracketed && high - low == 1;
	}

	/** Part of the bits of the answer that is known. */
	private double progress() {
		return ended ? 1 : 1 - Math.log(Math.max(2, bracketed ? high - low : most - low)) / Math.log(2.0 + most);
	}

	/** The least number; NaN if even the greatest does not reach it. */
	double number() {
		return reached ? high : Double.NaN;
	}

	/** What each number that was tried has given. */
	Map<Integer, R> tried() {
		return Collections.unmodifiableMap(new TreeMap<>(tried));
	}

	/**
	 * Runs searches to their ends.
	 *
	 * @param all the searches
	 * @param cable the neuron
	 * @param trial their runs
	 * @param measure what is kept of them
	 * @param workers threads
	 * @param monitor told of progress
	 * @return false if the monitor has stopped it
	 */
	static <R> boolean run(final List<Bisection<R>> all, final CableModel cable, final Trial trial, final Function<Recording, R> measure,
		final Workers workers, final RunMonitor monitor) {
		while (true) {
			final List<Integer> going = IntStream.range(0, all.size()).filter(i -> !all.get(i).ended).boxed().toList();
			final double progress = all.stream().mapToDouble(Bisection::progress).average().orElse(1);
			if (going.isEmpty())
				return true;
			final List<R> results =
				ManyRuns.measure(going.size(), cable, k -> trial.of(going.get(k), all.get(going.get(k)).next()), measure,
					workers, fraction -> monitor.progress(progress));
			if (results.size() < going.size())
				return false;
			for (int k = 0; k < going.size(); k++)
				all.get(going.get(k)).learn(results.get(k));
		}
	}
}
