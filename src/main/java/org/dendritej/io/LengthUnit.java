/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.Locale;

/** Names of units of length as microscopes and tracing programs write them. */
public final class LengthUnit {

	private LengthUnit() {
	}

	/**
	 * Length of a unit.
	 *
	 * @param name in any spelling
	 * @return µm; NaN if the name says nothing about it, as "pixel"
	 */
	public static double micrometres(final String name) {
		// The replacement character and "Â" are what is left of a µ that was written in another encoding.
		return switch (name.strip().toLowerCase(Locale.ROOT)) {
			case "µm", "μm", "um", "micron", "microns", "micrometer", "micrometers", "micrometre", "micrometres", "\ufffdm", "âµm",
				"\\u00b5m" -> 1;
			case "nm", "nanometer", "nanometers", "nanometre", "nanometres" -> 1e-3;
			case "mm", "millimeter", "millimeters", "millimetre", "millimetres" -> 1e3;
			case "cm", "centimeter", "centimeters", "centimetre", "centimetres" -> 1e4;
			case "m", "meter", "meters", "metre", "metres" -> 1e6;
			case "inch", "inches", "in" -> 25400;
			default -> Double.NaN;
		};
	}
}
