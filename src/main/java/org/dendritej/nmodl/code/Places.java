/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

/** Where the elements of a state stand in the arrays of the simulation. */
final class Places {

	private final int[] position;
	private final int first; // of a gapless ascending run of positions, else −1
	private final double[] block; // scratch for such a run

	Places(final int[] position) {
		this.position = position;
		first = isRun(position) ? position[0] : -1;
		block = first >= 0 ? new double[position.length] : null;
	}

	private static boolean isRun(final int[] position) {
		for (int i = 1; i < position.length; i++)
			if (position[i] != position[0] + i) return false;
		return position.length > 0;
	}

	/** The position of an element. */
	int of(final int element) {
		return position[element];
	}

	/** Copies the entry of each element. */
	void gather(final double[] from, final double[] to) {
		if (first >= 0) {
			System.arraycopy(from, first, to, 0, position.length);
			return;
		}
		final int[] p = position;
		for (int i = 0; i < p.length; i++)
			to[i] = from[p[i]];
	}

	/** Copies what each element has to its entry; of elements with the same entry the last counts. */
	void scatter(final double[] from, final double[] to) {
		if (first >= 0) {
			System.arraycopy(from, 0, to, first, position.length);
			return;
		}
		final int[] p = position;
		for (int i = 0; i < p.length; i++)
			to[p[i]] = from[i];
	}

	/** Adds values to the entries of the elements, in their order. */
	void add(final double[] values, final double[] to) {
		if (first >= 0) { // a loop whose arrays are indexed with an offset does not vectorise, copies and a plain loop do
			final double[] sum = block;
			System.arraycopy(to, first, sum, 0, sum.length);
			for (int i = 0; i < sum.length; i++)
				sum[i] += values[i];
			System.arraycopy(sum, 0, to, first, sum.length);
			return;
		}
		final int[] p = position;
		for (int i = 0; i < p.length; i++)
			to[p[i]] += values[i];
	}
}
