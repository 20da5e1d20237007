/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.ClusterCurve.Point;
import org.dendritej.experiment.Excitation.Course;
import org.dendritej.model.NeuronModel;
import org.dendritej.morphology.Location;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

/**
 * Clusters at many places, one at a time: at each the number of synapses grows in steps of about four tenths until the cell fires, or until the gain falls after a
 * dendritic spike; then the threshold is looked for between the last number without and the first with one. Curves are of some places finished, so that a
 * cancelled map holds whole answers for fewer places.
 */
final class SupralinearityMap {

	/** Places whose curves grow together, side by side in lanes. */
	private static final int TOGETHER = 64;
	private static final double FACTOR = 1.4;
	/** About how many runs a place takes. */
	static final double RUNS = 8;

	private final NeuronModel model;
	private final CableModel cable;
	private final double spread, interval, ampa, nmda, criterion;
	private final int most;
	private final Workers workers;

	SupralinearityMap(final NeuronModel model, final CableModel cable, final double spread, final double interval, final double ampa,
		final double nmda, final int most, final double criterion, final Workers workers) {
		this.model = model;
		this.cable = cable;
		this.spread = spread;
		this.interval = interval;
		this.ampa = ampa;
		this.nmda = nmda;
		this.most = most;
		this.criterion = criterion;
		this.workers = workers;
	}

	/** A run of a number of synapses at a place. */
	private record Probe(int place, int number) {
	}

	/** What is known of a place. */
	private final class Search {

		private final Location at;
		private final List<Point> points = new ArrayList<>();
		private Course single;

		Search(final Location at) {
			this.at = at;
		}

		void add(final int number, final Course run) {
			if (number == 1)
				single = run;
			points.add(ClusterCurve.point(number, run.response(), single, interval));
			points.sort(Comparator.comparingInt(Point::number));
		}

		/** The number to be tried next. */
		Optional<Integer> next() {
			if (points.isEmpty())
				return Optional.of(1);
			final Optional<Point> above = points.stream().filter(point -> point.isDendriticSpike(criterion)).findFirst();
			if (above.isPresent()) {
				final int high = above.get().number(),
					low = points.stream().filter(p -> p.number() < high).mapToInt(Point::number).max().orElse(0);
				if (high - low > 1)
					return Optional.of((low + high) / 2);
			}
			final Point last = points.get(points.size() - 1);
			if (last.number() >= most || last.spikes() > 0)
				return Optional.empty();
			final boolean falls = points.size() > 1 && last.gain() < points.get(points.size() - 2).gain();
			return above.isPresent() && falls ? Optional.empty() : Optional.of(following(last.number()));
		}

		private int following(final int number) {
			return Math.min(most, number == 1 ? 4 : (int) Math.ceil(FACTOR * number));
		}

		ClusterCurve curve() {
			return new ClusterCurve(at, spread, interval, points);
		}
	}

	/** One curve for each place, of the first ones if the monitor has stopped it. */
	List<ClusterCurve> curves(final List<Location> places, final RunMonitor monitor) {
		final List<ClusterCurve> curves = new ArrayList<>();
		for (int from = 0; from < places.size(); from += TOGETHER) {
			final int first = from, to = Math.min(places.size(), from + TOGETHER);
			final List<Search> searches = places.subList(from, to).stream().map(Search::new).toList();
			while (true) {
				final List<Probe> probes = IntStream.range(0, searches.size()).boxed()
					.flatMap(i -> searches.get(i).next().map(number -> new Probe(i, number)).stream()).toList();
				if (probes.isEmpty())
					break;
				final double done = done(searches);
				final List<Course> runs = run(searches, probes,
					fraction -> monitor
						.progress((first + (to - first) * (done + (1 - done) * fraction * probes.size() / searches.size() / (2 * RUNS)))
							/ places.size()));
				if (runs.size() < probes.size())
					return curves;
				for (int k = 0; k < probes.size(); k++)
					searches.get(probes.get(k).place).add(probes.get(k).number, runs.get(k));
			}
			searches.forEach(search -> curves.add(search.curve()));
		}
		return curves;
	}

	/** Of all runs so many are over; never 1 before the end. */
	private static double done(final List<Search> searches) {
		final double runs = searches.stream().mapToInt(search -> search.points.size()).average().orElse(0);
		return runs / (runs + RUNS / 2);
	}

	private List<Course> run(final List<Search> searches, final List<Probe> probes, final RunMonitor monitor) {
		final double duration = ClusterCurve.duration(interval, List.of(interval == 0 ? 1 : most));
		return ManyRuns.measure(probes.size(), cable, k -> {
			final Probe probe = probes.get(k);
			final Location at = searches.get(probe.place).at;
			return Excitation.of(ampa, nmda).cluster(cable, at, spread, probe.number, interval).trial(model, duration, at);
		}, recording -> Course.of(recording, interval > 0), workers, monitor);
	}
}
