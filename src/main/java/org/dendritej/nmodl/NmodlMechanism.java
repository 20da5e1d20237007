/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.dendritej.mechanism.Binding;
import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.IonUse.Quantity;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Parameter;
import org.dendritej.mechanism.Variable;
import org.dendritej.nmodl.code.ProgramCode;
import org.dendritej.nmodl.program.Program;
import org.dendritej.nmodl.program.Symbol;
import org.dendritej.nmodl.syntax.Warning;

/** A mechanism written in NMODL, compiled. Immutable; two are equal if their texts and the texts they include are. */
public final class NmodlMechanism implements Mechanism {

	private final Program program;
	private final ProgramCode code;
	private final String source;
	private final Map<String, String> included;
	private final String hash;
	private final List<Parameter> parameters;
	private final List<Variable> variables;
	private final List<IonUse> ions;

	NmodlMechanism(final Program program, final ProgramCode code, final String source, final Map<String, String> included,
		final String hash) {
		this.program = program;
		this.code = code;
		this.source = source;
		this.included = included;
		this.hash = hash;
		parameters =
			program.symbols().stream().filter(symbol -> symbol.settable() && !symbol.isArray()).map(NmodlMechanism::parameter).toList();
		variables = code.recordables().stream().map(NmodlMechanism::variable).toList();
		ions = program.ions().stream().map(link -> use(link, program)).toList();
	}

	private static Parameter parameter(final Symbol symbol) {
		final double start = symbol.start();
		return new Parameter(symbol.name(), symbol.unit(), start, Math.min(start, symbol.minimum()), Math.max(start, symbol.maximum()),
			symbol
				.perPlace(),
			"");
	}

	private static Variable variable(final ProgramCode.Recordable recordable) {
		final Symbol symbol = recordable.symbol();
		final String name = symbol.isArray() ? symbol.name() + "[" + recordable.index() + "]" : symbol.name();
		return new Variable(name, symbol.unit(), symbol.role() == Symbol.Role.STATE ? "state" : "");
	}

	private static IonUse use(final Program.IonLink link, final Program program) {
		final Set<Quantity> reads = EnumSet.noneOf(Quantity.class), writes = EnumSet.noneOf(Quantity.class);
		for (final Program.IonVariable variable : link.variables()) {
			if (variable.read()) reads.add(variable.quantity());
			if (variable.written()) writes.add(variable.quantity());
		}
		if (program.currents().stream().anyMatch(current -> current.ion().filter(link.ion()::equals).isPresent()))
			writes.add(Quantity.CURRENT);
		return new IonUse(link.ion(), link.charge().orElse(0), reads, writes);
	}

	@Override
	public String name() {
		return program.name();
	}

	/**
	 * What its first line says.
	 *
	 * @return TITLE as written; may be empty
	 */
	public String title() {
		return program.title();
	}

	@Override
	public Kind kind() {
		return program.kind() == Program.Kind.DENSITY ? Kind.DENSITY : Kind.POINT;
	}

	/**
	 * Whether it carries no current and lives by events alone.
	 *
	 * @return true for an ARTIFICIAL_CELL
	 */
	public boolean isArtificialCell() {
		return program.kind() == Program.Kind.ARTIFICIAL;
	}

	@Override
	public List<Parameter> parameters() {
		return parameters;
	}

	@Override
	public List<Variable> variables() {
		return variables;
	}

	/**
	 * Its states.
	 *
	 * @return names, in order of declaration
	 */
	public List<String> states() {
		return program.symbols().stream().filter(symbol -> symbol.role() == Symbol.Role.STATE).map(Symbol::name).toList();
	}

	@Override
	public List<IonUse> ions() {
		return ions;
	}

	@Override
	public List<String> eventArguments() {
		return program.receive().map(receive -> receive.arguments().stream().map(Symbol::name).toList()).orElse(List.of());
	}

	@Override
	public String weightUnit() {
		return program.receive().filter(receive -> !receive.arguments().isEmpty()).map(receive -> receive.arguments().get(0).unit())
			.orElse("");
	}

	/**
	 * What its author may not have meant, or what is done in another way than written.
	 *
	 * @return warnings in the order of the text
	 */
	public List<Warning> warnings() {
		return program.warnings();
	}

	/**
	 * The text it was read from.
	 *
	 * @return NMODL
	 */
	public String source() {
		return source;
	}

	/**
	 * The texts that it includes.
	 *
	 * @return NMODL, by name of the file
	 */
	public Map<String, String> included() {
		return included;
	}

	/**
	 * The content of its text and of those it includes.
	 *
	 * @return SHA-256, hexadecimal
	 */
	public String hash() {
		return hash;
	}

	@Override
	public Optional<String> confined() {
		return program.onePlaceOnly().map(reason -> reason.position() + ": " + reason.text());
	}

	@Override
	public State bind(final Binding binding) {
		return code.bind(this, binding);
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof NmodlMechanism mechanism && mechanism.hash.equals(hash) && mechanism.name().equals(name());
	}

	@Override
	public int hashCode() {
		return hash.hashCode();
	}

	@Override
	public String toString() {
		return name();
	}
}
