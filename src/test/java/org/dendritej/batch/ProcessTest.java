/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a process of its own. */
class ProcessTest {

	@TempDir Path folder;

	private Path model;

	@BeforeEach
	void writeModel() throws IOException {
		model = SmallCell.write(folder);
	}

	@Test
	void aRunEndsWithExitCodeZeroAndItsResults() throws Exception {
		final Process process = start("run", model, "--out", "out");
		assertEquals(0, exitCode(process), error());
		assertTrue(Files.size(folder.resolve("out/summary.json")) > 0);
	}

	@Test
	void theStandardOutputIsUtf8WhateverTheLocale() throws Exception {
		final Process process = start("describe", "cell.swc");
		assertEquals(0, exitCode(process), error());
		assertTrue(Files.readString(folder.resolve("stdout"), StandardCharsets.UTF_8).contains("\"unit\": \"µm\""));
	}

	@Test
	void badInputEndsWithAnExitCodeAndOneSentence() throws Exception {
		assertEquals(1, exitCode(start("run", "none.json", "--out", "out")));
		assertEquals("dendritej: none.json: there is no such file or folder\n", error());
		assertEquals(2, exitCode(start("run")));
		assertEquals(1, error().lines().count(), error());
	}

	@Test
	void anInterruptLeavesNoFileBehind() throws Exception {
		final Path out = folder.resolve("out");
		interruptWhileRunning("run", longModel(), "--out", "out");
		assertFalse(Files.exists(out), () -> "left " + names(out));
	}

	@Test
	void anInterruptLeavesTheResultsOfAnEarlierRunAlone() throws Exception {
		final Path out = folder.resolve("out");
		assertEquals(0, exitCode(start("run", model, "--out", "out")), error());
		final List<String> names = names(out);
		final byte[] traces = Files.readAllBytes(out.resolve("voltage.csv"));
		interruptWhileRunning("run", longModel(), "--out", "out");
		assertEquals(names, names(out));
		assertEquals(new String(traces, StandardCharsets.UTF_8), Files.readString(out.resolve("voltage.csv")));
	}

	/** Would run for many minutes. */
	private Path longModel() throws IOException {
		return Files.writeString(folder.resolve("long.json"), Files.readString(model).replace("\"20 ms\"", "\"10000 ms\"")
			.replace("\"biophysics\"", "\"discretisation\": { \"rule\": { \"fixed\": 20000 } }, \"biophysics\"")
			.replace("\"probes\"", "\"frameInterval\": \"1000 ms\", \"probes\""));
	}

	private void interruptWhileRunning(final Object... arguments) throws Exception {
		assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "skipped: there is no kill to interrupt a process with");
		final Process process = start(arguments);
		while (!error().contains("simulating")) {
			assertTrue(process.isAlive(), error());
			Thread.sleep(20);
		}
		new ProcessBuilder("/bin/kill", "-INT", String.valueOf(process.pid())).start().waitFor();
		assertEquals(130, exitCode(process), error());
	}

	/** Standard output and error go into the files of these names in the folder. */
	private Process start(final Object... arguments) throws IOException {
		final List<String> command = new ArrayList<>();
		if (Files.isExecutable(Path.of("/usr/bin/env"))) // a build in the background may have taught its children to ignore interrupts
			command.addAll(List.of("/usr/bin/env", "--default-signal=INT"));
		command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dfile.encoding=US-ASCII", "-cp",
			System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Main.class.getName()));
		Stream.of(arguments).map(String::valueOf).forEach(command::add);
		return new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(folder.resolve("stdout").toFile())
			.redirectError(folder.resolve("stderr").toFile()).start();
	}

	private int exitCode(final Process process) throws InterruptedException {
		final boolean ended = process.waitFor(2, TimeUnit.MINUTES);
		if (!ended)
			process.destroyForcibly();
		assertTrue(ended, "the process does not end");
		return process.exitValue();
	}

	private String error() throws IOException {
		return Files.readString(folder.resolve("stderr"));
	}

	private static List<String> names(final Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
		catch (final IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}
}
