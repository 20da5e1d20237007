/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.WindowManager;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.dendritej.SpikingCell;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.io.ModelFiles;
import org.dendritej.model.Biophysics.Paint;
import org.dendritej.model.Distribution;
import org.dendritej.morphology.Region;
import org.dendritej.nmodl.Nmodl;
import org.dendritej.recording.Recording;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandModule;

/** Import Channel..., as SciJava runs it without a display. */
class ImportChannelTest {

	private static final CommandBench BENCH = new CommandBench();
	private static final String TEXT = """
		NEURON { SUFFIX shunt NONSPECIFIC_CURRENT i RANGE g, e }
		PARAMETER { g = 0.001 (S/cm2) e = -60 (mV) }
		ASSIGNED { v (mV) i (mA/cm2) }
		STATE { m }
		INITIAL { m = 1/(1 + exp(-(v + 40)/5)) }
		BREAKPOINT { SOLVE s METHOD cnexp i = g*m*(v - e) }
		DERIVATIVE s { m' = (1/(1 + exp(-(v + 40)/5)) - m)/3 }
		""";

	@TempDir private Path folder;
	private File model, channel;
	private Path out;

	@BeforeEach
	void writeFiles() throws Exception {
		model = SpikingCell.write(folder).toFile();
		channel = Files.writeString(folder.resolve("shunt.mod"), TEXT).toFile();
		out = folder.resolve("with-channel.json");
		ResultsTable.getResultsTable().reset();
	}

	@AfterAll
	static void close() {
		BENCH.close();
	}

	@Test
	void theChannelIsShownInARowAndItsCurvesInPlots() throws Exception {
		Interpreter.batchMode = true;
		try {
			final CommandModule module = BENCH.done(ImportChannel.class, "channel", channel, "folder", folder.resolve("files").toFile());
			assertNull(module.getOutput("report"), "there are no warnings");
			final List<String> titles = List.of(WindowManager.getImageTitles());
			assertTrue(titles.containsAll(List.of("shunt steady states over v", "shunt time constants over v")), titles.toString());
		}
		finally {
			Interpreter.batchMode = false;
		}
		final ResultsTable rows = ResultsTable.getResultsTable();
		assertEquals("shunt.mod", rows.getLabel(0));
		assertEquals("m", rows.getStringValue("States", 0));
		assertEquals("g=0.001 S/cm2; e=-60 mV", rows.getStringValue("Parameters", 0));
		assertEquals(List.of("", "shunt-over-v.csv", "shunt.json"), CommandBench.files(folder.resolve("files")));
		assertTrue(
			Files.readString(folder.resolve("files").resolve("shunt-over-v.csv")).startsWith("v (mV),m steady,m time constant (ms)"));
	}

	@Test
	void theChannelIsPutIntoTheModelAndRunsThere() throws Exception {
		BENCH.done(ImportChannel.class, "channel", channel, "parameters", "g={linear: {intercept: 2 mS/cm2, slope: 0 S/cm2/um}}; e=-70 mV",
			"model", model, "region", "dendrites", "from", 0.0, "to", 30.0, "file", out.toFile());
		final LoadedNeuron neuron = LoadedNeuron.read(out);
		final List<Paint> paints = neuron.model().biophysics().paints();
		final Paint paint = paints.get(paints.size() - 1);
		assertEquals(Nmodl.parse("shunt.mod", TEXT), paint.mechanism());
		assertEquals(new Region.AllOf(List.of(Region.DENDRITES, new Region.PathDistance(0, 30))), paint.region());
		assertEquals(Map.of("g", new Distribution.Linear(0.002, 0), "e", new Distribution.Constant(-70)), paint.parameters());
		final Recording recording = Simulation.of(neuron.model(), neuron.cable()).run(RunMonitor.SILENT);
		assertTrue(recording.frames() > 0);
		assertEquals(ModelFiles.hash(ModelFiles.read(out)).substring(0, 12), ResultsTable.getResultsTable().getStringValue("Model", 0));
	}

	@Test
	void ofAFolderEveryFileGetsARow() throws Exception {
		Files.writeString(folder.resolve("bad.mod"), "NEURON { SUFFIX }");
		final CommandModule module = BENCH.done(ImportChannel.class, "channel", folder.toFile());
		assertEquals("2 files: 1 can run, 1 are refused.", module.getOutput("report"));
		assertEquals("bad.mod:1:17: found \"}\", expected the name of the mechanism",
			ResultsTable.getResultsTable().getStringValue("Refused", 0));
	}

	@Test
	void warningsHaveTheirPlaces() throws Exception {
		final File warned = Files.writeString(folder.resolve("w.mod"), TEXT.replace("exp(-(v + 40)/5)", "exp(v)")).toFile();
		assertTrue(((String) BENCH.done(ImportChannel.class, "channel", warned).getOutput("report")).startsWith("w.mod:5:"));
	}

	@Test
	void aFileNamedAsOneOfOursIsMeantByTheNameFromThenOn() throws Exception {
		final File hh = Files.writeString(folder.resolve("hh.mod"), TEXT.replace("shunt", "hh").replace("g, e", "gl, el")
			.replace("g = 0.001", "gl = 0.001").replace("e = -60", "el = -60").replace("g*m*(v - e)", "gl*m*(v - el)")).toFile();
		final long before = LoadedNeuron.read(model.toPath()).model().biophysics().paints().stream()
			.filter(paint -> paint.mechanism().name().equals("hh")).count();
		assertTrue(before > 0);
		final CommandModule module =
			BENCH.done(ImportChannel.class, "channel", hh, "model", model, "region", "axon", "file", out.toFile());
		assertTrue(((String) module.getOutput("report")).startsWith("In this model hh is that of the file from now on"));
		final LoadedNeuron neuron = LoadedNeuron.read(out);
		final List<Paint> paints = neuron.model().biophysics().paints().stream().filter(paint -> paint.mechanism().name().equals("hh"))
			.toList();
		assertEquals(before + 1, paints.size());
		for (final Paint paint : paints) {
			assertEquals(Nmodl.read(hh.toPath()), paint.mechanism());
			assertTrue(java.util.Set.of("gl", "el").containsAll(paint.parameters().keySet()));
		}
		assertTrue(Simulation.of(neuron.model(), neuron.cable()).run(RunMonitor.SILENT).frames() > 0);
	}

	@Test
	void mistakesAreRefusedInASentenceAndLeaveNothing() throws Exception {
		final File bad = Files.writeString(folder.resolve("bad.mod"), "NEURON { SUFFIX }").toFile();
		final File point =
			Files.writeString(folder.resolve("p.mod"), TEXT.replace("SUFFIX", "POINT_PROCESS").replace("mA/cm2", "nA")).toFile();
		BENCH.done(ImportChannel.class, "channel", channel, "model", model, "file", folder.resolve("with.json").toFile());
		final File other = Files.writeString(folder.resolve("shunt2.mod"), TEXT.replace("-60", "-61")).toFile();
		assertTrue(refusal("channel", bad).startsWith("bad.mod:1:17: found"));
		assertTrue(refusal().contains("channel"));
		assertTrue(
			refusal("channel", channel, "parameters", "q=3").startsWith("The parameter \"parameters\" cannot be understood: parameters.q"),
			refusal("channel", channel, "parameters", "q=3"));
		assertTrue(refusal("channel", channel, "file", out.toFile()).contains("model"));
		assertTrue(refusal("channel", point, "model", model, "file", out.toFile()).contains("Place Synapses"));
		assertTrue(refusal("channel", other, "model", folder.resolve("with.json").toFile(), "file", out.toFile())
			.contains("another mechanism of that name"));
		assertTrue(refusal("channel", folder.toFile(), "model", model).contains("a folder"));
	}

	private String refusal(final Object... inputs) throws Exception {
		return BENCH.refusal(folder, ImportChannel.class, inputs);
	}
}
