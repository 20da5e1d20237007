/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Discretisation;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.model.Stimulus;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;

/** Short ways to the experiments that the tests need. */
final class Experiments {

	/** Runs an experiment: alone, or by faster ways that give the same. */
	interface Runner {

		Recording run(NeuronModel model, CableModel cable);
	}

	private static final Runner ALONE = (model, cable) -> Simulation.of(model, cable).run(RunMonitor.SILENT);
	private static final ThreadLocal<Runner> RUNNER = ThreadLocal.withInitial(() -> ALONE);

	private Experiments() {}

	/** What comes of experiments on this thread if they are run in some way. */
	static <T> T by(final Runner runner, final Supplier<T> experiments) {
		RUNNER.set(runner);
		try {
			return experiments.get();
		}
		finally {
			RUNNER.remove();
		}
	}

	static NeuronModel model(final Biophysics biophysics, final Protocol protocol, final RecordingPlan plan,
		final SynapseGroup... synapses) {
		return new NeuronModel("test", ReconstructionSource.of("none.swc"), Discretisation.DEFAULT, biophysics, List.of(synapses), protocol,
			plan, 1);
	}

	static Recording run(final CableModel cable, final Biophysics biophysics, final Protocol protocol, final RecordingPlan plan,
		final SynapseGroup... synapses) {
		return RUNNER.get().run(model(biophysics, protocol, plan, synapses), cable);
	}

	static Protocol protocol(final double duration, final double dt, final Protocol.Scheme scheme, final double start,
		final Stimulus... stimuli) {
		return new Protocol(duration, dt, scheme, new Protocol.Start.AtVoltage(start), List.of(stimuli));
	}

	static String words(final Protocol.Scheme scheme) {
		return scheme == Protocol.Scheme.CRANK_NICOLSON ? "Crank–Nicolson" : "backward Euler";
	}

	static Stimulus current(final Location location, final double amplitude) {
		return new Stimulus.CurrentClamp(location, new Waveform.Step(amplitude, 0, Double.POSITIVE_INFINITY));
	}

	static RecordingPlan voltages(final Location... locations) {
		final List<Probe> probes = new ArrayList<>();
		for (int i = 0; i < locations.length; i++)
			probes.add(new Probe.Voltage("v" + i, locations[i]));
		return new RecordingPlan(probes, 0, List.of());
	}

	/** The voltage of every compartment at every step. */
	static RecordingPlan everywhere(final CableModel cable) {
		final Location[] locations = new Location[cable.compartments()];
		for (int c = 0; c < locations.length; c++)
			locations[c] = middle(cable, c);
		return voltages(locations);
	}

	static Location middle(final CableModel cable, final int compartment) {
		return new Location.OnSection(cable.section(compartment), cable.fraction(compartment));
	}

	static Location on(final int section, final double fraction) {
		return new Location.OnSection(section, fraction);
	}

	/** Input impedance at the very start of section 0: that of its first compartment's middle plus the half compartment in front of it. */
	static Impedance.Phasor atStart(final Impedance impedance, final CableModel cable, final double axialResistivity) {
		return impedance.input(0).plus(new Cylinder(cable.diameter(0), 0.5 * cable.length(0), 1, axialResistivity, 1).axial());
	}

	static double last(final Recording recording, final int trace) {
		return recording.traces().get(trace).value(recording.traces().get(trace).size() - 1);
	}

	/** Upward crossings of a threshold, interpolated linearly inside the step. */
	static List<Double> crossings(final Recording recording, final String trace, final double threshold) {
		final double[] t = recording.times(), v = recording.trace(trace).values();
		final List<Double> found = new ArrayList<>();
		for (int i = 1; i < v.length; i++)
			if (v[i - 1] < threshold && v[i] >= threshold)
				found.add(t[i - 1] + (threshold - v[i - 1]) / (v[i] - v[i - 1]) * (t[i] - t[i - 1]));
		return found;
	}
}
