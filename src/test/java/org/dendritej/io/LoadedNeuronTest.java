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
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

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

	@Test
	void tracesMakeANeuronLikeAnyOtherFormatPackedOrNot(@TempDir final Path folder) throws IOException {
		final String traces = """
			<?xml version="1.0"?>
			<tracings>
			<samplespacing x="1" y="1" z="1" units="micron"/>
			<imagesize width="100" height="100" depth="1"/>
			<path id="0" swctype="3">
			<point x="1" y="1" z="0" xd="1" yd="1" zd="0" r="0.5"/>
			<point x="1" y="61" z="0" xd="1" yd="61" zd="0" r="0.5"/>
			</path>
			</tracings>
			""";
		final Path plain = Files.writeString(folder.resolve("plain.traces"), traces), packed = folder.resolve("packed.traces");
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
			out.write(traces.getBytes(StandardCharsets.UTF_8));
		}
		for (final Path file : List.of(plain, packed)) {
			final LoadedNeuron neuron = LoadedNeuron.read(file);
			assertEquals(SourceFile.hash(file), neuron.reconstruction().sha256());
			assertEquals(60, neuron.cable().sections().get(0).length(), 1e-12);
		}
	}
}
