/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.model.NeuronModel;
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
	/** From which number on it is doubled. */
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

	/** The run of a search with a number of synapses. */
	interface Trial {

		NeuronModel of(int search, int number);
	}

	private static final class Search {

		private final int most;
		private final Map<Integer, Response> tried = new TreeMap<>();
		private int low, high; // the first does not fire, the second does
		private boolean bracketed, ended;

		Search(final int most) {
			this.most = most;
			high = Math.min(most, FIRST);
		}

		int next() {
			return bracketed ? (low + high) / 2 : high;
		}

		void learn(final Response response) {
			final int number = next();
			tried.put(number, response);
			if (response.spikes > 0) {
				high = number;
				bracketed = true;
			}
			else {
				low = number;
				if (!bracketed) {
					ended = number == most;
					high = Math.min(most, 2 * number);
				}
			}
			ended |= bracketed && high - low == 1;
		}

		/** Part of the bits of the answer that is known. */
		double progress() {
			return ended ? 1 : 1 - Math.log(Math.max(2, bracketed ? high - low : most - low)) / Math.log(2.0 + most);
		}

		Found found() {
			return new Found(bracketed ? high : Double.NaN, Collections.unmodifiableMap(new TreeMap<>(tried)));
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
	static List<Found> find(final int searches, final int most, final CableModel cable, final Trial trial, final Workers workers,
		final RunMonitor monitor) {
		final List<Search> all = IntStream.range(0, searches).mapToObj(i -> new Search(most)).toList();
		while (true) {
			final List<Integer> going = IntStream.range(0, searches).filter(i -> !all.get(i).ended).boxed().toList();
			final double progress = all.stream().mapToDouble(Search::progress).average().orElse(1);
			if (going.isEmpty())
				return all.stream().map(Search::found).toList();
			final List<Response> responses = ManyRuns.measure(going.size(), cable,
				k -> trial.of(going.get(k), all.get(going.get(k)).next()), Response::of, workers, fraction -> monitor.progress(progress));
			if (responses.size() < going.size())
				return new ArrayList<>();
			for (int k = 0; k < going.size(); k++)
				all.get(going.get(k)).learn(responses.get(k));
		}
	}
}
