/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Where a current, a clamp or a conductance jumps, and the pieces into which the jumps cut the steps. Steps are asked for one after the other. A step with more
 * jumps inside than {@value #MOST} stays in one piece, whose currents are means. Where less than half a step is left after a jump, too little to damp what it
 * sets off, the next step is treated as if it began with one, too.
 */
final class Jumps {

	private static final int MOST = 4;
	private static final double AT_BORDER = 1e-9; // of a step: nearer jumps happen at its border
	private final double dt;
	private final double[] times; // ascending
	private final long[] steps, ofClamps; // a bit for each step, without a branch for those after the last jump, at which HotSpot would compile the step again
	private int next;
	private final double[] border = new double[MOST + 2];
	private int pieces;
	private boolean atStart;

	/**
	 * All jumps of a run.
	 *
	 * @param dt time step, ms
	 * @param count number of steps
	 * @param ofCurrents when currents or conductances jump, ms
	 * @param ofVoltages when clamps set in, end or have their command jump, ms
	 */
	Jumps(final double dt, final long count, final double[] ofCurrents, final double[] ofVoltages) {
		this.dt = dt;
		times = DoubleStream.concat(Arrays.stream(ofCurrents), Arrays.stream(ofVoltages)) //
			.flatMap(time -> time - step(time) * dt > 0.5 * dt ? DoubleStream.of(time, (step(time) + 1) * dt) : DoubleStream.of(time))
			.filter(time -> step(time) >= 0 && step(time) < count).sorted().toArray();
		steps = new long[(int) (count >> 6) + 1];
		ofClamps = new long[steps.length];
		for (final double time : times)
			set(steps, (int) step(time));
		for (final double time : ofVoltages)
			if (step(time) >= 0 && step(time) < count) set(ofClamps, (int) step(time));
	}

	private static void set(final long[] bits, final int step) {
		bits[step >> 6] |= 1L << step;
	}

	private static boolean get(final long[] bits, final int step) {
		return (bits[step >> 6] >> step & 1) != 0;
	}

	/** The step in which a time lies, its start included. */
	private double step(final double time) {
		return Math.floor(time / dt * (1 + 1e-12) + AT_BORDER);
	}

	/** Whether anything jumps in a step, its start included; steps count from 0 to their number, the last one not taken. */
	boolean in(final int step) {
		return get(steps, step);
	}

	/** Whether a clamp jumps in a step, its start included. */
	boolean ofClampIn(final int step) {
		return get(ofClamps, step);
	}

	/** Cuts a step. */
	void cut(final int step) {
		while (next < times.length && step(times[next]) < step)
			next++;
		pieces = 1;
		atStart = false;
		border[0] = 0;
		for (; next < times.length && step(times[next]) == step; next++) {
			final double offset = times[next] - step * dt;
			if (offset <= AT_BORDER * dt) atStart = true;
			else if (offset - border[Math.min(pieces, MOST + 1) - 1] > AT_BORDER * dt) {
				if (pieces <= MOST) border[pieces] = offset;
				pieces++;
			}
		}
		if (pieces > MOST + 1) {
			pieces = 1;
			atStart = true;
		}
		border[pieces] = dt;
	}

	/** Number of pieces of the step cut last. */
	int pieces() {
		return pieces;
	}

	/** Where a piece begins, ms after the step's start. */
	double start(final int piece) {
		return border[piece];
	}

	/** Length of a piece, ms. */
	double length(final int piece) {
		return border[piece + 1] - border[piece];
	}

	/** Whether a piece begins with a jump or holds jumps that it is not cut at. */
	boolean isRough(final int piece) {
		return piece > 0 || atStart;
	}
}
