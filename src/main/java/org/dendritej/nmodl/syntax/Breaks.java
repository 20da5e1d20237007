/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.dendritej.nmodl.syntax.Expression.BinaryOperator;
import org.dendritej.nmodl.syntax.Expression.Name;
import org.dendritej.nmodl.syntax.Expression.Number;
import org.dendritej.nmodl.syntax.Expression.Unary;
import org.dendritej.nmodl.syntax.Expression.UnaryOperator;
import org.dendritej.nmodl.syntax.Statement.Assign;
import org.dendritej.nmodl.syntax.Statement.Break;
import org.dendritej.nmodl.syntax.Statement.For;
import org.dendritej.nmodl.syntax.Statement.If;
import org.dendritej.nmodl.syntax.Statement.Local;
import org.dendritej.nmodl.syntax.Statement.Scope;
import org.dendritej.nmodl.syntax.Statement.Variable;
import org.dendritej.nmodl.syntax.Statement.Verbatim;
import org.dendritej.nmodl.syntax.Statement.While;

/**
 * Takes C's {@code break} out of loops: a variable of its own says whether the loop has ended, and what follows is done unless it has. No name of NMODL can be
 * that of the variable.
 */
final class Breaks {

	private static final int MOST_COPIES = 64;
	private final Name ended;
	private int copies;

	private Breaks(final Position loop) {
		ended = new Name("ended@" + loop.line() + ":" + loop.column(), loop);
	}

	/** A loop without breaks in its body; those in loops within it are gone already. */
	static Statement without(final Statement loop, final List<Statement> body) {
		if (!in(body))
			return loop;
		final Breaks breaks = new Breaks(loop.position());
		final List<Statement> once = List.of(breaks.unless(breaks.without(body), loop.position()));
		final Statement inner = loop instanceof For f ? new For(f.variable(), f.from(), f.to(), f.step(), once, f.position())
			: new While(breaks.andNotEnded(((While) loop).condition()), once, loop.position());
		return new Scope(
			List.of(new Local(List.of(new Variable(breaks.ended.name(), OptionalInt.empty(), loop.position())), loop.position()),
				breaks.set(0, loop.position()), inner),
			loop.position());
	}

	private Expression andNotEnded(final Expression condition) {
		return new Expression.Binary(BinaryOperator.AND, new Unary(UnaryOperator.NOT, ended, condition.position()), condition,
			condition.position());
	}

	private Statement unless(final List<Statement> body, final Position position) {
		return new If(new Unary(UnaryOperator.NOT, ended, position), body, List.of(), position);
	}

	private Assign set(final int value, final Position position) {
		return new Assign(ended, new Number(value, Optional.empty(), position), position);
	}

	private List<Statement> without(final List<Statement> body) {
		final List<Statement> result = new ArrayList<>();
		for (int i = 0; i < body.size(); i++) {
			final Statement statement = body.get(i);
			if (!breaks(statement)) {
				result.add(statement);
				continue;
			}
			if (statement instanceof Break end) {
				result.add(set(1, end.position()));
				return result;
			}
			if (statement instanceof If condition && ++copies < MOST_COPIES) {
				final List<Statement> rest = body.subList(i + 1, body.size());
				result.add(
					new If(condition.condition(), without(joined(condition.then(), rest)), without(joined(condition.otherwise(), rest)),
						condition.position()));
				return result;
			}
			result.add(refused(statement.position()));
		}
		return result;
	}

	private static List<Statement> joined(final List<Statement> first, final List<Statement> then) {
		final List<Statement> all = new ArrayList<>(first);
		all.addAll(then);
		return all;
	}

	static Verbatim refused(final Position position) {
		return new Verbatim("break", "this break ends more than is understood", position, position);
	}

	private static boolean breaks(final Statement statement) {
		return statement instanceof Break || statement instanceof If condition && (in(condition.then()) || in(condition.otherwise()))
			|| statement instanceof Scope scope && in(scope.body());
	}

	/** Whether something in a body ends the loop around it. */
	static boolean in(final List<Statement> statements) {
		return statements.stream().anyMatch(Breaks::breaks);
	}
}
