/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.example;

import java.util.Optional;

/**
 * How the neurites of one domain grow. Lengths in µm.
 *
 * @param type structure type as in SWC files
 * @param diameter at the beginning on the soma or as a side branch, with a spread of 8 %; branches of a split share their parent's instead
 * @param tipDiameter towards which it tapers exponentially
 * @param taper length constant of the taper
 * @param reach path length within the domain at which a neurite ends
 * @param spread standard deviation of the reach
 * @param branching how often it branches, and where
 * @param steering what turns it
 * @param side the habit of side branches; if there is one, the neurite goes on undivided instead of splitting in two
 * @param end the habit of the two branches into which the neurite splits at its reach, instead of ending there
 */
record Habit(int type, double diameter, double tipDiameter, double taper, double reach, double spread, Branching branching,
	Steering steering,
	Optional<Habit> side, Optional<Habit> end) {

	/** A habit without side branches which ends at its reach. */
	Habit(final int type, final double diameter, final double tipDiameter, final double taper, final double reach, final double spread,
		final Branching branching, final Steering steering) {
		this(type, diameter, tipDiameter, taper, reach, spread, branching, steering, Optional.empty(), Optional.empty());
	}

	/**
	 * Branching as a Poisson process with a dead time.
	 *
	 * @param rate per µm
	 * @param from path length within the domain from which on it branches
	 * @param to path length up to which it branches
	 * @param gap shortest distance between two branch points
	 * @param orders largest number of branch points between the beginning of the domain and a tip
	 * @param angle between the daughters, or between neurite and side branch, degrees; its spread is 15 %
	 */
	record Branching(double rate, double from, double to, double gap, int orders, double angle) {

		static final Branching NONE = new Branching(0, 0, 0, 0, 0, 0);
	}

	/**
	 * What turns a growing tip.
	 *
	 * @param persistence length over which it would keep its direction if nothing else turned it
	 * @param towards direction in which it is drawn
	 * @param pull strength of that, per µm
	 * @param outwards strength with which it is drawn away from the soma, per µm
	 */
	record Steering(double persistence, Vector towards, double pull, double outwards) {
	}
}
