/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;
import java.util.List;

/**
 * A part of the compartments of a neuron, for all trials that run side by side, with everything that is there. All of its arrays have one entry per
 * compartment and trial, in the order of {@link Layout}. A step is the work of each block on its own, between which one thread joins them in the
 * {@link TreeMatrix}; so blocks may be worked on by different threads, or one after the other while they are in the processor's cache.
 */
final class Block {

	/** The least that a current which falls with the voltage may leave of a compartment's inertia. */
	static final double STEEPEST = 0.5;
	final int number;
	/** Voltages, mV, now. */
	final double[] voltage;
	/** Voltages before the last step, if they are kept; else empty. */
	double[] old = new double[0];
	/** What each compartment has of its own in the present step: inertia and membrane, µS. */
	final double[] own;
	/** In: right-hand side, nA; out: voltages, mV. */
	final double[] solution;
	final Membrane membrane;
	final Events events;
	/** Of each trial. */
	final Electrodes[] electrodes;
	final double[] capacitance;
	/** For whole steps and for the half steps of Crank–Nicolson. */
	final Prepared whole = new Prepared(), half = new Prepared();
	/** Whether the present step is too long for a current that falls with the voltage, and in which trials it is. */
	boolean isSteep;
	final boolean[] steep;
	/** What never changes, such as a leak: added once; empty where there is nothing. */
	private final double[] constantConductance, constantSource;
	/** Conductances and sources of a step that is solved several times, and its coarsest solution; made when first needed. */
	private double[] held, heldSource, coarse;
	private final Loops.Loop[] accept, extrapolate;
	private Loops.Loop[] restrain; // made when first needed

	/** What an implicit step of one length needs and no voltage changes. */
	final class Prepared {

		private double h = Double.NaN;
		private double[] inertia; // C/h, µS
		/** Of each compartment's own, without what changes. */
		double[] fixed;
		private Loops.Loop[] begin, beginOwn; // the right-hand side and what compartments have of their own

		void prepare(final double length) {
			if (length != h) compute(length);
		}

		private void compute(final double length) {
			h = length;
			if (inertia == null) {
				inertia = new double[capacitance.length];
				fixed = constantConductance.length > 0 ? new double[capacitance.length] : inertia;
				begin = new Loops.Loop[] { constantSource.length > 0 ? new Loops.AddProduct(constantSource, inertia, voltage, solution)
					: new Loops.Product(inertia, voltage, solution) };
				beginOwn = new Loops.Loop[] { new Loops.Copy(fixed, own) };
			}
			for (int i = 0; i < inertia.length; i++)
				inertia[i] = capacitance[i] / h;
			for (int i = 0; i < constantConductance.length; i++)
				fixed[i] = inertia[i] + constantConductance[i];
		}
	}

	/**
	 * Builds a block.
	 *
	 * @param trials what their neurons have; one for each lane, all with the same mechanisms
	 * @param afferents what arrives at each group of synapses of each trial
	 * @param layout where compartments stand
	 * @param number which block this is
	 */
	Block(final List<Contents> trials, final List<List<Afferents>> afferents, final Layout layout, final int number) {
		this.number = number;
		final int size = layout.size(number);
		voltage = new double[size];
		own = new double[size];
		solution = new double[size];
		accept = new Loops.Loop[] { new Loops.Copy(solution, voltage) };
		extrapolate = new Loops.Loop[] { new Loops.Extrapolate(solution, voltage) };
		capacitance = new double[size];
		events = new Events(trials, afferents);
		membrane = new Membrane(trials, layout, number, events);
		events.schedule(membrane);
		electrodes = new Electrodes[layout.lanes];
		steep = new boolean[layout.lanes];
		for (int l = 0; l < electrodes.length; l++) {
			final int lane = l;
			final Contents trial = trials.get(l);
			final double[] capacitances = trial.cable.capacitances();
			for (int c = 0; c < layout.compartments(); c++)
				if (layout.block(c) == number) capacitance[layout.position(c, l)] = capacitances[trial.cable.node(c)];
			electrodes[l] =
				new Electrodes(trial.model.protocol(), trial.cable, c -> layout.block(c) == number ? layout.position(c, lane) : -1);
		}
		constantConductance = new double[membrane.hasConstant() ? size : 0];
		constantSource = new double[constantConductance.length];
		membrane.addConstantCurrents(constantConductance, constantSource);
	}

	/** Total membrane conductance at the present voltages, µS. */
	double[] membraneConductance(final double dt) {
		final double[] total = new double[voltage.length];
		begin(constantConductance, total);
		Arrays.fill(solution, 0);
		membrane.addCurrents(0, dt, voltage, total, solution);
		return total;
	}

	/** Membrane current at the present voltages, outward positive, nA. */
	void membraneCurrent(final double[] current) {
		begin(constantConductance, own);
		begin(constantSource, solution);
		membrane.addCurrents(0, 1, voltage, own, solution);
		for (int i = 0; i < current.length; i++)
			current[i] = own[i] * voltage[i] - solution[i];
	}

	/** From now on the voltages before the last step are kept, too. */
	void keepOld() {
		old = voltage.clone();
	}

	/** Remembers the present voltages as the old ones, if these are kept. */
	void remember() {
		System.arraycopy(voltage, 0, old, 0, old.length);
	}

	/**
	 * Leaves in {@code own} and {@code solution} what an implicit step needs; currents are means over {@code t … t + dt}.
	 *
	 * @param step prepared for its length
	 * @param isConstant whether {@code own} is not needed, because the matrix is factored already
	 */
	void assemble(final Prepared step, final double t, final double dt, final boolean withElectrodes, final boolean isConstant) {
		Loops.run(step.begin);
		isSteep = false;
		if (!isConstant) {
			Loops.run(step.beginOwn);
			membrane.addCurrents(t, dt, voltage, own, solution);
		}
		if (withElectrodes) addElectrodes(t, dt, own, solution);
		if (isConstant) return;
		isSteep = membrane.mayFall() && fallsTooSteeply(own, step.inertia);
		if (step == half) restrain();
	}

	private void addElectrodes(final double t, final double dt, final double[] conductance, final double[] source) {
		for (final Electrodes ofTrial : electrodes)
			ofTrial.addCurrents(t, dt, conductance, source);
	}

	/** Whether what a compartment has of its own is much less than its inertia. */
	private boolean fallsTooSteeply(final double[] own, final double[] inertia) {
		for (int i = 0; i < own.length; i++)
			if (own[i] < STEEPEST * inertia[i]) {
				for (int k = i; k < own.length; k++)
					steep[k % steep.length] |= own[k] < STEEPEST * inertia[k];
				return true;
			}
		return false;
	}

	/**
	 * Gives compartments more inertia for the half step that Crank–Nicolson extrapolates, where a clamp or synapses would otherwise throw the voltage beyond
	 * what they draw it to: where they charge a compartment in less than half a step.
	 */
	private void restrain() {
		if (restrain == null) {
			final double[] points = membrane.pointConductance();
			restrain = points.length == 0 ? new Loops.Loop[0] : new Loops.Loop[] { //
				new Loops.AddExcess(points, half.inertia, own), //
				new Loops.AddExcessProduct(points, half.inertia, voltage, solution) };
		}
		if (membrane.pointsSpeak())
			Loops.run(restrain);
		for (final Electrodes ofTrial : electrodes)
			ofTrial.hold(voltage, own, solution);
	}

	/** Takes over the solution. */
	void accept() {
		Loops.run(accept);
	}

	/** Extrapolates a half step to a whole one. */
	void extrapolate() {
		Loops.run(extrapolate);
	}

	/** Keeps conductances and sources at the present voltage, means over {@code t … t + dt}. */
	void hold(final double t, final double dt, final boolean withElectrodes) {
		if (held == null) {
			held = new double[own.length];
			heldSource = new double[own.length];
			coarse = new double[own.length];
		}
		begin(constantConductance, held);
		begin(constantSource, heldSource);
		membrane.addCurrents(t, dt, voltage, held, heldSource);
		if (withElectrodes) addElectrodes(t, dt, held, heldSource);
		isSteep = longestStep(STEEPEST) < dt;
		for (int i = 0; isSteep && i < held.length; i++)
			steep[i % steep.length] |= held[i] < 0 && (1 - STEEPEST) * capacitance[i] / -held[i] < dt;
	}

	/** Begins a sum with what never changes. */
	private static void begin(final double[] constant, final double[] sum) {
		if (constant.length == 0) Arrays.fill(sum, 0);
		else System.arraycopy(constant, 0, sum, 0, sum.length);
	}

	/** The longest step that leaves of each compartment's inertia what it must, ms, for what is held. */
	double longestStep(final double least) {
		double h = Double.POSITIVE_INFINITY;
		for (int i = 0; i < held.length; i++)
			if (held[i] < 0) h = Math.min(h, (1 - least) * capacitance[i] / -held[i]);
		return h;
	}

	/** Leaves in {@code own} and {@code solution} what an implicit step with what is held needs. */
	void assembleHeld(final Prepared step) {
		final double[] inertia = step.inertia;
		for (int i = 0; i < own.length; i++)
			own[i] = held[i] + inertia[i];
		for (int i = 0; i < own.length; i++)
			solution[i] = heldSource[i] + inertia[i] * voltage[i];
	}

	/** Keeps the solution of the whole step until {@link #extrapolateHeld}. */
	void keepCoarse() {
		System.arraycopy(solution, 0, coarse, 0, coarse.length);
	}

	/** Extrapolates from a whole step and two halves. */
	void extrapolateHeld() {
		for (int i = 0; i < voltage.length; i++)
			voltage[i] = 2 * solution[i] - coarse[i];
	}

	/** Leaves in {@code own} and {@code solution} what a step of Newton's method needs. */
	void assembleNewton(final double h, final double[] current, final double[] slope) {
		for (int i = 0; i < own.length; i++) {
			own[i] = capacitance[i] / h + slope[i];
			solution[i] = own[i] * voltage[i] - current[i];
		}
	}
}
