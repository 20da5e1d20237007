/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

/** A step in time, or a piece of one, as everything that takes part in it sees it. Set by the thread that leads, before others look at it. */
final class Step {

	/** Which step of the run it is, or is a piece of. */
	int number;
	/** Where it begins, and how long it is, ms. */
	double from, length;
	/** How long before the voltage's time, which is the end of the step, staggered states stand before they move, ms. */
	double ahead;
	/** By how much staggered states move after the voltage, ms; 0 where they move with it. */
	double staggered;

	/** Sets where it begins and how long it is, ms. */
	void set(final double begin, final double ms) {
		from = begin;
		length = ms;
	}
}
