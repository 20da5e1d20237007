/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism.transmission;

import org.dendritej.mechanism.MechanismException;

/** Refuses numbers that cannot be used, with one sentence. */
final class Checks {

	private Checks() {
	}

	static double probability(final String what, final double value) {
		if (!(value >= 0 && value <= 1))
			throw new MechanismException(what + " is " + value + "; expected a number from 0 to 1");
		return value;
	}

	static double finite(final String what, final double value) {
		if (!Double.isFinite(value))
			throw new MechanismException(what + " is " + value + "; expected a finite number");
		return value;
	}

	static double notNegative(final String what, final double value, final String unit) {
		if (!(value >= 0) || Double.isInfinite(value))
			throw new MechanismException(what + " is " + value + unit(unit) + "; expected a finite number that is not negative");
		return value;
	}

	static double positive(final String what, final double value, final String unit) {
		if (!(value > 0) || Double.isInfinite(value))
			throw new MechanismException(what + " is " + value + unit(unit) + "; expected a positive, finite number");
		return value;
	}

	private static String unit(final String unit) {
		return unit.isEmpty() ? "" : " " + unit;
	}
}
