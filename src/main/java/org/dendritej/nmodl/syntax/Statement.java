/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dendritej.nmodl.syntax.Expression.BinaryOperator;
import org.dendritej.nmodl.syntax.Expression.Call;
import org.dendritej.nmodl.syntax.Expression.Name;
import org.dendritej.nmodl.syntax.Expression.Reference;

/** Something that is done. UNITSOFF, UNITSON and PROTECT leave no trace in the tree, MUTEXLOCK and MUTEXUNLOCK neither: nothing is shared between threads here. */
public sealed interface Statement extends Node {

	/**
	 * {@code target = value}.
	 *
	 * @param target what is changed
	 * @param value new value
	 * @param position of the target
	 */
	record Assign(Reference target, Expression value, Position position) implements Statement {}

	/**
	 * {@code state' = rate}, a differential equation.
	 *
	 * @param state what changes
	 * @param order how many primes, at least 1
	 * @param rate per ms
	 * @param position of the state
	 */
	record Derivative(Reference state, int order, Expression rate, Position position) implements Statement {}

	/**
	 * {@code IF (condition) { then } ELSE { otherwise }}; an ELSE IF is an If that stands alone in {@code otherwise}.
	 *
	 * @param condition true unless 0
	 * @param then what is done then
	 * @param otherwise what else; may be empty
	 * @param position of IF
	 */
	record If(Expression condition, List<Statement> then, List<Statement> otherwise, Position position) implements Statement {

		/** Copies the lists. */
		public If {
			then = List.copyOf(then);
			otherwise = List.copyOf(otherwise);
		}
	}

	/**
	 * {@code WHILE (condition) { body }}.
	 *
	 * @param condition true unless 0
	 * @param body what is repeated
	 * @param position of WHILE
	 */
	record While(Expression condition, List<Statement> body, Position position) implements Statement {

		/** Copies the list. */
		public While {
			body = List.copyOf(body);
		}
	}

	/**
	 * {@code FROM variable = from TO to BY step { body }}: whole numbers, both ends included; the variable lives in the loop only.
	 *
	 * @param variable the loop's own
	 * @param from first value
	 * @param to last value
	 * @param step 1 if not written
	 * @param body what is repeated
	 * @param position of FROM
	 */
	record For(Name variable, Expression from, Expression to, Optional<Expression> step, List<Statement> body, Position position)
		implements Statement {

		/** Copies the list. */
		public For {
			body = List.copyOf(body);
		}
	}

	/**
	 * {@code LOCAL a, b[3]}: the first statement of a block, or at the level of the file.
	 *
	 * @param variables names and lengths
	 * @param position of LOCAL
	 */
	record Local(List<Variable> variables, Position position) implements Statement {

		/** Copies the list. */
		public Local {
			variables = List.copyOf(variables);
		}
	}

	/**
	 * A variable of a LOCAL.
	 *
	 * @param name of the variable
	 * @param length at least 1, if it is an array
	 * @param position where
	 */
	record Variable(String name, OptionalInt length, Position position) implements Node {}

	/**
	 * Braces within a block: a scope of its own for LOCALs.
	 *
	 * @param body what is done
	 * @param position of the opening brace
	 */
	record Scope(List<Statement> body, Position position) implements Statement {

		/** Copies the list. */
		public Scope {
			body = List.copyOf(body);
		}
	}

	/**
	 * A call of a PROCEDURE, or of a function whose value is dropped: {@code rates(v)}, {@code net_send(5, 1)}.
	 *
	 * @param call what is called
	 * @param position of the call
	 */
	record CallStatement(Call call, Position position) implements Statement {}

	/**
	 * {@code SOLVE block METHOD method} or {@code SOLVE block STEADYSTATE method}.
	 *
	 * @param block name of a DERIVATIVE, KINETIC, LINEAR, NONLINEAR, DISCRETE or PROCEDURE block
	 * @param method as written, if written
	 * @param steadyState whether the method is that of STEADYSTATE
	 * @param onError statements of IFERROR; may be empty
	 * @param position of SOLVE
	 */
	record Solve(Name block, Optional<Name> method, boolean steadyState, List<Statement> onError, Position position) implements Statement {

		/** Copies the list. */
		public Solve {
			onError = List.copyOf(onError);
		}
	}

	/**
	 * {@code ~ left <-> right (forward, backward)}; {@code ~ left << (rate)}, a flux, has nothing on its right and no backward rate;
	 * {@code ~ left -> (rate)} has nothing on its right and no backward rate.
	 *
	 * @param kind which arrow
	 * @param left what reacts
	 * @param right what comes out; may be empty
	 * @param forward rate
	 * @param backward rate, if there is one
	 * @param position of the tilde
	 */
	record Reaction(Arrow kind, List<Term> left, List<Term> right, Expression forward, Optional<Expression> backward, Position position)
		implements Statement {

		/** Copies the lists. */
		public Reaction {
			left = List.copyOf(left);
			right = List.copyOf(right);
		}
	}

	/** Kinds of reactions. */
	enum Arrow {
		/** {@code <->}: both ways. */
		REVERSIBLE,
		/** {@code ->}: what is on the left disappears at a rate in proportion to it. */
		DECAY,
		/** {@code <<}: what is on the left, one variable, changes by an amount per time. */
		FLUX
	}

	/**
	 * What takes part in a reaction or is conserved.
	 *
	 * @param coefficient how often; 1 if not written
	 * @param variable usually a STATE
	 * @param position where
	 */
	record Term(int coefficient, Reference variable, Position position) implements Node {}

	/**
	 * {@code CONSERVE a + 2 b = total}.
	 *
	 * @param terms the sum
	 * @param total its value
	 * @param position of CONSERVE
	 */
	record Conserve(List<Term> terms, Expression total, Position position) implements Statement {

		/** Copies the list. */
		public Conserve {
			terms = List.copyOf(terms);
		}
	}

	/**
	 * {@code COMPARTMENT volume { states }} or {@code COMPARTMENT i, volume[i] { states }}.
	 *
	 * @param index stands for the index of an array of states in {@code volume}
	 * @param volume what rates of the states are divided by
	 * @param states names of states
	 * @param position of COMPARTMENT
	 */
	record Compartment(Optional<Name> index, Expression volume, List<Name> states, Position position) implements Statement {

		/** Copies the list. */
		public Compartment {
			states = List.copyOf(states);
		}
	}

	/**
	 * {@code LONGITUDINAL_DIFFUSION coefficient { states }}, with or without an index as in {@link Compartment}.
	 *
	 * @param index stands for the index of an array of states
	 * @param coefficient diffusion constant times cross section
	 * @param states names of states
	 * @param position of LONGITUDINAL_DIFFUSION
	 */
	record LongitudinalDiffusion(Optional<Name> index, Expression coefficient, List<Name> states, Position position) implements Statement {

		/** Copies the list. */
		public LongitudinalDiffusion {
			states = List.copyOf(states);
		}
	}

	/**
	 * {@code ~ left = right}, in LINEAR and NONLINEAR.
	 *
	 * @param left of the equation
	 * @param right of the equation
	 * @param position of the tilde
	 */
	record Equation(Expression left, Expression right, Position position) implements Statement {}

	/**
	 * {@code TABLE names DEPEND on FROM low TO high WITH intervals}; values are computed exactly instead.
	 *
	 * @param names what is kept in the table; empty in a FUNCTION
	 * @param depend what the table is made anew for
	 * @param from lowest argument
	 * @param to highest argument
	 * @param intervals how many pieces
	 * @param position of TABLE
	 */
	record Table(List<Name> names, List<Name> depend, Expression from, Expression to, int intervals, Position position)
		implements Statement {

		/** Copies the lists. */
		public Table {
			names = List.copyOf(names);
			depend = List.copyOf(depend);
		}
	}

	/**
	 * {@code CONDUCTANCE g USEION k}: a hint, not needed.
	 *
	 * @param conductance name of a variable
	 * @param ion name of its ion, if it has one
	 * @param position of CONDUCTANCE
	 */
	record Conductance(Name conductance, Optional<Name> ion, Position position) implements Statement {}

	/**
	 * {@code WATCH (left > right) flag, …}: sends an event to this mechanism when a condition becomes true.
	 *
	 * @param conditions one or more
	 * @param position of WATCH
	 */
	record Watch(List<WatchCondition> conditions, Position position) implements Statement {

		/** Copies the list. */
		public Watch {
			conditions = List.copyOf(conditions);
		}
	}

	/**
	 * One condition of a WATCH.
	 *
	 * @param left of the comparison
	 * @param operator {@link BinaryOperator#GREATER} or {@link BinaryOperator#LESS}
	 * @param right of the comparison
	 * @param flag of the event that is sent
	 * @param position where
	 */
	record WatchCondition(Expression left, BinaryOperator operator, Expression right, Expression flag, Position position) implements Node {}

	/**
	 * {@code FOR_NETCONS (arguments) { body }}: for each connection that ends here.
	 *
	 * @param arguments names for the connection's weights
	 * @param body what is repeated
	 * @param position of FOR_NETCONS
	 */
	record ForNetcons(List<Argument> arguments, List<Statement> body, Position position) implements Statement {

		/** Copies the lists. */
		public ForNetcons {
			arguments = List.copyOf(arguments);
			body = List.copyOf(body);
		}
	}

	/**
	 * {@code INITIAL { body }} within NET_RECEIVE: what sets a connection's weights at the start.
	 *
	 * @param body what is done
	 * @param position of INITIAL
	 */
	record InitialWeights(List<Statement> body, Position position) implements Statement {

		/** Copies the list. */
		public InitialWeights {
			body = List.copyOf(body);
		}
	}

	/**
	 * {@code LAG name BY delay}.
	 *
	 * @param variable whose past is wanted
	 * @param delay in ms
	 * @param position of LAG
	 */
	record Lag(Name variable, Expression delay, Position position) implements Statement {}

	/**
	 * C that ends a FUNCTION or PROCEDURE, {@code return x;}. Only while a file is read: the tree of a file has conditions and assignments instead.
	 *
	 * @param value of the function, if one is returned
	 * @param position where
	 */
	record Return(Optional<Expression> value, Position position) implements Statement {}

	/**
	 * C that ends a loop, {@code break;}. Only while a file is read: the tree of a file has conditions instead.
	 *
	 * @param position where
	 */
	record Break(Position position) implements Statement {}

	/**
	 * C as {@code cai = _ion_cai;}: the mechanism's copy of an ion's variable becomes what the ion has now.
	 *
	 * @param variable name of the ion's variable, such as "cai"
	 * @param position where
	 */
	record ReadIon(Name variable, Position position) implements Statement {}

	/**
	 * C that ends the run with a message, {@code hoc_execerror("…", "…")}.
	 *
	 * @param message what it says
	 * @param position where
	 */
	record Fail(String message, Position position) implements Statement {}

	/**
	 * C whose meaning is not known. It is refused if it is ever needed.
	 *
	 * @param text what stands between VERBATIM and ENDVERBATIM
	 * @param reason why it is not understood: one clause, such as "the C function fopen is not known"
	 * @param where line and column of what is not understood
	 * @param position of VERBATIM
	 */
	record Verbatim(String text, String reason, Position where, Position position) implements Statement {}

	/**
	 * An argument of a PROCEDURE, FUNCTION or NET_RECEIVE.
	 *
	 * @param name of the argument
	 * @param unit if written
	 * @param position where
	 */
	record Argument(String name, Optional<UnitText> unit, Position position) implements Node {}
}
