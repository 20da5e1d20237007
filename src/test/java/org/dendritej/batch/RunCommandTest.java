/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.dendritej.io.LoadedNeuron;
import org.dendritej.io.ModelFiles;
import org.dendritej.recording.Recording;
import org.dendritej.recording.Spike;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class RunCommandTest {

	private static final Set<String> RESULTS = Set.of("activity.tif", "activity.png", "voltage.csv", "spikes.csv", "summary.json");

	@TempDir Path folder;

	private Path model;
	private Path out;

	@BeforeEach
	void writeModel() throws IOException {
		model = SmallCell.write(folder);
		out = folder.resolve("out");
	}

	@Test
	void tablesHoldEveryBitOfTheRecording() throws IOException {
		run();
		final LoadedNeuron neuron = LoadedNeuron.read(model);
		final Recording recording = Simulation.of(neuron.model(), neuron.cable()).run(RunMonitor.SILENT);
		final List<String> lines = Files.readAllLines(out.resolve("voltage.csv"));
		assertEquals("t (ms),soma (mV),\"g, \"\"first\"\" (uS)\",m", lines.get(0));
		assertEquals(801 + 1, lines.size());
		for (int column = 0; column < 3; column++)
			assertArrayEquals(recording.traces().get(column).values(), column(lines, 1 + column));
		assertArrayEquals(recording.times(), column(lines, 0), 1e-9);
		final List<String> spikes = Files.readAllLines(out.resolve("spikes.csv"));
		assertEquals("t (ms),place", spikes.get(0));
		assertTrue(recording.spikes().size() > 0, "the cell fires");
		assertArrayEquals(recording.spikes().stream().mapToDouble(Spike::time).toArray(), column(spikes, 0));
	}

	private static double[] column(final List<String> lines, final int column) {
		return lines.stream().skip(1).mapToDouble(line -> Double.parseDouble(line.split(",")[column])).toArray();
	}

	@Test
	void theSummarySaysWhatWasSimulated() throws IOException {
		run();
		final JsonNode summary = new ObjectMapper().readTree(out.resolve("summary.json").toFile());
		final LoadedNeuron neuron = LoadedNeuron.read(model);
		assertEquals("DendriteJ", summary.get("program").textValue());
		assertEquals("small cell", summary.get("name").textValue());
		assertEquals(ModelFiles.hash(neuron.model()), summary.at("/model/hash").textValue());
		assertEquals(neuron.reconstruction().sha256(), summary.at("/reconstruction/sha256").textValue());
		assertEquals(neuron.cable().compartments(), summary.at("/cable/compartments").intValue());
		assertEquals(neuron.cable().nodes(), summary.at("/cable/nodes").intValue());
		final double soma = 4 * Math.PI * 25, axon = Math.PI * 30,
			dendrite = 200 * Math.PI + 1.5 * Math.PI * (Math.hypot(60, 0.5) + Math.hypot(80, 0.5));
		assertEquals(soma + axon + dendrite, summary.at("/cable/area_um2").doubleValue(), 1e-6);
		assertEquals(20, summary.at("/protocol/duration_ms").doubleValue());
		assertEquals(800, summary.at("/protocol/steps").intValue());
		assertEquals("Crank-Nicolson", summary.at("/protocol/scheme").textValue());
		assertEquals(Files.readAllLines(out.resolve("spikes.csv")).size() - 1, summary.get("spikes").intValue());
		final double peak = Arrays.stream(column(Files.readAllLines(out.resolve("voltage.csv")), 1)).max().orElseThrow();
		assertEquals(peak, summary.at("/probes/0/maximum").doubleValue());
	}

	/** For a passive isopotential sphere the input resistance is 1 / (g·area). */
	@Test
	void theInputResistanceIsThatAtRest() throws IOException {
		Files.writeString(folder.resolve("cell.swc"), "1 1 0 0 0 10 -1\n");
		assertEquals(0, Shell.run("run", folder.resolve("cell.swc"), "--out", out).exitCode());
		final double area = 4 * Math.PI * 100 * 1e-8, megaohm = 1 / (3e-5 * area) * 1e-6;
		assertEquals(megaohm,
			new ObjectMapper().readTree(out.resolve("summary.json").toFile()).at("/cable/inputResistanceAtRest_MOhm").doubleValue(),
			1e-9 * megaohm);
	}

	@Test
	void resultsDoNotDependOnThreadsOrOnAModelFileWrittenAnew() throws IOException {
		run("--threads", "1");
		final Path again = folder.resolve("again.json");
		ModelFiles.write(ModelFiles.read(model), again);
		for (final String threads : List.of("2", "7")) {
			final Path other = folder.resolve("out" + threads);
			final Shell shell = Shell.run("run", again, "--out", other, "--threads", threads);
			assertEquals(0, shell.exitCode(), shell.err());
			for (final String name : RESULTS)
				if (!name.equals("summary.json"))
					assertEquals(-1, Files.mismatch(out.resolve(name), other.resolve(name)), name);
		}
	}

	@Test
	void exactlyTheResultsLieInTheFolder() throws IOException {
		run();
		assertEquals(RESULTS, names(out));
	}

	@Test
	void resultsOfAnEarlierRunAreReplacedAndOtherFilesLeftAlone() throws IOException {
		Files.createDirectories(out);
		Files.writeString(out.resolve("notes.txt"), "mine");
		run();
		Files.writeString(model, Files.readString(model).replace("\"20 ms\"", "\"10 ms\""));
		run();
		assertEquals(402, Files.readAllLines(out.resolve("voltage.csv")).size());
		assertEquals("mine", Files.readString(out.resolve("notes.txt")));
		assertEquals(RESULTS.size() + 1, names(out).size());
	}

	@Test
	void filesOfOthersAreReplacedOnRequestOnly() throws IOException {
		Files.createDirectories(out);
		Files.writeString(out.resolve("voltage.csv"), "mine");
		final Shell refused = Shell.run("run", model, "--out", out);
		assertEquals(1, refused.exitCode());
		assertTrue(refused.err().contains("voltage.csv exists") && refused.err().contains("--force"), refused.err());
		assertEquals("mine", Files.readString(out.resolve("voltage.csv")));
		assertEquals(Set.of("voltage.csv"), names(out));
		run("--force");
		assertEquals(RESULTS, names(out));
	}

	@Test
	void aRunThatFailsLeavesNothingBehind() throws IOException {
		final Path deep = folder.resolve("new/deep");
		Files.writeString(model, Files.readString(model).replace("\"variable\": \"m\"", "\"variable\": \"x\""));
		final Shell shell = Shell.run("run", model, "--out", deep);
		assertEquals(1, shell.exitCode());
		assertFalse(Files.exists(folder.resolve("new")));
	}

	@Test
	void withoutFramesThereIsNoMovieAndAnOldOneGoes() throws IOException {
		run();
		Files.writeString(model, Files.readString(model).replace("\"probes\"", "\"frameInterval\": \"0 ms\", \"probes\""));
		run();
		assertEquals(Set.of("voltage.csv", "spikes.csv", "summary.json"), names(out));
	}

	@Test
	void aPersonSeesOneLineForEachPartAndWhetherItWasDone() throws IOException {
		final List<String> lines = List.of(interactive().split("\n"));
		assertEquals(List.of("simulating: done", "writing the tables: done", "drawing the neuron: done", "writing the images: done"),
			lines.subList(0, 4).stream().map(line -> line.substring(1 + line.lastIndexOf('\r')).strip()).toList());
		Files.writeString(model, Files.readString(model).replace("\"variable\": \"m\"", "\"variable\": \"x\""));
		assertTrue(interactive().contains("\rsimulating: stopped\n"));
	}

	private String interactive() {
		final StringWriter err = new StringWriter();
		Main.execute(new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(err), true), "run", model.toString(), "--out",
			out.toString());
		return err.toString();
	}

	private void run(final Object... options) {
		final Shell shell = Shell.run(Stream.concat(Stream.of("run", model, "--out", out), Arrays.stream(options)).toArray());
		assertEquals(0, shell.exitCode(), shell.err());
		assertEquals("", shell.out());
	}

	private static Set<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
		}
	}
}
