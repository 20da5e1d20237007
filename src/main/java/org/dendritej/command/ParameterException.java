/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

/** A parameter of a command that cannot be used. The message names the parameter by its macro key, what was found and what was expected. */
public class ParameterException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * With one clear sentence.
	 *
	 * @param key field name of the parameter, which is its key in a macro
	 * @param problem what was found and what was expected, continuing <em>The parameter "key" …</em>
	 */
	public ParameterException(final String key, final String problem) {
		super("The parameter \"" + key + "\" " + problem + ".");
	}
}
