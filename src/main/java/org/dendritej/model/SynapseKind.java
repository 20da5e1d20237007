/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.model;

import java.util.List;
import java.util.Map;

import org.dendritej.mechanism.Catalogue;
import org.dendritej.model.SynapseGroup.Receptor;

/** Kinds of synapses as menus offer them; a model file can combine the receptors of the catalogue in other ways, too. */
public enum SynapseKind {

	/** Excitatory, with both glutamate receptors. */
	AMPA_NMDA("AMPA+NMDA"),
	/** Excitatory, the fast receptor alone. */
	AMPA("AMPA"),
	/** Excitatory, the receptor that is blocked by magnesium alone. */
	NMDA("NMDA"),
	/** Inhibitory, the fast receptor. */
	GABAA("GABAA"),
	/** A conductance with a rise and a decay. */
	EXP2("Exp2"),
	/** A conductance that jumps and decays. */
	EXP("Exp"),
	/** An alpha function. */
	ALPHA("Alpha");

	private final String word;

	SynapseKind(final String word) {
		this.word = word;
	}

	/**
	 * What users call it.
	 *
	 * @return without spaces
	 */
	public String word() {
		return word;
	}

	/**
	 * The kind that users call so.
	 *
	 * @param word such as "AMPA"
	 * @return the kind
	 * @throws ModelException if there is none; the message lists what there is
	 */
	public static SynapseKind of(final String word) {
		for (final SynapseKind kind : values())
			if (kind.word.equals(word))
				return kind;
		throw new ModelException("there is no kind of synapse \"" + word + "\"; there are " +
			String.join(", ", List.of(values()).stream().map(SynapseKind::word).toList()));
	}

	/**
	 * The receptors of one synapse.
	 *
	 * @param conductance peak, µS
	 * @param nmda peak of the NMDA receptor before the block, where it comes with AMPA, µS
	 * @param inhibition reversal potential of GABA-A, mV
	 * @return with the catalogue's kinetics
	 */
	public List<Receptor> receptors(final double conductance, final double nmda, final double inhibition) {
		final Catalogue catalogue = Catalogue.STANDARD;
		return switch (this) {
			case AMPA_NMDA -> List.of(new Receptor(catalogue.mechanism("AMPA"), conductance, Map.of()),
				new Receptor(catalogue.mechanism("NMDA"), nmda, Map.of()));
			case GABAA -> List.of(new Receptor(catalogue.mechanism("GABAA"), conductance, Map.of("e", inhibition)));
			default -> List.of(new Receptor(catalogue.mechanism(word), conductance, Map.of()));
		};
	}
}
