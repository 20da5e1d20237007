/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.List;
import java.util.stream.Collectors;
import org.dendritej.nmodl.syntax.Expression.Binary;
import org.dendritej.nmodl.syntax.Expression.BinaryOperator;
import org.dendritej.nmodl.syntax.Expression.Call;
import org.dendritej.nmodl.syntax.Expression.Element;
import org.dendritej.nmodl.syntax.Expression.Name;
import org.dendritej.nmodl.syntax.Expression.Number;
import org.dendritej.nmodl.syntax.Expression.Prime;
import org.dendritej.nmodl.syntax.Expression.Text;
import org.dendritej.nmodl.syntax.Expression.Unary;
import org.dendritej.nmodl.syntax.Statement.Assign;
import org.dendritej.nmodl.syntax.Statement.CallStatement;
import org.dendritej.nmodl.syntax.Statement.Fail;
import org.dendritej.nmodl.syntax.Statement.If;
import org.dendritej.nmodl.syntax.Statement.Local;
import org.dendritej.nmodl.syntax.Statement.ReadIon;
import org.dendritej.nmodl.syntax.Statement.Verbatim;
import org.dendritej.nmodl.syntax.Statement.While;

/** Expressions and statements as text, every operator in parentheses. */
final class Written {

	private Written() {}

	static String of(final Expression expression) {
		if (expression instanceof Number number)
			return number(number.value()) + number.unit().map(unit -> "(" + unit.text() + ")").orElse("");
		if (expression instanceof Name name)
			return name.name();
		if (expression instanceof Element element)
			return element.name() + "[" + of(element.index()) + "]";
		if (expression instanceof Prime prime)
			return of(prime.state()) + "'" + prime.order();
		if (expression instanceof Call call)
			return call.function() + "(" + call.arguments().stream().map(Written::of).collect(Collectors.joining(", ")) + ")";
		if (expression instanceof Unary unary)
			return switch (unary.operator()) {
				case NEGATE -> "(-" + of(unary.operand()) + ")";
				case NOT -> "(!" + of(unary.operand()) + ")";
				case TRUNCATE -> "TRUNC " + of(unary.operand());
			};
		if (expression instanceof Binary binary)
			return "(" + of(binary.left()) + " " + (binary.operator() == BinaryOperator.WHOLE_DIVIDE ? "//" : binary.operator().sign())
				+ " "
				+ of(binary.right()) + ")";
		return "\"" + ((Text) expression).text() + "\"";
	}

	private static String number(final double value) {
		return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
	}

	static String of(final List<Statement> statements) {
		return statements.stream().map(Written::of).collect(Collectors.joining(" "));
	}

	private static String of(final Statement statement) {
		if (statement instanceof Assign assign)
			return of(assign.target()) + " = " + of(assign.value());
		if (statement instanceof If condition)
			return "if " + of(condition.condition()) + " {" + of(condition.then()) + "} else {" + of(condition.otherwise()) + "}";
		if (statement instanceof While loop)
			return "while " + of(loop.condition()) + " {" + of(loop.body()) + "}";
		if (statement instanceof Statement.For loop)
			return "for " + loop.variable().name() + " {" + of(loop.body()) + "}";
		if (statement instanceof Statement.Scope scope)
			return "scope(" + of(scope.body()) + ")";
		if (statement instanceof CallStatement call)
			return of(call.call());
		if (statement instanceof Local local)
			return "local " + local.variables().stream().map(Statement.Variable::name).collect(Collectors.joining(","));
		if (statement instanceof ReadIon read)
			return "readion " + read.variable().name();
		if (statement instanceof Fail fail)
			return "fail \"" + fail.message() + "\"";
		if (statement instanceof Verbatim verbatim)
			return "C@" + verbatim.where().line() + ":" + verbatim.where().column() + " " + verbatim.reason();
		return statement.getClass().getSimpleName();
	}
}
