/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

/**
 * Where a neurite that leaves the soma is joined to it. A neurite of a single point keeps the step from the soma, so that it exists, unless NEURON is followed
 * and drops it (at the first point of a soma that branches there). A step that
 * has a length is a cylinder with the radius of the neurite's first own point.
 */
public enum SomaAttachment {
	/** The neurite starts at its first own point and is joined to the middle of the soma; the step from the soma to that point has no length. */
	MIDDLE,
	/**
	 * As NEURON's Import3d tool joins it: to the middle of a soma of one point or of the three points of NeuroMorpho.Org, without length in between; to the
	 * start, middle or end of a soma of several points, outlines included, all of which keep their radii as frusta, depending on the point it leaves; in some
	 * of these cases the step has a length.
	 */
	NEURON_IMPORT,
	/** At the soma point which the file names as its parent; the step from there to the neurite's first own point counts. */
	FILE_POINT,
	/** The neurite starts at its first own point and is joined to the far end of the soma, of frusta the thinner one, without length in between. */
	END
}
