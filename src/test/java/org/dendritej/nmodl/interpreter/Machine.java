/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.interpreter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

import org.dendritej.nmodl.program.Code;
import org.dendritej.nmodl.program.Instruction;
import org.dendritej.nmodl.program.Program;
import org.dendritej.nmodl.program.Symbol;
import org.dendritej.nmodl.program.Value;

/**
 * Executes the codes of one element, instruction by instruction. Nothing is derived symbolically: what solving needs is found by evaluating the code at several
 * places.
 */
final class Machine {

	/** What the codes of an element reach outside of it. */
	interface World {

		double load(Symbol symbol);

		void store(Symbol symbol, double value);

		double draw(Instruction.Distribution distribution, double[] parameters);

		void send(double delay, double flag);

		void move(double time);

		void spike(double time);

		void watch(int number, double flag);

		/** The arguments of all connections. */
		List<double[]> connections();
	}

	/** How equations are met: outside of a Solve there are none. */
	interface Equations {

		void derivative(Symbol state, DoubleSupplier rate);

		void constraint(Symbol state, double residual);

		void equation(double residual);
	}

	private final int[] offset;
	/** All symbols of the element. */
	double[] memory;
	/** Of the connection that is being served, by symbol. */
	private final Map<Symbol, Integer> argumentOf = new HashMap<>();
	double[] arguments = {};
	double flag, voltage, time, step, celsius, area, diameter;
	boolean secondOrder;
	private final World world;
	private final Program program;
	private final Solver solver = new Solver(this);
	private Equations equations;
	private long repetitions;

	Machine(final Program program, final World world) {
		this.program = program;
		this.world = world;
		offset = new int[program.symbols().size()];
		int size = 0;
		for (final Symbol symbol : program.symbols()) {
			offset[symbol.number()] = size;
			size += Math.max(1, symbol.length());
		}
		memory = new double[size];
		program.receive().ifPresent(receive -> {
			for (int a = 0; a < receive.arguments().size(); a++)
				argumentOf.put(receive.arguments().get(a), a);
		});
	}

	int offset(final Symbol symbol) {
		return offset[symbol.number()];
	}

	double get(final Symbol symbol) {
		return switch (symbol.role()) {
			case ARGUMENT -> arguments[argumentOf.get(symbol)];
			case FLAG -> flag;
			case VOLTAGE -> voltage;
			case TIME -> time;
			case STEP -> step;
			case CELSIUS -> celsius;
			case AREA -> area;
			case DIAMETER -> diameter;
			default -> memory[offset[symbol.number()]];
		};
	}

	void set(final Symbol symbol, final double value) {
		if (symbol.role() == Symbol.Role.ARGUMENT) arguments[argumentOf.get(symbol)] = value;
		else memory[offset[symbol.number()]] = value;
	}

	/** Runs a code from its beginning. */
	void call(final Code code) {
		repetitions = 0;
		run(code);
	}

	/** Runs what a Solve consists of. */
	void run(final Code code, final Equations with) {
		final Equations outer = equations;
		equations = with;
		run(code);
		equations = outer;
	}

	private void run(final Code code) {
		for (final Instruction instruction : code.instructions())
			run(instruction);
	}

	private void run(final Instruction i) {
		if (i instanceof Instruction.Assign a) set(a.symbol(), value(a.value()));
		else if (i instanceof Instruction.AssignElement a) memory[index(a.symbol(), a.index())] = value(a.value());
		else if (i instanceof Instruction.If b) run(value(b.condition()) != 0 ? b.then() : b.otherwise());
		else if (i instanceof Instruction.While l) while (value(l.condition()) != 0) {
			repeat(l.position());
			run(l.body());
		}
		else if (i instanceof Instruction.For l) {
			final long to = (long) value(l.to()), step = (long) value(l.step());
			for (long n = (long) value(l.from()); n <= to; n += step) {
				repeat(l.position());
				set(l.counter(), n);
				run(l.body());
			}
		}
		else if (i instanceof Instruction.Solve s) solver.solve(s);
		else if (i instanceof Instruction.Derivative d) equations.derivative(d.state(), () -> value(d.rate()));
		else if (i instanceof Instruction.Constraint c) equations.constraint(c.state(), value(c.residual()));
		else if (i instanceof Instruction.Equation e) equations.equation(value(e.residual()));
		else if (i instanceof Instruction.Load l) set(l.symbol(), world.load(l.symbol()));
		else if (i instanceof Instruction.Store s) world.store(s.symbol(), get(s.symbol()));
		else
			if (i instanceof Instruction.Draw d)
				set(d.target(), world.draw(d.distribution(), d.parameters().stream().mapToDouble(this::value).toArray()));
			else
				if (i instanceof Instruction.Send s) world.send(value(s.delay()), value(s.flag()));
				else if (i instanceof Instruction.Move m) world.move(value(m.time()));
				else if (i instanceof Instruction.Spike s) world.spike(value(s.time()));
				else if (i instanceof Instruction.Watch w) world.watch(w.watch(), value(program.watches().get(w.watch()).flag()));
				else if (i instanceof Instruction.ForConnections l) forConnections(l);
				else if (i instanceof Instruction.Fail f) throw new IllegalStateException(f.position() + ": " + f.message());
	}

	private void forConnections(final Instruction.ForConnections loop) {
		final double[] own = arguments;
		final Map<Symbol, Integer> names = Map.copyOf(argumentOf);
		for (final double[] connection : world.connections()) {
			for (int a = 0; a < loop.arguments().size(); a++)
				argumentOf.put(loop.arguments().get(a), own.length + a);
			final double[] both = java.util.Arrays.copyOf(own, own.length + connection.length);
			System.arraycopy(connection, 0, both, own.length, connection.length);
			arguments = both;
			run(loop.body());
			System.arraycopy(both, own.length, connection, 0, connection.length);
			if (connection != own) System.arraycopy(both, 0, own, 0, own.length);
		}
		arguments = own;
		argumentOf.keySet().retainAll(names.keySet());
	}

	private void repeat(final Object position) {
		if (++repetitions > Instruction.While.MOST) throw new IllegalStateException(position + ": the loop does not end");
	}

	private int index(final Symbol symbol, final Value index) {
		final int n = (int) value(index);
		if (n < 0 || n >= symbol.length()) throw new IllegalStateException("index " + n + " of " + symbol);
		return offset[symbol.number()] + n;
	}

	double value(final Value v) {
		if (v instanceof Value.Constant c) return c.value();
		if (v instanceof Value.Read r) return get(r.symbol());
		if (v instanceof Value.ReadElement r) return memory[index(r.symbol(), r.index())];
		if (v instanceof Value.Unary u)
			return u.operator() == Value.UnaryOperator.NEGATE ? -value(u.operand()) : truth(value(u.operand()) == 0);
		if (v instanceof Value.Binary b) return binary(b.operator(), value(b.left()), value(b.right()));
		if (v instanceof Value.Select s) return value(s.condition()) != 0 ? value(s.then()) : value(s.otherwise());
		final Value.Intrinsic f = (Value.Intrinsic) v;
		final double x = value(f.arguments().get(0)), y = f.arguments().size() > 1 ? value(f.arguments().get(1)) : 0;
		return switch (f.function()) {
			case EXP -> x < -700 ? 0 : Math.exp(Math.min(x, 700));
			case LOG -> Math.log(x);
			case LOG10 -> Math.log10(x);
			case SQRT -> Math.sqrt(x);
			case ABS -> Math.abs(x);
			case SIN -> Math.sin(x);
			case COS -> Math.cos(x);
			case TAN -> Math.tan(x);
			case ASIN -> Math.asin(x);
			case ACOS -> Math.acos(x);
			case ATAN -> Math.atan(x);
			case ATAN2 -> Math.atan2(x, y);
			case SINH -> Math.sinh(x);
			case COSH -> Math.cosh(x);
			case TANH -> Math.tanh(x);
			case FLOOR -> Math.floor(x);
			case CEIL -> Math.ceil(x);
			case TRUNCATE -> x < 0 ? Math.ceil(x) : Math.floor(x);
			case FMOD -> x % y;
			case MIN -> Math.min(x, y);
			case MAX -> Math.max(x, y);
			case EXPRELR -> Math.abs(x) < 1e-8 ? 1 - x / 2 : x / Math.expm1(x);
		};
	}

	private static double truth(final boolean value) {
		return value ? 1 : 0;
	}

	private static double binary(final Value.BinaryOperator operator, final double a, final double b) {
		return switch (operator) {
			case ADD -> a + b;
			case SUBTRACT -> a - b;
			case MULTIPLY -> a * b;
			case DIVIDE -> a / b;
			case POWER -> Math.pow(a, b);
			case REMAINDER -> (long) a % (long) b;
			case LESS -> truth(a < b);
			case AT_MOST -> truth(a <= b);
			case GREATER -> truth(a > b);
			case AT_LEAST -> truth(a >= b);
			case EQUAL -> truth(a == b);
			case DIFFERENT -> truth(a != b);
			case AND -> truth(a != 0 && b != 0);
			case OR -> truth(a != 0 || b != 0);
		};
	}
}
