/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.List;

import org.dendritej.io.ModelFiles;
import org.dendritej.io.ProgramVersion;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.model.NeuronModel;

import ij.ImagePlus;

/**
 * What an image was made from, so that it can be made again.
 *
 * @param text lines of the form "key: value"; kept in the image's Info, which ImageJ shows, saves and reads again
 */
public record Provenance(String text) {

	/**
	 * All there is to know about an experiment: version, names, hashes, seed and the model file.
	 *
	 * @param model the experiment
	 * @param catalogue the mechanisms it is written in
	 * @param version of DendriteJ
	 * @return the provenance; without a date, so that the same run gives the same file
	 */
	public static Provenance of(final NeuronModel model, final Catalogue catalogue, final String version) {
		return new Provenance(
			"DendriteJ: " + version + "\nmodel: " + model.name() + "\nmodel hash: " + ModelFiles.hash(model) + "\nreconstruction: " +
				model.reconstruction().path() + "\nreconstruction SHA-256: " + model.reconstruction().sha256() + "\nseed: " + model.seed() +
				"\nmodel file:\n" + ModelFiles.toJson(model, catalogue));
	}

	/**
	 * All there is to know about an experiment with the mechanisms that come with us, simulated by this DendriteJ.
	 *
	 * @param model the experiment
	 * @return the provenance
	 */
	public static Provenance of(final NeuronModel model) {
		return of(model, Catalogue.STANDARD, ProgramVersion.text());
	}

	/** In a line, for plots: name, fingerprint and seed of the model, as far as they are there. */
	String line() {
		final StringBuilder line = new StringBuilder();
		for (final String key : List.of("model: ", "model hash: ", "seed: "))
			text.lines().filter(one -> one.startsWith(key)).findFirst()
				.ifPresent(one -> line.append(line.isEmpty() ? "" : ", ").append(one, 0,
					Math.min(one.length(), key.equals("model hash: ") ? key.length() + 12 : one.length())));
		return line.toString();
	}

	/** Writes it into an image. */
	void into(final ImagePlus image, final String what) {
		image.setProperty("Info", "quantity: " + what + "\n" + text);
	}
}
