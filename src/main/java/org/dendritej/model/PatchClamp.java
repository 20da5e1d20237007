/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics.IonSetting;

/**
 * One mechanism on one compartment whose voltage is clamped, into which current is injected, whose ions are driven, or at which events arrive. The compartment
 * is a cylinder without ends; nothing else is in its membrane but a leak, if there is to be one.
 *
 * @param mechanism what is looked at
 * @param parameters values by name; the mechanism's defaults hold for the rest
 * @param patch the compartment
 * @param timing how time is stepped
 * @param voltage command of an ideal voltage clamp, mV
 * @param current injected, nA
 * @param ionCurrents imposed current of ions by name, mA/cm², outward positive
 * @param insides imposed concentration inside of ions by name, mM
 * @param outsides imposed concentration outside of ions by name, mM
 * @param ions settings of ions
 * @param events times at which a point mechanism receives events, ms
 * @param weight what an event carries, in the mechanism's unit
 * @param seed of everything random
 */
public record PatchClamp(Mechanism mechanism, Map<String, Double> parameters, Patch patch, Timing timing, Optional<Waveform> voltage,
	Optional<Waveform> current, Map<String, Waveform> ionCurrents, Map<String, Waveform> insides, Map<String, Waveform> outsides,
	List<IonSetting> ions, List<Double> events, double weight, long seed) {

	/**
	 * The compartment.
	 *
	 * @param length µm
	 * @param diameter µm
	 * @param capacitance µF/cm²
	 * @param leak conductance, S/cm²; 0 for none
	 * @param leakReversal mV
	 * @param celsius temperature, °C
	 */
	public record Patch(double length, double diameter, double capacitance, double leak, double leakReversal, double celsius) {

		/** Checks. */
		public Patch {
			requirePositive("length", length, "um");
			requirePositive("diameter", diameter, "um");
			requirePositive("capacitance", capacitance, "uF/cm2");
			if (!(leak >= 0) || Double.isInfinite(leak) || !Double.isFinite(leakReversal))
				throw new ModelException("the leak is " + leak + " S/cm2 towards " + leakReversal +
					" mV; the conductance must not be negative and both be finite");
		}

		private static void requirePositive(final String what, final double value, final String unit) {
			if (!(value > 0) || Double.isInfinite(value))
				throw new ModelException("the " + what + " of the compartment is " + value + " " + unit + "; it must be positive");
		}
	}

	/**
	 * How time is stepped.
	 *
	 * @param duration ms
	 * @param timeStep ms
	 * @param scheme of the voltage
	 * @param start state at time 0
	 */
	public record Timing(double duration, double timeStep, Protocol.Scheme scheme, Protocol.Start start) {
	}

	/** Checks and copies. */
	public PatchClamp {
		parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
		ionCurrents = Collections.unmodifiableMap(new TreeMap<>(ionCurrents));
		insides = Collections.unmodifiableMap(new TreeMap<>(insides));
		outsides = Collections.unmodifiableMap(new TreeMap<>(outsides));
		ions = List.copyOf(ions);
		events = List.copyOf(events);
		if (!events.isEmpty() && mechanism.eventArguments().isEmpty())
			throw new ModelException(mechanism.name() + " receives no events; leave them out");
		for (final Map<String, Waveform> driven : List.of(ionCurrents, insides, outsides))
			for (final String ion : driven.keySet())
				if (mechanism.ions().stream().noneMatch(use -> use.ion().equals(ion)))
					throw new ModelException(mechanism.name() + " does not use the ion \"" + ion + "\"; it uses " +
						mechanism.ions().stream().map(IonUse::ion).toList());
	}
}
