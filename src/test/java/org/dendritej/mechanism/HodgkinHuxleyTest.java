/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

class HodgkinHuxleyTest {

	@Test
	void gatesAtRestAreThoseOfThePaper() {
		final Bench bench = Bench.single(HodgkinHuxley.INSTANCE);
		final Mechanism.State state = bench.bind();
		bench.voltage[0] = -65;
		state.initialise(0, bench.voltage);
		assertEquals(0.0529325, bench.value(state, "m", 0), 1e-7);
		assertEquals(0.5961208, bench.value(state, "h", 0), 1e-7);
		assertEquals(0.3176769, bench.value(state, "n", 0), 1e-7);
		assertTrue(state.staggered());
	}

	/** Gates at a constant voltage are single exponentials. */
	@Test
	void voltageClampFollowsTheClosedFormWhateverTheSteps() {
		final double[] times = { 0.1, 0.25, 0.5, 1, 2, 5, 10 };
		final double[] sodium = { -161.560, -772.471, -1404.238, -1205.117, -484.880, -40.796, -15.661 };
		final double[] potassium = { 42.812, 71.666, 138.230, 328.774, 802.126, 1665.502, 1879.032 };
		for (final double dt : new double[] { 0.001, 0.025, 0.05 })
			for (int k = 0; k < times.length; k++) {
				final Bench bench = Bench.single(HodgkinHuxley.INSTANCE);
				final Mechanism.State state = clamped(bench, -65, 0, times[k], dt);
				final double ina = bench.value(state, "ina", 0) * 1e3, ik = bench.value(state, "ik", 0) * 1e3; // µA/cm²
				assertEquals(sodium[k], ina, 1e-6 * Math.abs(sodium[k]) + 5e-4, "the table has three decimals");
				assertEquals(potassium[k], ik, 1e-6 * potassium[k] + 5e-4);
				final double m = gate(HodgkinHuxley.alphaM(-65), HodgkinHuxley.betaM(-65), HodgkinHuxley.alphaM(0), HodgkinHuxley.betaM(0),
					times[k]);
				final double h = gate(HodgkinHuxley.alphaH(-65), HodgkinHuxley.betaH(-65), HodgkinHuxley.alphaH(0), HodgkinHuxley.betaH(0),
					times[k]);
				final double n = gate(HodgkinHuxley.alphaN(-65), HodgkinHuxley.betaN(-65), HodgkinHuxley.alphaN(0), HodgkinHuxley.betaN(0),
					times[k]);
				assertEquals(120 * m * m * m * h * -50, ina, 1e-9 * Math.abs(ina));
				assertEquals(36 * n * n * n * n * 77, ik, 1e-9 * ik);
				assertEquals(16.29, bench.value(state, "il", 0) * 1e3, 1e-9);
			}
	}

	@Test
	void peakSodiumCurrentOfTheVoltageClampIsWhereTheClosedFormHasIt() {
		double largest = 0, at = 0;
		final Bench bench = Bench.single(HodgkinHuxley.INSTANCE);
		final Mechanism.State state = clamped(bench, -65, 0, 0, 1);
		for (int k = 1; k < 10_000; k++) {
			state.advance(0, 1e-4, bench.voltage);
			final double ina = bench.value(state, "ina", 0) * 1e3;
			if (ina < largest) {
				largest = ina;
				at = k * 1e-4;
			}
		}
		assertEquals(-1456.838, largest, 1e-3);
		assertEquals(0.6176, at, 2e-4);
	}

	/** Starts at the steady state of one voltage and jumps to another. */
	private static Mechanism.State clamped(final Bench bench, final double from, final double to, final double duration, final double dt) {
		final Mechanism.State state = bench.bind();
		bench.voltage[0] = from;
		state.initialise(0, bench.voltage);
		bench.voltage[0] = to;
		final int steps = (int) Math.round(duration / dt);
		for (int k = 0; k < steps; k++)
			state.advance(k * dt, duration / steps, bench.voltage);
		return state;
	}

	private static double gate(final double a0, final double b0, final double a, final double b, final double t) {
		final double start = a0 / (a0 + b0), end = a / (a + b);
		return end + (start - end) * Math.exp(-t * (a + b));
	}

	@Test
	void temperatureSpeedsAllGatesAndLeavesConductancesAlone() {
		final double q = Math.pow(3, 1.22);
		final Bench cold = Bench.single(HodgkinHuxley.INSTANCE), warm = Bench.single(HodgkinHuxley.INSTANCE).celsius(18.5);
		final Mechanism.State slow = clamped(cold, -65, -20, 1.5 * q, 0.1), fast = clamped(warm, -65, -20, 1.5, 0.1);
		for (final Variable variable : HodgkinHuxley.INSTANCE.variables())
			assertEquals(cold.value(slow, variable.name(), 0), warm.value(fast, variable.name(), 0), 1e-12, variable.name());
	}

	@Test
	void linoidIsSmoothThroughItsSingularity() {
		for (final double k : new double[] { 1, 5, 10, -9 })
			for (double x = -1; x <= 1; x += 1.0 / 1024) {
				final double y = x / k,
					series = k * (1 + y / 2 + y * y / 12 - y * y * y * y / 720 + Math.pow(y, 6) / 30240 - Math.pow(y, 8) / 1209600
						+ Math.pow(y, 10) / 47900160 - 691 * Math.pow(y, 12) / 1307674368000.0);
				if (Math.abs(y) <= 0.25)
					assertEquals(series, HodgkinHuxley.linoid(x, k), 1e-15 * Math.abs(series));
			}
		assertEquals(10, HodgkinHuxley.linoid(0, 10));
		for (double x = 1; x > 0; x /= 7) { // down to denormal numbers
			assertEquals(10 + x / 2, HodgkinHuxley.linoid(x, 10), x * x / 100 + 4e-15);
			assertEquals(10 - x / 2, HodgkinHuxley.linoid(-x, 10), x * x / 100 + 4e-15);
		}
		assertEquals(1000, HodgkinHuxley.linoid(1000, 10), 1e-12);
		assertEquals(0, HodgkinHuxley.linoid(-1e5, 10), 0);
	}

	@Test
	void ionsGetTheCurrentDensitiesAndTheCableTheirSum() {
		final Bench bench = new Bench(HodgkinHuxley.INSTANCE, 3, 1, 0, 2).celsius(20);
		final Mechanism.State state = bench.bind();
		bench.voltage[0] = -40;
		bench.voltage[1] = 1e9; // nobody lives there
		bench.voltage[2] = 10;
		state.initialise(0, bench.voltage);
		bench.ions.get("na").reversal()[2] = 60; // as a pool would move it
		bench.currents(state, 0, 0.025);
		for (int element = 0; element < 2; element++) {
			final int position = 2 * element;
			assertEquals(bench.value(state, "ina", element), bench.ions.get("na").current()[position], 1e-15);
			assertEquals(bench.value(state, "ik", element), bench.ions.get("k").current()[position], 1e-15);
			assertEquals(bench.value(state, "gna", element) * (bench.voltage[position] - (50 + 5 * position)),
				bench.value(state, "ina", element),
				1e-15);
			final double sum =
				bench.value(state, "ina", element) + bench.value(state, "ik", element) + bench.value(state, "il", element); // mA/cm²
			assertEquals(sum * 100 * 1e-2, bench.current(position), 1e-12 * Math.abs(sum), "mA/cm² times 100 µm² is nA");
		}
		assertEquals(0, bench.conductance[1]);
		assertEquals(0, bench.ions.get("na").current()[1]);
	}

	@Test
	void whatIsTheSameEverywhereGivesTheBitsOfWhatDiffersBesideIt() {
		final Bench alike = new Bench(HodgkinHuxley.INSTANCE, 3, 1, 0, 1, 2), different = new Bench(HodgkinHuxley.INSTANCE, 3, 1, 0, 1, 2)
			.each("gnabar", 0.12, 0.12, 0.2).each("el", -54.3, -54.3, -60);
		alike.ions.put("na", new Ion("na", 1, 50.0, 3, new double[0], new double[0], new double[0]));
		alike.ions.put("k", new Ion("k", 1, -77.0, 3, new double[0], new double[0], new double[0]));
		different.ions.get("k").reversal()[2] = -80;
		for (double v = -90; v < 60; v += 0.37) {
			for (final Bench bench : List.of(alike, different)) {
				Arrays.fill(bench.voltage, v);
				final Mechanism.State state = bench.bind();
				state.initialise(0, bench.voltage);
				state.advance(0, 0.1, bench.voltage);
				bench.currents(state, 0, 0.025);
			}
			for (int i = 0; i < 2; i++) {
				assertEquals(alike.conductance[i], different.conductance[i]);
				assertEquals(alike.source[i], different.source[i]);
			}
		}
	}

	@Test
	void impossibleParametersAreRefused() {
		assertThrows(MechanismException.class, () -> Bench.single(HodgkinHuxley.INSTANCE).all("gnabar", -1).bind());
		assertThrows(MechanismException.class, () -> Bench.single(HodgkinHuxley.INSTANCE).all("el", Double.NaN).bind());
		assertThrows(MechanismException.class, () -> Bench.single(HodgkinHuxley.INSTANCE).each("gl", 1e-4, 1e-4).bind());
	}
}
