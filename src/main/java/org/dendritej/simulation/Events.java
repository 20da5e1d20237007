/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.dendritej.mechanism.EventPort;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Mechanism.EventRule;
import org.dendritej.recording.Spike;

/**
 * The events in one block of compartments: those known before the run, sorted once, and those that mechanisms send to themselves. Events of a trial at the same
 * time are delivered in the order of group, receptor and synapse, so the order follows from the model alone.
 */
final class Events {

	private final List<Bound> bound = new ArrayList<>();
	private final List<Contents> trials;
	/** Spikes of artificial cells so far, of each trial. */
	private final List<List<Spike>> spikes = new ArrayList<>();
	private final List<List<Afferents>> afferents; // of each group of each trial
	private final Afferents[] plastic;
	private Schedule withinStep;
	private Schedule onGrid;
	private final Pending pending = new Pending();
	private final List<Connection> connections = new ArrayList<>();

	/**
	 * Events of a block, none yet.
	 *
	 * @param trials what their neurons have, one for each lane
	 * @param afferents what arrives at each group of each trial
	 */
	Events(final List<Contents> trials, final List<List<Afferents>> afferents) {
		this.trials = trials;
		this.afferents = afferents;
		plastic = afferents.stream().flatMap(List::stream).filter(group -> !group.isPlain()).toArray(Afferents[]::new);
		trials.forEach(trial -> spikes.add(new ArrayList<>()));
	}

	/** The port of the mechanism that is bound next but {@code number} others; events it sends before the run begins are kept. */
	EventPort port(final int number) {
		return new EventPort() {

			@Override
			public void send(final int element, final double time, final double[] arguments, final double flag) {
				pending.add(time, number, element, arguments, flag);
			}

			@Override
			public void move(final int element, final double time) {
				pending.move(number, element, time, onGrid.next(bound.get(number).state, element, time));
			}

			@Override
			public void spike(final int element, final double time) {
				final Bound b = bound.get(number);
				final String name = b.group < 0 ? b.mechanism.name() : trials.get(b.lane(element)).model.synapses().get(b.group).name();
				spikes.get(b.lane(element)).add(new Spike(time, name + "[" + b.number(element) + "]"));
			}
		};
	}

	/**
	 * Sorts the spikes that synapses receive; called when everything is bound.
	 *
	 * @param membrane of this block
	 */
	void schedule(final Membrane membrane) {
		final List<Known> within = new ArrayList<>(), grid = new ArrayList<>();
		int room = Pending.LEAST;
		for (final Bound b : membrane.bound) {
			bound.add(b);
			if (b.group < 0)
				continue;
			if (b.mechanism.eventRule() == EventRule.ON_GRID) room += Pending.OF_EACH * b.elements();
			final int[] inOrder = IntStream.range(0, b.elements()).boxed().sorted(Comparator.comparingInt(e -> b.number(e))).mapToInt(
				Integer::intValue).toArray();
			for (final int e : inOrder) {
				final double[] arguments = new double[b.mechanism.eventArguments().size()];
				final double weight = trials.get(b.lane(e)).placed.get(b.placed).weight();
				if (arguments.length > 0) {
					arguments[0] = weight;
					connections.add(new Connection(b.state, e, arguments.clone(), arguments));
				}
				if (!afferents.get(b.lane(e)).isEmpty())
					schedule(b, e, arguments, weight, afferents.get(b.lane(e)).get(b.group),
						b.mechanism.eventRule() == EventRule.WITHIN_STEP ? within
							: grid);
			}
		}
		withinStep = new Schedule(within);
		onGrid = new Schedule(grid);
		pending.makeRoom(room);
	}

	private static void schedule(final Bound b, final int element, final double[] arguments, final double weight,
		final Afferents from,
		final List<Known> events) {
		final int synapse = b.number(element);
		for (int k = 0; k < from.times(synapse).length; k++)
			if (from.quanta(synapse, k) > 0)
				events.add(new Known(from.times(synapse)[k], b.state, element, arguments, weight * from.quanta(synapse, k), from, synapse));
	}

	/** Whether synapses change that transmit here. */
	boolean arePlastic() {
		return plastic.length > 0;
	}

	/** Lets synapses learn from the step from {@code t} to {@code t + dt}. */
	void learn(final double t, final double dt, final double[] old, final double[] voltage) {
		for (final Afferents group : plastic) {
			group.learn(t, dt, old, voltage);
			group.sample(t + dt);
		}
	}

	/** Forgets what mechanisms have sent and spiked; called before they are initialised. */
	void clear() {
		pending.size = 0;
		spikes.forEach(List::clear);
	}

	/** Tells mechanisms of their connections; called after they are initialised. */
	void connect(final double t) {
		for (final Connection connection : connections) {
			System.arraycopy(connection.start, 0, connection.arguments, 0, connection.start.length);
			connection.state.connect(connection.element, t, connection.arguments);
		}
	}

	/** Deliver what belongs to the present step. Only what stands at a point receives events, or what sends them to itself. */
	Loops.Loop[] arrivals(final Turns turns) {
		final boolean mayHappen = bound.stream().anyMatch(b -> b.sends || b.mechanism.kind() == Mechanism.Kind.POINT);
		return mayHappen ? new Loops.Loop[] { unused -> deliver(turns.present().from, turns.present().length) } : new Loops.Loop[0];
	}

	private void deliver(final double t, final double dt) {
		withinStep.deliver(t + dt, t, dt);
		final double end = t + 0.5 * dt;
		while (Math.min(onGrid.firstTime(), pending.firstTime()) <= end)
			if (onGrid.firstTime() < pending.firstTime() || onGrid.firstTime() == pending.firstTime() && !pending.firstHolds())
				onGrid.deliverFirst(t, dt);
			else
				pending.deliverFirst(bound, t, dt);
	}

	/** Spikes of artificial cells of a trial so far. */
	List<Spike> spikes(final int lane) {
		return spikes.get(lane);
	}

	private record Connection(Mechanism.State state, int element, double[] start, double[] arguments) {
	}

	/**
	 * @param weight that it brings, before the strength of the synapse
	 * @param from of which group
	 * @param synapse its number there
	 */
	private record Known(double time, Mechanism.State state, int element, double[] arguments, double weight, Afferents from, int synapse) {
	}

	/** Events known before the run, in order of time. */
	private static final class Schedule {

		private final double[] time;
		private final Mechanism.State[] state;
		private final int[] element;
		private final double[][] arguments;
		private final double[] weight;
		private final Afferents[] from;
		private final int[] synapse;
		private int next;

		Schedule(final List<Known> events) {
			events.sort(Comparator.comparingDouble(Known::time)); // stable
			time = events.stream().mapToDouble(Known::time).toArray();
			state = events.stream().map(Known::state).toArray(Mechanism.State[]::new);
			element = events.stream().mapToInt(Known::element).toArray();
			arguments = events.stream().map(Known::arguments).toArray(double[][]::new);
			weight = events.stream().mapToDouble(Known::weight).toArray();
			from = events.stream().map(Known::from).toArray(Afferents[]::new);
			synapse = events.stream().mapToInt(Known::synapse).toArray();
		}

		/** Time of the next event of one element, if it is not after {@code end}; else a later time. */
		double next(final Mechanism.State whose, final int which, final double end) {
			for (int i = next; i < time.length && time[i] <= end; i++)
				if (state[i] == whose && element[i] == which) return time[i];
			return Double.POSITIVE_INFINITY;
		}

		double firstTime() {
			return next < time.length ? time[next] : Double.POSITIVE_INFINITY;
		}

		void deliver(final double end, final double t, final double dt) {
			while (firstTime() < end)
				deliverFirst(t, dt);
		}

		void deliverFirst(final double t, final double dt) {
			final int event = next++;
			if (!from[event].isPlain() && arguments[event].length > 0)
				arguments[event][0] = weight[event] * from[event].weight(synapse[event], time[event]);
			state[event].receive(element[event], t, dt, time[event], arguments[event], 0);
		}
	}

	/**
	 * Events that mechanisms have sent to themselves, in order of time; those at the same time in the order in which they were sent. As in NEURON, one that is
	 * moved while it is the first of all stays ahead of others at its new time; but the first of its own element counts here, so that nothing depends on what else
	 * the neuron has.
	 */
	private static final class Pending {

		/** So many events of one synapse at a time are usual, as are so many of all that are no synapses. More room is made when it is needed. */
		private static final int OF_EACH = 2, LEAST = 16;
		private int size;
		private double[] time = {};
		private int[] number = {};
		private int[] element = {};
		private double[] flag = {};
		private double[][] arguments = {};
		private boolean[] holds = {}; // ahead of others at its time

		void makeRoom(final int events) {
			if (events <= time.length) return;
			time = Arrays.copyOf(time, events);
			number = Arrays.copyOf(number, events);
			element = Arrays.copyOf(element, events);
			flag = Arrays.copyOf(flag, events);
			arguments = Arrays.copyOf(arguments, events);
			holds = Arrays.copyOf(holds, events);
		}

		double firstTime() {
			return size > 0 ? time[size - 1] : Double.POSITIVE_INFINITY;
		}

		boolean firstHolds() {
			return size > 0 && holds[size - 1];
		}

		void add(final double newTime, final int newNumber, final int newElement, final double[] newArguments, final double newFlag) {
			put(newTime, newNumber, newElement, newArguments, newFlag, false);
		}

		/** Kept from last to first, so that the first leaves from the end. */
		private void put(final double newTime, final int newNumber, final int newElement, final double[] newArguments, final double newFlag,
			final boolean hold) {
			if (size == time.length) makeRoom(Math.max(LEAST, 2 * size));
			int i = size++;
			for (; i > 0 && (hold ? time[i - 1] < newTime : time[i - 1] <= newTime); i--)
				copy(i - 1, i);
			time[i] = newTime;
			number[i] = newNumber;
			element[i] = newElement;
			flag[i] = newFlag;
			arguments[i] = newArguments;
			holds[i] = hold;
		}

		/** @param known when something else arrives at the element, if not after the new time; else any later time */
		void move(final int whose, final int which, final double newTime, final double known) {
			for (int i = size - 1; i >= 0; i--)
				if (number[i] == whose && element[i] == which) {
					final double f = flag[i], before = time[i];
					final double[] a = arguments[i];
					for (int j = i + 1; j < size; j++)
						copy(j, j - 1);
					size--;
					double first = known;
					for (int j = 0; j < size; j++)
						if (number[j] == whose && element[j] == which) first = Math.min(first, time[j]);
					put(newTime, whose, which, a, f, before <= known && newTime <= first);
					return;
				}
		}

		void deliverFirst(final List<Bound> bound, final double t, final double dt) {
			size--;
			bound.get(number[size]).state.receive(element[size], t, dt, time[size], arguments[size], flag[size]);
		}

		private void copy(final int from, final int to) {
			time[to] = time[from];
			number[to] = number[from];
			element[to] = element[from];
			flag[to] = flag[from];
			arguments[to] = arguments[from];
			holds[to] = holds[from];
		}
	}
}
