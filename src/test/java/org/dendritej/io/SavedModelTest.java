/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.dendritej.model.NeuronModel;
import org.dendritej.recording.Recording;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that was saved and read again is the same experiment, to the last bit of its result. */
class SavedModelTest {

	@Test
	void aRunFromASavedFileGivesTheSameBits(@TempDir final Path folder) throws IOException {
		final LoadedNeuron neuron = LoadedNeuron.read(Path.of("sample-data/pyramidal.json"));
		final NeuronModel model =
			neuron.model().with(neuron.model().protocol().duration(15)).with(ModelFiles.source(Path.of("sample-data/pyramidal.swc"),
				folder.resolve("saved.json")));
		ModelFiles.write(model, folder.resolve("saved.json"));
		final LoadedNeuron saved = LoadedNeuron.read(folder.resolve("saved.json"));
		final Recording before = Simulation.of(model, neuron.cable()).run(RunMonitor.SILENT);
		final Recording after = Simulation.of(saved.model(), saved.cable()).run(RunMonitor.SILENT);
		assertEquals(before.spikes(), after.spikes());
		for (int i = 0; i < before.traces().size(); i++)
			assertArrayEquals(before.traces().get(i).values(), after.traces().get(i).values(), 0);
		assertEquals(31, before.frames());
		for (int f = 0; f < before.frames(); f++)
			assertArrayEquals(before.voltages(f), after.voltages(f), 0);
	}
}
