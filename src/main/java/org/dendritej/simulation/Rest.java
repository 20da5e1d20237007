/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the rest of a neuron, beginning at −70 mV. With every mechanism at the steady state of the present voltage the membrane current is a function of
 * voltage alone, and Newton's method finds where no current is left, in steps that are short at first and grow while the voltage comes to rest:
 * pseudo-transient continuation, Kelley &amp; Keyes (1998), SIAM J Numer Anal 35:508–523, doi:10.1137/S0036142996304796. A neuron whose membrane carries no
 * current at all rests where it begins.
 *
 * <p>
 * That finds balances from which the least push leads away, too. So an active neuron is pushed by 1e-3 mV and must come back: what is left of the push, or
 * the oscillation that follows it, must die away. Otherwise, or where no balance is found, the membrane's own dynamics are followed from −70 mV until no
 * compartment moves by more than 1e-9 mV in 1000 ms, and what they lead to is pushed likewise.
 */
final class Rest {

	private static final double START = -70, PUSH = 1e-3;
	private static final double FOREVER = 1e9; // ms: after it every state is at its steady state
	private static final int ROUNDS = 20;
	private final String name;
	private final CableEquation equation;
	private final Block block;
	private final Membrane membrane;
	private final RunMonitor monitor;
	private final double[] voltage;

	/**
	 * A neuron of its own, in one block.
	 *
	 * @param trial what it has
	 * @param nodes its tree
	 * @param monitor asked whether to stop
	 */
	Rest(final Contents trial, final Nodes nodes, final RunMonitor monitor) {
		name = trial.cable.name();
		equation = new CableEquation(List.of(trial.silent()), new Layout(nodes, 1, 1), 1);
		block = equation.blocks[0];
		block.keepOld();
		membrane = block.membrane;
		this.monitor = monitor;
		voltage = block.voltage;
	}

	/**
	 * The resting voltages.
	 *
	 * @return mV, shape [compartments]
	 * @throws SimulationException if the neuron does not settle
	 */
	double[] voltages() {
		settle();
		return ofCompartments(voltage);
	}

	/** Membrane conductance of each compartment at rest with gates frozen there, µS, shape [compartments]. */
	double[] conductances(final double dt) {
		settle();
		membrane.initialise(0, voltage);
		settleStates(equation);
		equation.currents(dt);
		return ofCompartments(block.membraneConductance());
	}

	private double[] ofCompartments(final double[] values) {
		return IntStream.range(0, values.length).mapToDouble(c -> values[equation.layout.position(c, 0)]).toArray();
	}

	/**
	 * Brings everything to the steady state at its voltages, once it is initialised. What it leaves follows from the voltages alone, so that trials side by side begin as each
	 * would alone. Concentrations depend on currents and these on concentrations, hence several rounds.
	 */
	static void settleStates(final CableEquation equation) {
		for (int round = 0; round < ROUNDS; round++)
			relax(equation);
	}

	/** Brings every state to its steady state at the present voltage; pools need the ions' currents there. */
	private static void relax(final CableEquation equation) {
		equation.currents(1);
		equation.turns.last().set(0, FOREVER);
		equation.each(Program.ADVANCE);
	}

	/** Leaves the voltages at the rest, without electrodes and events. */
	private void settle() {
		Arrays.fill(voltage, START);
		membrane.initialise(0, voltage);
		final boolean balanced = balance();
		if (balanced) {
			membrane.initialise(0, voltage);
			settleStates(equation);
		}
		if (balanced && standsFirm()) return;
		Arrays.fill(voltage, START);
		if (balanced) relax(equation); // where there are numbers at all
		else membrane.initialise(0, voltage);
		follow();
		if (!standsFirm()) throw neverSettles();
	}

	/** Looks for a balance; false if it finds none. */
	private boolean balance() {
		final double[] before = new double[voltage.length], current = new double[voltage.length], slope = new double[voltage.length],
			move = new double[voltage.length];
		double h = 1;
		for (int n = 0; n < 300; n++) {
			if (!monitor.progress(0)) throw new RunCancelledException();
			steadyCurrent(current);
			System.arraycopy(voltage, 0, before, 0, voltage.length);
			for (int i = 0; i < voltage.length; i++)
				voltage[i] += PUSH;
			steadyCurrent(slope);
			for (int i = 0; i < voltage.length; i++)
				slope[i] = (slope[i] - current[i]) / (voltage[i] - before[i]);
			System.arraycopy(before, 0, voltage, 0, voltage.length);
			while (!(equation.newton(h, current, slope, move) && largest(move) <= 20)) {
				h *= 0.1;
				if (!(h > 1e-6)) return false; // or no number
			}
			for (int i = 0; i < voltage.length; i++)
				voltage[i] += move[i];
			if (h >= 1e8 && largest(move) <= 1e-9) {
				relax(equation);
				return true;
			}
			h = Math.min(FOREVER, h * (largest(move) < 1 ? 10 : 2));
		}
		return false;
	}

	private void steadyCurrent(final double[] current) {
		relax(equation);
		equation.currents(1);
		block.membraneCurrent(current);
	}

	/** Whether a small push does not lead away; leaves the neuron as it was. */
	private boolean standsFirm() {
		if (!membrane.hasGates()) return true;
		final double[] rest = voltage.clone();
		for (int i = 0; i < voltage.length; i++)
			voltage[i] += PUSH;
		final boolean firm = comesBackTo(rest);
		System.arraycopy(rest, 0, voltage, 0, rest.length);
		relax(equation);
		return firm;
	}

	/** Looks at the largest distance within every 10 ms but the first, and whether it has become less after 20, 50, 90, 170 or 330 ms. */
	private boolean comesBackTo(final double[] rest) {
		final double[] distance = new double[33];
		for (int w = 0; w < distance.length; w++) {
			if (!monitor.progress(0)) throw new RunCancelledException();
			for (int n = 0; n < 100; n++) {
				step(0.1);
				distance[w] = Math.max(distance[w], largestDifference(voltage, rest));
			}
			if (w == 1 && distance[1] < 0.5 * PUSH) return true;
			if (!(distance[w] < 20 * PUSH)) return false;
			final boolean look = w == 4 || w == 8 || w == 16 || w == 32;
			if (look && largest(Arrays.copyOfRange(distance, w / 2 + 1, w + 1)) < largest(Arrays.copyOfRange(distance, 1, w / 2 + 1)))
				return true;
		}
		return false;
	}

	/** Follows the dynamics by backward Euler steps that grow while the neuron approaches its rest and shrink when it is thrown off. */
	private void follow() {
		final double[] reference = voltage.clone();
		double dt = 0.1, sinceReference = 0, lastChange = Double.POSITIVE_INFINITY;
		int stepsSinceReference = 0;
		for (int n = 0; n < 20_000; n++) {
			if (n % 100 == 99 && !monitor.progress(0)) throw new RunCancelledException();
			step(dt);
			final double change = largestDifference(voltage, block.old) / dt;
			sinceReference += dt;
			stepsSinceReference++;
			if (sinceReference >= 1000 && stepsSinceReference >= 3) {
				if (largestDifference(voltage, reference) <= 1e-9) return;
				System.arraycopy(voltage, 0, reference, 0, reference.length);
				sinceReference = 0;
				stepsSinceReference = 0;
			}
			dt = Math.max(0.025, Math.min(1e6, dt * (change == 0 ? 2 : Math.max(0.25, Math.min(2, lastChange / change)))));
			lastChange = change;
		}
		throw neverSettles();
	}

	private void step(final double dt) {
		equation.next().set(0, dt);
		equation.moveByBackwardEuler(false, Program.REMEMBER, Program.ADVANCE);
		equation.end();
	}

	private SimulationException neverSettles() {
		return new SimulationException(
			name + ": the neuron does not settle to a rest, it may fire by itself; start from a given voltage instead");
	}

	private static double largest(final double[] a) {
		double largest = 0;
		for (final double value : a)
			if (!(Math.abs(value) <= largest)) largest = Math.abs(value); // NaN, too
		return largest;
	}

	private static double largestDifference(final double[] a, final double[] b) {
		double largest = 0;
		for (int i = 0; i < a.length; i++) {
			final double difference = Math.abs(a[i] - b[i]);
			if (!(difference <= largest)) largest = difference; // NaN, too
		}
		return largest;
	}
}
