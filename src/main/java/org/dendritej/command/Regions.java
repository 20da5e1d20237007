/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import java.util.List;

import org.dendritej.morphology.Region;

/** The regions that dialogs offer. */
final class Regions {

	private Regions() {
	}

	/**
	 * A region by its word, limited to a range of path distances from the soma.
	 *
	 * @param word such as "dendrites"
	 * @param from least distance, µm; value of the parameter {@code from}
	 * @param to greatest distance, µm, or 0 for no limit; value of the parameter {@code to}
	 * @return the region
	 * @throws ParameterException if the range is empty
	 */
	static Region of(final String word, final double from, final double to) {
		final Region type = switch (word) {
			case "basal" -> Region.BASAL;
			case "apical" -> Region.APICAL;
			case "axon" -> Region.AXON;
			case "soma" -> Region.SOMA;
			case "everywhere" -> Region.EVERYWHERE;
			default -> Region.DENDRITES;
		};
		if (from == 0 && to == 0)
			return type;
		if (to != 0 && to <= from)
			throw new ParameterException("to", "is " + to + " µm, but \"from\" is " + from + " µm; expected more, or 0 for no limit");
		return new Region.AllOf(List.of(type, new Region.PathDistance(from, to == 0 ? Double.POSITIVE_INFINITY : to)));
	}
}
