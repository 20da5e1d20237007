/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.recording.Recording;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

/**
 * Least numbers of synapses that fire a neuron, several of them looked for side by side: by doubling until it fires, then by halving. A number fires, and one fewer does
 * not; where inhibition makes the response fall with the number there can be several such numbers, of which one is found, always the same.
 */
final class LeastNumber {

	/** Rise of the somatic peak by the last synapse that is an action potential, mV: less is a potential that creeps across the threshold. */
	static final double ALL_OR_NONE = 10;
	/** The number that is tried first, and the first step from it. */
	private static final int FIRST = 16;

	/**
	 * What a number of synapses does.
	 *
	 * @param peak of the soma above rest, mV
	 * @param spikes upward crossings of the soma
	 * @param time of the first, ms; NaN without
	 */
	record Response(double peak, int spikes, double time) {

		static Response of(final Recording recording) {
			return new Response(ManyRuns.peak(recording.trace("soma")), recording.spikes().size(),
				recording.spikes().isEmpty() ? Double.NaN : recording.spikes().get(0).time());
		}
	}

	/**
	 * What was found.
	 *
	 * @param number least one that fires; NaN if even the greatest does not
	 * @param tried what each number that was tried does
	 */
	record Found(double number, Map<Integer, Response> tried) {

		boolean fires() {
			return !Double.isNaN(number);
		}

		/** What the least number does; the greatest that was tried if none fires. */
		Response last() {
			return fires() ? tried.get((int) number) : tried.get(tried.keySet().stream().max(Integer::compare).orElseThrow());
		}

		/** What one fewer does; nothing at all if one is enough. */
		Response oneFewer() {
			return number == 1 ? new Response(0, 0, Double.NaN) : tried.get((int) number - 1);
		}
	}

	private LeastNumber() {
	}

	/** What the last synapse adds to the somatic peak, mV; mean over those that fire the cell. */
	static double rise(final List<Found> found) {
		return found.stream().filter(Found::fires).mapToDouble(one -> one.last().peak() - one.oneFewer().peak()).average()
			.orElse(Double.NaN);
	}

	/**
	 * Looks.
	 *
	 * @param searches how many
	 * @param most greatest number
	 * @param cable the neuron
	 * @param trial the runs; they record the soma and its spikes
	 * @param workers threads
	 * @param monitor told of progress
	 * @return one for each search; none at all if the monitor has stopped it
	 */
	static List<Found> find(final int searches, final int most, final CableModel cable, final Bisection.Trial trial, final Workers workers,
		final RunMonitor monitor) {
		final List<Bisection<Response>> all = IntStream.range(0, searches)
			.mapToObj(i -> new Bisection<Response>(most, FIRST, FIRST, response -> response.spikes > 0)).toList();
		return !Bisection.run(all, cable, trial, Response::of, workers, monitor) ? List.of()
			: all.stream().map(search -> new Found(search.number(), search.tried())).toList();
	}
}
