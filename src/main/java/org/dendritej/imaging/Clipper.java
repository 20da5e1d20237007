/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.Arrays;

/** Cuts from a straight fibre what lies in other bodies. Confined to one thread. */
final class Clipper {

	private static final double[] WHOLE = { 0, 1 };

	private double[] free = new double[16];
	private double[] next = new double[16];
	private double[] breaks = new double[32];

	/**
	 * What is left of a fibre.
	 *
	 * @param px where it begins
	 * @param py likewise
	 * @param pz likewise
	 * @param dx from its begin to its end
	 * @param dy likewise
	 * @param dz likewise
	 * @param others bodies that take what lies in them
	 * @return number of values in {@link #free()}: begins and ends of the stretches left, 0 … 1, in turn
	 */
	int cut(final double px, final double py, final double pz, final double dx, final double dy, final double dz, final Body[] others) {
		System.arraycopy(WHOLE, 0, free, 0, 2);
		int n = 2;
		for (final Body other : others) {
			int k = 0;
			if (other instanceof Ball ball && breaks.length < ball.planes() + 4)
				breaks = new double[2 * ball.planes() + 4];
			breaks[k++] = 0;
			k = other.crossings(px, py, pz, dx, dy, dz, breaks, k);
			breaks[k++] = 1;
			Arrays.sort(breaks, 0, k);
			double from = 1, to = 0;
			for (int i = 1; i < k; i++) {
				final double a = breaks[i - 1], b = breaks[i], m = (a + b) / 2;
				if (b > a && other.holds(px + m * dx, py + m * dy, pz + m * dz)) {
					from = Math.min(from, a);
					to = Math.max(to, b);
				}
			}
			if (to > from)
				n = without(from, to, n);
			if (n == 0)
				return 0;
		}
		return n;
	}

	/** The stretches that {@link #cut} has left. */
	double[] free() {
		return free;
	}

	private int without(final double from, final double to, final int n) {
		if (next.length < n + 2) {
			next = Arrays.copyOf(next, 2 * (n + 2));
			free = Arrays.copyOf(free, next.length);
		}
		int k = 0;
		for (int i = 0; i < n; i += 2) {
			final double a = free[i], b = free[i + 1];
			if (from > a) {
				next[k++] = a;
				next[k++] = Math.min(b, from);
				if (next[k - 1] <= next[k - 2])
					k -= 2;
			}
			if (to < b) {
				next[k++] = Math.max(a, to);
				next[k++] = b;
				if (next[k - 1] <= next[k - 2])
					k -= 2;
			}
		}
		final double[] swap = free;
		free = next;
		next = swap;
		return k;
	}
}
