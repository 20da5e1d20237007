/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.Experiments.current;
import static org.dendritej.simulation.Experiments.everywhere;
import static org.dendritej.simulation.Experiments.middle;
import static org.dendritej.simulation.Experiments.model;
import static org.dendritej.simulation.Experiments.on;
import static org.dendritej.simulation.Experiments.protocol;
import static org.dendritej.simulation.Experiments.run;
import static org.dendritej.simulation.Experiments.voltages;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Protocol;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.Stimulus;
import org.dendritej.recording.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Laws of the discretised cable equation that hold to rounding, closed forms in steady state and for alternating current, and orders of convergence. */
class CableLawsTest {

	private static final double RM = 15_000, RA = 150, CM = 1;
	private static final CableProperties PROPERTIES = CableProperties.uniform(RA, CM);
	private static final Biophysics PASSIVE = Biophysics.passive(PROPERTIES, 1 / RM, 0);
	private static final Cylinder LONG = new Cylinder(2, 1000, RM, RA, CM);

	/** Mode n of N compartments with sealed ends decays at k = (1/τ)[1 + (2λ/Δx)² sin²(nπ/2N)]; every step multiplies it by one factor. */
	@ParameterizedTest
	@CsvSource({ "1, 11, 0.025", "3, 40, 0.1", "7, 8, 0.005", "2, 101, 1" })
	void oneStepMultipliesACosineModeByItsFactor(final int n, final int compartments, final double dt) {
		final CableModel cable = Cables.cylinder(1000, 2, compartments, PROPERTIES);
		final double dx = 1000.0 / compartments;
		final double k = (1 + Math.pow(2 * LONG.lambda() / dx * Math.sin(n * Math.PI / (2 * compartments)), 2)) / LONG.tau();
		for (final Scheme scheme : Scheme.values()) {
			final double factor = scheme == Scheme.BACKWARD_EULER ? 1 / (1 + k * dt) : (1 - k * dt / 2) / (1 + k * dt / 2);
			final Recording recording = run(cable, PASSIVE, mode(n, compartments, dt, dt, scheme), everywhere(cable));
			for (int c = 0; c < compartments; c++)
				assertEquals(factor * cosine(n, c, compartments), recording.traces().get(c).value(1),
					1e-10 * Math.max(1, Math.abs(factor)));
		}
	}

	@Test
	void theFactorsPrintedForOneExampleAreMet() {
		final CableModel cable = Cables.cylinder(1000, 2, 11, PROPERTIES);
		final double first = cosine(1, 0, 11);
		assertEquals(0.9902125489921658,
			run(cable, PASSIVE, mode(1, 11, 0.025, 0.025, Scheme.CRANK_NICOLSON), everywhere(cable)).traces().get(0).value(1) /
				first,
			1e-12);
		assertEquals(0.990260212837008,
			run(cable, PASSIVE, mode(1, 11, 0.025, 0.025, Scheme.BACKWARD_EULER), everywhere(cable)).traces().get(0).value(1) /
				first,
			1e-12);
	}

	private static double cosine(final int n, final int c, final int compartments) {
		return Math.cos(n * Math.PI * (c + 0.5) / compartments);
	}

	private static Protocol mode(final int n, final int compartments, final double duration, final double dt, final Scheme scheme) {
		final List<Double> start = new ArrayList<>();
		for (int c = 0; c < compartments; c++)
			start.add(cosine(n, c, compartments));
		return new Protocol(duration, dt, scheme, new Protocol.Start.AtVoltages(start), List.of());
	}

	/** Mode 3 decays as exp(−t (1 + (3π/L)²)/τ); error at 5 ms in the first compartment. */
	private static double modeError(final int compartments, final double dt, final Scheme scheme, final boolean inSpaceToo) {
		final CableModel cable = Cables.cylinder(1000, 2, compartments, PROPERTIES);
		final Recording recording = run(cable, PASSIVE, mode(3, compartments, 5, dt, scheme), everywhere(cable));
		final double dx = 1000.0 / compartments;
		final double space =
			inSpaceToo ? Math.pow(3 * Math.PI * LONG.lambda() / 1000, 2) : Math.pow(2 * LONG.lambda() / dx * Math.sin(3 * Math.PI / (2 *
				compartments)), 2);
		return Math.abs(Experiments.last(recording, 0) / cosine(3, 0, compartments) - Math.exp(-5 * (1 + space) / LONG.tau()));
	}

	@Test
	void theErrorFallsAtSecondOrderInSpace() {
		assertEquals(2,
			Math.log(modeError(135, 0.001, Scheme.CRANK_NICOLSON, true) / modeError(405, 0.001, Scheme.CRANK_NICOLSON, true)) / Math.log(3),
			0.05);
	}

	@Test
	void theErrorFallsAtTheOrderOfTheSchemeInTime() {
		assertEquals(1.99, order(Scheme.CRANK_NICOLSON, 0.05), 0.05);
		assertEquals(1, order(Scheme.BACKWARD_EULER, 0.005), 0.05);
		assertTrue(order(Scheme.BACKWARD_EULER, 0.05) > 1 && order(Scheme.BACKWARD_EULER, 0.05) < 1.4,
			"order " + order(Scheme.BACKWARD_EULER, 0.05));
	}

	private static double order(final Scheme scheme, final double dt) {
		return Math.log(modeError(405, dt, scheme, false) / modeError(405, dt / 2, scheme, false)) / Math.log(2);
	}

	/** A sealed cylinder of length l: Zin = R∞/(g tanh gL), Zt = R∞/(g sinh gL), g = √(1 + iωτ). */
	@ParameterizedTest
	@CsvSource({ "0, 554.5100, 439.8807", "10, 408.2350, 319.7537", "50, 143.9179, 88.8386", "100, 101.5869, 41.8695",
		"500, 49.2598, 3.0663" })
	void alternatingCurrentFollowsTheClosedForm(final double frequency, final double input, final double transfer) {
		final CableModel cable = Cables.cylinder(500, 2, 5001, PROPERTIES);
		final Impedance impedance =
			Impedance.atRest(model(PASSIVE, protocol(1, 0.025, Scheme.CRANK_NICOLSON, 0), voltages(on(0, 0))), cable, frequency);
		assertEquals(input, impedance.input(0).magnitude(), 1e-3 * input);
		assertEquals(transfer, impedance.transfer(0, 5000).magnitude(), 1e-3 * transfer);
	}

	@Test
	void aLongCylinderHasTheInputImpedanceOfTheSemiInfiniteOne() {
		final CableModel cable = Cables.cylinder(4500, 2, 45_001, PROPERTIES);
		final double[][] table =
			{ { 0, 337.6186, 0 }, { 10, 288.0121, -21.652 }, { 50, 153.8238, -39.010 }, { 100, 109.6668, -41.972 }, { 500, 49.1764,
				-44.392 } };
		for (final double[] row : table) {
			final Impedance.Phasor z =
				Impedance.atRest(model(PASSIVE, protocol(1, 0.025, Scheme.CRANK_NICOLSON, 0), voltages(on(0, 0))), cable, row[0])
					.input(0);
			assertEquals(row[1], z.magnitude(), 1e-3 * row[1]);
			assertEquals(row[2], z.phase(), 0.03);
		}
	}

	/** The amplitude of the response to a sine, fitted over whole periods after the transient. */
	@Test
	void aSineInTimeGivesTheImpedanceInFrequency() {
		final CableModel cable = Cables.cylinder(500, 2, 251, PROPERTIES);
		final double frequency = 100, dt = 0.01;
		final List<Double> times = new ArrayList<>(), values = new ArrayList<>();
		for (int i = 0; i <= 20_000; i++) {
			times.add(i * dt);
			values.add(0.01 * Math.sin(2e-3 * Math.PI * frequency * i * dt));
		}
		final Recording recording =
			run(cable, PASSIVE, new Protocol(200, dt, Scheme.CRANK_NICOLSON, new Protocol.Start.AtVoltage(0), List.of(
				new Stimulus.CurrentClamp(on(0, 0), new Waveform.Lines(times, values)))), voltages(on(0, 0), on(0, 1)));
		final Impedance impedance =
			Impedance.atRest(model(PASSIVE, protocol(1, 0.025, Scheme.CRANK_NICOLSON, 0), voltages(on(0, 0))), cable, frequency);
		for (int trace = 0; trace < 2; trace++) {
			double a = 0, b = 0;
			for (int i = 15_000; i < 20_000; i++) {
				a += recording.traces().get(trace).value(i) * Math.sin(2e-3 * Math.PI * frequency * i * dt) * 2 / 5000;
				b += recording.traces().get(trace).value(i) * Math.cos(2e-3 * Math.PI * frequency * i * dt) * 2 / 5000;
			}
			final Impedance.Phasor z = impedance.transfer(0, trace == 0 ? 0 : 250);
			assertEquals(z.re(), a / 0.01, 2e-4 * z.magnitude());
			assertEquals(z.im(), b / 0.01, 2e-4 * z.magnitude());
		}
	}

	@Test
	void endConditionsAtHalfALengthConstantAreMet() {
		final double lambda = LONG.lambda();
		final CableModel sealed = Cables.cylinder(lambda / 2, 2, 501, PROPERTIES);
		final Recording open = run(sealed, PASSIVE, settled(0.01), voltages(on(0, 0)));
		assertEquals(730.5910, Experiments.last(open, 0) / 0.01, 1e-3 * 730.5910);
		final Stimulus killed =
			new Stimulus.VoltageClamp(on(0, 1), new Waveform.Levels(List.of(0.0), List.of(0.0), 0), 0, Double.POSITIVE_INFINITY, 1e-6);
		final Recording clamped = run(sealed, PASSIVE, settled(0.01).with(killed), voltages(on(0, 0)));
		assertEquals(156.0194, Experiments.last(clamped, 0) / 0.01, 3e-3 * 156.0194); // the clamp holds the middle of the last compartment
	}

	private static Protocol settled(final double amplitude) {
		return protocol(400, 0.5, Scheme.CRANK_NICOLSON, 0, current(on(0, 0), amplitude));
	}

	@Test
	void theThreeHalvesTreeIsItsCylinderAndAViolatedOneIsNot() {
		final CableModel tree = Cables.threeHalvesTree(6, 120, 4, 121, PROPERTIES);
		final Impedance impedance =
			Impedance.atRest(model(PASSIVE, protocol(1, 0.025, Scheme.CRANK_NICOLSON, 0), voltages(on(0, 0))), tree, 0);
		assertEquals(193.4907, impedance.input(0).magnitude(), 1e-3 * 193.4907);
		final int tip = tree.sections().get(tree.sections().size() - 1).compartmentAt(1);
		assertEquals(0.787034, impedance.ratio(0, tip).magnitude(), 1e-3 * 0.787034);
	}

	/** Any tree, unequal daughters and broken 3/2 law: Yin = Y0 (Y + Y0 tanh gL)/(Y0 + Y tanh gL), branch by branch from the tips. */
	@Test
	void treesThatBreakTheLawFollowTheRecursionBranchByBranch() {
		final double[][] shape = { { -1, 150, 3 }, { 0, 200, 2.5 }, { 0, 90, 0.8 }, { 1, 120, 1.2 }, { 1, 300, 1.9 }, { 1, 60, 0.5 } };
		final CableModel tree = Cables.tree(shape, 201, PROPERTIES);
		final Impedance impedance =
			Impedance.atRest(model(PASSIVE, protocol(1, 0.025, Scheme.CRANK_NICOLSON, 0), voltages(on(0, 0))), tree, 0);
		final double[] load = new double[shape.length], seen = new double[shape.length];
		for (int s = shape.length - 1; s >= 0; s--) {
			final Cylinder cylinder = new Cylinder(shape[s][2], shape[s][1], RM, RA, CM);
			final double y0 = 1 / cylinder.rInfinite(), th = Math.tanh(shape[s][1] / cylinder.lambda());
			seen[s] = y0 * (load[s] + y0 * th) / (y0 + load[s] * th);
			if (s > 0) load[(int) shape[s][0]] += seen[s];
		}
		assertEquals(1 / seen[0], impedance.input(0).magnitude(), 3e-3 / seen[0]);
		double ratio = 1;
		for (final int s : new int[] { 0, 1, 4 }) {
			final Cylinder cylinder = new Cylinder(shape[s][2], shape[s][1], RM, RA, CM);
			final double l = shape[s][1] / cylinder.lambda();
			ratio /= Math.cosh(l) + load[s] * cylinder.rInfinite() * Math.sinh(l);
		}
		assertEquals(ratio, impedance.ratio(0, tree.sections().get(4).compartmentAt(1)).magnitude(), 2e-3 * ratio);
	}

	@Test
	void transferImpedanceIsTheSameBothWaysOnAnyTree() {
		final SplittableRandom random = new SplittableRandom(11);
		for (int trial = 0; trial < 10; trial++) {
			final CableModel tree = Cables.random(random, 40, PROPERTIES);
			for (final double frequency : new double[] { 0, 37, 900 }) {
				final Impedance impedance =
					Impedance.atRest(model(PASSIVE, protocol(1, 0.025, Scheme.CRANK_NICOLSON, 0), voltages(on(0, 0))), tree,
						frequency);
				for (int k = 0; k < 20; k++) {
					final int a = random.nextInt(tree.compartments()), b = random.nextInt(tree.compartments());
					final Impedance.Phasor ab = impedance.transfer(a, b), ba = impedance.transfer(b, a);
					assertEquals(ab.re(), ba.re(), 1e-9 * ab.magnitude());
					assertEquals(ab.im(), ba.im(), 1e-9 * ab.magnitude());
				}
			}
		}
	}

	/** In every step the injected charge is what leaks and what charges the membrane; currents taken in the middle of the step. */
	@Test
	void chargeIsConservedInEveryStep() {
		final SplittableRandom random = new SplittableRandom(3);
		final CableModel tree = Cables.random(random, 30, PROPERTIES);
		final double dt = 0.1;
		final Recording recording = run(tree, PASSIVE, new Protocol(10, dt, Scheme.CRANK_NICOLSON, new Protocol.Start.AtVoltage(0), List.of(
			new Stimulus.CurrentClamp(on(3, 0.5), new Waveform.Ramp(0, 0.2, 0, 20)))), everywhere(tree));
		final double[] capacitance = tree.capacitances();
		for (int n = 2; n <= 100; n++) {
			double residual = -0.2 * (n - 0.5) * dt / 20, absolute = -residual;
			for (int c = 0; c < tree.compartments(); c++) {
				final double old = recording.traces().get(c).value(n - 1), now = recording.traces().get(c).value(n);
				final double leak = tree.area(c) * 1e-2 / RM * 0.5 * (old + now), charge = capacitance[tree.node(c)] * (now - old) / dt;
				residual += leak + charge;
				absolute += Math.abs(leak) + Math.abs(charge);
			}
			assertEquals(0, residual, 1e-10 * absolute);
		}
	}

	/** In steady state what enters a compartment along the cable leaves it through the membrane (Kirchhoff). */
	@Test
	void inSteadyStateTheCurrentsIntoEachNodeSumToZero() {
		final CableModel tree = Cables.random(new SplittableRandom(5), 30, PROPERTIES);
		final int site = tree.compartments() / 2;
		final Recording recording =
			run(tree, PASSIVE, protocol(3000, 5, Scheme.BACKWARD_EULER, 0, current(middle(tree, site), 0.1)), everywhere(tree));
		final int[] parent = tree.parents();
		final double[] g = tree.axialConductances(), v = new double[tree.nodes()];
		final boolean[] membrane = new boolean[tree.nodes()];
		for (int c = 0; c < tree.compartments(); c++) {
			v[tree.node(c)] = Experiments.last(recording, c);
			membrane[tree.node(c)] = true;
		}
		final double[] weight = new double[tree.nodes()], sum = new double[tree.nodes()];
		for (int i = 1; i < v.length; i++) {
			weight[i] += g[i];
			weight[parent[i]] += g[i];
			sum[i] += g[i] * v[parent[i]];
			sum[parent[i]] += g[i] * v[i];
		}
		for (int i = 0; i < v.length; i++)
			if (!membrane[i]) v[i] = sum[i] / weight[i];
		final double[] net = new double[tree.nodes()], absolute = new double[tree.nodes()];
		for (int i = 1; i < v.length; i++) {
			final double axial = g[i] * (v[parent[i]] - v[i]);
			net[i] += axial;
			net[parent[i]] -= axial;
			absolute[i] += Math.abs(axial);
			absolute[parent[i]] += Math.abs(axial);
		}
		for (int c = 0; c < tree.compartments(); c++) {
			final int i = tree.node(c);
			final double leak = tree.area(c) * 1e-2 / RM * v[i], injected = c == site ? 0.1 : 0;
			assertEquals(0, net[i] - leak + injected, 1e-10 * (absolute[i] + Math.abs(leak) + injected));
		}
	}

	@Test
	void aPassiveNeuronSettlesToItsLeakReversalPotential() {
		final CableModel tree = Cables.random(new SplittableRandom(7), 30, PROPERTIES);
		final Recording recording = run(tree, Biophysics.passive(PROPERTIES, 1 / RM, -71.5), Protocol.lasting(1), everywhere(tree));
		for (int c = 0; c < tree.compartments(); c++)
			assertEquals(-71.5, Experiments.last(recording, c), 1e-9);
	}
}
