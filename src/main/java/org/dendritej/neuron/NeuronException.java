/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

/** A point neuron, or an input to one, that cannot be used. The message says where, what was found, what was expected and what to do. */
public class NeuronException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * With one clear sentence.
	 *
	 * @param message where, what was found, what was expected, what to do
	 */
	public NeuronException(final String message) {
		super(message);
	}

	/** The value if it is finite. */
	static double finite(final String owner, final String name, final double value, final String unit) {
		if (!Double.isFinite(value))
			throw new NeuronException(owner + ": " + name + " is " + text(value, unit) + "; it must be a finite number");
		return value;
	}

	/** The value if it is finite and positive. */
	static double positive(final String owner, final String name, final double value, final String unit) {
		if (!(value > 0) || Double.isInfinite(value))
			throw new NeuronException(owner + ": " + name + " is " + text(value, unit) + "; it must be finite and greater than 0");
		return value;
	}

	/** The value if it is finite and not negative. */
	static double notNegative(final String owner, final String name, final double value, final String unit) {
		if (!(value >= 0) || Double.isInfinite(value))
			throw new NeuronException(owner + ": " + name + " is " + text(value, unit) + "; it must be finite and not negative");
		return value;
	}

	private static String text(final double value, final String unit) {
		return value + (unit.isEmpty() ? "" : " " + unit);
	}
}
