/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dendritej.nmodl.syntax.Declaration.Assigned;
import org.dendritej.nmodl.syntax.Declaration.Constant;
import org.dendritej.nmodl.syntax.Declaration.Limits;
import org.dendritej.nmodl.syntax.Declaration.Parameter;
import org.dendritej.nmodl.syntax.Declaration.State;
import org.dendritej.nmodl.syntax.Declaration.UnitConstant;
import org.dendritej.nmodl.syntax.Declaration.UnitDefinition;
import org.dendritej.nmodl.syntax.Expression.Name;
import org.dendritej.nmodl.syntax.Token.Kind;

/** Reads what a file declares: UNITS, PARAMETER, CONSTANT, ASSIGNED, STATE and INDEPENDENT. */
final class DeclarationParser {

	private final Cursor cursor;
	private final MechanismBuilder mechanism;

	DeclarationParser(final Cursor cursor, final MechanismBuilder mechanism) {
		this.cursor = cursor;
		this.mechanism = mechanism;
	}

	/** Reads the block whose keyword comes next. */
	void block() {
		final Token keyword = cursor.next();
		cursor.expect("{", "after " + keyword.text());
		while (!cursor.at("}")) {
			if (cursor.at(Kind.END))
				throw new NmodlException(keyword.position(), "this block has no end; expected \"}\" before the end of the file");
			if (cursor.accept("UNITSON") || cursor.accept("UNITSOFF"))
				continue;
			switch (keyword.text()) {
				case "UNITS" -> unit();
				case "PARAMETER" -> parameter();
				case "CONSTANT" -> constant();
				case "INDEPENDENT" -> independent();
				default -> dependent(keyword.is("STATE"));
			}
		}
		cursor.next();
	}

	private void unit() {
		if (cursor.at("(")) {
			final UnitText name = cursor.unit("a unit");
			cursor.expect("=", "after a new unit");
			mechanism.units.add(new UnitDefinition(name.text(), cursor.unit("the meaning of the unit"), name.position()));
			return;
		}
		final Name name = cursor.name("the name of a constant, or a unit in parentheses, in UNITS");
		cursor.expect("=", "after the name of a constant");
		final boolean unit = cursor.at("(");
		final OptionalDouble value = unit ? OptionalDouble.empty() : OptionalDouble.of(cursor.number("a number or a unit in parentheses"));
		final Optional<UnitText> from = unit ? Optional.of(cursor.unit("a unit")) : Optional.empty();
		if (unit)
			cursor.accept("->");
		mechanism.unitConstants.add(new UnitConstant(name.name(), value, from, cursor.unit("the unit of the constant"), name.position()));
	}

	private void parameter() {
		final Name name = cursor.name("the name of a parameter or \"}\"");
		final OptionalInt length = length();
		final OptionalDouble value =
			cursor.accept("=") ? OptionalDouble.of(cursor.number("the value of the parameter, a number")) : OptionalDouble.empty();
		final Optional<UnitText> unit = cursor.unitIfAny();
		final Optional<Limits> limits = cursor.accept("<") ? Optional.of(limits()) : Optional.empty();
		mechanism.parameters.add(new Parameter(name.name(), length, value, unit, limits, name.position()));
	}

	private Limits limits() {
		final double low = cursor.number("the lower limit, a number");
		cursor.expect(",", "between the limits");
		final double high = cursor.number("the upper limit, a number");
		cursor.expect(">", "after the limits");
		return new Limits(low, high);
	}

	private OptionalInt length() {
		return cursor.accept("[") ? OptionalInt.of(cursor.length()) : OptionalInt.empty();
	}

	private void constant() {
		final Name name = cursor.name("the name of a constant or \"}\"");
		cursor.expect("=", "after the name of a constant");
		final double value = cursor.number("the value of the constant, a number");
		mechanism.constants.add(new Constant(name.name(), value, cursor.unitIfAny(), name.position()));
	}

	private void dependent(final boolean state) {
		final Name name = cursor.name("the name of a variable or \"}\"");
		final OptionalInt length = length();
		Optional<Limits> range = Optional.empty();
		if (cursor.accept("FROM")) {
			final double from = cursor.number("a number after FROM");
			cursor.expect("TO", "after the lower limit");
			range = Optional.of(new Limits(from, cursor.number("a number after TO")));
		}
		final OptionalDouble start =
			cursor.accept("START") ? OptionalDouble.of(cursor.number("a number after START")) : OptionalDouble.empty();
		final Optional<UnitText> unit = cursor.unitIfAny();
		if (cursor.accept("<")) { // tolerance of integrators that choose their step
			cursor.number("a tolerance, a number");
			cursor.expect(">", "after the tolerance");
		}
		if (state)
			mechanism.states.add(new State(name.name(), length, unit, range, start, name.position()));
		else
			mechanism.assigned.add(new Assigned(name.name(), length, unit, name.position()));
	}

	/** Every mechanism depends on time, whatever stands here. */
	private void independent() {
		cursor.accept("SWEEP");
		final Name name = cursor.name("the name of the independent variable");
		cursor.expect("FROM", "after the independent variable");
		cursor.number("a number after FROM");
		cursor.expect("TO", "after the first value");
		cursor.number("a number after TO");
		cursor.expect("WITH", "after the last value");
		cursor.wholeNumber("a whole number after WITH");
		if (cursor.accept("START"))
			cursor.number("a number after START");
		cursor.unitIfAny();
		if (!List.of("t", "v").contains(name.name()))
			mechanism.warnings.add(new Warning(name.position(), "the independent variable is t, not " + name.name()));
	}
}
