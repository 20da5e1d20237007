/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.dendritej.mechanism.IonUse.Quantity;
import org.dendritej.nmodl.syntax.Warning;

/**
 * What a mechanism computes, without names to be looked up and without calls: what is left of NMODL for analysis, code generation and the interpreter of the
 * tests. Immutable. See the package for when each code runs.
 *
 * @param name by which the mechanism is inserted
 * @param title as written; may be empty
 * @param kind where it lives
 * @param symbols every variable; {@link Symbol#number()} is the position
 * @param ions ions that it uses, each once
 * @param currents what {@code current} leaves, in order of declaration
 * @param initial at the start of a run, for each element
 * @param prepare before each evaluation of {@code current}, once: what it assigns does not count as depending on the voltage (BEFORE BREAKPOINT)
 * @param current computes the currents from the voltage
 * @param advance moves states over a step
 * @param receive what an event does, if it receives any
 * @param watches conditions that {@link Instruction.Watch} begins to watch
 * @param onePlaceOnly why it cannot be placed on several compartments of one neuron, if so
 * @param warnings what its author may not have meant, or what we do in another way
 */
public record Program(String name, String title, Kind kind, List<Symbol> symbols, List<IonLink> ions, List<Current> currents, Code initial,
	Code prepare, Code current, Code advance, Optional<Receive> receive, List<WatchCondition> watches, Optional<Warning> onePlaceOnly,
	List<Warning> warnings) {

	/** Copies the lists and checks the numbers of the symbols. */
	public Program {
		symbols = List.copyOf(symbols);
		ions = List.copyOf(ions);
		currents = List.copyOf(currents);
		watches = List.copyOf(watches);
		warnings = List.copyOf(warnings);
		for (int i = 0; i < symbols.size(); i++)
			if (symbols.get(i).number() != i) throw new IllegalArgumentException(symbols.get(i) + " is not symbol " + i);
	}

	/**
	 * Whether it changes a concentration. In the second-order scheme its states stand at the voltage's time and move with the ions' currents of the middle of the
	 * step.
	 *
	 * @return true if it writes one
	 */
	public boolean isPool() {
		return ions.stream().flatMap(ion -> ion.variables().stream()).anyMatch(variable -> variable.written() && (variable
			.quantity() == Quantity.INSIDE || variable.quantity() == Quantity.OUTSIDE));
	}

	/** Where a mechanism lives. */
	public enum Kind {
		/** In the membrane; currents in mA/cm². */
		DENSITY,
		/** At a point; currents in nA. */
		POINT,
		/** Nowhere: only events and time; there is no voltage. */
		ARTIFICIAL
	}

	/**
	 * How an ion is used.
	 *
	 * @param ion its name, such as "ca"
	 * @param charge valence, if this file or convention gives one (na, k, ca)
	 * @param variables of the ion that the program has symbols for
	 */
	public record IonLink(String ion, OptionalInt charge, List<IonVariable> variables) {

		/** Copies the list. */
		public IonLink {
			variables = List.copyOf(variables);
		}
	}

	/**
	 * A variable of an ion.
	 *
	 * @param symbol stands for it in the code; stored or temporary
	 * @param quantity what it is of the ion
	 * @param read whether it stands behind READ
	 * @param written whether it stands behind WRITE
	 */
	public record IonVariable(Symbol symbol, Quantity quantity, boolean read, boolean written) {
	}

	/**
	 * A current.
	 *
	 * @param symbol holds it after {@link Program#current()}: mA/cm² or nA, outward positive; of an electrode inward positive
	 * @param ion to whose total it is added, if any
	 * @param electrode whether it flows from an electrode into the cell: it counts negative
	 */
	public record Current(Symbol symbol, Optional<String> ion, boolean electrode) {
	}

	/**
	 * What an event does.
	 *
	 * @param arguments of a connection, the first is the weight
	 * @param flag 0 for events from outside
	 * @param connect sets the arguments of a connection at the start of a run, after {@link Program#initial()}; those that it does not assign are as the
	 *        connection gives them, 0 but for the weight
	 * @param code what is done when an event arrives
	 */
	public record Receive(List<Symbol> arguments, Symbol flag, Code connect, Code code) {

		/** Copies the list. */
		public Receive {
			arguments = List.copyOf(arguments);
		}
	}

	/**
	 * Something watched. When {@code left} comes to exceed {@code right}, or the reverse, having not done so before, the element receives an event.
	 *
	 * @param left of the comparison
	 * @param greater whether it is to become greater than {@code right}, else less
	 * @param right of the comparison
	 * @param flag of the event, computed when the watch begins
	 */
	public record WatchCondition(Value left, boolean greater, Value right, Value flag) {
	}
}
