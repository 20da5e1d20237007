/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.model;

import java.util.List;

import org.dendritej.model.MembraneValues.Values;

/**
 * A membrane to begin with.
 *
 * @param name one word
 * @param source where the values come from
 * @param values the membrane
 */
public record MembranePreset(String name, String source, MembraneValues values) {

	/** A leak alone. The same membrane as {@link Biophysics#DEFAULT}. */
	public static final MembranePreset PASSIVE = new MembranePreset("passive",
		"leak and capacitance rounded after the layer-5 pyramidal cell of Hay et al. 2011, doi:10.1371/journal.pcbi.1002107;" +
			" spines folded into the dendrites; reversal -75 mV",
		new MembraneValues(37, 100, Values.passive(1, 3e-5, -75), Values.passive(1, 3e-5, -75), Values.passive(2, 6e-5, -75)));

	/** Passive dendrites on a soma and an axon that fire. */
	public static final MembranePreset FIRING = new MembranePreset("firing",
		"passive dendrites as above, but -65 mV; soma and axon with the channels of the squid axon, Hodgkin & Huxley 1952," +
			" doi:10.1113/jphysiol.1952.sp004764, at 16 °C, in densities with which the sample cell fires",
		new MembraneValues(16, 100, new Values(1, 3e-4, -54.3, 0.45, 0.07), new Values(1, 3e-4, -54.3, 0.9, 0.13),
			Values.passive(2, 6e-5, -65)));

	/** The squid's giant axon everywhere. */
	public static final MembranePreset SQUID = squid();

	/** All of them, the one to begin with first. */
	public static final List<MembranePreset> ALL = List.of(PASSIVE, FIRING, SQUID);

	private static MembranePreset squid() {
		final Values squid = new Values(1, 3e-4, -54.3, 0.12, 0.036);
		return new MembranePreset("squid",
			"the squid's giant axon everywhere, Hodgkin & Huxley 1952, doi:10.1113/jphysiol.1952.sp004764, at 6.3 °C, 35.4 Ω·cm",
			new MembraneValues(6.3, 35.4, squid, squid, squid));
	}

	/**
	 * The preset of a name.
	 *
	 * @param name such as "passive"
	 * @return the preset
	 * @throws ModelException if there is none; the message lists what there is
	 */
	public static MembranePreset of(final String name) {
		return ALL.stream().filter(preset -> preset.name().equals(name)).findFirst().orElseThrow(() -> new ModelException(
			"there is no membrane \"" + name + "\"; there are " + String.join(", ", ALL.stream().map(MembranePreset::name).toList())));
	}
}
