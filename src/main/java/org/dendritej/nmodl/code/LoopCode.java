/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.dendritej.nmodl.analysis.Arithmetic;
import org.dendritej.nmodl.analysis.Derivatives;
import org.dendritej.nmodl.analysis.ExponentialChains;
import org.dendritej.nmodl.analysis.Graph;
import org.dendritej.nmodl.analysis.Input;
import org.dendritej.nmodl.analysis.Linear;
import org.dendritej.nmodl.analysis.Node;
import org.dendritej.nmodl.analysis.Opposites;
import org.dendritej.nmodl.analysis.Operation;
import org.dendritej.nmodl.analysis.Singularities;
import org.dendritej.nmodl.analysis.Straight;
import org.dendritej.nmodl.program.Instruction;
import org.dendritej.nmodl.program.Program;
import org.dendritej.nmodl.program.Symbol;
import org.dendritej.nmodl.program.Symbol.Role;
import org.dendritej.units.Units;

/**
 * What of a program runs as passes over arrays: its currents with their derivative, and its step, if they are straight. Code numbers are those of
 * {@link LoopWriter#add}; −1 where there is none.
 */
final class LoopCode {

	/** A total of an ion: its name and the code that leaves the density in {@link #ionDensity}. */
	record IonCode(String ion, int code) {
	}

	final LoopWriter writer;
	/** Arrays that the current's code leaves: dI/dV, µS, and dI/dV · V − I, nA; of densities added to what they hold. */
	final int conductance, source;
	/** Array that an ion's code leaves, mA/cm². */
	final int ionDensity;
	int current = -1, advance = -1, secondOrderAdvance = -1;
	final List<IonCode> ionCodes = new ArrayList<>();
	/** What can be computed from the rest when it is asked for and is not stored. */
	final Set<Symbol> unstored = new HashSet<>();
	boolean isConstant;
	/** What the current, and the step in schemes of either order, leave in every symbol and ion, by position in the frame; null if not straight. */
	Map<Integer, Node> afterCurrent, afterAdvance, afterSecondOrderAdvance;

	private Map<Integer, Node> after;
	private final Program program;
	private final Frame frame;
	private final Stages stages;
	private final Graph graph = new Graph();
	private final Singularities singularities = new Singularities(graph);

	LoopCode(final Program program, final Frame frame, final boolean wanted) {
		this.program = program;
		this.frame = frame;
		stages = new Stages(setByInitialAlone(program));
		writer = new LoopWriter(frame, stages);
		conductance = writer.takeArray();
		source = writer.takeArray();
		ionDensity = writer.takeArray();
		if (!wanted || program.kind() == Program.Kind.ARTIFICIAL) return;
		try {
			addCurrent();
			addAdvance();
		}
		catch (final Graph.TooLargeException | StackOverflowError e) {
			return; // what has been added runs; the rest runs instruction by instruction
		}
	}

	private static Set<Symbol> setByInitialAlone(final Program program) {
		final Set<Symbol> symbols = new HashSet<>(Codes.assigned(program.initial()));
		symbols.removeIf(symbol -> symbol.role() != Role.KEPT || symbol.isArray());
		symbols.removeAll(Codes.assigned(program.prepare()));
		symbols.removeAll(Codes.assigned(program.current()));
		symbols.removeAll(Codes.assigned(program.advance()));
		program.receive().ifPresent(receive -> {
			symbols.removeAll(Codes.assigned(receive.code()));
			symbols.removeAll(Codes.assigned(receive.connect()));
		});
		return symbols;
	}

	private void addCurrent() {
		final Straight straight = new Straight(graph, false);
		if (!straight.run(program.prepare())) return;
		straight.freeze();
		if (!straight.run(program.current())) return;
		final Node v = graph.input(Input.of(Role.VOLTAGE)), area = graph.multiply(graph.input(Input.of(Role.AREA)), graph.constant(
			Units.MA_PER_CM2_TIMES_UM2_TO_NA));
		final boolean density = program.kind() == Program.Kind.DENSITY;
		Node total = graph.constant(0);
		final Map<String, Node> byIon = new LinkedHashMap<>();
		for (final Program.Current c : program.currents()) {
			final Node value = singularities.smooth(straight.value(c.symbol())), signed = c.electrode() ? graph.negate(value) : value;
			total = graph.add(total, density ? scaled(signed, area) : signed);
			c.ion().ifPresent(ion -> byIon.merge(ion, density ? signed : graph.divide(signed, area), graph::add));
		}
		final Linear ohmic = Linear.of(graph, total, v);
		final Node g = ohmic == null ? new Derivatives(graph, v).of(total) : ohmic.plainSlope(graph);
		final Node s = ohmic == null ? graph.subtract(graph.multiply(g, v), total) : graph.negate(ohmic.plainOffset(graph));
		final Map<Integer, Node> outputs = new LinkedHashMap<>();
		outputs.put(conductance, g);
		outputs.put(source, s);
		final boolean leavesNothing = addStored(straight, outputs, Codes.assigned(program.advance()));
		for (final Map.Entry<String, Node> ion : byIon.entrySet())
			ionCodes.add(new IonCode(ion.getKey(), add(Map.of(ionDensity, ion.getValue()))));
		isConstant = leavesNothing && byIon.isEmpty() && program.advance().isEmpty() && program.receive().isEmpty() && program.watches()
			.isEmpty() && onlyGiven(outputs.get(conductance)) && onlyGiven(outputs.get(source));
		if (density) {
			addTo(conductance, outputs);
			addTo(source, outputs);
		}
		current = add(outputs);
		afterCurrent = everything(straight);
	}

	/** A product with something settled, multiplied with what in the value is settled, too, if that can be: it takes no operation then. */
	private Node scaled(final Node node, final Node factor) {
		return takes(node) ? pushed(node, factor) : graph.multiply(node, factor);
	}

	private boolean takes(final Node node) {
		return stages.isSettled(node) || switch (node.operation()) {
			case MULTIPLY -> takes(node.argument(0)) || takes(node.argument(1));
			case DIVIDE, NEGATE -> takes(node.argument(0));
			case ADD, SUBTRACT -> takes(node.argument(0)) && takes(node.argument(1));
			default -> false;
		};
	}

	private Node pushed(final Node node, final Node factor) {
		if (stages.isSettled(node)) return graph.multiply(node, factor);
		final Node a = node.argument(0);
		return switch (node.operation()) {
			case MULTIPLY -> takes(a) ? graph.multiply(pushed(a, factor), node.argument(1)) : graph.multiply(a, pushed(node.argument(1),
				factor));
			case DIVIDE -> graph.divide(pushed(a, factor), node.argument(1));
			case NEGATE -> graph.negate(pushed(a, factor));
			default -> graph.make(node.operation(), pushed(a, factor), pushed(node.argument(1), factor));
		};
	}

	/** Lets an output be added to what its array holds already. */
	private void addTo(final int array, final Map<Integer, Node> outputs) {
		final Input sum = new Input(new Symbol(-1000 - array, "sum", "", Role.TEMPORARY, 0, false, false, false, false, 0, 0, 0), false);
		writer.place(sum, array);
		outputs.put(array, graph.add(graph.input(sum), outputs.get(array)));
	}

	private int add(final Map<Integer, Node> outputs) {
		final List<Node> values = Arithmetic.spared(graph, ExponentialChains.written(graph, Opposites.spared(graph, List.copyOf(outputs
			.values())), stages::isUniform, stages::isSettled), stages::isSettled);
		final Map<Integer, Node> spared = new LinkedHashMap<>();
		int k = 0;
		for (final int array : outputs.keySet())
			spared.put(array, values.get(k++));
		return writer.add(spared);
	}

	/** Whether a value depends on parameters, temperature and geometry alone. */
	private static boolean onlyGiven(final Node node) {
		if (node.operation() == Operation.INPUT) {
			if (node.input().ofIon()) return false;
			return switch (node.input().symbol().role()) {
				case PARAMETER, CELSIUS, AREA, DIAMETER -> true;
				default -> false;
			};
		}
		return node.arguments().stream().allMatch(LoopCode::onlyGiven);
	}

	private void addAdvance() {
		if (program.advance().isEmpty()) return;
		final Optional<Map<Integer, Node>> first = advanced(false);
		if (first.isEmpty()) return;
		advance = add(first.get());
		secondOrderAdvance = advance;
		afterAdvance = after;
		afterSecondOrderAdvance = after;
		if (!hasImplicitStep()) return;
		final Optional<Map<Integer, Node>> second = advanced(true);
		secondOrderAdvance = second.isEmpty() ? -1 : second.get().equals(first.get()) ? advance : add(second.get());
		afterSecondOrderAdvance = second.isEmpty() ? null : after;
	}

	private boolean hasImplicitStep() {
		return Codes.any(program.advance(),
			i -> i instanceof Instruction.Solve solve && (solve.method() == Instruction.Method.CNEXP || solve
				.method() == Instruction.Method.DERIVIMPLICIT || solve.method() == Instruction.Method.SPARSE));
	}

	private Optional<Map<Integer, Node>> advanced(final boolean secondOrder) {
		final Straight straight = new Straight(graph, secondOrder);
		if (!straight.run(program.advance())) return Optional.empty();
		final Map<Integer, Node> outputs = new LinkedHashMap<>();
		addStored(straight, outputs, null);
		after = everything(straight);
		return Optional.of(outputs);
	}

	private Map<Integer, Node> everything(final Straight straight) {
		final Map<Integer, Node> all = new LinkedHashMap<>();
		straight.held().forEach((symbol, node) -> all.put(frame.of(symbol), singularities.smooth(node)));
		straight.ofIons().forEach((symbol, node) -> all.put(frame.ion(symbol), singularities.smooth(node)));
		return all;
	}

	/**
	 * Adds what elements keep and ions get; says whether that is nothing. What currents compute can be computed again when it is asked for, but for what a step
	 * assigns, too; what a step computes from states before they move cannot.
	 *
	 * @param moved what the step assigns, if this is what currents leave; null if it is what the step itself leaves
	 */
	private boolean addStored(final Straight straight, final Map<Integer, Node> outputs, final Set<Symbol> moved) {
		boolean nothing = true;
		final Set<Node> states =
			program.symbols().stream().filter(symbol -> symbol.role() == Role.STATE && !symbol.isArray()).map(symbol -> graph.input(
				Input.of(symbol))).collect(Collectors.toSet());
		straight.held().forEach((symbol, node) -> {
			if (symbol.role() == Role.KEPT && symbol.carried() && node != graph.input(Input.of(symbol)))
				states.add(graph.input(Input.of(symbol)));
		});
		straight.ofIons().keySet().forEach(symbol -> states.add(graph.input(new Input(symbol, true))));
		for (final Map.Entry<Symbol, Node> entry : straight.held().entrySet()) {
			final Symbol symbol = entry.getKey();
			if (!symbol.isStored()) continue;
			final Node value = singularities.smooth(entry.getValue()), self = graph.input(Input.of(symbol));
			if (value == self) continue;
			if (symbol.role() == Role.KEPT && !symbol.carried() && program.watches().isEmpty() && !Graph.depends(value, Set.of(self))
				&& (moved != null && !moved.contains(symbol) || !Graph.depends(value, states))
				&& !straight.readsStep()) {
				unstored.add(symbol);
				continue;
			}
			outputs.put(frame.of(symbol), value);
			nothing = false;
		}
		for (final Map.Entry<Symbol, Node> entry : straight.ofIons().entrySet()) {
			outputs.put(frame.ion(entry.getKey()), singularities.smooth(entry.getValue()));
			nothing = false;
		}
		return nothing;
	}
}
