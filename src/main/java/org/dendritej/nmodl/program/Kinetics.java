/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.dendritej.nmodl.program.Symbol.Role;
import org.dendritej.nmodl.program.Value.BinaryOperator;
import org.dendritej.nmodl.program.Value.Constant;
import org.dendritej.nmodl.program.Value.Read;
import org.dendritej.nmodl.syntax.Expression;
import org.dendritej.nmodl.syntax.Expression.Name;
import org.dendritej.nmodl.syntax.NmodlException;
import org.dendritej.nmodl.syntax.Position;
import org.dendritej.nmodl.syntax.Statement;
import org.dendritej.nmodl.syntax.Warning;

/**
 * From reactions to differential equations: mass action, d(volume · x)/dt = Σ coefficient · (forward − backward). Each reaction's flux becomes a temporary.
 */
final class Kinetics {

	private static final int LONGEST_SUM = 64;

	/** A flux that changes a state by so much. */
	private record Share(double coefficient, Symbol flux) {
	}

	private record Conservation(List<Share> terms, Value total, Position position) {
	}

	private final Statements statements;
	private final Set<Symbol> unknowns;
	private final Map<Symbol, List<Share>> shares = new LinkedHashMap<>();
	private final Map<Symbol, Value> volumes = new HashMap<>();
	private final List<Conservation> conservations = new ArrayList<>();

	Kinetics(final Statements statements, final Set<Symbol> unknowns) {
		this.statements = statements;
		this.unknowns = unknowns;
	}

	/** Lowers a statement of a KINETIC block, if it is one. */
	boolean part(final Statement statement, final Scope scope, final List<Instruction> out) {
		if (statement instanceof Statement.Reaction reaction) reaction(reaction, scope, out);
		else if (statement instanceof Statement.Conserve conserve) conserve(conserve, scope, out);
		else if (statement instanceof Statement.Compartment compartment) compartment(compartment, scope, out);
		else
			if (statement instanceof Statement.LongitudinalDiffusion diffusion)
				statements.onePlaceOnly = java.util.Optional.of(new Warning(diffusion
					.position(), "LONGITUDINAL_DIFFUSION from compartment to compartment is not computed"));
			else
				return false;
		return true;
	}

	private void reaction(final Statement.Reaction reaction, final Scope scope, final List<Instruction> out) {
		final Position position = reaction.position();
		final Symbol forward = statements.symbols.temporary("f_flux", position),
			backward = statements.symbols.temporary("b_flux", position);
		final Value rate = statements.value(reaction.forward(), scope, out);
		if (reaction.kind() == Statement.Arrow.FLUX) {
			final Symbol state = statements.target(reaction.left().get(0).variable(), position, scope);
			requireState(state, position);
			out.add(new Instruction.Assign(forward, Values.ZERO));
			out.add(new Instruction.Assign(backward, rate));
			share(state, 1, backward);
		}
		else {
			out.add(new Instruction.Assign(forward, product(rate, reaction.left(), scope, out)));
			out.add(new Instruction.Assign(backward, reaction.backward().isPresent()
				? product(statements.value(reaction.backward().get(), scope, out), reaction.right(), scope, out)
				: Values.ZERO));
			Symbol net = forward;
			if (reaction.backward().isPresent()) {
				net = statements.symbols.temporary("flux", position);
				out.add(new Instruction.Assign(net, Values.subtract(new Read(forward), new Read(backward))));
			}
			for (final Statement.Term term : reaction.left())
				share(term, -1, net, scope);
			for (final Statement.Term term : reaction.right())
				share(term, 1, net, scope);
		}
		scope.put("f_flux", new Meaning.Variable(forward));
		scope.put("b_flux", new Meaning.Variable(backward));
	}

	private Value product(final Value rate, final List<Statement.Term> terms, final Scope scope, final List<Instruction> out) {
		Value product = rate;
		for (final Statement.Term term : terms) {
			final Value factor = statements.value(term.variable(), scope, out);
			if (term.coefficient() > 100)
				throw NmodlException.unexpected(term.position(), "the coefficient " + term.coefficient(), "a small number");
			for (int n = 0; n < term.coefficient(); n++)
				product = Values.multiply(product, factor);
		}
		return product;
	}

	/** A reactant that is no STATE is not used up. */
	private void share(final Statement.Term term, final int sign, final Symbol flux, final Scope scope) {
		if (!(statements.value(term.variable(), scope, new ArrayList<>()) instanceof Read read) || read.symbol().role() != Role.STATE)
			return;
		share(read.symbol(), sign * term.coefficient(), flux);
	}

	private void share(final Symbol state, final double coefficient, final Symbol flux) {
		unknowns.add(state);
		shares.computeIfAbsent(state, s -> new ArrayList<>()).add(new Share(coefficient, flux));
	}

	private static void requireState(final Symbol state, final Position position) {
		if (state.role() != Role.STATE)
			throw NmodlException.unexpected(position, "a flux into " + state.name() + ", which is no STATE", "a STATE");
	}

	private void conserve(final Statement.Conserve conserve, final Scope scope, final List<Instruction> out) {
		final List<Share> terms = new ArrayList<>();
		for (final Statement.Term term : conserve.terms()) {
			final Symbol state = statements.target(term.variable(), term.position(), scope);
			requireState(state, term.position());
			terms.add(new Share(term.coefficient(), state));
		}
		conservations.add(new Conservation(terms, statements.value(conserve.total(), scope, out), conserve.position()));
	}

	private void compartment(final Statement.Compartment compartment, final Scope scope, final List<Instruction> out) {
		for (final Name name : compartment.states()) {
			final Meaning meaning = statements.meaning(name.name(), name.position(), scope);
			if (meaning instanceof Meaning.Elements elements)
				for (int i = 0; i < elements.symbols().size(); i++)
					volumes.put(elements.symbols().get(i), volume(compartment.index(), i, compartment.volume(), scope, out));
			else
				if (meaning instanceof Meaning.Variable variable)
					volumes.put(variable.symbol(), volume(compartment.index(), 0, compartment.volume(), scope,
						out));
		}
	}

	private Value volume(final java.util.Optional<Name> index, final int i, final Expression volume, final Scope scope,
		final List<Instruction> out) {
		final Scope inner = scope.inner();
		index.ifPresent(name -> inner.put(name.name(), new Meaning.Fixed(new Constant(i))));
		final Value value = statements.value(volume, inner, out);
		if (value instanceof Constant || value instanceof Read read && read.symbol().role() == Role.PARAMETER) return value;
		final Symbol kept = statements.symbols.temporary("volume", volume.position());
		out.add(new Instruction.Assign(kept, value));
		return new Read(kept);
	}

	/** Writes the equations behind the fluxes. */
	void finish(final Position position, final List<Instruction> out) {
		final Map<Symbol, Conservation> replaced = new LinkedHashMap<>();
		for (final Conservation conservation : conservations) {
			Symbol last = null;
			for (final Share term : conservation.terms())
				if (unknowns.contains(term.flux()) && !replaced.containsKey(term.flux())) last = term.flux();
			if (last == null)
				throw new NmodlException(conservation.position(), "found a CONSERVE of which no STATE reacts or is left to be determined");
			replaced.put(last, conservation);
		}
		shares.forEach((state, list) -> {
			if (replaced.containsKey(state)) return;
			final Value sum = sum(list, position, out);
			out.add(new Instruction.Derivative(state, volumes.containsKey(state) ? Values.divide(sum, volumes.get(state)) : sum));
		});
		replaced.forEach((state, conservation) -> {
			Value sum = Values.ZERO;
			for (final Share term : conservation.terms())
				sum = Values.add(sum,
					Values.multiply(Values.multiply(new Constant(term.coefficient()), volumes.getOrDefault(term.flux(), Values.ONE)),
						new Read(term.flux())));
			out.add(new Instruction.Constraint(state, Values.binary(BinaryOperator.SUBTRACT, sum, conservation.total())));
		});
	}

	private Value sum(final List<Share> list, final Position position, final List<Instruction> out) {
		Value sum = Values.ZERO;
		int terms = 0;
		for (final Share share : list) {
			statements.grow(position);
			final Value part = Values.multiply(new Constant(Math.abs(share.coefficient())), new Read(share.flux()));
			sum = share.coefficient() < 0 ? Values.subtract(sum, part) : Values.add(sum, part);
			if (++terms % LONGEST_SUM == 0) {
				final Symbol partial = statements.symbols.temporary("sum", position);
				out.add(new Instruction.Assign(partial, sum));
				sum = new Read(partial);
			}
		}
		return sum;
	}
}
