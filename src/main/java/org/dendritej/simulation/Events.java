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

import org.dendritej.mechanism.EventPort;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Mechanism.EventRule;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.SynapseGroup;
import org.dendritej.recording.Spike;

/**
 * The events of one simulation: those known before the run, sorted once, and those that mechanisms send to themselves. Events at the same time are delivered
 * in the order of group, synapse and receptor, so the order follows from the model alone.
 */
final class Events {

	private final List<Mechanism.State> states = new ArrayList<>();
	private final List<String> names = new ArrayList<>();
	private final List<Spike> spikes = new ArrayList<>();
	private final List<Double> jumps = new ArrayList<>();
	private Schedule withinStep;
	private Schedule onGrid;
	private final Pending pending = new Pending();
	private final List<Connection> connections = new ArrayList<>();
	private final List<Afferents> afferents = new ArrayList<>(); // of each group
	private Afferents[] plastic = {};

	/** The port of the mechanism that is bound next but {@code number} others; events it sends before the run begins are kept. */
	EventPort port(final int number) {
		return new EventPort() {

			@Override
			public void send(final int element, final double time, final double[] arguments, final double flag) {
				pending.add(time, number, element, arguments, flag);
			}

			@Override
			public void move(final int element, final double time) {
				pending.move(number, element, time, onGrid.firstTime());
			}

			@Override
			public void spike(final int element, final double time) {
				spikes.add(new Spike(time, names.get(number) + "[" + element + "]"));
			}
		};
	}

	/** Sorts the spikes of all synapse groups; called when everything is bound. */
	void schedule(final NeuronModel model, final Membrane membrane, final Afferents.Watch watch) {
		for (final Membrane.Bound bound : membrane.bound) {
			states.add(bound.state);
			names.add(bound.group < 0 ? bound.mechanism.name() : model.synapses().get(bound.group).name());
		}
		for (int g = 0; g < model.synapses().size(); g++) {
			final int group = g;
			final int[] nodes = membrane.bound.stream().filter(bound -> bound.group == group).findFirst().orElseThrow().nodes;
			afferents.add(new Afferents(model, model.synapses().get(g), nodes, watch));
		}
		plastic = afferents.stream().filter(group -> !group.isPlain()).toArray(Afferents[]::new);
		final List<Known> within = new ArrayList<>(), grid = new ArrayList<>();
		for (final Membrane.Bound bound : membrane.bound)
			if (bound.group >= 0)
				schedule(bound, model.synapses().get(bound.group), bound.mechanism.eventRule() == EventRule.WITHIN_STEP ? within : grid);
		withinStep = new Schedule(within);
		onGrid = new Schedule(grid);
	}

	private void schedule(final Membrane.Bound bound, final SynapseGroup group, final List<Known> events) {
		final double weight = group.receptors().stream().filter(r -> r.mechanism() == bound.mechanism).findFirst().orElseThrow().weight();
		final Afferents from = afferents.get(bound.group);
		for (int s = 0; s < bound.nodes.length; s++) {
			final double[] arguments = new double[bound.mechanism.eventArguments().size()];
			if (arguments.length > 0) {
				arguments[0] = weight;
				connections.add(new Connection(bound.state, s, arguments.clone(), arguments));
			}
			for (int k = 0; k < from.times(s).length; k++)
				if (from.quanta(s, k) > 0) {
					events.add(new Known(from.times(s)[k], bound.state, s, arguments, weight * from.quanta(s, k), from));
					if (bound.mechanism.eventsJump()) jumps.add(from.times(s)[k]);
				}
		}
	}

	/** What arrives at each group of synapses, in the order of the model. */
	List<Afferents> afferents() {
		return afferents;
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
		pending.firstHolds = false;
		spikes.clear();
	}

	/** Tells mechanisms of their connections; called after they are initialised. */
	void connect(final double t) {
		for (final Connection connection : connections) {
			System.arraycopy(connection.start, 0, connection.arguments, 0, connection.start.length);
			connection.state.connect(connection.element, t, connection.arguments);
		}
	}

	/** When events make a current jump, ms; in no order. */
	double[] jumps() {
		return jumps.stream().mapToDouble(Double::doubleValue).toArray();
	}

	/** Delivers what belongs to the step from {@code t} to {@code t + dt}. */
	void deliver(final double t, final double dt) {
		withinStep.deliver(t + dt, t, dt);
		final double end = t + 0.5 * dt;
		while (Math.min(onGrid.firstTime(), pending.firstTime()) <= end)
			if (onGrid.firstTime() < pending.firstTime() || onGrid.firstTime() == pending.firstTime() && !pending.firstHolds)
				onGrid.deliverFirst(t, dt);
			else pending.deliverFirst(states, t, dt);
	}

	/** Spikes of artificial cells so far. */
	List<Spike> spikes() {
		return spikes;
	}

	private record Connection(Mechanism.State state, int element, double[] start, double[] arguments) {
	}

	/** @param weight that it brings, before the strength of the synapse */
	private record Known(double time, Mechanism.State state, int element, double[] arguments, double weight, Afferents from) {
	}

	/** Events known before the run, in order of time. */
	private static final class Schedule {

		private final double[] time;
		private final Mechanism.State[] state;
		private final int[] element;
		private final double[][] arguments;
		private final double[] weight;
		private final Afferents[] from;
		private int next;

		Schedule(final List<Known> events) {
			events.sort(Comparator.comparingDouble(Known::time)); // stable
			time = events.stream().mapToDouble(Known::time).toArray();
			state = events.stream().map(Known::state).toArray(Mechanism.State[]::new);
			element = events.stream().mapToInt(Known::element).toArray();
			arguments = events.stream().map(Known::arguments).toArray(double[][]::new);
			weight = events.stream().mapToDouble(Known::weight).toArray();
			from = events.stream().map(Known::from).toArray(Afferents[]::new);
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
				arguments[event][0] = weight[event] * from[event].weight(element[event], time[event]);
			state[event].receive(element[event], t, dt, time[event], arguments[event], 0);
		}
	}

	/** Events that mechanisms have sent to themselves, in order of time; those at the same time in the order in which they were sent. */
	private static final class Pending {

		private int size;
		/** Whether the first was first before it was moved, and so stays ahead of others at its new time, as in NEURON. */
		private boolean firstHolds;
		private double[] time = new double[16];
		private int[] number = new int[16];
		private int[] element = new int[16];
		private double[] flag = new double[16];
		private double[][] arguments = new double[16][];

		double firstTime() {
			return size > 0 ? time[size - 1] : Double.POSITIVE_INFINITY;
		}

		/** Kept from last to first, so that the first leaves from the end. */
		void add(final double newTime, final int newNumber, final int newElement, final double[] newArguments, final double newFlag) {
			if (size == time.length) {
				time = Arrays.copyOf(time, 2 * size);
				number = Arrays.copyOf(number, 2 * size);
				element = Arrays.copyOf(element, 2 * size);
				flag = Arrays.copyOf(flag, 2 * size);
				arguments = Arrays.copyOf(arguments, 2 * size);
			}
			int i = size++;
			firstHolds &= i > 0 && time[i - 1] <= newTime;
			for (; i > 0 && time[i - 1] <= newTime; i--)
				copy(i - 1, i);
			put(i, newTime, newNumber, newElement, newArguments, newFlag);
		}

		void move(final int whose, final int which, final double newTime, final double firstKnown) {
			for (int i = size - 1; i >= 0; i--)
				if (number[i] == whose && element[i] == which) {
					final double f = flag[i];
					final double[] a = arguments[i];
					final boolean first = i == size - 1 && time[i] <= firstKnown;
					for (int j = i + 1; j < size; j++)
						copy(j, j - 1);
					size--;
					firstHolds &= i < size;
					if (first && newTime <= Math.min(firstKnown, firstTime())) {
						put(size++, newTime, whose, which, a, f);
						firstHolds = true;
					}
					else
						add(newTime, whose, which, a, f);
					return;
				}
		}

		void deliverFirst(final List<Mechanism.State> states, final double t, final double dt) {
			size--;
			firstHolds = false;
			states.get(number[size]).receive(element[size], t, dt, time[size], arguments[size], flag[size]);
		}

		private void put(final int at, final double newTime, final int newNumber, final int newElement, final double[] newArguments,
			final double newFlag) {
			time[at] = newTime;
			number[at] = newNumber;
			element[at] = newElement;
			flag[at] = newFlag;
			arguments[at] = newArguments;
		}

		private void copy(final int from, final int to) {
			time[to] = time[from];
			number[to] = number[from];
			element[to] = element[from];
			flag[to] = flag[from];
			arguments[to] = arguments[from];
		}
	}
}
