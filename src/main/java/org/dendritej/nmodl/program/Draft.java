/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.dendritej.nmodl.program.Program.Current;
import org.dendritej.nmodl.program.Program.IonLink;
import org.dendritej.nmodl.program.Program.IonVariable;
import org.dendritej.nmodl.program.Program.Receive;
import org.dendritej.nmodl.program.Program.WatchCondition;
import org.dendritej.nmodl.program.Symbol.Role;

/**
 * The codes of a mechanism before it is settled which symbols are kept between them.
 */
record Draft(Symbols symbols, List<IonLink> ions, List<Current> currents, Code initial, Code prepare, Code current, Code advance,
	Optional<Receive> receive, List<WatchCondition> watches) {

	/** What the final program takes over. */
	record Settled(List<Symbol> symbols, List<IonLink> ions, List<Current> currents, Code initial, Code prepare, Code current, Code advance,
		Optional<Receive> receive, List<WatchCondition> watches) {
	}

	private List<Code> codes() {
		final List<Code> codes = new ArrayList<>(List.of(initial, prepare, current, advance));
		receive.ifPresent(r -> {
			codes.add(r.connect());
			codes.add(r.code());
		});
		return codes;
	}

	/** Settles roles and numbers. */
	Settled settled() {
		final Set<Symbol> carried = new HashSet<>(), assigned = new HashSet<>(), used = new HashSet<>();
		for (final Code code : codes()) {
			final Exposure exposure = Exposure.of(code);
			carried.addAll(exposure.exposed);
			assigned.addAll(exposure.assigned);
			used.addAll(exposure.read);
			used.addAll(exposure.assigned);
			used.addAll(exposure.loaded);
		}
		final Exposure watched = new Exposure();
		for (final WatchCondition watch : watches) {
			watched.read(watch.left(), Set.of());
			watched.read(watch.right(), Set.of());
			final Exposure flag = new Exposure();
			flag.read(watch.flag(), Set.of());
			used.addAll(flag.read);
		}
		carried.addAll(watched.exposed);
		used.addAll(watched.read);
		final Set<Symbol> currentSymbols = new HashSet<>();
		currents.forEach(c -> currentSymbols.add(c.symbol()));
		ions.forEach(ion -> ion.variables().forEach(variable -> used.add(variable.symbol())));
		receive.ifPresent(r -> {
			used.addAll(r.arguments());
			used.add(r.flag());
		});
		used.addAll(currentSymbols);
		final List<Instruction> taken = new ArrayList<>(current.instructions());
		currents.forEach(c -> taken.add(new Instruction.Store(c.symbol())));
		final Set<Symbol> left = Exposure.of(new Code(taken)).exposed; // a current that other code has left
		left.retainAll(currentSymbols);
		carried.addAll(left);
		final Map<Symbol, Symbol> names = new LinkedHashMap<>();
		final Set<Symbol> needless = new HashSet<>();
		for (final Symbol symbol : symbols.all()) {
			final boolean recordable = symbol.recordable() || currentSymbols.contains(symbol);
			if (!used.contains(symbol) && !recordable && !symbol.settable()) continue;
			final Role role = role(symbol, carried.contains(symbol), assigned.contains(symbol), recordable);
			names.put(symbol,
				new Symbol(names.size(), symbol.name(), symbol.unit(), role, symbol.length(), symbol.settable(), symbol.perPlace(),
					recordable,
					isKept(role) && carried.contains(symbol), symbol.start(), symbol.minimum(), symbol.maximum()));
			if (!recordable && !carried.contains(symbol)) needless.add(symbol);
		}
		return renamed(new Renaming(names, needless), List.copyOf(names.values()));
	}

	private static boolean isKept(final Role role) {
		return role == Role.STATE || role == Role.KEPT;
	}

	private static Role role(final Symbol symbol, final boolean carried, final boolean assigned, final boolean recordable) {
		return switch (symbol.role()) {
			case PARAMETER -> assigned ? Role.KEPT : Role.PARAMETER;
			case KEPT -> carried || recordable || symbol.isArray() ? Role.KEPT : Role.TEMPORARY;
			default -> symbol.role();
		};
	}

	private Settled renamed(final Renaming r, final List<Symbol> all) {
		final List<IonLink> links = ions.stream().map(ion -> new IonLink(ion.ion(), ion.charge(), ion.variables().stream().map(
			v -> new IonVariable(r.of(v.symbol()), v.quantity(), v.read(), v.written())).toList())).toList();
		return new Settled(all, links, currents.stream().map(c -> new Current(r.of(c.symbol()), c.ion(), c.electrode())).toList(),
			r.whole(initial), r
				.whole(prepare),
			r.whole(current), r.whole(advance), receive.map(x -> new Receive(r.of(x.arguments()), r.of(x.flag()), r.whole(x.connect()), r
				.whole(x.code()))),
			watches.stream().map(w -> new WatchCondition(r.of(w.left()), w.greater(), r.of(w.right()), r.of(w.flag()))).toList());
	}
}
