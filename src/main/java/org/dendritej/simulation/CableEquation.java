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
 * The voltages of one neuron, or of several trials side by side, and the implicit step that moves them: C dV/dt = −I(V) + Σ g (V_neighbour − V) + I_electrode,
 * mechanisms linearised about the present voltage. A step allocates nothing.
 *
 * <p>
 * What blocks do on their own is done by a {@link Team}, what joins them by the thread that calls. The methods that move take what blocks have to do just
 * before and just after. The end of a move, and what comes after it, waits until blocks have something to do again, so that blocks meet only once in a step.
 */
final class CableEquation {

	/** What is done to each block; may be called on any thread. */
	interface Work {

		/** Nothing. */
		Work NONE = block -> {};

		void on(Block block);

		/** The one place from which work is called: what that is differs from call to call, so HotSpot compiles each work by itself, once. */
		static void let(final Work work, final Block block) {
			work.on(block);
		}
	}

	final Layout layout;
	private final String name;
	final Block[] blocks;
	private final Block[][] groups;
	/** What arrives at each group of synapses of each trial. */
	final List<List<Afferents>> afferents;
	private final TreeMatrix matrix;
	private Team team = Team.ALONE;
	private final boolean clampsVoltage;
	private final boolean isConstant; // the membrane, at any voltage and time
	private double factoredFor = Double.NaN; // length of the step whose constant matrix is factored at present, ms
	private final Move[] moves = { new Move(), new Move() }; // by turns, since one ends when the next begins
	private Move move = moves[1]; // the present one
	private Work ending = Work.NONE, beginning = Work.NONE; // of what the team does in one go
	private final Work endAndBegin = block -> {
		Work.let(ending, block);
		Work.let(beginning, block);
	};
	private final Work hold = this::hold;
	private final Work solveHeld = this::solveHeld, takeCoarse = this::takeCoarse, takeHeld = this::takeHeld,
		extrapolateHeld = this::extrapolateHeld;

	/** One implicit step, or what is left of it, as the team sees it. */
	private final class Move {

		double t, dt, h;
		boolean withElectrodes, isFactored;
		Work before, after;
		final Work assemble = block -> CableEquation.this.assemble(this, block), accept = block -> CableEquation.this.accept(this, block),
			extrapolate = block -> CableEquation.this.extrapolate(this, block);
	}

	/**
	 * At rest nowhere.
	 *
	 * @param trials what their neurons have; one for each lane, all with the same mechanisms on the same tree
	 * @param layout where compartments stand
	 * @param groups of blocks that are worked on one after the other
	 */
	CableEquation(final List<Contents> trials, final Layout layout, final int groups) {
		this.layout = layout;
		name = trials.get(0).cable.name();
		afferents = trials.stream().map(Contents::afferents).toList();
		this.groups = new Block[groups][];
		final int all = layout.parts.length;
		for (int g = 0; g < groups; g++)
			this.groups[g] = group(trials, (int) ((long) all * g / groups), (int) ((long) all * (g + 1) / groups));
		blocks = Arrays.stream(this.groups).flatMap(Arrays::stream).toArray(Block[]::new);
		for (int lane = 0; lane < trials.size(); lane++)
			prepareToLearn(trials.get(lane), lane);
		matrix = new TreeMatrix(layout);
		layout.forgetTree();
		clampsVoltage = blocks[0].electrodes[0].clampVoltage();
		boolean constant = true;
		for (final Block block : blocks)
			constant &= block.membrane.isConstant();
		isConstant = constant;
	}

	/** Blocks that share scratch. */
	private Block[] group(final List<Contents> trials, final int first, final int end) {
		final Scratch scratch = new Scratch(IntStream.range(first, end).map(layout::size).max().orElse(0));
		return IntStream.range(first, end).mapToObj(b -> new Block(trials, afferents, layout, b, scratch)).toArray(Block[]::new);
	}

	/** Synapses that learn look at voltages anywhere, so that there is one block only. */
	private void prepareToLearn(final Contents trial, final int lane) {
		for (int g = 0; g < afferents.get(lane).size(); g++)
			afferents.get(lane).get(g).learnFrom(trial.model,
				Arrays.stream(trial.compartments(g)).map(c -> layout.position(c, lane)).toArray(),
				detector -> layout.position(trial.cable.locate(detector.location()).compartment(), lane));
	}

	/** Lets others than the thread that calls do the work on blocks. */
	void employ(final Team newTeam) {
		team = newTeam;
	}

	/** In how many groups blocks are given to a team. */
	int groups() {
		return groups.length;
	}

	/**
	 * Does something to all blocks, after what they have not ended yet. Without a branch for when there is nothing to end: it would be taken for the first time when a
	 * second run begins, and HotSpot would compile the whole step again.
	 */
	void each(final Work work) {
		beginning = work;
		team.work(groups, endAndBegin);
		ending = Work.NONE;
	}

	/** Ends the last step. */
	void end() {
		if (ending != Work.NONE) each(Work.NONE); // without a meeting where there is nothing
	}

	/**
	 * One step of Newton's method towards the balance of currents, restrained as if it were a backward Euler step; for one trial in one block.
	 *
	 * @param length of that step, ms
	 * @param current of the membrane, nA
	 * @param slope its derivative with respect to the voltage, µS
	 * @param move receives how far the voltages should move, mV
	 * @return whether the step leads downhill, to where the currents push the voltages
	 */
	boolean newton(final double length, final double[] current, final double[] slope, final double[] move) {
		final Block block = blocks[0];
		block.assembleNewton(length, current, slope);
		factoredFor = Double.NaN;
		matrix.factor(0, block.own);
		matrix.forward(0, block.solution);
		matrix.joinFactors();
		matrix.join();
		matrix.back(0, block.solution);
		for (int i = 0; i < move.length; i++)
			move[i] = block.solution[i] - block.voltage[i];
		return matrix.isPositive();
	}

	/** One backward Euler step; it has ended when blocks have something to do again. */
	void moveByBackwardEuler(final double from, final double length, final boolean electrodes, final Work first, final Work then) {
		begin(from, length, length, electrodes, first, then);
		each(move.assemble);
		if (isSteep()) {
			moveInParts();
			each(then);
		}
		else {
			join();
			ending = move.accept;
		}
	}

	/** One Crank–Nicolson step: a backward Euler step of half the length, extrapolated; it has ended when blocks have something to do again. */
	void moveByCrankNicolson(final double from, final double length, final Work first, final Work then) {
		begin(from, length, 0.5 * length, true, first, then);
		each(move.assemble);
		if (isSteep()) {
			for (final Block block : blocks)
				block.membrane.endCentred(move.t, move.dt, block.voltage);
			moveInParts();
			each(then);
		}
		else {
			join();
			ending = move.extrapolate;
		}
	}

	private void begin(final double from, final double length, final double step, final boolean electrodes, final Work first,
		final Work then) {
		move = moves[move == moves[0] ? 1 : 0];
		move.t = from;
		move.dt = length;
		move.h = step;
		move.withElectrodes = electrodes;
		move.before = first;
		move.after = then;
		move.isFactored = solvesConstant(move) && factoredFor == step;
		factoredFor = solvesConstant(move) ? step : Double.NaN;
	}

	/** Whether a step needs a matrix that never changes. */
	private boolean solvesConstant(final Move step) {
		return isConstant && !(step.withElectrodes && clampsVoltage);
	}

	private void assemble(final Move present, final Block block) {
		Work.let(present.before, block);
		if (present.h < present.dt) block.membrane.beginCentred(present.dt);
		block.assemble(present.h, present.t, present.dt, present.withElectrodes, solvesConstant(present), present.isFactored);
		if (!present.isFactored) matrix.factor(block.number, block.own);
		matrix.forward(block.number, block.solution);
	}

	private boolean isSteep() {
		boolean steep = false;
		for (final Block block : blocks)
			steep |= block.isSteep;
		return steep;
	}

	private void join() {
		if (!move.isFactored) matrix.joinFactors();
		matrix.join();
		if (move.withElectrodes) requireNumbers();
	}

	/** Lanes need steps of their own: one of them, and those in which a current falls steeply. */
	private ApartException apart(final int lane) {
		final boolean[] lanes = new boolean[layout.lanes];
		for (int l = 0; l < lanes.length; l++)
			for (final Block block : blocks)
				lanes[l] |= l == lane || block.steep[l];
		return new ApartException(lanes);
	}

	/** What is no number at one compartment is so at the root, too. */
	private void requireNumbers() {
		for (int lane = 0; lane < layout.lanes; lane++)
			if (!Double.isFinite(matrix.atRoot(lane))) {
				if (layout.lanes > 1) throw apart(lane);
				final StringBuilder fault = new StringBuilder();
				for (final Block block : blocks)
					if (fault.isEmpty()) fault.append(block.membrane.fault(layout, block.number));
				throw new SimulationException(name + ": the voltage is no number any more after " + (move.t + move.dt) + " ms" + fault +
					"; use a shorter time step, or look for an extreme parameter");
			}
	}

	private void accept(final Move last, final Block block) {
		matrix.back(block.number, block.voltage);
		Work.let(last.after, block);
	}

	private void extrapolate(final Move last, final Block block) {
		matrix.back(block.number, block.solution);
		block.membrane.endCentred(last.t, last.dt, block.solution);
		block.extrapolate();
		Work.let(last.after, block);
	}

	/**
	 * A step in as many backward Euler steps as a current needs that falls with the voltage, such as that of very many NMDA receptors: each so short that its
	 * conductance takes away at most half of the inertia, and at most twice as long as the one before. Conductances are the means over the whole step.
	 */
	private void moveInParts() {
		if (layout.lanes > 1) throw apart(-1);
		move.before = Work.NONE;
		final double dt = move.dt;
		double left = dt, length = dt;
		for (boolean first = true; left > 1e-9 * dt; first = false) {
			each(hold);
			length = first ? dt : Math.min(left, 2 * length);
			for (final Block block : blocks)
				length = Math.min(length, block.longestStep(Block.STEEPEST));
			length = Math.min(left, Math.max(length, 1e-6 * dt));
			solveHeld(length, takeHeld);
			left -= length;
		}
	}

	private void hold(final Block block) {
		Work.let(move.before, block);
		block.hold(move.t, move.dt, move.withElectrodes);
	}

	/**
	 * One step after a jump: of second order, too, but it damps what Crank–Nicolson would carry on as an oscillation. Backward Euler over the step and over its
	 * halves, extrapolated, with the same currents and conductances in all three.
	 */
	void moveDamped(final double from, final double length, final Work first, final Work then) {
		begin(from, length, length, true, first, then);
		each(hold);
		if (isSteep()) {
			moveInParts();
			each(then);
			return;
		}
		solveHeld(length, takeCoarse);
		solveHeld(0.5 * length, takeHeld);
		solveHeld(0.5 * length, extrapolateHeld);
	}

	private void solveHeld(final double length, final Work take) {
		factoredFor = Double.NaN;
		move.isFactored = false;
		move.h = length;
		each(solveHeld);
		join();
		each(take);
	}

	private void solveHeld(final Block block) {
		block.assembleHeld(move.h);
		matrix.factor(block.number, block.own);
		matrix.forward(block.number, block.solution);
	}

	private void takeCoarse(final Block block) {
		matrix.back(block.number, block.coarse);
	}

	private void takeHeld(final Block block) {
		matrix.back(block.number, block.voltage);
	}

	private void extrapolateHeld(final Block block) {
		matrix.back(block.number, block.solution);
		block.extrapolateHeld();
		Work.let(move.after, block);
	}
}
