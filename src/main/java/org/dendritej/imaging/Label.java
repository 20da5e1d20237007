/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

/** Where the dye is. */
public enum Label {

	/** Evenly in the volume of the neuron; light is counted in µm³. */
	CYTOSOL("µm³"),

	/** Evenly on the surface of the neuron, the sides of its pieces as far as they do not lie in others; light is counted in µm². */
	MEMBRANE("µm²");

	private final String unit;

	Label(final String unit) {
		this.unit = unit;
	}

	/**
	 * What a compartment holds of it.
	 *
	 * @return unit of its amount
	 */
	public String unit() {
		return unit;
	}
}
