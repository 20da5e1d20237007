/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import ij.measure.ResultsTable;

import org.dendritej.SpikingCell;
import org.dendritej.cable.CableModel;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.simulation.Impedance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.script.AdaptedScriptLanguage;
import org.scijava.script.ScriptLanguage;
import org.scijava.script.ScriptModule;
import org.scijava.script.ScriptService;

/**
 * Runs what lies in {@code plugins/}, and the templates of Fiji's script editor, as Fiji does: SciJava reads the parameters, Groovy and Jython the rest. Fiji's own
 * component for Python cannot be had here; Jython's engine, which it wraps, can. The template in ImageJ's macro language is run by {@link MacroTest}.
 */
class ScriptsTest {

	private static final Path SCRIPTS = Path.of("plugins");
	private static final Path TEMPLATES = Path.of("src/main/resources/script_templates/DendriteJ");
	private static final Context CONTEXT = contextWithLanguages();

	/** Makes Groovy known to SciJava, as Fiji's own component for it does. */
	public static final class Groovy extends AdaptedScriptLanguage {

		/** Adapts the engine on the class path. */
		public Groovy() {
			super("groovy");
		}
	}

	/** Makes Python known to SciJava. */
	public static final class Python extends AdaptedScriptLanguage {

		/** Adapts the engine on the class path. */
		public Python() {
			super("python");
		}
	}

	private static Context contextWithLanguages() {
		final Context context = new Context(PluginService.class, CommandService.class, ScriptService.class);
		System.setProperty("python.import.site", "false"); // Jython without a folder of its own, as it is in its jar
		System.setProperty("python.cachedir.skip", "true");
		for (final Class<? extends ScriptLanguage> language : List.of(Groovy.class, Python.class))
			context.service(PluginService.class).addPlugin(new PluginInfo<>(language.getName(), ScriptLanguage.class));
		return context;
	}

	@AfterAll
	static void close() {
		CONTEXT.dispose();
	}

	private static ScriptModule run(final Path script, final Object... inputs) throws Exception {
		return CONTEXT.service(ScriptService.class).run(script.toFile(), true, inputs).get();
	}

	private static List<String> files(final Path folder) throws Exception {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void noScriptHasAnUnderscoreAndEachIsTriedHere() throws Exception {
		assertEquals(List.of("CompareCells.py", "MeasureInputResistance.groovy", "README.md"), files(SCRIPTS));
	}

	/** Fiji's script editor shows what lies in the jar below script_templates/FOLDER, with spaces for underscores. */
	@Test
	void theJarHoldsTheTemplatesThatAreTriedHere() throws Exception {
		assertEquals(List.of("Attenuation_to_the_Soma.py", "Response_to_the_Number_of_Synapses.groovy", "Simulate_a_Traced_Neuron.ijm"),
			files(TEMPLATES));
		for (final String name : files(TEMPLATES))
			assertNotNull(ScriptsTest.class.getResource("/script_templates/DendriteJ/" + name), name);
	}

	@Test
	void aTemplateInGroovyFindsWhereSynapsesBecomeAnNmdaSpike(@TempDir final Path folder) throws Exception {
		final Path csv = folder.resolve("response.csv");
		final ScriptModule module = run(TEMPLATES.resolve("Response_to_the_Number_of_Synapses.groovy"), "file",
			new File("sample-data/granule.swc"), "most", 8, "spread", 20.0, "csv", csv.toFile());
		final ResultsTable table = ResultsTable.open(csv.toString());
		assertEquals(8, table.size());
		final double[] peaks = table.getColumn("Peak at the cluster (mV)");
		int jump = 1;
		for (int i = 1; i < peaks.length; i++) {
			assertTrue(peaks[i] > peaks[i - 1], "more synapses, higher peak");
			if (peaks[i] - peaks[i - 1] > peaks[jump] - peaks[jump - 1])
				jump = i;
		}
		assertEquals("The greatest step is from " + jump + " to " + (jump + 1) + " synapses", module.getOutput("found"));
	}

	@Test
	void cellsOfAFolderAreComparedByTheSameStepOfCurrent(@TempDir final Path folder) throws Exception {
		SpikingCell.write(folder);
		Files.writeString(folder.resolve("broken.swc"), "1 1 0 0 0\n");
		final Path csv = folder.resolve("table.csv");
		final ScriptModule module =
			run(SCRIPTS.resolve("CompareCells.py"), "folder", folder.toFile(), "current", 0.0, "csv", csv.toFile());
		assertEquals("2 of 3 cells compared", module.getOutput("compared"));
		assertEquals("2 of 3 cells compared",
			run(SCRIPTS.resolve("CompareCells.py"), "folder", folder.toFile(), "current", 0.3, "csv", csv.toFile()).getOutput("compared"));
		final ResultsTable table = ResultsTable.open(csv.toString());
		assertEquals("cell.swc", table.getStringValue("Cell", 1));
		final LoadedNeuron neuron = LoadedNeuron.read(folder.resolve("cell.swc"));
		final double resistance = Impedance.atRest(neuron.model(), neuron.cable(), 0)
			.input(neuron.cable().locate(Location.SOMA).compartment()).magnitude();
		final double rise = table.getValue("End of the step (mV)", 1) - table.getValue("Rest (mV)", 1);
		assertTrue(rise > 0.5 * 0.3 * resistance && rise <= 0.3 * resistance + 0.01, "Ohm's law: " + rise + " mV");
		assertTrue(table.getValue("Spikes", 0) > 0, "the model with channels fires");
	}

	@Test
	void aTemplateInPythonMeasuresAttenuation(@TempDir final Path folder) throws Exception {
		final Path csv = folder.resolve("attenuation.csv"), cell = Path.of("sample-data/granule.swc");
		final ScriptModule module =
			run(TEMPLATES.resolve("Attenuation_to_the_Soma.py"), "file", cell.toFile(), "frequency", 0.0, "csv", csv.toFile());
		final ResultsTable table = ResultsTable.open(csv.toString());
		final LoadedNeuron neuron = LoadedNeuron.read(cell);
		final CableModel cable = neuron.cable();
		final Impedance impedance = Impedance.atRest(neuron.model(), cable, 0);
		final int soma = cable.locate(Location.SOMA).compartment();
		assertEquals(cable.compartments(Region.DENDRITES).length, table.size());
		for (int row = 0; row < table.size(); row++) {
			final int compartment = (int) table.getValue("Compartment", row);
			assertEquals(impedance.ratio(compartment, soma).magnitude(), table.getValue("Arrives at the soma", row), 1e-3);
		}
		assertTrue(module.getOutput("found").toString().matches("\\d+\\.\\d % arrives from \\d+ um away, the least of all"),
			String.valueOf(module.getOutput("found")));
	}

	@Test
	void inputResistanceIsMeasuredForEveryUsableCellOfAFolder(@TempDir final Path folder) throws Exception {
		SpikingCell.write(folder);
		Files.writeString(folder.resolve("broken.swc"), "1 1 0 0 0\n");
		Files.writeString(folder.resolve("notes.txt"), "not a cell");
		final Path csv = folder.resolve("table.csv");
		final ScriptModule module =
			run(SCRIPTS.resolve("MeasureInputResistance.groovy"), "folder", folder.toFile(), "frequency", 0.0, "csv", csv.toFile());
		assertEquals("2 of 3 cells measured", module.getOutput("measured"));
		final ResultsTable table = ResultsTable.open(csv.toString());
		final LoadedNeuron neuron = LoadedNeuron.read(folder.resolve("cell.swc"));
		final CableModel cable = neuron.cable();
		final double expected = Impedance.atRest(neuron.model(), cable, 0).input(cable.locate(Location.SOMA).compartment()).magnitude();
		assertEquals("cell.swc", table.getStringValue("Cell", 1));
		assertEquals(expected, table.getValue("Input impedance (MΩ)", 1), 1e-3 * expected);
	}
}
