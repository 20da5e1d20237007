/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.dendritej.mechanism.Binding;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.MechanismException;
import org.dendritej.nmodl.program.Program;
import org.dendritej.nmodl.program.Symbol;

/** What the elements of a state keep between calls and what they have been given, one array per quantity, and the way of it into a frame and back. */
final class ElementStore {

	private final Frame layout;
	private final Program program;
	private final String name;
	private final int size;
	/** What elements keep or have been given, by position in the frame: positions, then values of all elements. */
	private final int[] keptAt, givenAt;
	private final double[][] kept, given;

	ElementStore(final ProgramCode code, final Mechanism mechanism, final Binding binding) {
		layout = code.frame;
		program = code.program;
		name = mechanism.name();
		size = binding.size();
		keptAt = Frame.kept(layout, program, code.draws).stream().mapToInt(Integer::intValue).toArray();
		kept = new double[keptAt.length][size];
		final List<Integer> positions = new ArrayList<>();
		final List<double[]> values = new ArrayList<>();
		for (final Symbol symbol : program.symbols())
			if (symbol.settable() || symbol.isStored() && symbol.start() != 0) begin(symbol, mechanism, binding, positions, values);
			else if (symbol.role() == Symbol.Role.PARAMETER) for (int k = 0; k < Math.max(1, symbol.length()); k++) {
				positions.add(layout.of(symbol) + k);
				values.add(filled(symbol.start()));
			}
		positions.add(Frame.AREA);
		values.add(binding.area().clone());
		positions.add(Frame.DIAMETER);
		values.add(binding.diameter().clone());
		givenAt = positions.stream().mapToInt(Integer::intValue).toArray();
		given = values.toArray(double[][]::new);
	}

	/** What a symbol holds before the first call. */
	private void begin(final Symbol symbol, final Mechanism mechanism, final Binding binding, final List<Integer> positions,
		final List<double[]> values) {
		final boolean isParameter = symbol.settable() && mechanism.parameters().stream().anyMatch(p -> p.name().equals(symbol.name()));
		final double[] start = isParameter ? binding.parameter(symbol.name()).clone() : filled(symbol.start());
		if (start.length != size)
			throw new MechanismException(name + ": " + start.length + " values of " + symbol + " for " + size +
				" elements; give one for each");
		for (int k = 0; k < Math.max(1, symbol.length()); k++) {
			final int at = layout.of(symbol) + k;
			final int store = Arrays.stream(keptAt).boxed().toList().indexOf(at);
			if (store >= 0) System.arraycopy(start, 0, kept[store], 0, size);
			else {
				positions.add(at);
				values.add(start);
			}
		}
	}

	private double[] filled(final double value) {
		final double[] values = new double[size];
		Arrays.fill(values, value);
		return values;
	}

	/** Puts what an element has into a frame. */
	void fetch(final int element, final double[] f) {
		for (int k = 0; k < keptAt.length; k++)
			f[keptAt[k]] = kept[k][element];
		for (int k = 0; k < givenAt.length; k++)
			f[givenAt[k]] = given[k][element];
	}

	/** Keeps what a frame holds for an element. */
	void store(final int element, final double[] f) {
		for (int k = 0; k < keptAt.length; k++)
			kept[k][element] = f[keptAt[k]];
	}

	/** Gives loops the arrays, each at its position. */
	void lend(final double[][] all) {
		for (int k = 0; k < keptAt.length; k++)
			all[keptAt[k]] = kept[k];
		for (int k = 0; k < givenAt.length; k++)
			all[givenAt[k]] = given[k];
	}

	/** Puts what has been given to the first element into numbers, for loops whose elements have all been given the same. */
	void lendNumbers(final double[] numbers) {
		for (int k = 0; k < givenAt.length; k++)
			if (size > 0) numbers[givenAt[k]] = given[k][0];
	}

	/** The first thing kept that is no finite number. */
	Optional<Mechanism.Fault> fault() {
		for (final Symbol symbol : program.symbols())
			if (symbol.isStored())
				for (int k = 0; k < keptAt.length; k++)
					if (keptAt[k] >= layout.of(symbol) && keptAt[k] < layout.of(symbol) + Math.max(1, symbol.length()))
						for (int i = 0; i < size; i++)
							if (!Double.isFinite(kept[k][i])) return Optional.of(new Mechanism.Fault(i, symbol.name(), kept[k][i]));
		return Optional.empty();
	}
}
