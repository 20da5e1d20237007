/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.Excitation.Course;
import org.dendritej.experiment.Excitation.Response;
import org.dendritej.model.NeuronModel;
import org.dendritej.morphology.Location;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

/**
 * What a cluster of more and more synapses does to the soma, beside what its synapses would do if their responses added up.
 *
 * @param at middle of the cluster
 * @param spread length of dendrite over which it is spread, µm
 * @param interval between one synapse and the next, ms
 * @param points by number of synapses, the first of one
 */
public record ClusterCurve(Location at, double spread, double interval, List<Point> points) {

	/** Numbers of synapses that show the course of a curve. */
	private static final List<Integer> COURSE = List.of(1, 2, 4, 6, 8, 10, 12, 15, 20, 25, 30);
	private static final double FURTHER = 1.25;

	/**
	 * A number of synapses.
	 *
	 * @param number of them
	 * @param soma peak above rest, mV
	 * @param expected peak of the sum of their single responses, each at its time, mV
	 * @param local peak in the middle of the cluster above rest, mV
	 * @param expectedLocal peak of the sum of their single responses there, mV
	 * @param before the same up to the first somatic spike, mV
	 * @param spikes of the soma
	 */
	public record Point(int number, double soma, double expected, double local, double expectedLocal, double before,
		int spikes) {

		/**
		 * What the synapses do together over what they would do if their responses added up.
		 *
		 * @return NaN once the soma spikes, for the height of a spike says nothing about its causes
		 */
		public double gain() {
			return spikes > 0 || !(expected > 0) ? Double.NaN : soma / expected;
		}

		/**
		 * Whether there is a dendritic spike: the place is depolarised by more than a criterion, and by more than the sum of single responses, which without
		 * channels that open with the potential it never is, for the driving force falls.
		 *
		 * @param criterion local peak above rest, before any spike of the soma, mV
		 * @return whether there is one
		 */
		public boolean isDendriticSpike(final double criterion) {
			return before > criterion && before > expectedLocal;
		}
	}

	/** Copies. */
	public ClusterCurve {
		points = List.copyOf(points);
	}

	/** Numbers that show the course of a curve, up to a greatest one. */
	static List<Integer> course(final int most) {
		final List<Integer> numbers = new ArrayList<>(COURSE.stream().filter(n -> n < most).toList());
		for (int n = 40; n < most && COURSE.get(COURSE.size() - 1) < most; n = (int) Math.ceil(FURTHER * n))
			numbers.add(n);
		numbers.add(most);
		return numbers;
	}

	/**
	 * Measures.
	 *
	 * @param model the membrane
	 * @param cable its compartments
	 * @param at middle of the cluster
	 * @param spread length of dendrite over which it is spread, µm
	 * @param interval between one synapse and the next, ms
	 * @param ampa peak conductance of each synapse, nS
	 * @param nmda peak conductance of each before the block, nS
	 * @param numbers of synapses
	 * @param workers threads
	 * @param monitor told of progress
	 * @return a curve with fewer points if the monitor has stopped it
	 */
	public static ClusterCurve of(final NeuronModel model, final CableModel cable, final Location at, final double spread,
		final double interval, final double ampa, final double nmda, final List<Integer> numbers, final Workers workers,
		final RunMonitor monitor) {
		final double duration = duration(interval, numbers);
		final List<Course> runs = ManyRuns.measure(numbers.size() + 1, cable,
			i -> Excitation.of(ampa, nmda).cluster(cable, at, spread, i == 0 ? 1 : numbers.get(i - 1), interval).trial(model, duration, at),
			recording -> Course.of(recording, interval > 0), workers, monitor);
		final List<Point> points = new ArrayList<>();
		for (int i = 1; i < runs.size(); i++)
			points.add(point(numbers.get(i - 1), runs.get(i).response(), runs.get(0), interval));
		return new ClusterCurve(at, spread, interval, points);
	}

	static double duration(final double interval, final List<Integer> numbers) {
		final int most = numbers.stream().mapToInt(Integer::intValue).max().orElse(1);
		return Excitation.ONSET + Excitation.AFTER + (most - 1) * interval;
	}

	/** A number of synapses beside one. */
	static Point point(final int number, final Response response, final Course single, final double interval) {
		return new Point(number, response.soma(),
			interval == 0 ? number * single.response().soma() : peakOfSum(single.soma(), single.step(), number, interval), response.local(),
			interval == 0 ? number * single.response().local() : peakOfSum(single.local(), single.step(), number, interval),
			response.before(), response.spikes());
	}

	/** Peak of a course added up at several times. */
	private static double peakOfSum(final double[] course, final double step, final int number, final double interval) {
		final double[] sum = new double[course.length];
		for (int k = 0; k < number; k++) {
			final double shift = k * interval / step;
			final int whole = (int) Math.floor(shift);
			final double part = shift - whole;
			for (int i = whole; i < sum.length; i++)
				sum[i] += (1 - part) * course[i - whole] + (i > whole ? part * course[i - whole - 1] : 0);
		}
		return IntStream.range(0, sum.length).mapToDouble(i -> sum[i]).max().orElse(0);
	}

	/**
	 * Where the gain is greatest.
	 *
	 * @return the point; none if the soma spikes at any number
	 */
	public Optional<Point> greatest() {
		return points.stream().filter(point -> Double.isFinite(point.gain())).reduce((a, b) -> b.gain() > a.gain() ? b : a);
	}

	/**
	 * The least number of synapses that makes a dendritic spike.
	 *
	 * @param criterion of a {@linkplain Point#isDendriticSpike dendritic spike}, mV
	 * @return NaN if none of the numbers does
	 */
	public double threshold(final double criterion) {
		return points.stream().filter(point -> point.isDendriticSpike(criterion)).mapToInt(Point::number).asDoubleStream().min()
			.orElse(Double.NaN);
	}

	/**
	 * The least number of synapses that fires the cell.
	 *
	 * @return NaN if none of the numbers does
	 */
	public double firing() {
		return points.stream().filter(point -> point.spikes() > 0).mapToInt(Point::number).asDoubleStream().min().orElse(Double.NaN);
	}
}
