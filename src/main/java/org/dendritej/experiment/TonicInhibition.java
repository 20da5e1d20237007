/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Sites;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

/**
 * Firing on steps of current into the soma, without and with a conductance that stays open: division or subtraction of the output, Holt &amp; Koch (1997), Neural
 * Comput 9:1001–1013, doi:10.1162/neco.1997.9.5.1001.
 *
 * @param place of the conductance, in words
 * @param conductance nS
 * @param currents into the soma, nA
 * @param control rates, Hz
 * @param inhibited rates with it, Hz
 */
public record TonicInhibition(String place, double conductance, List<Double> currents, List<Double> control, List<Double> inhibited) {

	/** Points of a curve of rates, and its greatest current in rheobases, which need not be known better than this. */
	private static final int CURRENTS = 9;
	private static final double GREATEST_CURRENT = 5, PRECISION = 0.05;
	/** Length of a step of current, ms; decay of the conductance, ms. */
	private static final double STEP = 500, STAYS_OPEN = 1e6;
	/** Runs that looking for the rheobase takes. */
	private static final int SEARCH = 10;

	/** Copies. */
	public TonicInhibition {
		currents = List.copyOf(currents);
		control = List.copyOf(control);
		inhibited = List.copyOf(inhibited);
	}

	/** Simulated time that it takes, ms. */
	static double duration(final int places) {
		return STEP * (SEARCH + CURRENTS * (1 + places));
	}

	/**
	 * Measures.
	 *
	 * @param model the membrane
	 * @param cable its compartments
	 * @param where places of the conductance, one of which is open at a time; by their words, in their order
	 * @param conductance nS
	 * @param reversal mV
	 * @param resistance input resistance of the soma, MΩ
	 * @param workers threads
	 * @param monitor told of progress
	 * @return for each of the places; nothing if the neuron does not fire, or the monitor has stopped it
	 */
	public static List<TonicInhibition> of(final NeuronModel model, final CableModel cable, final Map<String, Location> where,
		final double conductance, final double reversal, final double resistance, final Workers workers, final RunMonitor monitor) {
		final NeuronModel bare = ManyRuns.bare(model, STEP, List.of());
		final List<Firing> firing = new ArrayList<>(List.of(new Firing(bare, cable, STEP, Volley.SPIKE)));
		where.values().forEach(place -> firing.add(new Firing(bare.with(tonic(place, conductance, reversal)), cable, STEP, Volley.SPIKE)));
		final Optional<Double> rheobase =
			firing.get(0).rheobase(10 / resistance, PRECISION, workers, ManyRuns.part(monitor, 0, 0.3));
		if (rheobase.isEmpty())
			return List.of();
		final List<Double> currents = IntStream.rangeClosed(1, CURRENTS)
			.mapToObj(k -> rheobase.get() * GREATEST_CURRENT * k / CURRENTS).toList();
		final List<Double> rates = ManyRuns.measure(firing.size() * CURRENTS, cable,
			i -> firing.get(i / CURRENTS).trial(currents.get(i % CURRENTS)), firing.get(0)::rate, workers, ManyRuns.part(monitor, 0.3, 1));
		if (rates.size() < firing.size() * CURRENTS)
			return List.of();
		final List<String> words = List.copyOf(where.keySet());
		return IntStream.range(0, words.size()).mapToObj(k -> new TonicInhibition(words.get(k), conductance, currents,
			rates.subList(0, CURRENTS), rates.subList((k + 1) * CURRENTS, (k + 2) * CURRENTS))).toList();
	}

	private static SynapseGroup tonic(final Location where, final double conductance, final double reversal) {
		return new SynapseGroup("tonic",
			List.of(new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism("Exp"), 1e-3 * conductance,
				Map.of("tau", STAYS_OPEN, "e", reversal))),
			new Sites.Listed(List.of(where)), new SpikeTrain.At(List.of(0.0)), 0);
	}
}
