/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.Experiments.protocol;
import static org.dendritej.simulation.Experiments.run;
import static org.dendritej.simulation.Experiments.voltages;
import static org.dendritej.simulation.Figure.assertMet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.dendritej.model.Protocol;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.morphology.Location;
import org.dendritej.recording.Recording;
import org.dendritej.recording.Trace;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The three benchmarks of Bhalla, Bilitch &amp; Bower (1992), Trends Neurosci 15:453–458. The first two have closed forms; the reference of the third is the
 * limit of small time steps.
 */
class RallpackTest {

	@ParameterizedTest
	@EnumSource
	void theCableOfRallpack1FollowsItsClosedForm(final Scheme scheme) {
		assertEquals(1671.808, Rallpacks.exactCable().inputResistance(), 1e-3);
		assertMet(Rallpacks.cable(scheme));
	}

	@Test
	void theTreeOfRallpack2IsItsEquivalentCylinder() {
		assertEquals(249.2099, Rallpacks.exactTree().inputResistance(), 1e-3);
		assertMet(Rallpacks.tree());
	}

	@Test
	void inputResistancesAreThoseOfTheClosedForm() {
		assertMet(Rallpacks.resistanceOfCable(), Rallpacks.resistanceOfTree());
	}

	/** Reference: NEURON 8.2.2, Crank–Nicolson, dt 0.005 ms, rate tables off. */
	@Test
	void theAxonOfRallpack3FiresAtTheTimesOfTheLimit() {
		assertMet(Rallpacks.axon());
	}

	/** Side by side, in blocks, on two threads: the last of three trials, whose neighbours get other currents. */
	@Test
	void allThreeAreMetByTheFasterWays() {
		try (Workers workers = Workers.of(2)) {
			final Experiments.Runner fast = (model, cable) -> {
				final Protocol protocol = model.protocol();
				final List<Simulation> trials = new ArrayList<>();
				for (final double current : new double[] { 0.05, -0.02, 0.1 })
					trials.add(
						Simulation.of(model.with(new Protocol(protocol.duration(), protocol.timeStep(), protocol.scheme(), protocol.start(),
							List.of(Experiments.current(Experiments.on(0, 0), current)))), cable));
				final Run run = new Run(trials, 4);
				return Crew.lead(workers, 4, team -> run.run(team, RunMonitor.SILENT)).get(2);
			};
			for (final Scheme scheme : Scheme.values())
				assertMet(Experiments.by(fast, () -> Rallpacks.cable(scheme)));
			assertMet(Experiments.by(fast, Rallpacks::tree));
			assertMet(Experiments.by(fast, Rallpacks::axon));
		}
	}

	@Test
	void theFiguresPrintedIn1992AreMet() {
		final Cylinder exact = Rallpacks.exactCable();
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
			run(Cables.cylinder(10, 1, 1, Rallpacks.PROPERTIES), Rallpacks.PASSIVE, protocol(1, 0.05, Scheme.CRANK_NICOLSON, -65), voltages(
				Location.SOMA));
		final Trace trace = recording.trace("v0");
		assertEquals("mV", trace.unit());
		assertEquals(21, trace.size());
	}
}
