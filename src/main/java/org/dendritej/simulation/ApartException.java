/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

/** Thrown where some of several trials that run side by side need steps of their own; these are then run one after the other, and the others side by side. */
final class ApartException extends RuntimeException {

	private static final long serialVersionUID = 1;

	private final transient boolean[] lanes;

	/** Names the lanes. */
	ApartException(final boolean[] lanes) {
		super("a trial needs steps of its own", null, false, false);
		this.lanes = lanes;
	}

	/** Whether the trial in a lane does. */
	boolean concerns(final int lane) {
		return lanes[lane];
	}
}
