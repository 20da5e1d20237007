/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandTest {

	/** Written in the end, and the same whether a sweep was ended on its way or not. */
	private static final List<String> RESULTS = List.of("sweep.csv", "figures.csv", "answer.json", "heatmap.tif");

	@TempDir Path folder;

	private static Object[] sweep(final Path model, final Path out, final Object... more) {
		return Stream.concat(Stream.of("sweep", model, "--out", out, "--over", "soma hh gnabar=0.06:0.24:4:log", "--over",
			"/synapses/cluster/receptors/NMDA/weight=0.5,1,1.5", "--over", "/protocol/duration=50,60,70 ms"), Stream.of(more)).toArray();
	}

	private Path model() throws IOException {
		final Path model = SmallCell.write(folder);
		return Files.writeString(model, Files.readString(model).replace("{ \"any\": [\"soma\", \"axon\"] }", "\"soma\""));
	}

	@Test
	void aSweepIsATableAHeatMapAndASentenceAndDoesNotDependOnThreads() throws IOException {
		final Path model = model(), one = folder.resolve("one"), two = folder.resolve("two");
		final Shell first = Shell.run(sweep(model, one, "--threads", 1)), second = Shell.run(sweep(model, two, "--threads", 3));
		assertEquals(0, first.exitCode(), first.err());
		assertEquals(first.out(), second.out());
		assertTrue(first.out().matches("(?s).* go with soma hh gnabar alone, .*"), first.out());
		for (final String name : RESULTS)
			assertEquals(-1, Files.mismatch(one.resolve(name), two.resolve(name)), name);
		assertEquals(37, Files.readAllLines(one.resolve("sweep.csv")).size());
		final Shell again = Shell.run(sweep(model, one));
		assertTrue(again.err().contains("36 of 36 points were finished before"), again.err());
	}

	@Test
	void aSweepThatWasKilledGoesOnAndEndsAsIfNeverKilled() throws Exception {
		assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "skipped: there is no kill to end a process with");
		final Path model = model(), whole = folder.resolve("whole"), killed = folder.resolve("killed");
		assertEquals(0, Shell.run(sweep(model, whole)).exitCode());
		for (final String signal : List.of("-KILL", "-KILL", "-INT")) {
			final long before = lines(killed);
			final Process process = start(sweep(model, killed, "--threads", 1));
			while (lines(killed) <= before + 1 && process.isAlive())
				Thread.sleep(2);
			new ProcessBuilder("/bin/kill", signal, String.valueOf(process.pid())).start().waitFor();
			assertTrue(process.waitFor(2, TimeUnit.MINUTES));
			if (lines(killed) < 37)
				assertNotEquals(0, process.exitValue());
			if (signal.equals("-KILL") && lines(killed) < 37)
				assertFalse(Files.exists(killed.resolve("sweep.csv")), "nothing is half-written");
		}
		final Shell end = Shell.run(sweep(model, killed, "--threads", 2));
		assertEquals(0, end.exitCode(), end.err());
		assertTrue(end.err().contains(" of 36 points were finished before"), end.err());
		for (final String name : RESULTS)
			assertEquals(-1, Files.mismatch(whole.resolve(name), killed.resolve(name)), name);
	}

	private static long lines(final Path out) throws IOException {
		final Path file = out.resolve("finished.points");
		if (!Files.exists(file))
			return 0;
		try (Stream<String> lines = Files.lines(file)) {
			return lines.count();
		}
	}

	private Process start(final Object... arguments) throws IOException {
		final List<String> command = new ArrayList<>();
		if (Files.isExecutable(Path.of("/usr/bin/env"))) // a build in the background may have taught its children to ignore interrupts
			command.addAll(List.of("/usr/bin/env", "--default-signal=INT"));
		command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
			System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Main.class.getName()));
		Stream.of(arguments).map(String::valueOf).forEach(command::add);
		return new ProcessBuilder(command).redirectOutput(folder.resolve("stdout").toFile())
			.redirectError(folder.resolve("stderr").toFile()).start();
	}

	@Test
	void mistakesAreSentencesAndLeaveNothingBehind() throws IOException {
		final Path model = model(), out = folder.resolve("out");
		assertRefused("the model file has no number \"/biophysics/temprature\"; did you mean /biophysics/temperature?", model, out,
			"--over",
			"/biophysics/temprature=20,30");
		assertRefused("the values of temperature are".replace("temperature", "/biophysics/temperature"), model, out, "--over",
			"temperature=warm");
		assertRefused("there is no question \"why\"; expected one of simulate-neuron, map-attenuation", model, out, "--question", "why");
		assertRefused("--set is fast; expected a setting and its value", model, out, "--set", "fast");
		Files.createDirectories(out);
		Files.writeString(out.resolve("sweep.csv"), "mine");
		final Shell shell = Shell.run("sweep", model, "--out", out);
		assertTrue(shell.err().contains("sweep.csv exists and does not come from an earlier run"), shell.err());
		try (Stream<Path> files = Files.list(out)) {
			assertEquals(1, files.count());
		}
	}

	private static void assertRefused(final String sentence, final Path model, final Path out, final Object... options) {
		final Shell shell = Shell.run("sweep", model, "--out", out, options[0], options[1]);
		assertEquals(1, shell.exitCode(), shell.err());
		assertTrue(shell.err().contains(sentence), shell.err());
		assertFalse(Files.exists(out));
	}
}
