/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.analysis;

/** The operations on numbers. */
final class Evaluation {

	private Evaluation() {}

	/** What an operation of at most two arguments gives. */
	static double of(final Operation operation, final double a, final double b) {
		return switch (operation) {
			case ADD -> a + b;
			case SUBTRACT -> a - b;
			case MULTIPLY -> a * b;
			case DIVIDE -> a / b;
			case NEGATE -> -a;
			case MIN -> Math.min(a, b);
			case MAX -> Math.max(a, b);
			case ABS -> Math.abs(a);
			case SQRT -> Math.sqrt(a);
			case FREEZE -> a;
			case LESS -> a < b ? 1 : 0;
			case AT_MOST -> a <= b ? 1 : 0;
			case EQUAL -> a == b ? 1 : 0;
			case NOT -> a == 0 ? 1 : 0;
			case AND -> a != 0 && b != 0 ? 1 : 0;
			case OR -> a != 0 || b != 0 ? 1 : 0;
			case EXP, DECAY -> Math.exp(a);
			case EXPRELR -> Math.abs(a) < 1e-300 ? 1 : a / Math.expm1(a);
			case LOG -> Math.log(a);
			case POWER -> Math.pow(a, b);
			case REMAINDER -> (a < 0 ? Math.ceil(a) : Math.floor(a)) % (b < 0 ? Math.ceil(b) : Math.floor(b));
			case FMOD -> a % b;
			case SIN -> Math.sin(a);
			case COS -> Math.cos(a);
			case TAN -> Math.tan(a);
			case ASIN -> Math.asin(a);
			case ACOS -> Math.acos(a);
			case ATAN -> Math.atan(a);
			case ATAN2 -> Math.atan2(a, b);
			case SINH -> Math.sinh(a);
			case COSH -> Math.cosh(a);
			case TANH -> Math.tanh(a);
			case FLOOR -> Math.floor(a);
			case CEIL -> Math.ceil(a);
			case TRUNCATE -> a < 0 ? Math.ceil(a) : Math.floor(a);
			case CONSTANT, INPUT, SELECT, MULTIPLY_ADD -> throw new IllegalArgumentException(operation.toString());
		};
	}
}
