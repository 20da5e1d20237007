/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

/** A file that is no recording, or one that cannot be used. The message begins with its name and says what was found and what to do. */
public class RecordingFileException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * With one clear sentence.
	 *
	 * @param message where, what was found, what was expected, what to do
	 */
	public RecordingFileException(final String message) {
		super(message);
	}
}
