/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.analysis;

import static org.dendritej.nmodl.analysis.Operation.DIVIDE;
import static org.dendritej.nmodl.analysis.Operation.EXP;
import static org.dendritej.nmodl.analysis.Operation.EXPRELR;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Spares exponentials of opposite arguments, which stand in pairs in many rates: exp(−x) = 1/exp(x), and with r(x) = x/(exp(x) − 1), r(−x) = r(x) · exp(x).
 * Neither takes a difference of near numbers.
 */
public final class Opposites {

	private Opposites() {}

	/**
	 * Rewrites values.
	 *
	 * @param graph holds them
	 * @param values any
	 * @return equal values, with fewer exponentials
	 */
	public static List<Node> spared(final Graph graph, final List<Node> values) {
		final List<Node> exponentials = new ArrayList<>();
		final Set<Node> seen = new HashSet<>();
		final List<Node> open = new ArrayList<>(values);
		while (!open.isEmpty()) {
			final Node node = open.remove(open.size() - 1);
			if (!seen.add(node)) continue;
			if (node.operation() == EXP || node.operation() == EXPRELR) exponentials.add(node);
			open.addAll(node.arguments());
		}
		exponentials.sort(java.util.Comparator.comparingInt(Node::number));
		final Map<Node, Node> instead = new HashMap<>();
		final List<Product> arguments = exponentials.stream().map(node -> Product.of(graph, node.argument(0))).toList();
		for (int k = 0; k < exponentials.size(); k++)
			for (int m = 0; m < k; m++) {
				final Node one = exponentials.get(m), other = exponentials.get(k);
				if (one.operation() != other.operation() || instead.containsKey(one) || !areOpposite(arguments.get(m), arguments.get(k)))
					continue;
				instead.put(other,
					one.operation() == EXP ? graph.make(DIVIDE, graph.constant(1), one) : graph.multiply(one, graph.make(EXP, one
						.argument(0))));
				break;
			}
		if (instead.isEmpty()) return values;
		final Map<Node, Node> done = new HashMap<>();
		return values.stream().map(value -> graph.rebuild(value, done, node -> instead.getOrDefault(node, node))).toList();
	}

	private static boolean areOpposite(final Product a, final Product b) {
		final Product ratio = a.over(b);
		return ratio.isNumber() && Math.abs(ratio.coefficient() + 1) < 1e-14;
	}
}
