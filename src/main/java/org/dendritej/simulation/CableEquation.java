/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;

/**
 * The voltages of one neuron and the implicit step that moves them: C dV/dt = −I(V) + Σ g (V_neighbour − V) + I_electrode, mechanisms linearised about the
 * present voltage. Confined to one thread; a step allocates nothing.
 */
final class CableEquation {

	/** The least that a current which falls with the voltage may leave of a compartment's inertia. */
	private static final double STEEPEST = 0.5;
	/** Voltage of each node, mV. */
	final double[] voltage;
	/** Voltage of each node before the last step, mV. */
	final double[] old;
	private final Nodes nodes;
	private final Membrane membrane;
	private final Electrodes electrodes;
	/** What never changes, such as a leak: added once. */
	private final double[] constantConductance;
	private final double[] constantSource;
	/** What each node has of its own in the present step: inertia and membrane, µS. */
	private final double[] own;
	private final double[] solution;
	/** Conductances and sources of a step that is solved several times, and its coarsest solution. */
	private final double[] held, heldSource, coarse;
	/** For whole steps and for the half steps of Crank–Nicolson. */
	private final Prepared whole;
	private final Prepared half;

	/** What an implicit step of one length needs and no voltage changes. */
	private final class Prepared {

		private double h = Double.NaN;
		private final double[] inertia = new double[nodes.count()]; // C/h, µS
		private final double[] fixed = new double[nodes.count()]; // of each node's own, without what changes
		private final double[] factored = new double[nodes.count()]; // for a membrane that does not change at all
		private boolean isFactored;

		void prepare(final double length) {
			if (length == h) return;
			h = length;
			isFactored = false;
			for (int i = 0; i < inertia.length; i++) {
				inertia[i] = nodes.capacitance[i] / h;
				fixed[i] = inertia[i] + constantConductance[i];
			}
		}

		void factor() {
			if (isFactored) return;
			System.arraycopy(fixed, 0, factored, 0, fixed.length);
			TreeMatrix.factor(nodes, factored);
			isFactored = true;
		}
	}

	CableEquation(final Nodes nodes, final Membrane membrane, final Electrodes electrodes) {
		this.nodes = nodes;
		this.membrane = membrane;
		this.electrodes = electrodes;
		final int count = nodes.count();
		voltage = new double[count];
		old = new double[count];
		constantConductance = new double[count];
		constantSource = new double[count];
		own = new double[count];
		solution = new double[count];
		held = new double[count];
		heldSource = new double[count];
		coarse = new double[count];
		membrane.addConstantCurrents(constantConductance, constantSource);
		whole = new Prepared();
		half = new Prepared();
	}

	/** A fork has no capacitance: its voltage is the mean of its neighbours', weighted by conductance. */
	void balanceForks() {
		final double[] sum = new double[voltage.length], weight = new double[voltage.length];
		for (int k = 1; k < voltage.length; k++) {
			final int i = nodes.fromRoot[k], p = nodes.parent[i];
			sum[i] += nodes.axial[i] * voltage[p];
			sum[p] += nodes.axial[i] * voltage[i];
			weight[i] += nodes.axial[i];
			weight[p] += nodes.axial[i];
		}
		for (int i = 0; i < voltage.length; i++)
			if (nodes.capacitance[i] == 0) voltage[i] = sum[i] / weight[i];
	}

	/** Total membrane conductance of each node at the present voltages, µS. */
	double[] membraneConductance(final double dt) {
		final double[] total = constantConductance.clone();
		Arrays.fill(solution, 0);
		membrane.addCurrents(0, dt, voltage, total, solution);
		return total;
	}

	/** Membrane current of each node at the present voltages, outward positive, nA. */
	void membraneCurrent(final double[] current) {
		System.arraycopy(constantConductance, 0, own, 0, own.length);
		System.arraycopy(constantSource, 0, solution, 0, solution.length);
		membrane.addCurrents(0, 1, voltage, own, solution);
		for (int i = 0; i < current.length; i++)
			current[i] = own[i] * voltage[i] - solution[i];
	}

	/**
	 * One step of Newton's method towards the balance of currents, restrained as if it were a backward Euler step.
	 *
	 * @param h length of that step, ms
	 * @param current of the membrane, nA
	 * @param slope its derivative with respect to the voltage, µS
	 * @param move receives how far the voltages should move, mV
	 * @return whether the step leads downhill, to where the currents push the voltages
	 */
	boolean newton(final double h, final double[] current, final double[] slope, final double[] move) {
		for (int i = 0; i < move.length; i++) {
			own[i] = nodes.capacitance[i] / h + slope[i];
			move[i] = -current[i];
		}
		for (int k = 1; k < move.length; k++) {
			final int i = nodes.fromRoot[k], p = nodes.parent[i];
			final double axialCurrent = nodes.axial[i] * (voltage[i] - voltage[p]);
			move[i] -= axialCurrent;
			move[p] += axialCurrent;
		}
		TreeMatrix.solve(nodes, own, move);
		for (final double pivot : own)
			if (!(pivot > 0)) return false; // not positive definite
		return true;
	}

	/** Remembers the present voltages as the old ones. */
	void remember() {
		System.arraycopy(voltage, 0, old, 0, voltage.length);
	}

	/** One backward Euler step. */
	void moveByBackwardEuler(final double t, final double dt, final boolean withElectrodes) {
		if (!solve(whole, t, dt, dt, withElectrodes)) {
			moveInParts(t, dt, withElectrodes);
			return;
		}
		System.arraycopy(solution, 0, voltage, 0, voltage.length);
	}

	/** One Crank–Nicolson step: a backward Euler step of half the length, extrapolated. */
	void moveByCrankNicolson(final double t, final double dt) {
		membrane.beginCentred(dt);
		final boolean solved = solve(half, t, dt, 0.5 * dt, true);
		membrane.endCentred(t, dt, solved ? solution : voltage);
		if (!solved) {
			moveInParts(t, dt, true);
			return;
		}
		for (int i = 0; i < voltage.length; i++)
			voltage[i] = 2 * solution[i] - voltage[i];
	}

	/**
	 * Leaves in {@code solution} the voltages that an implicit step of {@code h} leads to; currents are means over {@code t … t + dt}.
	 *
	 * @return false if the step is too long for a current that falls with the voltage
	 */
	private boolean solve(final Prepared step, final double t, final double dt, final double h, final boolean withElectrodes) {
		step.prepare(h);
		for (int i = 0; i < solution.length; i++)
			solution[i] = constantSource[i] + step.inertia[i] * voltage[i];
		if (membrane.isConstant() && !(withElectrodes && electrodes.clampVoltage())) {
			if (withElectrodes) electrodes.addCurrents(t, dt, own, solution);
			step.factor();
			TreeMatrix.solveFactored(nodes, step.factored, solution);
			return true;
		}
		System.arraycopy(step.fixed, 0, own, 0, own.length);
		membrane.addCurrents(t, dt, voltage, own, solution);
		if (withElectrodes) electrodes.addCurrents(t, dt, own, solution);
		if (fallsTooSteeply(own, step.inertia)) return false;
		if (step == half) restrain();
		TreeMatrix.solve(nodes, own, solution);
		return true;
	}

	/** Whether what a compartment has of its own is much less than its inertia; a fork has neither. */
	private static boolean fallsTooSteeply(final double[] own, final double[] inertia) {
		for (int i = 0; i < own.length; i++)
			if (own[i] < STEEPEST * inertia[i]) return true;
		return false;
	}

	/**
	 * Gives compartments more inertia for the half step that Crank–Nicolson extrapolates, where a clamp or synapses would otherwise throw the voltage beyond
	 * what they draw it to: where they charge a compartment in less than half a step.
	 */
	private void restrain() {
		final double[] points = membrane.pointConductance(), inertia = half.inertia;
		for (int i = 0; i < points.length; i++)
			if (points[i] > inertia[i]) {
				own[i] += points[i] - inertia[i];
				solution[i] += (points[i] - inertia[i]) * voltage[i];
			}
		electrodes.hold(voltage, own, solution);
	}

	/**
	 * A step in as many backward Euler steps as a current needs that falls with the voltage, such as that of very many NMDA receptors: each so short that its
	 * conductance takes away at most half of the inertia, and at most twice as long as the one before. Conductances are the means over the whole step.
	 */
	private void moveInParts(final double t, final double dt, final boolean withElectrodes) {
		double left = dt, h = dt;
		for (boolean first = true; left > 1e-9 * dt; first = false) {
			hold(t, dt, withElectrodes);
			h = first ? dt : Math.min(left, 2 * h);
			for (int i = 0; i < held.length; i++)
				if (held[i] < 0) h = Math.min(h, (1 - STEEPEST) * nodes.capacitance[i] / -held[i]);
			h = Math.min(left, Math.max(h, 1e-6 * dt));
			solveHeld(whole, h);
			System.arraycopy(solution, 0, voltage, 0, voltage.length);
			left -= h;
		}
	}

	/** Keeps conductances and sources at the present voltage, means over {@code t … t + dt}. */
	private void hold(final double t, final double dt, final boolean withElectrodes) {
		System.arraycopy(constantConductance, 0, held, 0, held.length);
		System.arraycopy(constantSource, 0, heldSource, 0, heldSource.length);
		membrane.addCurrents(t, dt, voltage, held, heldSource);
		if (withElectrodes) electrodes.addCurrents(t, dt, held, heldSource);
	}

	/**
	 * One step after a jump: of second order, too, but it damps what Crank–Nicolson would carry on as an oscillation. Backward Euler over the step and over its
	 * halves, extrapolated, with the same currents and conductances in all three.
	 */
	void moveDamped(final double t, final double dt) {
		hold(t, dt, true);
		for (int i = 0; i < held.length; i++)
			if (held[i] < (STEEPEST - 1) * nodes.capacitance[i] / dt) {
				moveInParts(t, dt, true);
				return;
			}
		solveHeld(whole, dt);
		System.arraycopy(solution, 0, coarse, 0, coarse.length);
		solveHeld(half, 0.5 * dt);
		System.arraycopy(solution, 0, voltage, 0, voltage.length);
		solveHeld(half, 0.5 * dt);
		for (int i = 0; i < voltage.length; i++)
			voltage[i] = 2 * solution[i] - coarse[i];
	}

	private void solveHeld(final Prepared step, final double h) {
		step.prepare(h);
		for (int i = 0; i < own.length; i++) {
			own[i] = held[i] + step.inertia[i];
			solution[i] = heldSource[i] + step.inertia[i] * voltage[i];
		}
		TreeMatrix.solve(nodes, own, solution);
	}
}
