/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A part of the compartments of a neuron, for all trials that run side by side, with everything that is there. All of its arrays have one entry per
 * compartment and trial, in the order of {@link Layout}. A step is the work of each block on its own, between which one thread joins them in the
 * {@link TreeMatrix}; so blocks may be worked on by different threads, or one after the other while they are in the processor's cache.
 */
final class Block implements Loops.Loop {

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
	private final double[] perTime;
	private final int[] round; // ordinals of programs
	/** Whether the present step is too long for a current that falls with the voltage, and in which trials it is. */
	boolean isSteep;
	final boolean[] steep;
	/** What never changes, such as a leak: added once; empty where there is nothing. */
	private final double[] constantConductance, constantSource;
	/** Conductances and sources of a step that is solved several times, and the coarsest solution, mV; made when first needed. */
	private double[] held, heldSource, coarse;
	private final Loops.Loop[][] loops = new Loops.Loop[Part.values().length][0];
	private final double[][] given = new double[Part.values().length][0]; // what each part's loops are given

	/**
	 * Builds a block.
	 *
	 * @param trials what their neurons have; one for each lane, all with the same mechanisms
	 * @param afferents what arrives at each group of synapses of each trial
	 * @param layout where compartments stand
	 * @param number which block this is
	 * @param scratch that nobody else uses while this block is worked on
	 * @param turns the steps
	 * @param perTime will be the inverse length of the present implicit step, 1/ms; one number
	 * @param round will have the ordinals of the programs to be done
	 */
	Block(final List<Contents> trials, final List<List<Afferents>> afferents, final Layout layout, final int number,
		final Scratch scratch, final Turns turns, final double[] perTime, final int[] round) {
		this.number = number;
		this.perTime = perTime;
		this.round = round;
		final int size = layout.size(number);
		voltage = new double[size];
		own = scratch.own;
		solution = scratch.solution;
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
		layDown(turns);
	}

	/** Lays down what parts consist of, but for those of the matrix and for what is done at the end of a step. */
	private void layDown(final Turns turns) {
		final boolean hasConstant = membrane.hasConstant();
		add(Part.DELIVER, events.arrivals(turns));
		add(Part.LOOK_AHEAD, membrane.lookAhead(turns));
		add(Part.CONSTANT, unused -> {
			begin(constantConductance, own);
			begin(constantSource, solution);
		});
		add(Part.SOURCE, hasConstant ? new Loops.AddScaledProduct(constantSource, capacitance, perTime, voltage, solution)
			: new Loops.ScaledProduct(capacitance, perTime, voltage, solution));
		add(Part.OWN, hasConstant ? new Loops.AddScaled(constantConductance, capacitance, perTime, own) : new Loops.Scale(capacitance,
			perTime, own));
		add(Part.CURRENTS, membrane.currents(turns, voltage, own, solution));
		add(Part.ELECTRODES, ofElectrodes(one -> one.currents(turns, own, solution)));
		if (membrane.mayEverFall()) add(Part.STEEPNESS, unused -> isSteep = membrane.mayFall() && fallsTooSteeply());
		add(Part.RESTRAIN, restraints());
		add(Part.HOLD, unused -> hold(turns.present().length));
		add(Part.HELD, unused -> assembleHeld());
		add(Part.ADVANCE, membrane.advance(turns, voltage));
		add(Part.ADVANCE_ON_GRID, membrane.advanceOnGrid(turns, voltage));
		add(Part.STAGGER, membrane.advanceStaggered(turns, voltage));
	}

	private Loops.Loop[] ofElectrodes(final Function<Electrodes, List<Loops.Loop>> work) {
		return Arrays.stream(electrodes).flatMap(one -> work.apply(one).stream()).toArray(Loops.Loop[]::new);
	}

	/**
	 * What gives compartments more inertia for the half step that Crank–Nicolson extrapolates, where a clamp or synapses would otherwise throw the voltage beyond
	 * what they draw it to: where they charge a compartment in less than half a step.
	 */
	private Loops.Loop[] restraints() {
		final List<Loops.Loop> all = new ArrayList<>();
		final double[] points = membrane.pointConductance();
		if (points.length > 0) {
			final Loops.Loop[] ofPoints = { new Loops.AddExcess(points, capacitance, perTime, own), //
				new Loops.AddExcessProduct(points, capacitance, perTime, voltage, solution) };
			all.add(unused -> {
				if (membrane.pointsSpeak()) Loops.run(ofPoints);
			});
		}
		for (final Electrodes ofTrial : electrodes)
			if (ofTrial.areStiff()) all.add(unused -> ofTrial.hold(voltage, own, solution));
		return all.toArray(Loops.Loop[]::new);
	}

	/** Lays down that something more belongs to a part. */
	void add(final Part part, final Loops.Loop... more) {
		loops[part.ordinal()] = Stream.of(loops[part.ordinal()], more).flatMap(Arrays::stream).toArray(Loops.Loop[]::new);
	}

	/** Lays down what the parts of the matrix consist of. */
	void solveBy(final TreeMatrix matrix, final Turns turns) {
		final Loops.Loop[] back = matrix.back(number);
		add(Part.FACTOR, matrix.factor(number));
		given[Part.FACTOR.ordinal()] = own;
		add(Part.FORWARD, matrix.forward(number));
		given[Part.FORWARD.ordinal()] = solution;
		add(Part.BACK, back);
		given[Part.BACK.ordinal()] = voltage;
		add(Part.BACK_IN_MIDDLE, back);
		add(Part.BACK_IN_MIDDLE, membrane.endCentred(turns, solution));
		add(Part.BACK_IN_MIDDLE, new Loops.Extrapolate(solution, voltage));
		given[Part.BACK_IN_MIDDLE.ordinal()] = solution;
		add(Part.BACK_COARSE, unused -> Loops.run(back, coarse));
		add(Part.BACK_FINE, unused -> {
			Loops.run(back, solution);
			extrapolateHeld();
		});
	}

	/** Does the present round; the only place from which parts are done. */
	@Override
	public void run(final double[] unused) {
		for (final int program : round)
			for (final Part part : Program.parts(program))
				Loops.run(loops[part.ordinal()], given[part.ordinal()]);
	}

	/** Total membrane conductance at the present voltages, as {@link Part#CONSTANT} and {@link Part#CURRENTS} have left it, µS. */
	double[] membraneConductance() {
		return Arrays.copyOf(own, voltage.length);
	}

	/** Membrane current at the present voltages, outward positive, as {@link Part#CONSTANT} and {@link Part#CURRENTS} have left it, nA. */
	void membraneCurrent(final double[] current) {
		for (int i = 0; i < current.length; i++)
			current[i] = own[i] * voltage[i] - solution[i];
	}

	/** From now on the voltages before the last step are kept, too. */
	void keepOld() {
		old = voltage.clone();
		add(Part.REMEMBER, new Loops.Copy(voltage, old));
	}

	/** C/h, µS. */
	private double inertia(final int i) {
		return capacitance[i] * perTime[0];
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

	/** Keeps conductances and sources at the present voltage, means over a step. */
	private void hold(final double dt) {
		if (held == null) {
			held = new double[voltage.length];
			heldSource = new double[voltage.length];
			coarse = new double[voltage.length];
		}
		System.arraycopy(own, 0, held, 0, held.length);
		System.arraycopy(solution, 0, heldSource, 0, held.length);
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
	private void assembleHeld() {
		for (int i = 0; i < voltage.length; i++)
			own[i] = held[i] + inertia(i);
		for (int i = 0; i < voltage.length; i++)
			solution[i] = heldSource[i] + inertia(i) * voltage[i];
	}

	/** Extrapolates from a whole step and two halves. */
	private void extrapolateHeld() {
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
