/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.analysis;

import static org.dendritej.nmodl.analysis.Operation.*;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

import org.dendritej.nmodl.program.Symbol.Role;

/**
 * Finds quotients that are 0/0 where they should be smooth, such as x/(exp(x/k) − 1) in the rates of channels and in the constant-field equation (Goldman 1943,
 * J Gen Physiol 27:37–60, doi:10.1085/jgp.27.1.37), writes them by a function that is smooth there, and drops the IF that went around the point.
 */
public final class Singularities {

	/** How far from the singular point a condition may hold at most to be taken as one that goes around it. */
	private static final double NEAR = 1e-3;
	/** Values larger than this are left as they are: what eliminations make, not what anybody writes. */
	private static final int LARGEST = 400;
	/** How much a value taken near a singular point may differ from the limit, which it often only approximates. */
	private static final double ALIKE = 0.05;
	private final Graph graph;
	private final Map<Node, Node> done = new HashMap<>();
	private final Map<Node, Boolean> varying = new HashMap<>();
	private final Map<Node, Integer> sizes = new HashMap<>();
	/** The exponent whose zero was the singular point of a value, by value. */
	private final Map<Node, Node> repaired = new HashMap<>();

	/**
	 * Of values of a graph.
	 *
	 * @param graph holds them
	 */
	public Singularities(final Graph graph) {
		this.graph = graph;
	}

	/**
	 * A value without its removable singularities.
	 *
	 * @param node the value
	 * @return an equal value, but at the singular points, where it is the limit
	 */
	public Node smooth(final Node node) {
		return graph.rebuild(node, done, this::change);
	}

	private Node change(final Node node) {
		if (node.operation() == DIVIDE) return quotient(node);
		if (node.operation() == MULTIPLY && (node.argument(0).operation() == DIVIDE || node.argument(1).operation() == DIVIDE))
			return quotient(node);
		if (node.operation() == SELECT) return choice(node);
		return node;
	}

	/** Sums, products and quotients in a value, what is used twice counted twice; such a value is taken apart in as many steps. */
	private int size(final Node node) {
		if (!node.operation().isArithmetic()) return 1;
		final Integer before = sizes.get(node);
		if (before != null) return before;
		int size = 1;
		for (final Node argument : node.arguments())
			size = Math.min(2 * LARGEST, size + size(argument));
		sizes.put(node, size);
		return size;
	}

	private Node quotient(final Node node) {
		if (size(node) > LARGEST) return node;
		final Product whole = Product.of(graph, node);
		final Product.ExponentialLess singular = whole.exponentialLess(-1);
		if (singular == null) return node;
		if (size(singular.z()) > LARGEST) return node;
		final Product z = Product.of(graph, singular.z());
		final Predicate<Node> varies = this::varies;
		if (!singular.rest().hasZerosOf(z, varies)) return node;
		final Node result = graph.multiply(singular.rest().over(z).node(graph), graph.make(EXPRELR, singular.z()));
		repaired.put(result, singular.z());
		return result;
	}

	/** Whether a value changes in a run: it depends on more than parameters and temperature. */
	private boolean varies(final Node node) {
		final Boolean before = varying.get(node);
		if (before != null) return before;
		boolean does =
			node.operation() == INPUT && (node.input().ofIon() || node.input().symbol().role() != Role.PARAMETER && !node.input().is(
				Role.CELSIUS));
		for (final Node argument : node.arguments())
			does |= varies(argument);
		varying.put(node, does);
		return does;
	}

	private Node choice(final Node node) {
		final Node condition = node.argument(0), then = node.argument(1), otherwise = node.argument(2);
		final Node inThen = exponent(then), inOtherwise = exponent(otherwise);
		if (inOtherwise != null && isNear(condition, inOtherwise) && meets(then, otherwise, inOtherwise))
			return keep(otherwise, inOtherwise);
		if (inThen != null && isAway(condition, inThen) && meets(otherwise, then, inThen)) return keep(then, inThen);
		return node;
	}

	/** Whether what a file takes near the singular point is about the limit there; another value, if only by mistake, is what the file says. */
	private static boolean meets(final Node near, final Node away, final Node z) {
		final double here = new Trial(z).atZero(near), limit = new Trial(z).atZero(away);
		return Double.isNaN(here) || Double.isNaN(limit) || Math.abs(here - limit) <= ALIKE * Math.max(Math.abs(here), Math.abs(limit));
	}

	private Node keep(final Node node, final Node z) {
		repaired.put(node, z);
		return node;
	}

	/** The exponent of a repaired quotient in a value that has no other conditions. */
	private Node exponent(final Node node) {
		return exponent(node, new HashMap<>());
	}

	private Node exponent(final Node node, final Map<Node, Node> seen) {
		final Node known = repaired.get(node);
		if (known != null) return known;
		if (seen.containsKey(node)) return null;
		seen.put(node, node);
		if (node.operation() == EXPRELR) return node.argument(0);
		if (!node.operation().isArithmetic()) return null;
		for (final Node argument : node.arguments()) {
			final Node found = exponent(argument, seen);
			if (found != null) return found;
		}
		return null;
	}

	private boolean isNear(final Node condition, final Node z) {
		return switch (condition.operation()) {
			case LESS, AT_MOST -> condition.argument(0).operation() == ABS && condition.argument(1).isConstant() && isMultiple(condition
				.argument(0).argument(0), z, condition.argument(1).constant());
			case EQUAL -> isMultiple(graph.subtract(condition.argument(0), condition.argument(1)), z, 0);
			case NOT -> isAway(condition.argument(0), z);
			case AND -> isBetween(condition, z);
			default -> false;
		};
	}

	private boolean isAway(final Node condition, final Node z) {
		return switch (condition.operation()) {
			case LESS, AT_MOST -> condition.argument(1).operation() == ABS && condition.argument(0).isConstant() && isMultiple(condition
				.argument(1).argument(0), z, condition.argument(0).constant());
			case NOT -> isNear(condition.argument(0), z);
			default -> false;
		};
	}

	/** low < x and x < high with 0 of z between them. */
	private boolean isBetween(final Node condition, final Node z) {
		final Node a = condition.argument(0), b = condition.argument(1);
		if (!(a.operation() == LESS || a.operation() == AT_MOST) || !(b.operation() == LESS || b.operation() == AT_MOST)) return false;
		return isBetween(a, b, z) || isBetween(b, a, z);
	}

	private boolean isBetween(final Node low, final Node high, final Node z) {
		if (low.argument(1) != high.argument(0) || !low.argument(0).isConstant() || !high.argument(1).isConstant()) return false;
		final double middle = 0.5 * (low.argument(0).constant() + high.argument(1).constant()),
			width = 0.5 * (high.argument(1).constant() - low.argument(0).constant());
		return width >= 0 && isMultiple(graph.subtract(high.argument(0), graph.constant(roundedLike(middle, width))), z, width);
	}

	/** The middle of an interval without the rounding of its borders. */
	private static double roundedLike(final double middle, final double width) {
		final double unit = Math.max(width, 1e-9) * 1e-3;
		final double whole = Math.rint(middle * 1e6) / 1e6;
		return Math.abs(whole - middle) < unit ? whole : middle;
	}

	/** Whether x is a multiple of z and z is near 0 while x is below a limit. */
	private boolean isMultiple(final Node x, final Node z, final double limit) {
		if (size(x) > LARGEST || size(z) > LARGEST) return false;
		final Product ratio = Product.of(graph, z).over(Product.of(graph, x));
		if (!ratio.isFixed(this::varies)) return false;
		return limit * (ratio.isNumber() ? Math.abs(ratio.coefficient()) : 1) <= NEAR;
	}
}
