/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

import java.util.HashSet;
import java.util.Set;

import org.dendritej.nmodl.program.Symbol;

/** Values of one element at a time as they are recorded: computed on a frame of its own, so that nothing changes by looking. */
final class Glance {

	private final ProgramState state;
	private final ProgramCode code;
	private final ElementHost host;
	private final double[] frame;
	private final int advance;
	private final Set<Symbol> assignedByCurrent, assignedByAdvance;
	/** Of which element the frame holds the values that were asked for last, and how; −1 if it holds something else. */
	private int seen = -1;
	private double seenAt, seenAhead, seenVoltage;
	private boolean seenMoves, seenCurrents;

	Glance(final ProgramState state, final ProgramCode code, final ElementHost host, final double[] frame, final int advance) {
		this.state = state;
		this.code = code;
		this.host = host;
		this.frame = frame;
		this.advance = advance;
		assignedByCurrent = new HashSet<>(Codes.assigned(code.program.prepare()));
		assignedByCurrent.addAll(Codes.assigned(code.program.current()));
		assignedByAdvance = Codes.assigned(code.program.advance());
	}

	/** What has been seen may have changed. */
	void forget() {
		seen = -1;
	}

	/**
	 * A value.
	 *
	 * @param wanted which
	 * @param i element
	 * @param t time at which the voltage stands, ms
	 * @param v voltage, mV
	 * @param ahead how far the element's states stand before it, ms
	 * @param step length of the steps of the run, ms
	 * @param advanced whether the element has moved since it was initialised
	 */
	double value(final ProgramCode.Recordable wanted, final int i, final double t, final double v, final double ahead, final double step,
		final boolean advanced) {
		final boolean moves =
			ahead > 0 || advanced && code.loops.unstored.contains(wanted.symbol()) && assignedByAdvance.contains(wanted.symbol());
		final boolean keeps =
			wanted.symbol().role() == Symbol.Role.STATE && code.currentLeaves && assignedByAdvance.contains(wanted.symbol());
		if (keeps && seenCurrents) forget(); // currents computed once more would change what the step has left
		if (seen != i || seenAt != t || seenAhead != ahead || seenVoltage != v || seenMoves != moves) { // several values of one element are computed together
			state.fetch(i, frame);
			frame[Frame.VOLTAGE] = v;
			ProgramState.begin(frame, t, ahead);
			if (moves) code.code.run(advance, frame, host);
			seen = i;
			seenAt = t;
			seenAhead = ahead;
			seenVoltage = v;
			seenMoves = moves;
			seenCurrents = false;
		}
		if (!keeps && !seenCurrents && assignedByCurrent.contains(wanted.symbol())) {
			frame[Frame.STEP] = step;
			code.code.run(code.prepare, frame, host);
			code.code.run(code.current, frame, host);
			seenCurrents = true;
		}
		return frame[code.frame.of(wanted.symbol()) + wanted.index()];
	}
}
