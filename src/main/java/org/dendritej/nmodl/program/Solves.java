/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.dendritej.nmodl.program.Instruction.Method;
import org.dendritej.nmodl.program.Symbol.Role;
import org.dendritej.nmodl.syntax.Block;
import org.dendritej.nmodl.syntax.Block.Equations.Kind;
import org.dendritej.nmodl.syntax.Expression;
import org.dendritej.nmodl.syntax.Expression.Call;
import org.dendritej.nmodl.syntax.NmodlException;
import org.dendritej.nmodl.syntax.Statement;

/** Lowers SOLVE and the statements that stand only in what is solved. */
final class Solves {

	private static final Map<String,
		Method> METHODS = Map.of("cnexp", Method.CNEXP, "derivimplicit", Method.DERIVIMPLICIT, "sparse", Method.SPARSE,
			"euler", Method.EULER, "runge", Method.RUNGE, "adrunge", Method.RUNGE, "after_cvode", Method.CNEXP, "newton", Method.NONLINEAR,
			"adeuler",
			Method.EULER, "cvode_t", Method.DERIVIMPLICIT);
	private final Statements statements;

	Solves(final Statements statements) {
		this.statements = statements;
	}

	/** What is being solved, while its block is lowered. */
	static final class System {

		final Kind kind;
		final Set<Symbol> unknowns = new LinkedHashSet<>();
		final List<Value> residuals = new ArrayList<>();
		final Kinetics kinetics;
		/** Whether a state's equation calls a function of the file with that state, which NEURON does not look into. */
		boolean callsWithItself;

		System(final Kind kind, final Statements statements) {
			this.kind = kind;
			kinetics = new Kinetics(statements, unknowns);
		}
	}

	void solve(final Statement.Solve solve, final Scope scope, final List<Instruction> out) {
		final String name = solve.block().name();
		final Block.Named block = statements.blocks.get(name);
		if (block == null)
			throw new NmodlException(solve.block().position(),
				"found SOLVE " + name + ", but there is no block of this name" + Expressions.meant(name, statements.blocks.keySet()));
		if (block instanceof Block.Procedure) {
			statements.inline(new Call(name, List.of(), solve.position()), block, scope, out);
			return;
		}
		if (!(block instanceof Block.Equations equations))
			throw NmodlException.unexpected(solve.position(), "SOLVE of the function " + name, "a procedure or a block of equations");
		if (statements.system.isPresent())
			throw NmodlException.unexpected(solve.position(), "SOLVE within equations", "it in BREAKPOINT or INITIAL");
		final Method method = method(solve, equations.kind());
		final System system = new System(equations.kind(), statements);
		final List<Instruction> body = new ArrayList<>();
		final boolean sends = statements.sends;
		statements.sends = false;
		statements.system = Optional.of(system);
		statements.body(equations.body(), Scope.outermost(), body);
		if (equations.kind() == Kind.KINETIC) system.kinetics.finish(equations.position(), body);
		if (isAlgebraic(equations.kind())) unknowns(equations, system);
		statements.system = Optional.empty();
		statements.sends = sends;
		if (system.unknowns.isEmpty()) out.addAll(body); // no equation at all
		else
			out.add(new Instruction.Solve(method == Method.CNEXP && system.callsWithItself ? Method.DERIVIMPLICIT : method,
				List.copyOf(system.unknowns), new Code(body), solve.position()));
	}

	private static boolean isAlgebraic(final Kind kind) {
		return kind == Kind.LINEAR || kind == Kind.NONLINEAR;
	}

	private static Method method(final Statement.Solve solve, final Kind kind) {
		final Optional<Method> named = solve.method().map(name -> {
			final Method method = METHODS.get(name.name());
			if (method == null)
				throw NmodlException.unexpected(name.position(), "the method " + name.name(),
					"cnexp, derivimplicit, sparse, euler, runge or after_cvode");
			return method;
		});
		return switch (kind) {
			case LINEAR -> Method.LINEAR;
			case NONLINEAR -> Method.NONLINEAR;
			case KINETIC -> solve.steadyState() ? Method.STEADY_STATE : Method.SPARSE;
			case DERIVATIVE -> solve.steadyState() ? Method.STEADY_STATE : named.orElse(Method.RUNGE);
			case DISCRETE -> throw NmodlException.unexpected(solve.position(), "SOLVE of a DISCRETE block", "a DERIVATIVE or KINETIC one");
		};
	}

	/** STATEs in the equations are what they are solved for, unless SOLVEFOR says it. */
	private void unknowns(final Block.Equations equations, final System system) {
		for (final Expression.Name name : equations.solveFor()) {
			final Meaning meaning = statements.meaning(name.name(), name.position(), Scope.outermost());
			if (meaning instanceof Meaning.Variable variable) system.unknowns.add(variable.symbol());
			else if (meaning instanceof Meaning.Elements elements) system.unknowns.addAll(elements.symbols());
		}
		if (system.unknowns.isEmpty())
			for (final Value residual : system.residuals)
				states(residual, system.unknowns);
		if (system.unknowns.size() != system.residuals.size())
			throw new NmodlException(equations.position(), "found " + system.residuals.size() +
				" equations in " + equations.name() + " for the " + system.unknowns.size() + " STATEs in them, expected as many");
	}

	private static void states(final Value value, final Set<Symbol> states) {
		if (value instanceof Value.Read read && read.symbol().role() == Role.STATE) states.add(read.symbol());
		else if (value instanceof Value.Unary unary) states(unary.operand(), states);
		else if (value instanceof Value.Binary binary) {
			states(binary.left(), states);
			states(binary.right(), states);
		}
		else
			if (value instanceof Value.Intrinsic intrinsic)
				for (final Value argument : intrinsic.arguments())
					states(argument, states);
	}

	/** Lowers a statement that is part of what is solved. */
	void part(final Statement statement, final Scope scope, final List<Instruction> out) {
		final System system = statements.system.orElseThrow(() -> NmodlException.unexpected(statement.position(), "an equation",
			"it in a DERIVATIVE, KINETIC, LINEAR or NONLINEAR block"));
		if (statement instanceof Statement.Derivative derivative) derivative(derivative, system, scope, out);
		else if (statement instanceof Statement.Equation equation && isAlgebraic(system.kind)) {
			final Value residual =
				Values.subtract(statements.value(equation.left(), scope, out), statements.value(equation.right(), scope, out));
			system.residuals.add(residual);
			out.add(new Instruction.Equation(residual));
		}
		else if (system.kind == Kind.KINETIC && system.kinetics.part(statement, scope, out)) return;
		else throw NmodlException.unexpected(statement.position(), "a statement of another kind of equations", "one of " + system.kind);
	}

	private void derivative(final Statement.Derivative derivative, final System system, final Scope scope, final List<Instruction> out) {
		if (system.kind != Kind.DERIVATIVE)
			throw NmodlException.unexpected(derivative.position(), "a derivative in a " + system.kind + " block",
				"it in a DERIVATIVE block");
		if (derivative.order() != 1)
			throw NmodlException.unexpected(derivative.position(), "a derivative of order " + derivative.order(),
				"order 1; make the first derivative a STATE of its own");
		final Symbol state = statements.target(derivative.state(), derivative.position(), scope);
		if (state.role() != Role.STATE)
			throw NmodlException.unexpected(derivative.position(), "the derivative of " + state.name() + ", which is no STATE", "a STATE");
		system.unknowns.add(state);
		system.callsWithItself |= callsWith(derivative.rate(), derivative.state(), false);
		out.add(new Instruction.Derivative(state, statements.value(derivative.rate(), scope, out)));
	}

	/** Whether an expression calls a function of the file with a variable among what it is called with. */
	private boolean callsWith(final Expression in, final Expression.Reference variable, final boolean called) {
		if (in instanceof Call call)
			return call.arguments().stream()
				.anyMatch(a -> callsWith(a, variable, called || statements.blocks.containsKey(call.function())));
		if (in instanceof Expression.Unary unary) return callsWith(unary.operand(), variable, called);
		if (in instanceof Expression.Binary binary)
			return callsWith(binary.left(), variable, called) || callsWith(binary.right(), variable, called);
		return called && in instanceof Expression.Reference reference && reference.name().equals(variable.name());
	}
}
