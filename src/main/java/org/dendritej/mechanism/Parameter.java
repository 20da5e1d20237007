/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

/**
 * Something of a mechanism that can be set.
 *
 * @param name as in model files
 * @param unit such as "S/cm2"; empty for a pure number
 * @param defaultValue in that unit
 * @param minimum smallest allowed value
 * @param maximum largest allowed value
 * @param perPlace whether it may differ from place to place (NMODL's RANGE); else one value holds everywhere
 * @param description what it means and where the default comes from
 */
public record Parameter(String name, String unit, double defaultValue, double minimum, double maximum, boolean perPlace,
	String description) {

	/** Checks that the default is allowed. */
	public Parameter {
		if (!(minimum <= defaultValue && defaultValue <= maximum))
			throw new MechanismException("parameter " + name + " has the default " + defaultValue +
				", which does not lie between " + minimum + " and " + maximum);
	}

	/**
	 * The value, if allowed.
	 *
	 * @param owner name of the mechanism, for the message
	 * @param value to be checked
	 * @return the value
	 * @throws MechanismException if it is outside the limits
	 */
	public double checked(final String owner, final double value) {
		if (!(value >= minimum && value <= maximum))
			throw new MechanismException(owner + ": " + name + " is " + value + (unit.isEmpty() ? "" : " " + unit) +
				"; it must lie between " + minimum + " and " + maximum);
		return value;
	}
}
