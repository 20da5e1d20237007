/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** Runs what lies in {@code plugins/} as Fiji does: SciJava reads the parameters, Groovy the rest. */
class ScriptsTest {

	private static final Path SCRIPTS = Path.of("plugins");
	private static final Context CONTEXT = contextWithGroovy();

	/** Makes Groovy known to SciJava, as Fiji's own component for it does. */
	public static final class Groovy extends AdaptedScriptLanguage {

		/** Adapts the engine on the class path. */
		public Groovy() {
			super("groovy");
		}
	}

	private static Context contextWithGroovy() {
		final Context context = new Context(PluginService.class, CommandService.class, ScriptService.class);
		context.service(PluginService.class).addPlugin(new PluginInfo<>(Groovy.class.getName(), ScriptLanguage.class));
		return context;
	}

	@AfterAll
	static void close() {
		CONTEXT.dispose();
	}

	private static ScriptModule run(final String name, final Object... inputs) throws Exception {
		final File script = SCRIPTS.resolve(name).toFile();
		return CONTEXT.service(ScriptService.class).run(script, true, inputs).get();
	}

	@Test
	void noScriptHasAnUnderscoreAndEachIsTriedHere() throws Exception {
		try (Stream<Path> files = Files.list(SCRIPTS)) {
			assertEquals(List.of("MeasureInputResistance.groovy", "README.md"),
				files.map(file -> file.getFileName().toString()).sorted().toList());
		}
	}

	@Test
	void inputResistanceIsMeasuredForEveryUsableCellOfAFolder(@TempDir final Path folder) throws Exception {
		SpikingCell.write(folder);
		Files.writeString(folder.resolve("broken.swc"), "1 1 0 0 0\n");
		Files.writeString(folder.resolve("notes.txt"), "not a cell");
		final Path csv = folder.resolve("table.csv");
		final ScriptModule module = run("MeasureInputResistance.groovy", "folder", folder.toFile(), "frequency", 0.0, "csv", csv.toFile());
		assertEquals("2 of 3 cells measured", module.getOutput("measured"));
		final ResultsTable table = ResultsTable.open(csv.toString());
		final LoadedNeuron neuron = LoadedNeuron.read(folder.resolve("cell.swc"));
		final CableModel cable = neuron.cable();
		final double expected = Impedance.atRest(neuron.model(), cable, 0).input(cable.locate(Location.SOMA).compartment()).magnitude();
		assertEquals("cell.swc", table.getStringValue("Cell", 1));
		assertEquals(expected, table.getValue("Input impedance (MΩ)", 1), 1e-3 * expected);
	}
}
