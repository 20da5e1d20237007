/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of real reconstructions, images and reference figures that lies beside the checkout as {@code shared}, too large and of too
 * many licences to be part of it. The system property {@code dendritej.shared} names another place.
 */
public final class SharedData {

	private SharedData() {
	}

	/**
	 * A file or folder in there; the calling test is skipped with a message when it is missing.
	 *
	 * @param relative path below the folder, such as {@code data/swc/PV_interneuron_470522102.swc}
	 * @return where it is, absolute
	 */
	public static Path file(final String relative) {
		final Path file = named(relative);
		assumeTrue(Files.exists(file), () -> "skipped: there is no " + file + "; -Ddendritej.shared=FOLDER tells where the shared data is");
		return file;
	}

	/**
	 * A file or folder in there, for programs rather than tests.
	 *
	 * @param relative path below the folder
	 * @return where it is, absolute; empty if it is missing
	 */
	public static Optional<Path> find(final String relative) {
		return Optional.of(named(relative)).filter(Files::exists);
	}

	private static Path named(final String relative) {
		return folder().resolve(relative);
	}

	private static Path folder() {
		final String named = System.getProperty("dendritej.shared");
		final Path base = Path.of(System.getProperty("basedir", "")).toAbsolutePath(); // Surefire sets basedir
		return (named == null ? base.resolveSibling("shared") : Path.of(named).toAbsolutePath()).normalize();
	}
}
