/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.analysis;

import java.util.HashMap;
import java.util.Map;

import org.dendritej.nmodl.program.Symbol.Role;

/** Computes values for one choice of inputs: parameters as they are by default, and the first input that varies such that an exponent is 0. */
final class Trial {

	private static final double CELSIUS = 20, STEP = 0.025, ELSE = 0.7;
	private final Map<Node, Double> values = new HashMap<>();
	private final Node exponent;
	private Node moved;
	private double at = ELSE;

	Trial(final Node exponent) {
		this.exponent = exponent;
		moved = varying(exponent);
	}

	/** What a value is where the exponent is 0, if that is a straight line of some input; else NaN. */
	double atZero(final Node node) {
		if (moved == null) return Double.NaN;
		final double here = value(exponent), first = at;
		set(first + 1);
		final double slope = value(exponent) - here;
		set(first - here / slope);
		return Math.abs(value(exponent)) <= 1e-9 * (1 + Math.abs(here) + Math.abs(at * slope)) ? value(node) : Double.NaN;
	}

	private void set(final double value) {
		at = value;
		values.clear();
	}

	/** An input that varies; the voltage if it is among them. */
	private static Node varying(final Node node) {
		if (node.operation() == Operation.INPUT)
			return node.input().ofIon() || node.input().symbol().role() != Role.PARAMETER && !node.input().is(Role.CELSIUS) ? node : null;
		Node found = null;
		for (final Node argument : node.arguments()) {
			final Node inside = varying(argument);
			if (found == null || inside != null && inside.input().is(Role.VOLTAGE)) found = inside == null ? found : inside;
		}
		return found;
	}

	private double value(final Node node) {
		final Double known = values.get(node);
		if (known != null) return known;
		final double value = switch (node.operation()) {
			case CONSTANT -> node.constant();
			case INPUT -> input(node);
			case SELECT -> value(node.argument(0)) != 0 ? value(node.argument(1)) : value(node.argument(2));
			case MULTIPLY_ADD -> value(node.argument(0)) * value(node.argument(1)) + value(node.argument(2));
			default -> Evaluation.of(node.operation(), value(node.argument(0)), node.arguments().size() > 1 ? value(node.argument(1)) : 0);
		};
		values.put(node, value);
		return value;
	}

	private double input(final Node node) {
		if (node == moved) return at;
		if (node.input().ofIon()) return ELSE;
		return switch (node.input().symbol().role()) {
			case PARAMETER -> node.input().symbol().start();
			case CELSIUS -> CELSIUS;
			case STEP -> STEP;
			default -> ELSE;
		};
	}
}
