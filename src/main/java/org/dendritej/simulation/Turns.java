/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

/** The step that blocks begin and the one before, which they end in the same go; two objects by turns. */
final class Turns {

	private final Step[] steps = { new Step(), new Step() };
	private int number; // no reference is written in a step: HotSpot's compiler takes long for it

	/** What {@link Part parts} up to the solution belong to. */
	Step present() {
		return steps[number];
	}

	/** What parts after it belong to. */
	Step last() {
		return steps[1 - number];
	}

	/** Makes the present step the last one. */
	void turn() {
		number = 1 - number;
	}
}
