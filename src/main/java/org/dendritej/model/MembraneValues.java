/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.model;

import java.util.List;
import java.util.Map;

import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.morphology.Region;

/**
 * A membrane as a short table: leak and Hodgkin–Huxley channels, constant within soma, axon and dendrites. What needs more is written into the model file.
 *
 * @param celsius temperature, °C
 * @param axialResistivity Ω·cm
 * @param soma its membrane
 * @param axon its membrane
 * @param dendrites the membrane of all that is neither soma nor axon
 */
public record MembraneValues(double celsius, double axialResistivity, Values soma, Values axon, Values dendrites) {

	/**
	 * The membrane of one region.
	 *
	 * @param capacitance µF/cm²
	 * @param leak S/cm²
	 * @param reversal of the leak, mV
	 * @param sodium maximal conductance of the squid axon's sodium channels, S/cm²
	 * @param potassium maximal conductance of the squid axon's potassium channels, S/cm²
	 */
	public record Values(double capacitance, double leak, double reversal, double sodium, double potassium) {

		/**
		 * A membrane that only leaks.
		 *
		 * @param capacitance µF/cm²
		 * @param leak S/cm²
		 * @param reversal mV
		 * @return the membrane
		 */
		public static Values passive(final double capacitance, final double leak, final double reversal) {
			return new Values(capacitance, leak, reversal, 0, 0);
		}
	}

	/**
	 * The membrane as a model has it: a leak everywhere, and the channels, whose own leak is off, where one of their conductances is above 0.
	 *
	 * @return mechanisms of the catalogue on the regions
	 */
	public Biophysics biophysics() {
		Biophysics biophysics = new Biophysics(celsius, cable(), List.of(), List.of()).paint(Region.EVERYWHERE, leak(), leak(soma));
		if (!axon.equals(soma))
			biophysics = biophysics.paint(Region.AXON, leak(), leak(axon));
		if (!dendrites.equals(soma))
			biophysics = biophysics.paint(Region.DENDRITES, leak(), leak(dendrites));
		for (final Map.Entry<Region, Values> entry : List.of(Map.entry(Region.SOMA, soma), Map.entry(Region.AXON, axon),
			Map.entry(Region.DENDRITES, dendrites)))
			if (entry.getValue().sodium() != 0 || entry.getValue().potassium() != 0)
				biophysics = biophysics.paint(entry.getKey(), Catalogue.STANDARD.mechanism("hh"),
					Map.of("gnabar", entry.getValue().sodium(), "gkbar", entry.getValue().potassium(), "gl", 0.0));
		return biophysics;
	}

	private CableProperties cable() {
		CableProperties cable = CableProperties.uniform(axialResistivity, soma.capacitance());
		if (axon.capacitance() != soma.capacitance())
			cable = cable.with(Region.AXON, axialResistivity, axon.capacitance());
		if (dendrites.capacitance() != soma.capacitance())
			cable = cable.with(Region.DENDRITES, axialResistivity, dendrites.capacitance());
		return cable;
	}

	private static Mechanism leak() {
		return Catalogue.STANDARD.mechanism("pas");
	}

	private static Map<String, Double> leak(final Values values) {
		return Map.of("g", values.leak(), "e", values.reversal());
	}
}
