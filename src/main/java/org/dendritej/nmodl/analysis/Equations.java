/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.dendritej.nmodl.program.Instruction;
import org.dendritej.nmodl.program.Symbol;

/**
 * The equations of a SOLVE and their derivatives with respect to its unknowns, for Newton's method.
 *
 * @param rates of each unknown, or the residual that stands in for it, in the order of the unknowns
 * @param jacobian derivative of each by each unknown, row by row
 * @param held what is computed beside
 * @param isLinear whether no derivative depends on an unknown
 */
public record Equations(List<Node> rates, List<List<Node>> jacobian, Map<Symbol, Node> held, boolean isLinear) {

	/**
	 * The equations of a SOLVE.
	 *
	 * @param solve which
	 * @return empty if its body is not straight
	 */
	public static Optional<Equations> of(final Instruction.Solve solve) {
		final Graph graph = new Graph();
		final Straight straight = new Straight(graph, false);
		straight.isInsideOfMore();
		final Singularities singularities = new Singularities(graph);
		final List<Symbol> unknowns = solve.unknowns();
		final Node[] rates = new Node[unknowns.size()];
		int next = 0;
		try {
			for (final Instruction instruction : solve.body().instructions())
				if (instruction instanceof Instruction.Derivative derivative)
					rates[unknowns.indexOf(derivative.state())] = straight.value(derivative.rate());
				else
					if (instruction instanceof Instruction.Constraint constraint)
						rates[unknowns.indexOf(constraint.state())] = straight.value(constraint.residual());
					else
						if (instruction instanceof Instruction.Equation equation) rates[next++] = straight.value(equation.residual());
						else straight.runInside(instruction);
			if (Arrays.asList(rates).contains(null)) return Optional.empty();
			final List<Node> smooth = Arrays.stream(rates).map(singularities::smooth).toList();
			final List<Derivatives> derivatives =
				unknowns.stream().map(unknown -> new Derivatives(graph, graph.input(Input.of(unknown)))).toList();
			final List<List<Node>> jacobian = new ArrayList<>();
			for (final Node rate : smooth)
				jacobian.add(derivatives.stream().map(derivative -> derivative.of(rate)).toList());
			final Map<Symbol, Node> held = new LinkedHashMap<>();
			straight.held().forEach((symbol, node) -> held.put(symbol, singularities.smooth(node)));
			final Set<Node> all = unknowns.stream().map(unknown -> graph.input(Input.of(unknown))).collect(Collectors.toSet());
			final boolean isLinear = jacobian.stream().flatMap(List::stream).noneMatch(derivative -> Graph.depends(derivative, all));
			return straight.ofIons().isEmpty() ? Optional.of(new Equations(smooth, jacobian, held, isLinear)) : Optional.empty();
		}
		catch (final Straight.NotStraightException | Graph.TooLargeException | StackOverflowError e) {
			return Optional.empty();
		}
	}

	/** {@return all that any of this is computed from} */
	public Set<Symbol> read() {
		final Set<Node> seen = new HashSet<>();
		final List<Node> open = new ArrayList<>(rates);
		jacobian.forEach(open::addAll);
		open.addAll(held.values());
		while (!open.isEmpty()) {
			final Node node = open.remove(open.size() - 1);
			if (seen.add(node)) open.addAll(node.arguments());
		}
		return seen.stream().filter(node -> node.operation() == Operation.INPUT).map(node -> node.input().symbol())
			.collect(Collectors.toSet());
	}
}
