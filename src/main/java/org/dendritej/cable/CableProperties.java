/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

import java.util.ArrayList;
import java.util.List;

import org.dendritej.morphology.Region;

/**
 * Axial resistivity and specific membrane capacitance by region; where regions overlap the later entry holds.
 *
 * @param entries from the most general to the most special; the first covers the whole neuron
 */
public record CableProperties(List<Entry> entries) {

	/** 100 Ω·cm everywhere; 1 µF/cm² on soma and axon, 2 µF/cm² on dendrites, whose spines are folded in: the passive values of REF-L5. */
	public static final CableProperties DEFAULT = uniform(100, 1).with(Region.DENDRITES, 100, 2);

	/** Checks that the whole neuron is covered. */
	public CableProperties {
		entries = List.copyOf(entries);
		if (entries.isEmpty() || !(entries.get(0).region() instanceof Region.Everywhere))
			throw new CableException(
				"cable properties begin with an entry for the whole neuron; put one first");
	}

	/**
	 * The same values on the whole neuron.
	 *
	 * @param axialResistivity Ω·cm
	 * @param specificCapacitance µF/cm²
	 * @return the properties
	 */
	public static CableProperties uniform(final double axialResistivity, final double specificCapacitance) {
		return new CableProperties(List.of(new Entry(Region.EVERYWHERE, axialResistivity, specificCapacitance)));
	}

	/**
	 * These properties with other values on one region.
	 *
	 * @param region where
	 * @param axialResistivity Ω·cm
	 * @param specificCapacitance µF/cm²
	 * @return a changed copy
	 */
	public CableProperties with(final Region region, final double axialResistivity, final double specificCapacitance) {
		final List<Entry> extended = new ArrayList<>(entries);
		extended.add(new Entry(region, axialResistivity, specificCapacitance));
		return new CableProperties(extended);
	}

	/**
	 * What holds at a place.
	 *
	 * @param type structure type there
	 * @param pathDistance path distance there, µm
	 * @param section index of the section
	 * @return the last entry whose region contains the place
	 */
	public Entry at(final int type, final double pathDistance, final int section) {
		for (int i = entries.size() - 1; i > 0; i--)
			if (entries.get(i).region().contains(type, pathDistance, section))
				return entries.get(i);
		return entries.get(0);
	}

	/**
	 * The values of one region.
	 *
	 * @param region where
	 * @param axialResistivity Ω·cm
	 * @param specificCapacitance µF/cm²
	 */
	public record Entry(Region region, double axialResistivity, double specificCapacitance) {

		/** Checks the values. */
		public Entry {
			if (!(axialResistivity > 0) || Double.isInfinite(axialResistivity))
				throw new CableException("the axial resistivity is " + axialResistivity +
					" Ω·cm; it must be positive, typically 80 to 200");
			if (!(specificCapacitance > 0) || Double.isInfinite(specificCapacitance))
				throw new CableException("the specific membrane capacitance is " +
					specificCapacitance + " µF/cm²; it must be positive, typically 0.5 to 2");
		}
	}
}
