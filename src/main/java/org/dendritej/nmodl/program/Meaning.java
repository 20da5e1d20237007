/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.List;

/** What a name stands for. */
sealed interface Meaning {

	/** A scalar, or an array that is indexed by something computed. */
	record Variable(Symbol symbol) implements Meaning {
	}

	/** An array of which every index is constant: a scalar for each element. */
	record Elements(List<Symbol> symbols) implements Meaning {

		public Elements {
			symbols = List.copyOf(symbols);
		}
	}

	/** A value that nothing changes while the name holds. */
	record Fixed(Value value) implements Meaning {
	}

	/** Something that cannot be used, and why. */
	record Refused(String reason) implements Meaning {
	}
}
