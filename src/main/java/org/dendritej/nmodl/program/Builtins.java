/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.dendritej.nmodl.program.Instruction.Distribution;
import org.dendritej.nmodl.program.Value.Function;

/** Functions of the language. A function of the file with the same name comes before them. */
final class Builtins {

	/** Those that only compute. */
	static final Map<String,
		Function> INTRINSICS = Map.ofEntries(Map.entry("exp", Function.EXP), Map.entry("log", Function.LOG), Map.entry("log10",
			Function.LOG10), Map.entry("sqrt", Function.SQRT), Map.entry("fabs", Function.ABS), Map.entry("sin", Function.SIN),
			Map.entry("cos", Function.COS), Map
				.entry("tan", Function.TAN),
			Map.entry("asin", Function.ASIN), Map.entry("acos", Function.ACOS), Map.entry("atan", Function.ATAN), Map.entry("atan2",
				Function.ATAN2),
			Map.entry("sinh", Function.SINH), Map.entry("cosh", Function.COSH), Map.entry("tanh", Function.TANH), Map.entry("floor",
				Function.FLOOR),
			Map.entry("ceil", Function.CEIL), Map.entry("fmod", Function.FMOD), Map.entry("fmin", Function.MIN), Map.entry("fmax",
				Function.MAX));

	/** Those that draw a random number. */
	static final Map<String, Distribution> DRAWS = Map.of("scop_random", Distribution.UNIFORM, "normrand", Distribution.NORMAL, "exprand",
		Distribution.EXPONENTIAL, "poisrand", Distribution.POISSON);

	/** Statements that have no effect on what is computed. */
	static final Set<String> SILENT = Set.of("printf", "prterr", "fprintf", "fflush", "set_seed");

	private Builtins() {}

	/** How many parameters a distribution has. */
	static int parameters(final Distribution distribution) {
		return switch (distribution) {
			case UNIFORM -> 0;
			case EXPONENTIAL, POISSON -> 1;
			case NORMAL -> 2;
		};
	}

	/** C's abs, which cuts its argument to a whole number. */
	static Value wholeAbs(final List<Value> arguments) {
		return Values.intrinsic(Function.ABS, Values.intrinsic(Function.TRUNCATE, arguments.get(0)));
	}
}
