/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

/** A part of the work on a {@link Block}. What it consists of is laid down when the block is built: nothing at all, where the neuron has nothing of the kind. */
enum Part {

	/** Remembers the present voltages as the old ones, if these are needed. */
	REMEMBER,
	/** Delivers events of the present step. */
	DELIVER,
	/** Lets mechanisms see the concentrations of the middle of the present step. */
	LOOK_AHEAD,
	/** Begins conductances and sources with what never changes. */
	CONSTANT,
	/** Begins sources with what never changes, and inertia. */
	SOURCE,
	/** Begins conductances with what never changes, and inertia. */
	OWN,
	/** Adds what changes in the membrane, means over the present step. */
	CURRENTS,
	/** Adds what electrodes inject, means over the present step. */
	ELECTRODES,
	/** Notes whether a current falls too steeply with the voltage for a step of this length. */
	STEEPNESS,
	/** Gives inertia to compartments that extrapolation would throw too far. */
	RESTRAIN,
	/** Keeps conductances and sources for several solutions. */
	HOLD,
	/** Gives what is held the inertia of a step. */
	HELD,
	/** Eliminates from the matrix. */
	FACTOR,
	/** Eliminates from the right-hand side. */
	FORWARD,
	/** Takes the solution for the voltages. */
	BACK,
	/** Takes the solution for the voltages in the middle of the last step, which follow at its end. */
	BACK_IN_MIDDLE,
	/** Takes the solution for the coarsest one of what is held. */
	BACK_COARSE,
	/** Takes the solution for the finest one of what is held, which the voltages follow from. */
	BACK_FINE,
	/** Moves all states over the last step. */
	ADVANCE,
	/** Moves those states over the last step that stand at the voltage's time. */
	ADVANCE_ON_GRID,
	/** Moves states that stand half a step after the voltage from where it is, {@code ahead} before it. */
	STAGGER,
	/** Lets electrodes and plastic synapses see the end of the last step. */
	FOLLOW,
	/** Records the end of the last step. */
	RECORD
}
