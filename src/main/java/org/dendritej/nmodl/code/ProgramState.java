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

import org.dendritej.mechanism.Binding;
import org.dendritej.mechanism.Elements;
import org.dendritej.mechanism.EventPort;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.MechanismException;
import org.dendritej.nmodl.program.Instruction;
import org.dendritej.nmodl.program.Program;
import org.dendritej.nmodl.program.Symbol;
import org.dendritej.units.Units;

/** The state of a compiled program in one simulation: what its elements keep, one array per quantity, and the code that runs on it. */
final class ProgramState implements Mechanism.State, Host {

	private static final double VOLTAGE_DIFFERENCE = 1e-3; // mV
	private final ProgramCode code;
	private final Program program;
	private final String name;
	private final Elements places;
	private final int size;
	private final EventPort events;
	private final double[] frame, other;
	private final ElementStore store;
	/** The last voltage that each element has seen, mV. */
	private final double[] voltage;
	private final double[] area, toDensity;
	private final IonLinks ions;
	private final double initialStep; // ms; what dt is in INITIAL
	private final CurrentLink[] currents;
	private final Solver[] solvers;
	private final RandomStream[] streams;
	private final List<List<double[]>> connections;
	private final double[] noArguments;
	private double[] arguments;
	private int element;
	/** Of which element {@code other} holds the values that were asked for last, and how; −1 if it holds something else. */
	private int seen = -1;
	private double seenAt, seenAhead;
	private double seenVoltage;
	private boolean seenMoves;
	private boolean seenCurrents;
	private int rounds;
	private boolean advanced; // since the last initialisation, which leaves what is not computed there as it was
	private boolean firstWatch;
	private final Set<Symbol> assignedByCurrent, assignedByAdvance;
	private final double[] stepConductance, stepSource;
	private final double[][] a; // for loops: one array per quantity, positions as in the frame
	private final int[][] read; // by code: ions that it reads
	private final boolean isDensity;
	private final double[] u; // what is the same for all elements, likewise
	private final int advanceLoops, advance;
	private final boolean staggered;
	private final IonTotal[] totals;
	private final double[] settledFor; // by code: the length of step that what is settled has been computed for

	/** The total of an ion that is read by someone, and the code that computes this mechanism's part. */
	private record IonTotal(int code, double[] total) {
	}

	/** A current: where it stands, its sign, and the total of its ion, or null. */
	private record CurrentLink(int at, double sign, double[] total) {
	}

	ProgramState(final ProgramCode code, final Mechanism mechanism, final Binding binding, final Scratch scratch) {
		this.code = code;
		program = code.program;
		name = mechanism.name();
		places = new Elements(binding);
		size = binding.size();
		events = code.sends ? binding.events() : null;
		frame = new double[code.frame.size()];
		other = new double[frame.length];
		store = new ElementStore(code, mechanism, binding);
		voltage = new double[size];
		frame[Frame.CELSIUS] = binding.celsius();

		initialStep = binding.timeStep();
		area = code.loops.current < 0 ? binding.area().clone() : new double[0];
		toDensity = area.clone();
		for (int i = 0; i < area.length; i++)
			toDensity[i] = program.kind() == Program.Kind.DENSITY ? 1 : 1 / (toDensity[i] * Units.MA_PER_CM2_TIMES_UM2_TO_NA);
		ions = new IonLinks(code, binding, places);
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
		stepConductance = new double[code.loops.current < 0 ? size : 0];
		stepSource = new double[stepConductance.length];
		a = new double[code.loops.writer.arrays()][];
		store.lend(a);
		ions.lend(a, scratch);
		a[Frame.VOLTAGE] = voltage;
		for (int k = code.loops.writer.firstArray(); k < a.length; k++)
			a[k] = code.loops.writer.prepared().contains(k) ? new double[size] : scratch.array(k, size);
		read = new int[code.loops.writer.codes()][];
		for (int k = 0; k < read.length; k++)
			read[k] = ions.among(code.loops.writer.ionsReadBy(k));
		isDensity = program.kind() == Program.Kind.DENSITY;
		u = new double[code.loops.writer.numbers()];
		u[Frame.CELSIUS] = binding.celsius();
		store.lendNumbers(u);
		advance = binding.isSecondOrder() ? code.secondOrderAdvance : code.advance;
		staggered = code.advances && program.receive().isEmpty() && !program.isPool();
		advanceLoops = binding.isSecondOrder() ? code.loops.secondOrderAdvance : code.loops.advance;
		totals = code.loops.ionCodes.stream().filter(ion -> binding.ion(ion.ion()).current().length > 0).map(ion -> new IonTotal(ion.code(),
			binding.ion(ion.ion()).current())).toArray(IonTotal[]::new);
		settledFor = new double[code.loops.writer.codes()];
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
		store.fetch(i, f);
		ions.fetch(i, f);
		f[Frame.VOLTAGE] = voltage[i];
	}

	private void begin(final double[] f, final double t, final double dt) {
		f[Frame.TIME] = t;
		f[Frame.STEP] = dt;
	}

	@Override
	public void initialise(final double t, final double[] voltages) {
		seen = -1;
		places.gather(voltages, voltage);
		begin(frame, t, initialStep);
		Arrays.fill(settledFor, Double.NaN);
		advanced = false;
		for (int i = 0; i < size; i++) {
			fetch(i, frame);
			frame[Frame.DRAWS] = 0;
			frame[Frame.WATCHED] = 0;
			frame[Frame.HOLDING] = 0;
			code.code.run(code.initial, frame, this);
			if (code.currentLeaves) computeCurrents();
			store.store(i, frame);
			ions.store(i, frame, IonLinks.Writer.INITIAL);
		}
	}

	/** As in NEURON, which computes all currents once before the first step. */
	private void computeCurrents() {
		code.code.run(code.prepare, frame, this);
		frame[Frame.VOLTAGE] += VOLTAGE_DIFFERENCE;
		code.code.run(code.current, frame, this);
		frame[Frame.VOLTAGE] -= VOLTAGE_DIFFERENCE;
		code.code.run(code.current, frame, this);
	}

	@Override
	public void addCurrents(final double t, final double dt, final double[] voltages, final double[] conductance, final double[] source) {
		seen = -1;
		places.gather(voltages, voltage);
		begin(frame, t + 0.5 * dt, dt);
		if (code.loops.current >= 0) {
			for (final IonTotal ion : totals) {
				ions.gather(a, read[ion.code]);
				run(ion.code, t + 0.5 * dt, dt);
				places.add(a[code.loops.ionDensity], ion.total);
			}
			ions.gather(a, read[code.loops.current]);
			if (isDensity) {
				places.gather(conductance, a[code.loops.conductance]);
				places.gather(source, a[code.loops.source]);
			}
			run(code.loops.current, t + 0.5 * dt, dt);
			ions.scatter(a, IonLinks.Writer.CURRENT);
			if (isDensity) {
				places.scatter(a[code.loops.conductance], conductance);
				places.scatter(a[code.loops.source], source);
				return;
			}
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
			store.store(i, frame);
			double current = 0, ahead = 0;
			final int place = places.of(i);
			for (final CurrentLink link : currents) {
				current += link.sign * frame[link.at];
				ahead += link.sign * other[link.at];
				if (link.total != null) link.total[place] += link.sign * frame[link.at] * toDensity[i];
			}
			ions.store(i, frame, IonLinks.Writer.CURRENT);
			final double factor = Units.MA_PER_CM2_TIMES_UM2_TO_NA * area[i] * toDensity[i];
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

	@Override
	public boolean isConstant() {
		return code.loops.isConstant;
	}

	@Override
	public void advance(final double t, final double dt, final double[] voltages) {
		seen = -1;
		advanced = true;
		places.gather(voltages, voltage);
		begin(frame, t + dt, dt);
		if (!code.advances && code.watches.length == 0) return;
		if (advanceLoops >= 0) {
			ions.gather(a, read[advanceLoops]);
			run(advanceLoops, t + dt, dt);
			ions.scatter(a, IonLinks.Writer.ADVANCE);
			if (code.watches.length > 0) lookAll(t + dt);
			return;
		}
		for (int i = 0; i < size; i++) {
			fetch(i, frame);
			code.code.run(advance, frame, this);
			if (frame[Frame.WATCHED] != 0) look(i, t + dt);
			store.store(i, frame);
			ions.store(i, frame, IonLinks.Writer.ADVANCE);
		}
	}

	private void lookAll(final double t) {
		for (int i = 0; i < size; i++) {
			fetch(i, frame);
			if (frame[Frame.WATCHED] == 0) continue;
			look(i, t);
			store.store(i, frame);
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
		store.store(i, frame);
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
		begin(frame, t, initialStep);
		fetch(i, frame);
		for (int k = 0; k < connection.length; k++)
			frame[code.frame.of(receive.arguments().get(k))] = connection[k];
		code.code.run(code.connect, frame, this);
		store.store(i, frame);
		for (int k = 0; k < connection.length; k++)
			connection[k] = frame[code.frame.of(receive.arguments().get(k))];
		arguments = noArguments;
	}

	@Override
	public double value(final int variable, final int i, final double t, final double[] voltages, final double ahead) {
		final ProgramCode.Recordable wanted = code.recordables().get(variable);
		final double v = voltages[places.of(i)];
		final boolean moves =
			ahead > 0 || advanced && code.loops.unstored.contains(wanted.symbol()) && assignedByAdvance.contains(wanted.symbol());
		if (seen != i || seenAt != t || seenAhead != ahead || seenVoltage != v || seenMoves != moves) { // several values of one element are computed together
			fetch(i, other);
			other[Frame.VOLTAGE] = v;
			other[Frame.CELSIUS] = frame[Frame.CELSIUS];
			begin(other, t, ahead);
			if (moves) code.code.run(advance, other, this);
			seen = i;
			seenAt = t;
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
		return store.fault();
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
