/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.List;

/**
 * Something that is computed, without any effect: values that are equal as records are equal numbers at the same place of a code. Truth is 1, its opposite
 * 0; what is not 0 counts as true.
 */
public sealed interface Value {

	/**
	 * A number.
	 *
	 * @param value finite
	 */
	record Constant(double value) implements Value {
	}

	/**
	 * A scalar.
	 *
	 * @param symbol not an array
	 */
	record Read(Symbol symbol) implements Value {
	}

	/**
	 * An element of an array.
	 *
	 * @param symbol an array
	 * @param index counted from 0, cut to a whole number; outside the array the run fails
	 */
	record ReadElement(Symbol symbol, Value index) implements Value {
	}

	/**
	 * An operator before its operand.
	 *
	 * @param operator which
	 * @param operand of it
	 */
	record Unary(UnaryOperator operator, Value operand) implements Value {
	}

	/**
	 * An operator between its operands. Both may be computed, whatever the left is.
	 *
	 * @param operator which
	 * @param left operand
	 * @param right operand
	 */
	record Binary(BinaryOperator operator, Value left, Value right) implements Value {
	}

	/**
	 * A function of the language.
	 *
	 * @param function which
	 * @param arguments as many as it has
	 */
	record Intrinsic(Function function, List<Value> arguments) implements Value {

		/** Copies the list and checks its length. */
		public Intrinsic {
			arguments = List.copyOf(arguments);
			if (arguments.size() != function.arguments())
				throw new IllegalArgumentException(function + " takes " + function.arguments() + " arguments, not " + arguments.size());
		}
	}

	/**
	 * One of two values. Lowering makes none; analysis may.
	 *
	 * @param condition true unless 0
	 * @param then value if it is true
	 * @param otherwise value if it is not
	 */
	record Select(Value condition, Value then, Value otherwise) implements Value {
	}

	/** Before one operand. */
	enum UnaryOperator {
		/** The opposite number. */
		NEGATE,
		/** 1 for 0, else 0. */
		NOT
	}

	/** Between two operands. */
	enum BinaryOperator {
		/** Sum. */
		ADD,
		/** Difference. */
		SUBTRACT,
		/** Product. */
		MULTIPLY,
		/** Quotient. */
		DIVIDE,
		/** Power, as C's pow. */
		POWER,
		/** Remainder of the quotient of the whole parts, with the sign of the left. */
		REMAINDER,
		/** Is less. */
		LESS,
		/** Is less or equal. */
		AT_MOST,
		/** Is greater. */
		GREATER,
		/** Is greater or equal. */
		AT_LEAST,
		/** Are equal. */
		EQUAL,
		/** Differ. */
		DIFFERENT,
		/** Both are true. */
		AND,
		/** At least one is true. */
		OR
	}

	/** Functions of the language, as C has them. */
	enum Function {
		/** e to the power of it. */
		EXP(1),
		/** Natural logarithm. */
		LOG(1),
		/** Decimal logarithm. */
		LOG10(1),
		/** Square root. */
		SQRT(1),
		/** Distance from 0. */
		ABS(1),
		/** Sine. */
		SIN(1),
		/** Cosine. */
		COS(1),
		/** Tangent. */
		TAN(1),
		/** Arc sine. */
		ASIN(1),
		/** Arc cosine. */
		ACOS(1),
		/** Arc tangent. */
		ATAN(1),
		/** Angle of a point (second, first). */
		ATAN2(2),
		/** Hyperbolic sine. */
		SINH(1),
		/** Hyperbolic cosine. */
		COSH(1),
		/** Hyperbolic tangent. */
		TANH(1),
		/** Largest whole number not above. */
		FLOOR(1),
		/** Smallest whole number not below. */
		CEIL(1),
		/** Whole part: cut towards 0. */
		TRUNCATE(1),
		/** Remainder of a division, C's fmod. */
		FMOD(2),
		/** The lesser of two. */
		MIN(2),
		/** The greater of two. */
		MAX(2),
		/** x / (exp(x) − 1), smooth at 0. Lowering makes none; analysis may. */
		EXPRELR(1);

		private final int arguments;

		Function(final int arguments) {
			this.arguments = arguments;
		}

		/**
		 * How many arguments it takes.
		 *
		 * @return 1 or 2
		 */
		public int arguments() {
			return arguments;
		}
	}
}
