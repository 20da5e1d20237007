/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A cell of a soma and a forked dendrite, and an experiment on it that has everything in it. */
final class SmallCell {

	/** Soma of radius 5 µm; 100 µm of dendrite, then a fork into 60 and 80 µm, an axon of 30 µm. */
	static final String SWC = """
		1 1 0 0 0 5 -1
		2 3 0 5 0 1 1
		3 3 0 105 0 1 2
		4 3 60 105 0 0.5 3
		5 3 0 105 80 0.5 3
		6 2 0 -5 0 0.5 1
		7 2 0 -35 0 0.5 6
		""";

	private static final String MODEL = """
		{
			"dendritej": 1,
			"name": "small cell",
			"reconstruction": { "file": "cell.swc" },
			"biophysics": { "temperature": "6.3 degC", "mechanisms": [
				{ "region": "everywhere", "mechanism": "pas" },
				{ "region": { "any": ["soma", "axon"] }, "mechanism": "hh" }
			] },
			"synapses": [{
				"name": "cluster",
				"receptors": [{ "mechanism": "AMPA", "weight": "0.3 nS" }, { "mechanism": "NMDA", "weight": "1.5 nS" }],
				"sites": { "scattered": { "region": "dendrites", "number": 20 } },
				"spikes": { "poisson": { "rate": "200 Hz" } }
			}],
			"protocol": { "duration": "20 ms", "start": { "voltage": "-65 mV" }, "stimuli": [
				{ "currentClamp": { "location": "soma", "current": { "step": { "amplitude": "0.5 nA", "onset": "2 ms" } } } }
			] },
			"recording": { "probes": [
				{ "voltage": { "name": "soma", "location": "soma" } },
				{ "synapse": { "name": "g, \\"first\\"", "group": "cluster", "synapse": 0, "receptor": "NMDA", "variable": "g" } },
				{ "mechanism": { "name": "m", "location": "soma", "mechanism": "hh", "variable": "m" } }
			] }
		}
		""";

	private SmallCell() {
	}

	/** Writes both and gives the path of the model. */
	static Path write(final Path folder) throws IOException {
		Files.writeString(folder.resolve("cell.swc"), SWC);
		return Files.writeString(folder.resolve("model.json"), MODEL);
	}
}
