/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.MapInhibition.Settings;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

/**
 * The least number of synapses of a volley that makes a dendritic spike, with an inhibitory one at some places. More synapses never make less, so it is found by
 * halving. With backward Euler and steps four times as long as the model's, which is as good for numbers as finer ones are.
 */
final class SpikeThresholds {

	/** How long a spike is waited for, ms. */
	private static final double DURATION = 35;
	private static final int COARSER = 4;
	/** Places that are tried side by side; what is finished of them is kept together. */
	private static final int TOGETHER = 64;
	/** Where nothing is known of the number, this one is tried first. */
	private static final int FIRST = 8;

	private final NeuronModel model;
	private final CableModel cable;
	private final Settings settings;
	private final Workers workers;

	/**
	 * Thresholds of a volley.
	 *
	 * @param model the membrane
	 * @param cable its compartments
	 * @param settings of the question, with a place
	 * @param workers threads
	 */
	SpikeThresholds(final NeuronModel model, final CableModel cable, final Settings settings, final Workers workers) {
		this.model = model.with(model.protocol().timeStep(COARSER * model.protocol().timeStep()).with(Protocol.Scheme.BACKWARD_EULER));
		this.cable = cable;
		this.settings = settings;
		this.workers = workers;
	}

	/** That without inhibition; NaN where {@link Settings#most} does not suffice, or the monitor has stopped it. */
	double control(final RunMonitor monitor) {
		return search(List.of(-1), FIRST, FIRST, monitor).stream().findFirst().orElse(Double.NaN);
	}

	/**
	 * Those with inhibition at some places.
	 *
	 * @param where compartments; −1 for none
	 * @param control the one without, near which those of most places are; NaN if it is not known
	 * @param monitor told of progress
	 * @return numbers, NaN where {@link Settings#most} does not suffice; of fewer places if the monitor has stopped it
	 */
	List<Double> inhibited(final List<Integer> where, final double control, final RunMonitor monitor) {
		final boolean known = !Double.isNaN(control);
		final List<Double> found = new ArrayList<>();
		for (int from = 0; from < where.size(); from += TOGETHER) {
			final int to = Math.min(where.size(), from + TOGETHER);
			final List<Double> some = search(where.subList(from, to), known ? (int) control : FIRST, known ? 1 : FIRST,
				ManyRuns.part(monitor, (double) from / where.size(), (double) to / where.size()));
			if (some.isEmpty())
				return found;
			found.addAll(some);
		}
		return found;
	}

	private List<Double> search(final List<Integer> where, final int first, final int step, final RunMonitor monitor) {
		final Volley volley = settings.volley();
		final List<Bisection<Boolean>> all = IntStream.range(0, where.size())
			.mapToObj(i -> new Bisection<Boolean>(settings.most(), first, step, reaches -> reaches)).toList();
		return Bisection.run(all, cable,
			(i, number) -> volley.trial(model, number, volley.onset() + DURATION, settings.inhibitory(cable, where.get(i))),
			recording -> Volley.response(recording).local() > settings.criterion(), workers, monitor)
				? all.stream().map(Bisection::number).toList() : List.of();
	}
}
