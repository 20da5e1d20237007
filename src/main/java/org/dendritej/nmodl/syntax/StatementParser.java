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
import java.util.OptionalInt;
import org.dendritej.nmodl.syntax.Expression.BinaryOperator;
import org.dendritej.nmodl.syntax.Expression.Name;
import org.dendritej.nmodl.syntax.Expression.Reference;
import org.dendritej.nmodl.syntax.Statement.Argument;
import org.dendritej.nmodl.syntax.Statement.Arrow;
import org.dendritej.nmodl.syntax.Statement.Assign;
import org.dendritej.nmodl.syntax.Statement.CallStatement;
import org.dendritej.nmodl.syntax.Statement.Compartment;
import org.dendritej.nmodl.syntax.Statement.Conductance;
import org.dendritej.nmodl.syntax.Statement.Conserve;
import org.dendritej.nmodl.syntax.Statement.Derivative;
import org.dendritej.nmodl.syntax.Statement.Equation;
import org.dendritej.nmodl.syntax.Statement.For;
import org.dendritej.nmodl.syntax.Statement.ForNetcons;
import org.dendritej.nmodl.syntax.Statement.If;
import org.dendritej.nmodl.syntax.Statement.InitialWeights;
import org.dendritej.nmodl.syntax.Statement.Lag;
import org.dendritej.nmodl.syntax.Statement.Local;
import org.dendritej.nmodl.syntax.Statement.LongitudinalDiffusion;
import org.dendritej.nmodl.syntax.Statement.Reaction;
import org.dendritej.nmodl.syntax.Statement.Scope;
import org.dendritej.nmodl.syntax.Statement.Solve;
import org.dendritej.nmodl.syntax.Statement.Table;
import org.dendritej.nmodl.syntax.Statement.Term;
import org.dendritej.nmodl.syntax.Statement.Variable;
import org.dendritej.nmodl.syntax.Statement.Verbatim;
import org.dendritej.nmodl.syntax.Statement.Watch;
import org.dendritej.nmodl.syntax.Statement.WatchCondition;
import org.dendritej.nmodl.syntax.Statement.While;
import org.dendritej.nmodl.syntax.Token.Kind;

/** Reads statements: what stands between braces in a block of code. */
final class StatementParser {

	private final Cursor cursor;
	private final ExpressionParser expressions;
	private final MechanismBuilder mechanism;

	StatementParser(final Cursor cursor, final MechanismBuilder mechanism) {
		this.cursor = cursor;
		this.mechanism = mechanism;
		this.expressions = new ExpressionParser(cursor);
	}

	/** A list of statements with its braces. */
	private static final Set<String> BLOCKS = Set.of("NEURON", "UNITS", "PARAMETER", "CONSTANT", "ASSIGNED", "STATE", "BREAKPOINT",
		"DERIVATIVE", "KINETIC", "LINEAR", "NONLINEAR", "PROCEDURE", "FUNCTION", "NET_RECEIVE");

	List<Statement> block(final String what) {
		return block(what, false);
	}

	/** The same in a KINETIC block, where a tilde begins a reaction and not an equation. */
	List<Statement> reactions(final String what) {
		return block(what, true);
	}

	private List<Statement> block(final String what, final boolean kinetic) {
		cursor.enter();
		final Position opening = cursor.expect("{", "to begin " + what).position();
		final List<Statement> body = new ArrayList<>();
		if (cursor.at("LOCAL"))
			body.add(local());
		boolean verbatim = false;
		while (!cursor.at("}")) {
			if (cursor.at(Kind.END))
				throw new NmodlException(opening, what + " has no end; expected \"}\" before the end of the file");
			if (BLOCKS.contains(cursor.peek().text()) && cursor.at(Kind.KEYWORD))
				throw cursor.unexpected("a statement or the \"}\" that ends " + what + ", which begins in line " + opening.line());
			verbatim |= cursor.at("VERBATIM");
			statement(body, kinetic);
			if (mechanism.unitsOff && !body.isEmpty())
				mechanism.unchecked.add(body.get(body.size() - 1).position());
		}
		cursor.next();
		cursor.leave();
		return verbatim ? VerbatimReader.understood(body, mechanism.warnings, mechanism.preprocessor) : body;
	}

	/** LOCAL with its names. */
	Local local() {
		final Position position = cursor.next().position();
		final List<Variable> variables = new ArrayList<>();
		do {
			final Name name = cursor.name("the name of a LOCAL variable");
			final OptionalInt length = cursor.accept("[") ? OptionalInt.of(cursor.length()) : OptionalInt.empty();
			variables.add(new Variable(name.name(), length, name.position()));
		} while (cursor.accept(","));
		return new Local(variables, position);
	}

	private void statement(final List<Statement> body, final boolean kinetic) {
		final Token token = cursor.peek();
		final Position position = token.position();
		if (token.kind() == Kind.NAME)
			body.add(named());
		else
			switch (token.kind() == Kind.KEYWORD || token.kind() == Kind.SIGN ? token.text() : "") {
			case "UNITSON", "UNITSOFF" -> mechanism.unitsOff = cursor.next().is("UNITSOFF");
			case "MUTEXLOCK", "MUTEXUNLOCK" -> cursor.next();
			case "PROTECT" -> {
				cursor.next();
				body.add(named());
			}
			case "{" -> body.add(new Scope(block("a block", kinetic), position));
			case "~", "~+" -> body.add(kinetic ? reaction() : equation());
			case "IF" -> body.add(condition(kinetic));
			case "WHILE" -> body.add(whileTrue(kinetic));
			case "FROM" -> body.add(loop(kinetic));
			case "SOLVE" -> body.add(solve());
			case "VERBATIM" -> body.add(verbatim());
			case "CONDUCTANCE" -> body.add(conductance());
			case "COMPARTMENT", "LONGITUDINAL_DIFFUSION" -> body.add(volume());
			case "CONSERVE" -> {
				cursor.next();
				final List<Term> terms = terms();
				cursor.expect("=", "after what CONSERVE keeps");
				body.add(new Conserve(terms, expressions.expression(), position));
			}
			case "LAG" -> {
				cursor.next();
				final Name name = cursor.name("a name after LAG");
				cursor.expect("BY", "after what LAG delays");
				body.add(new Lag(name, expressions.expression(), position));
			}
			case "TABLE" -> body.add(table());
			case "INITIAL" -> {
				cursor.next();
				body.add(new InitialWeights(block("INITIAL"), position));
			}
			case "WATCH" -> body.add(watch());
			case "FOR_NETCONS" -> {
				cursor.next();
				final List<Argument> arguments = cursor.arguments();
				body.add(new ForNetcons(arguments, block("FOR_NETCONS"), position));
			}
			case "LOCAL" -> throw NmodlException.unexpected(position, "LOCAL", "it at the beginning of its block");
			default -> throw cursor.unexpected("a statement or \"}\"");
			}
	}

	private Statement named() {
		final Name name = cursor.name("the name of a variable");
		if (cursor.at("("))
			return new CallStatement(expressions.call(name), name.position());
		final int before = expressions.primes(); // the prime stands before an index, too
		final Reference target = expressions.reference(name);
		final int order = before + expressions.primes();
		cursor.expect("=", "or \"(\" after the name " + NmodlException.shortened(name.name()));
		final Expression value = expressions.expression();
		return order == 0 ? new Assign(target, value, name.position()) : new Derivative(target, order, value, name.position());
	}

	private Expression inParentheses(final String keyword) {
		cursor.next();
		cursor.expect("(", "after " + keyword);
		final Expression condition = expressions.expression();
		cursor.expect(")", "or an operator");
		return condition;
	}

	private If condition(final boolean kinetic) {
		cursor.enter();
		final Position position = cursor.peek().position();
		final Expression condition = inParentheses("IF");
		if (mechanism.unitsOff)
			mechanism.unchecked.add(position);
		final List<Statement> then = block("what is done IF", kinetic);
		List<Statement> otherwise = List.of();
		if (cursor.accept("ELSE"))
			otherwise = cursor.at("IF") ? List.of(condition(kinetic)) : block("what is done ELSE", kinetic);
		cursor.leave();
		return new If(condition, then, otherwise, position);
	}

	private Statement loop(final boolean kinetic) {
		final Position position = cursor.next().position();
		final Name variable = cursor.name("the name of the variable of a loop");
		cursor.expect("=", "after the variable of a loop");
		final Expression from = expressions.whole();
		cursor.expect("TO", "after the first value of a loop");
		final Expression to = expressions.whole();
		final Optional<Expression> step = cursor.accept("BY") ? Optional.of(expressions.whole()) : Optional.empty();
		final List<Statement> body = block("a loop", kinetic);
		return Breaks.without(new For(variable, from, to, step, body, position), body);
	}

	private Statement whileTrue(final boolean kinetic) {
		final Position position = cursor.peek().position();
		final Expression condition = inParentheses("WHILE");
		final List<Statement> body = block("a loop", kinetic);
		return Breaks.without(new While(condition, body, position), body);
	}

	private Solve solve() {
		final Position position = cursor.next().position();
		final Name block = cursor.name("the name of a block after SOLVE");
		final boolean steadyState = cursor.at("STEADYSTATE");
		final Optional<Name> method =
			steadyState && cursor.accept("STEADYSTATE") || cursor.accept("METHOD") ? Optional.of(cursor.name("the name of a method"))
				: Optional.empty();
		final List<Statement> onError = cursor.accept("IFERROR") ? block("IFERROR") : List.of();
		return new Solve(block, method, steadyState, onError, position);
	}

	/** A VERBATIM block as it stands; what it means is asked when its surroundings are known. */
	Verbatim verbatim() {
		final Token word = cursor.next();
		final Position text = cursor.raw().position();
		return new Verbatim(cursor.raw().block("ENDVERBATIM", word.position()), "", text, word.position());
	}

	private Conductance conductance() {
		final Position position = cursor.next().position();
		final Name conductance = cursor.name("the name of a conductance");
		final Optional<Name> ion = cursor.accept("USEION") ? Optional.of(cursor.name("the name of an ion")) : Optional.empty();
		return new Conductance(conductance, ion, position);
	}

	private Statement volume() {
		final Token keyword = cursor.next();
		Expression volume = expressions.expression();
		Optional<Name> index = Optional.empty();
		if (volume instanceof Name name && cursor.accept(",")) {
			index = Optional.of(name);
			volume = expressions.expression();
		}
		cursor.expect("{", "before names of states");
		final List<Name> states = new ArrayList<>();
		while (!cursor.at("}")) {
			states.add(cursor.name("the name of a state"));
			cursor.accept(",");
		}
		cursor.next();
		return keyword.is("COMPARTMENT") ? new Compartment(index, volume, states, keyword.position())
			: new LongitudinalDiffusion(index, volume, states, keyword.position());
	}

	private List<Term> terms() {
		final List<Term> terms = new ArrayList<>();
		do {
			final Position position = cursor.peek().position();
			final int coefficient = cursor.at(Kind.INTEGER) ? cursor.wholeNumber("a whole number") : 1;
			terms.add(new Term(coefficient, expressions.reference(cursor.name("the name of a state")), position));
		} while (cursor.accept("+"));
		return terms;
	}

	private Reaction reaction() {
		final Position position = cursor.next().position();
		final List<Term> left = terms();
		if (cursor.accept("<->")) {
			final List<Term> right = terms();
			cursor.expect("(", "before the rates of a reaction");
			final Expression forward = expressions.expression();
			cursor.expect(",", "between the rates of a reaction");
			final Expression backward = expressions.expression();
			cursor.expect(")", "after the rates of a reaction");
			return new Reaction(Arrow.REVERSIBLE, left, right, forward, Optional.of(backward), position);
		}
		final Arrow arrow = cursor.at("<<") ? Arrow.FLUX : Arrow.DECAY;
		if (!cursor.accept("<<") && !cursor.accept("->"))
			throw cursor.unexpected("\"<->\", \"<<\" or \"->\" in a reaction");
		cursor.expect("(", "before the rate of a reaction");
		final Expression rate = expressions.expression();
		cursor.expect(")", "after the rate of a reaction");
		return new Reaction(arrow, left, List.of(), rate, Optional.empty(), position);
	}

	private Equation equation() {
		final Position position = cursor.next().position();
		final Expression left = expressions.expression();
		cursor.expect("=", "in an equation");
		return new Equation(left, expressions.expression(), position);
	}

	private Table table() {
		final Position position = cursor.next().position();
		final List<Name> names = cursor.at(Kind.NAME) ? cursor.names("a name in TABLE") : List.of();
		final List<Name> depend = cursor.accept("DEPEND") ? cursor.names("a name after DEPEND") : List.of();
		cursor.expect("FROM", "in TABLE");
		final Expression from = expressions.expression();
		cursor.expect("TO", "in TABLE");
		final Expression to = expressions.expression();
		cursor.expect("WITH", "in TABLE");
		return new Table(names, depend, from, to, cursor.wholeNumber("the number of intervals of TABLE"), position);
	}

	private Watch watch() {
		final Position position = cursor.next().position();
		final List<WatchCondition> conditions = new ArrayList<>();
		do {
			final Position opening = cursor.expect("(", "after WATCH").position();
			final Expression left = expressions.sum();
			if (!cursor.at("<") && !cursor.at(">"))
				throw cursor.unexpected("\"<\" or \">\" in WATCH");
			final BinaryOperator operator = cursor.next().is("<") ? BinaryOperator.LESS : BinaryOperator.GREATER;
			final Expression right = expressions.sum();
			cursor.expect(")", "or an operator");
			final Position flag = cursor.peek().position();
			final double value = cursor.number("the flag of a WATCH, a number");
			conditions.add(new WatchCondition(left, operator, right, new Expression.Number(value, Optional.empty(), flag), opening));
		} while (cursor.accept(","));
		return new Watch(conditions, position);
	}
}
