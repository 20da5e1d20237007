/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.dendritej.SpikingCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Macros that run our commands without a display. */
class MacroTest {

	/** What a macro's Java said, and how it ended. */
	private record Outcome(int code, String out, String err) {
	}

	private static Outcome run(final Path folder, final Path macro, final String argument) throws IOException, InterruptedException {
		final Path out = folder.resolve("stdout"), err = folder.resolve("stderr");
		final Process java =
			new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.awt.headless=true",
				"--add-opens=java.base/java.lang=ALL-UNNAMED", "-Xmx1g", "-cp", System.getProperty("java.class.path"),
				MacroJava.class.getName(),
				macro.toString(), argument).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
		if (!java.waitFor(5, TimeUnit.MINUTES))
			java.destroyForcibly();
		return new Outcome(java.waitFor(), Files.readString(out), Files.readString(err));
	}

	private static Outcome run(final Path folder, final String macro) throws IOException, InterruptedException {
		return run(folder, Files.writeString(folder.resolve("macro.ijm"), macro), folder.toString());
	}

	@Test
	void aMacroRunsTheSimulationAndReadsItsResults(@TempDir final Path folder) throws IOException, InterruptedException {
		SpikingCell.write(folder);
		final Outcome outcome = run(folder, """
			model = getArgument() + "/cell.json";
			run("Simulate Neuron...", "model=[" + model + "]");
			selectImage("spiking cell traces (mV)");
			Plot.getValues(times, potentials);
			return "" + nResults + " rows, " + getResult("Spikes", 0) + " spikes, " + times.length + " times";
			""");
		assertEquals("returned 3 rows, 3 spikes, 1201 times\n", outcome.out(), outcome.err());
		assertEquals(0, outcome.code());
	}

	@Test
	void anErrorEndsTheMacroWithOneSentence(@TempDir final Path folder) throws IOException, InterruptedException {
		final Outcome outcome = run(folder, """
			run("Simulate Neuron...", "model=/nowhere/cell.json duration=5");
			print("the macro went on");
			return "done";
			""");
		assertEquals(1, outcome.code(), outcome.out());
		assertFalse(outcome.out().contains("went on"));
		assertTrue(outcome.err().contains("The parameter \"model\" is /nowhere/cell.json, but there is no such file;"), outcome.err());
		assertFalse(outcome.err().contains("Exception"), outcome.err());
	}

	@Test
	void everyMacroOfTheRepositoryIsTriedHere() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("macros"))) {
			assertEquals(List.of("README.md", "one-neuron.ijm"), files.map(file -> file.getFileName().toString()).sorted().toList());
		}
	}

	@Test
	void oneNeuronMakesAFilmOverTheSampleStack(@TempDir final Path folder) throws IOException, InterruptedException {
		final Path results = folder.resolve("results");
		final Outcome outcome = run(folder, Path.of("macros", "one-neuron.ijm"), Path.of("sample-data").toAbsolutePath() + ";" + results);
		assertEquals(0, outcome.code(), outcome.err());
		assertTrue(outcome.out().lines().anyMatch(line -> line.matches("soma: from -6\\d\\.\\d up to -?\\d+\\.\\d mV, spikes: [1-9]\\d*")),
			outcome.out());
		assertTrue(Files.size(results.resolve("overlay.avi")) > 1_000_000);
		for (final String file : List.of("activity.tif", "voltage.csv", "spikes.csv", "summary.json"))
			assertTrue(Files.size(results.resolve("simulation").resolve(file)) > 0, file);
	}
}
