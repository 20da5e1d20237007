/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.analysis;

import java.util.Set;

/**
 * A value that is linear in another, x: scale · (offset + slope · x) / divisor, none of which depends on x.
 *
 * @param scale factor of both
 * @param offset without x
 * @param slope factor of x
 * @param divisor of both
 */
public record Linear(Node scale, Node offset, Node slope, Node divisor) {

	/**
	 * Takes a value apart.
	 *
	 * @param graph holds it
	 * @param node the value
	 * @param x the other
	 * @return its parts, or null if it is not linear, or not visibly so
	 */
	public static Linear of(final Graph graph, final Node node, final Node x) {
		final Node one = graph.constant(1), zero = graph.constant(0);
		if (node == x) return new Linear(one, zero, one, one);
		if (!Graph.depends(node, Set.of(x))) return new Linear(one, node, zero, one);
		switch (node.operation()) {
			case ADD, SUBTRACT: {
				final Linear a = of(graph, node.argument(0), x), b = of(graph, node.argument(1), x);
				if (a == null || b == null) return null;
				return a.plus(graph, node.operation() == Operation.ADD ? b : b.negated(graph));
			}
			case NEGATE: {
				final Linear a = of(graph, node.argument(0), x);
				return a == null ? null : a.negated(graph);
			}
			case MULTIPLY: {
				final boolean first = Graph.depends(node.argument(0), Set.of(x));
				if (first && Graph.depends(node.argument(1), Set.of(x))) return null;
				final Linear a = of(graph, node.argument(first ? 0 : 1), x);
				return a == null ? null : new Linear(graph.multiply(a.scale, node.argument(first ? 1 : 0)), a.offset, a.slope, a.divisor);
			}
			case DIVIDE: {
				if (Graph.depends(node.argument(1), Set.of(x))) return null;
				final Linear a = of(graph, node.argument(0), x);
				return a == null ? null : new Linear(a.scale, a.offset, a.slope, graph.multiply(a.divisor, node.argument(1)));
			}
			case SELECT: {
				if (Graph.depends(node.argument(0), Set.of(x))) return null;
				final Linear a = of(graph, node.argument(1), x), b = of(graph, node.argument(2), x);
				if (a == null || b == null) return null;
				final Node c = node.argument(0);
				return new Linear(one, choice(graph, c, a.plainOffset(graph), b.plainOffset(graph)), choice(graph, c, a.plainSlope(graph), b
					.plainSlope(graph)), one);
			}
			default:
				return null;
		}
	}

	private static Node choice(final Graph graph, final Node condition, final Node a, final Node b) {
		return graph.make(Operation.SELECT, condition, a, b);
	}

	private Linear negated(final Graph graph) {
		return new Linear(graph.negate(scale), offset, slope, divisor);
	}

	private Linear plus(final Graph graph, final Linear other) {
		final Node one = graph.constant(1);
		if (scale == other.scale && divisor == other.divisor)
			return new Linear(scale, graph.add(offset, other.offset), graph.add(slope, other.slope), divisor);
		if (divisor == other.divisor)
			return new Linear(one, graph.add(graph.multiply(scale, offset), graph.multiply(other.scale, other.offset)),
				graph.add(graph.multiply(
					scale, slope), graph.multiply(other.scale, other.slope)),
				divisor);
		return new Linear(one, graph.add(plainOffset(graph), other.plainOffset(graph)),
			graph.add(plainSlope(graph), other.plainSlope(graph)),
			one);
	}

	/**
	 * What it is at x = 0.
	 *
	 * @param graph holds it
	 * @return scale · offset / divisor
	 */
	public Node plainOffset(final Graph graph) {
		return graph.divide(graph.multiply(scale, offset), divisor);
	}

	/**
	 * By how much it grows with x.
	 *
	 * @param graph holds it
	 * @return scale · slope / divisor
	 */
	public Node plainSlope(final Graph graph) {
		return graph.divide(graph.multiply(scale, slope), divisor);
	}
}
