/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

/**
 * A word, number or sign of the text.
 *
 * @param kind what it is
 * @param text as written; a keyword in its one spelling; a text without its quotation marks
 * @param value of a number
 * @param position of its first character
 */
record Token(Kind kind, String text, double value, Position position) {

	enum Kind {
		NAME, KEYWORD, INTEGER, REAL, STRING, SIGN, END
	}

	boolean is(final String word) {
		return (kind == Kind.SIGN || kind == Kind.KEYWORD) && text.equals(word);
	}

	/** As a message names it. */
	String found() {
		return switch (kind) {
			case END -> "the end of the file";
			case STRING -> "a text in quotation marks";
			case KEYWORD -> "the keyword " + text;
			default -> "\"" + NmodlException.shortened(text) + "\"";
		};
	}
}
