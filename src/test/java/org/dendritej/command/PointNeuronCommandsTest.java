/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.WindowManager;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.dendritej.neuron.NamedNeuron;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandModule;

/** Explore Point Neuron... and Classify With One Neuron..., as SciJava runs them without a display. */
class PointNeuronCommandsTest {

	private static final CommandBench BENCH = new CommandBench();

	@TempDir private Path folder;

	@BeforeEach
	void clear() {
		ResultsTable.getResultsTable().reset();
	}

	@AfterAll
	static void close() {
		BENCH.close();
	}

	/** Titles of the images that a command opens. */
	private static List<String> titles(final Class<? extends org.scijava.command.Command> command, final Object... inputs)
		throws Exception {
		Interpreter.batchMode = true;
		try {
			final List<String> before = List.of(WindowManager.getImageTitles());
			BENCH.done(command, inputs);
			final List<String> titles = new ArrayList<>(List.of(WindowManager.getImageTitles()));
			before.forEach(titles::remove);
			return titles;
		}
		finally {
			Interpreter.batchMode = false;
		}
	}

	@Test
	void theMenuOffersEveryNeuron() {
		assertEquals(NamedNeuron.all().stream().map(NamedNeuron::label).toList(),
			BENCH.dialog(ExplorePointNeuron.class).getInfo().getInput("neuron").getChoices());
	}

	@Test
	void oneRunGivesPlotsARowAndFiles() throws Exception {
		final Path out = folder.resolve("results");
		final List<String> titles =
			titles(ExplorePointNeuron.class, "neuron", "Izhikevich: regular spiking", "duration", 1000.0, "curve", true, "phase",
				true, "histogram", true, "points", 5, "folder", out.toFile());
		assertEquals(
			List.of("Izhikevich: regular spiking: v", "Izhikevich: regular spiking: u", "Izhikevich: regular spiking: rate over input",
				"Izhikevich: regular spiking: phase plane", "Izhikevich: regular spiking: intervals"),
			titles);
		final ResultsTable rows = ResultsTable.getResultsTable();
		assertEquals(1, rows.size());
		assertEquals("Izhikevich: regular spiking", rows.getLabel(0));
		assertEquals(23, rows.getValue("Spikes", 0));
		assertEquals(3.127, rows.getValue("Latency (ms)", 0), 1e-3);
		assertEquals(5, rows.getValue("Fires from (nA)", 0));
		assertEquals(List.of("intervals.csv", "phase.csv", "rates.csv", "spikes.csv", "traces.csv"),
			CommandBench.files(out).stream().skip(1).toList());
		assertEquals("Time (ms),Input (nA),v (mV),u (mV/ms)", Files.readAllLines(out.resolve("traces.csv")).get(0));
		assertEquals(1 + 10_001, Files.readAllLines(out.resolve("traces.csv")).size());
		assertEquals(1 + 23, Files.readAllLines(out.resolve("spikes.csv")).size());
		assertEquals(1 + 5, Files.readAllLines(out.resolve("rates.csv")).size());
	}

	@Test
	void theRateOfAnIntegrateAndFireNeuronIsTheClosedForm() throws Exception {
		final Path out = folder.resolve("rates");
		titles(ExplorePointNeuron.class, "neuron", "leaky integrate-and-fire", "parameters", "refractory=5", "curve", true, "lowest", 0.0,
			"highest",
			100.0, "points", 2, "folder", out.toFile());
		final double[] last =
			Arrays.stream(Files.readAllLines(out.resolve("rates.csv")).get(2).split(",")).mapToDouble(Double::parseDouble).toArray();
		assertEquals(198.411, last[2], 1e-3);
		assertEquals(200, ResultsTable.getResultsTable().getValue("Ceiling (Hz)", 0));
	}

	@Test
	void thePublishedScriptAndOtherInputsCanBeChosen() throws Exception {
		titles(ExplorePointNeuron.class, "neuron", "Izhikevich: regular spiking", "method", "published-script", "duration", 1000.0);
		titles(ExplorePointNeuron.class, "neuron", "leaky integrate-and-fire", "input", "jumps", "rate", 2000.0, "duration", 5000.0, "jump",
			1.5);
		titles(ExplorePointNeuron.class, "neuron", "leaky integrate-and-fire", "input", "synapses", "rate", 800.0, "duration", 5000.0);
		titles(ExplorePointNeuron.class, "neuron", "Hodgkin-Huxley", "input", "ramp", "current", 0.0, "reaching", 30.0);
		final ResultsTable rows = ResultsTable.getResultsTable();
		assertEquals(20, rows.getValue("Spikes", 0));
		assertTrue(rows.getValue("CV", 1) > 0.15 && rows.getValue("CV", 1) < 1.2, "irregular");
		assertTrue(rows.getValue("Spikes", 2) > 0);
		assertTrue(rows.getValue("Spikes", 3) > 2);
		titles(ExplorePointNeuron.class, "neuron", "leaky integrate-and-fire", "input", "conductance", "conductance", 10.0, "reversal",
			-55.0, "duration",
			500.0);
		assertEquals(0, rows.getValue("Spikes", 4));
		assertEquals(-62.5, rows.getValue("Last v (mV)", 4), 1e-9, "half way from -70 to -55 mV, since 10 nS is the leak");
	}

	@Test
	void theDialogTellsTheParametersOfTheModel() throws Exception {
		final CommandModule dialog = BENCH.dialog(ExplorePointNeuron.class);
		CommandBench.set(dialog, "neuron", "leaky integrate-and-fire");
		for (int i = 0; i < 100 && !((String) dialog.getInput("figures")).startsWith("tau="); i++)
			Thread.sleep(20);
		assertEquals("tau=20.0; resistance=100.0; rest=-70.0; reset=-70.0; threshold=-50.0; refractory=2.0.", dialog.getInput("figures"));
	}

	@Test
	void mistakesAreRefusedInASentenceAndLeaveNothing() throws Exception {
		assertTrue(refused(ExplorePointNeuron.class, "neuron", "x").contains("neuron"));
		assertTrue(refused(ExplorePointNeuron.class, "neuron", "leaky integrate-and-fire", "parameters", "tau=0")
			.contains("time constant is 0.0 ms"));
		assertTrue(refused(ExplorePointNeuron.class, "neuron", "Hodgkin-Huxley", "phase", true).contains("4 variables, a phase plane two"));
		assertTrue(
			refused(ExplorePointNeuron.class, "neuron", "Hodgkin-Huxley", "method", "published-script").contains("no published script"));
		assertTrue(refused(ExplorePointNeuron.class, "curve", true, "lowest", 5.0, "highest", 1.0).contains("highest current above"));
		assertTrue(refused(ExplorePointNeuron.class, "neuron", "Izhikevich: T inhibition-induced bursting").contains("fires without end"));
		assertTrue(refused(ExplorePointNeuron.class, "sampling", Double.NaN).contains("sampling"));
	}

	private String refused(final Class<? extends org.scijava.command.Command> command, final Object... inputs) throws Exception {
		return BENCH.refusal(folder, command, inputs);
	}

	@Test
	void aLineTellsTwoCloudsApart() throws Exception {
		final Path csv = folder.resolve("points.csv");
		assertEquals(List.of("two clouds: one neuron", "two clouds: learning"), titles(ClassifyWithOneNeuron.class, "table", csv.toFile()));
		final ResultsTable rows = ResultsTable.getResultsTable();
		assertEquals("yes", rows.getStringValue("Linearly separable", 0));
		assertEquals("yes", rows.getStringValue("Settled", 0));
		assertEquals(0, rows.getValue("Mistakes", 0));
		final List<String> lines = Files.readAllLines(csv);
		assertEquals("feature 1,feature 2,Class,Answer,Distance from the line", lines.get(0));
		for (final String line : lines.subList(1, lines.size())) {
			final String[] cells = line.split(",");
			assertEquals(cells[2], cells[3]);
			assertEquals(cells[2].equals("B"), Double.parseDouble(cells[4]) > 0);
		}
	}

	@Test
	void noLineTellsExclusiveOrAndItIsSaid() throws Exception {
		final CommandModule module = BENCH.done(ClassifyWithOneNeuron.class, "points", "exclusive or", "epochs", 50);
		assertTrue(((String) module.getOutput("answer"))
			.startsWith("The classes are not linearly separable: no line, and so no single neuron, tells"));
		assertEquals("no", ResultsTable.getResultsTable().getStringValue("Linearly separable", 0));
	}

	@Test
	void booleanFunctionsAreCounted() throws Exception {
		BENCH.done(ClassifyWithOneNeuron.class, "points", "and", "rule", "delta", "count", 4);
		final ResultsTable rows = ResultsTable.getResultsTable();
		assertEquals(List.of(4.0, 14.0, 104.0, 1882.0),
			List.of(rows.getValue("Separable functions", 1), rows.getValue("Separable functions", 2),
				rows.getValue("Separable functions", 3), rows.getValue("Separable functions", 4)));
	}

	@Test
	void pointsComeFromAFileAndFromTheTableOfResults() throws Exception {
		final Path file = Files.writeString(folder.resolve("cells.csv"),
			"name,\"length, total\",tips,type\na,100,4,basket\nb,120.5,5,basket\nc,900,30,pyramidal\nd,850,28,pyramidal\n");
		BENCH.done(ClassifyWithOneNeuron.class, "points", "file", "file", file.toFile(), "across", "length, total", "upwards", "tips",
			"classes", "type");
		assertEquals("cells.csv", ResultsTable.getResultsTable().getLabel(0));
		assertEquals(0, ResultsTable.getResultsTable().getValue("Mistakes", 0));
		assertTrue(refused(ClassifyWithOneNeuron.class, "points", "file", "file", file.toFile(), "across", "x", "upwards", "tips",
			"classes", "type")
			.contains("there is no column \"x\""));
		assertTrue(refused(ClassifyWithOneNeuron.class, "points", "file", "file", file.toFile(), "across", "name", "upwards", "tips",
			"classes", "type")
			.contains("row 1 holds \"a\" in the column \"name\"; expected a number"));
		assertTrue(refused(ClassifyWithOneNeuron.class, "points", "file", "file", file.toFile()).contains("across"));
		assertTrue(refused(ClassifyWithOneNeuron.class, "points", "file").contains("file"));
		final ResultsTable rows = ResultsTable.getResultsTable();
		rows.reset();
		for (int i = 0; i < 6; i++) {
			rows.incrementCounter();
			rows.addValue("x", i);
			rows.addValue("y", i * i);
			rows.addValue("kind", i < 3 ? 1 : 2);
		}
		BENCH.done(ClassifyWithOneNeuron.class, "points", "results", "across", "x", "upwards", "y", "classes", "kind");
		assertEquals("yes", rows.getStringValue("Linearly separable", 6));
	}
}
