/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.nio.file.Path;
import java.util.List;

import org.dendritej.morphology.Finding;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.Reconstruction;

/**
 * A reconstruction that was read for a model, and the morphology chosen from it.
 *
 * @param reconstruction what the file says
 * @param morphology the chosen tree in µm
 * @param tree its number in the reconstruction, from 0
 * @param micrometresPerUnit the scale that was applied to the file's coordinates
 * @param findings of the reader and of the choice
 * @param file where it was read from
 * @param sha256 hash of the file's bytes, hexadecimal
 */
public record LoadedReconstruction(Reconstruction reconstruction, Morphology morphology, int tree, double micrometresPerUnit,
	List<Finding> findings,
	Path file, String sha256) {

	/** Copies the list. */
	public LoadedReconstruction {
		findings = List.copyOf(findings);
	}
}
