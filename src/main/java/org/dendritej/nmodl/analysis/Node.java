/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.analysis;

import java.util.List;

/** A value in a {@link Graph}. Two of one graph are equal if and only if they are the same. */
public final class Node {

	private final int number;
	private final Operation operation;
	private final List<Node> arguments;
	private final double constant;
	private final Input input;

	Node(final int number, final Operation operation, final List<Node> arguments, final double constant, final Input input) {
		this.number = number;
		this.operation = operation;
		this.arguments = arguments;
		this.constant = constant;
		this.input = input;
	}

	/** {@return its position in the graph; that of its arguments is lower} */
	public int number() {
		return number;
	}

	/** {@return what it computes} */
	public Operation operation() {
		return operation;
	}

	/** {@return what it is computed from} */
	public List<Node> arguments() {
		return arguments;
	}

	/**
	 * An argument.
	 *
	 * @param k which
	 * @return the argument
	 */
	public Node argument(final int k) {
		return arguments.get(k);
	}

	/** {@return whether it is a number} */
	public boolean isConstant() {
		return operation == Operation.CONSTANT;
	}

	/**
	 * Whether it is this number.
	 *
	 * @param value the number
	 * @return true if it is
	 */
	public boolean is(final double value) {
		return isConstant() && constant == value;
	}

	/** {@return the number, if it is one} */
	public double constant() {
		return constant;
	}

	/** {@return what is read, if it is an input} */
	public Input input() {
		return input;
	}
}
