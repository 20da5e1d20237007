/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.morphology;

/**
 * A place on a neuron where something is put: an electrode, a synapse, a probe. It becomes a compartment when a cable model resolves it.
 */
public sealed interface Location {

	/** The middle of the soma, or the root of a neuron without soma. */
	Location SOMA = new SomaMiddle();

	/** The middle of the soma, or the root of a neuron without soma. */
	record SomaMiddle() implements Location {
	}

	/**
	 * A fraction of a section's length.
	 *
	 * @param section index of the section in the cable model
	 * @param fraction 0 is the end nearer to the soma, 1 the other
	 */
	record OnSection(int section, double fraction) implements Location {

		/** Refuses fractions outside 0 … 1. */
		public OnSection {
			if (!(fraction >= 0 && fraction <= 1))
				throw new MorphologyException("section " + section + ": a fraction of its length lies between 0 and 1, found " + fraction);
		}
	}

	/**
	 * The point of the neuron nearest to a position.
	 *
	 * @param x µm
	 * @param y µm
	 * @param z µm
	 */
	record NearestTo(double x, double y, double z) implements Location {

		/** Refuses what is not finite. */
		public NearestTo {
			if (!Double.isFinite(x + y + z))
				throw new MorphologyException("a location needs three finite coordinates, found " + x + ", " + y + ", " + z);
		}
	}

	/**
	 * A sample point of the morphology.
	 *
	 * @param index of the point in {@link Morphology#points()}
	 */
	record AtPoint(int index) implements Location {
	}
}
