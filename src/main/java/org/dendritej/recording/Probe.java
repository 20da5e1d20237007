/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.recording;

import org.dendritej.morphology.Location;

/** Something measured at one place at every time step. */
public sealed interface Probe {

	/**
	 * The name of the trace, unique within a recording.
	 *
	 * @return such as "soma"
	 */
	String name();

	/**
	 * Membrane potential, mV.
	 *
	 * @param name of the trace
	 * @param location where
	 */
	record Voltage(String name, Location location) implements Probe {
	}

	/**
	 * A variable of a density mechanism.
	 *
	 * @param name of the trace
	 * @param location where
	 * @param mechanism its name, such as "hh"
	 * @param variable such as "m" or "ina"
	 */
	record OfMechanism(String name, Location location, String mechanism, String variable) implements Probe {
	}

	/**
	 * A variable of a synapse.
	 *
	 * @param name of the trace
	 * @param group name of the synapse group
	 * @param synapse number within the group, from 0
	 * @param receptor name of the mechanism, such as "NMDA"
	 * @param variable such as "g" or "i"
	 */
	record OfSynapse(String name, String group, int synapse, String receptor, String variable) implements Probe {
	}

	/**
	 * The strength of a synapse, relative to the weight of its group.
	 *
	 * @param name of the trace
	 * @param group name of the synapse group
	 * @param synapse number within the group, from 0
	 */
	record OfWeight(String name, String group, int synapse) implements Probe {
	}

	/**
	 * A quantity of an ion.
	 *
	 * @param name of the trace
	 * @param location where
	 * @param ion such as "ca"
	 * @param quantity "reversal" (mV), "inside", "outside" (mM) or "current" (mA/cm²)
	 */
	record OfIon(String name, Location location, String ion, String quantity) implements Probe {
	}

	/**
	 * The current that a stimulus injects, nA.
	 *
	 * @param name of the trace
	 * @param stimulus its number in the protocol, from 0
	 */
	record OfStimulus(String name, int stimulus) implements Probe {
	}
}
