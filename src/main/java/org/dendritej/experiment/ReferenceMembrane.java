/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.List;
import java.util.Map;

import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Biophysics.IonSetting;
import org.dendritej.model.Biophysics.Paint;
import org.dendritej.model.NeuronModel;
import org.dendritej.morphology.Region;
import org.dendritej.nmodl.Channels;

/** A membrane that a question is put to in the place of the model's own. */
public enum ReferenceMembrane {

	/** That of the model. */
	AS_IN_MODEL("as-in-model"),
	/** The model's leaks alone. */
	PASSIVE("passive"),
	/**
	 * Channels of a neocortical layer-5 pyramidal cell in densities with which a cell of any size fires: kinetics of Hay et al. (2011), PLoS Comput Biol
	 * 7:e1002107, doi:10.1371/journal.pcbi.1002107; fast sodium and potassium in soma and axon, weak sodium, potassium and h in the dendrites.
	 */
	LAYER_5("layer-5");

	private final String word;

	ReferenceMembrane(final String word) {
		this.word = word;
	}

	/** What users call it. */
	@Override
	public String toString() {
		return word;
	}

	/**
	 * The model with this membrane. Its compartments must be cut anew, since capacitances may differ.
	 *
	 * @param model any
	 * @return a changed copy
	 * @throws ExperimentException if nothing would be left of the membrane
	 */
	public NeuronModel of(final NeuronModel model) {
		return switch (this) {
			case AS_IN_MODEL -> model;
			case PASSIVE -> model.with(passive(model));
			default -> model.with(layer5());
		};
	}

	private static Biophysics passive(final NeuronModel model) {
		final List<Paint> leaks = model.biophysics().paints().stream().filter(paint -> paint.mechanism().name().equals("pas")).toList();
		if (leaks.isEmpty())
			throw new ExperimentException(
				model.name() + ": the membrane has no leak (\"pas\"), so nothing is left of it without its channels;"
					+ " ask with the membrane as it is in the model");
		return new Biophysics(model.biophysics().celsius(), model.biophysics().cable(), leaks, List.of());
	}

	private static Biophysics layer5() {
		final Mechanism sodium = Channels.named("nat_hay"), potassium = Channels.named("kv31_hay"), a = Channels.named("kt_hay"),
			m = Channels.named("km_hay"), h = Channels.named("ih_hay");
		final Biophysics leak = Biophysics.DEFAULT;
		return new Biophysics(34, CableProperties.DEFAULT, leak.paints(), List.of()) //
			.with(new IonSetting(Region.EVERYWHERE, "na", 50, Double.NaN, Double.NaN))
			.with(new IonSetting(Region.EVERYWHERE, "k", -85, Double.NaN, Double.NaN)) //
			.paint(Region.SOMA, sodium, Map.of("gbar", 2.0)).paint(Region.SOMA, potassium, Map.of("gbar", 0.7))
			.paint(Region.SOMA, a, Map.of("gbar", 0.08)) //
			.paint(Region.AXON, sodium, Map.of("gbar", 4.0)).paint(Region.AXON, potassium, Map.of("gbar", 1.0))
			.paint(Region.AXON, m, Map.of("gbar", 0.005)) //
			.paint(Region.DENDRITES, sodium, Map.of("gbar", 0.0213)).paint(Region.DENDRITES, potassium, Map.of("gbar", 2.6e-4))
			.paint(Region.DENDRITES, m, Map.of("gbar", 6.75e-5)) //
			.paint(Region.EVERYWHERE, h, Map.of("gbar", 2e-4));
	}
}
