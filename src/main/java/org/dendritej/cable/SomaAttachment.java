/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

/** Where a neurite that leaves the soma is joined to it. */
public enum SomaAttachment {
	/** The neurite starts at its first own point and is joined to the middle of the soma; the step from the soma to that point has no length. */
	MIDDLE,
	/** As NEURON's Import3d tool joins it. */
	NEURON_IMPORT,
	/** At the soma point which the file names as its parent; the step from there to the neurite's first own point counts. */
	FILE_POINT,
	/** The neurite starts at its first own point and is joined to the far end of the soma, without length in between. */
	END
}
