/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Neurons without shape from a shell. */
class PointCommandsTest {

	@TempDir Path folder;

	private static JsonNode json(final Object... arguments) throws IOException {
		final Shell shell = Shell.run(arguments);
		assertEquals(0, shell.exitCode(), shell.err());
		assertEquals("", shell.err());
		return new ObjectMapper().readTree(shell.out());
	}

	@Test
	void aNeuronIsRunAndItsSpikesArePrinted() throws IOException {
		final JsonNode report =
			json("point", "Izhikevich: regular spiking", "--duration", "1000", "--rates", "0:20:3", "--threads", "2", "--out",
				folder.resolve("out"));
		assertEquals(23, report.get("spikes").size());
		assertEquals(26.226025, report.at("/spikes/1").doubleValue(), 1e-5);
		assertEquals(23, report.at("/statistics/rate").doubleValue());
		assertEquals("[0,10,20]", report.at("/rates/input").toString().replace(".0", ""));
		assertEquals(0.02, report.at("/parameters/a").doubleValue());
		assertEquals(4, Files.readAllLines(folder.resolve("out").resolve("rates.csv")).size());
		assertEquals(20, json("point", "Izhikevich: regular spiking", "--duration", "1000", "--script").get("spikes").size());
		assertEquals(46, json("point").size(), "all that there are");
	}

	@Test
	void synapsesDriveIt() throws IOException {
		final JsonNode some =
			json("point", "leaky integrate-and-fire", "--poisson", "900", "--weight", "0.8", "--duration", "2000", "--seed", "3"),
			others = json("point", "leaky integrate-and-fire", "--poisson", "900", "--weight", "0.8", "--duration", "2000", "--seed", "4");
		assertTrue(some.get("spikes").size() > 5);
		assertNotEquals(some.get("spikes"), others.get("spikes"));
	}

	@Test
	void pointsAreClassified() throws IOException {
		final Path file = Files.writeString(folder.resolve("p.csv"), "a;b;c;kind\n0;0;1;x\n1;0;1;x\n0;1;0;x\n1;1;1;y\n");
		final JsonNode report =
			json("classify", file, "--features", "a,b,c", "--class", "kind", "--count", "3", "--table", folder.resolve("t.csv"));
		assertTrue(report.get("linearlySeparable").booleanValue());
		assertTrue(report.get("settled").booleanValue());
		assertEquals(3, report.get("weights").size());
		assertEquals("{\"1\":4,\"2\":14,\"3\":104}", report.get("separableBooleanFunctions").toString());
		assertEquals(5, Files.readAllLines(folder.resolve("t.csv")).size());
		assertEquals(false, json("classify", "exclusive or", "--rule", "delta").get("linearlySeparable").booleanValue());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"point;nobody| there is no point neuron \"nobody\"", //
		"point;Hodgkin-Huxley;--set;area=0| the area is 0.0 µm²", //
		"point;Hodgkin-Huxley;--script| no published script", //
		"point;Hodgkin-Huxley;--rates;1-5| --rates is \"1-5\"", //
		"point;Hodgkin-Huxley;--threads;0| --threads is 0", //
		"classify| there are no points", //
		"classify;nowhere.csv| nowhere.csv: there is no such file", //
		"classify;and;--rule;hebb| --rule is \"hebb\"", //
		"classify;--count;7| Boolean functions of 7 inputs cannot be counted" })
	void mistakesAreSaidInOneLine(final String arguments, final String sentence) {
		final Shell shell = Shell.run((Object[]) arguments.split(";"));
		assertEquals(1, shell.exitCode());
		assertTrue(shell.err().contains(sentence) && shell.err().strip().lines().count() == 1, shell.err());
		assertEquals("", shell.out());
	}
}
