/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.morphology;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which tree of a reconstruction becomes a morphology, and how.
 *
 * @param tree number of the connected tree, from 0; {@link #MAIN_TREE} for {@link Reconstruction#mainTree()}
 * @param micrometresPerUnit scale of the file's coordinates and radii; NaN for what the file itself says
 * @param defaultRadii radius by structure type for points without one, µm; types that are missing here have the {@link MissingRadii#DEFAULTS built-in}
 *            ones
 */
public record TreeChoice(int tree, double micrometresPerUnit, Map<Integer, Double> defaultRadii) {

	/** Stands for the number of the main tree. */
	public static final int MAIN_TREE = -1;

	/** The main tree with the file's scale and the built-in radii. */
	public static final TreeChoice MAIN = new TreeChoice(MAIN_TREE, Double.NaN, Map.of());

	/** Refuses scales and radii that are not positive. */
	public TreeChoice {
		defaultRadii = Collections.unmodifiableMap(new TreeMap<>(defaultRadii));
		if (!Double.isNaN(micrometresPerUnit) && (!(micrometresPerUnit > 0) || Double.isInfinite(micrometresPerUnit)))
			throw new MorphologyException("a scale of " + micrometresPerUnit + " µm per unit is none; it must be positive and finite");
		defaultRadii.forEach((type, radius) -> {
			if (!(radius > 0) || Double.isInfinite(radius))
				throw new MorphologyException(
					"the default radius of " + Types.name(type) + " is " + radius + " µm; it must be positive and finite");
		});
	}
}
