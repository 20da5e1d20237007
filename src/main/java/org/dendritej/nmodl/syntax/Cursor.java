/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dendritej.nmodl.syntax.Expression.Name;
import org.dendritej.nmodl.syntax.Statement.Argument;
import org.dendritej.nmodl.syntax.Token.Kind;

/** Walks over the tokens of a mechanism, one known ahead, and guards against nesting that would exhaust the stack of whoever walks over the tree. */
final class Cursor {

	private static final int DEEPEST = 100;
	/** Enough for any published mechanism: the largest has 25. */
	private static final int LONGEST_ARRAY = 10_000;
	private final Lexer lexer;
	private Token ahead;
	private int depth;

	Cursor(final Lexer lexer) {
		this.lexer = lexer;
	}

	/** The lexer, when what follows the last token taken is no token. */
	Lexer raw() {
		if (ahead != null)
			throw new IllegalStateException("a token has been read ahead");
		return lexer;
	}

	Token peek() {
		if (ahead == null)
			ahead = lexer.next();
		return ahead;
	}

	Token next() {
		final Token token = peek();
		ahead = null;
		return token;
	}

	boolean at(final String word) {
		return peek().is(word);
	}

	boolean at(final Kind kind) {
		return peek().kind() == kind;
	}

	boolean accept(final String word) {
		final boolean there = at(word);
		if (there)
			next();
		return there;
	}

	Token expect(final String word, final String where) {
		if (!at(word))
			throw unexpected("\"" + word + "\" " + where);
		return next();
	}

	NmodlException unexpected(final String expected) {
		return NmodlException.unexpected(peek().position(), peek().found(), expected);
	}

	Name name(final String what) {
		if (!at(Kind.NAME))
			throw unexpected(what);
		final Token name = next();
		return new Name(name.text(), name.position());
	}

	/** One or more names between commas. */
	List<Name> names(final String what) {
		final List<Name> names = new ArrayList<>(List.of(name(what)));
		while (accept(","))
			names.add(name(what));
		return names;
	}

	int wholeNumber(final String what) {
		if (!at(Kind.INTEGER))
			throw unexpected(what);
		return (int) next().value();
	}

	/** Behind "[": how many elements, and "]". */
	int length() {
		final Position position = peek().position();
		final int length = wholeNumber("the length of the array, a whole number");
		if (length < 1 || length > LONGEST_ARRAY)
			throw new NmodlException(position, "found an array of length " + length + ", expected 1 to " + LONGEST_ARRAY);
		expect("]", "after the length of an array");
		return length;
	}

	double number(final String what) {
		final boolean negative = accept("-");
		if (!at(Kind.INTEGER) && !at(Kind.REAL))
			throw unexpected(what);
		return negative ? -next().value() : next().value();
	}

	Optional<UnitText> unitIfAny() {
		return at("(") ? Optional.of(unit("a unit")) : Optional.empty();
	}

	UnitText unit(final String what) {
		if (!at("("))
			throw unexpected(what + " in parentheses");
		final Position position = next().position();
		return new UnitText(raw().unit(position), position);
	}

	/** Arguments of a PROCEDURE or the like, with their parentheses. */
	List<Argument> arguments() {
		expect("(", "before the arguments");
		final List<Argument> arguments = new ArrayList<>();
		while (!at(")")) {
			if (!arguments.isEmpty())
				expect(",", "or \")\" after an argument");
			final Name name = name("the name of an argument");
			arguments.add(new Argument(name.name(), unitIfAny(), name.position()));
		}
		next();
		return arguments;
	}

	/** Goes one level into something nested. */
	void enter() {
		if (++depth > DEEPEST)
			throw new NmodlException(peek().position(), "found more than " + DEEPEST + " levels of nesting; simplify this");
	}

	void leave() {
		depth--;
	}
}
