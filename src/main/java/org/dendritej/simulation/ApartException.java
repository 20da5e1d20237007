/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

/** Thrown where one of several trials that run side by side needs steps of its own; they are then run one after the other. */
final class ApartException extends RuntimeException {

	private static final long serialVersionUID = 1;

	ApartException() {
		super("a trial needs steps of its own", null, false, false);
	}
}
