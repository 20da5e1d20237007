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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.dendritej.SpikingCell;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.io.Reconstructions;
import org.dendritej.io.ModelFiles;
import org.dendritej.model.SynapseGroup;
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

	/** Each command is called by a line as it is recorded, all values written out. */
	@Test
	void recordedLinesGoFromATraceToAMovieThatIsRenderedAgain(@TempDir final Path folder) throws IOException, InterruptedException {
		SpikingCell.write(folder);
		final Outcome outcome = run(folder,
			"""
				f = getArgument();
				run("Build Neuron Model...", "reconstruction=[" + f + "/cell.swc] title= tree=-1 unit=0.0 membrane=firing rule=d-lambda part=10.0"
					+ " attachment=middle axon=as-reconstructed experiment=false file=[" + f + "/a.json] replace=false");
				run("Place Synapses...", "model=[" + f + "/a.json] name=[my synapses] sites=cluster region=dendrites from=0.0 to=0.0 number=8"
					+ " centre=longest-branch spread=10.0 kind=AMPA+NMDA conductance=0.5 nmda=1.0 timing=volley times=[5, 15] jitter=0.5 seed=3"
					+ " record=true file=[" + f + "/a.json] replace=true");
				run("Simulate Neuron...", "model=[" + f + "/a.json] duration=20.0 timestep=0.025 pixelsize=1.0 projection=true"
					+ " frameinterval=0.5 record=groups without= film=true recording=[" + f + "/a.recording]");
				selectImage("cell activity");
				run("Render Activity...", "template= style=millivolts pixelsize=2.0 projection=false from=5.0 to=10.0 every=2");
				selectImage("cell activity-1");
				getDimensions(width, height, channels, slices, frames);
				place = getResultString("Place", nResults - 1);
				close("*");
				run("Render Activity...", "recording=[" + f + "/a.recording] pixelsize=2.0 to=3.0");
				selectImage("cell activity");
				run("Cite DendriteJ");
				return place + ", " + frames + " frames, slices: " + (slices > 1) + ", then " + nSlices + " planes";
				""");
		assertTrue(outcome.out().lines().anyMatch(line -> line.equals("returned my synapses, 6 frames, slices: 1, then 14 planes")),
			outcome.out() + outcome.err());
		assertTrue(outcome.out().contains("@software{dendritej,"), outcome.out());
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
			assertEquals(
				List.of("README.md", "ask-a-dendrite.ijm", "batch-over-a-folder.ijm", "classify-with-one-neuron.ijm",
					"drive-with-noise.ijm", "every-question.ijm", "fire-a-neuron.ijm", "gallery.ijm",
					"one-neuron.ijm",
					"plasticity.ijm",
					"point-neurons.ijm", "questions.ijm", "sweep.ijm", "synapse-clustering.ijm", "synapses-from-rois.ijm",
					"with-and-without-inhibition.ijm"),
				files.map(file -> file.getFileName().toString()).sorted().toList());
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

	@Test
	void theBatchMakesOneTableOfAFolderAndKeepsWhatIsDoneWhenACellCannotBeUsed(@TempDir final Path folder)
		throws IOException, InterruptedException {
		final Path cells = Files.createDirectory(folder.resolve("cells")), results = folder.resolve("results"), macro =
			Path.of("macros", "batch-over-a-folder.ijm");
		SpikingCell.write(folder);
		Files.copy(folder.resolve("cell.swc"), cells.resolve("a cell.swc"));
		Files.copy(folder.resolve("cell.swc"), cells.resolve("b.swc"));
		Files.writeString(cells.resolve("notes.txt"), "no cell");
		final Outcome outcome = run(folder, macro, cells + ";" + results);
		assertEquals(0, outcome.code(), outcome.err());
		final List<String> rows = Files.readAllLines(results.resolve("cells.csv"));
		assertEquals(3, rows.size());
		assertTrue(rows.get(1).startsWith("a cell,") && rows.get(1).substring(7).equals(rows.get(2).substring(2)), rows.toString());
		final double[] row = Arrays.stream(rows.get(2).split(",")).skip(1).mapToDouble(Double::parseDouble).toArray();
		assertEquals(LoadedNeuron.read(results.resolve("b").resolve("b.json")).cable().compartments(), row[0]);
		assertTrue(row[4] > row[3] && row[5] > 10, "the soma rises after the synapses have acted: " + rows.get(2));
		for (final String file : List.of("b.json", "activity.tif", "voltage.csv", "summary.json"))
			assertTrue(Files.size(results.resolve("b").resolve(file)) > 0, file);

		Files.writeString(cells.resolve("b.swc"), "1 1 0 0 0\n");
		final Outcome broken = run(folder, macro, cells + ";" + folder.resolve("again"));
		assertEquals(1, broken.code());
		assertTrue(broken.err().contains("b.swc, line 1: "), broken.err());
		assertEquals(2, Files.readAllLines(folder.resolve("again").resolve("cells.csv")).size(), "the first cell is kept");
	}

	@Test
	void marksOnTheSampleStackBecomeSynapses(@TempDir final Path folder) throws IOException, InterruptedException {
		final Path results = folder.resolve("results");
		final Outcome outcome =
			run(folder, Path.of("macros", "synapses-from-rois.ijm"), Path.of("sample-data").toAbsolutePath() + ";" + results);
		assertEquals(0, outcome.code(), outcome.err());
		assertEquals(1 + 64, Files.readAllLines(results.resolve("excitation.csv")).size(), "four clusters of 16");
		assertEquals(1 + 12, Files.readAllLines(results.resolve("inhibition.csv")).size());
		assertEquals(List.of("excitation", "inhibition"),
			ModelFiles.read(results.resolve("marked.json")).synapses().stream().map(SynapseGroup::name).toList());
		assertTrue(outcome.out().contains("excitation: from -75.0 up to -"), outcome.out());
		assertTrue(Files.size(results.resolve("marked.avi")) > 1_000_000);
	}

	@Test
	void inhibitionOnTheSameBranchStopsACluster(@TempDir final Path folder) throws IOException, InterruptedException {
		final Path results = folder.resolve("results");
		final Outcome outcome = run(folder, Path.of("macros", "with-and-without-inhibition.ijm"),
			Path.of("sample-data", "pyramidal.swc").toAbsolutePath() + ";" + results);
		assertEquals(0, outcome.code(), outcome.err());
		final List<String> rows = Files.readAllLines(results.resolve("comparison.csv"));
		final double[] alone = peaks(rows.get(1)), inhibited = peaks(rows.get(2));
		assertTrue(alone[0] > inhibited[0] + 20 && alone[1] > inhibited[1] + 1, rows.toString());
		assertTrue(Files.size(results.resolve("comparison.png")) > 1000);
		assertTrue(Files.size(results.resolve("inhibition").resolve("voltage.csv")) > 1000);
	}

	@Test
	void plasticityIsMeasuredAndANeuronLearns(@TempDir final Path folder) throws IOException, InterruptedException {
		final Path results = folder.resolve("results");
		final Outcome outcome =
			run(folder, Path.of("macros", "plasticity.ijm"), Path.of("sample-data", "pyramidal.swc").toAbsolutePath() + ";" + results);
		assertEquals(0, outcome.code(), outcome.err());
		assertFalse(outcome.err().contains("Exception"), outcome.err());
		assertTrue(outcome.out().contains("in theory 0.3164; CV: 0.8"), outcome.out());
		for (final String name : List.of("timing-window", "pairing-rate", "depression", "facilitation", "train", "release",
			"strengths-on-neuron",
			"strengths-over-time", "strengths-over-distance"))
			assertTrue(Files.size(results.resolve(name + ".png")) > 2000, name);
		final List<String> rows = Files.readAllLines(results.resolve("neuron").resolve("synapses.csv"));
		assertEquals(61, rows.size(), "a row for each synapse");
		assertEquals(202, Files.readAllLines(results.resolve("neuron").resolve("strengths.csv")).size());
		assertTrue(Files.size(results.resolve("neuron").resolve("strengths.tif")) > 10_000);
	}

	@Test
	void neuronsWithoutShapeArePlotted(@TempDir final Path folder) throws IOException, InterruptedException {
		final Path results = folder.resolve("results");
		final Outcome outcome = run(folder, Path.of("macros", "point-neurons.ijm"), results.toString());
		assertEquals(0, outcome.code(), outcome.err());
		for (final String plot : List.of("bursting-trace", "bursting-phase-plane", "adaptive-exponential-trace", "type-one-rates",
			"type-two-rates",
			"type-two-phase-plane", "integrate-and-fire-rates", "irregular-intervals", "rate-unit-memory"))
			assertTrue(Files.size(results.resolve(plot + ".png")) > 1000, plot);
		final List<String> rows = Files.readAllLines(results.resolve("point-neurons.csv"));
		assertEquals(9, rows.size());
		assertTrue(rows.get(1).contains("Izhikevich: intrinsically bursting,as-published,300,12,"), rows.get(1));
	}

	@Test
	void oneNeuronClassifies(@TempDir final Path folder) throws IOException, InterruptedException {
		final Path results = folder.resolve("results");
		final Outcome outcome = run(folder, Path.of("macros", "classify-with-one-neuron.ijm"), results.toString());
		assertEquals(0, outcome.code(), outcome.err());
		for (final String plot : List.of("two-clouds", "overlapping-clouds", "overlapping-clouds-learning", "exclusive-or",
			"exclusive-or-learning"))
			assertTrue(Files.size(results.resolve(plot + ".png")) > 1000, plot);
		assertEquals(61, Files.readAllLines(results.resolve("two-clouds.csv")).size());
		final List<String> rows = Files.readAllLines(results.resolve("classification.csv"));
		assertTrue(rows.get(rows.size() - 1).endsWith(",65536,1882"), rows.toString());
		assertTrue(outcome.out().contains("The classes are not linearly separable: no line"), outcome.out());
	}

	@Test
	void threeQuestionsAreAnsweredWithPlotsTablesAndMaps(@TempDir final Path folder) throws IOException, InterruptedException {
		final Path results = folder.resolve("results");
		final Outcome outcome = run(folder, Path.of("macros", "ask-a-dendrite.ijm"),
			Path.of("sample-data", "granule.swc").toAbsolutePath() + ";" + results + ";;8");
		assertEquals(0, outcome.code(), outcome.err());
		assertFalse(outcome.err().contains("Exception"), outcome.err());
		assertTrue(outcome.out().matches("(?s).*Input resistance: 2\\d\\d\\.\\d MΩ, rheobase: 0\\.0\\d\\d nA.*"), outcome.out());
		for (final String question : List.of("attenuation", "inhibition", "excitability")) {
			assertTrue(Files.size(results.resolve(question + ".png")) > 3000, question);
			for (final String name : List.of("figures.csv", "places.csv", "sections.csv", "maps.tif", "answer.json"))
				assertTrue(Files.size(results.resolve(question).resolve(name)) > 300, question + "/" + name);
		}
		for (final String plot : List.of("attenuation/plot-attenuation", "inhibition/plot-veto-window", "inhibition/plot-firing",
			"excitability/plot-action-potential"))
			assertTrue(Files.size(results.resolve(plot + ".png")) > 3000, plot);
	}

	@Test
	void noiseIsAnsweredWithPlotsTablesAndMapsOfEachKindOfInput(@TempDir final Path folder) throws IOException, InterruptedException {
		final Path results = folder.resolve("results");
		final Outcome outcome = run(folder, Path.of("macros", "drive-with-noise.ijm"),
			Path.of("sample-data", "granule.swc").toAbsolutePath() + ";" + results + ";2");
		assertEquals(0, outcome.code(), outcome.err());
		assertFalse(outcome.err().contains("Exception"), outcome.err());
		assertTrue(outcome.out().contains("2 s of noise ("), outcome.out());
		for (final String kind : List.of("high-conductance", "unreliable", "oscillating")) {
			assertTrue(Files.size(results.resolve(kind + ".png")) > 3000, kind);
			for (final String name : List.of("figures.csv", "places.csv", "sections.csv", "synapses-before-spikes.csv", "maps.tif",
				"answer.json",
				"plot-potential.png", "plot-intervals.png", "plot-conductance-around-spikes.png", "plot-response-to-current.png",
				"plot-releases-before-spikes.png", "plot-power-spectrum.png", "plot-distribution-of-the-potential.png"))
				assertTrue(Files.size(results.resolve(kind).resolve(name)) > 300, kind + "/" + name);
		}
		final List<String> rows = Files.readAllLines(results.resolve("noise.csv"));
		assertEquals(4, rows.size());
		for (final String row : rows.subList(1, 4)) {
			final double[] values = peaks(row);
			assertTrue(values[2] < 0.5 * values[3], row);
		}
	}

	@Test
	void aSweepIsAGridAndGoesOnWithWhatIsFinished(@TempDir final Path folder) throws IOException, InterruptedException {
		final Path results = folder.resolve("results");
		final String given = Path.of("sample-data", "granule.swc").toAbsolutePath() + ";" + results;
		final Outcome first = run(folder, Path.of("macros", "sweep.ijm"), given);
		assertEquals(0, first.code(), first.err());
		assertTrue(first.out().contains("63 points, at the first "), first.out());
		final byte[] table = Files.readAllBytes(results.resolve("cluster/sweep.csv"));
		assertEquals(64, Files.readAllLines(results.resolve("cluster/sweep.csv")).size());
		for (final String name : List.of("cluster/heatmap.tif", "resistivity/figures.csv", "attenuation/answer.json",
			"attenuation/finished.points"))
			assertTrue(Files.size(results.resolve(name)) > 300, name);
		final Outcome second = run(folder, Path.of("macros", "sweep.ijm"), given);
		assertTrue((second.out() + second.err()).contains("63 of 63 points were finished before"), second.err());
		assertEquals(first.out(), second.out().replaceAll("(?m)^\\[INFO\\].*\\R", ""));
		assertEquals(new String(table, java.nio.charset.StandardCharsets.UTF_8), Files.readString(results.resolve("cluster/sweep.csv")));
	}

	@Test
	void clusteringIsMeasuredWithPlotsTablesAndMaps(@TempDir final Path folder) throws IOException, InterruptedException {
		final Path results = folder.resolve("results");
		final Outcome outcome = run(folder, Path.of("macros", "synapse-clustering.ijm"),
			Path.of("sample-data", "granule.swc").toAbsolutePath() + ";" + results + ";;8;12");
		assertEquals(0, outcome.code(), outcome.err());
		assertFalse(outcome.err().contains("Exception"), outcome.err());
		assertTrue(outcome.out().matches("(?s).*Greatest gain: [1-9]\\.\\d\\d, without NMDA: [01]\\.\\d\\d.*"), outcome.out());
		for (final String name : List.of("figures.csv", "places.csv", "sections.csv", "clusters.csv", "pairs.csv", "sequences.csv",
			"maps.tif",
			"answer.json"))
			assertTrue(Files.size(results.resolve(name)) > 300, name);
		for (final String picture : List.of("map-gain", "plot-expected-and-measured", "plot-two-clusters", "plot-sequences"))
			assertTrue(Files.size(results.resolve(picture + ".png")) > 3000, picture);
	}

	@Test
	void synapsesAreCountedAndTimedWithPlotsTablesAndMaps(@TempDir final Path folder) throws IOException, InterruptedException {
		final Path results = folder.resolve("results");
		final Outcome outcome = run(folder, Path.of("macros", "fire-a-neuron.ijm"),
			Path.of("sample-data", "granule.swc").toAbsolutePath() + ";" + results + ";;2;4");
		assertEquals(0, outcome.code(), outcome.err());
		assertFalse(outcome.err().contains("Exception"), outcome.err());
		assertTrue(
			outcome.out()
				.matches("(?s).*Synapses needed: [1-9][0-9.]*; coincidence window: ([0-9.]+ ms|wider than the lags that were tried)\\R.*"),
			outcome.out());
		for (final String name : List.of("count/figures.csv", "count/places.csv", "count/sections.csv", "count/maps.tif",
			"count/answer.json",
			"timing/figures.csv", "timing/coincidence.csv", "timing/jitter.csv", "timing/inhibition.csv", "timing/maps.tif",
			"timing/answer.json"))
			assertTrue(Files.size(results.resolve(name)) > 200, name);
		for (final String picture : List.of("count/map", "count/plot-one-more-synapse", "count/plot-arrangement", "timing/map",
			"timing/plot-coincidence-window", "timing/plot-jitter-and-output"))
			assertTrue(Files.size(results.resolve(picture + ".png")) > 3000, picture);
	}

	/** So that it remakes those that are shown, and the next one that is not shown is seen. */
	@Test
	void everyPictureOfAQuestionHasTheNameOfOneThatIsShown(@TempDir final Path folder) throws IOException, InterruptedException {
		final Path pictures = folder.resolve("pictures"), shown = Path.of("src", "doc", "questions");
		final Outcome outcome = run(folder, Path.of("macros", "questions.ijm"),
			Path.of("sample-data", "granule.swc").toAbsolutePath() + ";" + pictures + ";;quick");
		assertEquals(0, outcome.code(), outcome.err());
		try (Stream<Path> files = Files.walk(pictures)) {
			final List<Path> made = files.filter(Files::isRegularFile).map(pictures::relativize).sorted().toList();
			assertEquals(List.of(), made.stream().filter(picture -> !Files.exists(shown.resolve(picture))).toList());
			assertTrue(made.size() > 60, made.toString());
			for (final Path picture : made)
				assertTrue(Files.size(pictures.resolve(picture)) > 1500, picture.toString());
		}
	}

	@Test
	void everyQuestionIsAskedOfOneModelFile(@TempDir final Path folder) throws IOException, InterruptedException {
		final Path results = folder.resolve("results");
		final Outcome outcome = run(folder, Path.of("macros", "every-question.ijm"),
			Path.of("sample-data", "granule.swc").toAbsolutePath() + ";" + results + ";layer-5;;Map Attenuation...:places=20;"
				+ "Map Inhibition...:places=10 tonic=-1;Measure Synapse Clustering...:places=10 number=8 variations=false pairs=4 allocations=4;"
				+ "Count Synapses to Spike...:seeds=2 compare=false widest=0;Measure Input Timing...:trials=2 compare=false blur=0;"
				+ "Measure Excitability...:plateau=false;Drive With Noise...:seconds=1");
		assertEquals(0, outcome.code(), outcome.err());
		assertFalse(outcome.err().contains("Exception"), outcome.err());
		for (final String name : List.of("attenuation", "inhibition", "clustering", "count", "timing", "excitability", "noise", "sweep"))
			assertTrue(Files.size(results.resolve(name).resolve("answer.json")) > 200, name);
		final List<String> seconds = Files.readAllLines(results.resolve("seconds.csv"));
		assertEquals(9, seconds.size());
		assertTrue(seconds.stream().skip(1).allMatch(line -> line.matches("[A-Z][A-Za-z ]*\\.\\.\\.,\\d+\\.\\d+")), seconds.toString());
	}

	@Test
	void theGalleryIsMadeOfPotentialsLightKymographMeasurementAndPaintedNeurons(@TempDir final Path folder)
		throws IOException, InterruptedException {
		final Path pictures = folder.resolve("pictures");
		final Outcome outcome = run(folder, Path.of("macros", "gallery.ijm"), Path.of("sample-data").toAbsolutePath() + ";" + pictures);
		assertEquals(0, outcome.code(), outcome.err());
		for (final String name : List.of("potentials", "kymograph", "two-photon", "two-photon-truth", "confocal", "widefield",
			"light-sheet",
			"path-distance", "depth", "input-resistance", "synapse-density", "labels", "sweep", "measured", "measured-truth"))
			assertTrue(Files.size(pictures.resolve(name + ".png")) > 5000, name);
		final List<String> rows = Files.readAllLines(pictures.resolve("soma.csv"));
		assertEquals("Region,Time (ms),Measured,True potential (mV)", rows.get(0));
		assertTrue(rows.size() > 70, rows.size() + " rows");
		assertEquals(1 + Reconstructions.read(pictures.resolve("measured-radii.swc")).size(),
			Files.readAllLines(pictures.resolve("radii.csv")).size());
	}

	private static double[] peaks(final String row) {
		return Arrays.stream(row.split(",")).skip(1).mapToDouble(Double::parseDouble).toArray();
	}

	@Test
	void macrosThatLackAFileSayWhichAndLeaveNothingBehind(@TempDir final Path folder) throws IOException, InterruptedException {
		for (final String macro : List.of("synapses-from-rois.ijm", "with-and-without-inhibition.ijm", "batch-over-a-folder.ijm",
			"gallery.ijm", "plasticity.ijm", "ask-a-dendrite.ijm", "synapse-clustering.ijm", "drive-with-noise.ijm", "sweep.ijm",
			"every-question.ijm", "fire-a-neuron.ijm", "questions.ijm")) {
			final Outcome outcome = run(folder, Path.of("macros", macro), "/nowhere;" + folder.resolve("results"));
			assertEquals(1, outcome.code(), macro);
			assertTrue(outcome.out().matches("There is no \\w+ /nowhere.*; expected .*\\.\\R+returned \\[aborted\\]\\R"),
				macro + ": " + outcome.out() + outcome.err());
			assertFalse(Files.exists(folder.resolve("results")), macro);
		}
	}

	/** A folder in a folder that is not there: no dialog waits for an answer that nobody gives. */
	@Test
	void macrosWhoseResultsCannotBeWrittenSaySo(@TempDir final Path folder) throws IOException, InterruptedException {
		final Path nowhere = folder.resolve("nowhere").resolve("results"), cells = Files.createDirectory(folder.resolve("cells"));
		SpikingCell.write(cells);
		final List<String> macros;
		try (Stream<Path> files = Files.list(Path.of("macros"))) {
			macros = files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".ijm")).sorted().toList();
		}
		for (final String macro : macros) {
			final Path first = macro.startsWith("batch") ? cells : Path.of("sample-data").toAbsolutePath();
			final boolean alone = macro.equals("point-neurons.ijm") || macro.equals("classify-with-one-neuron.ijm");
			final String model = List.of("plasticity.ijm", "ask-a-dendrite.ijm", "with-and-without-inhibition.ijm").contains(macro)
				? "/pyramidal.json"
				: "";
			final Outcome outcome = run(folder, Path.of("macros", macro), alone ? nowhere.toString() : first + model + ";" + nowhere);
			assertEquals(1, outcome.code(), macro);
			assertTrue(outcome.out().contains("No folder " + nowhere + " could be made; "), macro + ": " + outcome.out() + outcome.err());
		}
	}

	/** Fiji fills in the parameters on top; here their lines give way to their values. */
	@Test
	void theTemplateInTheMacroLanguageGoesFromATraceToATable(@TempDir final Path folder) throws IOException, InterruptedException {
		SpikingCell.write(folder);
		final String template =
			Files.readString(Path.of("src/main/resources/script_templates/DendriteJ/Simulate_a_Traced_Neuron.ijm"))
				.replaceAll("(?m)^#@.*\\R", "");
		final Outcome outcome = run(folder, "traced = \"" + folder.resolve("cell.swc") + "\";\nresults = \"" + folder.resolve("out") +
			"\";\nsynapses = 5;\nduration = 30;\n" + template);
		assertTrue(outcome.out().matches("(?s)soma: from .* mV at .* ms\\Rcluster: from .* up to .* mV at .*"),
			outcome.out() + outcome.err());
		assertEquals(5, Files.readAllLines(folder.resolve("out").resolve("cell.csv")).size(),
			"a heading, the model, its synapses and two places");
		assertTrue(Files.size(folder.resolve("out").resolve("cell").resolve("activity.tif")) > 1000);
	}
}
