/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.Leak;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.morphology.Region;

/**
 * What the membrane and the inside of a neuron are made of.
 *
 * @param celsius temperature, °C
 * @param cable axial resistivity and specific capacitance by region
 * @param paints mechanisms on regions. Painting a mechanism again on a region sets its parameters anew there: for each compartment and mechanism the last
 *        paint that covers it holds as a whole, with the mechanism's defaults for what it does not name
 * @param ions settings of ions by region; the last that covers a compartment holds
 */
public record Biophysics(double celsius, CableProperties cable, List<Paint> paints, List<IonSetting> ions) {

	/**
	 * The passive values of REF-L5: 100 Ω·cm; soma and axon 1 µF/cm² and 3e-5 S/cm², dendrites 2 µF/cm² and 6e-5 S/cm², E −75 mV.
	 */
	public static final Biophysics DEFAULT = new Biophysics(37, CableProperties.DEFAULT, List.of(), List.of()) //
		.paint(Region.EVERYWHERE, Leak.INSTANCE, Map.of("g", 3e-5, "e", -75.0)) //
		.paint(Region.DENDRITES, Leak.INSTANCE, Map.of("g", 6e-5, "e", -75.0));

	/** Checks and copies. */
	public Biophysics {
		if (!(celsius > -50 && celsius < 100))
			throw new ModelException("the temperature is " + celsius + " °C; expected one between -50 and 100");
		paints = List.copyOf(paints);
		ions = List.copyOf(ions);
	}

	/**
	 * A membrane with a leak alone, the same everywhere.
	 *
	 * @param cable axial resistivity and specific capacitance
	 * @param leak leak conductance, S/cm²
	 * @param reversal reversal potential of the leak, mV
	 * @return the biophysics, at 37 °C
	 */
	public static Biophysics passive(final CableProperties cable, final double leak, final double reversal) {
		return new Biophysics(37, cable, List.of(), List.of()).paint(Region.EVERYWHERE, Leak.INSTANCE, Map.of("g", leak, "e", reversal));
	}

	/**
	 * With a mechanism of constant parameters on a region.
	 *
	 * @param region where
	 * @param mechanism a density mechanism
	 * @param parameters values by name; the mechanism's defaults hold for the rest
	 * @return a changed copy
	 */
	public Biophysics paint(final Region region, final Mechanism mechanism, final Map<String, Double> parameters) {
		final Map<String, Distribution> constants = new TreeMap<>();
		parameters.forEach((name, value) -> constants.put(name, new Distribution.Constant(value)));
		return paint(new Paint(region, mechanism, constants));
	}

	/**
	 * With one more paint.
	 *
	 * @param paint comes last, so it covers the others
	 * @return a changed copy
	 */
	public Biophysics paint(final Paint paint) {
		final List<Paint> more = new ArrayList<>(paints);
		more.add(paint);
		return new Biophysics(celsius, cable, more, ions);
	}

	/**
	 * At another temperature.
	 *
	 * @param temperature °C
	 * @return a changed copy
	 */
	public Biophysics at(final double temperature) {
		return new Biophysics(temperature, cable, paints, ions);
	}

	/**
	 * With one more setting of an ion.
	 *
	 * @param setting comes last, so it covers the others
	 * @return a changed copy
	 */
	public Biophysics with(final IonSetting setting) {
		final List<IonSetting> more = new ArrayList<>(ions);
		more.add(setting);
		return new Biophysics(celsius, cable, paints, more);
	}

	/**
	 * A mechanism on a region.
	 *
	 * @param region where
	 * @param mechanism a density mechanism
	 * @param parameters by name; the mechanism's defaults hold for the rest
	 */
	public record Paint(Region region, Mechanism mechanism, Map<String, Distribution> parameters) {

		/** Checks names and copies. */
		public Paint {
			parameters = java.util.Collections.unmodifiableMap(new TreeMap<>(parameters));
			if (mechanism.kind() != Mechanism.Kind.DENSITY)
				throw new ModelException(mechanism.name() +
					" is a point mechanism; it cannot be painted on a region, place it as a synapse");
			Parameters.requireKnown(mechanism, parameters.keySet());
		}
	}

	/**
	 * How an ion is set on a region.
	 *
	 * @param region where
	 * @param ion name, such as "na"
	 * @param reversal reversal potential, mV; NaN to follow from the concentrations by Nernst's equation
	 * @param inside concentration inside, mM; NaN for the ion's default
	 * @param outside concentration outside, mM; NaN for the ion's default
	 */
	public record IonSetting(Region region, String ion, double reversal, double inside, double outside) {
	}
}
