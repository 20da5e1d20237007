/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.dendritej.mechanism.Binding;
import org.dendritej.mechanism.EventPort;
import org.dendritej.mechanism.MechanismException;
import org.dendritej.nmodl.program.Instruction;

/** What code for one element at a time asks for: solvers, random numbers, events, connections, conditions that are watched. */
final class ElementHost implements Host {

	private final ProgramCode code;
	private final String name;
	private final EventPort events;
	private final Solver[] solvers;
	private final RandomStream[] streams;
	private final List<List<double[]>> connections = new ArrayList<>();
	private final double[] noArguments;
	/** The frame of an element that is only looked at: nothing that is done there has an effect outside. */
	private final double[] glance;
	private double[] arguments;
	private int element, rounds;
	private boolean firstWatch;

	ElementHost(final ProgramCode code, final String name, final Binding binding, final double[] glance) {
		this.code = code;
		this.name = name;
		this.glance = glance;
		events = code.sends ? binding.events() : null;
		solvers =
			code.solves.stream().map(solving -> new Solver(name, solving, code.code, this, binding.isSecondOrder()))
				.toArray(Solver[]::new);
		streams = new RandomStream[code.draws ? binding.size() : 0];
		for (int i = 0; i < streams.length; i++)
			streams[i] = new RandomStream(binding.seed(i));
		if (code.visitsConnections)
			for (int i = 0; i < binding.size(); i++)
				connections.add(new ArrayList<>());
		noArguments = new double[code.program.receive().map(receive -> receive.arguments().size()).orElse(0)];
		arguments = noArguments;
	}

	/** Code that follows is for this element. */
	void turnTo(final int i) {
		element = i;
		rounds = 0;
	}

	/** What follows is done for an event that carries these arguments, or for a connection. */
	void beginEvent(final double[] carried) {
		arguments = carried;
		firstWatch = true;
	}

	void endEvent() {
		arguments = noArguments;
		Arrays.fill(noArguments, 0);
	}

	/** Learns of a connection of an element. */
	void connect(final int i, final double[] connection) {
		if (code.visitsConnections && connections.get(i).stream().noneMatch(known -> known == connection))
			connections.get(i).add(connection);
	}

	/** Sends the events of conditions of an element that have come to hold. */
	void look(final int i, final double t, final double[] f) {
		final long watched = (long) f[Frame.WATCHED];
		long holding = (long) f[Frame.HOLDING];
		for (int w = 0; w < code.watches.length; w++)
			if ((watched >> w & 1) != 0) {
				final boolean holds = holds(w, f);
				if (holds && (holding >> w & 1) == 0) events.send(i, t, noArguments, f[code.watched + 2]);
				holding = holds ? holding | 1L << w : holding & ~(1L << w);
			}
		f[Frame.HOLDING] = holding;
	}

	private boolean holds(final int w, final double[] f) {
		code.code.run(code.watches[w], f, this);
		final double left = f[code.watched], right = f[code.watched + 1];
		return code.program.watches().get(w).greater() ? left > right : left < right;
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
		if (f == glance) return;
		if (!(delay >= 0))
			throw new MechanismException(name + ", " + code.places.get(place) + ": net_send with a delay of " + delay +
				" ms at " + f[Frame.TIME] + " ms; it must not be negative");
		events.send(element, f[Frame.TIME] + delay, arguments, flag);
	}

	@Override
	public void move(final double time, final double[] f) {
		if (f != glance) events.move(element, time);
	}

	@Override
	public void spike(final double time, final double[] f) {
		if (f != glance) events.spike(element, time);
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
	public void round(final int place, final double[] f) {
		if (++rounds > Instruction.While.MOST)
			throw new MechanismException(name + ", " + code.places.get(place) + ": the loop does not end within " + Instruction.While.MOST +
				" rounds at " + f[Frame.TIME] + " ms");
	}

	@Override
	public RuntimeException failure(final int place) {
		return new MechanismException(name + ", " + code.places.get(place) + ": " + code.messages.get(place));
	}
}
