/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.morphology;

/**
 * Structure types as SWC files number them (Cannon et al. 1998, J Neurosci Methods 84:49–54, and the additions of NeuroMorpho.Org). Types above 4 are
 * custom and treated as dendrite.
 */
public final class Types {

	/** Not stated. */
	public static final int UNDEFINED = 0;
	/** Cell body. */
	public static final int SOMA = 1;
	/** Axon. */
	public static final int AXON = 2;
	/** Basal dendrite, or simply dendrite. */
	public static final int BASAL = 3;
	/** Apical dendrite. */
	public static final int APICAL = 4;

	private Types() {
	}

	/**
	 * The name of a type in words of the field.
	 *
	 * @param type any number
	 * @return such as "soma", "axon", "basal", "apical", "undefined" or "type 7"
	 */
	public static String name(final int type) {
		return switch (type) {
			case UNDEFINED -> "undefined";
			case SOMA -> "soma";
			case AXON -> "axon";
			case BASAL -> "basal";
			case APICAL -> "apical";
			default -> "type " + type;
		};
	}
}
