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
		/** A call for whole arrays. */
		ARRAYS,
		/** One function or choice, element by element. */
		ELEMENTWISE
	}

	final Kind kind;
	final List<Node> results = new ArrayList<>();
	/** Arithmetic inside, without the results. */
	final Set<Node> inside = new LinkedHashSet<>();
	/** Arrays read: results of other statements, inputs, what has been prepared. */
	final Set<Node> reads = new LinkedHashSet<>();

	Statement(final Kind kind, final Node result) {
		this.kind = kind;
		results.add(result);
	}

	/** What HotSpot makes vector instructions of is limited in operations and arrays; measured on version 17. */
	int weight() {
		return inside.size() + (int) results.stream().filter(node -> !node.arguments().isEmpty()).count()
			+ 4 * (reads.size() + results.size());
	}
}
