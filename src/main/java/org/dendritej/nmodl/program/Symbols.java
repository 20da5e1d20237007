/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.dendritej.nmodl.program.Symbol.Role;
import org.dendritej.nmodl.syntax.NmodlException;
import org.dendritej.nmodl.syntax.Position;

/** The symbols of a program while it is made. Their roles are settled at the end. */
final class Symbols {

	private static final int MOST = 50_000, MOST_ELEMENTS = 100_000;
	private final List<Symbol> all = new ArrayList<>();
	private long elements;

	/** Everything a declaration says about a symbol. */
	record Declared(String name, String unit, Role role, OptionalInt length, boolean settable, boolean perPlace, boolean recordable,
		double start, double minimum, double maximum) {
	}

	Symbol declare(final Declared d, final Position position) {
		if (all.size() >= MOST)
			throw new NmodlException(position,
				"the mechanism needs more than " + MOST + " variables when its functions are inlined and its loops unrolled");
		elements += Math.max(1, d.length().orElse(0));
		if (elements > MOST_ELEMENTS)
			throw new NmodlException(position,
				"the array " + d.name() + " brings the variables of the mechanism to more than " + MOST_ELEMENTS);
		final Symbol symbol = new Symbol(all.size(), d.name(), d.unit(), d.role(), d.length().orElse(0), d.settable(), d.perPlace(),
			d.recordable(), false, d.start(), d.minimum(), d.maximum());
		all.add(symbol);
		return symbol;
	}

	/** A scalar or array of the code's own. */
	Symbol temporary(final String name, final OptionalInt length, final Position position) {
		return declare(new Declared(name, "", Role.TEMPORARY, length, false, false, false, 0, Double.NEGATIVE_INFINITY,
			Double.POSITIVE_INFINITY), position);
	}

	Symbol temporary(final String name, final Position position) {
		return temporary(name, OptionalInt.empty(), position);
	}

	/** Something with a role but no declaration of its own. */
	Symbol special(final String name, final String unit, final Role role, final Position position) {
		return declare(new Declared(name, unit, role, OptionalInt.empty(), false, false, false, 0, Double.NEGATIVE_INFINITY,
			Double.POSITIVE_INFINITY), position);
	}

	List<Symbol> all() {
		return all;
	}
}
