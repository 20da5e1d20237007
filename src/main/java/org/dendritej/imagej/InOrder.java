/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.List;
import java.util.function.IntFunction;

import org.dendritej.imaging.RenderMonitor;
import org.dendritej.units.Workers;

/** Computes what comes one after the other on several threads at once, a few ahead, and hands it on in order. */
final class InOrder {

	/** How many for each thread are computed ahead. */
	private static final int AHEAD = 2;

	/** Takes what was computed. */
	interface Taker<T> {

		/** Takes the next one. */
		void take(int index, T made) throws java.io.IOException;
	}

	private InOrder() {
	}

	/**
	 * Computes and hands on.
	 *
	 * @param n how many
	 * @param threadSafe whether several may be computed at once
	 * @param make computes one
	 * @param taker gets them in order, on the caller's thread
	 * @param workers threads to compute on
	 * @param monitor told of progress after each
	 * @throws java.io.IOException from the taker
	 */
	static <T> void forEach(final int n, final boolean threadSafe, final IntFunction<T> make, final Taker<T> taker, final Workers workers,
		final RenderMonitor monitor) throws java.io.IOException {
		final int ahead = threadSafe ? AHEAD * workers.threads() : 1;
		for (int from = 0; from < n; from += ahead) {
			final int first = from;
			final List<T> made = workers.map(Math.min(ahead, n - from), i -> make.apply(first + i));
			for (int i = 0; i < made.size(); i++) {
				taker.take(first + i, made.get(i));
				monitor.check((first + i + 1) / (double) n);
			}
		}
	}
}
