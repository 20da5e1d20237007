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
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.recording.Recording;
import org.dendritej.recording.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The three benchmarks of Bhalla, Bilitch &amp; Bower (1992), Trends Neurosci 15:453–458. The first two have closed forms; the reference of the third is the
 * limit of small time steps.
 */
class RallpackTest {

	private static final CableProperties PROPERTIES = CableProperties.uniform(100, 1);
	private static final Biophysics PASSIVE = Biophysics.passive(PROPERTIES, 1 / 40_000.0, -65);

	@ParameterizedTest
	@EnumSource
	void theCableOfRallpack1FollowsItsClosedForm(final Scheme scheme) {
		final CableModel cable = Cables.cylinder(1000, 1, 1001, PROPERTIES);
		final Cylinder exact = new Cylinder(1, 1000, 40_000, 100, 1);
		assertEquals(1671.808, exact.rInfinite() / Math.tanh(1000 / exact.lambda()), 1e-3 * 1671.808);
		final Recording recording =
			run(cable, PASSIVE, protocol(250, 0.05, scheme, -65, current(on(0, 0), 0.1)), voltages(on(0, 0), on(0, 1)));
		assertFollows(recording, 0, exact, 0.5 * 1000 / 1001);
		assertFollows(recording, 1, exact, 1000 - 0.5 * 1000 / 1001);
	}

	/** RMS error over the run divided by the largest absolute voltage; both are read in the middle of the end compartment. */
	private static void assertFollows(final Recording recording, final int trace, final Cylinder exact, final double x) {
		final double[] t = recording.times(), v = recording.traces().get(trace).values();
		double square = 0, largest = 0;
		for (int i = 0; i < t.length; i++) {
			final double expected = -65 + exact.step(0.1, x, t[i]);
			square += Math.pow(v[i] - expected, 2);
			largest = Math.max(largest, Math.abs(expected));
		}
		assertTrue(Math.sqrt(square / t.length) / largest < 1e-3, "relative error " + Math.sqrt(square / t.length) / largest);
	}

	@Test
	void theTreeOfRallpack2IsItsEquivalentCylinder() {
		final CableModel tree = Cables.threeHalvesTree(10, 32, 16, 1, PROPERTIES); // levels, root length and diameter
		final Cylinder exact = new Cylinder(16, 320, 40_000, 100, 1);
		final int tip = tree.sections().size() - 1;
		final Recording recording =
			run(tree, PASSIVE, protocol(250, 0.05, Scheme.CRANK_NICOLSON, -65, current(on(0, 0), 0.1)), voltages(on(0, 0), on(tip,
				1)));
		assertFollows(recording, 0, exact, 16);
		assertFollows(recording, 1, exact, 320 - 16);
		assertEquals(249.2099, exact.rInfinite() / Math.tanh(320 / exact.lambda()), 1e-3);
		final CableModel fine = Cables.threeHalvesTree(10, 32, 16, 33, PROPERTIES);
		assertEquals(249.2099, resistanceAtStart(fine), 1e-3 * 249.2099);
	}

	/** Steady voltage at the very start per current there: the middle of the first compartment plus the half compartment in front of it. */
	private static double resistanceAtStart(final CableModel cable) {
		final var model = Experiments.model(PASSIVE, protocol(1, 0.05, Scheme.CRANK_NICOLSON, -65), voltages(on(0, 0)));
		return Impedance.atRest(model, cable, 0).input(0).magnitude();
	}

	/** Reference: NEURON 8.2.2, Crank–Nicolson, dt 0.005 ms, rate tables off. */
	@Test
	void theAxonOfRallpack3FiresAtTheTimesOfTheLimit() {
		final CableModel cable = Cables.cylinder(1000, 1, 1001, PROPERTIES);
		final Biophysics squid = PASSIVE.at(6.3).paint(Region.EVERYWHERE, HodgkinHuxley.INSTANCE, Map.of("gl", 0.0));
		final Recording recording =
			run(cable, squid, protocol(250, 0.025, Scheme.CRANK_NICOLSON, -65, current(on(0, 0), 0.1)), voltages(on(0, 0), on(0,
				1)));
		final List<Double> near = Experiments.crossings(recording, "v0", 0), far = Experiments.crossings(recording, "v1", 0);
		assertEquals(18, near.size());
		assertEquals(17, far.size());
		assertEquals(4.071, far.get(0), 0.03);
		assertEquals(248.521, near.get(17), 0.15);
		assertEquals(236.679, far.get(16), 0.15);
		assertEquals(14.5380, (far.get(16) - far.get(0)) / 16, 1e-3 * 14.5380);
	}

	@Test
	void theFiguresPrintedIn1992AreMet() {
		final Cylinder exact = new Cylinder(1, 1000, 40_000, 100, 1);
		final double[][] table =
			{ { 0.05, -59.9226, -65 }, { 1, -42.4717, -64.9999 }, { 10, 1.4733, -54.2707 }, { 50, 65.7019, 6.8634 }, { 250, 101.9351,
				43.0965 } };
		for (final double[] row : table) {
			assertEquals(row[1], -65 + exact.step(0.1, 0, row[0]), 1e-4);
			assertEquals(row[2], -65 + exact.step(0.1, 1000, row[0]), 1e-4);
		}
	}

	@Test
	void tracesAreInMillivolts() {
		final Recording recording =
			run(Cables.cylinder(10, 1, 1, PROPERTIES), PASSIVE, protocol(1, 0.05, Scheme.CRANK_NICOLSON, -65), voltages(
				Location.SOMA));
		final Trace trace = recording.trace("v0");
		assertEquals("mV", trace.unit());
		assertEquals(21, trace.size());
	}
}
