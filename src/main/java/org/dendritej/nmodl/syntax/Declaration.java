/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Something that a file declares outside its code. Every number is finite. */
public sealed interface Declaration extends Node {

	/**
	 * Its name.
	 *
	 * @return as written
	 */
	String name();

	/**
	 * A definition of UNITS, {@code (mA) = (milliamp)}.
	 *
	 * @param name the new unit
	 * @param meaning the unit it stands for
	 * @param position where
	 */
	record UnitDefinition(String name, UnitText meaning, Position position) implements Declaration {}

	/**
	 * A constant of UNITS: {@code F = 96520 (coulomb)}, {@code F = (faraday) (coulomb)} or {@code foot2inch = (foot) -> (inch)}.
	 *
	 * @param name name
	 * @param value the number, if one is written
	 * @param from the unit, if no number is written: the value is how many of {@code unit} make it
	 * @param unit unit of the value
	 * @param position where
	 */
	record UnitConstant(String name, OptionalDouble value, Optional<UnitText> from, UnitText unit, Position position)
		implements Declaration {}

	/**
	 * A constant of CONSTANT.
	 *
	 * @param name name
	 * @param value number
	 * @param unit if written
	 * @param position where
	 */
	record Constant(String name, double value, Optional<UnitText> unit, Position position) implements Declaration {}

	/**
	 * A PARAMETER.
	 *
	 * @param name name
	 * @param length at least 1, if it is an array
	 * @param value default, if written; else 0
	 * @param unit if written
	 * @param limits if written
	 * @param position where
	 */
	record Parameter(String name, OptionalInt length, OptionalDouble value, Optional<UnitText> unit, Optional<Limits> limits,
		Position position) implements Declaration {}

	/**
	 * The values a parameter is meant to have; nobody enforces them.
	 *
	 * @param low lowest
	 * @param high highest
	 */
	record Limits(double low, double high) {}

	/**
	 * An ASSIGNED variable.
	 *
	 * @param name name
	 * @param length at least 1, if it is an array
	 * @param unit if written
	 * @param position where
	 */
	record Assigned(String name, OptionalInt length, Optional<UnitText> unit, Position position) implements Declaration {}

	/**
	 * A STATE.
	 *
	 * @param name name
	 * @param length at least 1, if it is an array
	 * @param unit if written
	 * @param range FROM and TO, if written; no limits of the solution
	 * @param start START, if written
	 * @param position where
	 */
	record State(String name, OptionalInt length, Optional<UnitText> unit, Optional<Limits> range, OptionalDouble start,
		Position position) implements Declaration {}
}
