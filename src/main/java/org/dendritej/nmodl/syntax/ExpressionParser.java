/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dendritej.nmodl.syntax.Expression.Binary;
import org.dendritej.nmodl.syntax.Expression.BinaryOperator;
import org.dendritej.nmodl.syntax.Expression.Call;
import org.dendritej.nmodl.syntax.Expression.Element;
import org.dendritej.nmodl.syntax.Expression.Name;
import org.dendritej.nmodl.syntax.Expression.Number;
import org.dendritej.nmodl.syntax.Expression.Prime;
import org.dendritej.nmodl.syntax.Expression.Reference;
import org.dendritej.nmodl.syntax.Expression.Text;
import org.dendritej.nmodl.syntax.Expression.Unary;
import org.dendritej.nmodl.syntax.Expression.UnaryOperator;
import org.dendritej.nmodl.syntax.Token.Kind;

/**
 * Reads expressions. From loose to tight: {@code ||}; {@code &&}; all comparisons; {@code + -}; {@code * /}; minus and {@code !} in front; {@code ^}, the only
 * one that is grouped from the right. A parenthesis behind a number is its unit.
 */
final class ExpressionParser {

	private static final int TALLEST = 400;
	private static final int SUM = 4, FRONT = 6;
	private static final Map<String, BinaryOperator> OPERATORS = Map.ofEntries(Map.entry("||", BinaryOperator.OR),
		Map.entry("&&", BinaryOperator.AND), Map.entry("<", BinaryOperator.LESS), Map.entry("<=", BinaryOperator.AT_MOST),
		Map.entry(">", BinaryOperator.GREATER), Map.entry(">=", BinaryOperator.AT_LEAST), Map.entry("==", BinaryOperator.EQUAL),
		Map.entry("!=", BinaryOperator.DIFFERENT), Map.entry("+", BinaryOperator.ADD), Map.entry("-", BinaryOperator.SUBTRACT),
		Map.entry("*", BinaryOperator.MULTIPLY), Map.entry("/", BinaryOperator.DIVIDE), Map.entry("^", BinaryOperator.POWER));

	private final Cursor cursor;
	/** How many levels the expression read last has. */
	private int height;

	ExpressionParser(final Cursor cursor) {
		this.cursor = cursor;
	}

	Expression expression() {
		return expression(1);
	}

	/** Without comparisons, which would take the sign of a WATCH or of a limit. */
	Expression sum() {
		return expression(SUM);
	}

	private static int tightness(final BinaryOperator operator) {
		return switch (operator) {
			case OR -> 1;
			case AND -> 2;
			case LESS, AT_MOST, GREATER, AT_LEAST, EQUAL, DIFFERENT -> 3;
			case ADD, SUBTRACT -> SUM;
			case MULTIPLY, DIVIDE, WHOLE_DIVIDE -> 5;
			case POWER -> 7;
		};
	}

	private Expression expression(final int loosest) {
		cursor.enter();
		Expression left = front();
		for (BinaryOperator operator = operator(loosest); operator != null; operator = operator(loosest)) {
			final Position position = cursor.next().position();
			final int leftHeight = height;
			final Expression right = expression(tightness(operator) + (operator == BinaryOperator.POWER ? 0 : 1));
			left = new Binary(operator, left, right, position);
			grow(Math.max(leftHeight, height), position);
		}
		cursor.leave();
		return left;
	}

	private void grow(final int below, final Position position) {
		height = below + 1;
		if (height > TALLEST)
			throw new NmodlException(position, "found an expression of more than " + TALLEST + " operators in a row; divide it");
	}

	private BinaryOperator operator(final int loosest) {
		final BinaryOperator operator = cursor.at(Kind.SIGN) ? OPERATORS.get(cursor.peek().text()) : null;
		return operator == null || tightness(operator) < loosest ? null : operator;
	}

	private Expression front() {
		if (!cursor.at("-") && !cursor.at("!"))
			return primary();
		final Token sign = cursor.next();
		final Expression operand = expression(FRONT);
		grow(height, sign.position());
		return new Unary(sign.is("-") ? UnaryOperator.NEGATE : UnaryOperator.NOT, operand, sign.position());
	}

	private Expression primary() {
		height = 1;
		final Token token = cursor.peek();
		switch (token.kind()) {
			case INTEGER, REAL:
				cursor.next();
				return new Number(token.value(), cursor.unitIfAny(), token.position());
			case NAME:
				final Name name = cursor.name("a name");
				if (cursor.at("("))
					return call(name);
				final Reference reference = reference(name);
				final int order = primes();
				return order == 0 ? reference : new Prime(reference, order, token.position());
			default:
				if (!cursor.accept("("))
					throw cursor.unexpected("a number, a name or \"(\" in an expression");
				final Expression inside = expression();
				cursor.expect(")", "or an operator");
				return inside;
		}
	}

	/** The primes behind a name. */
	int primes() {
		int order = 0;
		while (cursor.accept("'"))
			order++;
		return order;
	}

	/** A variable whose name has been read. */
	Reference reference(final Name name) {
		if (!cursor.accept("[")) {
			if (cursor.at("@"))
				throw new NmodlException(name.position(), "past values, " + name.name() + "@, are not known to NEURON either");
			return name;
		}
		final Expression index = whole(1);
		cursor.expect("]", "after an index");
		return new Element(name.name(), index, name.position());
	}

	Call call(final Name function) {
		cursor.expect("(", "before arguments");
		final List<Expression> arguments = new ArrayList<>();
		int tallest = 0;
		while (!cursor.at(")")) {
			if (!arguments.isEmpty())
				cursor.expect(",", "or \")\" after an argument");
			final Token token = cursor.peek();
			height = 1;
			arguments.add(token.kind() == Kind.STRING ? new Text(cursor.next().text(), token.position()) : expression());
			tallest = Math.max(tallest, height);
		}
		cursor.next();
		grow(tallest, function.position());
		return new Call(function.name(), arguments, function.position());
	}

	/** Arithmetic of whole numbers: an index or a limit of FROM. */
	Expression whole() {
		return whole(1);
	}

	private Expression whole(final int loosest) {
		cursor.enter();
		Expression left = wholePrimary();
		while (cursor.at("+") || cursor.at("-") || cursor.at("*") || cursor.at("/")) {
			final BinaryOperator operator = cursor.at("/") ? BinaryOperator.WHOLE_DIVIDE : OPERATORS.get(cursor.peek().text());
			final int tightness = operator == BinaryOperator.ADD || operator == BinaryOperator.SUBTRACT ? 1 : 2;
			if (tightness < loosest)
				break;
			final Position position = cursor.next().position();
			final int leftHeight = height;
			final Expression right = whole(tightness + 1);
			left = new Binary(operator, left, right, position);
			grow(Math.max(leftHeight, height), position);
		}
		cursor.leave();
		return left;
	}

	private Expression wholePrimary() {
		height = 1;
		final Token token = cursor.peek();
		if (token.kind() == Kind.INTEGER) {
			cursor.next();
			return new Number(token.value(), Optional.empty(), token.position());
		}
		if (token.kind() == Kind.NAME)
			return new Unary(UnaryOperator.TRUNCATE, cursor.name("a name"), token.position());
		if (cursor.accept("INT")) {
			cursor.expect("(", "after INT");
			final Expression inside = expression();
			cursor.expect(")", "or an operator");
			return new Unary(UnaryOperator.TRUNCATE, inside, token.position());
		}
		if (cursor.accept("-"))
			return new Unary(UnaryOperator.NEGATE, whole(2), token.position());
		if (!cursor.accept("("))
			throw cursor.unexpected("a whole number, a name or \"(\"");
		final Expression inside = whole(1);
		cursor.expect(")", "or an operator");
		return inside;
	}
}
