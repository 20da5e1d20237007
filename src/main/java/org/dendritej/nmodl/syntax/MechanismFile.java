/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dendritej.nmodl.syntax.Declaration.Assigned;
import org.dendritej.nmodl.syntax.Declaration.Constant;
import org.dendritej.nmodl.syntax.Declaration.Parameter;
import org.dendritej.nmodl.syntax.Declaration.State;
import org.dendritej.nmodl.syntax.Declaration.UnitConstant;
import org.dendritej.nmodl.syntax.Declaration.UnitDefinition;
import org.dendritej.nmodl.syntax.Statement.Variable;
import org.dendritej.nmodl.syntax.Statement.Verbatim;

/**
 * A mechanism as its file says it, with the files it includes: what is declared and what is done, each with its place. Names are not resolved yet, but for
 * those of DEFINE. Immutable.
 *
 * @param file name of the file, without folder
 * @param title text of TITLE
 * @param neuron what the NEURON blocks say
 * @param units definitions of units
 * @param unitConstants constants of UNITS
 * @param constants constants of CONSTANT
 * @param parameters PARAMETER
 * @param assigned ASSIGNED
 * @param states STATE
 * @param locals LOCAL at the level of the file: kept from call to call
 * @param blocks code, in the order of the file
 * @param verbatim C at the level of the file which is not understood; it matters if something in it is used
 * @param unchecked places of the statements that stand between UNITSOFF and UNITSON
 * @param warnings what the author may want to know
 */
public record MechanismFile(String file, Optional<String> title, Neuron neuron, List<UnitDefinition> units,
	List<UnitConstant> unitConstants, List<Constant> constants, List<Parameter> parameters, List<Assigned> assigned, List<State> states,
	List<Variable> locals, List<Block> blocks, List<Verbatim> verbatim, Set<Position> unchecked,
	List<Warning> warnings) {

	/** Copies the lists. */
	public MechanismFile {
		units = List.copyOf(units);
		unitConstants = List.copyOf(unitConstants);
		constants = List.copyOf(constants);
		parameters = List.copyOf(parameters);
		assigned = List.copyOf(assigned);
		states = List.copyOf(states);
		locals = List.copyOf(locals);
		blocks = List.copyOf(blocks);
		verbatim = List.copyOf(verbatim);
		unchecked = Set.copyOf(unchecked);
		warnings = List.copyOf(warnings);
	}
}
