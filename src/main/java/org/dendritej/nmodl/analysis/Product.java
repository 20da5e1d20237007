/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.analysis;

import static org.dendritej.nmodl.analysis.Operation.*;

import java.util.ArrayList;
import java.util.List;

/**
 * A value as a number times powers of factors that are no products. A sum is a factor; it is scaled so that its first term has the coefficient 1, so that
 * multiples of one another have the same factors.
 */
final class Product {

	private static final double TOLERANCE = 1e-12;

	/** A factor: its node, and its terms if it is a sum. */
	private record Factor(Node node, List<Term> terms) {

		boolean same(final Factor other) {
			if (node == other.node) return true;
			if (terms.isEmpty() || terms.size() != other.terms.size()) return false;
			for (int i = 0; i < terms.size(); i++)
				if (!(Math.abs(terms.get(i).coefficient - other.terms.get(i).coefficient) <= TOLERANCE * Math.abs(terms.get(i).coefficient)
					&& terms
						.get(i).product.sameFactors(other.terms.get(i).product)))
					return false;
			return true;
		}
	}

	private record Term(double coefficient, Product product) {
	}

	private double coefficient = 1;
	private final List<Factor> factors = new ArrayList<>();
	private final List<Integer> powers = new ArrayList<>();

	static Product of(final Graph graph, final Node node) {
		final Product product = new Product();
		product.take(graph, node, 1);
		return product;
	}

	private void take(final Graph graph, final Node node, final int power) {
		switch (node.operation()) {
			case CONSTANT -> coefficient *= Math.pow(node.constant(), power);
			case NEGATE -> {
				coefficient = -coefficient;
				take(graph, node.argument(0), power);
			}
			case MULTIPLY -> {
				take(graph, node.argument(0), power);
				take(graph, node.argument(1), power);
			}
			case DIVIDE -> {
				take(graph, node.argument(0), power);
				take(graph, node.argument(1), -power);
			}
			case ADD, SUBTRACT -> takeSum(graph, node, power);
			default -> multiply(new Factor(node, List.of()), power);
		}
	}

	private void takeSum(final Graph graph, final Node node, final int power) {
		final List<Term> terms = new ArrayList<>();
		collect(graph, node, 1, terms);
		terms.removeIf(term -> term.coefficient == 0);
		if (terms.size() == 1) {
			final Term only = terms.get(0);
			coefficient *= Math.pow(only.coefficient, power);
			for (int i = 0; i < only.product.factors.size(); i++)
				multiply(only.product.factors.get(i), power * only.product.powers.get(i));
			return;
		}
		if (terms.isEmpty()) {
			coefficient *= Math.pow(0, power);
			return;
		}
		terms.sort(java.util.Comparator.comparing(term -> term.product.key()));
		final double lead = terms.get(terms.size() - 1).coefficient; // not the number alone, whose key is empty and first
		final List<Term> scaled = terms.stream().map(term -> new Term(term.coefficient / lead, term.product)).toList();
		coefficient *= Math.pow(lead, power);
		multiply(new Factor(lead == 1 ? node : graph.multiply(node, graph.constant(1 / lead)), scaled), power);
	}

	private static void collect(final Graph graph, final Node node, final double sign, final List<Term> terms) {
		if (node.operation() == ADD || node.operation() == SUBTRACT) {
			collect(graph, node.argument(0), sign, terms);
			collect(graph, node.argument(1), node.operation() == ADD ? sign : -sign, terms);
			return;
		}
		final Product product = of(graph, node);
		if (product.factors.size() == 1 && product.powers.get(0) == 1 && !product.factors.get(0).terms.isEmpty()) {
			for (final Term inner : product.factors.get(0).terms) // a multiple of a sum
				merge(terms, sign * product.coefficient * inner.coefficient, inner.product);
			return;
		}
		merge(terms, sign * product.coefficient, product);
	}

	private static void merge(final List<Term> terms, final double coefficient, final Product product) {
		for (int i = 0; i < terms.size(); i++)
			if (terms.get(i).product.sameFactors(product)) {
				terms.set(i, new Term(terms.get(i).coefficient + coefficient, product));
				return;
			}
		terms.add(new Term(coefficient, product));
	}

	private void multiply(final Factor factor, final int power) {
		for (int i = 0; i < factors.size(); i++)
			if (factors.get(i).same(factor)) {
				powers.set(i, powers.get(i) + power);
				if (powers.get(i) == 0) {
					factors.remove(i);
					powers.remove(i);
				}
				return;
			}
		factors.add(factor);
		powers.add(power);
	}

	/** For an order that does not depend on how the sum is written. */
	private String key() {
		final List<String> parts = new ArrayList<>();
		for (int i = 0; i < factors.size(); i++)
			parts.add((factors.get(i).terms.isEmpty() ? "n" + factors.get(i).node.number()
				: "s" + factors.get(i).terms.stream().map(t -> t.product
					.key()).toList())
				+ "^" + powers.get(i));
		parts.sort(null);
		return String.join("*", parts);
	}

	private boolean sameFactors(final Product other) {
		if (factors.size() != other.factors.size()) return false;
		for (int i = 0; i < factors.size(); i++)
			if (other.powerOf(factors.get(i)) != powers.get(i)) return false;
		return true;
	}

	private int powerOf(final Factor factor) {
		for (int i = 0; i < factors.size(); i++)
			if (factors.get(i).same(factor)) return powers.get(i);
		return 0;
	}

	/** This divided by another. */
	Product over(final Product other) {
		final Product ratio = new Product();
		ratio.coefficient = coefficient / other.coefficient;
		ratio.factors.addAll(factors);
		ratio.powers.addAll(powers);
		for (int i = 0; i < other.factors.size(); i++)
			ratio.multiply(other.factors.get(i), -other.powers.get(i));
		return ratio;
	}

	/** Whether this vanishes wherever another does: every factor of it that varies is one of this, at least as often. */
	boolean hasZerosOf(final Product other, final java.util.function.Predicate<Node> varies) {
		boolean any = false;
		for (int i = 0; i < other.factors.size(); i++)
			if (other.powers.get(i) > 0 && varies.test(other.factors.get(i).node)) {
				any = true;
				if (powerOf(other.factors.get(i)) < other.powers.get(i)) return false;
			}
		return any;
	}

	/** Whether it is a number times at most factors that do not vary. */
	boolean isFixed(final java.util.function.Predicate<Node> varies) {
		return factors.stream().noneMatch(factor -> varies.test(factor.node));
	}

	double coefficient() {
		return coefficient;
	}

	boolean isNumber() {
		return factors.isEmpty();
	}

	/** If this has exp(z) − 1 or 1 − exp(z) as a factor once, to the power given: z and its sign, and what is left. */
	ExponentialLess exponentialLess(final int power) {
		for (int i = 0; i < factors.size(); i++) {
			final List<Term> terms = factors.get(i).terms;
			if (powers.get(i) != power || terms.size() != 2) continue;
			final Term number = terms.get(0), other = terms.get(1); // the number's key is empty and first
			if (!number.product.isNumber() || other.product.factors.size() != 1 || other.product.powers.get(0) != 1) continue;
			final Node e = other.product.factors.get(0).node;
			if (e.operation() != EXP || Math.abs(number.coefficient + other.coefficient) > TOLERANCE) continue;
			final Product rest = new Product();
			rest.coefficient = coefficient * other.coefficient;
			rest.factors.addAll(factors);
			rest.powers.addAll(powers);
			rest.factors.remove(i);
			rest.powers.remove(i);
			return new ExponentialLess(e.argument(0), rest);
		}
		return null;
	}

	/** (exp(z) − 1) · rest. */
	record ExponentialLess(Node z, Product rest) {
	}

	/** The value. */
	Node node(final Graph graph) {
		Node above = graph.constant(1), below = graph.constant(1);
		for (int i = 0; i < factors.size(); i++)
			for (int k = Math.abs(powers.get(i)); k > 0; k--)
				if (powers.get(i) > 0) above = graph.multiply(above, factors.get(i).node);
				else below = graph.multiply(below, factors.get(i).node);
		return graph.multiply(graph.divide(above, below), graph.constant(coefficient));
	}
}
