/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.dendritej.nmodl.analysis.Input;
import org.dendritej.nmodl.analysis.Node;
import org.dendritej.nmodl.program.Symbol;

/** When a value can be computed, and whether it is the same for all elements. */
final class Stages {

	private final Set<Symbol> setByInitialAlone;
	private final Map<Node, Boolean> settled = new HashMap<>(), uniform = new HashMap<>();

	Stages(final Set<Symbol> setByInitialAlone) {
		this.setByInitialAlone = setByInitialAlone;
	}

	/** Whether it depends on parameters, temperature, geometry, the length of the step and what initialisation has left alone. */
	boolean isSettled(final Node node) {
		final Boolean before = settled.get(node);
		if (before != null) return before;
		boolean is = switch (node.operation()) {
			case INPUT -> isSettled(node.input());
			default -> true;
		};
		for (final Node argument : node.arguments())
			is &= isSettled(argument);
		settled.put(node, is);
		return is;
	}

	private boolean isSettled(final Input input) {
		if (input.ofIon()) return false;
		return switch (input.symbol().role()) {
			case PARAMETER, CELSIUS, AREA, DIAMETER, STEP -> true;
			case KEPT -> setByInitialAlone.contains(input.symbol());
			default -> false;
		};
	}

	/** Whether it is the same for all elements. */
	boolean isUniform(final Node node) {
		final Boolean before = uniform.get(node);
		if (before != null) return before;
		boolean is = switch (node.operation()) {
			case INPUT -> isUniform(node.input());
			default -> true;
		};
		for (final Node argument : node.arguments())
			is &= isUniform(argument);
		uniform.put(node, is);
		return is;
	}

	private static boolean isUniform(final Input input) {
		if (input.ofIon()) return false;
		return switch (input.symbol().role()) {
			case PARAMETER -> !input.symbol().perPlace();
			case CELSIUS, STEP, TIME -> true;
			default -> false;
		};
	}
}
