/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The voltages of one neuron, or of several trials side by side, and the implicit step that moves them: C dV/dt = −I(V) + Σ g (V_neighbour − V) + I_electrode,
 * mechanisms linearised about the present voltage. A step allocates nothing.
 *
 * <p>
 * What blocks do on their own is done by a {@link Team}, what joins them by the thread that calls. The methods that move take what blocks have to do just
 * before and just after. The end of a move, and what comes after it, waits until blocks have something to do again, so that blocks meet only once in a step.
 */
final class CableEquation {

	final Layout layout;
	private final String name;
	final Block[] blocks;
	private final Block[][] groups;
	/** What arrives at each group of synapses of each trial. */
	final List<List<Afferents>> afferents;
	final Turns turns = new Turns();
	private final double[] perTime = new double[1]; // inverse length of the present implicit step, 1/ms
	private final TreeMatrix matrix;
	private final Loops.Loop[] joinSides, joinAll; // right-hand sides of the trunk, with the matrix or without
	private Loops.Loop[] work; // does a round
	private final boolean clampsVoltage;
	private final boolean isConstant; // the membrane, at any voltage and time
	private final boolean mayFall; // a current with the voltage
	private double factoredFor = Double.NaN; // length of the step whose constant matrix is factored at present, ms
	/** What the team does in one go: of the last step, how it takes the solution and what follows, of the present one what comes first and what leads to the solution. */
	private final int[] round = new int[4]; // ordinals of programs

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
		joinSides = matrix.join();
		joinAll = Stream.concat(Arrays.stream(matrix.joinFactors()), Arrays.stream(joinSides)).toArray(Loops.Loop[]::new);
		for (final Block block : blocks)
			block.solveBy(matrix, turns);
		layout.forgetTree();
		employ(Team.ALONE);
		clampsVoltage = blocks[0].electrodes[0].clampVoltage();
		isConstant = Arrays.stream(blocks).allMatch(block -> block.membrane.isConstant());
		mayFall = Arrays.stream(blocks).anyMatch(block -> block.membrane.mayEverFall());
	}

	/** Blocks that share scratch. */
	private Block[] group(final List<Contents> trials, final int first, final int end) {
		final Scratch scratch = new Scratch(IntStream.range(first, end).map(layout::size).max().orElse(0));
		return IntStream.range(first, end).mapToObj(b -> new Block(trials, afferents, layout, b, scratch, turns, perTime, round)).toArray(
			Block[]::new);
	}

	/** Synapses that learn look at voltages anywhere, so that there is one block only. */
	private void prepareToLearn(final Contents trial, final int lane) {
		for (int g = 0; g < afferents.get(lane).size(); g++)
			afferents.get(lane).get(g).learnFrom(trial.model,
				Arrays.stream(trial.compartments(g)).map(c -> layout.position(c, lane)).toArray(),
				detector -> layout.position(trial.cable.locate(detector.location()).compartment(), lane));
	}

	/** Lets others than the thread that calls do the work on blocks. */
	void employ(final Team team) {
		work = team.over(groups);
	}

	/** In how many groups blocks are given to a team. */
	int groups() {
		return groups.length;
	}

	/** The step to come, for those who set it; what was the present one is the last, and ends when blocks have something to do again. */
	Step next() {
		turns.turn();
		return turns.present();
	}

	/** Ends the last step. */
	void end() {
		next();
		each(Program.NOTHING);
	}

	/** Leaves conductances and sources of the present voltages, means over a step from time 0, in blocks. */
	void currents(final double dt) {
		turns.present().set(0, dt);
		each(Program.CURRENTS);
	}

	/** Does something to all blocks, after what they have not ended yet. */
	void each(final Program program) {
		each(Program.NOTHING, program);
	}

	private void each(final Program first, final Program then) {
		round[2] = first.ordinal();
		round[3] = then.ordinal();
		Loops.run(work);
		follow(Program.NOTHING, Program.NOTHING);
	}

	/** What blocks will do first when they have something to do again. */
	private void follow(final Program back, final Program then) {
		round[0] = back.ordinal();
		round[1] = then.ordinal();
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
		each(Program.MATRIX);
		Loops.run(joinAll);
		Loops.run(matrix.back(0), block.solution);
		for (int i = 0; i < move.length; i++)
			move[i] = block.solution[i] - block.voltage[i];
		return matrix.isPositive();
	}

	/** One backward Euler step over the present step. */
	void moveByBackwardEuler(final boolean electrodes, final Program first, final Program then) {
		final boolean factored = prepare(turns.present().length, electrodes);
		each(first, electrodes ? factored ? Program.SOLVE_AGAIN : Program.SOLVE : factored ? Program.SOLVE_AGAIN_WITHOUT_ELECTRODES
			: Program.SOLVE_WITHOUT_ELECTRODES);
		if (mayFall && isSteep()) moveInParts(electrodes, then);
		else {
			join(factored, electrodes);
			follow(Program.BACK, then);
		}
	}

	/** One Crank–Nicolson step over the present step: a backward Euler step of half the length, extrapolated. */
	void moveByCrankNicolson(final Program first, final Program then) {
		final boolean factored = prepare(0.5 * turns.present().length, true);
		each(first, factored ? Program.SOLVE_IN_MIDDLE_AGAIN : Program.SOLVE_IN_MIDDLE);
		if (mayFall && isSteep()) {
			for (final Block block : blocks)
				block.membrane.endCentred(turns.present(), block.voltage);
			moveInParts(true, then);
		}
		else {
			join(factored, true);
			follow(Program.BACK_IN_MIDDLE, then);
		}
	}

	/** Sets the length of the implicit step, and returns whether its matrix is the last one. */
	private boolean prepare(final double length, final boolean electrodes) {
		final boolean constant = isConstant && !(electrodes && clampsVoltage), factored = constant && factoredFor == length;
		factoredFor = constant ? length : Double.NaN;
		perTime[0] = 1 / length;
		return factored;
	}

	private void join(final boolean factored, final boolean electrodes) {
		Loops.run(factored ? joinSides : joinAll);
		if (electrodes) requireNumbers();
	}

	private boolean isSteep() {
		boolean steep = false;
		for (final Block block : blocks)
			steep |= block.isSteep;
		return steep;
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
			if (!Double.isFinite(matrix.atRoot(lane))) throw noNumber(lane);
	}

	private RuntimeException noNumber(final int lane) {
		if (layout.lanes > 1) return apart(lane);
		final StringBuilder fault = new StringBuilder();
		for (final Block block : blocks)
			if (fault.isEmpty()) fault.append(block.membrane.fault(layout, block.number));
		return new SimulationException(
			name + ": the voltage is no number any more after " + (turns.present().from + turns.present().length) +
				" ms" + fault + "; use a shorter time step, or look for an extreme parameter");
	}

	/**
	 * A step in as many backward Euler steps as a current needs that falls with the voltage, such as that of very many NMDA receptors: each so short that its
	 * conductance takes away at most half of the inertia, and at most twice as long as the one before. Conductances are the means over the whole step.
	 */
	private void moveInParts(final boolean electrodes, final Program then) {
		if (layout.lanes > 1) throw apart(-1);
		final double dt = turns.present().length;
		double left = dt, length = dt;
		for (boolean isFirst = true; left > 1e-9 * dt; isFirst = false) {
			hold(electrodes, Program.NOTHING);
			length = isFirst ? dt : Math.min(left, 2 * length);
			for (final Block block : blocks)
				length = Math.min(length, block.longestStep(Block.STEEPEST));
			length = Math.min(left, Math.max(length, 1e-6 * dt));
			solveHeld(length, electrodes, Program.BACK);
			left -= length;
		}
		for (final Block block : blocks)
			block.isSteep = false; // for the next step, which looks only where a current may fall
		follow(Program.NOTHING, then);
	}

	private void hold(final boolean electrodes, final Program first) {
		each(first, electrodes ? Program.HOLD : Program.HOLD_WITHOUT_ELECTRODES);
	}

	/**
	 * One step after a jump: of second order, too, but it damps what Crank–Nicolson would carry on as an oscillation. Backward Euler over the present step and over its
	 * halves, extrapolated, with the same currents and conductances in all three.
	 */
	void moveDamped(final Program first, final Program then) {
		final double length = turns.present().length;
		hold(true, first);
		if (isSteep()) {
			moveInParts(true, then);
			return;
		}
		solveHeld(length, true, Program.BACK_COARSE);
		solveHeld(0.5 * length, true, Program.BACK);
		solveHeld(0.5 * length, true, Program.BACK_FINE);
		follow(Program.NOTHING, then);
	}

	private void solveHeld(final double length, final boolean electrodes, final Program back) {
		factoredFor = Double.NaN;
		perTime[0] = 1 / length;
		each(Program.SOLVE_HELD);
		join(false, electrodes);
		each(back);
	}
}
