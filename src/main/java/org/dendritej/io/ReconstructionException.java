/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

/** A reconstruction file that cannot be used. The message is one or two sentences: file, line, what was found, what was expected, what to do. */
public class ReconstructionException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String file;
	private final int line;

	/**
	 * About one line.
	 *
	 * @param file name of the file
	 * @param line 1-based; 0 if no line can be named
	 * @param problem what was found, what was expected, what to do
	 */
	public ReconstructionException(final String file, final int line, final String problem) {
		super(file + (line > 0 ? ", line " + line : "") + ": " + problem);
		this.file = file;
		this.line = line;
	}

	/**
	 * About the whole file.
	 *
	 * @param file name of the file
	 * @param problem what was found, what was expected, what to do
	 */
	public ReconstructionException(final String file, final String problem) {
		this(file, 0, problem);
	}

	/**
	 * The file it is about.
	 *
	 * @return its name
	 */
	public String file() {
		return file;
	}

	/**
	 * The line it is about.
	 *
	 * @return 1-based; 0 if no line can be named
	 */
	public int line() {
		return line;
	}
}
