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
import org.dendritej.nmodl.syntax.Statement.Return;
import org.dendritej.nmodl.syntax.Statement.Variable;
import org.dendritej.nmodl.syntax.Statement.While;

/** Reads statements of C as statements of NMODL: assignments, conditions, loops, switch, return and the declaration of numbers. Printing has no effect here. */
final class CStatements extends CExpressions {

	private static final Set<String> WITHOUT_EFFECT = Set.of("printf", "fprintf", "fflush", "debug_printf", "fclose", "nrnran123_setseq");
	private static final Map<String, BinaryOperator> UPDATES = Map.of("+=", BinaryOperator.ADD, "-=", BinaryOperator.SUBTRACT, "*=",
		BinaryOperator.MULTIPLY, "/=", BinaryOperator.DIVIDE);
	/** Files that are printed to. */
	private final Set<String> files = new HashSet<>();

	/** All of them; C's own variables are LOCAL at the beginning. */
	final List<Statement> all;

	CStatements(final List<CToken> tokens, final Position end, final Map<String, Double> numbers, final Optional<Generators> generators) {
		super(tokens, end, numbers, generators);
		all = all();
	}

	private List<Statement> all() {
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
					into.add(new Return(peek().is(";") ? Optional.empty() : Optional.of(expressionAfter(into)), token.position()));
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
					if (declaresPointer()) {
						while (peek().kind() == Kind.WORD)
							next();
						declareAll(into, false);
					}
					else {
						simple(into);
						expect(";");
					}
				}
				}
		leave();
	}

	/** An expression before which statements may have to be done. */
	private Expression expressionAfter(final List<Statement> into) {
		before = into;
		final Expression value = expression();
		before = null;
		return value;
	}

	private Expression value(final boolean isWhole, final List<Statement> into) {
		before = into;
		final Expression value = isWhole ? wholeExpression() : expression();
		before = null;
		return value;
	}

	/** Whether "type *name" stands there. */
	private boolean declaresPointer() {
		int ahead = 0;
		while (peek(ahead).kind() == Kind.WORD)
			ahead++;
		if (ahead == 0 || !peek(ahead).is("*"))
			return false;
		while (peek(ahead).is("*"))
			ahead++;
		return peek(ahead).kind() == Kind.WORD && (peek(ahead + 1).is(";") || peek(ahead + 1).is(",") || peek(ahead + 1).is("="));
	}

	/** Passes over a statement that is never done. */
	private void skip() {
		enter();
		final CToken token = next();
		if (token.kind() == Kind.END)
			throw notUnderstood();
		if (token.is("{"))
			while (!accept("}"))
				skip();
		else
			if (token.is("if") || token.is("while") || token.is("for") || token.is("switch")) {
				expect("(");
				for (int open = 1; open > 0;) {
					final CToken inside = next();
					if (inside.kind() == Kind.END)
						throw notUnderstood();
					open += inside.is("(") ? 1 : inside.is(")") ? -1 : 0;
				}
				skip();
				if (token.is("if") && accept("else"))
					skip();
			}
			else
				if (token.kind() != Kind.STATEMENT && !token.is(";"))
					for (int open = token.is("(") ? 1 : 0; open > 0 || !peek().is("}");) { // a macro may do without its semicolon
						final CToken inside = next();
						if (inside.kind() == Kind.END || inside.kind() == Kind.STATEMENT)
							throw notUnderstood();
						open += inside.is("(") || inside.is("{") ? 1 : inside.is(")") || inside.is("}") ? -1 : 0;
						if (open == 0 && inside.is(";"))
							break;
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
		final int known = known(condition);
		final List<Statement> then = bodyUnless(known == 0);
		final List<Statement> otherwise = accept("else") ? bodyUnless(known == 1) : List.of();
		switch (known) {
			case 1 -> into.addAll(then);
			case 0 -> into.addAll(otherwise);
			default -> into.add(new If(condition, then, otherwise, position));
		}
	}

	private List<Statement> bodyUnless(final boolean skipped) {
		if (!skipped)
			return body();
		skip();
		return List.of();
	}

	/** 1 or 0 for what is always true or false, else -1. */
	private static int known(final Expression condition) {
		if (condition instanceof Number number)
			return number.value() == 0 ? 0 : 1;
		if (condition instanceof Unary unary && unary.operator() == UnaryOperator.NOT && known(unary.operand()) >= 0)
			return 1 - known(unary.operand());
		if (condition instanceof Binary binary && binary.operator() == BinaryOperator.AND)
			return known(binary.left()) == 0 || known(binary.right()) == 0 ? 0 : Math.min(known(binary.left()), known(binary.right()));
		if (condition instanceof Binary binary && binary.operator() == BinaryOperator.OR)
			return known(binary.left()) == 1 || known(binary.right()) == 1 ? 1
				: known(binary.left()) == 0 && known(binary.right()) == 0 ? 0 : -1;
		if (condition instanceof Binary binary && binary.left() instanceof Number left && binary.right() instanceof Number right)
			switch (binary.operator()) {
			case EQUAL:
			return left.value() == right.value() ? 1 : 0;
			case DIFFERENT:
			return left.value() != right.value() ? 1 : 0;
			default:
			return -1;
			}
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
		declareAll(into, next().is("int"));
	}

	/** What stands between a type and the semicolon. */
	private void declareAll(final List<Statement> into, final boolean isWhole) {
		do {
			boolean isPointer = false;
			while (accept("*"))
				isPointer = true;
			final CToken name = peek();
			if (name.kind() != Kind.WORD || name.text().startsWith("_"))
				throw notUnderstood();
			next();
			if (isPointer) {
				if (accept("="))
					assign(name.text());
				else
					held.putIfAbsent(name.text(), Pointer.NONE);
				continue;
			}
			if (declared.stream().noneMatch(variable -> variable.name().equals(name.text())))
				declared.add(new Variable(name.text(), OptionalInt.empty(), name.position()));
			if (isWhole)
				whole.add(name.text());
			if (accept("="))
				into.add(new Assign(new Name(name.text(), name.position()), value(isWhole, into), name.position()));
		} while (accept(","));
		expect(";");
	}

	/** A pointer may be given the same twice, but not this or that. */
	private void assign(final String pointer) {
		final CToken token = peek();
		final Pointer value = pointer();
		final Pointer old = held.put(pointer, value);
		if (old != null && old.address().isPresent() && !old.equals(value))
			throw new NotUnderstood(token.position(), "it works with pointers of C");
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
		if (held.containsKey(token.text()) && peek(1).is("=")) {
			next();
			next();
			assign(token.text());
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
		ofIon = update == null && target instanceof Name && !occursBeforeSemicolon(target.name()) ? target.name() : null;
		final Expression value = value(isWhole, into);
		ofIon = null;
		if (update == null && value instanceof Name same && same.name().equals(target.name())) return; // what the ion has, read already
		into.add(new Assign(target, update == null ? value : new Binary(update, target, value, sign.position()), target.position()));
	}

	private boolean occursBeforeSemicolon(final String name) {
		for (int ahead = 0; peek(ahead).kind() != Kind.END && !peek(ahead).is(";"); ahead++)
			if (peek(ahead).is(name)) return true;
		return false;
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
