/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.dendritej.model.ReconstructionSource;
import org.dendritej.morphology.ChosenTree;
import org.dendritej.morphology.Finding;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.TreeChoice;

/** The one entry for reconstruction files of any format. What a file is, its content decides, not its name. */
public final class Reconstructions {

	private Reconstructions() {
	}

	/**
	 * Reads a file in any format that is known here, packed with gzip or not: SWC, SNT .traces, Neurolucida ASCII and XML, NeuroML
	 * 2 and 1 (MorphML), KNOSSOS .nml, NeuronJ .ndf, lines among ImageJ
	 * ROIs.
	 *
	 * @param file where it is
	 * @return what it says
	 * @throws IOException from the disk
	 * @throws ReconstructionException if it is in another format or cannot be used; the message says why
	 */
	public static Reconstruction read(final Path file) throws IOException {
		try (SourceFile source = SourceFile.open(file)) {
			return read(source);
		}
	}

	/**
	 * Reads the file a model is made of and chooses its tree.
	 *
	 * @param source path, hash and choices
	 * @param baseFolder where relative paths begin: the folder of the model file
	 * @return the reconstruction, the morphology and the hash the file really has
	 * @throws IOException from the disk
	 * @throws ReconstructionException if the file cannot be used or is not the one the model was made with
	 * @throws org.dendritej.morphology.MorphologyException if it has no such tree, or neither it nor the source tells its scale
	 */
	public static LoadedReconstruction load(final ReconstructionSource source, final Path baseFolder) throws IOException {
		final Path file = resolve(source.path(), baseFolder);
		final String expected = source.sha256().strip().toLowerCase(java.util.Locale.ROOT);
		try (SourceFile opened = SourceFile.open(file)) {
			final Reconstruction reconstruction = read(opened);
			final String hash = opened.finish();
			if (!expected.isEmpty())
				compare(file, expected, hash);
			final ChosenTree chosen = reconstruction
				.choose(new TreeChoice(source.tree(), source.micrometresPerUnit(), source.defaultRadii()));
			final List<Finding> findings = new ArrayList<>(reconstruction.findings());
			findings.addAll(chosen.findings());
			return new LoadedReconstruction(reconstruction, chosen.morphology(), chosen.tree(), chosen.micrometresPerUnit(), findings, file,
				hash);
		}
		catch (final RuntimeException e) {
			if (!expected.isEmpty())
				compare(file, expected, SourceFile.hash(file)); // a strange file may also be one that cannot be read
			throw e;
		}
	}

	private static Path resolve(final String path, final Path baseFolder) {
		try {
			return baseFolder.resolve(path).normalize();
		}
		catch (final InvalidPathException e) {
			throw new ReconstructionException(path,
				"this is no path of a file; name the reconstruction by its path, best relative to the model file");
		}
	}

	private static void compare(final Path file, final String expected, final String found) {
		if (!found.equals(expected))
			throw new ReconstructionException(SourceFile.name(file),
				"this is not the file the model was made with: its SHA-256 is " + found +
					", expected " + expected + ". Get the original file back, or take the hash out of the model to accept this one.");
	}

	private static Reconstruction read(final SourceFile source) throws IOException {
		final FileFormat format = FileFormat.of(source.head());
		return switch (format.reader()) {
			case SWC -> SwcReader.read(source);
			case TRACES -> TracesReader.read(source, TracesReader.Fits.AS_SAVED);
			case NEUROLUCIDA_ASCII -> NeurolucidaAsciiReader.read(source);
			case NEUROLUCIDA_XML -> NeurolucidaXmlReader.read(source);
			case NEUROML -> NeuroMlReader.read(source);
			case KNOSSOS -> KnossosReader.read(source);
			case NEURONJ -> NeuronJReader.read(source);
			case ROI -> RoiReader.read(source);
			case NONE -> throw new ReconstructionException(source.name(), format.refusal());
		};
	}
}
