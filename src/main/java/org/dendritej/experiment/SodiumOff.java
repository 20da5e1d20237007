/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Parameter;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Biophysics.Paint;
import org.dendritej.model.Distribution;
import org.dendritej.model.NeuronModel;
import org.dendritej.morphology.Region;

/** A neuron whose soma and axon cannot spike, as with a sodium channel blocker puffed there, so that what its dendrites do stays graded at the soma. */
final class SodiumOff {

	private static final Region SOMA_AND_AXON = new Region.AnyOf(List.of(Region.SOMA, Region.AXON));
	private static final Set<String> DENSITIES = Set.of("S/cm2", "mho/cm2", "mS/cm2", "mmho/cm2", "pS/um2");

	private SodiumOff() {
	}

	/** The model with all conductances for sodium in soma and axon at 0; whatever else its mechanisms do there stays. */
	static NeuronModel of(final NeuronModel model) {
		Biophysics without = model.biophysics();
		for (final Paint paint : model.biophysics().paints()) {
			final List<String> conductances = conductances(paint.mechanism());
			if (!conductances.isEmpty()) {
				final Map<String, Distribution> parameters = new LinkedHashMap<>(paint.parameters());
				conductances.forEach(name -> parameters.put(name, new Distribution.Constant(0)));
				without = without.paint(new Paint(new Region.AllOf(List.of(paint.region(), SOMA_AND_AXON)), paint.mechanism(), parameters));
			}
		}
		return model.with(without);
	}

	/** Its parameters that are conductances for sodium: all of a channel for sodium alone, else those that are named after it. */
	private static List<String> conductances(final Mechanism mechanism) {
		final List<String> names = new ArrayList<>();
		final List<String> carried =
			mechanism.ions().stream().filter(use -> use.writes().contains(IonUse.Quantity.CURRENT)).map(IonUse::ion).toList();
		if (carried.contains("na"))
			for (final Parameter parameter : mechanism.parameters())
				if (DENSITIES.contains(parameter.unit()) && parameter.minimum() <= 0
					&& (carried.size() == 1 || parameter.name().toLowerCase(Locale.ROOT).contains("na")))
					names.add(parameter.name());
		return names;
	}
}
