/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dendritej.nmodl.syntax.CToken.Kind;
import org.dendritej.nmodl.syntax.CToken.NotUnderstood;
import org.dendritej.nmodl.syntax.Expression.Binary;
import org.dendritej.nmodl.syntax.Expression.BinaryOperator;
import org.dendritej.nmodl.syntax.Expression.Name;
import org.dendritej.nmodl.syntax.Expression.Number;
import org.dendritej.nmodl.syntax.Expression.Reference;
import org.dendritej.nmodl.syntax.Expression.Unary;
import org.dendritej.nmodl.syntax.Expression.UnaryOperator;
import org.dendritej.nmodl.syntax.Statement.Assign;
import org.dendritej.nmodl.syntax.Statement.Break;
import org.dendritej.nmodl.syntax.Statement.CallStatement;
import org.dendritej.nmodl.syntax.Statement.Fail;
import org.dendritej.nmodl.syntax.Statement.If;
import org.dendritej.nmodl.syntax.Statement.Local;
import org.dendritej.nmodl.syntax.Statement.ReadIon;
import org.dendritej.nmodl.syntax.Statement.Return;
import org.dendritej.nmodl.syntax.Statement.Variable;
import org.dendritej.nmodl.syntax.Statement.While;

/** Reads statements of C as statements of NMODL: assignments, conditions, loops, switch, return and the declaration of numbers. Printing has no effect here. */
final class CStatements extends CExpressions {

	private static final Set<String> WITHOUT_EFFECT = Set.of("printf", "fprintf", "fflush", "debug_printf", "fclose", "nrnran123_setseq");
	private static final Map<String, BinaryOperator> UPDATES = Map.of("+=", BinaryOperator.ADD, "-=", BinaryOperator.SUBTRACT, "*=",
		BinaryOperator.MULTIPLY, "/=", BinaryOperator.DIVIDE);
	private final List<Variable> declared = new ArrayList<>();
	/** Files that are printed to. */
	private final Set<String> files = new HashSet<>();

	CStatements(final List<CToken> tokens, final Position end) {
		super(tokens, end);
	}

	/** All of them; C's own variables are LOCAL at the beginning. */
	List<Statement> all() {
		final List<Statement> statements = new ArrayList<>();
		while (peek().kind() != Kind.END)
			statement(statements);
		if (!declared.isEmpty())
			statements.add(0, new Local(declared, declared.get(0).position()));
		return statements;
	}

	private void statement(final List<Statement> into) {
		enter();
		final CToken token = peek();
		if (token.kind() == Kind.STATEMENT)
			into.add(next().statement().orElseThrow());
		else
			if (accept("{"))
				while (!accept("}"))
					statement(into);
			else
				switch (token.kind() == Kind.WORD || token.kind() == Kind.SIGN ? token.text() : "") {
				case ";" -> next();
				case "if" -> condition(into);
				case "while" -> {
					next();
					final Expression condition = inParentheses();
					final List<Statement> body = body();
					into.add(Breaks.without(new While(condition, body, token.position()), body));
				}
				case "for" -> loop(into);
				case "switch" -> choice(into);
				case "extern" -> foreign();
				case "break" -> {
					into.add(new Break(next().position()));
					expect(";");
				}
				case "return" -> {
					next();
					into.add(new Return(peek().is(";") ? Optional.empty() : Optional.of(expression()), token.position()));
					expect(";");
				}
				case "double", "float", "int" -> declaration(into);
				case "FILE" -> {
					next();
					expect("*");
					files.add(next().text());
					expect(";");
				}
				default -> {
					simple(into);
					expect(";");
				}
				}
		leave();
	}

	/** The declaration of something of C's, which has a meaning only where it is used. */
	private void foreign() {
		while (!peek().is(";")) {
			if (peek().kind() == Kind.END || peek().kind() == Kind.STATEMENT || peek().is("{") || peek().is("="))
				throw notUnderstood();
			next();
		}
		next();
	}

	private List<Statement> body() {
		final List<Statement> body = new ArrayList<>();
		statement(body);
		return body;
	}

	private Expression inParentheses() {
		expect("(");
		final Expression inside = expression();
		expect(")");
		return inside;
	}

	/** An if. What is decided already leaves only what is done. */
	private void condition(final List<Statement> into) {
		final Position position = next().position();
		final Expression condition =
			peek().is("(") && peek(1).is("(") && assignmentIn(2) ? assignmentAndComparison(into) : inParentheses();
		final List<Statement> then = body();
		final List<Statement> otherwise = accept("else") ? body() : List.of();
		switch (known(condition)) {
			case 1 -> into.addAll(then);
			case 0 -> into.addAll(otherwise);
			default -> into.add(new If(condition, then, otherwise, position));
		}
	}

	/** 1 or 0 for what is always true or false, else -1. */
	private static int known(final Expression condition) {
		if (condition instanceof Number number)
			return number.value() == 0 ? 0 : 1;
		if (condition instanceof Unary unary && unary.operator() == UnaryOperator.NOT && known(unary.operand()) >= 0)
			return 1 - known(unary.operand());
		if (condition instanceof Binary binary && binary.operator() == BinaryOperator.AND)
			return known(binary.left()) == 0 || known(binary.right()) == 0 ? 0 : Math.min(known(binary.left()), known(binary.right()));
		return -1;
	}

	/** Whether "name = " or "name[…] = " stands there. */
	private boolean assignmentIn(final int at) {
		int ahead = at + 1;
		if (peek(at).kind() != Kind.WORD)
			return false;
		if (peek(ahead).is("[")) {
			while (peek(ahead).kind() != Kind.END && !peek(ahead).is("]"))
				ahead++;
			ahead++;
		}
		return peek(ahead).is("=");
	}

	/** "((name = value) < …)": the assignment comes first, then what is compared. */
	private Expression assignmentAndComparison(final List<Statement> into) {
		next();
		next();
		final boolean isWhole = whole.contains(peek().text());
		final Reference target = reference();
		expect("=");
		final Expression value = isWhole ? wholeExpression() : expression();
		expect(")");
		into.add(new Assign(target, value, target.position()));
		final Expression condition = comparison(target);
		expect(")");
		return condition;
	}

	private void loop(final List<Statement> into) {
		final Position position = next().position();
		expect("(");
		if (peek().is("int") || peek().is("double"))
			declaration(into);
		else {
			if (!peek().is(";"))
				simple(into);
			expect(";");
		}
		final Expression condition = expression();
		expect(";");
		final List<Statement> step = new ArrayList<>();
		if (!peek().is(")"))
			simple(step);
		expect(")");
		final List<Statement> body = body();
		body.addAll(step);
		into.add(Breaks.without(new While(condition, body, position), body));
	}

	/** A switch in which every case ends with break: the cases exclude each other. */
	private void choice(final List<Statement> into) {
		final Position position = next().position();
		expect("(");
		whole.add(peek().text()); // C accepts nothing else there
		final Reference chosen = reference();
		expect(")");
		expect("{");
		final List<If> cases = new ArrayList<>();
		List<Statement> otherwise = List.of();
		while (!accept("}")) {
			final boolean isDefault = accept("default");
			if (!isDefault)
				expect("case");
			final CToken value = peek();
			final Expression label = isDefault ? chosen : expression();
			if (!isDefault && !(label instanceof Number))
				throw new NotUnderstood(value.position(), "a case that is no number");
			expect(":");
			final List<Statement> body = new ArrayList<>();
			while (!peek().is("break") && !peek().is("}"))
				statement(body);
			if (accept("break"))
				expect(";");
			else
				if (!peek().is("}"))
					throw notUnderstood();
			if (Breaks.in(body))
				throw new NotUnderstood(value.position(), "a break within a case");
			if (isDefault && !peek().is("}"))
				throw new NotUnderstood(value.position(), "a default that is not the last");
			if (isDefault)
				otherwise = body;
			else
				cases.add(new If(new Binary(BinaryOperator.EQUAL, chosen, label, value.position()), body, List.of(), position));
		}
		if (cases.size() > 50)
			throw new NotUnderstood(position, "too many cases");
		for (int i = cases.size() - 1; i >= 0; i--) {
			final If one = cases.get(i);
			otherwise = List.of(new If(one.condition(), one.then(), otherwise, one.position()));
		}
		into.addAll(otherwise);
	}

	private void declaration(final List<Statement> into) {
		final boolean isWhole = next().is("int");
		do {
			final CToken name = peek();
			if (name.kind() != Kind.WORD || name.text().startsWith("_"))
				throw notUnderstood();
			next();
			if (declared.stream().noneMatch(variable -> variable.name().equals(name.text())))
				declared.add(new Variable(name.text(), OptionalInt.empty(), name.position()));
			if (isWhole)
				whole.add(name.text());
			if (accept("="))
				into.add(new Assign(new Name(name.text(), name.position()), isWhole ? wholeExpression() : expression(), name.position()));
		} while (accept(","));
		expect(";");
	}

	/** An assignment or a call. */
	private void simple(final List<Statement> into) {
		final CToken token = peek();
		if (token.kind() == Kind.WORD && peek(1).is("(")) {
			if (WITHOUT_EFFECT.contains(token.text()))
				skipCall();
			else
				if (token.is("hoc_execerror"))
					into.add(new Fail(skipCall(), token.position()));
				else
					into.add(new CallStatement(call(), token.position()));
			return;
		}
		if (files.contains(token.text()) && peek(1).is("=") && peek(2).is("fopen")) {
			next();
			next();
			skipCall();
			return;
		}
		final boolean increment = accept("++"), decrement = !increment && accept("--");
		final boolean isWhole = whole.contains(peek().text());
		final Reference target = reference();
		final CToken sign = peek();
		if (increment || decrement || accept("++") || accept("--")) {
			final boolean up = increment || !decrement && sign.is("++");
			into.add(new Assign(target, new Binary(up ? BinaryOperator.ADD : BinaryOperator.SUBTRACT, target, number(1, sign.position()),
				sign.position()), target.position()));
			return;
		}
		final BinaryOperator update = sign.kind() == Kind.SIGN ? UPDATES.get(sign.text()) : null;
		if (update == null && !sign.is("=") || update != null && isWhole)
			throw notUnderstood();
		next();
		if (update == null && peek().text().equals("_ion_" + target.name()) && peek(1).is(";") && target instanceof Name name) {
			next();
			into.add(new ReadIon(name, name.position()));
			return;
		}
		final Expression value = isWhole ? wholeExpression() : expression();
		into.add(new Assign(target, update == null ? value : new Binary(update, target, value, sign.position()), target.position()));
	}

	/** Passes over a call; gives the texts in it. */
	private String skipCall() {
		next();
		final StringBuilder texts = new StringBuilder();
		int open = 0;
		do {
			final CToken token = next();
			open += token.is("(") ? 1 : token.is(")") ? -1 : 0;
			if (token.kind() == Kind.STRING)
				texts.append(texts.isEmpty() ? "" : " ").append(token.text().replaceAll("^\"|\"$", "").strip());
			if (token.kind() == Kind.END || token.kind() == Kind.STATEMENT || token.is("=") || token.is("++") || token.is("--"))
				throw notUnderstood();
		} while (open > 0);
		return texts.toString();
	}
}
