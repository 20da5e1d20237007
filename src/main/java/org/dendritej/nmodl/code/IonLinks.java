/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.dendritej.mechanism.Binding;
import org.dendritej.mechanism.Elements;
import org.dendritej.mechanism.Ion;
import org.dendritej.mechanism.IonUse.Quantity;
import org.dendritej.nmodl.program.Program;
import org.dendritej.nmodl.program.Symbol;

/** The variables of ions that a state reads and writes: what the simulation holds of them, and where they stand in a frame or among the arrays of loops. */
final class IonLinks {

	/** The code that may have written a variable. */
	enum Writer {
		INITIAL, ADVANCE, CURRENT
	}

	/** A variable of an ion, where it stands, and by whom it is written. */
	private record Link(int at, double[] values, Set<Writer> writers) {
	}

	private final Elements elements;
	private final Link[] links;

	IonLinks(final ProgramCode code, final Binding binding, final Elements elements) {
		this.elements = elements;
		final Program program = code.program;
		final Set<Symbol> byInitial = Codes.stored(program.initial()), byAdvance = Codes.stored(program.advance()),
			byCurrent = Codes.stored(program.current());
		byCurrent.addAll(Codes.stored(program.prepare()));
		final List<Link> found = new ArrayList<>();
		for (final Program.IonLink link : program.ions()) {
			final Ion ion = binding.ion(link.ion());
			for (final Program.IonVariable variable : link.variables()) {
				final double[] values = array(ion, variable.quantity());
				if (values.length == 0) continue;
				final Set<Writer> writers = java.util.EnumSet.noneOf(Writer.class);
				if (byInitial.contains(variable.symbol())) writers.add(Writer.INITIAL);
				if (byAdvance.contains(variable.symbol())) writers.add(Writer.ADVANCE);
				if (byCurrent.contains(variable.symbol())) writers.add(Writer.CURRENT);
				found.add(new Link(code.frame.ion(variable.symbol()), values, writers));
			}
		}
		links = found.toArray(Link[]::new);
	}

	private static double[] array(final Ion ion, final Quantity quantity) {
		return switch (quantity) {
			case REVERSAL -> ion.reversal();
			case INSIDE -> ion.inside();
			case OUTSIDE -> ion.outside();
			case CURRENT -> ion.current();
		};
	}

	/** Puts what the ions hold at an element into a frame. */
	void fetch(final int element, final double[] f) {
		final int place = elements.of(element);
		for (final Link link : links)
			f[link.at] = link.values[place];
	}

	/** Gives the ions what a code has written for an element. */
	void store(final int element, final double[] f, final Writer writer) {
		for (final Link link : links)
			if (link.writers.contains(writer)) link.values[elements.of(element)] = f[link.at];
	}

	/** Gives loops the arrays that they read and write, each at its position; filled before every run. */
	void lend(final double[][] all, final Scratch scratch) {
		for (final Link link : links)
			all[link.at] = scratch.array(link.at);
	}

	/** Which of the variables stand at some positions, for {@link #gather}. */
	int[] among(final Set<Integer> positions) {
		return java.util.stream.IntStream.range(0, links.length).filter(k -> positions.contains(links[k].at)).toArray();
	}

	/** Fills the arrays of loops that read some of the variables. */
	void gather(final double[][] all, final int[] which) {
		for (final int k : which)
			elements.gather(links[k].values, all[links[k].at]);
	}

	/** Gives the ions what loops have written. */
	void scatter(final double[][] all, final Writer writer) {
		for (final Link link : links)
			if (link.writers.contains(writer)) elements.scatter(all[link.at], link.values);
	}
}
