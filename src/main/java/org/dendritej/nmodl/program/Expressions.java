/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.dendritej.nmodl.program.Symbol.Role;
import org.dendritej.nmodl.program.Value.BinaryOperator;
import org.dendritej.nmodl.program.Value.Constant;
import org.dendritej.nmodl.program.Value.Read;
import org.dendritej.nmodl.program.Value.UnaryOperator;
import org.dendritej.nmodl.syntax.Block;
import org.dendritej.nmodl.syntax.Expression;
import org.dendritej.nmodl.syntax.Expression.Call;
import org.dendritej.nmodl.syntax.NmodlException;
import org.dendritej.nmodl.syntax.Position;
import org.dendritej.nmodl.syntax.Statement;
import org.dendritej.nmodl.syntax.Statement.Argument;
import org.dendritej.units.NearMisses;

/** Resolves the names of expressions and inlines the functions that they call. What a call does stands in instructions before the expression. */
abstract class Expressions {

	private static final int MOST = 400_000, DEEPEST_CALLS = 60;
	final Declarations declarations;
	final Symbols symbols;
	final Map<String, Block.Named> blocks;
	final Findings findings;
	private final Set<String> assigned;
	/** Where a Return leaves its value. */
	Optional<Symbol> returned = Optional.empty();
	private final Deque<String> calls = new ArrayDeque<>();
	private int size;

	Expressions(final Declarations declarations, final Symbols symbols, final Map<String, Block.Named> blocks, final Findings findings,
		final Set<String> assigned) {
		this.findings = findings;
		this.declarations = declarations;
		this.symbols = symbols;
		this.blocks = blocks;
		this.assigned = assigned;
	}

	/** Counts what is made. */
	final void grow(final Position position) {
		if (++size > MOST)
			throw new NmodlException(position,
				"the code becomes too large when functions are inlined and loops unrolled: more than " + MOST + " operations");
	}

	final Value value(final Expression expression, final Scope scope, final List<Instruction> out) {
		grow(expression.position());
		if (expression instanceof Expression.Number number) return new Constant(number.value());
		if (expression instanceof Expression.Name name) return name(name, scope);
		if (expression instanceof Expression.Element element) return element(element, scope, out);
		if (expression instanceof Call call) return call(call, scope, out);
		if (expression instanceof Expression.Unary unary) {
			final Value operand = value(unary.operand(), scope, out);
			return switch (unary.operator()) {
				case NEGATE -> Values.unary(UnaryOperator.NEGATE, operand);
				case NOT -> Values.unary(UnaryOperator.NOT, operand);
				case TRUNCATE -> Values.truncate(operand);
			};
		}
		if (expression instanceof Expression.Binary binary) return binary(binary, scope, out);
		if (expression instanceof Expression.Prime prime)
			throw NmodlException.unexpected(prime.position(), "the derivative " + prime.state().name() +
				"' within an expression", "a variable; write out what the derivative is");
		throw NmodlException.unexpected(expression.position(), "a text", "a number, a variable or a function");
	}

	private Value binary(final Expression.Binary binary, final Scope scope, final List<Instruction> out) {
		final Value left = value(binary.left(), scope, out);
		if (binary.operator() == Expression.BinaryOperator.WHOLE_DIVIDE)
			return Values.truncate(Values.binary(BinaryOperator.DIVIDE, left, value(binary.right(), scope, out)));
		final BinaryOperator operator = BinaryOperator.valueOf(binary.operator().name());
		if (operator != BinaryOperator.AND && operator != BinaryOperator.OR)
			return Values.binary(operator, left, value(binary.right(), scope, out));
		final List<Instruction> ofRight = new ArrayList<>();
		final Value right = value(binary.right(), scope, ofRight);
		if (ofRight.isEmpty()) return Values.binary(operator, left, right);
		final Symbol truth = symbols.temporary("truth", binary.position());
		out.add(new Instruction.Assign(truth, Values.binary(BinaryOperator.DIFFERENT, left, Values.ZERO)));
		ofRight.add(new Instruction.Assign(truth, Values.binary(BinaryOperator.DIFFERENT, right, Values.ZERO)));
		final Code code = new Code(ofRight);
		out.add(operator == BinaryOperator.AND
			? new Instruction.If(new Read(truth), code, Code.EMPTY)
			: new Instruction.If(new Read(truth), Code.EMPTY, code));
		return new Read(truth);
	}

	/** The end of a sentence about a name that does not exist. */
	static String meant(final String name, final Collection<String> known) {
		final List<String> near = NearMisses.of(name, List.copyOf(new TreeSet<>(known)), 1);
		return near.isEmpty() ? "" : "; did you mean " + near.get(0) + "?";
	}

	/** What a name means here. */
	final Meaning meaning(final String name, final Position position, final Scope scope) {
		final Optional<Meaning> found = scope.find(name).or(() -> declarations.find(name));
		if (found.isEmpty())
			throw new NmodlException(position,
				"found " + name + ", which is not declared; declare it in PARAMETER, ASSIGNED, STATE or LOCAL"
					+ meant(name, declarations.known()));
		if (found.get() instanceof Meaning.Refused refused) throw new NmodlException(position, refused.reason());
		return found.get();
	}

	private Value name(final Expression.Name name, final Scope scope) {
		final Meaning meaning = meaning(name.name(), name.position(), scope);
		if (meaning instanceof Meaning.Fixed fixed) return fixed.value();
		if (meaning instanceof Meaning.Variable variable && !variable.symbol().isArray()) return new Read(variable.symbol());
		throw new NmodlException(name.position(), "found the array " + name.name() + " without an index, expected " + name.name() + "[…]");
	}

	private Value element(final Expression.Element element, final Scope scope, final List<Instruction> out) {
		final Meaning meaning = meaning(element.name(), element.position(), scope);
		final Value index = value(element.index(), scope, out);
		if (meaning instanceof Meaning.Variable variable && variable.symbol().isArray()) {
			if (index instanceof Constant constant) checkIndex(element, constant.value(), variable.symbol().length());
			return new Value.ReadElement(variable.symbol(), index);
		}
		return new Read(piece(element, meaning, index));
	}

	/** The scalar that an element of an array in pieces is. */
	final Symbol piece(final Expression.Element element, final Meaning meaning, final Value index) {
		if (!(meaning instanceof Meaning.Elements elements))
			throw new NmodlException(element.position(), "found an index behind " + element.name() + ", which is no array");
		if (!(index instanceof Constant constant)) throw findings.need(elements);
		checkIndex(element, constant.value(), elements.symbols().size());
		return elements.symbols().get((int) constant.value());
	}

	private static void checkIndex(final Expression.Element element, final double index, final int length) {
		if (!(index > -1 && index < length))
			throw new NmodlException(element.position(),
				"found the index " + (long) index + " of " + element.name() + ", expected 0 to " + (length - 1));
	}

	private Value call(final Call call, final Scope scope, final List<Instruction> out) {
		final String name = call.function();
		final Optional<Block.Named> block = Optional.ofNullable(blocks.get(name));
		if (block.isPresent()) return inline(call, block.get(), scope, out);
		if (name.equals("nrn_pointing")) return Values.ZERO;
		final List<Value> arguments = new ArrayList<>();
		for (final Expression argument : call.arguments())
			arguments.add(value(argument, scope, out));
		if (Builtins.INTRINSICS.containsKey(name)) {
			final Value.Function function = Builtins.INTRINSICS.get(name);
			checkCount(call, function.arguments());
			return new Value.Intrinsic(function, arguments);
		}
		if (Builtins.DRAWS.containsKey(name)) {
			final Instruction.Distribution distribution = Builtins.DRAWS.get(name);
			if (distribution != Instruction.Distribution.UNIFORM) checkCount(call, Builtins.parameters(distribution));
			final Symbol target = symbols.temporary(name, call.position());
			out.add(new Instruction.Draw(target, distribution, arguments.subList(0, Builtins.parameters(distribution))));
			return new Read(target);
		}
		switch (name) {
			case "pow":
				checkCount(call, 2);
				return Values.binary(BinaryOperator.POWER, arguments.get(0), arguments.get(1));
			case "abs":
				checkCount(call, 1);
				return Builtins.wholeAbs(arguments);
			case "at_time":
				checkCount(call, 1);
				return atTime(arguments.get(0));
			default:
				throw new NmodlException(call.position(),
					"found a call of " + name + ", which is no function of this file nor of the language");
		}
	}

	static void checkCount(final Call call, final int expected) {
		if (call.arguments().size() != expected)
			throw NmodlException.unexpected(call.position(), call.arguments().size() + " arguments of " + call
				.function(), "" + expected);
	}

	/** Whether a time lies in the step that ends at t. */
	private Value atTime(final Value time) {
		final Value moment = Values.binary(BinaryOperator.SUBTRACT, time, new Constant(1e-11));
		final Value now = host("t"), step = host("dt");
		return Values.binary(BinaryOperator.AND, Values.binary(BinaryOperator.AT_MOST, moment, now),
			Values.binary(BinaryOperator.GREATER, moment, Values
				.binary(BinaryOperator.SUBTRACT, now, step)));
	}

	private Value host(final String name) {
		return new Read(((Meaning.Variable) declarations.find(name).orElseThrow()).symbol());
	}

	/** Puts the statements of a FUNCTION or PROCEDURE before the expression; the value is its result, 0 of a procedure. */
	final Value inline(final Call call, final Block.Named block, final Scope scope, final List<Instruction> out) {
		if (block instanceof Block.FunctionTable)
			throw new NmodlException(call.position(),
				"found a call of the FUNCTION_TABLE " + block.name() + ", whose table is given by a program that we do not have");
		if (block instanceof Block.Equations)
			throw NmodlException.unexpected(call.position(), "a call of the equations " + block.name(),
				"a function or procedure; equations are solved by SOLVE");
		if (calls.contains(block.name()))
			throw new NmodlException(call.position(),
				block.name() + " calls itself (" + String.join(" ← ", calls) + "); recursion cannot be inlined");
		if (calls.size() >= DEEPEST_CALLS)
			throw new NmodlException(call.position(), "calls are nested more than " + DEEPEST_CALLS + " deep");
		final List<Argument> arguments = block instanceof Block.Function function
			? function.arguments()
			: ((Block.Procedure) block).arguments();
		checkCount(call, arguments.size());
		final Set<String> own = Targets.of(block.body());
		final Scope inner = Scope.outermost();
		for (int a = 0; a < arguments.size(); a++)
			inner.put(arguments.get(a).name(), argument(call, arguments.get(a), a, own, scope, out));
		final Symbol result = symbols.temporary(block.name(), call.position());
		if (block instanceof Block.Function) inner.put(block.name(), new Meaning.Variable(result));
		calls.push(block.name());
		final Optional<Symbol> outerResult = returned;
		returned = Optional.of(result);
		body(block.body(), inner, out);
		returned = outerResult;
		calls.pop();
		return block instanceof Block.Function ? new Read(result) : Values.ZERO;
	}

	/** Whether what is lowered stands in a FUNCTION or PROCEDURE that is called. */
	final boolean inlines() {
		return !calls.isEmpty();
	}

	private Meaning argument(final Call call, final Argument argument, final int number, final Set<String> own, final Scope scope,
		final List<Instruction> out) {
		final Value value = value(call.arguments().get(number), scope, out);
		if (!own.contains(argument.name()) && isStable(value)) return new Meaning.Fixed(value);
		final Symbol copy = symbols.temporary(argument.name(), argument.position());
		out.add(new Instruction.Assign(copy, value));
		return new Meaning.Variable(copy);
	}

	private boolean isStable(final Value value) {
		if (value instanceof Constant) return true;
		if (!(value instanceof Read read)) return false;
		return switch (read.symbol().role()) {
			case VOLTAGE, TIME, STEP, CELSIUS, AREA, DIAMETER, FLAG -> true;
			case PARAMETER -> !assigned.contains(read.symbol().name());
			default -> false;
		};
	}

	/** Lowers statements. */
	abstract void body(List<Statement> body, Scope scope, List<Instruction> out);

	/** Declares a LOCAL. */
	final Meaning local(final Statement.Variable variable) {
		return findings.declare(symbols,
			new Symbols.Declared(variable.name(), "", Role.TEMPORARY, variable.length(), false, false, false, 0, Double.NEGATIVE_INFINITY,
				Double.POSITIVE_INFINITY),
			variable.position());
	}

	/** Names that every block of a file assigns. */
	static Set<String> assignedAnywhere(final Iterable<Block> blocks) {
		final Set<String> names = new HashSet<>();
		for (final Block block : blocks)
			names.addAll(Targets.of(block.body()));
		return names;
	}
}
