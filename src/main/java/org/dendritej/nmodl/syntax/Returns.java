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
import org.dendritej.nmodl.syntax.Statement.Assign;
import org.dendritej.nmodl.syntax.Statement.Break;
import org.dendritej.nmodl.syntax.Statement.ForNetcons;
import org.dendritej.nmodl.syntax.Statement.If;
import org.dendritej.nmodl.syntax.Statement.InitialWeights;
import org.dendritej.nmodl.syntax.Statement.Return;
import org.dendritej.nmodl.syntax.Statement.Scope;
import org.dendritej.nmodl.syntax.Statement.Verbatim;

/**
 * Takes C's {@code return} out of a body: what follows a condition in which something returns goes into the branches that do not. In a FUNCTION the value
 * returned is assigned to its name.
 */
final class Returns {

	private static final int MOST_COPIES = 64;
	private final Optional<String> function;
	private final boolean allowed;
	private int copies;

	private Returns(final Optional<String> function, final boolean allowed) {
		this.function = function;
		this.allowed = allowed;
	}

	static List<Statement> ofFunction(final String name, final List<Statement> body) {
		return new Returns(Optional.of(name), true).without(body);
	}

	static List<Statement> ofProcedure(final List<Statement> body) {
		return new Returns(Optional.empty(), true).without(body);
	}

	/** INITIAL and NET_RECEIVE are functions of their own in NEURON, and so is INITIAL within NET_RECEIVE. */
	static List<Statement> ofOwnFunction(final List<Statement> body) {
		final List<Statement> result = new ArrayList<>();
		for (final Statement statement : body)
			result.add(statement instanceof InitialWeights weights ? new InitialWeights(ofProcedure(weights.body()), weights.position())
				: statement);
		return ofProcedure(result);
	}

	/** In other blocks a return would skip what NEURON itself appends to them. */
	static List<Statement> refused(final List<Statement> body) {
		return new Returns(Optional.empty(), false).without(body);
	}

	private List<Statement> without(final List<Statement> body) {
		final List<Statement> result = new ArrayList<>();
		for (int i = 0; i < body.size(); i++) {
			final Statement statement = body.get(i);
			if (!returns(statement)) {
				result.add(statement);
				continue;
			}
			if (statement instanceof Return end && allowed) {
				end.value().ifPresent(value -> function.ifPresent(
					name -> result.add(new Assign(new Name(name, end.position()), value, end.position()))));
				return result;
			}
			if (statement instanceof If condition && allowed && ++copies < MOST_COPIES) {
				final List<Statement> rest = body.subList(i + 1, body.size());
				result.add(new If(condition.condition(), without(joined(condition.then(), rest)),
					without(joined(condition.otherwise(), rest)), condition.position()));
				return result;
			}
			if (statement instanceof Break) {
				result.add(Breaks.refused(statement.position()));
				continue;
			}
			result.add(
				new Verbatim("return", allowed ? "this return ends more than is understood" : "a return in this block ends more than it",
					statement.position(), statement.position()));
		}
		return result;
	}

	private static List<Statement> joined(final List<Statement> first, final List<Statement> then) {
		final List<Statement> all = new ArrayList<>(first);
		all.addAll(then);
		return all;
	}

	private static boolean returns(final Statement statement) {
		if (statement instanceof If condition)
			return returns(condition.then()) || returns(condition.otherwise());
		if (statement instanceof Statement.While loop)
			return returns(loop.body());
		if (statement instanceof Statement.For loop)
			return returns(loop.body());
		if (statement instanceof Scope scope)
			return returns(scope.body());
		if (statement instanceof ForNetcons loop)
			return returns(loop.body());
		if (statement instanceof InitialWeights weights)
			return returns(weights.body());
		return statement instanceof Return || statement instanceof Break;
	}

	private static boolean returns(final List<Statement> statements) {
		return statements.stream().anyMatch(Returns::returns);
	}
}
