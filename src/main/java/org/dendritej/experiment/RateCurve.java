/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.dendritej.neuron.Inputs;
import org.dendritej.neuron.NeuronException;
import org.dendritej.neuron.PointNeuron;
import org.dendritej.neuron.RateUnit;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

/**
 * The f–I curve of a point neuron: its rate at constant currents, from the first interval and when it has settled. A rate unit has one rate only, at the end.
 *
 * @param unit of the current
 * @param points in the order of the currents
 * @param ceiling the highest rate there can be, Hz; infinite if there is none
 */
public record RateCurve(String unit, List<Point> points, double ceiling) {

	/**
	 * One current.
	 *
	 * @param current in the unit of the curve
	 * @param onset 1000 over the first interval, Hz; 0 with fewer than two spikes
	 * @param settled 1000 over the mean of the intervals in the second half of the run, Hz; 0 with fewer than two spikes in it
	 * @param spikes in the whole run
	 */
	public record Point(double current, double onset, double settled, int spikes) {
	}

	/** Copies. */
	public RateCurve {
		points = List.copyOf(points);
	}

	/**
	 * Measures it.
	 *
	 * @param neuron runs from its initial condition for every current
	 * @param lowest current
	 * @param highest current
	 * @param number of currents at equal distances, at least 2
	 * @param duration of each run, ms
	 * @param workers on which the runs are spread; the curve does not depend on their number
	 * @param monitor told of progress, on any of the workers
	 * @return the curve
	 * @throws RunCancelledException if the monitor stops it
	 */
	public static RateCurve of(final PointNeuron neuron, final double lowest, final double highest, final int number,
		final double duration, final Workers workers, final RunMonitor monitor) {
		if (!(lowest < highest) || Double.isInfinite(highest - lowest) || number < 2 || number > 100_000)
			throw new NeuronException("a curve of rates at " + number + " currents from " + lowest + " to " + highest +
				"; expected 2 to 100000 currents and a lowest below the highest");
		if (!(duration > 0) || Double.isInfinite(duration))
			throw new NeuronException("each run of a curve of rates takes " + duration + " ms; it must be finite and greater than 0");
		final AtomicInteger done = new AtomicInteger();
		return new RateCurve(neuron.inputUnit(), workers.map(number, i -> {
			final Point point = point(neuron, lowest + (highest - lowest) * i / (number - 1), duration);
			if (!monitor.progress(done.incrementAndGet() / (double) number))
				throw new RunCancelledException();
			return point;
		}), neuron.ceiling());
	}

	private static Point point(final PointNeuron neuron, final double current, final double duration) {
		final List<Double> spikes = new ArrayList<>();
		final PointNeuron.State state = neuron.start(0);
		state.advance(duration, Inputs.constant(current), spikes::add);
		if (neuron instanceof RateUnit)
			return new Point(current, state.value(0), state.value(0), 0);
		final List<Double> late = spikes.stream().filter(t -> t >= 0.5 * duration).toList();
		return new Point(current, spikes.size() < 2 ? 0 : 1000 / (spikes.get(1) - spikes.get(0)),
			late.size() < 2 ? 0 : 1000 * (late.size() - 1) / (late.get(late.size() - 1) - late.get(0)), spikes.size());
	}

	/**
	 * The least current of the curve from which on it fires and goes on firing.
	 *
	 * @return in the unit of the curve; NaN if it never does
	 */
	public double rheobase() {
		return IntStream.range(0, points.size()).filter(i -> points.get(i).settled() > 0).mapToDouble(i -> points.get(i).current())
			.findFirst()
			.orElse(Double.NaN);
	}
}
