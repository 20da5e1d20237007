/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

import org.dendritej.cable.CableModel;
import org.dendritej.model.NeuronModel;
import org.dendritej.morphology.Location;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

/** The curve of a cluster while one thing about it is varied at a time: what the gain rests on. */
final class ClusterVariations {

	/** What is varied. */
	enum Quantity {
		/** Length of dendrite over which the cluster is spread. */
		SPREAD("Spread of the cluster", "µm"),
		/** Between one synapse and the next. */
		INTERVAL("Interval between synapses", "ms"),
		/** Peak conductance of NMDA, that of AMPA being kept. */
		NMDA("NMDA conductance of each synapse", "nS"),
		/** Peak conductance of AMPA, that of NMDA being kept. */
		AMPA("AMPA conductance of each synapse", "nS");

		final String label, unit;

		Quantity(final String label, final String unit) {
			this.label = label;
			this.unit = unit;
		}
	}

	/**
	 * A curve with another value.
	 *
	 * @param quantity what was changed
	 * @param value of it
	 * @param curve with it
	 */
	record Variation(Quantity quantity, double value, ClusterCurve curve) {
	}

	private static final double[] SPREADS = { 0, 10, 20, 40, 80, 160, 320 }, INTERVALS = { 0, 0.25, 0.5, 1, 2, 4 },
		MULTIPLES_OF_AMPA = { 0, 1, 2, 3, 4, 5, 6 }, MULTIPLES = { 0, 0.5, 1, 2, 4 };

	private final CableModel cable;
	private final Location at;
	private final MeasureClustering.Settings settings;
	private final List<Integer> numbers;

	ClusterVariations(final CableModel cable, final Location at, final MeasureClustering.Settings settings) {
		this.cable = cable;
		this.at = at;
		this.settings = settings;
		numbers = ClusterCurve.course(settings.number());
	}

	/** The values of each quantity. */
	private double[] values(final Quantity quantity) {
		return switch (quantity) {
			case SPREAD -> {
				final double length = cable.sections().get(cable.locate(at).section()).length();
				yield DoubleStream.of(SPREADS).filter(spread -> spread <= length).toArray();
			}
			case INTERVAL -> INTERVALS;
			case NMDA -> settings.ampa() > 0 ? DoubleStream.of(MULTIPLES_OF_AMPA).map(x -> x * settings.ampa()).toArray()
				: DoubleStream.of(MULTIPLES).skip(1).map(x -> x * settings.nmda()).toArray();
			case AMPA ->
				settings.ampa() > 0 ? DoubleStream.of(MULTIPLES).skip(settings.nmda() > 0 ? 0 : 1).map(x -> x * settings.ampa()).toArray()
					: new double[0];
		};
	}

	/** All of them, of fewer if the monitor has stopped it. */
	List<Variation> curves(final NeuronModel model, final Workers workers, final RunMonitor monitor) {
		final List<Variation> found = new ArrayList<>();
		final double all = runs();
		double done = 0;
		for (final Quantity quantity : Quantity.values())
			for (final double value : values(quantity)) {
				final double share = weight(quantity, value);
				final RunMonitor part = ManyRuns.part(monitor, done / all, (done + share) / all);
				final ClusterCurve curve = curve(model, quantity, value, workers, part);
				if (curve.points().size() < numbers.size())
					return found;
				found.add(new Variation(quantity, value, curve));
				done += share;
			}
		return found;
	}

	private ClusterCurve curve(final NeuronModel model, final Quantity quantity, final double value, final Workers workers,
		final RunMonitor monitor) {
		return ClusterCurve.of(model, cable, at, quantity == Quantity.SPREAD ? value : settings.spread(),
			quantity == Quantity.INTERVAL ? value : settings.interval(), quantity == Quantity.AMPA ? value : settings.ampa(),
			quantity == Quantity.NMDA ? value : settings.nmda(), numbers, workers, monitor);
	}

	/** Runs of the usual length that a curve takes. */
	private double weight(final Quantity quantity, final double value) {
		final double interval = quantity == Quantity.INTERVAL ? value : settings.interval();
		return (numbers.size() + 1) * ClusterCurve.duration(interval, numbers) / ClusterCurve.duration(0, numbers);
	}

	/** Runs of the usual length that all curves take. */
	double runs() {
		double runs = 0;
		for (final Quantity quantity : Quantity.values())
			for (final double value : values(quantity))
				runs += weight(quantity, value);
		return runs;
	}
}
