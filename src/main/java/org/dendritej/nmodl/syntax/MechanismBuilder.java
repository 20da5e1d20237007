/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dendritej.nmodl.syntax.Declaration.Assigned;
import org.dendritej.nmodl.syntax.Declaration.Constant;
import org.dendritej.nmodl.syntax.Declaration.Parameter;
import org.dendritej.nmodl.syntax.Declaration.State;
import org.dendritej.nmodl.syntax.Declaration.UnitConstant;
import org.dendritej.nmodl.syntax.Declaration.UnitDefinition;
import org.dendritej.nmodl.syntax.Expression.Name;
import org.dendritej.nmodl.syntax.Neuron.Ion;
import org.dendritej.nmodl.syntax.Neuron.Kind;
import org.dendritej.nmodl.syntax.Statement.Variable;
import org.dendritej.nmodl.syntax.Statement.Verbatim;

/** Collects what the blocks of a file and of those it includes say. Where NEURON takes the last of several, so does this. */
final class MechanismBuilder {

	private final String file;
	private final Position beginning;
	final List<UnitDefinition> units = new ArrayList<>();
	final List<UnitConstant> unitConstants = new ArrayList<>();
	final List<Constant> constants = new ArrayList<>();
	final List<Parameter> parameters = new ArrayList<>();
	final List<Assigned> assigned = new ArrayList<>();
	final List<State> states = new ArrayList<>();
	final List<Variable> locals = new ArrayList<>();
	final List<Block> blocks = new ArrayList<>();
	final List<Verbatim> verbatim = new ArrayList<>();
	/** Of C in VERBATIM; what numbers its names stand for NMODL may use, too. */
	final Preprocessor preprocessor;
	final Set<Position> unchecked = new HashSet<>();
	final List<Warning> warnings = new ArrayList<>();
	final List<Ion> ions = new ArrayList<>();
	final List<Name> nonspecific = new ArrayList<>(), electrode = new ArrayList<>(), range = new ArrayList<>(), global = new ArrayList<>(),
		pointers = new ArrayList<>(), bbcorePointers = new ArrayList<>(), external = new ArrayList<>();
	Optional<String> title = Optional.empty();
	Kind kind = Kind.DENSITY;
	Name name;
	Position neuron;
	boolean threadSafe;
	boolean unitsOff;

	MechanismBuilder(final String file, final String text) {
		preprocessor = new Preprocessor(text);
		this.file = file;
		this.beginning = new Position(file, 1, 1);
		this.neuron = beginning;
		final int dot = file.lastIndexOf('.');
		this.name = new Name(dot > 0 ? file.substring(0, dot) : file, beginning);
	}

	MechanismFile built() {
		if (neuron == beginning && blocks.stream().anyMatch(Block.Breakpoint.class::isInstance))
			warnings.add(new Warning(beginning,
				"there is no NEURON block that names a current or an ion: placed in a membrane, the file changes nothing"));
		preprocessor.generators.declare(pointers, bbcorePointers, parameters, warnings);
		final Neuron said = new Neuron(kind, name, ions, nonspecific, electrode, range, global, pointers, bbcorePointers, external,
			threadSafe, neuron);
		final Set<String> declared = new HashSet<>();
		states.forEach(one -> declare(one.name(), one.position(), declared));
		parameters.forEach(one -> declare(one.name(), one.position(), declared));
		assigned.forEach(one -> declare(one.name(), one.position(), declared));
		locals.forEach(one -> declared.add(one.name()));
		unitConstants.forEach(one -> declared.add(one.name()));
		constants.forEach(one -> declared.add(one.name()));
		preprocessor.numbers.keySet().removeAll(declared);
		preprocessor.numbers.forEach((called, value) -> constants.add(new Constant(called, value, Optional.empty(), beginning)));
		return new MechanismFile(file, title, said, units, unitConstants, constants, parameters, assigned, states, locals, blocks,
			verbatim, unchecked, warnings);
	}

	private void declare(final String called, final Position position, final Set<String> declared) {
		if (!declared.add(called))
			warnings.add(
				new Warning(position, called + " is declared more than once; what STATE says of it counts, else PARAMETER, else ASSIGNED"));
	}
}
