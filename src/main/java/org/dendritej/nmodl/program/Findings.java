/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import org.dendritej.nmodl.program.Symbol.Role;
import org.dendritej.nmodl.program.Symbols.Declared;
import org.dendritej.nmodl.syntax.Position;

/**
 * What is found out while lowering and needs it to begin anew. Which arrays stay arrays: at first each is taken to pieces; where an index turns out to be
 * computed at run time, the array is noted here by the place of its declaration. And whether code changes {@code v}: it then works on a copy.
 */
final class Findings {

	/** Thrown where lowering must begin anew. */
	static final class Needed extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Needed() {
			super(null, null, false, false);
		}
	}

	private static final int MOST_PIECES = 4096;
	private final Set<Position> declared = new HashSet<>();
	private final Map<Symbol, Position> origins = new HashMap<>();
	private boolean copiesVoltage;

	Meaning declare(final Symbols symbols, final Declared d, final Position position) {
		if (d.length().isEmpty()) return new Meaning.Variable(symbols.declare(d, position));
		if (declared.contains(position) || d.length().getAsInt() > MOST_PIECES) {
			final Role role = d.role() == Role.TEMPORARY ? Role.KEPT : d.role();
			return new Meaning.Variable(
				symbols.declare(new Declared(d.name(), d.unit(), role, d.length(), d.settable(), d.perPlace(), d.recordable(), d
					.start(), d.minimum(), d.maximum()), position));
		}
		final List<Symbol> elements = new ArrayList<>();
		for (int i = 0; i < d.length().getAsInt(); i++)
			elements.add(symbols
				.declare(new Declared(d.name() + "[" + i + "]", d.unit(), d.role(), OptionalInt.empty(), d.settable(), d.perPlace(), d
					.recordable(), d.start(), d.minimum(), d.maximum()), position));
		origins.put(elements.get(0), position);
		return new Meaning.Elements(elements);
	}

	/** Notes that an array is needed as a whole. */
	Needed need(final Meaning.Elements array) {
		declared.add(origins.get(array.symbols().get(0)));
		return new Needed();
	}

	/** Notes that code changes {@code v}. */
	Needed copyVoltage() {
		copiesVoltage = true;
		return new Needed();
	}

	boolean copiesVoltage() {
		return copiesVoltage;
	}
}
