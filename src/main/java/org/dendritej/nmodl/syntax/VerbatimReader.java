/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.List;
import java.util.Optional;
import org.dendritej.nmodl.syntax.Statement.Verbatim;

/** Gives C in VERBATIM its meaning, where that is certain. */
final class VerbatimReader {

	private VerbatimReader() {
	}

	static List<Statement> understood(final List<Statement> body) {
		return body;
	}

	static Optional<Verbatim> declarations(final Verbatim verbatim) {
		return Optional.of(verbatim);
	}
}
