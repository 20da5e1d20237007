/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/** What a command in this Java machine has said and returned. */
record Shell(int exitCode, String out, String err) {

	static Shell run(final Object... arguments) {
		final StringWriter out = new StringWriter(), err = new StringWriter();
		final String[] texts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
		return new Shell(Main.execute(new Terminal(new PrintWriter(out), new PrintWriter(err), false), texts), out.toString(),
			err.toString());
	}
}
