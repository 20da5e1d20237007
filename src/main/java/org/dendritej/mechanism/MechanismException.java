/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

/** A mechanism, stimulus or spike train that cannot be used. The message says where, what was found, what was expected and what to do. */
public class MechanismException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * With one clear sentence.
	 *
	 * @param message where, what was found, what was expected, what to do
	 */
	public MechanismException(final String message) {
		super(message);
	}
}
