/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.dendritej.nmodl.syntax.Declaration.Limits;
import org.dendritej.nmodl.syntax.Declaration.Parameter;
import org.dendritej.nmodl.syntax.Expression.Name;

/**
 * The POINTERs of a file from which its C draws random numbers. In NEURON a script lets them point to a generator, and says which numbers it gives; here each is a
 * parameter that says so: {@value #NONE}, as before a script has set it, {@value #UNIFORM} between 0 and 1, {@value #EXPONENTIAL} exponential with mean 1,
 * {@value #NORMAL} normal with variance 1.
 */
final class Generators {

	static final int NONE = 0, UNIFORM = 1, EXPONENTIAL = 2, NORMAL = 3;
	private static final Pattern DRAW = Pattern.compile(
		"\\b(?:nrn_random_pick|nrnran123_(?:dblpick|negexp|normal))\\s{0,9}\\(\\s{0,9}(?:RANDCAST\\s{0,9}|\\([^()]{0,40}\\)\\s{0,9})?_p_(\\w+)\\s{0,9}\\)");
	private final Set<String> names = new HashSet<>();
	/** Those that are asked, and where first. */
	private final Map<String, Position> used = new LinkedHashMap<>();

	Generators(final String text) {
		final Matcher draw = DRAW.matcher(text);
		while (draw.find())
			names.add(draw.group(1));
	}

	boolean has(final String name) {
		return names.contains(name);
	}

	void use(final Map<String, Position> asked) {
		asked.forEach(used::putIfAbsent);
	}

	/** Makes parameters of the pointers that are asked. */
	void declare(final List<Name> pointers, final List<Name> bbcorePointers, final List<Parameter> parameters,
		final List<Warning> warnings) {
		used.forEach((name, position) -> {
			pointers.removeIf(pointer -> pointer.name().equals(name));
			bbcorePointers.removeIf(pointer -> pointer.name().equals(name));
			parameters.add(new Parameter(name, OptionalInt.empty(), OptionalDouble.of(NONE), Optional.empty(),
				Optional.of(new Limits(NONE, NORMAL)), position));
			warnings.add(new Warning(position,
				name + " is a source of random numbers that a script of NEURON sets; here it is a parameter: " +
					NONE + " as before a script has set it, " + UNIFORM + " for numbers between 0 and 1, " + EXPONENTIAL +
					" exponential with mean 1, " + NORMAL + " normal with variance 1"));
		});
	}
}
