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
	/** Conductances and right-hand sides, later voltages, as in {@link Scratch}; they may be longer than the block. */
	final double[] own, solution;
	final Membrane membrane;
	final Events events;
	/** Of each trial. */
	final Electrodes[] electrodes;
	final double[] capacitance;
	/** Inverse length of the present implicit step, 1/ms; one number, for loops. */
	private final double[] perTime = new double[1];
	/** Whether the present step is too long for a current that falls with the voltage, and in which trials it is. */
	boolean isSteep;
	final boolean[] steep;
	/** What never changes, such as a leak: added once; empty where there is nothing. */
	private final double[] constantConductance, constantSource;
	/** Conductances and sources of a step that is solved several times; made when first needed. */
	private double[] held, heldSource;
	/** The coarsest solution of such a step, mV. */
	double[] coarse;
	private final Loops.Loop[] beginOwn, beginSource, extrapolate;
	private Loops.Loop[] restrain; // made when first needed

	/**
	 * Builds a block.
	 *
	 * @param trials what their neurons have; one for each lane, all with the same mechanisms
	 * @param afferents what arrives at each group of synapses of each trial
	 * @param layout where compartments stand
	 * @param number which block this is
	 * @param scratch that nobody else uses while this block is worked on
	 */
	Block(final List<Contents> trials, final List<List<Afferents>> afferents, final Layout layout, final int number,
		final Scratch scratch) {
		this.number = number;
		final int size = layout.size(number);
		voltage = new double[size];
		own = scratch.own;
		solution = scratch.solution;
		extrapolate = new Loops.Loop[] { new Loops.Extrapolate(solution, voltage) };
		capacitance = new double[size];
		events = new Events(trials, afferents);
		membrane = new Membrane(trials, layout, number, events, scratch);
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
		final boolean hasConstant = membrane.hasConstant();
		beginOwn = new Loops.Loop[] { hasConstant ? new Loops.AddScaled(constantConductance, capacitance, perTime, own) : new Loops.Scale(
			capacitance, perTime, own) };
		beginSource = new Loops.Loop[] { hasConstant ? new Loops.AddScaledProduct(constantSource, capacitance, perTime, voltage, solution)
			: new Loops.ScaledProduct(capacitance, perTime, voltage, solution) };
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

	/** Sets the length of the implicit step to come. */
	private void prepare(final double length) {
		perTime[0] = 1 / length;
	}

	/** C/h, µS. */
	private double inertia(final int i) {
		return capacitance[i] * perTime[0];
	}

	/**
	 * Leaves in {@code own} and {@code solution} what an implicit step needs that is given inertia for a step of some length.
	 *
	 * @param length of the implicit step, ms: {@code dt}, or half of it if it is going to be extrapolated
	 * @param t currents are means over {@code t … t + dt}
	 * @param isConstant whether nothing in the membrane ever changes
	 * @param isFactored whether {@code own} is not needed, because the matrix is factored already
	 */
	void assemble(final double length, final double t, final double dt, final boolean withElectrodes, final boolean isConstant,
		final boolean isFactored) {
		prepare(length);
		Loops.run(beginSource);
		isSteep = false;
		if (!isFactored) Loops.run(beginOwn);
		if (!isConstant) membrane.addCurrents(t, dt, voltage, own, solution);
		if (withElectrodes) addElectrodes(t, dt, own, solution);
		if (isConstant) return;
		isSteep = membrane.mayFall() && fallsTooSteeply();
		if (length < dt) restrain();
	}

	private void addElectrodes(final double t, final double dt, final double[] conductance, final double[] source) {
		for (final Electrodes ofTrial : electrodes)
			ofTrial.addCurrents(t, dt, conductance, source);
	}

	/** Whether what a compartment has of its own is much less than its inertia. */
	private boolean fallsTooSteeply() {
		for (int i = 0; i < voltage.length; i++)
			if (own[i] < STEEPEST * inertia(i)) {
				for (int k = i; k < voltage.length; k++)
					steep[k % steep.length] |= own[k] < STEEPEST * inertia(k);
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
				new Loops.AddExcess(points, capacitance, perTime, own), //
				new Loops.AddExcessProduct(points, capacitance, perTime, voltage, solution) };
		}
		if (membrane.pointsSpeak())
			Loops.run(restrain);
		for (final Electrodes ofTrial : electrodes)
			ofTrial.hold(voltage, own, solution);
	}

	/** Extrapolates a half step to a whole one. */
	void extrapolate() {
		Loops.run(extrapolate);
	}

	/** Keeps conductances and sources at the present voltage, means over {@code t … t + dt}. */
	void hold(final double t, final double dt, final boolean withElectrodes) {
		if (held == null) {
			held = new double[voltage.length];
			heldSource = new double[voltage.length];
			coarse = new double[voltage.length];
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
		else System.arraycopy(constant, 0, sum, 0, constant.length);
	}

	/** The longest step that leaves of each compartment's inertia what it must, ms, for what is held. */
	double longestStep(final double least) {
		double h = Double.POSITIVE_INFINITY;
		for (int i = 0; i < held.length; i++)
			if (held[i] < 0) h = Math.min(h, (1 - least) * capacitance[i] / -held[i]);
		return h;
	}

	/** Leaves in {@code own} and {@code solution} what an implicit step with what is held needs. */
	void assembleHeld(final double length) {
		prepare(length);
		for (int i = 0; i < voltage.length; i++)
			own[i] = held[i] + inertia(i);
		for (int i = 0; i < voltage.length; i++)
			solution[i] = heldSource[i] + inertia(i) * voltage[i];
	}

	/** Extrapolates from a whole step and two halves. */
	void extrapolateHeld() {
		for (int i = 0; i < voltage.length; i++)
			voltage[i] = 2 * solution[i] - coarse[i];
	}

	/** Leaves in {@code own} and {@code solution} what a step of Newton's method needs. */
	void assembleNewton(final double h, final double[] current, final double[] slope) {
		for (int i = 0; i < voltage.length; i++) {
			own[i] = capacitance[i] / h + slope[i];
			solution[i] = own[i] * voltage[i] - current[i];
		}
	}
}
