/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.List;

import org.dendritej.nmodl.syntax.Position;

/** Something that is done. */
public sealed interface Instruction {

	/**
	 * Gives a scalar a value.
	 *
	 * @param symbol stored, a temporary or an argument
	 * @param value new value
	 */
	record Assign(Symbol symbol, Value value) implements Instruction {
	}

	/**
	 * Gives an element of an array a value.
	 *
	 * @param symbol an array
	 * @param index counted from 0, cut to a whole number; outside the array the run fails
	 * @param value new value
	 * @param position where
	 */
	record AssignElement(Symbol symbol, Value index, Value value, Position position) implements Instruction {
	}

	/**
	 * One of two codes.
	 *
	 * @param condition true unless 0
	 * @param then what is done if it is true
	 * @param otherwise what is done if not; may be empty
	 */
	record If(Value condition, Code then, Code otherwise) implements Instruction {
	}

	/**
	 * Repeats while a condition holds. The run fails after {@link #MOST} repetitions of all loops of a code in one call for one element.
	 *
	 * @param condition true unless 0
	 * @param body what is repeated; changes what the condition reads
	 * @param position where
	 */
	record While(Value condition, Code body, Position position) implements Instruction {

		/** Most repetitions of all loops in one call. */
		public static final int MOST = 1_000_000;
	}

	/**
	 * Counts through whole numbers. Its repetitions count among those of {@link While#MOST}.
	 *
	 * @param counter a temporary
	 * @param from first, cut to a whole number
	 * @param to last, included, cut to a whole number; computed once
	 * @param step at least 1; computed once
	 * @param body what is repeated; does not assign the counter
	 * @param position where
	 */
	record For(Symbol counter, Value from, Value to, Value step, Code body, Position position) implements Instruction {
	}

	/**
	 * Moves states over a step, or to their steady state, or solves equations. Stands only at the outermost level of {@link Program#advance()}, or anywhere in
	 * {@link Program#initial()}.
	 *
	 * @param method how
	 * @param unknowns what is moved or solved for, in order: all that have a {@link Derivative}, {@link Constraint} or stand in an {@link Equation} of the body
	 * @param body computes the right sides; assigns temporaries and stored values in between
	 * @param position where
	 */
	record Solve(Method method, List<Symbol> unknowns, Code body, Position position) implements Instruction {

		/** Copies the list. */
		public Solve {
			unknowns = List.copyOf(unknowns);
		}
	}

	/** Ways to solve. */
	enum Method {
		/**
		 * One equation after the other in the order written, each exactly for what else is in it held constant, a later one seeing what an earlier one has moved; if
		 * any equation is not linear in its own state, all by DERIVIMPLICIT.
		 */
		CNEXP,
		/** All equations together, backward Euler, by Newton's method. */
		DERIVIMPLICIT,
		/** As DERIVIMPLICIT, for the sparse systems of KINETIC; here constraints occur. */
		SPARSE,
		/** All equations together, forward Euler: every right side at the old states. */
		EULER,
		/** All equations together, Runge and Kutta's method of fourth order. */
		RUNGE,
		/** Not a step: states for which every derivative is 0 and every constraint holds (STEADYSTATE); dt plays no role. */
		STEADY_STATE,
		/** Not a step: the equations are linear in the unknowns. */
		LINEAR,
		/** Not a step: the equations are solved by Newton's method from the present values. */
		NONLINEAR
	}

	/**
	 * Within a Solve: d state / dt = rate.
	 *
	 * @param state one of the unknowns
	 * @param rate per ms
	 */
	record Derivative(Symbol state, Value rate) implements Instruction {
	}

	/**
	 * Within a Solve: residual = 0 stands in for the differential equation of {@code state} (CONSERVE). The state has no other Derivative.
	 *
	 * @param state one of the unknowns
	 * @param residual linear in the unknowns
	 */
	record Constraint(Symbol state, Value residual) implements Instruction {
	}

	/**
	 * Within a LINEAR or NONLINEAR Solve: residual = 0. There are as many as unknowns.
	 *
	 * @param residual of the unknowns
	 */
	record Equation(Value residual) implements Instruction {
	}

	/**
	 * Takes what the ion holds in this element now.
	 *
	 * @param symbol of {@link Program#ions()}
	 */
	record Load(Symbol symbol) implements Instruction {
	}

	/**
	 * Leaves a concentration or reversal potential with the ion. Currents are not stored but added, see {@link Program#currents()}.
	 *
	 * @param symbol of {@link Program#ions()}, written
	 */
	record Store(Symbol symbol) implements Instruction {
	}

	/**
	 * Draws a random number from the element's own stream.
	 *
	 * @param target receives it
	 * @param distribution which
	 * @param parameters as many as it has
	 */
	record Draw(Symbol target, Distribution distribution, List<Value> parameters) implements Instruction {

		/** Copies the list. */
		public Draw {
			parameters = List.copyOf(parameters);
		}
	}

	/** Distributions. */
	enum Distribution {
		/** Even between 0 and 1, neither included; no parameters. */
		UNIFORM,
		/** Normal; mean and standard deviation. */
		NORMAL,
		/** Exponential; mean. */
		EXPONENTIAL,
		/** Poisson; mean. */
		POISSON
	}

	/**
	 * Sends an event to this element (net_send), with the arguments of the connection whose event is being received; elsewhere with zeros.
	 *
	 * @param delay from now, ms; negative ones fail
	 * @param flag of the event
	 * @param position where
	 */
	record Send(Value delay, Value flag, Position position) implements Instruction {
	}

	/**
	 * Moves the element's pending event (net_move).
	 *
	 * @param time new time, ms
	 * @param position where
	 */
	record Move(Value time, Position position) implements Instruction {
	}

	/**
	 * Tells the world that the element has spiked (net_event).
	 *
	 * @param time of the spike, ms
	 * @param position where
	 */
	record Spike(Value time, Position position) implements Instruction {
	}

	/**
	 * Begins to watch a condition. The first one that a call of {@link Program.Receive#code()} comes to makes all those watched before forgotten.
	 *
	 * @param watch number in {@link Program#watches()}
	 */
	record Watch(int watch) implements Instruction {
	}

	/**
	 * For each connection that ends at this element (FOR_NETCONS), in the order in which they were made.
	 *
	 * @param arguments stand for those of the connection in the body
	 * @param body what is repeated
	 */
	record ForConnections(List<Symbol> arguments, Code body) implements Instruction {

		/** Copies the list. */
		public ForConnections {
			arguments = List.copyOf(arguments);
		}
	}

	/**
	 * Stops the run.
	 *
	 * @param message why
	 * @param position where
	 */
	record Fail(String message, Position position) implements Instruction {
	}
}
