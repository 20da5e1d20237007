/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.model;

import org.dendritej.mechanism.Waveform;
import org.dendritej.morphology.Location;

/** An electrode. */
public sealed interface Stimulus {

	/**
	 * Where it is.
	 *
	 * @return a place on the neuron
	 */
	Location location();

	/**
	 * Injects a current; positive depolarises.
	 *
	 * @param location where
	 * @param current nA
	 */
	record CurrentClamp(Location location, Waveform current) implements Stimulus {
	}

	/**
	 * Holds the voltage through a series resistance, from {@code onset} to {@code onset + duration}.
	 *
	 * @param location where
	 * @param command voltage, mV
	 * @param onset ms
	 * @param duration ms; may be infinite
	 * @param seriesResistance MΩ; positive, 1e-6 is as good as none
	 */
	record VoltageClamp(Location location, Waveform command, double onset, double duration, double seriesResistance) implements Stimulus {

		/** Checks. */
		public VoltageClamp {
			if (!(seriesResistance > 0) || Double.isInfinite(seriesResistance))
				throw new ModelException("a voltage clamp has a series resistance of " +
					seriesResistance + " MΩ; it must be positive, 1e-6 is as good as none");
			if (!Double.isFinite(onset) || !(duration > 0))
				throw new ModelException("a voltage clamp from " + onset + " ms for " + duration +
					" ms; the onset must be finite and the duration positive");
		}
	}
}
