/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.Objects;

/**
 * A place in the text of a mechanism.
 *
 * @param file name of the file, without folder
 * @param line line, counted from 1
 * @param column character of the line, counted from 1
 */
public record Position(String file, int line, int column) {

	/** Checks that there is a file. */
	public Position {
		Objects.requireNonNull(file, "file");
	}

	/**
	 * The place as compilers print it.
	 *
	 * @return such as "kv.mod:12:7"
	 */
	@Override
	public String toString() {
		return file + ":" + line + ":" + column;
	}
}
