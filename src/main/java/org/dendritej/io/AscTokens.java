/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.IOException;

/** The signs, numbers and words of a Neurolucida ASCII file; comments from a semicolon to the end of the line are left out. Confined to one thread. */
final class AscTokens {

	/** What comes next. */
	enum Kind {
		/** Opening parenthesis. */
		OPEN,
		/** Closing parenthesis. */
		CLOSE,
		/** Begin of a spine. */
		LESS,
		/** End of a spine. */
		GREATER,
		/** Between sister branches. */
		BAR,
		/** A number. */
		NUMBER,
		/** Any other word. */
		WORD,
		/** A text between quotation marks. */
		STRING,
		/** End of the file. */
		END
	}

	private static final String SIGNS = "()<>|";

	private final String file;
	private final TextLines lines;
	private String line = "";
	private int at;
	private Kind kind = Kind.END;
	private String text = "";
	private double number;
	private boolean pushedBack;

	/**
	 * @param source at its beginning
	 */
	AscTokens(final SourceFile source) throws IOException {
		file = source.name();
		lines = new TextLines(source);
	}

	/** Goes on to the next token. */
	Kind next() throws IOException {
		if (pushedBack) {
			pushedBack = false;
			return kind;
		}
		while (line != null) {
			while (at < line.length() && isSpace(line.charAt(at)))
				at++;
			if (at < line.length() && line.charAt(at) != ';')
				return kind = read();
			line = lines.next();
			at = 0;
		}
		return kind = Kind.END;
	}

	/** Makes {@link #next()} give the same token once more. */
	void pushBack() {
		pushedBack = true;
	}

	/** The token itself, for words and strings. */
	String text() {
		return text;
	}

	/** Its value, for numbers. */
	double number() {
		return number;
	}

	/** 1-based line of the token. */
	int line() {
		return lines.number();
	}

	ReconstructionException problem(final int atLine, final String problem) {
		return new ReconstructionException(file, atLine, problem);
	}

	private Kind read() throws IOException {
		final char c = line.charAt(at);
		final int sign = SIGNS.indexOf(c);
		if (sign >= 0) {
			at++;
			return Kind.values()[sign];
		}
		if (c == '"')
			return string();
		final int start = at;
		while (at < line.length() && !isSpace(line.charAt(at)) && SIGNS.indexOf(line.charAt(at)) < 0 && line.charAt(at) != ';'
			&& line.charAt(at) != '"')
			at++;
		text = line.substring(start, at);
		return (c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.') && isNumber() ? Kind.NUMBER : Kind.WORD;
	}

	private boolean isNumber() {
		final char last = text.charAt(text.length() - 1);
		if (last > '9') // Java lets "1d" pass
			return false;
		try {
			number = Double.parseDouble(text);
			return true;
		}
		catch (final NumberFormatException e) { // such as "-" or "1-2"
			return false;
		}
	}

	/** A text ends at a quotation mark; if there is none on its line, at the end of the line. */
	private Kind string() {
		final int end = line.indexOf('"', at + 1);
		text = line.substring(at + 1, end < 0 ? line.length() : end);
		at = end < 0 ? line.length() : end + 1;
		return Kind.STRING;
	}

	private static boolean isSpace(final char c) {
		return c <= ' ' || c == ',' || c == '\u001a' || c == '\ufeff'
			|| c >= 0x80 && (Character.isWhitespace(c) || Character.isSpaceChar(c));
	}
}
