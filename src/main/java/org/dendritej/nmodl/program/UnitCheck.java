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

import org.dendritej.nmodl.syntax.Block;
import org.dendritej.nmodl.syntax.Expression;
import org.dendritej.nmodl.syntax.Expression.Call;
import org.dendritej.nmodl.syntax.MechanismFile;
import org.dendritej.nmodl.syntax.Neuron;
import org.dendritej.nmodl.syntax.NmodlException;
import org.dendritej.nmodl.syntax.Position;
import org.dendritej.nmodl.syntax.Statement;
import org.dendritej.nmodl.syntax.Statement.Argument;
import org.dendritej.nmodl.syntax.UnitText;
import org.dendritej.nmodl.syntax.Warning;

/**
 * Checks the units of a mechanism where they are given and not switched off by UNITSOFF: sums, comparisons, assignments, arguments. A number or variable
 * without a unit fits everything, and so does what is computed from one, so that a warning is never about a factor of conversion that stands there as a plain
 * number. Nothing is refused: units change no result.
 */
final class UnitCheck {

	private static final int MOST = 50;
	private static final Map<String, String> USUAL =
		Map.of("mM", "milli/liter", "uM", "micro/liter", "nM", "nano/liter", "um", "micron", "uS",
			"microsiemens", "uF", "microfarad");
	private static final Map<String, String> GIVEN =
		Map.of("v", "millivolt", "t", "ms", "dt", "ms", "celsius", "degC", "diam", "micron", "area", "micron2");
	private static final List<String> NAMES =
		List.of("1", "mV", "ms", "/ms", "/mV", "mA/cm2", "nA", "S/cm2", "uS", "mM", "mM/ms", "um", "um2", "uF/cm2",
			"nF", "degC", "mV/ms", "/mM", "/mM/ms", "coulomb", "mA", "mA/cm2/ms", "nA/ms", "mV2", "ms2", "cm", "cm2", "joule", "um/ms",
			"um2/ms", "V", "A", "s",
			"uM", "mV ms");

	private final MechanismFile file;
	private final Map<String, String> definitions = new HashMap<>(USUAL);
	private final Map<String, UnitScale> variables = new HashMap<>();
	private final Map<String, List<Argument>> arguments = new HashMap<>();
	private final List<Warning> warnings = new ArrayList<>();
	private final UnitExpressions expressions;

	private UnitCheck(final MechanismFile file) {
		this.file = file;
		file.units().forEach(unit -> definitions.put(unit.name(), unit.meaning().text()));
		declarations();
		expressions = new UnitExpressions(this, variables, arguments);
	}

	/** What does not fit, in the order of the file, at most 50. */
	static List<Warning> of(final MechanismFile file) {
		final UnitCheck check = new UnitCheck(file);
		for (final Block block : file.blocks())
			check.block(block);
		return check.warnings;
	}

	void warn(final Position position, final String text) {
		if (warnings.size() < MOST && warnings.stream().noneMatch(warning -> warning.position().equals(position)))
			warnings.add(new Warning(position, text));
	}

	/** A unit that is written; nothing and a warning if it is not known. */
	Optional<UnitScale> unit(final Optional<UnitText> written) {
		if (written.isEmpty() || written.get().text().isEmpty()) return Optional.empty();
		final Optional<UnitScale> unit = UnitScale.of(written.get().text(), definitions);
		if (unit.isEmpty())
			warn(written.get().position(), "the unit (" + NmodlException.shortened(written.get().text()) + ") is not known");
		return unit;
	}

	/** As people write it. */
	String named(final UnitScale unit) {
		final Optional<String> usual =
			NAMES.stream().filter(name -> UnitScale.of(name, USUAL).filter(unit::isSame).isPresent()).findFirst();
		return usual.isPresent() && usual.get().equals("1") ? "no unit" : "the unit (" + usual.orElse(unit.toString()) + ")";
	}

	private void declarations() {
		GIVEN.forEach((name, unit) -> UnitScale.of(unit, USUAL).ifPresent(scale -> variables.put(name, scale)));
		final Map<String, String> fixed = new HashMap<>(GIVEN);
		final String current = file.neuron().kind() == Neuron.Kind.DENSITY ? "milliamp/cm2" : "nanoamp";
		file.neuron().ions().forEach(ion -> {
			fixed.put("e" + ion.name(), "millivolt");
			fixed.put(ion.name() + "i", "mM");
			fixed.put(ion.name() + "o", "mM");
			fixed.put("i" + ion.name(), current);
		});
		file.neuron().nonspecific().forEach(name -> fixed.put(name.name(), current));
		file.neuron().electrode().forEach(name -> fixed.put(name.name(), current));
		file.parameters().forEach(p -> declare(p.name(), p.unit(), fixed, p.position()));
		file.assigned().forEach(a -> declare(a.name(), a.unit(), fixed, a.position()));
		file.states().forEach(s -> declare(s.name(), s.unit(), fixed, s.position()));
		file.constants().forEach(c -> declare(c.name(), c.unit(), fixed, c.position()));
		file.unitConstants().forEach(c -> declare(c.name(), Optional.of(c.unit()), fixed, c.position()));
		for (final Block block : file.blocks())
			if (block instanceof Block.Function f) function(f.name(), f.arguments(), f.unit());
			else if (block instanceof Block.FunctionTable f) function(f.name(), f.arguments(), f.unit());
			else if (block instanceof Block.Procedure p) arguments.put(p.name(), p.arguments());
	}

	private void declare(final String name, final Optional<UnitText> written, final Map<String, String> fixed, final Position position) {
		final Optional<UnitScale> unit = unit(written);
		unit.ifPresent(scale -> variables.put(name, scale));
		final Optional<UnitScale> always = Optional.ofNullable(fixed.get(name)).flatMap(text -> UnitScale.of(text, USUAL));
		if (unit.isPresent() && always.isPresent() && !unit.get().isSame(always.get()))
			warn(position, name + " has " + named(always.get()) + ", whatever is declared; found ("
				+ NmodlException.shortened(written.get().text()) + ")");
	}

	private void function(final String name, final List<Argument> names, final Optional<UnitText> unit) {
		arguments.put(name, names);
		unit(unit).ifPresent(scale -> variables.put(name, scale));
	}

	private void block(final Block block) {
		final List<Argument> local = block instanceof Block.Function f ? f.arguments()
			: block instanceof Block.Procedure p ? p.arguments() : block instanceof Block.NetReceive r ? r.arguments() : List.of();
		final Map<String, UnitScale> outside = new HashMap<>(variables);
		for (final Argument argument : local) {
			variables.remove(argument.name());
			unit(argument.unit()).ifPresent(unit -> variables.put(argument.name(), unit));
		}
		statements(block.body());
		variables.clear();
		variables.putAll(outside);
	}

	private void statements(final List<Statement> body) {
		final Map<String, UnitScale> outside = new HashMap<>(variables);
		for (final Statement statement : body)
			if (statement instanceof Statement.Local local) local.variables().forEach(variable -> variables.remove(variable.name()));
			else statement(statement, file.unchecked().contains(statement.position()));
		variables.clear();
		variables.putAll(outside);
	}

	private void statement(final Statement statement, final boolean off) {
		if (statement instanceof Statement.If s) {
			if (!off) expressions.of(s.condition());
			statements(s.then());
			statements(s.otherwise());
		}
		else if (statement instanceof Statement.While s) {
			if (!off) expressions.of(s.condition());
			statements(s.body());
		}
		else if (statement instanceof Statement.For s) statements(s.body());
		else if (statement instanceof Statement.Scope s) statements(s.body());
		else if (statement instanceof Statement.InitialWeights s) statements(s.body());
		else if (statement instanceof Statement.ForNetcons s) statements(s.body());
		else if (!off) simple(statement);
	}

	private void simple(final Statement statement) {
		if (statement instanceof Statement.Assign s)
			assigned(s.target().name(), Optional.ofNullable(variables.get(s.target().name())), s.value(), s.position());
		else
			if (statement instanceof Statement.Derivative s) {
				final UnitScale ms = UnitScale.of("ms", USUAL).orElse(UnitScale.ONE);
				final Optional<UnitScale> rate =
					Optional.ofNullable(variables.get(s.state().name())).map(unit -> unit.times(ms, -s.order()));
				assigned("the rate of " + s.state().name(), rate, s.rate(), s.position());
			}
			else if (statement instanceof Statement.Equation s) expressions.compared("=", s.left(), s.right(), s.position());
			else if (statement instanceof Statement.CallStatement s) expressions.of(s.call());
			else
				if (statement instanceof Statement.Watch s)
					s.conditions().forEach(c -> expressions.compared(c.operator().sign(), c.left(), c.right(), c.position()));
				else
					if (statement instanceof Statement.Reaction s) {
						expressions.of(s.forward());
						s.backward().ifPresent(expressions::of);
					}
					else if (statement instanceof Statement.Conserve s) expressions.of(s.total());
	}

	private void assigned(final String name, final Optional<UnitScale> unit, final Expression value, final Position position) {
		if (value instanceof Call call && call.function().equals(name)) return; // a LOCAL or result named like its function
		final Optional<UnitScale> found = expressions.of(value);
		if (unit.isPresent() && found.isPresent() && !unit.get().isSame(found.get()))
			warn(position, name + " has " + named(unit.get()) + ", what is assigned has " + named(found.get()));
	}
}
