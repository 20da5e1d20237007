/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.List;
import java.util.Optional;
import org.dendritej.nmodl.syntax.Expression.Name;
import org.dendritej.nmodl.syntax.Statement.Argument;

/** A block of code. A file may have several of one kind, which then follow each other. */
public sealed interface Block extends Node {

	/**
	 * What is done.
	 *
	 * @return statements, in order
	 */
	List<Statement> body();

	/** A block that is called or solved by its name. */
	sealed interface Named extends Block {

		/**
		 * Its name.
		 *
		 * @return as written
		 */
		String name();
	}

	/**
	 * INITIAL.
	 *
	 * @param body statements
	 * @param position where
	 */
	record Initial(List<Statement> body, Position position) implements Block {

		/** Copies the list. */
		public Initial {
			body = List.copyOf(body);
		}
	}

	/**
	 * BREAKPOINT.
	 *
	 * @param body statements
	 * @param position where
	 */
	record Breakpoint(List<Statement> body, Position position) implements Block {

		/** Copies the list. */
		public Breakpoint {
			body = List.copyOf(body);
		}
	}

	/**
	 * DERIVATIVE, KINETIC, LINEAR, NONLINEAR or DISCRETE.
	 *
	 * @param kind which
	 * @param name its name
	 * @param solveFor names after SOLVEFOR; usually none
	 * @param body statements
	 * @param position where
	 */
	record Equations(Kind kind, String name, List<Name> solveFor, List<Statement> body, Position position) implements Named {

		/** Copies the lists. */
		public Equations {
			solveFor = List.copyOf(solveFor);
			body = List.copyOf(body);
		}

		/** Kinds of equations. */
		public enum Kind {
			/** Differential equations. */
			DERIVATIVE,
			/** Reactions. */
			KINETIC,
			/** Linear equations. */
			LINEAR,
			/** Nonlinear equations. */
			NONLINEAR,
			/** Difference equations. */
			DISCRETE
		}
	}

	/**
	 * PROCEDURE.
	 *
	 * @param name its name
	 * @param arguments by value
	 * @param unit if written
	 * @param body statements
	 * @param position where
	 */
	record Procedure(String name, List<Argument> arguments, Optional<UnitText> unit, List<Statement> body, Position position)
		implements Named {

		/** Copies the lists. */
		public Procedure {
			arguments = List.copyOf(arguments);
			body = List.copyOf(body);
		}
	}

	/**
	 * FUNCTION: what is assigned to its name is its value, 0 before.
	 *
	 * @param name its name
	 * @param arguments by value
	 * @param unit of the value, if written
	 * @param body statements
	 * @param position where
	 */
	record Function(String name, List<Argument> arguments, Optional<UnitText> unit, List<Statement> body, Position position)
		implements Named {

		/** Copies the lists. */
		public Function {
			arguments = List.copyOf(arguments);
			body = List.copyOf(body);
		}
	}

	/**
	 * FUNCTION_TABLE: a function given by a table at run time.
	 *
	 * @param name its name
	 * @param arguments by value
	 * @param unit of the value, if written
	 * @param position where
	 */
	record FunctionTable(String name, List<Argument> arguments, Optional<UnitText> unit, Position position) implements Named {

		/** Copies the list. */
		public FunctionTable {
			arguments = List.copyOf(arguments);
		}

		@Override
		public List<Statement> body() {
			return List.of();
		}
	}

	/**
	 * NET_RECEIVE. Besides its arguments the code sees {@code flag}.
	 *
	 * @param arguments weights of the connection, the first of them by value, the others kept with the connection
	 * @param body statements, with {@link Statement.InitialWeights} among them
	 * @param position where
	 */
	record NetReceive(List<Argument> arguments, List<Statement> body, Position position) implements Block {

		/** Copies the lists. */
		public NetReceive {
			arguments = List.copyOf(arguments);
			body = List.copyOf(body);
		}
	}

	/**
	 * BEFORE or AFTER.
	 *
	 * @param after whether it is AFTER
	 * @param when what it precedes or follows
	 * @param body statements
	 * @param position where
	 */
	record Around(boolean after, When when, List<Statement> body, Position position) implements Block {

		/** Copies the list. */
		public Around {
			body = List.copyOf(body);
		}

		/** What BEFORE and AFTER may name. */
		public enum When {
			/** The initialisation. */
			INITIAL,
			/** The currents. */
			BREAKPOINT,
			/** The states. */
			SOLVE,
			/** The step. */
			STEP
		}
	}

	/**
	 * CONSTRUCTOR.
	 *
	 * @param body statements
	 * @param position where
	 */
	record Constructor(List<Statement> body, Position position) implements Block {

		/** Copies the list. */
		public Constructor {
			body = List.copyOf(body);
		}
	}

	/**
	 * DESTRUCTOR.
	 *
	 * @param body statements
	 * @param position where
	 */
	record Destructor(List<Statement> body, Position position) implements Block {

		/** Copies the list. */
		public Destructor {
			body = List.copyOf(body);
		}
	}
}
