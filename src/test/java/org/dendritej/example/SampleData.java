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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.dendritej.io.ModelFiles;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.ReconstructionSource;
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
		final byte[] pyramidal = swc(SampleNeurons.pyramidal(PYRAMIDAL_SEED), "layer-5 pyramidal cell", PYRAMIDAL_SEED);
		final NeuronModel model = SampleModel.model(
			new ReconstructionSource("pyramidal.swc", sha256(pyramidal), -1, Double.NaN, Map.of()));
		final Map<String, byte[]> files = new TreeMap<>();
		files.put("pyramidal.swc", pyramidal);
		files.put("pyramidal.json", ModelFiles.toJson(model, Catalogue.STANDARD).getBytes(StandardCharsets.UTF_8));
		files.put("granule.swc", swc(SampleNeurons.granule(GRANULE_SEED), "granule cell", GRANULE_SEED));
		return files;
	}

	private static String sha256(final byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
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
