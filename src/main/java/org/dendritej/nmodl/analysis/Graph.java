/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.analysis;

import static org.dendritej.nmodl.analysis.Operation.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Values computed from values, each expression once. Numbers are folded and what is trivial is left out as values are made, so that common subexpressions are
 * common and derivatives stay short.
 */
public final class Graph {

	/** A graph that grows beyond this belongs to a program that is better run instruction by instruction. */
	public static final int LARGEST = 60_000;
	private static final int LARGEST_PRODUCT = 16;

	/** A graph has become larger than {@link #LARGEST}. */
	public static final class TooLargeException extends RuntimeException {

		private static final long serialVersionUID = 1L;
	}

	private record Key(Operation operation, List<Node> arguments, long bits, Input input) {
	}

	private final Map<Key, Node> known = new HashMap<>();

	private Node intern(final Operation operation, final List<Node> arguments, final double constant, final Input input) {
		final Key key = new Key(operation, arguments, Double.doubleToLongBits(constant), input);
		final Node old = known.get(key);
		if (old != null) return old;
		if (known.size() >= LARGEST) throw new TooLargeException();
		final Node made = new Node(known.size(), operation, arguments, constant, input);
		known.put(key, made);
		return made;
	}

	/**
	 * A number.
	 *
	 * @param value the number
	 * @return its node
	 */
	public Node constant(final double value) {
		return intern(CONSTANT, List.of(), value == 0 ? 0 : value, null);
	}

	/**
	 * An input.
	 *
	 * @param input which
	 * @return its node
	 */
	public Node input(final Input input) {
		return intern(INPUT, List.of(), 0, input);
	}

	/**
	 * An operation.
	 *
	 * @param left one
	 * @param right the other
	 * @return left + right
	 */
	public Node add(final Node left, final Node right) {
		return make(ADD, left, right);
	}

	/**
	 * An operation.
	 *
	 * @param left one
	 * @param right the other
	 * @return left − right
	 */
	public Node subtract(final Node left, final Node right) {
		return make(SUBTRACT, left, right);
	}

	/**
	 * An operation.
	 *
	 * @param left one
	 * @param right the other
	 * @return left · right
	 */
	public Node multiply(final Node left, final Node right) {
		return make(MULTIPLY, left, right);
	}

	/**
	 * An operation.
	 *
	 * @param left one
	 * @param right the other
	 * @return left / right
	 */
	public Node divide(final Node left, final Node right) {
		return make(DIVIDE, left, right);
	}

	/**
	 * An operation.
	 *
	 * @param x any
	 * @return −x
	 */
	public Node negate(final Node x) {
		return make(NEGATE, x);
	}

	/**
	 * The value of an operation, as simple as it gets.
	 *
	 * @param operation neither CONSTANT nor INPUT
	 * @param arguments as many as it takes
	 * @return its node
	 */
	public Node make(final Operation operation, final Node... arguments) {
		final Node a = arguments[0], b = arguments.length > 1 ? arguments[1] : null, c = arguments.length > 2 ? arguments[2] : null;
		if (c == null && a.isConstant() && (b == null || b.isConstant()))
			return constant(Evaluation.of(operation, a.constant(), b == null ? 0 : b.constant()));
		switch (operation) {
			case ADD:
				if (a.isConstant()) return make(ADD, b, a);
				if (b.is(0)) return a;
				if (b.operation() == NEGATE) return make(SUBTRACT, a, b.argument(0));
				if (a.operation() == NEGATE) return make(SUBTRACT, b, a.argument(0));
				if (b.isConstant() && b.constant() < 0) return make(SUBTRACT, a, constant(-b.constant()));
				if (a.number() > b.number() && !b.isConstant()) return plain(ADD, b, a);
				break;
			case SUBTRACT:
				if (b.is(0)) return a;
				if (a.is(0)) return make(NEGATE, b);
				if (a == b) return constant(0);
				if (b.operation() == NEGATE) return make(ADD, a, b.argument(0));
				if (a.operation() == NEGATE) return make(NEGATE, make(ADD, a.argument(0), b));
				if (b.isConstant() && b.constant() < 0) return make(ADD, a, constant(-b.constant()));
				break;
			case NEGATE:
				if (a.operation() == NEGATE) return a.argument(0);
				if (a.operation() == SUBTRACT) return make(SUBTRACT, a.argument(1), a.argument(0));
				if (a.operation() == MULTIPLY && a.argument(1).isConstant())
					return make(MULTIPLY, a.argument(0), constant(-a.argument(1).constant()));
				break;
			case MULTIPLY:
				return product(a, b);
			case DIVIDE:
				return quotient(a, b);
			case POWER:
				return power(a, b);
			case FREEZE:
				if (a.operation() == FREEZE) return a;
				break;
			case NOT:
				if (a.operation() == NOT && a.argument(0).operation().isTruth()) return a.argument(0);
				break;
			case SELECT:
				if (a.isConstant()) return a.constant() != 0 ? b : c;
				if (b == c) return b;
				if (a.operation() == NOT) return make(SELECT, a.argument(0), c, b);
				break;
			case SINH: {
				final Node e = make(EXP, a);
				return multiply(constant(0.5), subtract(e, divide(constant(1), e)));
			}
			case COSH: {
				final Node e = make(EXP, a);
				return multiply(constant(0.5), add(e, divide(constant(1), e)));
			}
			case TANH:
				return subtract(constant(1), divide(constant(2), add(make(EXP, multiply(constant(2), a)), constant(1))));
			default:
				break;
		}
		return plain(operation, arguments);
	}

	/** An operation as it is, with nothing folded or left out. */
	Node plain(final Operation operation, final Node... arguments) {
		return intern(operation, List.of(arguments), 0, null);
	}

	private Node product(final Node a, final Node b) {
		if (a.isConstant()) return product(b, a);
		if (b.is(0)) return b;
		if (b.is(1)) return a;
		if (b.is(-1)) return negate(a);
		if (a.operation() == NEGATE) return negate(multiply(a.argument(0), b));
		if (b.operation() == NEGATE) return negate(multiply(a, b.argument(0)));
		if (b.isConstant() && a.operation() == MULTIPLY && a.argument(1).isConstant())
			return multiply(a.argument(0), constant(a.argument(1).constant() * b.constant()));
		if (b.isConstant() && a.operation() == DIVIDE && a.argument(0).isConstant())
			return divide(constant(a.argument(0).constant() * b.constant()), a.argument(1));
		if (a.operation() == DIVIDE && a.argument(0).is(1)) return divide(b, a.argument(1));
		if (b.operation() == DIVIDE && b.argument(0).is(1)) return divide(a, b.argument(1));
		if (!b.isConstant() && a.number() > b.number()) return plain(MULTIPLY, b, a);
		return plain(MULTIPLY, a, b);
	}

	private Node quotient(final Node a, final Node b) {
		if (b.is(1)) return a;
		if (a.is(0)) return a;
		if (b.isConstant() && b.constant() != 0 && Double.isFinite(1 / b.constant())) return multiply(a, constant(1 / b.constant()));
		if (a.operation() == NEGATE) return negate(divide(a.argument(0), b));
		if (b.operation() == NEGATE) return negate(divide(a, b.argument(0)));
		if (b.operation() == DIVIDE) return divide(multiply(a, b.argument(1)), b.argument(0));
		if (a.operation() == DIVIDE) return divide(a.argument(0), multiply(a.argument(1), b));
		if (a.operation() == MULTIPLY && a.argument(0) == b) return a.argument(1);
		if (a.operation() == MULTIPLY && a.argument(1) == b) return a.argument(0);
		if (b.operation() == MULTIPLY && b.argument(1).isConstant())
			return multiply(divide(a, b.argument(0)), constant(1 / b.argument(1).constant()));
		return plain(DIVIDE, a, b);
	}

	private Node power(final Node a, final Node b) {
		if (b.isConstant()) {
			final double n = b.constant();
			if (n == 0) return constant(1);
			if (n == 0.5) return make(SQRT, a);
			if (n == Math.rint(n) && Math.abs(n) <= LARGEST_PRODUCT) {
				final Node whole = repeated(a, (int) Math.abs(n));
				return n > 0 ? whole : divide(constant(1), whole);
			}
		}
		return plain(POWER, a, b);
	}

	private Node repeated(final Node a, final int n) {
		if (n == 1) return a;
		final Node half = repeated(a, n / 2), square = multiply(half, half);
		return n % 2 == 0 ? square : multiply(square, a);
	}

	/**
	 * Whether a value depends on an input or another value.
	 *
	 * @param node the value
	 * @param on what it may depend on
	 * @return false if it stays the same whatever they are
	 */
	public static boolean depends(final Node node, final Set<Node> on) {
		return depends(node, on, new HashMap<>());
	}

	static boolean depends(final Node node, final Set<Node> on, final Map<Node, Boolean> done) {
		if (on.contains(node)) return true;
		final Boolean before = done.get(node);
		if (before != null) return before;
		boolean does = false;
		for (final Node argument : node.arguments())
			does |= depends(argument, on, done);
		done.put(node, does);
		return does;
	}

	/**
	 * A value with others in place of some that it is computed from.
	 *
	 * @param node the value
	 * @param replacement by value; also receives what has been done
	 * @return the new value
	 */
	public Node replace(final Node node, final Map<Node, Node> replacement) {
		return rebuild(node, replacement, Function.identity());
	}

	/** Rebuilds a value from its arguments up, each result changed on the way. */
	Node rebuild(final Node node, final Map<Node, Node> done, final Function<Node, Node> change) {
		final Node before = done.get(node);
		if (before != null) return before;
		Node after = node;
		if (!node.arguments().isEmpty()) {
			final List<Node> arguments = new ArrayList<>();
			for (final Node argument : node.arguments())
				arguments.add(rebuild(argument, done, change));
			if (!arguments.equals(node.arguments())) after = make(node.operation(), arguments.toArray(Node[]::new));
		}
		after = change.apply(after);
		done.put(node, after);
		return after;
	}
}
