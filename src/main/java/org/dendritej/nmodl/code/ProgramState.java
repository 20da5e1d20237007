/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.dendritej.mechanism.Binding;
import org.dendritej.mechanism.EventPort;
import org.dendritej.mechanism.Ion;
import org.dendritej.mechanism.IonUse.Quantity;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.MechanismException;
import org.dendritej.nmodl.program.Instruction;
import org.dendritej.nmodl.program.Program;
import org.dendritej.nmodl.program.Symbol;
import org.dendritej.units.Units;

/** The state of a compiled program in one simulation: what its elements keep, one array per quantity, and the code that runs on it. */
final class ProgramState implements Mechanism.State, Host {

	private static final double VOLTAGE_DIFFERENCE = 1e-3; // mV
	private static final double INITIAL_STEP = 0.025; // ms; what dt is in INITIAL
	private final ProgramCode code;
	private final Program program;
	private final String name;
	private final Places places;
	private final int size;
	private final EventPort events;
	private final double[] frame, other;
	/** What elements keep or have been given, by position in the frame: positions, then values of all elements. */
	private final int[] keptAt, givenAt;
	private final double[][] kept, given;
	/** The last voltage that each element has seen, mV. */
	private final double[] voltage;
	private final double[] toDensity;
	private final IonLink[] ions;
	private final CurrentLink[] currents;
	private final Solver[] solvers;
	private final RandomStream[] streams;
	private final List<List<double[]>> connections;
	private final double[] noArguments;
	private double[] arguments;
	private int element;
	private double now; // the time at which the voltage stands, ms
	/** Of which element {@code other} holds the values that were asked for last, and how; −1 if it holds something else. */
	private int seen = -1;
	private double seenAhead;
	private double seenVoltage;
	private boolean seenMoves;
	private boolean seenCurrents;
	private int rounds;
	private boolean advanced; // since the last initialisation, which leaves what is not computed there as it was
	private boolean firstWatch;
	private final Set<Symbol> assignedByCurrent, assignedByAdvance;
	private final double[] stepConductance, stepSource;
	private final double[][] a; // for loops: one array per quantity, positions as in the frame
	private final double[] u; // what is the same for all elements, likewise
	private final int advanceLoops, advance;
	private final boolean staggered;
	private final IonTotal[] totals;
	private final double[] settledFor; // by code: the length of step that what is settled has been computed for

	/** A variable of an ion and where it stands. */
	private record IonLink(int at, double[] values, boolean storedByInitial, boolean storedByAdvance, boolean storedByCurrent) {
	}

	/** The total of an ion that is read by someone, and the code that computes this mechanism's part. */
	private record IonTotal(int code, double[] total) {
	}

	/** A current: where it stands, its sign, and the total of its ion, or null. */
	private record CurrentLink(int at, double sign, double[] total) {
	}

	ProgramState(final ProgramCode code, final Mechanism mechanism, final Binding binding) {
		this.code = code;
		program = code.program;
		name = mechanism.name();
		places = new Places(binding.elements().clone());
		size = binding.size();
		events = code.sends ? binding.events() : null;
		frame = new double[code.frame.size()];
		other = new double[frame.length];
		keptAt = Frame.kept(code.frame, program, code.draws).stream().mapToInt(Integer::intValue).toArray();
		kept = new double[keptAt.length][size];
		voltage = new double[size];

		final List<Integer> positions = new ArrayList<>();
		final List<double[]> values = new ArrayList<>();
		for (final Symbol symbol : program.symbols())
			if (symbol.settable() || symbol.isStored() && symbol.start() != 0) begin(symbol, mechanism, binding, positions, values);
			else if (symbol.role() == Symbol.Role.PARAMETER) for (int k = 0; k < Math.max(1, symbol.length()); k++) {
				positions.add(code.frame.of(symbol) + k);
				values.add(filled(symbol.start()));
			}
		positions.add(Frame.AREA);
		values.add(binding.area().clone());
		positions.add(Frame.DIAMETER);
		values.add(binding.diameter().clone());
		givenAt = positions.stream().mapToInt(Integer::intValue).toArray();
		given = values.toArray(double[][]::new);
		frame[Frame.CELSIUS] = binding.celsius();

		toDensity = binding.area().clone();
		for (int i = 0; i < size; i++)
			toDensity[i] = program.kind() == Program.Kind.DENSITY ? 1 : 1 / (toDensity[i] * Units.MA_PER_CM2_TIMES_UM2_TO_NA);
		ions = ions(binding);
		currents = currents(binding);
		solvers =
			code.solves.stream().map(solving -> new Solver(name, solving, code.code, this, binding.isSecondOrder())).toArray(Solver[]::new);
		streams = new RandomStream[code.draws ? size : 0];
		for (int i = 0; i < streams.length; i++)
			streams[i] = new RandomStream(binding.seed(i));
		connections = new ArrayList<>();
		if (code.visitsConnections)
			for (int i = 0; i < size; i++)
				connections.add(new ArrayList<>());
		noArguments = new double[program.receive().map(receive -> receive.arguments().size()).orElse(0)];
		arguments = noArguments;
		assignedByCurrent = new HashSet<>(Codes.assigned(program.prepare()));
		assignedByCurrent.addAll(Codes.assigned(program.current()));
		assignedByAdvance = Codes.assigned(program.advance());
		stepConductance = new double[size];
		stepSource = new double[size];
		a = arrays();
		u = new double[code.loops.writer.numbers()];
		u[Frame.CELSIUS] = binding.celsius();
		for (int k = 0; k < givenAt.length; k++)
			if (size > 0) u[givenAt[k]] = given[k][0];
		advance = binding.isSecondOrder() ? code.secondOrderAdvance : code.advance;
		staggered = code.advances && program.receive().isEmpty() && !program.isPool();
		advanceLoops = binding.isSecondOrder() ? code.loops.secondOrderAdvance : code.loops.advance;
		totals = code.loops.ionCodes.stream().filter(ion -> binding.ion(ion.ion()).current().length > 0).map(ion -> new IonTotal(ion.code(),
			binding.ion(ion.ion()).current())).toArray(IonTotal[]::new);
		settledFor = new double[code.loops.writer.codes()];
	}

	private double[][] arrays() {
		final double[][] all = new double[code.loops.writer.arrays()][];
		for (int k = 0; k < keptAt.length; k++)
			all[keptAt[k]] = kept[k];
		for (int k = 0; k < givenAt.length; k++)
			all[givenAt[k]] = given[k];
		all[Frame.VOLTAGE] = voltage;
		for (final IonLink ion : ions)
			all[ion.at] = new double[size];
		for (int k = code.loops.writer.firstArray(); k < all.length; k++)
			all[k] = new double[size];
		return all;
	}

	/** What a symbol holds before the first call. */
	private void begin(final Symbol symbol, final Mechanism mechanism, final Binding binding, final List<Integer> positions,
		final List<double[]> values) {
		final boolean isParameter = symbol.settable() && mechanism.parameters().stream().anyMatch(p -> p.name().equals(symbol.name()));
		final double[] start = isParameter ? binding.parameter(symbol.name()).clone() : filled(symbol.start());
		if (start.length != size)
			throw new MechanismException(name + ": " + start.length + " values of " + symbol + " for " + size +
				" elements; give one for each");
		for (int k = 0; k < Math.max(1, symbol.length()); k++) {
			final int at = code.frame.of(symbol) + k;
			final int store = Arrays.stream(keptAt).boxed().toList().indexOf(at);
			if (store >= 0) System.arraycopy(start, 0, kept[store], 0, size);
			else {
				positions.add(at);
				values.add(start);
			}
		}
	}

	private double[] filled(final double value) {
		final double[] values = new double[size];
		Arrays.fill(values, value);
		return values;
	}

	private IonLink[] ions(final Binding binding) {
		final Set<Symbol> byInitial = Codes.stored(program.initial()), byAdvance = Codes.stored(program.advance()),
			byCurrent = Codes.stored(program.current());
		byCurrent.addAll(Codes.stored(program.prepare()));
		final List<IonLink> links = new ArrayList<>();
		for (final Program.IonLink link : program.ions()) {
			final Ion ion = binding.ion(link.ion());
			for (final Program.IonVariable variable : link.variables()) {
				final double[] values = array(ion, variable.quantity());
				if (values.length > 0)
					links.add(new IonLink(code.frame.ion(variable.symbol()), values, byInitial.contains(variable.symbol()), byAdvance
						.contains(variable.symbol()), byCurrent.contains(variable.symbol())));
			}
		}
		return links.toArray(IonLink[]::new);
	}

	private static double[] array(final Ion ion, final Quantity quantity) {
		return switch (quantity) {
			case REVERSAL -> ion.reversal();
			case INSIDE -> ion.inside();
			case OUTSIDE -> ion.outside();
			case CURRENT -> ion.current();
		};
	}

	private CurrentLink[] currents(final Binding binding) {
		return program.currents().stream().map(current -> {
			final double[] total = current.ion().map(ion -> binding.ion(ion).current()).orElse(null);
			return new CurrentLink(code.frame.of(current.symbol()), current.electrode() ? -1 : 1, total == null || total.length == 0 ? null
				: total);
		}).toArray(CurrentLink[]::new);
	}

	/** Puts what an element has into a frame. */
	private void fetch(final int i, final double[] f) {
		element = i;
		rounds = 0;
		for (int k = 0; k < keptAt.length; k++)
			f[keptAt[k]] = kept[k][i];
		for (int k = 0; k < givenAt.length; k++)
			f[givenAt[k]] = given[k][i];
		final int place = places.of(i);
		for (final IonLink ion : ions)
			f[ion.at] = ion.values[place];
		f[Frame.VOLTAGE] = voltage[i];
	}

	private void store(final int i, final double[] f) {
		for (int k = 0; k < keptAt.length; k++)
			kept[k][i] = f[keptAt[k]];
	}

	private void begin(final double[] f, final double t, final double dt) {
		f[Frame.TIME] = t;
		f[Frame.STEP] = dt;
	}

	@Override
	public void initialise(final double t, final double[] voltages) {
		seen = -1;
		places.gather(voltages, voltage);
		begin(frame, t, INITIAL_STEP);
		now = t;
		Arrays.fill(settledFor, Double.NaN);
		advanced = false;
		for (int i = 0; i < size; i++) {
			fetch(i, frame);
			frame[Frame.DRAWS] = 0;
			frame[Frame.WATCHED] = 0;
			frame[Frame.HOLDING] = 0;
			code.code.run(code.initial, frame, this);
			store(i, frame);
			for (final IonLink ion : ions)
				if (ion.storedByInitial) ion.values[places.of(i)] = frame[ion.at];
		}
	}

	@Override
	public void addCurrents(final double t, final double dt, final double[] voltages, final double[] conductance, final double[] source) {
		seen = -1;
		places.gather(voltages, voltage);
		begin(frame, t + 0.5 * dt, dt);
		now = t + dt;
		if (code.loops.current >= 0) {
			gatherIons();
			for (final IonTotal ion : totals) {
				run(ion.code, t + 0.5 * dt, dt);
				places.add(a[code.loops.ionDensity], ion.total);
			}
			run(code.loops.current, t + 0.5 * dt, dt);
			scatterIons(IonLink::storedByCurrent);
			places.add(a[code.loops.conductance], conductance);
			places.add(a[code.loops.source], source);
			return;
		}
		for (int i = 0; i < size; i++) {
			fetch(i, frame);
			code.code.run(code.prepare, frame, this);
			System.arraycopy(frame, 0, other, 0, frame.length);
			other[Frame.VOLTAGE] += VOLTAGE_DIFFERENCE;
			code.code.run(code.current, other, this);
			code.code.run(code.current, frame, this);
			store(i, frame);
			double current = 0, ahead = 0;
			final int place = places.of(i);
			for (final CurrentLink link : currents) {
				current += link.sign * frame[link.at];
				ahead += link.sign * other[link.at];
				if (link.total != null) link.total[place] += link.sign * frame[link.at] * toDensity[i];
			}
			for (final IonLink ion : ions)
				if (ion.storedByCurrent) ion.values[place] = frame[ion.at];
			final double factor = Units.MA_PER_CM2_TIMES_UM2_TO_NA * area(i) * toDensity[i];
			stepConductance[i] = (ahead - current) / VOLTAGE_DIFFERENCE * factor;
			stepSource[i] = stepConductance[i] * voltage[i] - current * factor;
		}
		places.add(stepConductance, conductance);
		places.add(stepSource, source);
	}

	/** Runs a code on all elements, and before it what is settled if it is for another step. */
	private void run(final int loops, final double t, final double dt) {
		u[Frame.TIME] = t;
		u[Frame.STEP] = dt;
		if (settledFor[loops] != dt) {
			code.code.loops(loops, a, u, size);
			settledFor[loops] = dt;
		}
		code.code.loops(loops + 1, a, u, size);
	}

	private void gatherIons() {
		for (final IonLink ion : ions)
			places.gather(ion.values, a[ion.at]);
	}

	private void scatterIons(final Predicate<IonLink> stored) {
		for (final IonLink ion : ions)
			if (stored.test(ion)) places.scatter(a[ion.at], ion.values);
	}

	@Override
	public boolean isConstant() {
		return code.loops.isConstant;
	}

	private double area(final int i) {
		return given[given.length - 2][i];
	}

	@Override
	public void advance(final double t, final double dt, final double[] voltages) {
		seen = -1;
		advanced = true;
		places.gather(voltages, voltage);
		begin(frame, t + dt, dt);
		if (!staggered) now = t + dt;
		if (!code.advances && code.watches.length == 0) return;
		if (advanceLoops >= 0) {
			gatherIons();
			run(advanceLoops, t + dt, dt);
			scatterIons(IonLink::storedByAdvance);
			if (code.watches.length > 0) lookAll(t + dt);
			return;
		}
		for (int i = 0; i < size; i++) {
			fetch(i, frame);
			code.code.run(advance, frame, this);
			if (frame[Frame.WATCHED] != 0) look(i, t + dt);
			store(i, frame);
			for (final IonLink ion : ions)
				if (ion.storedByAdvance) ion.values[places.of(i)] = frame[ion.at];
		}
	}

	private void lookAll(final double t) {
		for (int i = 0; i < size; i++) {
			fetch(i, frame);
			if (frame[Frame.WATCHED] == 0) continue;
			look(i, t);
			store(i, frame);
		}
	}

	/** Sends the events of conditions that have come to hold. */
	private void look(final int i, final double t) {
		final long watched = (long) frame[Frame.WATCHED];
		long holding = (long) frame[Frame.HOLDING];
		for (int w = 0; w < code.watches.length; w++)
			if ((watched >> w & 1) != 0) {
				final boolean holds = holds(w, frame);
				if (holds && (holding >> w & 1) == 0) events.send(i, t, noArguments, frame[code.watched + 2]);
				holding = holds ? holding | 1L << w : holding & ~(1L << w);
			}
		frame[Frame.HOLDING] = holding;
	}

	private boolean holds(final int w, final double[] f) {
		code.code.run(code.watches[w], f, this);
		final double left = f[code.watched], right = f[code.watched + 1];
		return program.watches().get(w).greater() ? left > right : left < right;
	}

	@Override
	public boolean staggered() {
		return staggered;
	}

	@Override
	public void receive(final int i, final double t, final double dt, final double time, final double[] connection, final double flag) {
		seen = -1;
		final Program.Receive receive = program.receive().orElseThrow(() -> new MechanismException(name +
			" receives no events; connect the spike train to a synapse"));
		arguments = connection;
		firstWatch = true;
		begin(frame, time, dt);
		fetch(i, frame);
		frame[Frame.FLAG] = flag;
		for (int k = 0; k < connection.length; k++)
			frame[code.frame.of(receive.arguments().get(k))] = connection[k];
		code.code.run(code.receive, frame, this);
		store(i, frame);
		for (int k = 0; k < connection.length; k++)
			connection[k] = frame[code.frame.of(receive.arguments().get(k))];
		arguments = noArguments;
		Arrays.fill(noArguments, 0);
	}

	@Override
	public void connect(final int i, final double t, final double[] connection) {
		seen = -1;
		if (program.receive().isEmpty()) return;
		final Program.Receive receive = program.receive().get();
		if (code.visitsConnections && connections.get(i).stream().noneMatch(known -> known == connection))
			connections.get(i).add(
				connection);
		arguments = connection;
		begin(frame, t, INITIAL_STEP);
		fetch(i, frame);
		for (int k = 0; k < connection.length; k++)
			frame[code.frame.of(receive.arguments().get(k))] = connection[k];
		code.code.run(code.connect, frame, this);
		store(i, frame);
		for (int k = 0; k < connection.length; k++)
			connection[k] = frame[code.frame.of(receive.arguments().get(k))];
		arguments = noArguments;
	}

	@Override
	public double value(final int variable, final int i, final double[] voltages, final double ahead) {
		final ProgramCode.Recordable wanted = code.recordables().get(variable);
		final double v = voltages[places.of(i)];
		final boolean moves =
			ahead > 0 || advanced && code.loops.unstored.contains(wanted.symbol()) && assignedByAdvance.contains(wanted.symbol());
		if (seen != i || seenAhead != ahead || seenVoltage != v || seenMoves != moves) { // several values of one element are computed together
			fetch(i, other);
			other[Frame.VOLTAGE] = v;
			other[Frame.CELSIUS] = frame[Frame.CELSIUS];
			begin(other, now, ahead);
			if (moves) code.code.run(advance, other, this);
			seen = i;
			seenAhead = ahead;
			seenVoltage = v;
			seenMoves = moves;
			seenCurrents = false;
		}
		if (!seenCurrents && assignedByCurrent.contains(wanted.symbol())) {
			other[Frame.STEP] = frame[Frame.STEP];
			code.code.run(code.prepare, other, this);
			code.code.run(code.current, other, this);
			seenCurrents = true;
		}
		return other[code.frame.of(wanted.symbol()) + wanted.index()];
	}

	@Override
	public Optional<Mechanism.Fault> fault() {
		for (final Symbol symbol : program.symbols())
			if (symbol.isStored())
				for (int k = 0; k < keptAt.length; k++)
					if (keptAt[k] >= code.frame.of(symbol) && keptAt[k] < code.frame.of(symbol) + Math.max(1, symbol.length()))
						for (int i = 0; i < size; i++)
							if (!Double.isFinite(kept[k][i])) return Optional.of(new Mechanism.Fault(i, symbol.name(), kept[k][i]));
		return Optional.empty();
	}

	@Override
	public void solve(final int solve, final double[] f) {
		solvers[solve].solve(f);
	}

	@Override
	public int index(final double index, final int length, final int place) {
		if (index > -1 && index < length) return (int) index;
		throw new MechanismException(
			name + (place < 0 ? "" : ", " + code.places.get(place) + ": " + code.messages.get(place)) + ": index " +
				index + " of an array of " + length + " elements; they are counted from 0");
	}

	@Override
	public double draw(final int distribution, final double first, final double second, final double[] f) {
		return streams[element].draw(distribution, first, second, f);
	}

	@Override
	public void send(final double delay, final double flag, final int place, final double[] f) {
		if (f == other) return; // only looked at
		if (!(delay >= 0))
			throw new MechanismException(name + ", " + code.places.get(place) + ": net_send with a delay of " + delay +
				" ms at " + f[Frame.TIME] + " ms; it must not be negative");
		events.send(element, f[Frame.TIME] + delay, arguments, flag);
	}

	@Override
	public void move(final double time, final double[] f) {
		if (f != other) events.move(element, time);
	}

	@Override
	public void spike(final double time, final double[] f) {
		if (f != other) events.spike(element, time);
	}

	@Override
	public void watch(final int watch, final double[] f) {
		if (firstWatch) f[Frame.WATCHED] = 0;
		firstWatch = false;
		f[Frame.WATCHED] = (long) f[Frame.WATCHED] | 1L << watch;
		final long bit = 1L << watch, holding = (long) f[Frame.HOLDING];
		f[Frame.HOLDING] = holds(watch, f) ? holding | bit : holding & ~bit;
	}

	@Override
	public int connections() {
		return connections.get(element).size();
	}

	@Override
	public double[] connection(final int connection) {
		return connections.get(element).get(connection);
	}

	@Override
	public void round(final int place) {
		if (++rounds > Instruction.While.MOST)
			throw new MechanismException(name + ", " + code.places.get(place) + ": the loop does not end within " + Instruction.While.MOST +
				" rounds at " + frame[Frame.TIME] + " ms");
	}

	@Override
	public RuntimeException failure(final int place) {
		return new MechanismException(name + ", " + code.places.get(place) + ": " + code.messages.get(place));
	}
}
