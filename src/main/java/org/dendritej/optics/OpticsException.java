/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.optics;

/** Optics that cannot be. The message says where, what was found, what was expected and what to do. */
public class OpticsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * With one clear sentence.
	 *
	 * @param message where, what was found, what was expected, what to do
	 */
	public OpticsException(final String message) {
		super(message);
	}
}
