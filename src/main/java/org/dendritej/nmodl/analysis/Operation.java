/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.analysis;

/** What a {@link Node} computes from its arguments. Truth is 1, its opposite 0. */
public enum Operation {
	/** A number. */
	CONSTANT,
	/** What a symbol or an ion holds before the code runs. */
	INPUT,
	/** Sum. */
	ADD,
	/** Difference. */
	SUBTRACT,
	/** Product. */
	MULTIPLY,
	/** Quotient. */
	DIVIDE,
	/** Opposite number. */
	NEGATE,
	/** The lesser. */
	MIN,
	/** The greater. */
	MAX,
	/** Distance from 0. */
	ABS,
	/** Square root. */
	SQRT,
	/** Product of the first two, plus the third, rounded once where the processor can. */
	MULTIPLY_ADD,
	/** Its argument, but a constant to every derivative. */
	FREEZE,
	/** Is less. */
	LESS,
	/** Is less or equal. */
	AT_MOST,
	/** Are equal. */
	EQUAL,
	/** Opposite truth. */
	NOT,
	/** Both are true. */
	AND,
	/** One is true. */
	OR,
	/** The second argument if the first is true, else the third. */
	SELECT,
	/** e to the power of it. */
	EXP,
	/** e to the power of what is negative, or at most a few: what is left of a deviation after a step. Its error counts beside 1. */
	DECAY,
	/** x / (exp(x) − 1), smooth at 0. */
	EXPRELR,
	/** Natural logarithm. */
	LOG,
	/** Power, as C's pow. */
	POWER,
	/** Remainder of whole parts. */
	REMAINDER,
	/** C's fmod. */
	FMOD,
	/** Sine. */
	SIN,
	/** Cosine. */
	COS,
	/** Tangent. */
	TAN,
	/** Arc sine. */
	ASIN,
	/** Arc cosine. */
	ACOS,
	/** Arc tangent. */
	ATAN,
	/** Angle of a point. */
	ATAN2,
	/** Hyperbolic sine. */
	SINH,
	/** Hyperbolic cosine. */
	COSH,
	/** Hyperbolic tangent. */
	TANH,
	/** Largest whole number not above. */
	FLOOR,
	/** Smallest whole number not below. */
	CEIL,
	/** Whole part. */
	TRUNCATE;

	/**
	 * Whether it is made of instructions that loops over arrays turn into vector instructions.
	 *
	 * @return true for arithmetic
	 */
	public boolean isArithmetic() {
		return ordinal() >= ADD.ordinal() && ordinal() <= FREEZE.ordinal();
	}

	/**
	 * Whether its value is a truth.
	 *
	 * @return true for comparisons and logic
	 */
	public boolean isTruth() {
		return ordinal() >= LESS.ordinal() && ordinal() <= OR.ordinal();
	}
}
