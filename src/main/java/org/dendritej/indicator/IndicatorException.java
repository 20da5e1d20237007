/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.indicator;

/** An indicator that cannot be, or cannot show a recording. The message says where, what was found, what was expected and what to do. */
public class IndicatorException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * With one clear sentence.
	 *
	 * @param message where, what was found, what was expected, what to do
	 */
	public IndicatorException(final String message) {
		super(message);
	}
}
