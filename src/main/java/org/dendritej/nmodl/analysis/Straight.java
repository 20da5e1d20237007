/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.dendritej.nmodl.program.Code;
import org.dendritej.nmodl.program.Instruction;
import org.dendritej.nmodl.program.Symbol;
import org.dendritej.nmodl.program.Symbol.Role;
import org.dendritej.nmodl.program.Value;

/**
 * Runs code on values that are not known yet: what symbols and ions hold after it as a function of what they held before. Both branches of an IF are run and
 * what they leave is selected from. Code with loops, random numbers, events or arrays indexed by something computed cannot be run so.
 */
public final class Straight {

	/** A code cannot be run so. */
	static final class NotStraightException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		NotStraightException(final String why) {
			super(why, null, false, false);
		}
	}

	private final Graph graph;
	private final boolean secondOrder;
	private boolean readsStep;
	private boolean insideOfMore;
	private Map<Symbol, Node> held = new LinkedHashMap<>();
	private Map<Symbol, Node> ofIons = new LinkedHashMap<>();

	/**
	 * With nothing run yet.
	 *
	 * @param graph receives the values
	 * @param secondOrder whether implicit steps are of second order in the time step
	 */
	public Straight(final Graph graph, final boolean secondOrder) {
		this.graph = graph;
		this.secondOrder = secondOrder;
	}

	/** {@return what symbols hold that have been assigned} */
	public Map<Symbol, Node> held() {
		return held;
	}

	/** {@return what ions hold that have been stored} */
	public Map<Symbol, Node> ofIons() {
		return ofIons;
	}

	/** {@return whether the code itself has read the length of the step} */
	public boolean readsStep() {
		return readsStep;
	}

	/** From now on everything that has been assigned counts as constant to every derivative. */
	public void freeze() {
		held.replaceAll((symbol, node) -> graph.make(Operation.FREEZE, node));
	}

	/**
	 * Runs a code.
	 *
	 * @param code what to run
	 * @return false if it cannot be run so; what is held is of no use then
	 */
	public boolean run(final Code code) {
		try {
			code.instructions().forEach(this::run);
			return true;
		}
		catch (final NotStraightException | Graph.TooLargeException e) {
			return false;
		}
	}

	/**
	 * What a symbol holds now.
	 *
	 * @param symbol which
	 * @return its value
	 */
	public Node value(final Symbol symbol) {
		readsStep |= symbol.role() == Role.STEP;
		final Node now = held.get(symbol);
		if (now != null) return now;
		return symbol.role() == Role.TEMPORARY && !insideOfMore ? graph.constant(0) : graph.input(Input.of(symbol));
	}

	private void run(final Instruction instruction) {
		if (instruction instanceof Instruction.Assign assign) held.put(assign.symbol(), value(assign.value()));
		else if (instruction instanceof Instruction.If choice) choose(choice);
		else if (instruction instanceof Instruction.Load load) held.put(load.symbol(), ofIon(load.symbol()));
		else if (instruction instanceof Instruction.Store store) ofIons.put(store.symbol(), value(store.symbol()));
		else if (instruction instanceof Instruction.Solve solve) new Solution(graph, this, solve, secondOrder).run();
		else throw new NotStraightException(instruction.getClass().getSimpleName());
	}

	/** Runs an instruction of the body of a SOLVE that is no equation. */
	void runInside(final Instruction instruction) {
		run(instruction);
	}

	private Node ofIon(final Symbol symbol) {
		final Node now = ofIons.get(symbol);
		return now == null ? graph.input(new Input(symbol, true)) : now;
	}

	/** Gives a symbol a value. */
	void assign(final Symbol symbol, final Node node) {
		held.put(symbol, node);
	}

	/** Replaces values in all that is held. */
	void replaceAll(final Map<Node, Node> replacement) {
		held.replaceAll((symbol, node) -> graph.replace(node, replacement));
		ofIons.replaceAll((symbol, node) -> graph.replace(node, replacement));
	}

	/** The code stands inside of more, which may have assigned temporaries that it reads. */
	void isInsideOfMore() {
		insideOfMore = true;
	}

	/** What is held, to be put back. */
	Map<Symbol, Node> copy() {
		return new LinkedHashMap<>(held);
	}

	void restore(final Map<Symbol, Node> copy) {
		held = copy;
	}

	private void choose(final Instruction.If choice) {
		final Node condition = truth(value(choice.condition()));
		final Map<Symbol, Node> before = held, ionsBefore = ofIons;
		held = new LinkedHashMap<>(before);
		ofIons = new LinkedHashMap<>(ionsBefore);
		choice.then().instructions().forEach(this::run);
		final Map<Symbol, Node> then = held, ionsThen = ofIons;
		held = new LinkedHashMap<>(before);
		ofIons = new LinkedHashMap<>(ionsBefore);
		choice.otherwise().instructions().forEach(this::run);
		final Set<Symbol> changed = new HashSet<>(then.keySet());
		changed.addAll(held.keySet());
		final Map<Symbol, Node> otherwise = held;
		for (final Symbol symbol : ordered(changed)) {
			held = then;
			final Node a = value(symbol);
			held = otherwise;
			held.put(symbol, graph.make(Operation.SELECT, condition, a, value(symbol)));
		}
		final Set<Symbol> stored = new HashSet<>(ionsThen.keySet());
		stored.addAll(ofIons.keySet());
		final Map<Symbol, Node> ionsOtherwise = ofIons;
		for (final Symbol symbol : ordered(stored)) {
			ofIons = ionsThen;
			final Node a = ofIon(symbol);
			ofIons = ionsOtherwise;
			ofIons.put(symbol, graph.make(Operation.SELECT, condition, a, ofIon(symbol)));
		}
	}

	private static List<Symbol> ordered(final Set<Symbol> symbols) {
		final List<Symbol> list = new ArrayList<>(symbols);
		list.sort(java.util.Comparator.comparingInt(Symbol::number));
		return list;
	}

	/** Something not 0 as 1. */
	private Node truth(final Node node) {
		return node.operation().isTruth() || node.isConstant()
			? node
			: graph.make(Operation.NOT, graph.make(Operation.EQUAL, node, graph.constant(0)));
	}

	/**
	 * The value of an expression now.
	 *
	 * @param value the expression
	 * @return its node
	 */
	Node value(final Value value) {
		if (value instanceof Value.Constant constant) return graph.constant(constant.value());
		if (value instanceof Value.Read read) return value(read.symbol());
		if (value instanceof Value.Unary unary) {
			final Node operand = value(unary.operand());
			return unary.operator() == Value.UnaryOperator.NEGATE ? graph.negate(operand) : graph.make(Operation.NOT, truth(operand));
		}
		if (value instanceof Value.Binary binary) return binary(binary.operator(), value(binary.left()), value(binary.right()));
		if (value instanceof Value.Select select)
			return graph.make(Operation.SELECT, truth(value(select.condition())), value(select.then()), value(select.otherwise()));
		if (value instanceof Value.Intrinsic intrinsic) return intrinsic(intrinsic);
		throw new NotStraightException("an array");
	}

	private Node binary(final Value.BinaryOperator operator, final Node a, final Node b) {
		return switch (operator) {
			case ADD -> graph.add(a, b);
			case SUBTRACT -> graph.subtract(a, b);
			case MULTIPLY -> graph.multiply(a, b);
			case DIVIDE -> graph.divide(a, b);
			case POWER -> graph.make(Operation.POWER, a, b);
			case REMAINDER -> graph.make(Operation.REMAINDER, a, b);
			case LESS -> graph.make(Operation.LESS, a, b);
			case AT_MOST -> graph.make(Operation.AT_MOST, a, b);
			case GREATER -> graph.make(Operation.LESS, b, a);
			case AT_LEAST -> graph.make(Operation.AT_MOST, b, a);
			case EQUAL -> graph.make(Operation.EQUAL, a, b);
			case DIFFERENT -> graph.make(Operation.NOT, graph.make(Operation.EQUAL, a, b));
			case AND -> graph.make(Operation.AND, truth(a), truth(b));
			case OR -> graph.make(Operation.OR, truth(a), truth(b));
		};
	}

	private Node intrinsic(final Value.Intrinsic intrinsic) {
		final Node[] arguments = intrinsic.arguments().stream().map(this::value).toArray(Node[]::new);
		if (intrinsic.function() == Value.Function.LOG10)
			return graph.multiply(graph.make(Operation.LOG, arguments), graph.constant(1 / Math.log(10)));
		return graph.make(Operation.valueOf(intrinsic.function().name()), arguments);
	}

	/** An input that stands for an unknown of a SOLVE; none of the program. */
	Node unknown(final Symbol symbol) {
		return graph.input(new Input(new Symbol(-100 - symbol.number(), symbol.name(), "", Role.STATE, 0, false, false, false, false, 0, 0,
			0), false));
	}

	/** A map for replacing values. */
	static Map<Node, Node> replacing() {
		return new HashMap<>();
	}
}
