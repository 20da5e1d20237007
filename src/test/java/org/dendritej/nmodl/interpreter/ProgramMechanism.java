/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.interpreter;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import org.dendritej.mechanism.Binding;
import org.dendritej.mechanism.EventPort;
import org.dendritej.mechanism.Ion;
import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.IonUse.Quantity;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Parameter;
import org.dendritej.mechanism.Variable;
import org.dendritej.nmodl.program.Code;
import org.dendritej.nmodl.program.Instruction;
import org.dendritej.nmodl.program.Program;
import org.dendritej.nmodl.program.Program.IonLink;
import org.dendritej.nmodl.program.Program.IonVariable;
import org.dendritej.nmodl.program.Symbol;

/**
 * A program that is executed as it stands: slow, plain, and sharing nothing with the code that is generated but the program itself.
 *
 * @param program what to execute
 */
public record ProgramMechanism(Program program) implements Mechanism {

	private static final double H = 1e-3; // mV

	@Override
	public String name() {
		return program.name();
	}

	@Override
	public Kind kind() {
		return program.kind() == Program.Kind.DENSITY ? Kind.DENSITY : Kind.POINT;
	}

	private List<Symbol> settable() {
		return program.symbols().stream().filter(Symbol::settable).toList();
	}

	private List<Symbol> recordable() {
		return program.symbols().stream().filter(Symbol::recordable).filter(symbol -> !symbol.isArray()).toList();
	}

	@Override
	public List<Parameter> parameters() {
		return settable().stream().map(s -> new Parameter(s.name(), s.unit(), s.start(), s.minimum(), s.maximum(), s.perPlace(), s.name()))
			.toList();
	}

	@Override
	public List<Variable> variables() {
		return recordable().stream().map(s -> new Variable(s.name(), s.unit(), s.name())).toList();
	}

	@Override
	public List<IonUse> ions() {
		final List<IonUse> uses = new ArrayList<>();
		for (final IonLink link : program.ions()) {
			final Set<Quantity> reads = EnumSet.noneOf(Quantity.class), writes = EnumSet.noneOf(Quantity.class);
			for (final IonVariable variable : link.variables()) {
				if (variable.read()) reads.add(variable.quantity());
				if (variable.written()) writes.add(variable.quantity());
			}
			uses.add(new IonUse(link.ion(), link.charge().orElse(0), reads, writes));
		}
		return uses;
	}

	@Override
	public List<String> eventArguments() {
		return program.receive().map(receive -> receive.arguments().stream().map(Symbol::name).toList()).orElse(List.of());
	}

	@Override
	public State bind(final Binding binding) {
		return new Bound(binding);
	}

	private final class Bound implements State {

		private final Binding binding;
		private final EventPort events;
		private final int[] position;
		private final double[] area;
		private final Element[] elements;
		private final List<Symbol> recordable = recordable();

		Bound(final Binding binding) {
			this.binding = binding;
			events = binding.events();
			position = binding.elements();
			area = binding.area();
			elements = new Element[position.length];
			final double[] diameter = binding.diameter();
			for (int e = 0; e < elements.length; e++) {
				elements[e] = new Element(e);
				elements[e].machine.celsius = binding.celsius();
				elements[e].machine.secondOrder = binding.isSecondOrder();
				elements[e].machine.area = area[e];
				elements[e].machine.diameter = diameter[e];
			}
			for (final Symbol symbol : settable()) {
				final double[] values = binding.parameter(symbol.name());
				for (int e = 0; e < elements.length; e++)
					for (int i = 0; i < Math.max(1, symbol.length()); i++)
						elements[e].machine.memory[elements[e].machine.offset(symbol) + i] = values[e];
			}
		}

		private final class Element implements Machine.World {

			final int number;
			final Machine machine;
			SplittableRandom random;
			final List<double[]> connections = new ArrayList<>();
			final boolean[] watched = new boolean[program.watches().size()], holds = new boolean[watched.length];
			final double[] watchFlag = new double[watched.length];
			boolean firstWatch;

			Element(final int number) {
				this.number = number;
				machine = new Machine(program, this);
				random = new SplittableRandom(binding.seed(number));
			}

			void see(final double t, final double dt, final double[] voltage) {
				machine.time = t;
				machine.step = dt;
				machine.voltage = voltage[position[number]];
			}

			/** As NEURON does before the first step, at the voltage and 1 µV above it. */
			void computeOnce() {
				machine.call(program.prepare());
				final double v = machine.voltage;
				for (final double at : new double[] { v + 1e-3, v }) {
					machine.voltage = at;
					machine.call(program.current());
				}
			}

			/** Current and, by central differences of fourth order, its slope. */
			double[] current() {
				machine.call(program.prepare());
				final double v = machine.voltage;
				final double slope = (8 * (at(v + H) - at(v - H)) - at(v + 2 * H) + at(v - 2 * H)) / (12 * H);
				machine.voltage = v;
				machine.call(program.current());
				return new double[] { total(), slope };
			}

			private double at(final double v) {
				final double[] memory = machine.memory.clone();
				machine.voltage = v;
				machine.call(program.current());
				final double total = total();
				machine.memory = memory;
				return total;
			}

			/** nA. */
			private double total() {
				double sum = 0;
				for (final var current : program.currents())
					sum += (current.electrode() ? -1 : 1) * machine.get(current.symbol());
				return program.kind() == Program.Kind.DENSITY ? sum * 0.01 * area[number] : sum;
			}

			private Ion ion(final Symbol symbol) {
				for (final IonLink link : program.ions())
					if (link.variables().stream().anyMatch(v -> v.symbol().equals(symbol))) return binding.ion(link.ion());
				throw new IllegalStateException(symbol + " belongs to no ion");
			}

			private double[] place(final Symbol symbol) {
				final Ion ion = ion(symbol);
				final Quantity quantity =
					program.ions().stream().flatMap(link -> link.variables().stream()).filter(v -> v.symbol().equals(symbol)).findFirst()
						.orElseThrow().quantity();
				return switch (quantity) {
					case REVERSAL -> ion.reversal();
					case INSIDE -> ion.inside();
					case OUTSIDE -> ion.outside();
					case CURRENT -> ion.current();
				};
			}

			@Override
			public double load(final Symbol symbol) {
				return place(symbol)[position[number]];
			}

			@Override
			public void store(final Symbol symbol, final double value) {
				place(symbol)[position[number]] = value;
			}

			@Override
			public double draw(final Instruction.Distribution distribution, final double[] parameters) {
				return switch (distribution) {
					case UNIFORM -> random.nextDouble();
					case EXPONENTIAL -> -parameters[0] * Math.log1p(-random.nextDouble());
					case NORMAL ->
						parameters[0] + parameters[1] * Math.sqrt(-2 * Math.log1p(-random.nextDouble())) * Math.cos(2 * Math.PI * random
							.nextDouble());
					case POISSON -> {
						int count = 0;
						for (double sum = -Math.log1p(-random.nextDouble()); sum < parameters[0]; sum -= Math.log1p(-random.nextDouble()))
							count++;
						yield count;
					}
				};
			}

			@Override
			public void send(final double delay, final double flag) {
				events.send(number, machine.time + delay, machine.arguments, flag);
			}

			@Override
			public void move(final double time) {
				events.move(number, time);
			}

			@Override
			public void spike(final double time) {
				events.spike(number, time);
			}

			@Override
			public void watch(final int which, final double flag) {
				if (firstWatch) java.util.Arrays.fill(watched, false);
				firstWatch = false;
				watched[which] = true;
				watchFlag[which] = flag;
				holds[which] = holds(which);
			}

			private boolean holds(final int which) {
				final var watch = program.watches().get(which);
				final double left = machine.value(watch.left()), right = machine.value(watch.right());
				return watch.greater() ? left > right : left < right;
			}

			void lookOut() {
				for (int w = 0; w < watched.length; w++) {
					if (!watched[w]) continue;
					final boolean now = holds(w);
					if (now && !holds[w]) events.send(number, machine.time, new double[eventArguments().size()], watchFlag[w]);
					holds[w] = now;
				}
			}

			@Override
			public List<double[]> connections() {
				return connections;
			}
		}

		private final boolean leaves =
			assigned(program.current()).anyMatch(symbol -> symbol.role() == Symbol.Role.STATE || symbol.role() == Symbol.Role.KEPT && symbol
				.carried());

		private static java.util.stream.Stream<Symbol> assigned(final Code code) {
			return code.instructions().stream().flatMap(i -> i instanceof Instruction.Assign a ? java.util.stream.Stream.of(a.symbol())
				: i instanceof Instruction.AssignElement a ? java.util.stream.Stream.of(a.symbol())
				: i instanceof Instruction.If b ? java.util.stream.Stream.concat(assigned(b.then()), assigned(b.otherwise()))
				: i instanceof Instruction.While w ? assigned(w.body()) : i instanceof Instruction.For f ? assigned(f.body())
				: i instanceof Instruction.Solve s ? java.util.stream.Stream.concat(s.unknowns().stream(), assigned(s.body()))
				: java.util.stream.Stream.empty());
		}

		@Override
		public void initialise(final double t, final double[] voltage) {
			for (final Element e : elements) {
				e.see(0, binding.timeStep(), voltage);
				e.machine.arguments = new double[eventArguments().size()];
				e.connections.clear();
				java.util.Arrays.fill(e.watched, false);
				e.random = new SplittableRandom(binding.seed(e.number));
				e.machine.call(program.initial());
				if (leaves) e.computeOnce();
			}
		}

		@Override
		public void connect(final int element, final double t, final double[] arguments) {
			final Element e = elements[element];
			e.connections.add(arguments);
			e.machine.arguments = arguments;
			program.receive().ifPresent(receive -> e.machine.call(receive.connect()));
		}

		@Override
		public void addCurrents(final double t, final double dt, final double[] voltage, final double[] conductance,
			final double[] source) {
			if (program.currents().isEmpty()) return;
			for (final Element e : elements) {
				e.see(t + 0.5 * dt, dt, voltage);
				final double[] current = e.current();
				final int p = position[e.number];
				conductance[p] += current[1];
				source[p] += current[1] * voltage[p] - current[0];
				for (final var c : program.currents()) {
					if (c.ion().isEmpty()) continue;
					final double[] total = binding.ion(c.ion().get()).current();
					if (total.length > 0)
						total[p] += program.kind() == Program.Kind.DENSITY
							? e.machine.get(c.symbol())
							: 100 * e.machine.get(c.symbol()) / area[e.number];
				}
			}
		}

		@Override
		public void advance(final double t, final double dt, final double[] voltage) {
			for (final Element e : elements) {
				e.see(t + dt, dt, voltage);
				e.machine.call(program.advance());
				e.lookOut();
			}
		}

		@Override
		public boolean staggered() {
			return !program.advance().equals(Code.EMPTY) && program.receive().isEmpty() && !program.isPool();
		}

		@Override
		public void receive(final int element, final double t, final double dt, final double time, final double[] arguments,
			final double flag) {
			final Element e = elements[element];
			e.machine.time = time;
			e.machine.step = dt;
			e.machine.arguments = arguments;
			e.machine.flag = flag;
			e.firstWatch = true;
			e.machine.call(program.receive().orElseThrow().code());
		}

		@Override
		public double value(final int variable, final int element, final double t, final double[] voltage, final double ahead) {
			final Element e = elements[element];
			final double[] memory = e.machine.memory.clone();
			final SplittableRandom random = e.random;
			e.random = new SplittableRandom(0);
			e.machine.voltage = voltage[position[element]];
			e.machine.step = ahead;
			final double time = e.machine.time;
			e.machine.time = t;
			final double value;
			if (ahead > 0) e.machine.call(withoutStores(program.advance()));
			e.machine.call(withoutStores(program.current()));
			value = e.machine.get(recordable.get(variable));
			e.machine.memory = memory;
			e.machine.time = time;
			e.random = random;
			return value;
		}

		private Code withoutStores(final Code code) {
			return new Code(code.instructions().stream().filter(i -> !(i instanceof Instruction.Store)).toList());
		}
	}
}
