/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.List;

import org.dendritej.nmodl.program.Value.Binary;
import org.dendritej.nmodl.program.Value.BinaryOperator;
import org.dendritej.nmodl.program.Value.Constant;
import org.dendritej.nmodl.program.Value.Function;
import org.dendritej.nmodl.program.Value.Intrinsic;
import org.dendritej.nmodl.program.Value.Unary;
import org.dendritej.nmodl.program.Value.UnaryOperator;

/** Makes values, constants folded where they are finite. */
final class Values {

	static final Constant ZERO = new Constant(0), ONE = new Constant(1);

	private Values() {}

	static Value unary(final UnaryOperator operator, final Value operand) {
		if (!(operand instanceof Constant constant)) return new Unary(operator, operand);
		return new Constant(operator == UnaryOperator.NEGATE ? -constant.value() : truth(constant.value() == 0));
	}

	/** The whole part, cut towards 0. */
	static Value truncate(final Value operand) {
		if (!(operand instanceof Constant constant)) return intrinsic(Function.TRUNCATE, operand);
		return new Constant(constant.value() < 0 ? Math.ceil(constant.value()) : Math.floor(constant.value()));
	}

	static Value binary(final BinaryOperator operator, final Value left, final Value right) {
		if (left instanceof Constant a && right instanceof Constant b) {
			final double value = compute(operator, a.value(), b.value());
			if (Double.isFinite(value)) return new Constant(value);
		}
		return new Binary(operator, left, right);
	}

	static Value add(final Value left, final Value right) {
		if (left.equals(ZERO)) return right;
		return right.equals(ZERO) ? left : binary(BinaryOperator.ADD, left, right);
	}

	static Value subtract(final Value left, final Value right) {
		if (left.equals(ZERO)) return unary(UnaryOperator.NEGATE, right);
		return right.equals(ZERO) ? left : binary(BinaryOperator.SUBTRACT, left, right);
	}

	static Value multiply(final Value left, final Value right) {
		if (left.equals(ONE)) return right;
		return right.equals(ONE) ? left : binary(BinaryOperator.MULTIPLY, left, right);
	}

	static Value divide(final Value left, final Value right) {
		return right.equals(ONE) ? left : binary(BinaryOperator.DIVIDE, left, right);
	}

	static Value intrinsic(final Function function, final Value... arguments) {
		return new Intrinsic(function, List.of(arguments));
	}

	static double truth(final boolean value) {
		return value ? 1 : 0;
	}

	private static double compute(final BinaryOperator operator, final double a, final double b) {
		return switch (operator) {
			case ADD -> a + b;
			case SUBTRACT -> a - b;
			case MULTIPLY -> a * b;
			case DIVIDE -> a / b;
			case POWER -> Math.pow(a, b);
			case REMAINDER -> (int) b == 0 ? Double.NaN : (int) a % (int) b;
			case LESS -> truth(a < b);
			case AT_MOST -> truth(a <= b);
			case GREATER -> truth(a > b);
			case AT_LEAST -> truth(a >= b);
			case EQUAL -> truth(a == b);
			case DIFFERENT -> truth(a != b);
			case AND -> truth(a != 0 && b != 0);
			case OR -> truth(a != 0 || b != 0);
		};
	}
}
