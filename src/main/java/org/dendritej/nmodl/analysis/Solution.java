/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.dendritej.nmodl.program.Instruction;
import org.dendritej.nmodl.program.Instruction.Method;
import org.dendritej.nmodl.program.Symbol;
import org.dendritej.nmodl.program.Symbol.Role;

/**
 * A SOLVE as plain arithmetic: equations linear in their own states are moved by their exact solution, linear systems by elimination for the entries that they
 * have, without pivoting. What is not linear cannot be written so.
 */
final class Solution {

	private final Graph graph;
	private final Straight straight;
	private final Instruction.Solve solve;
	private final boolean secondOrder;
	private final Node step;

	Solution(final Graph graph, final Straight straight, final Instruction.Solve solve, final boolean secondOrder) {
		this.graph = graph;
		this.straight = straight;
		this.solve = solve;
		this.secondOrder = secondOrder;
		step = graph.input(Input.of(Role.STEP));
	}

	void run() {
		switch (solve.method()) {
			case CNEXP -> {
				final Map<Symbol, Node> before = straight.copy();
				if (!exponential()) {
					straight.restore(before);
					implicit();
				}
			}
			case DERIVIMPLICIT, SPARSE -> implicit();
			case EULER -> euler();
			case RUNGE -> runge();
			default -> throw new Straight.NotStraightException(solve.method().toString());
		}
	}

	/** One equation after the other. What was computed before an equation, be it from its own state, counts as constant in it, as in NEURON. */
	private boolean exponential() {
		for (final Instruction instruction : solve.body().instructions())
			if (instruction instanceof Instruction.Derivative derivative) {
				final Node x = straight.value(derivative.state()), itself = straight.unknown(derivative.state());
				straight.assign(derivative.state(), itself);
				final Linear rate = Linear.of(graph, straight.value(derivative.rate()), itself);
				if (rate == null) return false;
				straight.assign(derivative.state(), moved(x, rate));
			}
			else straight.runInside(instruction);
		return true;
	}

	/** x(dt) for x′ = s (o + k x) / d. */
	private Node moved(final Node x, final Linear rate) {
		final Node z = graph.multiply(graph.divide(graph.multiply(rate.scale(), rate.slope()), rate.divisor()), step);
		if (z.is(0)) return graph.add(x, graph.multiply(rate.plainOffset(graph), step));
		final Node decay = graph.make(Operation.DECAY, z), steady = graph.negate(graph.divide(rate.offset(), rate.slope()));
		return graph.add(steady, graph.multiply(graph.subtract(x, steady), decay));
	}

	/** The rates of all unknowns at given values, or the residual of its constraint. */
	private List<Node> rates(final List<Node> at, final Set<Integer> constrained) {
		final List<Symbol> unknowns = solve.unknowns();
		for (int i = 0; i < unknowns.size(); i++)
			straight.assign(unknowns.get(i), at.get(i));
		final Node[] rates = new Node[unknowns.size()];
		for (final Instruction instruction : solve.body().instructions())
			if (instruction instanceof Instruction.Derivative derivative)
				rates[unknowns.indexOf(derivative.state())] = straight.value(derivative.rate());
			else
				if (instruction instanceof Instruction.Constraint constraint) {
					final int i = unknowns.indexOf(constraint.state());
					rates[i] = straight.value(constraint.residual());
					constrained.add(i);
				}
				else straight.runInside(instruction);
		for (final Node rate : rates)
			if (rate == null) throw new Straight.NotStraightException("an equation is missing");
		return List.of(rates);
	}

	private List<Node> present() {
		return solve.unknowns().stream().map(straight::value).toList();
	}

	private void set(final List<Node> values) {
		for (int i = 0; i < values.size(); i++)
			straight.assign(solve.unknowns().get(i), values.get(i));
	}

	private void euler() {
		final List<Node> start = present();
		set(along(start, rates(start, new HashSet<>()), step));
	}

	private List<Node> along(final List<Node> start, final List<Node> rates, final Node length) {
		final List<Node> moved = new ArrayList<>();
		for (int i = 0; i < start.size(); i++)
			moved.add(graph.add(start.get(i), graph.multiply(rates.get(i), length)));
		return moved;
	}

	private void runge() {
		final List<Node> start = present();
		final Set<Integer> none = new HashSet<>();
		final Node half = graph.multiply(step, graph.constant(0.5));
		final List<Node> k1 = rates(start, none), k2 = rates(along(start, k1, half), none), k3 = rates(along(start, k2, half), none),
			k4 = rates(along(start, k3, step), none);
		final List<Node> mean = new ArrayList<>();
		for (int i = 0; i < start.size(); i++) {
			final Node middle = graph.multiply(graph.constant(2), graph.add(k2.get(i), k3.get(i)));
			mean.add(graph.multiply(graph.add(graph.add(k1.get(i), middle), k4.get(i)), graph.constant(1 / 6.0)));
		}
		set(along(start, mean, step));
	}

	private void implicit() {
		final List<Node> start = present();
		final List<Node> unknowns = solve.unknowns().stream().map(straight::unknown).toList();
		final Set<Node> all = Set.copyOf(unknowns);
		final Map<Symbol, Node> before = straight.copy();
		final Set<Integer> constrained = new HashSet<>();
		final List<Node> rates = rates(unknowns, constrained);
		final int n = unknowns.size();
		final Node[][] slope = new Node[n][n];
		final Node[] offset = new Node[n];
		final Map<Node, Node> zero = Straight.replacing();
		unknowns.forEach(x -> zero.put(x, graph.constant(0)));
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < n; j++) {
				slope[i][j] = new Derivatives(graph, unknowns.get(j)).of(rates.get(i));
				if (Graph.depends(slope[i][j], all)) throw new Straight.NotStraightException("not linear");
			}
			offset[i] = graph.replace(rates.get(i), zero);
		}
		List<Node> end = solved(slope, offset, start, constrained, step);
		if (secondOrder) { // over the step and over its halves, extrapolated
			final Node half = graph.multiply(step, graph.constant(0.5));
			final List<Node> fine = solved(slope, offset, solved(slope, offset, start, constrained, half), constrained, half);
			final List<Node> both = new ArrayList<>();
			for (int i = 0; i < n; i++)
				both.add(graph.subtract(graph.multiply(fine.get(i), graph.constant(2)), end.get(i)));
			end = both;
		}
		straight.restore(before); // and once more, so that what is computed beside belongs to the moved states
		rates(end, new HashSet<>());
		set(end);
	}

	/** Solves x = start + h (offset + slope · x), or offset + slope · x = 0 in the rows constrained, which are eliminated last. */
	private List<Node> solved(final Node[][] slope, final Node[] offset, final List<Node> start, final Set<Integer> constrained,
		final Node h) {
		final int n = offset.length;
		final Node[][] a = new Node[n][n];
		final Node[] b = new Node[n];
		for (int i = 0; i < n; i++)
			for (int j = 0; j < n; j++)
				if (constrained.contains(i)) {
					a[i][j] = slope[i][j];
					b[i] = graph.negate(offset[i]);
				}
				else {
					final Node entry = graph.multiply(slope[i][j], h);
					a[i][j] = i == j ? graph.subtract(graph.constant(1), entry) : graph.negate(entry);
					b[i] = graph.add(start.get(i), graph.multiply(offset[i], h));
				}
		final List<Integer> order = new ArrayList<>();
		for (int i = 0; i < n; i++)
			if (!constrained.contains(i)) order.add(i);
		for (int i = 0; i < n; i++)
			if (constrained.contains(i)) order.add(i);
		eliminate(a, b, order);
		final Node[] x = new Node[n];
		for (int k = n - 1; k >= 0; k--) {
			final int i = order.get(k);
			Node sum = b[i];
			for (int m = k + 1; m < n; m++)
				sum = graph.subtract(sum, graph.multiply(a[i][order.get(m)], x[order.get(m)]));
			x[i] = graph.divide(sum, a[i][i]);
		}
		return List.of(x);
	}

	private void eliminate(final Node[][] a, final Node[] b, final List<Integer> order) {
		final int n = b.length;
		for (int k = 0; k < n; k++) {
			final int p = order.get(k);
			if (a[p][p].is(0)) throw new Straight.NotStraightException("needs pivoting");
			for (int m = k + 1; m < n; m++) {
				final int i = order.get(m);
				if (a[i][p].is(0)) continue;
				final Node factor = graph.divide(a[i][p], a[p][p]);
				for (int l = k + 1; l < n; l++) {
					final int j = order.get(l);
					a[i][j] = graph.subtract(a[i][j], graph.multiply(factor, a[p][j]));
				}
				b[i] = graph.subtract(b[i], graph.multiply(factor, b[p]));
			}
		}
	}

	/** Whether a method is written as an implicit step, whose order depends on the scheme. */
	static boolean isImplicit(final Method method) {
		return method == Method.CNEXP || method == Method.DERIVIMPLICIT || method == Method.SPARSE;
	}
}
