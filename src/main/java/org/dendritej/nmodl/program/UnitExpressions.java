/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.dendritej.nmodl.syntax.Expression;
import org.dendritej.nmodl.syntax.Expression.Binary;
import org.dendritej.nmodl.syntax.Expression.BinaryOperator;
import org.dendritej.nmodl.syntax.Expression.Call;
import org.dendritej.nmodl.syntax.Expression.Number;
import org.dendritej.nmodl.syntax.Expression.Reference;
import org.dendritej.nmodl.syntax.Expression.Unary;
import org.dendritej.nmodl.syntax.Expression.UnaryOperator;
import org.dendritej.nmodl.syntax.Position;
import org.dendritej.nmodl.syntax.Statement.Argument;

/** The units of expressions, as {@link UnitCheck} wants them: nothing where one is not given. */
final class UnitExpressions {

	private static final Set<String> OF_NUMBERS =
		Set.of("exp", "log", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh");
	private static final Set<String> KEEPING = Set.of("fabs", "floor", "ceil");

	private final UnitCheck check;
	private final Map<String, UnitScale> variables;
	private final Map<String, List<Argument>> arguments;

	UnitExpressions(final UnitCheck check, final Map<String, UnitScale> variables, final Map<String, List<Argument>> arguments) {
		this.check = check;
		this.variables = variables;
		this.arguments = arguments;
	}

	Optional<UnitScale> of(final Expression expression) {
		if (expression instanceof Number number) return check.unit(number.unit());
		if (expression instanceof Reference reference) return Optional.ofNullable(variables.get(reference.name()));
		if (expression instanceof Unary unary) {
			final Optional<UnitScale> operand = of(unary.operand());
			return unary.operator() == UnaryOperator.NOT ? Optional.of(UnitScale.ONE) : operand;
		}
		if (expression instanceof Binary binary) return of(binary);
		return expression instanceof Call call ? of(call) : Optional.empty();
	}

	private Optional<UnitScale> of(final Binary binary) {
		return switch (binary.operator()) {
			case ADD, SUBTRACT -> compared(binary.operator().sign(), binary.left(), binary.right(), binary.position());
			case LESS, AT_MOST, GREATER, AT_LEAST, EQUAL, DIFFERENT -> {
				compared(binary.operator().sign(), binary.left(), binary.right(), binary.position());
				yield Optional.of(UnitScale.ONE);
			}
			case AND, OR -> {
				of(binary.left());
				of(binary.right());
				yield Optional.of(UnitScale.ONE);
			}
			case POWER -> power(binary.left(), binary.right());
			case MULTIPLY, DIVIDE, WHOLE_DIVIDE -> {
				final Optional<UnitScale> left = of(binary.left()), right = of(binary.right());
				final int power = binary.operator() == BinaryOperator.MULTIPLY ? 1 : -1;
				yield left.flatMap(l -> right.map(r -> l.times(r, power)));
			}
		};
	}

	/** The unit of two things that must have the same. */
	Optional<UnitScale> compared(final String sign, final Expression left, final Expression right, final Position position) {
		final Optional<UnitScale> l = of(left), r = of(right);
		if (l.isPresent() && r.isPresent() && !l.get().isSame(r.get()))
			check.warn(position,
				"what is left of " + sign + " has " + check.named(l.get()) + ", what is right of it has " + check.named(r.get()));
		return l.isPresent() ? l : r;
	}

	private Optional<UnitScale> power(final Expression base, final Expression exponent) {
		final Optional<UnitScale> unit = of(base);
		number(exponent, "the exponent");
		if (unit.isPresent() && unit.get().isSame(UnitScale.ONE)) return unit;
		return exponent instanceof Number number && number.value() == Math.rint(number.value()) && Math.abs(number.value()) < 10
			? unit.map(u -> UnitScale.ONE.times(u, (int) number.value())) : Optional.empty();
	}

	private void number(final Expression expression, final String what) {
		final Optional<UnitScale> unit = of(expression);
		if (unit.isPresent() && !unit.get().isSame(UnitScale.ONE))
			check.warn(expression.position(), what + " has " + check.named(unit.get()) + ", expected no unit");
	}

	private Optional<UnitScale> of(final Call call) {
		final List<Argument> expected = arguments.get(call.function());
		if (expected == null && OF_NUMBERS.contains(call.function())) {
			call.arguments().forEach(argument -> number(argument, "the argument of " + call.function()));
			return Optional.of(UnitScale.ONE);
		}
		if (expected == null && call.function().equals("pow") && call.arguments().size() == 2)
			return power(call.arguments().get(0), call.arguments().get(1));
		Optional<UnitScale> first = Optional.empty();
		for (int i = 0; i < call.arguments().size(); i++) {
			final Optional<UnitScale> found = of(call.arguments().get(i));
			if (i == 0) first = found;
			final Optional<UnitScale> wanted =
				expected != null && i < expected.size() ? check.unit(expected.get(i).unit()) : Optional.empty();
			if (found.isPresent() && wanted.isPresent() && !found.get().isSame(wanted.get()))
				check.warn(call.arguments().get(i).position(), "the argument " + expected.get(i).name() + " of " + call.function() + " has "
					+ check.named(wanted.get()) + ", what is given has " + check.named(found.get()));
		}
		if (expected == null) return KEEPING.contains(call.function()) ? first : Optional.empty();
		return Optional.ofNullable(variables.get(call.function()));
	}
}
