/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.analysis;

import static org.dendritej.nmodl.analysis.Operation.*;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Derivatives of values with respect to one of them. */
public final class Derivatives {

	private final Graph graph;
	private final Node variable;
	private final Map<Node, Node> done = new HashMap<>();
	private final Map<Node, Boolean> dependent = new HashMap<>();

	/**
	 * With respect to a value.
	 *
	 * @param graph holds the values
	 * @param variable usually an input
	 */
	public Derivatives(final Graph graph, final Node variable) {
		this.graph = graph;
		this.variable = variable;
	}

	/**
	 * The derivative of a value.
	 *
	 * @param node the value
	 * @return 0 where it does not depend on the variable or is constant in pieces
	 */
	public Node of(final Node node) {
		if (node == variable) return graph.constant(1);
		if (node.operation() == FREEZE || !Graph.depends(node, Set.of(variable), dependent)) return graph.constant(0);
		final Node before = done.get(node);
		if (before != null) return before;
		final Node result = derive(node);
		done.put(node, result);
		return result;
	}

	private Node derive(final Node node) {
		final Node a = node.argument(0), b = node.arguments().size() > 1 ? node.argument(1) : null;
		final Node one = graph.constant(1);
		return switch (node.operation()) {
			case ADD -> graph.add(of(a), of(b));
			case SUBTRACT -> graph.subtract(of(a), of(b));
			case MULTIPLY -> graph.add(graph.multiply(of(a), b), graph.multiply(a, of(b)));
			case DIVIDE -> graph.divide(graph.subtract(of(a), graph.multiply(node, of(b))), b);
			case NEGATE -> graph.negate(of(a));
			case MIN -> graph.make(SELECT, graph.make(LESS, a, b), of(a), of(b));
			case MAX -> graph.make(SELECT, graph.make(LESS, a, b), of(b), of(a));
			case ABS -> graph.make(SELECT, graph.make(LESS, a, graph.constant(0)), graph.negate(of(a)), of(a));
			case SQRT -> graph.divide(graph.multiply(of(a), graph.constant(0.5)), node);
			case SELECT -> graph.make(SELECT, a, of(b), of(node.argument(2)));
			case EXP, DECAY -> graph.multiply(node, of(a));
			case MULTIPLY_ADD -> of(graph.add(graph.multiply(a, b), node.argument(2)));
			case EXPRELR -> graph.multiply(ofExprelr(a, node), of(a));
			case LOG -> graph.divide(of(a), a);
			case POWER -> power(node, a, b);
			case REMAINDER, FMOD -> of(a);
			case SIN -> graph.multiply(graph.make(COS, a), of(a));
			case COS -> graph.negate(graph.multiply(graph.make(SIN, a), of(a)));
			case TAN -> graph.multiply(graph.add(one, graph.multiply(node, node)), of(a));
			case ASIN -> graph.divide(of(a), graph.make(SQRT, graph.subtract(one, graph.multiply(a, a))));
			case ACOS -> graph.negate(graph.divide(of(a), graph.make(SQRT, graph.subtract(one, graph.multiply(a, a)))));
			case ATAN -> graph.divide(of(a), graph.add(one, graph.multiply(a, a)));
			case ATAN2 -> graph.divide(graph.subtract(graph.multiply(of(a), b), graph.multiply(a, of(b))), graph.add(graph.multiply(a, a),
				graph.multiply(b, b)));
			case SINH, COSH, TANH -> throw new IllegalStateException("written by exponentials");
			default -> graph.constant(0);
		};
	}

	private Node power(final Node node, final Node a, final Node b) {
		final Node byBase = graph.multiply(graph.multiply(b, graph.make(POWER, a, graph.subtract(b, graph.constant(1)))), of(a));
		if (of(b).is(0)) return byBase;
		return graph.add(byBase, graph.multiply(graph.multiply(node, graph.make(LOG, a)), of(b)));
	}

	/** r′ = r (1 − x − r) / x for r = x / (exp(x) − 1), and its series near 0. */
	private Node ofExprelr(final Node x, final Node r) {
		final Node away = graph.divide(graph.multiply(r, graph.subtract(graph.subtract(graph.constant(1), x), r)), x);
		final Node square = graph.multiply(x, x);
		Node series = graph.constant(1 / 4790016.0);
		for (final double coefficient : new double[] { -1 / 151200.0, 1 / 5040.0, -1 / 180.0, 1 / 6.0 })
			series = graph.add(graph.multiply(series, square), graph.constant(coefficient));
		series = graph.subtract(graph.multiply(series, x), graph.constant(0.5));
		return graph.make(SELECT, graph.make(LESS, graph.make(ABS, x), graph.constant(0.25)), series, away);
	}
}
