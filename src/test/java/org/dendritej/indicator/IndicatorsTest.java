/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.dendritej.indicator.CalciumIndicator.Summation;
import org.dendritej.simulation.Figure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndicatorsTest {

	private static final Indicators TABLE = Indicators.builtIn();

	@Test
	void responsesAreTheReferenceOnes() {
		for (final Figure figure : Responses.figures())
			assertTrue(figure.met(), figure::toString);
	}

	@Test
	void asapAndJediDarkenWithDepolarisationAndArchonBrightens() {
		final double[] times = { 0, 1, 1.001, 200 }, step = { -70, -70, 30, 30 };
		assertEquals(0.49, ((VoltageIndicator) TABLE.get("ASAP3")).respond(times, step)[3], 1e-6);
		assertEquals(0.50, ((VoltageIndicator) TABLE.get("jedi-2p")).respond(times, step)[3], 1e-6);
		assertEquals(1.43, ((VoltageIndicator) TABLE.get("Archon1")).respond(times, step)[3], 1e-6);
	}

	@Test
	void voltageResponsesDoNotDependOnHowFinelyALineIsSampled() {
		final VoltageIndicator asap = (VoltageIndicator) TABLE.get("ASAP3");
		final double[] coarse = { 0, 2, 5, 9 }, at = { -70, -40, 0, -65 };
		final double[] fine = new double[901], line = new double[901];
		for (int i = 0; i <= 900; i++) {
			fine[i] = i * 0.01;
			line[i] = fine[i] <= 2 ? -70 + 15 * fine[i] : fine[i] <= 5 ? -40 + 40 * (fine[i] - 2) / 3 : -65 * (fine[i] - 5) / 4;
		}
		assertEquals(asap.respond(fine, line)[900], asap.respond(coarse, at)[3], 1e-3);
	}

	@Test
	void calciumRunsIntoHillsCurve() {
		for (final String name : List.of("GCaMP6s", "GCaMP6f", "OGB-1")) {
			final CalciumIndicator indicator = (CalciumIndicator) TABLE.get(name);
			final double[] times = new double[4000], train = new double[200], one = { 0 };
			Arrays.setAll(times, i -> i);
			Arrays.setAll(train, i -> 5 * i);
			final double linear = peak(indicator.respondToSpikes(times, one, Summation.LINEAR));
			assertEquals(linear, peak(indicator.respondToSpikes(times, one, Summation.HILL)), 0.01 * (linear - 1), "a spike has one peak");
			final double top = indicator.range() / indicator.equilibrium(indicator.restingCalcium());
			final double reached = peak(indicator.respondToSpikes(times, train, Summation.HILL));
			assertTrue(reached < top && reached < peak(indicator.respondToSpikes(times, train, Summation.LINEAR)) || reached < top, name);
			assertEquals(top, peak(indicator.respondToCalcium(times, filled(4000, 5e-5, 1))), 0.02 * top, name + " saturates");
			assertEquals(1, indicator.respondToCalcium(times, filled(4000, 5e-5, 5e-5))[3999], 1e-12, "rest stays rest");
		}
		final double[] times = new double[600], burst = { 0, 10, 20, 30, 40 }, one = { 0 };
		Arrays.setAll(times, i -> i);
		final CalciumIndicator slow = (CalciumIndicator) TABLE.get("GCaMP6s");
		assertTrue(
			peak(slow.respondToSpikes(times, burst, Summation.HILL)) - 1 > 5 * (peak(slow.respondToSpikes(times, one, Summation.HILL)) - 1),
			"with a Hill coefficient of 2.9 few spikes add up to more than their sum");
	}

	private static double peak(final double[] values) {
		return Arrays.stream(values).max().orElseThrow();
	}

	private static double[] filled(final int n, final double first, final double rest) {
		final double[] values = new double[n];
		Arrays.fill(values, rest);
		values[0] = first;
		return values;
	}

	@Test
	void spikesInTheVoltageAreSeenAsSpikes() {
		final CalciumIndicator indicator = (CalciumIndicator) TABLE.get("GCaMP6f");
		final double[] times = new double[4001], voltage = new double[4001], spikes = { 20 - 0.6 * Math.sqrt(Math.log(2)) };
		for (int i = 0; i < times.length; i++) {
			times[i] = 0.05 * i;
			voltage[i] = -70 + 100 * Math.exp(-Math.pow((times[i] - 20) / 0.6, 2)); // crosses −20 mV at half its height
		}
		final double[] seen = indicator.respondToVoltage(times, voltage, Summation.LINEAR);
		final double[] expected = indicator.respondToSpikes(times, spikes, Summation.LINEAR);
		for (int i = 0; i < times.length; i++)
			assertEquals(expected[i], seen[i], 0.02 * indicator.response(), "but for what enters on the flank before the crossing");
	}

	@Test
	void aPlateauIsBrighterThanASpikeAndRestIsDark() {
		final CalciumIndicator indicator = (CalciumIndicator) TABLE.get("GCaMP6f");
		final double[] times = new double[2001], plateau = new double[2001], rest = new double[2001];
		for (int i = 0; i < times.length; i++) {
			times[i] = 0.1 * i;
			rest[i] = -65 + 5 * Math.sin(0.1 * i);
			plateau[i] = times[i] > 20 && times[i] < 60 ? -10 : -65;
		}
		assertEquals(1, peak(indicator.respondToVoltage(times, rest, Summation.LINEAR)), 0.01);
		assertTrue(peak(indicator.respondToVoltage(times, plateau, Summation.LINEAR)) - 1 > 5 * indicator.response());
	}

	@Test
	void usersAddTheirOwnBesideTheirModel(@TempDir final Path folder) throws IOException {
		Files.writeString(folder.resolve("indicators.txt"),
			"\uFEFF# mine\r\n[Fast]\r\nkind = voltage\r\nsensitivity=0.2\r\non fast = 1\r\n" +
				"on weight = 1\r\non slow = 1\r\noff fast = 1\r\noff weight = 1\r\noff slow = 1\r\nbleaching = 60\r\nsource = own");
		final Indicators table = Indicators.beside(folder.resolve("model.json"));
		assertEquals(7, table.all().size());
		assertEquals(60_000, table.get("fast").bleaching());
		assertEquals(TABLE.names(), Indicators.beside(folder.resolve("elsewhere").resolve("model.json")).names());
		final Indicators replaced = TABLE.with("""
			[ASAP3]
			kind = calcium
			response = 0.1
			peak = 10
			half decay = 100
			affinity = 200
			hill = 1
			range = 10
			resting calcium = 50
			""", "text");
		assertTrue(replaced.get("ASAP3") instanceof CalciumIndicator);
	}

	@Test
	void whatATableDoesNotSayIsAskedFor() {
		final String calcium = "[X]\nkind = calcium\nresponse = 0.1\npeak = 10\nhalf decay = 100\naffinity = 200\nhill = 1\nrange = 10\n";
		assertEquals(
			"t, line 1: X has no \"resting calcium\"; needed are response, peak, half decay, affinity, hill, range, resting calcium",
			error(calcium));
		assertEquals(
			"t, line 9: \"resting\" is no figure of an indicator; known are kind, bleaching, source, sensitivity, on fast, on weight," +
				" on slow, off fast, off weight, off slow, response, peak, half decay, affinity, hill, range, resting calcium",
			error(calcium + "resting = 5"));
		assertEquals("t, line 1: X has \"resting calcium = 50 nM\"; a number is expected", error(calcium + "resting calcium = 50 nM"));
		assertEquals("t, line 1: X has the kind \"\"; it must be voltage or calcium", error("[X]\npeak = 3"));
		assertEquals("t, line 1: \"peak = 3\" stands before the first [name]", error("peak = 3"));
		Stream
			.of("[", "[]", "x", "[X]\nkind = calcium\nkind = calcium", calcium + "resting calcium = NaN", calcium + "resting calcium = -1",
				"[X]\nkind = voltage\npeak = 3")
			.forEach(text -> assertThrows(IndicatorException.class, () -> TABLE.with(text, "t"), text));
		assertEquals("there is no indicator \"GCaMP9\"; known are ASAP3, Archon1, JEDI-2P, GCaMP6s, GCaMP6f, OGB-1. Add others in a file" +
			" indicators.txt beside the model", assertThrows(IndicatorException.class, () -> TABLE.get("GCaMP9")).getMessage());
	}

	private static String error(final String text) {
		return assertThrows(IndicatorException.class, () -> TABLE.with(text, "t")).getMessage();
	}

	@Test
	void meansOverTimeAreExactForStraightLines() {
		final double[] times = { 10, 11, 13, 14 };
		final Fluorescence f = Fluorescence.given(times, new float[][] { { 1 }, { 2 }, { 6 }, { 6 } }, "lines");
		assertEquals(1.5, f.mean(10, 11)[0], 1e-6);
		assertEquals((1.5 + 8 + 6) / 4, f.mean(10, 14)[0], 1e-6);
		assertEquals(3, f.mean(11, 12)[0], 1e-6);
		assertEquals(2.0, f.mean(11, 11)[0], 1e-6);
		assertEquals(4, f.mean(12, 12)[0], 1e-6);
		assertEquals(1, f.mean(2, 3)[0], 1e-6);
		assertEquals(6, f.mean(20, 30)[0], 1e-6);
		assertEquals((1 + 1.25 / 2) / 1.5, f.mean(9, 10.5)[0], 1e-6);
		assertEquals(6, f.mean(13.5, 15)[0], 1e-6);
	}
}
