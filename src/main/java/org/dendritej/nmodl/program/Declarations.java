/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.dendritej.mechanism.IonUse.Quantity;
import org.dendritej.nmodl.program.Program.Current;
import org.dendritej.nmodl.program.Program.IonLink;
import org.dendritej.nmodl.program.Program.IonVariable;
import org.dendritej.nmodl.program.Symbol.Role;
import org.dendritej.nmodl.syntax.Declaration;
import org.dendritej.nmodl.syntax.Declaration.Limits;
import org.dendritej.nmodl.syntax.Expression.Name;
import org.dendritej.nmodl.syntax.MechanismFile;
import org.dendritej.nmodl.syntax.Neuron;
import org.dendritej.nmodl.syntax.NmodlException;
import org.dendritej.nmodl.syntax.Position;
import org.dendritej.nmodl.syntax.Statement;
import org.dendritej.nmodl.syntax.UnitText;

/** The names that hold in the whole file. */
final class Declarations {

	private static final Map<String, Integer> CHARGES = Map.of("na", 1, "k", 1, "ca", 2);
	private final MechanismFile file;
	private final Neuron neuron;
	private final Symbols symbols;
	private final Findings findings;
	private Symbol voltage;
	private final Map<String, Meaning> names = new HashMap<>();
	private final Set<String> range, global;
	private final List<Symbol> states = new ArrayList<>();
	private final Map<String, Double> starts = new HashMap<>();
	private final List<IonLink> ions = new ArrayList<>();
	private final List<Current> currents = new ArrayList<>();

	Declarations(final MechanismFile file, final Symbols symbols, final Findings findings) {
		this.file = file;
		this.symbols = symbols;
		this.findings = findings;
		neuron = file.neuron();
		range = texts(neuron.range());
		global = texts(neuron.global());
		constants();
		host();
		for (final Name name : neuron.pointers())
			names.put(name.name(),
				new Meaning.Refused("the POINTER " + name.name() + " points to nothing: it is connected by a program that we do not have"));
		for (final Name name : neuron.bbcorePointers())
			names.putIfAbsent(name.name(),
				new Meaning.Refused("the BBCOREPOINTER " + name.name() + " points to data that only its own C code understands"));
		for (final Name name : neuron.external())
			names.put(name.name(),
				new Meaning.Refused("the EXTERNAL variable " + name.name() + " belongs to another mechanism or program"));
		variables();
		for (final Name name : neuron.global()) // NEURON takes them for declared
			declare(name.name(), Optional.empty(), Role.KEPT, OptionalInt.empty(), OptionalDouble.empty(), Optional.empty(),
				name.position());
		names.putIfAbsent("usetable", new Meaning.Fixed(Values.ZERO)); // NEURON's switch of tables: values are computed exactly
		declareIons();
		declareCurrents();
	}

	private static Set<String> texts(final List<Name> list) {
		return list.stream().map(Name::name).collect(Collectors.toSet());
	}

	private void constants() {
		final Map<String, String> definitions = new HashMap<>();
		for (final var unit : file.units())
			definitions.putIfAbsent(unit.name(), unit.meaning().text());
		for (final Declaration.UnitConstant constant : file.unitConstants())
			names.put(constant.name(), new Meaning.Fixed(new Value.Constant(value(constant, definitions))));
		for (final Declaration.Constant constant : file.constants())
			names.put(constant.name(), new Meaning.Fixed(new Value.Constant(constant.value())));
	}

	private static double value(final Declaration.UnitConstant constant, final Map<String, String> definitions) {
		if (constant.value().isPresent()) return constant.value().getAsDouble();
		final UnitScale from = known(constant.from().orElseThrow(), definitions), to = known(constant.unit(), definitions);
		if (!from.sameDimension(to))
			throw new NmodlException(constant.position(),
				"(" + constant.from().get().text() + ") cannot be expressed in (" + constant.unit().text() +
					"); the units of the constant " + constant.name() + " must be of one kind");
		return from.factor() / to.factor();
	}

	private static UnitScale known(final UnitText unit, final Map<String, String> definitions) {
		return UnitScale.of(unit.text(), definitions).orElseThrow(() -> new NmodlException(unit.position(), "the unit (" + unit.text() +
			") is not known; define it in UNITS or write the number"));
	}

	private void host() {
		if (neuron.kind() != Neuron.Kind.ARTIFICIAL_CELL) {
			voltage = symbols.special("v", "mV", Role.VOLTAGE, neuron.position());
			names.putIfAbsent("v", new Meaning.Variable(voltage));
			if (findings.copiesVoltage()) names.put("v", new Meaning.Variable(symbols.temporary("v", neuron.position())));
			if (isHost("area")) host("area", "um2", Role.AREA);
			if (isHost("diam")) host("diam", "um", Role.DIAMETER);
		}
		host("t", "ms", Role.TIME);
		final Meaning step = host("dt", "ms", Role.STEP);
		names.put("delta_t", step);
		if (isHost("celsius")) host("celsius", "degC", Role.CELSIUS);
	}

	private boolean isHost(final String name) {
		return !range.contains(name) && !global.contains(name);
	}

	private Meaning host(final String name, final String unit, final Role role) {
		if (names.containsKey(name)) return names.get(name); // a constant of the file
		final Meaning meaning = new Meaning.Variable(symbols.special(name, unit, role, neuron.position()));
		names.put(name, meaning);
		return meaning;
	}

	private void variables() {
		final Set<String> ofIons =
			neuron.ions().stream().flatMap(ion -> Stream.concat(ion.reads().stream(), ion.writes().stream())).map(Name::name)
				.collect(Collectors.toSet());
		for (final Declaration.State state : file.states()) {
			final Meaning meaning =
				declare(state.name(), state.unit(), Role.STATE, state.length(), OptionalDouble.empty(), Optional.empty(), state
					.position());
			final List<Symbol> made =
				meaning instanceof Meaning.Elements elements ? elements.symbols() : List.of(((Meaning.Variable) meaning).symbol());
			if (!ofIons.contains(state.name())) states.addAll(made);
			state.start().ifPresent(start -> starts.put(state.name(), start));
		}
		for (final Declaration.Parameter parameter : file.parameters())
			if (ofIons.contains(parameter.name()))
				declare(parameter.name(), parameter.unit(), Role.KEPT, parameter.length(), OptionalDouble.empty(), Optional.empty(),
					parameter.position());
			else
				declare(parameter.name(), parameter.unit(), Role.PARAMETER, parameter.length(), parameter.value(), parameter.limits(),
					parameter
						.position());
		for (final Declaration.Assigned assigned : file.assigned())
			declare(assigned.name(), assigned.unit(), Role.KEPT, assigned.length(), OptionalDouble.empty(), Optional.empty(),
				assigned.position());
		for (final Statement.Variable local : file.locals())
			declare(local.name(), Optional.empty(), Role.KEPT, local.length(), OptionalDouble.empty(), Optional.empty(), local.position());
	}

	/** {@return the names that are declared or known} */
	List<String> known() {
		return List.copyOf(names.keySet());
	}

	/** Declares something unless the name is taken, as by the host. */
	private Meaning declare(final String name, final Optional<UnitText> unit, final Role role, final OptionalInt length,
		final OptionalDouble value,
		final Optional<Limits> limits, final Position position) {
		final Meaning known = names.get(name);
		if (known != null) return known;
		final boolean settable = role == Role.PARAMETER, recordable = role == Role.STATE || !settable && range.contains(name);
		final double start = value.orElse(0);
		final boolean limited = limits.filter(l -> l.low() <= start && start <= l.high()).isPresent();
		final var declared =
			new Symbols.Declared(name, unit.map(UnitText::text).orElse(""), role, length, settable, range.contains(name), recordable, start,
				limited ? limits.get().low() : Double.NEGATIVE_INFINITY, limited ? limits.get().high() : Double.POSITIVE_INFINITY);
		final Meaning meaning = findings.declare(symbols, declared, position);
		names.put(name, meaning);
		return meaning;
	}

	private void declareIons() {
		final Map<String, List<Neuron.Ion>> uses = new LinkedHashMap<>();
		for (final Neuron.Ion ion : neuron.ions())
			uses.computeIfAbsent(ion.name(), name -> new ArrayList<>()).add(ion);
		uses.forEach((name, list) -> {
			final Set<Name> all = new LinkedHashSet<>();
			final Set<String> reads = new LinkedHashSet<>(), writes = new LinkedHashSet<>();
			OptionalDouble valence = OptionalDouble.empty();
			for (final Neuron.Ion use : list) {
				all.addAll(use.reads());
				all.addAll(use.writes());
				reads.addAll(texts(use.reads()));
				writes.addAll(texts(use.writes()));
				if (use.valence().isPresent()) valence = use.valence();
			}
			final List<IonVariable> variables = new ArrayList<>();
			final Set<String> seen = new LinkedHashSet<>();
			for (final Name variable : all)
				if (seen.add(variable.name()))
					variables.add(new IonVariable(scalar(variable), quantity(name, variable), reads.contains(variable.name()),
						writes.contains(variable.name())));
			ions.add(new IonLink(name, charge(name, valence, list.get(0).position()), variables));
		});
	}

	private static OptionalInt charge(final String ion, final OptionalDouble valence, final Position position) {
		if (valence.isEmpty()) return CHARGES.containsKey(ion) ? OptionalInt.of(CHARGES.get(ion)) : OptionalInt.empty();
		final double z = valence.getAsDouble();
		if (z != Math.rint(z) || Math.abs(z) > 100)
			throw new NmodlException(position, "the valence of " + ion + " is " + z + ", expected a whole number");
		return OptionalInt.of((int) z);
	}

	private static Quantity quantity(final String ion, final Name variable) {
		final String name = variable.name();
		if (name.equals("i" + ion)) return Quantity.CURRENT;
		if (name.equals("e" + ion)) return Quantity.REVERSAL;
		if (name.equals(ion + "i")) return Quantity.INSIDE;
		if (name.equals(ion + "o")) return Quantity.OUTSIDE;
		throw new NmodlException(variable.position(),
			"found " + name + " in USEION " + ion + ", expected i" + ion + ", e" + ion + ", " + ion + "i or " +
				ion + "o");
	}

	/** The scalar of a name that NEURON declares implicitly. */
	private Symbol scalar(final Name name) {
		final Meaning meaning =
			declare(name.name(), Optional.empty(), Role.KEPT, OptionalInt.empty(), OptionalDouble.empty(), Optional.empty(), name
				.position());
		if (meaning instanceof Meaning.Variable variable && !variable.symbol().isArray()) return variable.symbol();
		throw new NmodlException(name.position(), name.name() + " is declared as something else, expected a variable that is no array");
	}

	private void declareCurrents() {
		for (final IonLink ion : ions)
			for (final IonVariable variable : ion.variables())
				if (variable.written() && variable.quantity() == Quantity.CURRENT)
					currents.add(new Current(variable.symbol(), Optional.of(ion.ion()), false));
		for (final Name name : neuron.nonspecific())
			currents.add(new Current(scalar(name), Optional.empty(), false));
		for (final Name name : neuron.electrode())
			currents.add(new Current(scalar(name), Optional.empty(), true));
	}

	Optional<Meaning> find(final String name) {
		return Optional.ofNullable(names.get(name));
	}

	/** The copy of the voltage that code changes, if it does. */
	Optional<Symbol> voltageCopy() {
		return Optional.ofNullable(names.get("v")).filter(Meaning.Variable.class::isInstance).map(v -> ((Meaning.Variable) v).symbol())
			.filter(v -> findings
				.copiesVoltage() && v.role() == Role.TEMPORARY);
	}

	/** The voltage itself. */
	Symbol voltage() {
		return voltage;
	}

	List<IonLink> ions() {
		return ions;
	}

	List<Current> currents() {
		return currents;
	}

	/** States that the start of a run sets to a value of their own or 0; those of ions keep what the ion has. */
	List<Symbol> states() {
		return states;
	}

	/** What a state holds before INITIAL: the parameter named as the state with a 0 behind it, its START, or 0. */
	Value start(final Symbol state) {
		final int bracket = state.name().indexOf('[');
		final String name = bracket < 0 ? state.name() : state.name().substring(0, bracket);
		if (names.get(name + "0") instanceof Meaning.Variable variable && variable.symbol().settable())
			return new Value.Read(variable.symbol());
		if (names.get(name + "0") instanceof Meaning.Fixed fixed) return fixed.value();
		return new Value.Constant(starts.getOrDefault(name, 0.));
	}
}
