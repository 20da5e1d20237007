/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package sc.fiji.snt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Stands in for the class of SNT that holds its paths, see {@link SNTService}. It writes the text of the trees it was given into the files that SNT would write. */
public class PathAndFillManager {

	private final List<String> trees;

	/** Holds trees. @param trees each the points of one connected structure in the format of SWC, numbered from 1 */
	public PathAndFillManager(final List<String> trees) {
		this.trees = List.copyOf(trees);
	}

	/** Number of paths. */
	public int size() {
		return trees.size();
	}

	/** Writes BASE.swc, or of several trees BASE-000.swc and so on, below SNT's heading. @return whether any was written */
	public synchronized boolean exportAllPathsAsSWC(final String base) {
		try {
			for (int i = 0; i < trees.size(); i++)
				Files.writeString(Path.of(base + (trees.size() == 1 ? "" : String.format("-%03d", i)) + ".swc"),
					"# Exported from SNT v5.0.0 on 2026-01-01T12:00:00\n# https://imagej.net/SNT\n#\n"
						+ "# All positions and radii in microns\n# Voxel separation (x,y,z): 0.2, 0.2, 0.5\n#\n" + trees.get(i));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return !trees.isEmpty();
	}
}
