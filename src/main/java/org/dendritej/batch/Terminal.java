/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import java.io.PrintWriter;

/**
 * Where a command speaks: what was asked for goes to {@code out}, progress and errors to {@code err}.
 *
 * @param out the standard output, UTF-8
 * @param err the standard error
 * @param interactive whether {@code err} is looked at by a person, so that a line may be rewritten
 */
record Terminal(PrintWriter out, PrintWriter err, boolean interactive) {

	void note(final String sentence) {
		err.println(sentence);
	}

	void error(final String sentence) {
		err.println("dendritej: " + sentence);
	}
}
