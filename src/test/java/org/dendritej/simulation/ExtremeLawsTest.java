/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.Sites;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.recording.Trace;
import org.dendritej.units.Units;
import org.junit.jupiter.api.Test;

/** The laws of {@link CableLaws} on stars, combs, single compartments, chains of ten thousand and deep unbalanced trees, with parameters nobody has in mind. */
class ExtremeLawsTest {

	private static final int STEPS = 12;

	private static CableProperties properties(final SplittableRandom random) {
		return CableProperties.uniform(SolverOracleTest.power(random, 0, 4), SolverOracleTest.power(random, -1, 1.5));
	}

	/** Injected charge is what leaks and what charges the membrane, in every step, to the rounding of what is summed. */
	@Test
	void chargeIsConservedOnAnyTreeWithAnyParameters() {
		final SplittableRandom random = new SplittableRandom(21);
		for (int trial = 0; trial < 32; trial++) {
			final CableModel cable = SolverOracleTest.shape(trial % 8, random, properties(random));
			final Scheme scheme = Scheme.values()[trial / 8 % 2];
			final double g = SolverOracleTest.power(random, -9, 0), e = random.nextDouble(-200, 100),
				dt = SolverOracleTest.power(random, -4, 1),
				current = random.nextDouble(-5, 5);
			final Recording recording = Experiments.run(cable, Biophysics.passive(CableProperties.uniform(100, 1), g, e),
				Experiments.protocol(
					STEPS * dt, dt, scheme, random.nextDouble(-150, 100), Experiments.current(Experiments.middle(cable, random.nextInt(cable
						.compartments())), current)),
				Experiments.everywhere(cable));
			final double[] capacitance = cable.capacitances();
			for (int n = 2; n <= STEPS; n++) { // the current jumps before the first
				double residual = -current, absolute = Math.abs(current);
				for (int c = 0; c < cable.compartments(); c++) {
					final double old = recording.traces().get(c).value(n - 1), now = recording.traces().get(c).value(n),
						at = scheme == Scheme.BACKWARD_EULER ? now : 0.5 * (old + now),
						leak = g * cable.area(c) * Units.S_PER_CM2_TIMES_UM2_TO_US, inertia = capacitance[cable.node(c)] / dt;
					residual += leak * (at - e) + inertia * (now - old);
					absolute += leak * (Math.abs(at) + Math.abs(e)) + inertia * (Math.abs(now) + Math.abs(old));
				}
				assertTrue(Math.abs(residual) <= 1e-12 * absolute, "trial " + trial + ", step " + n + ": " + residual + " of " + absolute +
					" nA");
			}
		}
	}

	/**
	 * The same with channels, far from anything a membrane has: what is injected is what charges the membrane and what the open channels carry. In the backward Euler
	 * scheme gates stand where the step before has left them.
	 */
	@Test
	void chargeIsConservedOnAnyActiveTreeWithAnyParameters() {
		final SplittableRandom random = new SplittableRandom(23);
		for (int trial = 0; trial < 28; trial++) {
			final int kind = trial % 7 == 1 ? 7 : trial % 7; // not ten thousand times four probes
			final CableModel cable = SolverOracleTest.shape(kind, random, properties(random));
			final double gna = SolverOracleTest.power(random, -4, 1), gk = SolverOracleTest.power(random, -4, 1),
				gl = SolverOracleTest.power(random, -7, -1), el = random.nextDouble(-200, 100), dt = SolverOracleTest.power(random, -4, 0),
				current = random.nextDouble(-5, 5);
			final List<Probe> probes = new ArrayList<>();
			for (int c = 0; c < cable.compartments(); c++) {
				final Location place = Experiments.middle(cable, c);
				probes.add(new Probe.Voltage("v" + c, place));
				for (final String gate : List.of("m", "h", "n"))
					probes.add(new Probe.OfMechanism(gate + c, place, "hh", gate));
			}
			final Biophysics active = new Biophysics(random.nextDouble(0, 45), CableProperties.uniform(100, 1), List.of(), List.of())
				.with(new Biophysics.IonSetting(Region.EVERYWHERE, "na", 50, Double.NaN, Double.NaN))
				.with(new Biophysics.IonSetting(Region.EVERYWHERE, "k", -77, Double.NaN, Double.NaN))
				.paint(Region.EVERYWHERE, HodgkinHuxley.INSTANCE, Map.of("gnabar", gna, "gkbar", gk, "gl", gl, "el", el));
			final Recording recording = Experiments.run(cable, active,
				Experiments.protocol(STEPS * dt, dt, Scheme.BACKWARD_EULER, random.nextDouble(-150, 100),
					Experiments.current(Experiments.middle(cable, random.nextInt(cable.compartments())), current)),
				new RecordingPlan(probes, 0, List.of()));
			final double[] capacitance = cable.capacitances();
			for (int n = 2; n <= STEPS; n++) {
				double residual = -current, absolute = Math.abs(current);
				for (int c = 0; c < cable.compartments(); c++) {
					final double old = recording.traces().get(4 * c).value(n - 1), now = recording.traces().get(4 * c).value(n),
						m = recording.traces().get(4 * c + 1).value(n - 1), h = recording.traces().get(4 * c + 2).value(n - 1),
						k = recording.traces().get(4 * c + 3).value(n - 1), area = cable.area(c) * Units.S_PER_CM2_TIMES_UM2_TO_US,
						sodium = gna * m * m * m * h * area, potassium = gk * k * k * k * k * area, leak = gl * area,
						inertia = capacitance[cable.node(c)] / dt;
					residual += inertia * (now - old) + sodium * (now - 50) + potassium * (now + 77) + leak * (now - el);
					absolute +=
						inertia * (Math.abs(now) + Math.abs(old)) + sodium * (Math.abs(now) + 50) + potassium * (Math.abs(now) + 77) +
							leak * (Math.abs(now) + Math.abs(el));
				}
				assertTrue(Math.abs(residual) <= 1e-12 * absolute, "trial " + trial + ", step " + n + ": " + residual + " of " + absolute +
					" nA");
			}
		}
	}

	/** Channels and synapses of any strength on any tree leave numbers between those that drive them, or one clear sentence. */
	@Test
	void nothingIsNoNumberOnAnyActiveTreeWithSynapses() {
		final SplittableRandom random = new SplittableRandom(24);
		for (int trial = 0; trial < 32; trial++) {
			final CableModel cable = SolverOracleTest.shape(trial % 8, random, properties(random));
			final Scheme scheme = Scheme.values()[trial / 8 % 2];
			final double dt = SolverOracleTest.power(random, -4, 0), weight = SolverOracleTest.power(random, -7, 1);
			final Biophysics active = Biophysics.passive(CableProperties.uniform(100, 1), SolverOracleTest.power(random, -9, 0), -70)
				.paint(Region.EVERYWHERE, HodgkinHuxley.INSTANCE, Map.of("gnabar", SolverOracleTest.power(random, -4, 1), "gkbar",
					SolverOracleTest.power(random, -4, 1)));
			final List<SynapseGroup.Receptor> receptors = List.of("AMPA", "NMDA", "GABAA").stream()
				.map(name -> new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism(name), weight, Map.of())).toList();
			final Recording recording = Experiments.run(cable, active, Experiments.protocol(40 * dt, dt, scheme, -70),
				new RecordingPlan(List.of(new Probe.Voltage("v", Experiments.middle(cable, random.nextInt(cable.compartments())))), 0, List
					.of()),
				new SynapseGroup("synapses", receptors, new Sites.Scattered(Region.EVERYWHERE, 50), new SpikeTrain.At(List.of(3.3 * dt, 7 *
					dt)), 0));
			for (int n = 0; n <= 40; n++) {
				final double v = recording.traces().get(0).value(n);
				assertTrue(v > -300 && v < 300, "trial " + trial + ", " + scheme + ", step " + n + ": " + v + " mV");
			}
		}
	}

	/** What a current at one place does at another it does there when it is at the other. */
	@Test
	void currentAndVoltageMayChangePlacesOnAnyTreeWithAnyParameters() {
		final SplittableRandom random = new SplittableRandom(22);
		for (int trial = 0; trial < 40; trial++) {
			final CableModel cable = SolverOracleTest.shape(trial % 8, random, properties(random));
			final Scheme scheme = Scheme.values()[trial / 8 % 2];
			final double g = SolverOracleTest.power(random, -9, 0), dt = SolverOracleTest.power(random, -4, 1);
			final int a = random.nextInt(cable.compartments()), b = random.nextInt(cable.compartments());
			final Trace there = response(cable, g, dt, scheme, a, b), back = response(cable, g, dt, scheme, b, a),
				here = response(cable, g, dt, scheme, a, a);
			for (int n = 0; n <= STEPS; n++) {
				assertTrue(Double.isFinite(there.value(n)), "trial " + trial);
				assertEquals(there.value(n), back.value(n), 1e-9 * Math.abs(there.value(n)) + 1e-13 * Math.abs(here.value(n)), "trial " +
					trial + ", step " + n);
			}
		}
	}

	private static Trace response(final CableModel cable, final double g, final double dt, final Scheme scheme, final int from,
		final int to) {
		return Experiments
			.run(cable, Biophysics.passive(CableProperties.uniform(100, 1), g, 0), Experiments.protocol(STEPS * dt, dt, scheme,
				0, Experiments.current(Experiments.middle(cable, from), 1)), Experiments.voltages(Experiments.middle(cable, to)))
			.traces().get(0);
	}
}
