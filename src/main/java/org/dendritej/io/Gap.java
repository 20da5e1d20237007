/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.Locale;

import org.dendritej.morphology.Frame;

/** Distances in messages. */
final class Gap {

	private Gap() {
	}

	/** A distance in µm or, where nobody knows how long the unit is, in the unit of the frame. */
	static String inWords(final double gap, final Frame frame) {
		final boolean known = !Double.isNaN(frame.micrometresPerUnit());
		return String.format(Locale.ROOT, "%.2f %s", known ? gap * frame.micrometresPerUnit() : gap, known ? "µm" : frame.unit());
	}
}
