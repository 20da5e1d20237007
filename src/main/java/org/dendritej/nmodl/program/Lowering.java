/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.dendritej.mechanism.IonUse.Quantity;
import org.dendritej.nmodl.program.Program.IonVariable;
import org.dendritej.nmodl.program.Program.Receive;
import org.dendritej.nmodl.program.Symbol.Role;
import org.dendritej.nmodl.syntax.Block;
import org.dendritej.nmodl.syntax.Block.Around.When;
import org.dendritej.nmodl.syntax.MechanismFile;
import org.dendritej.nmodl.syntax.Neuron;
import org.dendritej.nmodl.syntax.NmodlException;
import org.dendritej.nmodl.syntax.Statement;
import org.dendritej.nmodl.syntax.Warning;

/** From the syntax tree of a mechanism to its program. */
public final class Lowering {

	private static final int MOST_ATTEMPTS = 64;
	private final MechanismFile file;
	private final Symbols symbols = new Symbols();
	private final Declarations declarations;
	private final Statements statements;

	/**
	 * Lowers a mechanism.
	 *
	 * @param file its syntax tree
	 * @return the program
	 * @throws NmodlException if it cannot run: something is not declared, needs what only another program gives, or is without bounds
	 */
	public static Program of(final MechanismFile file) {
		final Findings findings = new Findings();
		for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++)
			try {
				return new Lowering(file, findings).program();
			}
			catch (final Findings.Needed again) {
				continue; // with one more array left as it is
			}
		throw new NmodlException(file.neuron().position(),
			"the mechanism indexes more than " + MOST_ATTEMPTS + " arrays by something computed");
	}

	private Lowering(final MechanismFile file, final Findings findings) {
		this.file = file;
		declarations = new Declarations(file, symbols, findings);
		final Map<String, Block.Named> named = new HashMap<>();
		for (final Block block : file.blocks())
			if (block instanceof Block.Named n && named.putIfAbsent(n.name(), n) != null)
				throw new NmodlException(n.position(),
					"found a second block named " + n.name() + ", the first stands at " + named.get(n.name()).position());
		statements = new Statements(declarations, symbols, named, findings, Expressions.assignedAnywhere(file.blocks()));
	}

	private Program program() {
		final List<Statement.Solve> solves = new ArrayList<>();
		statements.lifted = Optional.of(solves);
		final List<Instruction> breakpoint = new ArrayList<>();
		statements.body(bodies(Block.Breakpoint.class), Scope.outermost(), breakpoint);
		statements.lifted = Optional.empty();
		final List<Instruction> advance = new ArrayList<>(), initial = new ArrayList<>(), current = new ArrayList<>();
		begin(advance);
		for (final Statement.Solve solve : solves)
			statements.statement(solve, Scope.outermost(), advance);
		final boolean hasCurrents = !declarations.currents().isEmpty();
		if (hasCurrents) {
			begin(current);
			current.addAll(breakpoint);
			stores(current);
		}
		else advance.addAll(breakpoint);
		around(true, When.BREAKPOINT, hasCurrents ? current : advance);
		around(true, When.SOLVE, advance);
		final List<Instruction> prepare = new ArrayList<>();
		copyVoltage(prepare);
		around(false, When.BREAKPOINT, prepare);
		around(false, When.SOLVE, prepare);
		final Optional<Receive> receive = receive();
		initial(initial);
		around(false, When.STEP, initial);
		around(false, When.STEP, advance);
		around(true, When.STEP, advance);
		stores(advance);
		if (file.blocks().stream().noneMatch(block -> !(block instanceof Block.Named)))
			statements.warn(file.neuron().position(), "the file has functions only: placed in a membrane, it does nothing");
		final Draft.Settled settled =
			new Draft(symbols, declarations.ions(), declarations.currents(), new Code(initial), new Code(prepare), new Code(
				current), new Code(advance), receive, statements.watches()).settled();
		final List<Warning> warnings = new ArrayList<>(file.warnings());
		warnings.addAll(statements.warnings());
		statements.onePlaceOnly.ifPresent(warnings::add);
		warnings.addAll(UnitCheck.of(file));
		return new Program(file.neuron().name().name(), file.title().orElse(""), kind(), settled.symbols(), settled.ions(),
			settled.currents(), settled
				.initial(),
			settled.prepare(), settled.current(), settled.advance(), settled.receive(), settled.watches(), statements.onePlaceOnly,
			warnings);
	}

	private Program.Kind kind() {
		return switch (file.neuron().kind()) {
			case DENSITY -> Program.Kind.DENSITY;
			case POINT_PROCESS -> Program.Kind.POINT;
			case ARTIFICIAL_CELL -> Program.Kind.ARTIFICIAL;
		};
	}

	private List<Statement> bodies(final Class<? extends Block> kind) {
		return file.blocks().stream().filter(kind::isInstance).flatMap(block -> block.body().stream()).toList();
	}

	private void around(final boolean after, final When when, final List<Instruction> out) {
		for (final Block block : file.blocks())
			if (block instanceof Block.Around around && around.after() == after && around.when() == when)
				statements.body(around.body(), Scope.outermost(), out);
	}

	private void initial(final List<Instruction> out) {
		statements.sends = true;
		copyVoltage(out);
		statements.body(bodies(Block.Constructor.class), Scope.outermost(), out);
		around(false, When.INITIAL, out);
		loads(out);
		for (final Symbol state : declarations.states())
			if (!state.isArray()) out.add(new Instruction.Assign(state, declarations.start(state)));
			else clear(state, out);
		statements.body(bodies(Block.Initial.class), Scope.outermost(), out);
		around(true, When.INITIAL, out);
		stores(out);
		statements.sends = false;
	}

	private void clear(final Symbol array, final List<Instruction> out) {
		final Symbol counter = symbols.temporary("i", file.neuron().position());
		final Value.Read index = new Value.Read(counter);
		out.add(new Instruction.For(counter, Values.ZERO, new Value.Constant(array.length() - 1), Values.ONE, new Code(List.of(
			new Instruction.AssignElement(array, index, declarations.start(array), file.neuron().position()))), file.neuron().position()));
	}

	private void begin(final List<Instruction> out) {
		copyVoltage(out);
		loads(out);
	}

	/** NEURON's code may change {@code v}, which is a copy. */
	private void copyVoltage(final List<Instruction> out) {
		declarations.voltageCopy().ifPresent(copy -> out.add(new Instruction.Assign(copy, new Value.Read(declarations.voltage()))));
	}

	/** What is read of ions, and what of it the ion keeps: a concentration, or a STATE. */
	private void loads(final List<Instruction> out) {
		for (final IonVariable variable : variables())
			if (variable.read() || isState(variable) || variable.written() && isConcentration(variable))
				out.add(new Instruction.Load(variable.symbol()));
	}

	private static boolean isConcentration(final IonVariable variable) {
		return variable.quantity() == Quantity.INSIDE || variable.quantity() == Quantity.OUTSIDE;
	}

	private static boolean isState(final IonVariable variable) {
		return variable.symbol().role() == Role.STATE;
	}

	/** What a code has changed of ions; at the start everything that is written. */
	private void stores(final List<Instruction> out) {
		final java.util.Set<Symbol> assigned = Exposure.of(new Code(out)).assigned;
		for (final IonVariable variable : variables())
			if (variable.written() && variable.quantity() != Quantity.CURRENT && assigned.contains(variable.symbol()))
				out.add(new Instruction.Store(variable.symbol()));
	}

	private List<IonVariable> variables() {
		return declarations.ions().stream().flatMap(ion -> ion.variables().stream()).toList();
	}

	private Optional<Receive> receive() {
		final Optional<Block.NetReceive> block =
			file.blocks().stream().filter(Block.NetReceive.class::isInstance).map(Block.NetReceive.class::cast)
				.findFirst();
		if (block.isEmpty()) return Optional.empty();
		final Scope scope = Scope.outermost();
		final List<Symbol> arguments = new ArrayList<>();
		for (final Statement.Argument argument : block.get().arguments()) {
			final Symbol symbol =
				symbols.special(argument.name(), argument.unit().map(unit -> unit.text()).orElse(""), Role.ARGUMENT, argument.position());
			arguments.add(symbol);
			scope.put(argument.name(), new Meaning.Variable(symbol));
		}
		final Symbol flag = symbols.special("flag", "", Role.FLAG, block.get().position());
		scope.put("flag", new Meaning.Variable(flag));
		statements.sends = true;
		final List<Instruction> connect = new ArrayList<>(), code = new ArrayList<>();
		for (final Statement statement : block.get().body())
			if (statement instanceof Statement.InitialWeights weights) statements.body(weights.body(), scope.inner(), connect);
		statements.receives = true;
		for (final IonVariable variable : variables())
			if (isState(variable)) code.add(new Instruction.Load(variable.symbol()));
		statements.body(block.get().body(), scope, code);
		stores(code);
		declarations.voltageCopy().filter(Exposure.of(new Code(code)).assigned::contains).ifPresent(copy -> {
			throw new NmodlException(block.get().position(),
				"found a change of v in NET_RECEIVE; the membrane potential follows from currents alone");
		});
		final List<Instruction> whole = new ArrayList<>();
		copyVoltage(whole);
		whole.addAll(code);
		statements.receives = false;
		statements.sends = false;
		return Optional.of(new Receive(arguments, flag, new Code(connect), new Code(whole)));
	}
}
