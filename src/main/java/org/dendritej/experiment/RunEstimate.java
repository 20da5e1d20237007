/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

import org.dendritej.cable.CableModel;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.SynapseGroup;
import org.dendritej.simulation.Simulation;

/**
 * What a run will take, before it begins. The time is that of our benchmarks (README: nanoseconds per compartment and step on one core), good to a factor of two or
 * three on other machines and other channels; the memory is exact.
 *
 * @param steps of time
 * @param compartments of the neuron
 * @param synapses of all groups
 * @param seconds of one core
 * @param bytes that the recording takes
 */
public record RunEstimate(long steps, int compartments, int synapses, double seconds, long bytes) {

	/** For each compartment and step: the cable equation and a leak, each further mechanism; for each receptor of a synapse. ns. */
	private static final double CABLE = 5, MECHANISM = 11, RECEPTOR = 4;
	/** Until the program is compiled while it runs, s. */
	private static final double BEGINNING = 0.2;

	/**
	 * Time of one of many runs, which compiles nothing any more.
	 *
	 * @return seconds of one core
	 */
	public double secondsAmongMany() {
		return seconds - BEGINNING;
	}

	/**
	 * Estimates a run.
	 *
	 * @param model the experiment
	 * @param cable its neuron
	 * @return the figures
	 */
	public static RunEstimate of(final NeuronModel model, final CableModel cable) {
		final Map<String, BitSet> covered = new LinkedHashMap<>();
		for (final Biophysics.Paint paint : model.biophysics().paints())
			for (final int compartment : cable.compartments(paint.region()))
				covered.computeIfAbsent(paint.mechanism().name(), name -> new BitSet()).set(compartment);
		covered.remove("pas");
		final double mechanisms = covered.values().stream().mapToDouble(BitSet::cardinality).sum();
		int synapses = 0;
		double receptors = 0;
		for (final SynapseGroup group : model.synapses()) {
			synapses += group.sites().number();
			receptors += (double) group.sites().number() * group.receptors().size();
		}
		final long steps = model.protocol().steps();
		final double nanoseconds = steps * (CABLE * cable.compartments() + MECHANISM * mechanisms + RECEPTOR * receptors);
		return new RunEstimate(steps, cable.compartments(), synapses, BEGINNING + 1e-9 * nanoseconds,
			Simulation.recordingBytes(model, cable));
	}
}
