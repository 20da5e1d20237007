/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Names of a block, and those of the blocks around it up to the border of the function. Names of the file come after them. */
final class Scope {

	private final Optional<Scope> outer;
	private final Map<String, Meaning> names = new HashMap<>();

	private Scope(final Optional<Scope> outer) {
		this.outer = outer;
	}

	static Scope outermost() {
		return new Scope(Optional.empty());
	}

	Scope inner() {
		return new Scope(Optional.of(this));
	}

	void put(final String name, final Meaning meaning) {
		names.put(name, meaning);
	}

	Optional<Meaning> find(final String name) {
		for (Optional<Scope> scope = Optional.of(this); scope.isPresent(); scope = scope.get().outer) {
			final Meaning meaning = scope.get().names.get(name);
			if (meaning != null) return Optional.of(meaning);
		}
		return Optional.empty();
	}
}
