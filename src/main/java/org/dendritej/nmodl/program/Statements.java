/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.dendritej.nmodl.program.Program.WatchCondition;
import org.dendritej.nmodl.program.Symbol.Role;
import org.dendritej.nmodl.program.Value.Constant;
import org.dendritej.nmodl.program.Value.Read;
import org.dendritej.nmodl.syntax.Block;
import org.dendritej.nmodl.syntax.Expression;
import org.dendritej.nmodl.syntax.Expression.Call;
import org.dendritej.nmodl.syntax.Expression.Reference;
import org.dendritej.nmodl.syntax.NmodlException;
import org.dendritej.nmodl.syntax.Position;
import org.dendritej.nmodl.syntax.Statement;
import org.dendritej.nmodl.syntax.Warning;

/** Lowers statements: resolves what they assign, unrolls loops that are known beforehand, inlines procedures, and leaves equations to {@link Solves}. */
final class Statements extends Expressions {

	/** Loops with more repetitions stay loops, if that is possible; with more than the second they are refused. */
	private static final int LONGEST_UNROLLED = 1024, LONGEST = Instruction.While.MOST;
	private final List<Warning> warnings = new ArrayList<>();
	private final Set<Position> warned = new HashSet<>();
	private final List<WatchCondition> watches = new ArrayList<>();
	/** Where SOLVEs of the BREAKPOINT are put, while that is lowered. */
	Optional<List<Statement.Solve>> lifted = Optional.empty();
	/** What a DERIVATIVE, KINETIC, LINEAR or NONLINEAR block consists of, while one is lowered. */
	Optional<Solves.System> system = Optional.empty();
	/** Whether events can be sent from what is lowered. */
	boolean sends;
	/** Whether it is what an event does. */
	boolean receives;
	Optional<Warning> onePlaceOnly = Optional.empty();
	private final Solves solves = new Solves(this);
	private final Events events = new Events(this, watches);

	Statements(final Declarations declarations, final Symbols symbols, final Map<String, Block.Named> blocks, final Findings findings,
		final Set<String> assigned) {
		super(declarations, symbols, blocks, findings, assigned);
	}

	List<Warning> warnings() {
		return warnings;
	}

	List<WatchCondition> watches() {
		return watches;
	}

	void warn(final Position position, final String text) {
		if (warned.add(position)) warnings.add(new Warning(position, text));
	}

	Code code(final List<Statement> body, final Scope scope) {
		final List<Instruction> out = new ArrayList<>();
		body(body, scope.inner(), out);
		return new Code(out);
	}

	@Override
	void body(final List<Statement> body, final Scope scope, final List<Instruction> out) {
		for (int s = 0; s < body.size(); s++) {
			final Statement statement = body.get(s);
			statement(statement, scope, out);
			if (!Targets.returns(statement) || s == body.size() - 1) continue;
			if (statement instanceof Statement.Return) return;
			afterReturn(statement, body.subList(s + 1, body.size()), scope, out);
			return;
		}
	}

	/** What follows an IF in which a function may have returned is done if it has not. */
	private void afterReturn(final Statement statement, final List<Statement> rest, final Scope scope, final List<Instruction> out) {
		final Symbol done = done(statement.position());
		out.add(new Instruction.If(new Read(done), Code.EMPTY, code(rest, scope)));
	}

	/** Whether the function that is being inlined has returned; made when its first early Return is met, 0 before. */
	private Symbol done(final Position position) {
		final Symbol result =
			returned.orElseThrow(() -> new NmodlException(position, "found a return outside of functions and procedures"));
		return early.computeIfAbsent(result, r -> symbols.temporary("returned", position));
	}

	private final Map<Symbol, Symbol> early = new java.util.HashMap<>();

	void statement(final Statement statement, final Scope scope, final List<Instruction> out) {
		grow(statement.position());
		if (statement instanceof Statement.Assign assign)
			assign(assign.target(), value(assign.value(), scope, out), assign.position(), scope, out);
		else
			if (statement instanceof Statement.CallStatement call) call(call.call(), scope, out);
			else if (statement instanceof Statement.If branch) branch(branch, scope, out);
			else if (statement instanceof Statement.For loop) loop(loop, scope, out);
			else if (statement instanceof Statement.While loop) loop(loop, scope, out);
			else if (statement instanceof Statement.Scope inner) body(inner.body(), scope.inner(), out);
			else
				if (statement instanceof Statement.Local local)
					for (final Statement.Variable variable : local.variables())
						scope.put(variable.name(), local(variable));
				else
					if (statement instanceof Statement.Solve solve) {
						if (lifted.isPresent() && !inlines()) lifted.get().add(solve);
						else solves.solve(solve, scope, out);
					}
					else
						if (statement instanceof Statement.Table table)
							warn(table.position(), "TABLE is not needed: values are computed exactly");
						else
							if (statement instanceof Statement.Conductance || statement instanceof Statement.InitialWeights) return;
							else if (statement instanceof Statement.Return back) leave(back, scope, out);
							else
								if (statement instanceof Statement.ReadIon read)
									out.add(new Instruction.Load(target(read.variable(), read.position(), Scope.outermost())));
								else
									if (statement instanceof Statement.Fail fail)
										out.add(new Instruction.Fail(fail.message(), fail.position()));
									else
										if (statement instanceof Statement.Verbatim verbatim)
											throw new NmodlException(verbatim.where(), "found C in VERBATIM that is not understood: " +
												verbatim.reason());
										else
											if (statement instanceof Statement.Lag lag)
												throw NmodlException.unexpected(lag.position(), "LAG",
													"a mechanism without memory of its past");
											else
												if (!events.statement(statement, scope, out)) solves.part(statement, scope, out);
	}

	void assign(final Reference reference, final Value value, final Position position, final Scope scope, final List<Instruction> out) {
		if (reference instanceof Expression.Element element && meaning(element.name(), position, scope) instanceof Meaning.Variable array
			&& array.symbol()
				.isArray()) {
			out.add(new Instruction.AssignElement(array.symbol(), value(element.index(), scope, out), value, position));
			return;
		}
		out.add(new Instruction.Assign(target(reference, position, scope), value));
	}

	/** The scalar that a reference names, for a change. */
	Symbol target(final Reference reference, final Position position, final Scope scope) {
		final Meaning meaning = meaning(reference.name(), position, scope);
		if (reference instanceof Expression.Element element)
			return piece(element, meaning, value(element.index(), scope, new ArrayList<>()));
		if (!(meaning instanceof Meaning.Variable variable) || variable.symbol().isArray())
			throw new NmodlException(position,
				"found " + reference.name() + " where something is assigned, expected a variable; " + (meaning instanceof Meaning.Fixed
					? "this one is a constant"
					: "an array needs an index"));
		switch (variable.symbol().role()) {
			case VOLTAGE -> throw findings.copyVoltage();
			case TIME, STEP, CELSIUS, AREA, DIAMETER, FLAG ->
				throw new NmodlException(position, "found an assignment to " + reference.name() +
					", which belongs to the simulation; a mechanism cannot change it");
			default -> {
				return variable.symbol();
			}
		}
	}

	private void branch(final Statement.If branch, final Scope scope, final List<Instruction> out) {
		final Value condition = value(branch.condition(), scope, out);
		if (condition instanceof Constant constant) {
			body(constant.value() != 0 ? branch.then() : branch.otherwise(), scope.inner(), out);
			return;
		}
		final Code then = code(branch.then(), scope), otherwise = code(branch.otherwise(), scope);
		out.add(new Instruction.If(condition, then, otherwise));
	}

	private void loop(final Statement.For loop, final Scope scope, final List<Instruction> out) {
		refuseReturn(loop);
		final Value from = value(loop.from(), scope, out), to = value(loop.to(), scope, out);
		final Value step = loop.step().isPresent() ? value(loop.step().get(), scope, out) : Values.ONE;
		if (from instanceof Constant first && to instanceof Constant last && step instanceof Constant by) {
			final long count = count(loop, first.value(), last.value(), by.value());
			if (count <= LONGEST_UNROLLED || system.isPresent()) {
				for (long i = 0; i < count; i++) {
					final Scope inner = scope.inner();
					inner.put(loop.variable().name(), new Meaning.Fixed(new Constant((long) first.value() + i * (long) by.value())));
					body(loop.body(), inner, out);
				}
				return;
			}
		}
		final Symbol counter = symbols.temporary(loop.variable().name(), loop.position());
		final Scope inner = scope.inner();
		inner.put(loop.variable().name(), new Meaning.Variable(counter));
		if (Targets.of(loop.body()).contains(loop.variable().name()))
			throw new NmodlException(loop.position(), "found an assignment to " + loop.variable().name() + ", which this loop counts with");
		out.add(new Instruction.For(counter, from, to, step, code(loop.body(), inner), loop.position()));
	}

	private static long count(final Statement.For loop, final double from, final double to, final double step) {
		if (!(step >= 1)) throw new NmodlException(loop.position(), "found a loop with the step " + step + ", expected at least 1");
		final double count = Math.floor(((long) to - (long) from) / (double) (long) step) + 1;
		if (count > LONGEST)
			throw new NmodlException(loop.position(), "found a loop of " + (long) count + " repetitions, expected at most " + LONGEST);
		return (long) Math.max(0, count);
	}

	private void loop(final Statement.While loop, final Scope scope, final List<Instruction> out) {
		refuseReturn(loop);
		final List<Instruction> before = new ArrayList<>();
		final Value condition = value(loop.condition(), scope, before);
		if (condition instanceof Constant constant) {
			if (constant.value() == 0) return;
			throw new NmodlException(loop.position(), "found a WHILE whose condition always holds; it would never end");
		}
		if (before.isEmpty()) {
			out.add(new Instruction.While(condition, code(loop.body(), scope), loop.position()));
			return;
		}
		final Symbol truth = symbols.temporary("truth", loop.position());
		out.addAll(before);
		out.add(new Instruction.Assign(truth, condition));
		final List<Instruction> again = new ArrayList<>(code(loop.body(), scope).instructions());
		again.add(new Instruction.Assign(truth, value(loop.condition(), scope, again)));
		out.add(new Instruction.While(new Read(truth), new Code(again), loop.position()));
	}

	private void refuseReturn(final Statement loop) {
		if (Targets.returns(loop)) throw new NmodlException(loop.position(), "found a return within a loop, expected it after the loop");
	}

	private void leave(final Statement.Return back, final Scope scope, final List<Instruction> out) {
		final Symbol done = done(back.position());
		if (back.value().isPresent()) out.add(new Instruction.Assign(returned.orElseThrow(), value(back.value().get(), scope, out)));
		out.add(new Instruction.Assign(done, Values.ONE));
	}

	private void call(final Call call, final Scope scope, final List<Instruction> out) {
		final Block.Named block = blocks.get(call.function());
		if (block != null) inline(call, block, scope, out);
		else if (call.function().equals("state_discontinuity")) {
			checkCount(call, 2);
			if (!(call.arguments().get(0) instanceof Reference reference))
				throw NmodlException.unexpected(call.position(), "a value", "a STATE");
			assign(reference, value(call.arguments().get(1), scope, out), call.position(), scope, out);
		}
		else
			if (Builtins.SILENT.contains(call.function()))
				warn(call.position(), call.function() + " is left out: " + (call.function().equals("set_seed")
					? "random numbers follow from the seed of the model"
					: "mechanisms print nothing"));
			else
				if (!events.call(call, scope, out)) value(call, scope, out);
	}

	/** Whether a value can be computed at any time: it reads nothing that exists only while a code runs. */
	static boolean isLasting(final Value value) {
		if (value instanceof Read read)
			return read.symbol().role() != Role.TEMPORARY && read.symbol().role() != Role.ARGUMENT && read.symbol()
				.role() != Role.FLAG;
		if (value instanceof Value.ReadElement read) return isLasting(read.index());
		if (value instanceof Value.Unary unary) return isLasting(unary.operand());
		if (value instanceof Value.Binary binary) return isLasting(binary.left()) && isLasting(binary.right());
		if (value instanceof Value.Intrinsic intrinsic) return intrinsic.arguments().stream().allMatch(Statements::isLasting);
		return true;
	}
}
