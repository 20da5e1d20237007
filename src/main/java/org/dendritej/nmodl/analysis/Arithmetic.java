/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.analysis;

import static org.dendritej.nmodl.analysis.Operation.ADD;
import static org.dendritej.nmodl.analysis.Operation.DIVIDE;
import static org.dendritej.nmodl.analysis.Operation.MULTIPLY;
import static org.dendritej.nmodl.analysis.Operation.MULTIPLY_ADD;
import static org.dendritej.nmodl.analysis.Operation.SUBTRACT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Spares divisions and roundings, after {@link ExponentialChains} and as the last step: a quotient in a sum is carried along as a fraction, so that with a = n/d
 * the steady state a/(a + b) is n/(n + b d); two divisions become one where their divisors' product stays in range, 1/x = y/(x y); a product that is added once
 * becomes one operation with the sum. Nothing is folded any more in what comes out.
 */
public final class Arithmetic {

	/** Magnitudes beyond this are not multiplied with one another; symbols, times and parameters count as up to {@link #USUAL}. */
	private static final double LARGEST = 1e290, USUAL = 1e6;

	/** A numerator and a divisor, or null for 1. */
	private record Fraction(Node above, Node below) {
	}

	private final Graph graph;
	private final Predicate<Node> settled;
	private final Set<Node> exponentials;
	private final Map<Node, Boolean> exponential = new HashMap<>();
	/** Divisors, and sums and products in them. */
	private final Set<Node> dividing = new HashSet<>();
	private final Map<Node, Fraction> fractions = new HashMap<>();
	private final Map<Node, Double> magnitudes = new HashMap<>();
	private final Map<Node, Node> finished = new HashMap<>();
	private final Map<Node, Integer> uses = new HashMap<>();
	private final Map<Node, Integer> depths = new HashMap<>();
	/** By divisor: what it is multiplied with for one division of two, and 1/(both). */
	private final Map<Node, Node> partner = new HashMap<>();

	private Arithmetic(final Graph graph, final ExponentialChains.Written written, final Predicate<Node> settled) {
		this.graph = graph;
		exponentials = written.exponentials();
		magnitudes.putAll(written.largest());
		this.settled = settled;
	}

	/**
	 * Rewrites values.
	 *
	 * @param graph holds them
	 * @param written any values, and what is known of magnitudes in them
	 * @param settled what is computed but once and left as it is
	 * @return equal values, up to rounding
	 */
	public static List<Node> spared(final Graph graph, final ExponentialChains.Written written, final Predicate<Node> settled) {
		final Arithmetic arithmetic = new Arithmetic(graph, written, settled);
		arithmetic.findDividing(written.values());
		arithmetic.count(written.values());
		final List<Node> joined = written.values().stream().map(arithmetic::value).toList();
		arithmetic.count(joined);
		arithmetic.pair(joined);
		return joined.stream().map(arithmetic::finish).toList();
	}

	private void findDividing(final List<Node> values) {
		final Set<Node> seen = new HashSet<>();
		final List<Node> open = new ArrayList<>(values);
		while (!open.isEmpty()) {
			final Node node = open.remove(open.size() - 1);
			if (settled.test(node) || !seen.add(node)) continue;
			open.addAll(node.arguments());
			if (node.operation() == DIVIDE) isDividing(node.argument(1));
		}
	}

	private void isDividing(final Node node) {
		if (settled.test(node) || !dividing.add(node)) return;
		switch (node.operation()) {
			case ADD, SUBTRACT, MULTIPLY, NEGATE -> node.arguments().forEach(this::isDividing);
			default -> {
				// a function of something else
			}
		}
	}

	private Node value(final Node node) {
		final Fraction f = fraction(node);
		return f.below == null ? f.above : graph.divide(f.above, f.below);
	}

	private Fraction fraction(final Node node) {
		final Fraction known = fractions.get(node);
		if (known != null) return known;
		final Fraction result = node.arguments().isEmpty() || settled.test(node) ? new Fraction(node, null) : make(node);
		fractions.put(node, result);
		return result;
	}

	private Fraction make(final Node node) {
		switch (node.operation()) {
			case DIVIDE: {
				final Fraction a = fraction(node.argument(0)), b = fraction(node.argument(1));
				if (settled.test(node.argument(1)))
					return new Fraction(graph.multiply(a.above, graph.divide(graph.constant(1), node.argument(1))), a.below);
				if (a.below == b.below) return new Fraction(a.above, b.above);
				if (b.below == null && inRange(a.below, b.above)) return new Fraction(a.above, graph.multiply(a.below, b.above));
				if (a.below == null && inRange(a.above, b.below)) return new Fraction(graph.multiply(a.above, b.below), b.above);
				break;
			}
			case MULTIPLY: {
				final Fraction a = fraction(node.argument(0)), b = fraction(node.argument(1));
				if (a.below == null && b.below == null && isUsedAgain(node)) return new Fraction(graph.multiply(a.above, b.above), null);
				if (a.below == null) return product(a.above, b);
				if (b.below == null) return product(b.above, a);
				break;
			}
			case NEGATE: {
				final Fraction a = fraction(node.argument(0));
				return new Fraction(graph.negate(a.above), a.below);
			}
			case ADD, SUBTRACT: {
				final Fraction a = fraction(node.argument(0)), b = fraction(node.argument(1));
				if (a.below == b.below) return new Fraction(sum(node, a.above, b.above), a.below);
				if (!dividing.contains(node)) break; // it would stay a quotient, and become a longer one
				if (a.below == null && inRange(a.above, b.below))
					return new Fraction(sum(node, graph.multiply(a.above, b.below), b.above), b.below);
				if (b.below == null && inRange(b.above, a.below))
					return new Fraction(sum(node, a.above, graph.multiply(b.above, a.below)), a.below);
				break;
			}
			default:
				break;
		}
		final Node[] arguments = new Node[node.arguments().size()];
		for (int k = 0; k < arguments.length; k++)
			arguments[k] = value(node.argument(k));
		return new Fraction(List.of(arguments).equals(node.arguments()) ? node : graph.make(node.operation(), arguments), null);
	}

	private Fraction product(final Node factor, final Fraction f) {
		if (f.below != null && factor == f.below) return new Fraction(f.above, null);
		if (f.below != null && factor.operation() == MULTIPLY)
			for (int k = 0; k < 2; k++)
				if (factor.argument(k) == f.below) return new Fraction(times(factor.argument(1 - k), f.above), null);
		return new Fraction(times(factor, f.above), f.below);
	}

	/** Whether a factor that is not settled stands elsewhere, too, and is better left as it is. */
	private boolean isUsedAgain(final Node product) {
		return product.arguments().stream()
			.anyMatch(factor -> !settled.test(factor) && !factor.arguments().isEmpty() && uses.get(factor) > 1)
			&& product.arguments().stream().anyMatch(factor -> settledFactor(factor) == null);
	}

	/** A product whose settled factors are multiplied with one another. */
	private Node times(final Node a, final Node b) {
		final Node s = settledFactor(a), t = settledFactor(b), one = graph.constant(1);
		if (s == null && t == null) return graph.multiply(a, b);
		final Node rest = graph.multiply(s == null ? a : without(a), t == null ? b : without(b));
		return graph.multiply(rest, graph.multiply(s == null ? one : s, t == null ? one : t));
	}

	/** What of a product is settled, or null. */
	private Node settledFactor(final Node node) {
		if (settled.test(node)) return node;
		if (node.operation() != MULTIPLY) return null;
		return settled.test(node.argument(1)) ? node.argument(1) : settled.test(node.argument(0)) ? node.argument(0) : null;
	}

	private Node without(final Node node) {
		return settled.test(node) ? graph.constant(1) : node.argument(settled.test(node.argument(1)) ? 0 : 1);
	}

	private Node sum(final Node like, final Node a, final Node b) {
		return graph.make(like.operation(), a, b);
	}

	private boolean inRange(final Node a, final Node b) {
		return magnitude(a) * magnitude(b) < LARGEST;
	}

	/** The largest that a value can usually be. */
	private double magnitude(final Node node) {
		final Double known = magnitudes.get(node);
		if (known != null) return known;
		final double result = settled.test(node) && !node.isConstant() ? USUAL : switch (node.operation()) {
			case CONSTANT -> Math.abs(node.constant());
			case ADD, SUBTRACT -> magnitude(node.argument(0)) + magnitude(node.argument(1));
			case MULTIPLY -> magnitude(node.argument(0)) * magnitude(node.argument(1));
			case MULTIPLY_ADD -> magnitude(node.argument(0)) * magnitude(node.argument(1)) + magnitude(node.argument(2));
			case NEGATE, ABS, FREEZE -> magnitude(node.argument(0));
			case MIN, MAX -> node.arguments().stream().filter(Node::isConstant).mapToDouble(this::magnitude).findFirst().orElse(
				USUAL);
			case SQRT -> Math.max(1, magnitude(node.argument(0)));
			default -> USUAL;
		};
		magnitudes.put(node, Math.min(result, 1e305));
		return Math.min(result, 1e305);
	}

	private void count(final List<Node> values) {
		uses.clear();
		final Set<Node> seen = new HashSet<>();
		final List<Node> open = new ArrayList<>(values);
		values.forEach(value -> uses.merge(value, 2, Integer::sum)); // what is wanted is no part of anything
		while (!open.isEmpty()) {
			final Node node = open.remove(open.size() - 1);
			if (!seen.add(node)) continue;
			node.arguments().forEach(argument -> uses.merge(argument, 1, Integer::sum));
			open.addAll(node.arguments());
		}
	}

	/** Pairs divisions that belong to the same of the values. */
	private void pair(final List<Node> values) {
		final Set<Node> seen = new HashSet<>();
		for (final Node value : values) {
			final List<Node> divisors = new ArrayList<>();
			collect(value, seen, divisors);
			for (int k = 0; k + 1 < divisors.size(); k++) {
				final Node a = divisors.get(k), b = divisors.get(k + 1);
				if (!inRange(a, b) || depth(a) != depth(b)) continue; // neither needs a division by the other then
				partner.put(a, b);
				partner.put(b, a);
				k++;
			}
		}
	}

	/** Whether it is a sum with an exponential in it, as in rates; 1/0 would make the other division of a pair NaN. */
	private boolean isNeverZero(final Node divisor) {
		return exponentials.contains(divisor)
			|| (divisor.operation() == ADD || divisor.operation() == MULTIPLY_ADD) && Graph.depends(divisor,
				exponentials, exponential);
	}

	/** How many divisions stand one in another in a value. */
	private int depth(final Node node) {
		if (node.arguments().isEmpty() || settled.test(node)) return 0;
		final Integer known = depths.get(node);
		if (known != null) return known;
		int depth = 0;
		for (final Node argument : node.arguments())
			depth = Math.max(depth, depth(argument));
		if (node.operation() == DIVIDE) depth++;
		depths.put(node, depth);
		return depth;
	}

	private void collect(final Node node, final Set<Node> seen, final List<Node> divisors) {
		if (node.arguments().isEmpty() || settled.test(node) || !seen.add(node)) return;
		for (final Node argument : node.arguments())
			collect(argument, seen, divisors);
		if (node.operation() != DIVIDE) return;
		final Node divisor = node.argument(1);
		if (isNeverZero(divisor) && !divisors.contains(divisor) && !partner.containsKey(divisor)) divisors.add(divisor);
	}

	private Node finish(final Node node) {
		if (node.arguments().isEmpty() || settled.test(node)) return node;
		final Node known = finished.get(node);
		if (known != null) return known;
		final Node result = finished(node);
		finished.put(node, result);
		return result;
	}

	private Node finished(final Node node) {
		final Node[] a = new Node[node.arguments().size()];
		for (int k = 0; k < a.length; k++)
			a[k] = finish(node.argument(k));
		switch (node.operation()) {
			case ADD:
				if (isSpare(node.argument(0))) return added(a[0], a[1]);
				if (isSpare(node.argument(1))) return added(a[1], a[0]);
				break;
			case SUBTRACT:
				if (isSpare(node.argument(0)) && a[1].isConstant()) return added(a[0], graph.constant(-a[1].constant()));
				if (isSpare(node.argument(1)) && a[1].operation() == MULTIPLY && a[1].argument(1).isConstant())
					return graph.plain(MULTIPLY_ADD, a[1].argument(0), graph.constant(-a[1].argument(1).constant()), a[0]);
				break;
			case DIVIDE: {
				final Node other = partner.get(node.argument(1));
				if (other == null) break;
				final Node b = finish(other);
				final Node product = a[1].number() < b.number() ? graph.plain(MULTIPLY, a[1], b) : graph.plain(MULTIPLY, b, a[1]);
				final Node one = graph.plain(MULTIPLY, b, graph.plain(DIVIDE, graph.constant(1), product));
				return a[0].is(1) ? one : graph.plain(MULTIPLY, a[0], one);
			}
			default:
				break;
		}
		return graph.plain(node.operation(), a);
	}

	/** Whether a product is used here alone. */
	private boolean isSpare(final Node node) {
		return node.operation() == MULTIPLY && uses.get(node) == 1 && !settled.test(node);
	}

	private Node added(final Node product, final Node term) {
		return product.operation() == MULTIPLY ? graph.plain(MULTIPLY_ADD, product.argument(0), product.argument(1), term)
			: graph.plain(ADD, product, term);
	}
}
