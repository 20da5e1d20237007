/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.dendritej.cable.AxonTreatment;
import org.dendritej.cable.CompartmentRule;
import org.dendritej.cable.Discretisation;
import org.dendritej.cable.SomaAttachment;
import org.dendritej.experiment.FirstLook;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.io.ModelFiles;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.ReconstructionSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildCommandTest {

	@TempDir Path folder;

	private Path cell;

	@BeforeEach
	void writeCell() throws IOException {
		cell = Files.writeString(folder.resolve("cell.swc"), SmallCell.SWC);
	}

	@Test
	void theModelHasEveryDefaultAndTheHashOfItsReconstruction() throws IOException {
		final Path model = folder.resolve("new/folder/model.json");
		final Shell shell = Shell.run("build", cell, "--out", model);
		assertEquals(0, shell.exitCode(), shell.err());
		final NeuronModel read = ModelFiles.read(model);
		assertEquals(64, read.reconstruction().sha256().length());
		final NeuronModel bare =
			NeuronModel.of("cell", new ReconstructionSource("../../cell.swc", read.reconstruction().sha256(), -1, Double.NaN, Map.of()));
		assertEquals(FirstLook.on(bare, LoadedNeuron.read(model).cable()), read);
		assertEquals(0, Shell.run("build", cell, "--out", model, "--force", "--empty").exitCode());
		assertEquals(bare, ModelFiles.read(model));
		assertEquals(5, LoadedNeuron.read(model).reconstruction().morphology().points().get(0).radius());
	}

	@Test
	void optionsChooseHowTheNeuronIsCut() throws IOException {
		final Path model = folder.resolve("model.json");
		final Shell shell =
			Shell.run("build", cell, "--out", model, "--name", "Title", "--maximal-length", "12.5", "--attachment", "file-point",
				"--axon", "stub", "--tree", "0", "--unit", "0.5");
		assertEquals(0, shell.exitCode(), shell.err());
		final NeuronModel read = ModelFiles.read(model);
		assertEquals("Title", read.name());
		assertEquals(new Discretisation(new CompartmentRule.MaximalLength(12.5), SomaAttachment.FILE_POINT, AxonTreatment.STUB),
			read.discretisation());
		assertEquals(0, read.reconstruction().tree());
		assertEquals(0.5, read.reconstruction().micrometresPerUnit());
	}

	@Test
	void aFileThatIsThereIsReplacedOnRequestOnly() throws IOException {
		final Path model = Files.writeString(folder.resolve("model.json"), "precious");
		final Shell refused = Shell.run("build", cell, "--out", model);
		assertEquals(1, refused.exitCode());
		assertTrue(refused.err().contains("--force"), refused.err());
		assertEquals("precious", Files.readString(model));
		assertEquals(0, Shell.run("build", cell, "--out", model, "--force").exitCode());
		assertEquals("cell", ModelFiles.read(model).name());
	}
}
