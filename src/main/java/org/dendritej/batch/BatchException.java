/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

/** A command that cannot be carried out. The message says where, what was found, what was expected and what to do. */
final class BatchException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	BatchException(final String message) {
		super(message);
	}
}
