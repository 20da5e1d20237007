/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.example;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

import org.dendritej.io.ModelFiles;
import org.dendritej.io.SwcWriter;
import org.dendritej.io.TracesWriter;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.Reconstruction;

import ij.ImagePlus;

/**
 * Makes the files of {@code sample-data/} from their seeds. Run it in the project's folder with
 * {@code mvn test-compile exec:java -Dexec.mainClass=org.dendritej.example.SampleData -Dexec.classpathScope=test}.
 */
public final class SampleData {

	/** Seeds of the growths. */
	static final long PYRAMIDAL_SEED = 6, GRANULE_SEED = 1;

	/** The pixels of the stack, sizes in µm. Position (0, 0, 0) of the reconstruction is the centre of its first voxel. */
	static final Frame.Image PIXELS = new Frame.Image(464, 836, 38, 1, 1, 3);

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
		final Morphology neuron = SampleNeurons.pyramidal(PYRAMIDAL_SEED);
		final byte[] pyramidal = swc(neuron, "layer-5 pyramidal cell", PYRAMIDAL_SEED);
		final NeuronModel model = SampleModel.model(
			new ReconstructionSource("pyramidal.swc", sha256(pyramidal), -1, Double.NaN, Map.of()));
		final Map<String, byte[]> files = new TreeMap<>();
		files.put("pyramidal.swc", pyramidal);
		files.put("pyramidal.traces", traces(neuron, PIXELS));
		files.put("pyramidal.json", ModelFiles.toJson(model, Catalogue.STANDARD).getBytes(StandardCharsets.UTF_8));
		final ImagePlus stack = SampleImages.stack(neuron, "pyramidal-stack.tif");
		files.put("pyramidal-stack.zip", SampleImages.zip(stack));
		files.put("pyramidal-sites.zip", SampleImages.zip(SampleImages.sites(neuron, model, stack)));
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

	private static Reconstruction reconstruction(final Morphology morphology, final Frame frame) {
		return new Reconstruction(morphology.name(), morphology.points(), frame, List.of());
	}

	private static byte[] swc(final Morphology morphology, final String what, final long seed) {
		return SwcWriter.text(reconstruction(morphology, Frame.MICROMETRES),
			List.of("Sample " + what + ", grown by a stochastic model with seed " + seed + "; not a real cell. Positions and radii in µm."))
			.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] traces(final Morphology morphology, final Frame.Image image) {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(TracesWriter.text(reconstruction(morphology, new Frame("micron", 1, 0, 0, 0, Optional.of(image))))
				.getBytes(StandardCharsets.UTF_8));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}
}
