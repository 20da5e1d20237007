/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.dendritej.nmodl.syntax.Token.Kind;

/**
 * Cuts the text of a mechanism into words, numbers and signs, as NEURON's translator does: ends of lines are blanks, ":" and "?" begin a comment that ends
 * with the line, COMMENT one that ends with a line that begins with ENDCOMMENT. One token at a time, since what follows may not be words: the text of a
 * unit, a title or a VERBATIM block is asked for by the parser.
 */
final class Lexer {

	private static final int LONGEST = 500;
	private static final int MOST_FILES = 100;
	private static final Set<String> KEYWORDS = Set.of("VERBATIM", "COMMENT", "TITLE", "CONSTANT", "PARAMETER", "INDEPENDENT", "ASSIGNED",
		"INITIAL", "TERMINAL", "DERIVATIVE", "EQUATION", "BREAKPOINT", "CONDUCTANCE", "SOLVE", "STATE", "STEPPED", "LINEAR", "NONLINEAR",
		"DISCRETE", "FUNCTION", "FUNCTION_TABLE", "PROCEDURE", "PARTIAL", "INT", "DEL2", "DEL", "LOCAL", "METHOD", "STEADYSTATE", "SENS",
		"STEP", "WITH", "FROM", "FORALL", "TO", "BY", "IF", "ELSE", "WHILE", "START", "DEFINE", "KINETIC", "CONSERVE", "PLOT", "VS", "LAG",
		"RESET", "MATCH", "MODEL_LEVEL", "SWEEP", "FIRST", "LAST", "COMPARTMENT", "LONGITUDINAL_DIFFUSION", "PUTQ", "GETQ", "IFERROR",
		"SOLVEFOR", "UNITS", "UNITSON", "UNITSOFF", "TABLE", "DEPEND", "NEURON", "SUFFIX", "POINT_PROCESS", "ARTIFICIAL_CELL",
		"NONSPECIFIC_CURRENT", "ELECTRODE_CURRENT", "SECTION", "RANGE", "USEION", "READ", "WRITE", "VALENCE", "GLOBAL", "POINTER",
		"BBCOREPOINTER", "EXTERNAL", "INCLUDE", "CONSTRUCTOR", "DESTRUCTOR", "NET_RECEIVE", "BEFORE", "AFTER", "WATCH", "FOR_NETCONS",
		"THREADSAFE", "PROTECT", "MUTEXLOCK", "MUTEXUNLOCK", "REPRESENTS");
	private static final Map<String, String> SPELLINGS = Map.of("if", "IF", "else", "ELSE", "while", "WHILE", "CHARGE", "VALENCE");
	private static final Set<String> LONG_SIGNS = Set.of("<->", ">=", "<=", "==", "!=", "&&", "||", "~+", "->", "<<");

	private final Map<String, Integer> defined = new HashMap<>();
	private final Deque<Source> suspended = new ArrayDeque<>();
	private Source source;
	private int files = 1;

	Lexer(final Source source) {
		this.source = source;
	}

	/** Goes on in another file, and here when it ends. */
	void include(final Source other, final Position where) {
		if (source.file().equals(other.file()) || suspended.stream().anyMatch(file -> file.file().equals(other.file())))
			throw new NmodlException(where, other.file() + " includes itself; take the INCLUDE out");
		if (++files > MOST_FILES)
			throw new NmodlException(where, "more than " + MOST_FILES + " files are included");
		suspended.push(source);
		source = other;
	}

	/** From here on a name is a number. */
	void define(final String name, final int value) {
		defined.put(name, value);
	}

	String restOfLine() {
		return source.restOfLine();
	}

	Position position() {
		return source.position();
	}

	/** The text of a unit, behind its opening parenthesis. */
	String unit(final Position opening) {
		final String inside = source.toParenthesis();
		if (inside == null)
			throw new NmodlException(opening, "the parenthesis of this unit is not closed on its line");
		source.next();
		return inside.strip();
	}

	/** The text of a VERBATIM block, behind that word; ends behind the line that begins with the given word. */
	String block(final String end, final Position beginning) {
		final StringBuilder block = new StringBuilder();
		while (!source.atEnd()) {
			final String line = source.restOfLine();
			if (firstWord(line).equals(end))
				return block.toString();
			block.append(line).append('\n');
		}
		throw new NmodlException(beginning, "this block has no end; expected a line that begins with " + end);
	}

	/** Behind REPRESENTS: an identifier of an ontology, such as NCIT:C17145, with or without brackets. */
	void ontology(final Position position) {
		skipBlanks();
		final boolean bracket = source.peek() == '[';
		if (bracket)
			source.next();
		int colons = 0;
		while (isLetterOrDigit(source.peek()) || source.peek() == ':' && colons == 0)
			if (source.next() == ':')
				colons++;
		if (colons == 0 || bracket && source.peek() != ']')
			throw new NmodlException(position, "expected an identifier of an ontology behind REPRESENTS, such as NCIT:C17145");
		if (bracket)
			source.next();
	}

	Token next() {
		while (true) {
			skipBlanks();
			while (source.atEnd() && !suspended.isEmpty()) {
				source = suspended.pop();
				skipBlanks();
			}
			if (source.atEnd())
				return new Token(Kind.END, "", 0, source.position());
			final Position position = source.position();
			final Token token = token(position);
			if (!token.is("COMMENT"))
				return token;
			block("ENDCOMMENT", position);
		}
	}

	private Token token(final Position position) {
		final char c = source.peek();
		if (isLetter(c))
			return word(position);
		if (isDigit(c) || c == '.' && isDigit(source.peek(1)))
			return number(position);
		if (c == '"')
			return string(position);
		if (c < ' ' || c > '~')
			throw new NmodlException(position,
				"found the character " + String.format("U+%04X", (int) c) + ", expected plain letters, digits and signs outside comments");
		final StringBuilder sign = new StringBuilder().append(source.next());
		while (sign.length() < 3 && beginsLongSign(sign.toString() + source.peek()))
			sign.append(source.next());
		return new Token(Kind.SIGN, sign.toString(), 0, position);
	}

	private boolean beginsLongSign(final String sign) {
		return LONG_SIGNS.contains(sign) || sign.equals("<-") && source.peek(1) == '>';
	}

	private Token word(final Position position) {
		final StringBuilder word = new StringBuilder();
		while (isLetterOrDigit(source.peek()))
			append(word, position);
		final String name = word.toString();
		final String keyword = SPELLINGS.getOrDefault(name, name);
		if (KEYWORDS.contains(keyword))
			return new Token(Kind.KEYWORD, keyword, 0, position);
		final Integer value = defined.get(name);
		return value == null ? new Token(Kind.NAME, name, 0, position) : new Token(Kind.INTEGER, name, value, position);
	}

	private Token number(final Position position) {
		final StringBuilder number = new StringBuilder();
		digits(number, position);
		boolean whole = true;
		if (source.peek() == '.') {
			whole = false;
			append(number, position);
			digits(number, position);
		}
		final char e = source.peek(), sign = source.peek(1);
		if ((e == 'e' || e == 'E') && (isDigit(sign) || (sign == '+' || sign == '-') && isDigit(source.peek(2)))) {
			whole = false;
			append(number, position);
			append(number, position);
			digits(number, position);
		}
		final double value = Double.parseDouble(number.toString());
		if (Double.isInfinite(value))
			throw new NmodlException(position, "the number " + NmodlException.shortened(number.toString()) + " is too large");
		return new Token(whole && value <= Integer.MAX_VALUE ? Kind.INTEGER : Kind.REAL, number.toString(), value, position);
	}

	private void digits(final StringBuilder number, final Position position) {
		while (isDigit(source.peek()))
			append(number, position);
	}

	private void append(final StringBuilder word, final Position position) {
		if (word.length() == LONGEST)
			throw new NmodlException(position, "a word or number of more than " + LONGEST + " characters");
		word.append(source.next());
	}

	private Token string(final Position position) {
		final StringBuilder string = new StringBuilder();
		source.next();
		while (source.peek() != '"') {
			if (source.atEnd())
				throw new NmodlException(position, "the quotation mark is not closed");
			string.append(source.next());
		}
		source.next();
		return new Token(Kind.STRING, string.toString(), 0, position);
	}

	private void skipBlanks() {
		while (!source.atEnd()) {
			final char c = source.peek();
			if (c == ':' || c == '?')
				source.restOfLine();
			else
				if (c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\u000b')
					source.next();
				else
					return;
		}
	}

	/** The letters that a line begins with, behind blanks. */
	private static String firstWord(final String line) {
		int begin = 0;
		while (begin < line.length() && (line.charAt(begin) == ' ' || line.charAt(begin) == '\t'))
			begin++;
		int end = begin;
		while (end < line.length() && isLetter(line.charAt(end)))
			end++;
		return line.substring(begin, end);
	}

	private static boolean isLetter(final char c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
	}

	private static boolean isDigit(final char c) {
		return c >= '0' && c <= '9';
	}

	private static boolean isLetterOrDigit(final char c) {
		return isLetter(c) || isDigit(c) || c == '_';
	}
}
