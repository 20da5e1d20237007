/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.Experiments.current;
import static org.dendritej.simulation.Experiments.on;
import static org.dendritej.simulation.Experiments.protocol;
import static org.dendritej.simulation.Experiments.run;
import static org.dendritej.simulation.Experiments.voltages;
import static org.dendritej.simulation.Figure.CLOSED_FORM;
import static org.dendritej.simulation.Figure.NEURON;
import static org.dendritej.simulation.Figure.percent;
import static org.dendritej.simulation.Figure.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.morphology.Region;
import org.dendritej.recording.Recording;

/**
 * The three benchmarks of Bhalla, Bilitch &amp; Bower (1992), Trends Neurosci 15:453–458. The first two have closed forms; the reference of the third is the
 * limit of small time steps.
 */
public final class Rallpacks {

	static final CableProperties PROPERTIES = CableProperties.uniform(100, 1);
	static final Biophysics PASSIVE = Biophysics.passive(PROPERTIES, 1 / 40_000.0, -65);
	private static final double LENGTH = 1000;
	private static final int COMPARTMENTS = 1001;

	private Rallpacks() {}

	/**
	 * All figures of the table.
	 *
	 * @return in their order
	 */
	public static List<Figure> figures() {
		final List<Figure> figures = new ArrayList<>();
		for (final Scheme scheme : Scheme.values())
			figures.addAll(cable(scheme));
		figures.add(resistanceOfCable());
		figures.addAll(tree());
		figures.add(resistanceOfTree());
		figures.addAll(axon());
		return figures;
	}

	/** Rallpack 1 against its closed form at both ends. */
	static List<Figure> cable(final Scheme scheme) {
		final CableModel cable = cable();
		final Cylinder exact = exactCable();
		final Recording recording =
			run(cable, PASSIVE, protocol(250, 0.05, scheme, -65, current(on(0, 0), 0.1)), voltages(on(0, 0), on(0, 1)));
		final double half = 0.5 * LENGTH / COMPARTMENTS;
		final String name = "Rallpack 1, " + Experiments.words(scheme) + ", dt 0.05 ms: RMS error, ";
		return List.of(rms(name + "x = 0", recording, 0, exact, half), rms(name + "x = 1", recording, 1, exact, LENGTH - half));
	}

	private static CableModel cable() {
		return Cables.cylinder(LENGTH, 1, COMPARTMENTS, PROPERTIES);
	}

	static Cylinder exactCable() {
		return new Cylinder(1, LENGTH, 40_000, 100, 1);
	}

	/** RMS error over the run divided by the largest absolute voltage; both are read in the middle of the end compartment. */
	private static Figure rms(final String name, final Recording recording, final int trace, final Cylinder exact, final double x) {
		final double[] t = recording.times(), v = recording.traces().get(trace).values();
		double square = 0, largest = 0;
		for (int i = 0; i < t.length; i++) {
			final double expected = -65 + exact.step(0.1, x, t[i]);
			square += Math.pow(v[i] - expected, 2);
			largest = Math.max(largest, Math.abs(expected));
		}
		return Figure.residual(name, "%", 100 * Math.sqrt(square / t.length) / largest, CLOSED_FORM, 0.1);
	}

	static Figure resistanceOfCable() {
		return percent("Rallpack 1: input resistance", "MΩ", resistanceAtStart(cable()), 1671.808, CLOSED_FORM, 0.1);
	}

	/** Rallpack 2 against its equivalent cylinder at the root and at a tip. */
	static List<Figure> tree() {
		final CableModel tree = Cables.threeHalvesTree(10, 32, 16, 1, PROPERTIES); // levels, root length and diameter
		final Cylinder exact = exactTree();
		final int tip = tree.sections().size() - 1;
		final Recording recording =
			run(tree, PASSIVE, protocol(250, 0.05, Scheme.CRANK_NICOLSON, -65, current(on(0, 0), 0.1)),
				voltages(on(0, 0), on(tip, 1)));
		return List.of(rms("Rallpack 2: RMS error, root", recording, 0, exact, 16), rms("Rallpack 2: RMS error, tip", recording, 1, exact,
			320 - 16));
	}

	static Cylinder exactTree() {
		return new Cylinder(16, 320, 40_000, 100, 1);
	}

	static Figure resistanceOfTree() {
		final CableModel fine = Cables.threeHalvesTree(10, 32, 16, 33, PROPERTIES);
		return percent("Rallpack 2: input resistance", "MΩ", resistanceAtStart(fine), 249.2099, CLOSED_FORM, 0.1);
	}

	private static double resistanceAtStart(final CableModel cable) {
		final var model = Experiments.model(PASSIVE, protocol(1, 0.05, Scheme.CRANK_NICOLSON, -65), voltages(on(0, 0)));
		return Experiments.atStart(Impedance.atRest(model, cable, 0), cable, 100).magnitude();
	}

	/** Rallpack 3; reference: Crank–Nicolson, dt 0.005 ms, rate tables off. */
	static List<Figure> axon() {
		final Biophysics squid = PASSIVE.at(6.3).paint(Region.EVERYWHERE, HodgkinHuxley.INSTANCE, Map.of("gl", 0.0));
		final Recording recording =
			run(cable(), squid, protocol(250, 0.025, Scheme.CRANK_NICOLSON, -65, current(on(0, 0), 0.1)),
				voltages(on(0, 0), on(0, 1)));
		final List<Double> near = Experiments.crossings(recording, "v0", 0), far = Experiments.crossings(recording, "v1", 0);
		return List.of(within("Rallpack 3, dt 0.025 ms: spikes at x = 0", "", near.size(), 18, NEURON, 0),
			within("Rallpack 3: spikes at x = 1", "", far.size(), 17, NEURON, 0),
			within("Rallpack 3: first spike at x = 1", "ms", far.get(0), 4.071, NEURON, 0.03),
			within("Rallpack 3: last spike at x = 0", "ms", near.get(near.size() - 1), 248.521, NEURON, 0.15),
			within("Rallpack 3: last spike at x = 1", "ms", far.get(far.size() - 1), 236.679, NEURON, 0.15),
			percent("Rallpack 3: mean interval at x = 1", "ms", (far.get(far.size() - 1) - far.get(0)) / (far.size() - 1), 14.5380, NEURON,
				0.1));
	}
}
