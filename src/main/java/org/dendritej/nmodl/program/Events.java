/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.ArrayList;
import java.util.List;

import org.dendritej.nmodl.program.Program.WatchCondition;
import org.dendritej.nmodl.program.Symbol.Role;
import org.dendritej.nmodl.syntax.Expression;
import org.dendritej.nmodl.syntax.Expression.Call;
import org.dendritej.nmodl.syntax.NmodlException;
import org.dendritej.nmodl.syntax.Position;
import org.dendritej.nmodl.syntax.Statement;

/** Lowers what has to do with events: net_send, net_event, net_move, WATCH and FOR_NETCONS. */
final class Events {

	private final Statements statements;
	private final List<WatchCondition> watches;

	Events(final Statements statements, final List<WatchCondition> watches) {
		this.statements = statements;
		this.watches = watches;
	}

	/** Lowers a call, if it is about events. */
	boolean call(final Call call, final Scope scope, final List<Instruction> out) {
		switch (call.function()) {
			case "net_send":
				Expressions.checkCount(call, 2);
				requireEvents(call.function(), call.position());
				out.add(new Instruction.Send(argument(call, 0, scope, out), argument(call, 1, scope, out), call.position()));
				return true;
			case "net_event":
				Expressions.checkCount(call, 1);
				requireEvents(call.function(), call.position());
				out.add(new Instruction.Spike(argument(call, 0, scope, out), call.position()));
				return true;
			case "net_move":
				Expressions.checkCount(call, 1);
				requireEvents(call.function(), call.position());
				out.add(new Instruction.Move(argument(call, 0, scope, out), call.position()));
				return true;
			default:
				return false;
		}
	}

	private Value argument(final Call call, final int number, final Scope scope, final List<Instruction> out) {
		return statements.value(call.arguments().get(number), scope, out);
	}

	private void requireEvents(final String what, final Position position) {
		if (!statements.sends)
			throw NmodlException.unexpected(position, what + " in a code that computes currents or states",
				"it in NET_RECEIVE or INITIAL, or in what they call");
	}

	/** Lowers a statement, if it is about events. */
	boolean statement(final Statement statement, final Scope scope, final List<Instruction> out) {
		if (statement instanceof Statement.Watch watch) {
			if (!statements.receives) throw NmodlException.unexpected(watch.position(), "WATCH", "it in NET_RECEIVE");
			for (final Statement.WatchCondition condition : watch.conditions())
				watch(condition, scope, out);
			return true;
		}
		if (statement instanceof Statement.ForNetcons loop) {
			if (!statements.receives) throw NmodlException.unexpected(loop.position(), "FOR_NETCONS", "it in NET_RECEIVE");
			final Scope inner = scope.inner();
			final List<Symbol> arguments = new ArrayList<>();
			for (final Statement.Argument argument : loop.arguments()) {
				final Symbol symbol = statements.symbols.special(argument.name(), "", Role.ARGUMENT, argument.position());
				arguments.add(symbol);
				inner.put(argument.name(), new Meaning.Variable(symbol));
			}
			out.add(new Instruction.ForConnections(arguments, statements.code(loop.body(), inner)));
			return true;
		}
		return false;
	}

	private void watch(final Statement.WatchCondition condition, final Scope scope, final List<Instruction> out) {
		final Scope outside = scope.inner(); // where v is the voltage itself
		if (statements.declarations.voltageCopy().isPresent())
			outside.put("v", new Meaning.Variable(statements.declarations.voltage()));
		final Value left = lasting(condition.left(), outside), right = lasting(condition.right(), outside);
		final boolean greater = condition.operator() == Expression.BinaryOperator.GREATER || condition
			.operator() == Expression.BinaryOperator.AT_LEAST;
		watches.add(new WatchCondition(left, greater, right, statements.value(condition.flag(), scope, out)));
		out.add(new Instruction.Watch(watches.size() - 1));
	}

	private Value lasting(final Expression expression, final Scope scope) {
		final List<Instruction> before = new ArrayList<>();
		final Value value = statements.value(expression, scope, before);
		if (!before.isEmpty() || !Statements.isLasting(value))
			throw NmodlException.unexpected(expression.position(),
				"a function of this file or a variable of this block in the condition of WATCH", "variables of the mechanism");
		return value;
	}
}
