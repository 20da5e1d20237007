/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.analysis;

import org.dendritej.nmodl.program.Symbol;

/**
 * Something that a straight code reads.
 *
 * @param symbol which
 * @param ofIon whether it is what the ion holds of the symbol, else what the symbol holds
 */
public record Input(Symbol symbol, boolean ofIon) {

	/**
	 * What a symbol holds; one that stands for voltage, time or the like is the same whatever its number.
	 *
	 * @param symbol which
	 * @return the input
	 */
	public static Input of(final Symbol symbol) {
		return switch (symbol.role()) {
			case PARAMETER, STATE, KEPT, TEMPORARY, ARGUMENT, FLAG -> new Input(symbol, false);
			default -> of(symbol.role());
		};
	}

	/**
	 * Voltage, time or the like.
	 *
	 * @param role which
	 * @return the input
	 */
	public static Input of(final Symbol.Role role) {
		return new Input(new Symbol(-1 - role.ordinal(), role.name(), "", role, 0, false, false, false, false, 0, 0, 0), false);
	}

	/**
	 * Whether it is a symbol of a role.
	 *
	 * @param role which
	 * @return true if it is one and not the ion's
	 */
	public boolean is(final Symbol.Role role) {
		return !ofIon && symbol.role() == role;
	}
}
