/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.Optional;

/**
 * A word of C, or a statement of NMODL between two VERBATIM blocks which belong together.
 *
 * @param kind what it is
 * @param text as written
 * @param statement of NMODL, if it is one
 * @param position where
 */
record CToken(Kind kind, String text, Optional<Statement> statement, Position position) {

	enum Kind {
		WORD, NUMBER, STRING, SIGN, STATEMENT, END
	}

	boolean is(final String sign) {
		return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(sign);
	}

	/** C that has no certain meaning here, and why; caught where VERBATIM blocks are read. */
	static final class NotUnderstood extends RuntimeException {

		private static final long serialVersionUID = 1L;
		private final transient Position position;

		NotUnderstood(final Position position, final String reason) {
			super(reason, null, false, false);
			this.position = position;
		}

		Position position() {
			return position;
		}
	}
}
