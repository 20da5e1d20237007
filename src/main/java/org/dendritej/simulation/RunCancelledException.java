/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

/** Thrown by a run that its monitor has stopped. */
public class RunCancelledException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** With the sentence to show. */
	public RunCancelledException() {
		super("the run was cancelled");
	}
}
