/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.List;
import java.util.OptionalDouble;
import org.dendritej.nmodl.syntax.Expression.Name;

/**
 * What the NEURON blocks of a file say, taken together.
 *
 * @param kind what it is
 * @param name what users call it; the name of the file if there is no SUFFIX, POINT_PROCESS or ARTIFICIAL_CELL
 * @param ions USEION, in the order of the file
 * @param nonspecific NONSPECIFIC_CURRENT
 * @param electrode ELECTRODE_CURRENT
 * @param range RANGE: one value per element
 * @param global GLOBAL: one value for all
 * @param pointers POINTER
 * @param bbcorePointers BBCOREPOINTER
 * @param external EXTERNAL: global variables of other mechanisms
 * @param threadSafe whether it says THREADSAFE
 * @param position of the first NEURON block, or the beginning of the file
 */
public record Neuron(Kind kind, Name name, List<Ion> ions, List<Name> nonspecific, List<Name> electrode, List<Name> range,
	List<Name> global, List<Name> pointers, List<Name> bbcorePointers, List<Name> external, boolean threadSafe, Position position)
	implements Node {

	/** Copies the lists. */
	public Neuron {
		ions = List.copyOf(ions);
		nonspecific = List.copyOf(nonspecific);
		electrode = List.copyOf(electrode);
		range = List.copyOf(range);
		global = List.copyOf(global);
		pointers = List.copyOf(pointers);
		bbcorePointers = List.copyOf(bbcorePointers);
		external = List.copyOf(external);
	}

	/** Where a mechanism lives. */
	public enum Kind {
		/** SUFFIX: spread over membrane. */
		DENSITY,
		/** POINT_PROCESS: at a place of the membrane. */
		POINT_PROCESS,
		/** ARTIFICIAL_CELL: without membrane, driven by events. */
		ARTIFICIAL_CELL
	}

	/**
	 * A USEION.
	 *
	 * @param name such as "ca"
	 * @param reads such as "eca", "cai", "ica"
	 * @param writes such as "ica", "cai"
	 * @param valence charge, if written
	 * @param position where
	 */
	public record Ion(String name, List<Name> reads, List<Name> writes, OptionalDouble valence, Position position) implements Node {

		/** Copies the lists. */
		public Ion {
			reads = List.copyOf(reads);
			writes = List.copyOf(writes);
		}
	}
}
