/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.dendritej.nmodl.analysis.Node;

/** One pass over all elements: what it computes, in order, and what it reads of others. */
final class Statement {

	/** What kind of loop it is. */
	enum Kind {
		/** Arithmetic, which becomes vector instructions. */
		ARITHMETIC,
		/** One function or choice, element by element. */
		ELEMENTWISE
	}

	final Kind kind;
	/** What it leaves in arrays. */
	final List<Node> results = new ArrayList<>();
	/** What it computes, results included. */
	final Set<Node> inside = new LinkedHashSet<>();
	/** Arrays read: results of other statements, inputs, what has been prepared. */
	final Set<Node> reads = new LinkedHashSet<>();

	Statement(final Kind kind) {
		this.kind = kind;
	}
}
