/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.dendritej.SpikingCell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain ImageJ with the folder that the build has made: real windows on a screen, and the same macros without one. */
class PlainImageJIT {

	private static final Path IMAGEJ = Path.of("target", "imagej").toAbsolutePath();
	private static Screen screen;

	@TempDir private Path folder;

	@BeforeAll
	static void openScreen() throws IOException {
		screen = Screen.open().orElse(null);
		if (screen == null)
			System.err.println("There is neither Xvfb nor a display: the windows of plain ImageJ are not tested.");
	}

	@AfterAll
	static void closeScreen() {
		if (screen != null)
			screen.close();
	}

	/** How a program ended, and what it said. */
	private record Outcome(int code, String out, String err) {
	}

	private Outcome java(final String display, final List<String> arguments) throws IOException, InterruptedException {
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
			"-Duser.home=" + folder, "-Dplugins.dir=" + IMAGEJ));
		command.addAll(arguments);
		final Path out = folder.resolve("stdout"), err = folder.resolve("stderr");
		final ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
		if (display != null)
			builder.environment().put("DISPLAY", display);
		final Process java = builder.start();
		if (!java.waitFor(5, TimeUnit.MINUTES))
			java.destroyForcibly();
		return new Outcome(java.waitFor(), Files.readString(out), Files.readString(err));
	}

	/** Nothing on the class path but ImageJ itself and the visit. */
	private void visit(final String... arguments) throws IOException, InterruptedException {
		assumeTrue(screen != null, "skipped: there is neither Xvfb nor a display");
		final List<String> command = new ArrayList<>(List.of("-cp", IMAGEJ.resolve("ij.jar") + File.pathSeparator + testClasses(),
			Visits.class.getName()));
		command.addAll(List.of(arguments));
		final Outcome outcome = java(screen.display(), command);
		if (outcome.code() != 0 && Files.exists(folder.resolve("failed.png")))
			Files.copy(folder.resolve("failed.png"), Path.of("target", "failed-" + arguments[0] + ".png"),
				java.nio.file.StandardCopyOption.REPLACE_EXISTING);
		assertEquals(0, outcome.code(), outcome.out() + outcome.err());
	}

	private static Path testClasses() {
		return Path.of("target", "test-classes").toAbsolutePath();
	}

	/** Runs a macro without a display, where ImageJ finds the commands in its folder as well. */
	private Outcome headless(final String macro, final String argument) throws IOException, InterruptedException {
		final String libraries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter(jar -> jar.contains("ij1-patcher") || jar.contains("javassist")).collect(Collectors.joining(File.pathSeparator));
		final Path file = Files.writeString(folder.resolve("macro.ijm"), macro);
		return java(null, List.of("-Djava.awt.headless=true", "--add-opens=java.base/java.lang=ALL-UNNAMED", "-cp",
			String.join(File.pathSeparator, libraries, IMAGEJ.resolve("ij.jar").toString(), IMAGEJ + "/jars/*", IMAGEJ + "/plugins/*",
				testClasses().toString()),
			"org.dendritej.command.MacroJava",
			file.toString(), argument));
	}

	private List<String> lines(final String name) throws IOException {
		return Files.readAllLines(folder.resolve(name));
	}

	@Test
	void everyCommandStandsInTheMenuOnceAndEveryFormCanBeCancelled() throws IOException, InterruptedException {
		visit("menu", folder.toString());
		final List<String> menu = lines("menu.txt").stream().filter(label -> !label.endsWith("-")).toList();
		final List<String> expected;
		try (Stream<String> config = Files.lines(Path.of("target", "bridge", "plugins.config"))) {
			expected = config.filter(line -> line.startsWith("Plugins>")).map(line -> line.split("\"")[1]).toList();
		}
		assertEquals(expected.stream().sorted().toList(),
			menu.stream().map(label -> label.substring(label.lastIndexOf('>') + 1)).sorted().toList());
		assertEquals(menu.size(), new HashSet<>(menu).size());
		assertEquals(expected.stream().filter(label -> label.endsWith("...")).sorted().toList(),
			lines("forms.txt").stream().sorted().toList());
		assertEquals(List.of(), lines("images.txt"), "a form that was cancelled leaves nothing behind");
		assertFalse(lines("recorded.txt").stream().anyMatch(line -> line.startsWith("run(")), "and nothing is recorded");
	}

	/** Fills a form on the screen, then runs the line that was recorded without one. */
	private void assertReplays(final String label, final String before, final String... steps) throws IOException, InterruptedException {
		final List<String> arguments = new ArrayList<>(List.of("fill", folder.toString(), label));
		arguments.addAll(List.of(steps));
		visit(arguments.toArray(String[]::new));
		final String recorded = lines("recorded.txt").get(0);
		assertTrue(recorded.startsWith("run(\"" + label.substring(label.lastIndexOf('>') + 1) + "\""), recorded);
		final Outcome outcome = headless(before + recorded + "\nsaveAs('Results', getArgument());\nreturn 'done';",
			folder.resolve("again.csv").toString());
		assertEquals("returned done\n", outcome.out(), outcome.err());
		assertEquals(Files.readString(folder.resolve("table.csv")), Files.readString(folder.resolve("again.csv")), recorded);
	}

	@Test
	void aSimulationFromItsFormGivesTheSameTableAsItsRecordedLineWithoutADisplay() throws IOException, InterruptedException {
		final Path model = SpikingCell.write(folder);
		assertReplays("Simulate Neuron...", "", "Model or reconstruction=" + model, "Duration (ms)=21.7", "Time step (ms)=0.0131",
			"Projection=false");
		final String begin =
			"run(\"Simulate Neuron...\", \"model=" + model + " duration=21.7 timestep=0.0131 pixelsize=0.0 projection=false";
		assertTrue(lines("recorded.txt").get(0).startsWith(begin), lines("recorded.txt").get(0));
		assertTrue(lines("images.txt").contains("spiking cell activity"), lines("images.txt").toString());
		assertEquals(4, lines("table.csv").size());
	}

	@Test
	void theDemoEndsInAMovieOverTheStackAndReplays() throws IOException, InterruptedException {
		assertReplays("DendriteJ Demo", "");
		assertTrue(lines("images.txt").stream().anyMatch(title -> title.endsWith("over pyramidal-stack")), lines("images.txt").toString());
	}

	@Test
	void aFormTakesNothingThatIsNotAllowedAndSaysWhy() throws IOException, InterruptedException {
		visit("mistakes", folder.toString(), SpikingCell.write(folder).toString());
		final List<String> seen = lines("seen.txt");
		for (final String line : seen.subList(0, 4))
			assertTrue(line.contains(": false "), line);
		assertEquals("5: true", seen.get(4));
		assertTrue(seen.get(5).contains("missing.json, but there is no such file"), seen.get(5));
		assertEquals("images: 0, rows: 0", seen.get(6));
	}

	@Test
	void escapeEndsARunThatIsUnderWay() throws IOException, InterruptedException {
		SpikingCell.write(folder);
		final Path model = Files.writeString(folder.resolve("long.json"), SpikingCell.MODEL // many compartments, hardly any memory
			.replace("\"biophysics\"", "\"discretisation\": { \"rule\": { \"maximalLength\": \"0.1 um\" } }, \"biophysics\"")
			.replaceAll("(?s)\"probes\": .*?\\],", "").replace("\"frameInterval\": \"1 ms\"", "\"frameInterval\": \"1000 ms\""));
		visit("escape", folder.toString(), model.toString());
		assertEquals(List.of("Simulating spiking cell", "", "images: 0, rows: 0"), lines("seen.txt"));
	}
}
