/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.dendritej.experiment.Answer.PlaceMap;
import org.dendritej.experiment.ClusterCurve.Point;

/** What {@link MeasureClustering} has found, painted on the neuron. */
final class ClusteringMaps {

	private ClusteringMaps() {
	}

	static List<PlaceMap> of(final ClusteringAnswer found) {
		final List<PlaceMap> maps = new ArrayList<>();
		if (!found.everywhere().isEmpty()) {
			maps.add(new PlaceMap("Greatest gain", "",
				"Somatic peak of a cluster here over that of the sum of its single responses, greatest of all numbers of synapses.",
				values(found, curve -> curve.greatest().map(Point::gain).orElse(Double.NaN))));
			maps.add(new PlaceMap("Threshold", "synapses",
				"Least number of synapses in a cluster here that makes a dendritic spike; nothing where "
					+ found.settings().number() + " do not.",
				thresholds(found)));
			maps.add(
				new PlaceMap("Somatic peak at the greatest gain", "mV", "Above rest, of as many synapses here as have the greatest gain.",
					values(found, curve -> curve.greatest().map(Point::soma).orElse(Double.NaN))));
			maps.add(new PlaceMap("Response to one", "mV", "Somatic peak above rest of one synapse here.",
				values(found, curve -> curve.points().get(0).soma())));
			maps.add(new PlaceMap("Local response to one", "mV", "Peak above rest here of one synapse here.",
				values(found, curve -> curve.points().get(0).local())));
		}
		if (!found.subunits().places().isEmpty()) // a cell without dendrites has none
			maps.add(new PlaceMap("Subunit", "",
				"The independent subunit from which this place is least independent, numbered by falling input resistance.",
				Answer.boxed(found.subunits().everywhere(found.steady(), found.cable()))));
		return maps;
	}

	private static List<Double> values(final ClusteringAnswer found, final ToDoubleFunction<ClusterCurve> quantity) {
		return Answer.boxed(found.places().orElseThrow().everywhere(found.everywhere().stream().map(quantity::applyAsDouble).toList()));
	}

	/** Between a place with a threshold and one without there is one only where a number that was tried would do. */
	private static List<Double> thresholds(final ClusteringAnswer found) {
		final int most = found.settings().number();
		return values(found, curve -> {
			final double threshold = curve.threshold(found.settings().criterion());
			return Double.isNaN(threshold) ? 2 * most : threshold;
		}).stream().map(threshold -> threshold > most ? Double.valueOf(Double.NaN) : threshold).toList();
	}
}
