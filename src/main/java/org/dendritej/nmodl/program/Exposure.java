/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.dendritej.nmodl.program.Value.Constant;

/** Which symbols a code may read before it has assigned them, which it reads and which it assigns at all. */
final class Exposure {

	final Set<Symbol> exposed = new HashSet<>();
	final Set<Symbol> read = new HashSet<>();
	final Set<Symbol> assigned = new HashSet<>();
	final Set<Symbol> loaded = new HashSet<>();

	static Exposure of(final Code code) {
		final Exposure exposure = new Exposure();
		exposure.visit(code, new HashSet<>());
		return exposure;
	}

	private void visit(final Code code, final Set<Symbol> known) {
		for (final Instruction instruction : code.instructions())
			visit(instruction, known);
	}

	private void define(final Symbol symbol, final Set<Symbol> known) {
		assigned.add(symbol);
		known.add(symbol);
	}

	private void visit(final Instruction instruction, final Set<Symbol> known) {
		if (instruction instanceof Instruction.Assign assign) {
			read(assign.value(), known);
			define(assign.symbol(), known);
		}
		else if (instruction instanceof Instruction.AssignElement assign) {
			read(assign.index(), known);
			read(assign.value(), known);
			assigned.add(assign.symbol());
		}
		else if (instruction instanceof Instruction.If branch) {
			read(branch.condition(), known);
			final Set<Symbol> then = new HashSet<>(known), otherwise = new HashSet<>(known);
			visit(branch.then(), then);
			visit(branch.otherwise(), otherwise);
			then.retainAll(otherwise);
			known.addAll(then);
		}
		else if (instruction instanceof Instruction.While loop) {
			read(loop.condition(), known);
			visit(loop.body(), new HashSet<>(known));
		}
		else if (instruction instanceof Instruction.For loop) {
			read(loop.from(), known);
			read(loop.to(), known);
			read(loop.step(), known);
			assigned.add(loop.counter());
			final boolean once = loop.from() instanceof Constant from && loop.to() instanceof Constant to && from.value() <= to.value();
			final Set<Symbol> inside = once ? known : new HashSet<>(known);
			inside.add(loop.counter());
			visit(loop.body(), inside);
		}
		else if (instruction instanceof Instruction.Solve solve) solve(solve, known);
		else if (instruction instanceof Instruction.Derivative derivative) read(derivative.rate(), known);
		else if (instruction instanceof Instruction.Constraint constraint) read(constraint.residual(), known);
		else if (instruction instanceof Instruction.Equation equation) read(equation.residual(), known);
		else if (instruction instanceof Instruction.Load load) {
			loaded.add(load.symbol());
			known.add(load.symbol());
		}
		else if (instruction instanceof Instruction.Store store) read(store.symbol(), known);
		else if (instruction instanceof Instruction.Draw draw) {
			draw.parameters().forEach(value -> read(value, known));
			define(draw.target(), known);
		}
		else if (instruction instanceof Instruction.Send send) {
			read(send.delay(), known);
			read(send.flag(), known);
		}
		else if (instruction instanceof Instruction.Move move) read(move.time(), known);
		else if (instruction instanceof Instruction.Spike spike) read(spike.time(), known);
		else if (instruction instanceof Instruction.ForConnections loop) {
			read.addAll(loop.arguments());
			visit(loop.body(), new HashSet<>(known));
		}
	}

	/** The unknowns of equations that are linear need no value before. */
	private void solve(final Instruction.Solve solve, final Set<Symbol> known) {
		final Set<Symbol> inside = new HashSet<>(known);
		for (final Symbol unknown : solve.unknowns()) {
			if (solve.method() == Instruction.Method.LINEAR) inside.add(unknown);
			else read(unknown, known);
			assigned.add(unknown);
		}
		visit(solve.body(), inside);
		known.addAll(inside);
		known.addAll(solve.unknowns());
	}

	void read(final Value value, final Set<Symbol> known) {
		if (value instanceof Value.Read r) read(r.symbol(), known);
		else if (value instanceof Value.ReadElement element) {
			read(element.symbol(), known);
			read(element.index(), known);
		}
		else if (value instanceof Value.Unary unary) read(unary.operand(), known);
		else if (value instanceof Value.Binary binary) {
			read(binary.left(), known);
			read(binary.right(), known);
		}
		else if (value instanceof Value.Intrinsic intrinsic) readAll(intrinsic.arguments(), known);
		else if (value instanceof Value.Select select) readAll(List.of(select.condition(), select.then(), select.otherwise()), known);
	}

	private void readAll(final List<Value> values, final Set<Symbol> known) {
		for (final Value value : values)
			read(value, known);
	}

	private void read(final Symbol symbol, final Set<Symbol> known) {
		read.add(symbol);
		if (!known.contains(symbol)) exposed.add(symbol);
	}
}
