/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.dendritej.nmodl.analysis.Input;
import org.dendritej.nmodl.program.Program;
import org.dendritej.nmodl.program.Symbol;

/**
 * Where everything that code for a single element works on stands in one array of numbers, its frame: voltage, time and the like first, then every symbol of
 * the program, then what the ions hold, then scratch.
 */
final class Frame {

	static final int VOLTAGE = 0, TIME = 1, STEP = 2, CELSIUS = 3, AREA = 4, DIAMETER = 5, FLAG = 6;
	/** How many random numbers the element has drawn. */
	static final int DRAWS = 7;
	/** Which conditions the element watches, and which of them hold, as bits. */
	static final int WATCHED = 8, HOLDING = 9;
	private static final int FIXED = 10;

	private final int[] base;
	private final int[] ion; // by symbol, or −1
	private final Map<String, Integer> ionByName = new HashMap<>();
	private int size = FIXED;

	Frame(final Program program) {
		base = new int[program.symbols().size()];
		ion = new int[base.length];
		for (final Symbol symbol : program.symbols())
			base[symbol.number()] = switch (symbol.role()) {
				case VOLTAGE -> VOLTAGE;
				case TIME -> TIME;
				case STEP -> STEP;
				case CELSIUS -> CELSIUS;
				case AREA -> AREA;
				case DIAMETER -> DIAMETER;
				case FLAG -> FLAG;
				default -> take(Math.max(1, symbol.length()));
			};
		java.util.Arrays.fill(ion, -1);
		for (final Program.IonLink link : program.ions())
			for (final Program.IonVariable variable : link.variables()) {
				ion[variable.symbol().number()] = take(1);
				ionByName.put(variable.symbol().name(), ion[variable.symbol().number()]);
			}
	}

	/** Room for more. */
	int take(final int count) {
		final int first = size;
		size = Math.addExact(size, count);
		return first;
	}

	/** Position of a symbol, or of its first element. */
	int of(final Symbol symbol) {
		return base[symbol.number()];
	}

	/** Position of an input of straight code. */
	int of(final Input input) {
		return switch (input.symbol().role()) {
			case VOLTAGE -> VOLTAGE;
			case TIME -> TIME;
			case STEP -> STEP;
			case CELSIUS -> CELSIUS;
			case AREA -> AREA;
			case DIAMETER -> DIAMETER;
			default -> input.ofIon() ? ion(input.symbol()) : of(input.symbol());
		};
	}

	/** Position of what the ion holds of a variable. */
	int ion(final Symbol symbol) {
		final int at = ion[symbol.number()];
		return at >= 0 ? at : ionByName.get(symbol.name()); // a copy made by inlining
	}

	int size() {
		return size;
	}

	/** Positions of what an element keeps between calls. */
	static List<Integer> kept(final Frame frame, final Program program, final boolean draws) {
		final List<Integer> kept = new ArrayList<>();
		for (final Symbol symbol : program.symbols())
			if (symbol.isStored())
				for (int k = 0; k < Math.max(1, symbol.length()); k++)
					kept.add(frame.of(symbol) + k);
		if (draws) kept.add(DRAWS);
		if (!program.watches().isEmpty()) {
			kept.add(WATCHED);
			kept.add(HOLDING);
		}
		return kept;
	}
}
