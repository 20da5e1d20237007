/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;

/** An ion's concentration on one side of the membrane in one block, mM. */
final class Concentration {

	/** At present; empty if nobody asks for it and it is the same everywhere. */
	final double[] now;
	private final double[] start;
	/** At the present time while that of another time stands in for it, and before pools move; empty if it never changes. */
	private final double[] kept;
	/** How fast pools have moved it last, mM/ms; empty if it never changes or nobody looks ahead. */
	private final double[] rate;
	/** Everywhere, where there is no array. */
	private final double everywhere;

	/**
	 * At the beginning.
	 *
	 * @param start of each entry
	 * @param isWanted whether a mechanism or Nernst's equation asks for it
	 * @param changes whether a mechanism writes it
	 * @param looksAhead whether steps look at concentrations of their middle
	 */
	Concentration(final double[] start, final boolean isWanted, final boolean changes, final boolean looksAhead) {
		final double first = start.length > 0 ? start[0] : Double.NaN;
		final boolean spared = !isWanted && Arrays.stream(start).allMatch(c -> Double.compare(c, first) == 0);
		everywhere = first;
		this.start = spared ? new double[0] : start;
		now = changes ? new double[start.length] : this.start;
		kept = new double[changes ? start.length : 0];
		rate = new double[changes && looksAhead ? start.length : 0];
	}

	void initialise() {
		if (kept.length > 0) System.arraycopy(start, 0, now, 0, start.length);
		Arrays.fill(rate, 0);
	}

	double at(final int node) {
		return now.length > 0 ? now[node] : everywhere;
	}

	void remember() {
		System.arraycopy(now, 0, kept, 0, kept.length);
	}

	void restore() {
		System.arraycopy(kept, 0, now, 0, kept.length);
	}

	/** Notes how fast it has moved. */
	void observe(final double dt) {
		final double[] from = kept, to = now, r = rate;
		for (int i = 0; i < r.length; i++)
			r[i] = (to[i] - from[i]) / dt;
	}

	void move(final double ahead) {
		for (int i = 0; i < rate.length; i++) {
			final double c = now[i];
			if (c > 0) now[i] = Math.max(0.5 * c, Math.min(2 * c, c + ahead * rate[i]));
		}
	}
}
