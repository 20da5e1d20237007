/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Files of mechanisms in NMODL. */
public final class ChannelFiles {

	private static final int MOST = 10_000;

	private ChannelFiles() {
	}

	/**
	 * The mechanisms of a folder.
	 *
	 * @param folder where to look; folders in it are not looked into
	 * @return files whose names end with .mod, by name
	 * @throws IOException from the disk
	 * @throws ImageException if there are none, or more than ten thousand
	 */
	public static List<Path> in(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			final List<Path> mods =
				files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".mod") && Files.isRegularFile(file))
					.sorted().limit(MOST + 1L).toList();
			if (mods.isEmpty())
				throw new ImageException(folder + " holds no .mod files; expected a folder of mechanisms in NMODL");
			if (mods.size() > MOST)
				throw new ImageException(folder + " holds more than " + MOST + " .mod files; divide it");
			return mods;
		}
	}
}
