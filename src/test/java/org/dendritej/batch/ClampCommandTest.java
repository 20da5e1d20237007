/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClampCommandTest {

	private static final String CLAMP =
		"{\"duration\": \"10 ms\", \"scheme\": \"SCHEME\", \"voltageClamp\": {\"levels\": {\"times\": [\"0 ms\", \"1 ms\"],"
			+ " \"values\": [\"-65 mV\", \"0 mV\"]}}}";

	@TempDir Path folder;

	/** Gates of a clamped patch are single exponentials: Hodgkin and Huxley's n from −65 to 0 mV. */
	@ParameterizedTest
	@CsvSource({ "backward Euler", "Crank-Nicolson" })
	void aClampedGateFollowsItsExponential(final String scheme) throws IOException {
		final List<String> rows = clamp("hh", CLAMP.replace("SCHEME", scheme));
		final int column = column(rows, "n");
		final double alpha = 0.55 / (1 - Math.exp(-5.5)), beta = 0.125 * Math.exp(-65 / 80.0), rate = alpha + beta;
		final double start = 0.1 / (Math.E - 1) / (0.1 / (Math.E - 1) + 0.125), end = alpha / rate;
		for (int i = 50; i < rows.size() - 1; i++) {
			final double t = value(rows, i, 0);
			assertEquals(end + (start - end) * Math.exp(-rate * (t - 1)), value(rows, i, column), 1e-6, "at " + t + " ms");
			assertEquals(0, value(rows, i, column(rows, "v (mV)")), 1e-4, "at " + t + " ms");
		}
	}

	@Test
	void eventsOpenASynapse() throws IOException {
		final List<String> rows = clamp("Exp",
			"{\"duration\": \"10 ms\", \"scheme\": \"backward Euler\", \"voltageClamp\": {\"levels\": {\"times\": [\"0 ms\"], \"values\": [\"-65 mV\"]}},"
				+ " \"parameters\": {\"tau\": 2.5}, \"events\": {\"times\": [\"2.00 ms\"], \"weight\": 0.001}}");
		final int g = column(rows, "g (uS)"), i = column(rows, "i (nA)");
		assertEquals(0, value(rows, 80, g));
		assertEquals(1e-3 * Math.exp(-3 / 2.5), value(rows, 200, g), 1e-12);
		assertEquals(-65 * value(rows, 200, g), value(rows, 200, i), 1e-9);
	}

	@Test
	void mistakesAreToldWithTheirPlace() throws IOException {
		final Path file = folder.resolve("protocol.json");
		Files.writeString(file, "{\"duration\": \"10 ms\", \"events\": {\"times\": [\"2 ms\"], \"weigth\": 1}}");
		final Shell shell = Shell.run("clamp", "Exp", file.toString());
		assertEquals(1, shell.exitCode());
		assertTrue(shell.err().contains("protocol.json: events.weigth: unknown key; did you mean \"weight\"?"), shell.err());
		Files.writeString(file, "{\"duration\": \"10 ms\", \"events\": {\"times\": [\"2 ms\"]}}");
		assertTrue(Shell.run("clamp", "hh", file.toString()).err().contains("hh receives no events"));
		assertTrue(Shell.run("clamp", "none", file.toString()).err().contains("none"));
	}

	private List<String> clamp(final String mechanism, final String protocol) throws IOException {
		final Path file = folder.resolve("protocol.json"), out = folder.resolve("out.csv");
		Files.writeString(file, protocol);
		final Shell shell = Shell.run("clamp", mechanism, file.toString(), "--out", out.toString());
		assertEquals(0, shell.exitCode(), shell.err());
		return Files.readAllLines(out);
	}

	private static int column(final List<String> rows, final String name) {
		final int found = Arrays.asList(rows.get(0).split(",")).indexOf(name);
		assertTrue(found >= 0, () -> name + " in " + rows.get(0));
		return found;
	}

	private static double value(final List<String> rows, final int sample, final int column) {
		return Double.parseDouble(rows.get(1 + sample).split(",")[column]);
	}
}
