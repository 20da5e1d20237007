/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.example;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.SamplePoint;

/**
 * Makes the files of {@code sample-data/} from their seeds. Run it in the project's folder with
 * {@code mvn test-compile exec:java -Dexec.mainClass=org.dendritej.example.SampleData -Dexec.classpathScope=test}.
 */
public final class SampleData {

	/** Seeds of the growths. */
	static final long PYRAMIDAL_SEED = 6, GRANULE_SEED = 1;

	private SampleData() {
	}

	/**
	 * Writes every file.
	 *
	 * @param arguments the folder; {@code sample-data} if there is none
	 * @throws IOException if a file cannot be written
	 */
	public static void main(final String[] arguments) throws IOException {
		final Path folder = Path.of(arguments.length > 0 ? arguments[0] : "sample-data");
		Files.createDirectories(folder);
		for (final Map.Entry<String, byte[]> file : files().entrySet())
			Files.write(folder.resolve(file.getKey()), file.getValue());
	}

	/** Every file by name. */
	static Map<String, byte[]> files() {
		final Map<String, byte[]> files = new TreeMap<>();
		files.put("pyramidal.swc", swc(SampleNeurons.pyramidal(PYRAMIDAL_SEED), "layer-5 pyramidal cell", PYRAMIDAL_SEED));
		files.put("granule.swc", swc(SampleNeurons.granule(GRANULE_SEED), "granule cell", GRANULE_SEED));
		return files;
	}

	private static byte[] swc(final Morphology morphology, final String what, final long seed) {
		final StringBuilder text = new StringBuilder("# Sample " + what + ", grown by a stochastic model with seed " + seed +
			"; not a real cell. Positions and radii in µm.\n# id type x y z radius parent\n");
		for (int i = 0; i < morphology.size(); i++) {
			final SamplePoint p = morphology.points().get(i);
			text.append(String.format(Locale.ROOT, "%d %d %.2f %.2f %.2f %.3f %d%n", i + 1, p.type(), p.x(), p.y(), p.z(), p.radius(),
				p.parent() < 0 ? -1 : p.parent() + 1).replace("\r", ""));
		}
		return text.toString().getBytes(StandardCharsets.UTF_8);
	}
}
