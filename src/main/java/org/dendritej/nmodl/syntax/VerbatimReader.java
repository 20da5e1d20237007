/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.List;
import java.util.Optional;
import org.dendritej.nmodl.syntax.Statement.Verbatim;

/** Draft. */
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
