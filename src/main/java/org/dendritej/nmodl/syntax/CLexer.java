/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dendritej.nmodl.syntax.CToken.Kind;
import org.dendritej.nmodl.syntax.CToken.NotUnderstood;

/** Cuts the C of VERBATIM blocks into words. */
final class CLexer {

	private static final Set<String> LONG_SIGNS =
		Set.of("==", "!=", "<=", ">=", "&&", "||", "+=", "-=", "*=", "/=", "++", "--", "->", "<<", ">>", "::");
	private final String text;
	private final Position begin;
	private final List<CToken> tokens = new ArrayList<>();
	private final Preprocessor preprocessor;
	private int index, line, lineStart;

	private CLexer(final String text, final Position begin, final Preprocessor preprocessor) {
		this.preprocessor = preprocessor;
		this.text = text;
		this.begin = begin;
		this.line = begin.line();
		this.lineStart = 1 - begin.column();
	}

	/** The words of a block that count. */
	static List<CToken> tokens(final String text, final Position begin, final Preprocessor preprocessor) {
		return new CLexer(text, begin, preprocessor).tokens();
	}

	private List<CToken> tokens() {
		while (skipBlanks()) {
			final Position position = position();
			if (text.charAt(index) == '#')
				directive(position);
			else {
				final CToken token = token(position);
				if (preprocessor.counts())
					tokens.add(token);
			}
		}
		return tokens;
	}

	private Position position() {
		return new Position(begin.file(), line, index - lineStart + 1);
	}

	private boolean skipBlanks() {
		while (index < text.length()) {
			final char c = text.charAt(index);
			if (text.startsWith("//", index))
				skipTo("\n", 0);
			else
				if (text.startsWith("/*", index))
					skipTo("*/", 2);
				else
					if (c == '\n') {
						index++;
						line++;
						lineStart = index;
					}
					else
						if (c <= ' ')
							index++;
						else
							return true;
		}
		return false;
	}

	private void skipTo(final String end, final int beyond) {
		final int found = text.indexOf(end, index + beyond);
		final int stop = found < 0 ? text.length() : found + beyond;
		for (; index < stop; index++)
			if (text.charAt(index) == '\n') {
				line++;
				lineStart = index + 1;
			}
	}

	private void directive(final Position position) {
		final int begins = index;
		skipTo("\n", 0);
		while (text.charAt(index - 1) == '\\' && index < text.length()) { // the line goes on
			index++;
			line++;
			lineStart = index;
			skipTo("\n", 0);
		}
		final String words = text.substring(begins + 1, index).replaceAll("//.*|/\\*.*", "").strip().replaceAll("\\s+", " ");
		preprocessor.directive(words, position);
	}

	private CToken token(final Position position) {
		final char c = text.charAt(index);
		int end = index + 1;
		Kind kind = Kind.SIGN;
		if (isWord(c)) {
			final boolean digit = c >= '0' && c <= '9';
			kind = digit ? Kind.NUMBER : Kind.WORD;
			end = digit ? endOfNumber() : index;
			while (end < text.length() && isWord(text.charAt(end)))
				end++;
		}
		else if (c == '.' && end < text.length() && Character.isDigit(text.charAt(end))) {
			kind = Kind.NUMBER;
			end = endOfNumber();
		}
		else if (c == '"') {
			kind = Kind.STRING;
			while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\n')
				end += text.charAt(end) == '\\' ? 2 : 1;
			end = Math.min(end + 1, text.length());
		}
		else
			if (end < text.length() && LONG_SIGNS.contains(text.substring(index, end + 1)))
				end++;
		final String word = text.substring(index, end);
		index = end;
		return new CToken(kind, word, Optional.empty(), position);
	}

	private int endOfNumber() {
		int end = index;
		while (end < text.length() && (text.charAt(end) >= '0' && text.charAt(end) <= '9' || text.charAt(end) == '.'))
			end++;
		if (end + 1 < text.length() && (text.charAt(end) | 32) == 'e') {
			final int sign = text.charAt(end + 1) == '+' || text.charAt(end + 1) == '-' ? 2 : 1;
			if (end + sign < text.length() && Character.isDigit(text.charAt(end + sign)))
				for (end += sign; end < text.length() && Character.isDigit(text.charAt(end));)
					end++;
		}
		return end;
	}

	private static boolean isWord(final char c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
	}
}
