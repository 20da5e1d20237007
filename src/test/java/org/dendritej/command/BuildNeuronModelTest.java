/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.measure.ResultsTable;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.dendritej.SpikingCell;
import org.dendritej.cable.AxonTreatment;
import org.dendritej.cable.CompartmentRule;
import org.dendritej.cable.SomaAttachment;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.model.Biophysics;
import org.dendritej.model.MembranePreset;
import org.dendritej.model.NeuronModel;
import org.dendritej.simulation.Electrotonus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandModule;

/** Build Neuron Model..., as SciJava runs it without a display. */
class BuildNeuronModelTest {

	private static final CommandBench BENCH = new CommandBench();

	@TempDir private Path folder;
	private File cell;

	@BeforeEach
	void writeCell() throws Exception {
		cell = Files.writeString(folder.resolve("cell.swc"), SpikingCell.SWC).toFile();
		ResultsTable.getResultsTable().reset();
	}

	@AfterAll
	static void close() {
		BENCH.close();
	}

	private NeuronModel built(final Object... more) throws Exception {
		final Path out = folder.resolve("model.json");
		final Object[] inputs = new Object[more.length + 6];
		System.arraycopy(new Object[] { "reconstruction", cell, "file", out.toFile(), "replace", true }, 0, inputs, 0, 6);
		System.arraycopy(more, 0, inputs, 6, more.length);
		BENCH.done(BuildNeuronModel.class, inputs);
		return LoadedNeuron.read(out).model();
	}

	@Test
	void theDefaultsMakeTheDefaultModel() throws Exception {
		final NeuronModel model = built();
		assertEquals("cell", model.name());
		assertEquals("cell.swc", model.reconstruction().path());
		assertEquals(Biophysics.DEFAULT, model.biophysics());
		assertEquals(CompartmentRule.DEFAULT, model.discretisation().rule());
		assertEquals(List.of(), model.synapses());
	}

	@Test
	void figuresStandInTheTableOfResultsAndInAFileOfTheirOwn() throws Exception {
		final Path csv = folder.resolve("figures.csv");
		final NeuronModel model = built("table", csv.toFile());
		final LoadedNeuron neuron = LoadedNeuron.read(folder.resolve("model.json"));
		final Electrotonus expected = Electrotonus.atRest(model, neuron.cable());
		final ResultsTable results = ResultsTable.getResultsTable();
		assertEquals(1, results.size());
		assertEquals(expected.inputResistance(), results.getValue("Input resistance (MΩ)", 0));
		assertEquals(expected.timeConstant(), results.getValue("Time constant (ms)", 0));
		assertEquals(expected.electrotonicLength(), results.getValue("Electrotonic length (λ)", 0));
		final List<String> lines = Files.readAllLines(csv);
		assertEquals(2, lines.size());
		assertEquals(
			"Label,Sections,Compartments,Length (µm),Membrane area (µm²),Input resistance (MΩ),Time constant (ms),Electrotonic length (λ),Model",
			lines.get(0));
		assertEquals(expected.inputResistance(), Double.parseDouble(lines.get(1).split(",")[5]));
	}

	@Test
	void everyChoiceArrivesInTheModel() throws Exception {
		assertEquals(MembranePreset.FIRING.values().biophysics(), built("membrane", "firing").biophysics());
		assertEquals(new CompartmentRule.MaximalLength(7.5), built("rule", "maximal-length", "longest", 7.5).discretisation().rule());
		assertEquals(new CompartmentRule.Fixed(3), built("rule", "fixed-number", "number", 3).discretisation().rule());
		assertEquals(new CompartmentRule.DLambda(0.05, 100), built("part", 5.0).discretisation().rule());
		assertEquals(SomaAttachment.FILE_POINT, built("attachment", "file-point").discretisation().attachment());
		assertEquals(AxonTreatment.STUB, built("axon", "stub").discretisation().axon());
		assertEquals("mine", built("title", "mine").name());
		assertEquals(2.5, built("unit", 2.5).reconstruction().micrometresPerUnit());
		assertEquals("cluster", built("experiment", true).synapses().get(0).name());
	}

	@Test
	void valuesOfTheirOwnAreTakenWhenTheyAreChosen() throws Exception {
		assertEquals(Biophysics.DEFAULT, built("membrane", "values").biophysics());
		assertEquals(Biophysics.DEFAULT, built("membrane", "passive", "somaleak", 9.0).biophysics());
		final Biophysics own = built("membrane", "values", "somasodium", 450.0, "somapotassium", 70.0, "temperature", 16.0).biophysics();
		assertEquals(16, own.celsius());
		assertEquals("hh", own.paints().get(own.paints().size() - 1).mechanism().name());
	}

	@Test
	void aDialogShowsTheFiguresAndTheValuesOfAPresetBeforeAnythingIsDone() throws Exception {
		final CommandModule dialog = BENCH.dialog(BuildNeuronModel.class);
		CommandBench.set(dialog, "reconstruction", folder.resolve("missing.swc").toFile());
		assertTrue(((String) dialog.getInput("figures")).contains("there is no such file"), (String) dialog.getInput("figures"));
		for (int i = 0; i < 100 && !((String) dialog.getInput("figures")).contains("MΩ"); i++)
			CommandBench.set(dialog, "reconstruction", cell);
		assertTrue(((String) dialog.getInput("figures")).startsWith("2 sections, "), (String) dialog.getInput("figures"));
		assertEquals(folder.resolve("cell.json").toFile(), dialog.getInput("file"));
		final String passive = (String) dialog.getInput("figures");
		for (int i = 0; i < 100 && (i == 0 || !((String) dialog.getInput("figures")).contains("MΩ")); i++)
			CommandBench.set(dialog, "membrane", "firing");
		assertEquals(450.0, dialog.getInput("somasodium"));
		assertEquals(16.0, dialog.getInput("temperature"));
		assertTrue(!passive.equals(dialog.getInput("figures")));
		CommandBench.set(dialog, "somaleak", 0.1);
		assertEquals("values", dialog.getInput("membrane"));
		assertEquals(List.of("", "cell.swc"), CommandBench.files(folder), "a dialog writes nothing");
	}

	@Test
	void whatCannotBeUsedIsRefusedInOneSentence() throws Exception {
		assertEquals("The parameter \"reconstruction\" is empty; expected the path of a reconstruction (.swc, .traces, .asc, .xml, .nml).",
			BENCH.refusal(folder, BuildNeuronModel.class));
		final Path there = Files.createFile(folder.resolve("there.json"));
		assertEquals("The parameter \"file\" is " + there + ", which is there already; choose another name, or replace=true.",
			BENCH.refusal(folder, BuildNeuronModel.class, "reconstruction", cell, "file", there.toFile()));
		assertEquals("The parameter \"membrane\" (Membrane) is \"pasive\"; expected one of [passive, firing, squid, values].",
			BENCH.refusal(folder, BuildNeuronModel.class, "reconstruction", cell, "membrane", "pasive"));
		assertTrue(BENCH.refusal(folder, BuildNeuronModel.class, "reconstruction", cell, "tree", 5).startsWith("cell.swc: "));
		assertTrue(BENCH.refusal(folder, BuildNeuronModel.class, "reconstruction", cell, "membrane", "values", "somaleak", 0.0,
			"axonleak", 0.0, "dendriteleak", 0.0).contains("give it a leak"));
		assertTrue(BENCH.refusal(folder, BuildNeuronModel.class, "reconstruction",
			Files.writeString(folder.resolve("broken.swc"), "1 1 0 0\n").toFile()).startsWith("broken.swc"));
	}
}
