/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelCommandTest {

	private static final String TEXT = """
		TITLE a test channel
		NEURON { SUFFIX kt USEION k READ ek WRITE ik RANGE gbar, half }
		PARAMETER { gbar = 0.01 (S/cm2) <0, 1> half = -40 (ms) }
		ASSIGNED { v (mV) ek (mV) ik (mA/cm2) }
		STATE { n }
		INITIAL { n = 0 }
		BREAKPOINT { SOLVE d METHOD cnexp ik = gbar*n*v }
		DERIVATIVE d { n' = (1/(1 + exp(-(v - half)/9 (mV))) - n)/2 (mV) }
		""";

	@TempDir Path folder;
	private Path file;

	@BeforeEach
	void writeChannel() throws IOException {
		file = Files.writeString(folder.resolve("kt.mod"), TEXT);
	}

	private static JsonNode json(final Object... arguments) throws IOException {
		final Shell shell = Shell.run(arguments);
		assertEquals(0, shell.exitCode(), shell.err());
		assertEquals("", shell.err());
		return new ObjectMapper().readTree(shell.out());
	}

	@Test
	void ionsStatesParametersCurvesAndWarningsAreThoseOfTheFile() throws IOException {
		final JsonNode report = json("channel", file, "--set", "half=-30");
		assertEquals("kt", report.get("name").textValue());
		assertEquals("a test channel", report.get("title").textValue());
		assertEquals("density", report.get("kind").textValue());
		assertEquals("[{\"ion\":\"k\",\"charge\":1,\"reads\":[\"reversal\"],\"writes\":[\"current\"]}]", report.get("ions").toString());
		assertEquals("[\"n\"]", report.get("states").toString());
		assertEquals(0.01, report.at("/parameters/0/default").doubleValue());
		assertEquals("S/cm2", report.at("/parameters/0/unit").textValue());
		assertEquals(8, report.at("/warnings/0/line").intValue(), report.get("warnings").toString());
		final JsonNode curve = report.at("/curves/0");
		assertEquals("v", curve.get("over").textValue());
		assertEquals(1 / (1 + Math.exp(-(-120 + 30) / 9.)), curve.at("/states/n/steady/0").doubleValue(), 1e-12);
		assertEquals(2, curve.at("/states/n/timeConstant/40").doubleValue(), 1e-6);
	}

	@Test
	void ofAFolderEveryFileIsListedAndThoseRefusedWithTheReason() throws IOException {
		Files.writeString(folder.resolve("bad.mod"), "NEURON { SUFFIX }");
		Files.writeString(folder.resolve("notes.txt"), "no mechanism");
		final JsonNode channels = json("channel", folder).get("channels");
		assertEquals(2, channels.size());
		assertEquals("bad.mod:1:17: found \"}\", expected the name of the mechanism", channels.at("/0/refused").textValue());
		assertEquals("kt", channels.at("/1/name").textValue());
	}

	@Test
	void mistakesAreOneSentence() throws IOException {
		Files.writeString(folder.resolve("bad.mod"), "NEURON { SUFFIX }");
		assertMistake("bad.mod:1:17: found", "channel", folder.resolve("bad.mod"));
		assertMistake("there is no such file or folder", "channel", folder.resolve("none.mod"));
		assertMistake("half", "channel", file, "--set", "hlaf=3");
		assertMistake("expected name=value", "channel", file, "--set", "half");
		assertMistake("depends on the distance", "channel", file, "--set", "half={linear: {intercept: 1 ms, slope: 2 ms/um}}");
		assertMistake("expected °C between", "channel", file, "--temperature", "1000");
		assertMistake("is a folder", "channel", folder, "--set", "half=3");
		assertMistake("holds no .mod files", "channel", Files.createDirectory(folder.resolve("empty")));
	}

	private static void assertMistake(final String part, final Object... arguments) {
		final Shell shell = Shell.run(arguments);
		assertEquals(1, shell.exitCode());
		assertTrue(shell.err().contains(part) && shell.err().strip().lines().count() == 1, shell.err());
		assertEquals("", shell.out());
	}
}
