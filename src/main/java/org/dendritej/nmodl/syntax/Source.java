/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

/** The text of one file, read from its beginning. Every end of line is a single line feed here; control-Z and control-D end the text, as they do in NEURON. */
final class Source {

	static final char END = '\0';
	private final String file;
	private final String text;
	private int index, line = 1, lineStart;

	Source(final String file, final String text) {
		this.file = file;
		final String lines = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
		int end = 0;
		while (end < lines.length() && lines.charAt(end) != 4 && lines.charAt(end) != 26 && lines.charAt(end) != END)
			end++;
		if (end < lines.length() && lines.charAt(end) == END)
			throw new NmodlException(new Position(file, 1, 1), "found a character with code 0, expected text; is this a binary file?");
		this.text = lines.substring(lines.startsWith("\ufeff") ? 1 : 0, end);
	}

	String file() {
		return file;
	}

	/** All of it. */
	String text() {
		return text;
	}

	Position position() {
		return new Position(file, line, index - lineStart + 1);
	}

	boolean atEnd() {
		return index >= text.length();
	}

	/** The next character, or {@link #END}. */
	char peek() {
		return peek(0);
	}

	char peek(final int ahead) {
		return index + ahead < text.length() ? text.charAt(index + ahead) : END;
	}

	char next() {
		final char c = text.charAt(index++);
		if (c == '\n') {
			line++;
			lineStart = index;
		}
		return c;
	}

	/** What stands up to the end of the line; goes behind it. */
	String restOfLine() {
		int end = text.indexOf('\n', index);
		if (end < 0)
			end = text.length();
		final String rest = text.substring(index, end);
		index = end;
		if (!atEnd())
			next();
		return rest;
	}

	/** What stands before a closing parenthesis on the same line; stays before it. Nothing if there is none. */
	String toParenthesis() {
		int end = index;
		while (end < text.length() && text.charAt(end) != ')' && text.charAt(end) != '\n')
			end++;
		if (end == text.length() || text.charAt(end) == '\n')
			return null;
		final String inside = text.substring(index, end);
		index = end;
		return inside;
	}
}
