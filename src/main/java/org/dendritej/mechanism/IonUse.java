/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import java.util.Set;

/**
 * How a mechanism uses an ion.
 *
 * @param ion name, such as "k"
 * @param charge valence; 0 if the mechanism does not say
 * @param reads what it reads
 * @param writes what it writes
 */
public record IonUse(String ion, int charge, Set<Quantity> reads, Set<Quantity> writes) {

	/** What an ion has. */
	public enum Quantity {
		/** Reversal potential. */
		REVERSAL,
		/** Concentration inside. */
		INSIDE,
		/** Concentration outside. */
		OUTSIDE,
		/** Membrane current density. */
		CURRENT
	}

	/** Copies the sets. */
	public IonUse {
		reads = Set.copyOf(reads);
		writes = Set.copyOf(writes);
	}

	/**
	 * Whether the mechanism is a pool: it changes a concentration.
	 *
	 * @return true if it writes one
	 */
	public boolean writesConcentration() {
		return writes.contains(Quantity.INSIDE) || writes.contains(Quantity.OUTSIDE);
	}
}
