/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which tree of which file a model is made of, and what was decided about it.
 *
 * @param path of the file, as written in the model file (relative to it) or absolute
 * @param sha256 of the file's bytes, hexadecimal; empty if not known. A file with another hash is refused
 * @param tree which connected tree of the reconstruction, counted from 0 in the order of their first points; −1 for the one with most length, soma first
 * @param micrometresPerUnit scale of the file's coordinates; NaN for what the file itself says
 * @param defaultRadii radius for points without one by structure type, µm; empty for the built-in defaults
 */
public record ReconstructionSource(String path, String sha256, int tree, double micrometresPerUnit, Map<Integer, Double> defaultRadii) {

	/** Copies. */
	public ReconstructionSource {
		defaultRadii = java.util.Collections.unmodifiableMap(new TreeMap<>(defaultRadii));
	}

	/**
	 * The main tree of a file.
	 *
	 * @param path of the file
	 * @return a source without hash
	 */
	public static ReconstructionSource of(final String path) {
		return new ReconstructionSource(path, "", -1, Double.NaN, Map.of());
	}

	/**
	 * The same source, to be the very file that is known.
	 *
	 * @param newSha256 hash of the file's bytes, hexadecimal
	 * @return a changed copy
	 */
	public ReconstructionSource withHash(final String newSha256) {
		return new ReconstructionSource(path, newSha256, tree, micrometresPerUnit, defaultRadii);
	}

	/**
	 * The same file under another path.
	 *
	 * @param newPath of the file
	 * @return a changed copy
	 */
	public ReconstructionSource at(final String newPath) {
		return new ReconstructionSource(newPath, sha256, tree, micrometresPerUnit, defaultRadii);
	}
}
