/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.dendritej.nmodl.program.Symbol.Role;

/** Puts the final symbols in the place of those used while lowering. In front of each code it clears temporaries that may be read before they are assigned. */
final class Renaming {

	private final Map<Symbol, Symbol> names;
	private final Set<Symbol> needless; // loads
	private Set<Symbol> outside = new HashSet<>();

	Renaming(final Map<Symbol, Symbol> names, final Set<Symbol> needless) {
		this.names = names;
		this.needless = needless;
	}

	Symbol of(final Symbol symbol) {
		return names.get(symbol);
	}

	List<Symbol> of(final List<Symbol> symbols) {
		return symbols.stream().map(this::of).toList();
	}

	/** A code by itself. */
	Code whole(final Code code) {
		final Exposure exposure = Exposure.of(code);
		outside = new HashSet<>();
		outside(code);
		return cleared(code, exposure.exposed, exposure.read);
	}

	private Code cleared(final Code code, final Set<Symbol> exposed, final Set<Symbol> read) {
		final List<Instruction> all = new ArrayList<>();
		exposed.stream().filter(symbol -> symbol.role() == Role.TEMPORARY).sorted(Comparator.comparingInt(Symbol::number))
			.forEach(symbol -> all.add(
				new Instruction.Assign(of(symbol), Values.ZERO)));
		for (final Instruction instruction : code.instructions())
			if (!(instruction instanceof Instruction.Load load && needless.contains(load.symbol()) && !read.contains(load.symbol())))
				all.add(of(instruction));
		return new Code(all);
	}

	Code of(final Code code) {
		return new Code(code.instructions().stream().map(this::of).toList());
	}

	private Instruction of(final Instruction i) {
		if (i instanceof Instruction.Assign a) return new Instruction.Assign(of(a.symbol()), of(a.value()));
		if (i instanceof Instruction.AssignElement a)
			return new Instruction.AssignElement(of(a.symbol()), of(a.index()), of(a.value()), a.position());
		if (i instanceof Instruction.If b) return new Instruction.If(of(b.condition()), of(b.then()), of(b.otherwise()));
		if (i instanceof Instruction.While l) return new Instruction.While(of(l.condition()), of(l.body()), l.position());
		if (i instanceof Instruction.For l)
			return new Instruction.For(of(l.counter()), of(l.from()), of(l.to()), of(l.step()), of(l.body()), l.position());
		if (i instanceof Instruction.Solve s) return new Instruction.Solve(s.method(), of(s.unknowns()), solved(s.body()), s.position());
		if (i instanceof Instruction.Derivative d) return new Instruction.Derivative(of(d.state()), of(d.rate()));
		if (i instanceof Instruction.Constraint c) return new Instruction.Constraint(of(c.state()), of(c.residual()));
		if (i instanceof Instruction.Equation e) return new Instruction.Equation(of(e.residual()));
		if (i instanceof Instruction.Load l) return new Instruction.Load(of(l.symbol()));
		if (i instanceof Instruction.Store s) return new Instruction.Store(of(s.symbol()));
		if (i instanceof Instruction.Draw d) return new Instruction.Draw(of(d.target()), d.distribution(), values(d.parameters()));
		if (i instanceof Instruction.Send s) return new Instruction.Send(of(s.delay()), of(s.flag()), s.position());
		if (i instanceof Instruction.Move m) return new Instruction.Move(of(m.time()), m.position());
		if (i instanceof Instruction.Spike s) return new Instruction.Spike(of(s.time()), s.position());
		if (i instanceof Instruction.ForConnections l) return new Instruction.ForConnections(of(l.arguments()), of(l.body()));
		return i; // Watch and Fail name no symbols
	}

	/** What is evaluated again and again is cleared each time. */
	private Code solved(final Code body) {
		final Exposure exposure = Exposure.of(body);
		exposure.exposed.removeAll(outside);
		return cleared(body, exposure.exposed, exposure.read);
	}

	/** Collects what is assigned outside of equations. */
	private void outside(final Code code) {
		for (final Instruction i : code.instructions())
			if (i instanceof Instruction.Assign a) outside.add(a.symbol());
			else if (i instanceof Instruction.If b) {
				outside(b.then());
				outside(b.otherwise());
			}
			else if (i instanceof Instruction.While l) outside(l.body());
			else if (i instanceof Instruction.For l) outside(l.body());
			else if (i instanceof Instruction.Draw d) outside.add(d.target());
	}

	Value of(final Value v) {
		if (v instanceof Value.Read r) return new Value.Read(of(r.symbol()));
		if (v instanceof Value.ReadElement r) return new Value.ReadElement(of(r.symbol()), of(r.index()));
		if (v instanceof Value.Unary u) return new Value.Unary(u.operator(), of(u.operand()));
		if (v instanceof Value.Binary b) return new Value.Binary(b.operator(), of(b.left()), of(b.right()));
		if (v instanceof Value.Intrinsic f) return new Value.Intrinsic(f.function(), values(f.arguments()));
		if (v instanceof Value.Select s) return new Value.Select(of(s.condition()), of(s.then()), of(s.otherwise()));
		return v;
	}

	private List<Value> values(final List<Value> values) {
		return values.stream().map(this::of).toList();
	}
}
