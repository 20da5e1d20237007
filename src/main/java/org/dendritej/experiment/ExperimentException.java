/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

/** A question that makes no sense on the neuron it is put to. */
public final class ExperimentException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Says what is wrong and what to do.
	 *
	 * @param message one sentence
	 */
	public ExperimentException(final String message) {
		super(message);
	}
}
