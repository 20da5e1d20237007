/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;

/** Parts of the work on a block that come together, in their order. */
enum Program {

	/** No part. */
	NOTHING,
	/** How a step begins, and a piece of one. */
	OPEN(Part.REMEMBER, Part.DELIVER), DELIVER(Part.DELIVER), REMEMBER(Part.REMEMBER),
	/** What leads to the solution of a backward Euler step. */
	SOLVE(Part.SOURCE, Part.OWN, Part.CURRENTS, Part.ELECTRODES, Part.STEEPNESS, Part.FACTOR, Part.FORWARD), //
	SOLVE_WITHOUT_ELECTRODES(Part.SOURCE, Part.OWN, Part.CURRENTS, Part.STEEPNESS, Part.FACTOR, Part.FORWARD),
	/** The same for a membrane that never changes, when the matrix is the last one. */
	SOLVE_AGAIN(Part.SOURCE, Part.ELECTRODES, Part.FORWARD), //
	SOLVE_AGAIN_WITHOUT_ELECTRODES(Part.SOURCE, Part.FORWARD),
	/** What leads to the solution in the middle of a Crank–Nicolson step, and again when the matrix is the last one. */
	SOLVE_IN_MIDDLE(Part.LOOK_AHEAD, Part.SOURCE, Part.OWN, Part.CURRENTS, Part.ELECTRODES, Part.STEEPNESS, Part.RESTRAIN, Part.FACTOR,
		Part.FORWARD), //
	SOLVE_IN_MIDDLE_AGAIN(Part.SOURCE, Part.ELECTRODES, Part.FORWARD),
	/** What is needed several times in a step, and what leads to a solution with it. */
	HOLD(Part.CONSTANT, Part.CURRENTS, Part.ELECTRODES, Part.HOLD), HOLD_WITHOUT_ELECTRODES(Part.CONSTANT, Part.CURRENTS, Part.HOLD), //
	SOLVE_HELD(Part.HELD, Part.FACTOR, Part.FORWARD),
	/** How the solution is taken. */
	BACK(Part.BACK), BACK_IN_MIDDLE(Part.BACK_IN_MIDDLE), BACK_COARSE(Part.BACK_COARSE), BACK_FINE(Part.BACK_FINE),
	/** Conductances and sources alone, and the matrix alone. */
	CURRENTS(Part.CONSTANT, Part.CURRENTS), MATRIX(Part.FACTOR, Part.FORWARD),
	/** How a piece of a step, and a step, ends where all states move with the voltage. */
	ADVANCE(Part.ADVANCE), ADVANCE_AND_CLOSE(Part.ADVANCE, Part.FOLLOW, Part.RECORD),
	/** The same, with states that are half a step ahead when it has ended. */
	ADVANCE_AND_STAGGER(Part.ADVANCE, Part.FOLLOW, Part.RECORD, Part.STAGGER),
	/** How a piece of a step, and a step, ends where some states are half a step ahead. */
	ADVANCE_ON_GRID(Part.ADVANCE_ON_GRID), ADVANCE_ON_GRID_AND_CLOSE(Part.ADVANCE_ON_GRID, Part.FOLLOW, Part.RECORD, Part.STAGGER), //
	STAGGER(Part.STAGGER);

	private static final Part[][] PARTS = Arrays.stream(values()).map(program -> program.parts).toArray(Part[][]::new);
	private final Part[] parts;

	Program(final Part... parts) {
		this.parts = parts;
	}

	/** Those of a program that is known by its ordinal; not to be changed. */
	static Part[] parts(final int ordinal) {
		return PARTS[ordinal];
	}
}
