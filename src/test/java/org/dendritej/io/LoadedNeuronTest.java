/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.dendritej.cable.CompartmentRule;
import org.dendritej.model.NeuronModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedNeuronTest {

	private static final String SWC = "1 1 0 0 0 5 -1\n2 3 5 0 0 1 1\n3 3 205 0 0 1 2\n";

	@Test
	void aReconstructionAloneGivesTheDefaultModelWithItsHash(@TempDir final Path folder) throws IOException {
		final Path file = Files.writeString(folder.resolve("cell.CNG.swc"), SWC);
		final LoadedNeuron neuron = LoadedNeuron.read(file);
		assertEquals(NeuronModel.of("cell", ModelFiles.source(file, file)), neuron.model());
		assertEquals(neuron.reconstruction().sha256(), neuron.model().reconstruction().sha256());
		assertTrue(neuron.cable().compartments() > 1);
	}

	@Test
	void theModelWrittenBesideItsReconstructionIsTheSameNeuronAnywhere(@TempDir final Path folder) throws IOException {
		final Path swc = Files.writeString(folder.resolve("cell.swc"), SWC);
		final LoadedNeuron direct = LoadedNeuron.read(swc);
		final Path model = folder.resolve("model.JSON");
		ModelFiles.write(direct.model(), model);
		final LoadedNeuron loaded = LoadedNeuron.read(Path.of("").toAbsolutePath().relativize(model.toAbsolutePath()));
		assertEquals(direct.model(), loaded.model());
		assertEquals(direct.cable().compartments(), loaded.cable().compartments());
	}

	@Test
	void aModelThatNeedsOtherCompartmentsIsRefused(@TempDir final Path folder) throws IOException {
		final LoadedNeuron neuron = LoadedNeuron.read(Files.writeString(folder.resolve("cell.swc"), SWC));
		final NeuronModel model = neuron.model();
		assertEquals(250, neuron.with(model.with(model.protocol().duration(250))).model().protocol().duration());
		final NeuronModel finer = model.with(model.discretisation().with(new CompartmentRule.Fixed(31)));
		assertThrows(IllegalArgumentException.class, () -> neuron.with(finer));
	}
}
