/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.List;
import java.util.Optional;

/** Something that has a value. Truth is 1, its opposite 0; what is not 0 counts as true. */
public sealed interface Expression extends Node {

	/** What a value can be stored in. */
	sealed interface Reference extends Expression {

		/**
		 * Name of the variable.
		 *
		 * @return as written; upper and lower case differ
		 */
		String name();
	}

	/**
	 * A number.
	 *
	 * @param value finite
	 * @param unit written behind it, as in {@code 1(mV)}
	 * @param position where
	 */
	record Number(double value, Optional<UnitText> unit, Position position) implements Expression {}

	/**
	 * A variable or constant. What DEFINE names is a {@link Number} here.
	 *
	 * @param name as written
	 * @param position where
	 */
	record Name(String name, Position position) implements Reference {}

	/**
	 * An element of an array, {@code name[index]}.
	 *
	 * @param name name of the array
	 * @param index counted from 0; whole, as it is made of whole numbers, {@link UnaryOperator#TRUNCATE} and {@link BinaryOperator#WHOLE_DIVIDE}
	 * @param position where
	 */
	record Element(String name, Expression index, Position position) implements Reference {}

	/**
	 * A derivative in an expression, {@code name'}.
	 *
	 * @param state what is derived
	 * @param order 1 or more
	 * @param position where
	 */
	record Prime(Reference state, int order, Position position) implements Expression {}

	/**
	 * A call of a function of the file or of the language.
	 *
	 * @param function its name
	 * @param arguments may be none
	 * @param position where
	 */
	record Call(String function, List<Expression> arguments, Position position) implements Expression {

		/** Copies the list. */
		public Call {
			arguments = List.copyOf(arguments);
		}
	}

	/**
	 * A text in quotation marks; only as an argument of a call.
	 *
	 * @param text without the marks
	 * @param position where
	 */
	record Text(String text, Position position) implements Expression {}

	/**
	 * An operator before its operand.
	 *
	 * @param operator which
	 * @param operand of it
	 * @param position of the operator
	 */
	record Unary(UnaryOperator operator, Expression operand, Position position) implements Expression {}

	/**
	 * An operator between two operands.
	 *
	 * @param operator which
	 * @param left operand
	 * @param right operand
	 * @param position of the operator
	 */
	record Binary(BinaryOperator operator, Expression left, Expression right, Position position) implements Expression {}

	/** Before one operand. */
	enum UnaryOperator {
		/** The opposite number. */
		NEGATE,
		/** 1 for 0, else 0. */
		NOT,
		/** The whole part, towards 0: a variable in an index or a limit of FROM, where all arithmetic is whole, and INT. */
		TRUNCATE
	}

	/** Between two operands. */
	enum BinaryOperator {
		/** Sum. */
		ADD("+"),
		/** Difference. */
		SUBTRACT("-"),
		/** Product. */
		MULTIPLY("*"),
		/** Quotient. */
		DIVIDE("/"),
		/** The whole part of a quotient, towards 0, as in an index. */
		WHOLE_DIVIDE("/"),
		/** Power. */
		POWER("^"),
		/** Is less. */
		LESS("<"),
		/** Is less or equal. */
		AT_MOST("<="),
		/** Is greater. */
		GREATER(">"),
		/** Is greater or equal. */
		AT_LEAST(">="),
		/** Are equal. */
		EQUAL("=="),
		/** Differ. */
		DIFFERENT("!="),
		/** Both are true. */
		AND("&&"),
		/** At least one is true. */
		OR("||");

		private final String sign;

		BinaryOperator(final String sign) {
			this.sign = sign;
		}

		/**
		 * The operator as it is written.
		 *
		 * @return one or two characters
		 */
		public String sign() {
			return sign;
		}
	}
}
