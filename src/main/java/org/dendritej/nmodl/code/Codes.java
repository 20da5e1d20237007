/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.dendritej.nmodl.program.Code;
import org.dendritej.nmodl.program.Instruction;
import org.dendritej.nmodl.program.Program;
import org.dendritej.nmodl.program.Symbol;

/** Looks through the codes of a program. */
final class Codes {

	private Codes() {}

	/** Whether any instruction of a program is as asked for. */
	static boolean any(final Program program, final Predicate<Instruction> asked) {
		final List<Code> codes = new ArrayList<>(List.of(program.initial(), program.prepare(), program.current(), program.advance()));
		program.receive().ifPresent(receive -> {
			codes.add(receive.code());
			codes.add(receive.connect());
		});
		return codes.stream().anyMatch(code -> any(code, asked));
	}

	/** Whether any instruction of a code, or of the codes in it, is as asked for. */
	static boolean any(final Code code, final Predicate<Instruction> asked) {
		for (final Instruction instruction : code.instructions()) {
			if (asked.test(instruction)) return true;
			for (final Code inside : inside(instruction))
				if (any(inside, asked)) return true;
		}
		return false;
	}

	/** The codes in an instruction. */
	static List<Code> inside(final Instruction instruction) {
		if (instruction instanceof Instruction.If choice) return List.of(choice.then(), choice.otherwise());
		if (instruction instanceof Instruction.While loop) return List.of(loop.body());
		if (instruction instanceof Instruction.For loop) return List.of(loop.body());
		if (instruction instanceof Instruction.Solve solve) return List.of(solve.body());
		if (instruction instanceof Instruction.ForConnections each) return List.of(each.body());
		return List.of();
	}

	/** What a code may assign. */
	static Set<Symbol> assigned(final Code code) {
		final Set<Symbol> assigned = new HashSet<>();
		any(code, instruction -> {
			if (instruction instanceof Instruction.Assign assign) assigned.add(assign.symbol());
			else if (instruction instanceof Instruction.AssignElement assign) assigned.add(assign.symbol());
			else if (instruction instanceof Instruction.Draw draw) assigned.add(draw.target());
			else if (instruction instanceof Instruction.Load load) assigned.add(load.symbol());
			else if (instruction instanceof Instruction.Solve solve) assigned.addAll(solve.unknowns());
			return false;
		});
		return assigned;
	}

	/** What a code leaves with ions. */
	static Set<Symbol> stored(final Code code) {
		final Set<Symbol> stored = new HashSet<>();
		any(code, instruction -> {
			if (instruction instanceof Instruction.Store store) stored.add(store.symbol());
			return false;
		});
		return stored;
	}

	/** What a code takes from ions. */
	static Set<Symbol> loaded(final Code code) {
		final Set<Symbol> loaded = new HashSet<>();
		any(code, instruction -> {
			if (instruction instanceof Instruction.Load load) loaded.add(load.symbol());
			return false;
		});
		return loaded;
	}
}
