/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.Experiments.crossings;
import static org.dendritej.simulation.Experiments.on;
import static org.dendritej.simulation.Experiments.protocol;
import static org.dendritej.simulation.Experiments.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Protocol;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.Stimulus;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.junit.jupiter.api.Test;

/** The squid axon of Hodgkin &amp; Huxley (1952), J Physiol 117:500–544, doi:10.1113/jphysiol.1952.sp004764, in today's sign convention. */
class SquidAxonTest {

	/** A patch of 100 µm²: 1 µA/cm² is 1e-3 nA. */
	private static final CableModel PATCH = Cables.cylinder(10, 10 / Math.PI, 1, CableProperties.uniform(100, 1));
	private static final double NA_PER_UA_CM2 = 1e-3;
	private static final Biophysics SQUID =
		new Biophysics(6.3, CableProperties.uniform(100, 1), List.of(), List.of()).paint(Region.EVERYWHERE,
			HodgkinHuxley.INSTANCE, Map.of());

	private static RecordingPlan plan(final String... variables) {
		final List<Probe> probes = new java.util.ArrayList<>(List.of(new Probe.Voltage("v", Location.SOMA)));
		for (final String variable : variables)
			probes.add(new Probe.OfMechanism(variable, Location.SOMA, "hh", variable));
		return new RecordingPlan(probes, 0, List.of(new RecordingPlan.SpikeDetector("patch", Location.SOMA, 0)));
	}

	private static Recording driven(final double density, final double duration, final double dt, final Scheme scheme,
		final Biophysics biophysics) {
		return run(PATCH, biophysics, protocol(duration, dt, scheme, -65, Experiments.current(Location.SOMA, density * NA_PER_UA_CM2)),
			plan());
	}

	@Test
	void itRestsAtItsRestingPotential() {
		assertEquals(-64.974052, run(PATCH, SQUID, Protocol.lasting(1), plan()).trace("v").value(0), 1e-5);
		assertEquals(-64.974052, Experiments.last(run(PATCH, SQUID, Protocol.lasting(50), plan()), 0), 1e-5);
	}

	@Test
	void itFiresAtTheExactTimes() {
		final Recording recording = driven(10, 100, 0.00625, Scheme.CRANK_NICOLSON, SQUID);
		final double[] expected = { 1.89798, 16.80621, 31.44140, 46.06446, 60.68663, 75.30873, 89.93083 };
		assertEquals(expected.length, recording.spikes().size());
		for (int i = 0; i < expected.length; i++)
			assertEquals(expected[i], recording.spikes().get(i).time(), 0.01);
		assertEquals(40.2728, Arrays.stream(recording.trace("v").values()).limit((long) (10 / 0.00625)).max().orElseThrow(), 0.01);
	}

	@Test
	void spikeTimesConvergeAtTheOrderOfTheScheme() {
		assertEquals(2, order(Scheme.CRANK_NICOLSON), 0.15);
		assertEquals(1, order(Scheme.BACKWARD_EULER), 0.1);
	}

	private static double order(final Scheme scheme) {
		final double exact = 89.93083;
		final double coarse = driven(10, 100, 0.025, scheme, SQUID).spikes().get(6).time() - exact;
		final double fine = driven(10, 100, 0.0125, scheme, SQUID).spikes().get(6).time() - exact;
		return Math.log(coarse / fine) / Math.log(2);
	}

	@Test
	void weakCurrentGivesFewSpikesStrongCurrentMoreAndVeryStrongCurrentBlocks() {
		final int weak = driven(5, 200, 0.025, Scheme.CRANK_NICOLSON, SQUID).spikes().size();
		final int middle = driven(10, 200, 0.025, Scheme.CRANK_NICOLSON, SQUID).spikes().size();
		final int strong = driven(40, 200, 0.025, Scheme.CRANK_NICOLSON, SQUID).spikes().size();
		final int block = driven(300, 200, 0.025, Scheme.CRANK_NICOLSON, SQUID).spikes().size();
		assertTrue(weak >= 1 && weak <= 4, "weak " + weak);
		assertTrue(middle > weak && strong > middle, middle + ", " + strong);
		assertTrue(block <= 2, "block " + block);
	}

	@Test
	void warmthShortensTheIntervals() {
		final List<Double> cold = crossings(driven(20, 100, 0.0125, Scheme.CRANK_NICOLSON, SQUID), "v", 0);
		final List<Double> warm = crossings(driven(20, 100, 0.0125, Scheme.CRANK_NICOLSON, SQUID.at(12)), "v", 0);
		assertTrue(warm.get(2) - warm.get(1) < 0.8 * (cold.get(2) - cold.get(1)));
	}

	/** Gates under clamp are single exponentials, so the currents are closed forms; µA/cm² are 1e3 mA/cm². */
	@Test
	void aVoltageClampGivesTheClosedFormCurrents() {
		final Stimulus clamp = new Stimulus.VoltageClamp(Location.SOMA, new Waveform.Levels(List.of(0.0), List.of(0.0), 0), 0, 20, 1e-6);
		final Recording recording = run(PATCH, SQUID, protocol(20, 0.005, Scheme.CRANK_NICOLSON, -65, clamp), plan("ina", "ik", "il"));
		final double[][] table =
			{ { 0.1, -161.560, 42.812 }, { 0.25, -772.471, 71.666 }, { 0.5, -1404.238, 138.230 }, { 1, -1205.117, 328.774 }, { 2,
				-484.880, 802.126 }, { 5, -40.796, 1665.502 }, { 10, -15.661, 1879.032 } };
		for (final double[] row : table) {
			final int n = (int) Math.round(row[0] / 0.005);
			assertEquals(row[1], 1e3 * recording.trace("ina").value(n), 1e-3 * Math.abs(row[1]), "Na at " + row[0]);
			assertEquals(row[2], 1e3 * recording.trace("ik").value(n), 1e-3 * row[2], "K at " + row[0]);
		}
		assertEquals(16.29, 1e3 * recording.trace("il").value(100), 1e-3 * 16.29);
		assertEquals(-1456.838, 1e3 * Arrays.stream(recording.trace("ina").values()).min().orElseThrow(), 1e-3 * 1456.838);
	}

	/** Hodgkin &amp; Huxley computed 18.8 m/s. */
	@Test
	void theImpulseTravelsAt18Point76MetresPerSecond() {
		final CableModel axon = Cables.cylinder(60_000, 476, 3000, CableProperties.uniform(35.4, 1));
		final Biophysics squid =
			new Biophysics(18.5, CableProperties.uniform(35.4, 1), List.of(), List.of()).paint(Region.EVERYWHERE, HodgkinHuxley.INSTANCE,
				Map.of());
		final Stimulus pulse = new Stimulus.CurrentClamp(on(0, 0), new Waveform.Step(50_000, 0, 0.2));
		final Recording recording =
			run(axon, squid, protocol(4, 0.002, Scheme.CRANK_NICOLSON, -65, pulse), Experiments.voltages(on(0, 2 / 6.0), on(0, 4 /
				6.0)));
		final double a = crossings(recording, "v0", 0).get(0), b = crossings(recording, "v1", 0).get(0);
		assertEquals(18.76, 20 / (b - a), 0.01 * 18.76); // 20 mm in ms is m/s
	}
}
