/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A soma with Hodgkin–Huxley channels and one dendrite of 40 µm along x, which fires while 0.6 nA flow from 5 to 25 ms: quick to simulate and to draw. */
public final class SpikingCell {

	/** The reconstruction. */
	public static final String SWC = """
		1 1 10 10 5 6 -1
		2 3 16 10 5 1 1
		3 3 36 10 5 1 2
		4 3 56 10 5 1 3
		""";

	/** The model file, for a reconstruction {@code cell.swc} beside it. */
	public static final String MODEL = """
		{
			"dendritej": 1,
			"name": "spiking cell",
			"reconstruction": { "file": "cell.swc" },
			"biophysics": {
				"temperature": "6.3 degC",
				"cable": [{ "region": "everywhere", "axialResistivity": "100 Ohm cm", "specificCapacitance": "1 uF/cm2" }],
				"mechanisms": [{ "region": "everywhere", "mechanism": "hh" }]
			},
			"protocol": {
				"duration": "30 ms",
				"stimuli": [{ "currentClamp": { "location": "soma",
					"current": { "step": { "amplitude": "0.6 nA", "onset": "5 ms", "duration": "20 ms" } } } }]
			},
			"recording": {
				"probes": [
					{ "voltage": { "name": "soma", "location": "soma" } },
					{ "voltage": { "name": "tip", "location": { "point": 3 } } },
					{ "stimulus": { "name": "electrode", "stimulus": 0 } }
				],
				"frameInterval": "1 ms",
				"spikeDetectors": [{ "name": "soma", "location": "soma", "threshold": "-20 mV" }]
			}
		}
		""";

	private SpikingCell() {
	}

	/**
	 * Writes both files.
	 *
	 * @param folder where
	 * @return the model file
	 */
	public static Path write(final Path folder) throws IOException {
		Files.writeString(folder.resolve("cell.swc"), SWC);
		return Files.writeString(folder.resolve("cell.json"), MODEL);
	}
}
