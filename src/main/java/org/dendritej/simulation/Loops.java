/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;

/**
 * What a step consists of: the loops of {@link Rows}, each over one row, those of {@link TreeMatrix} over the skeleton, those of {@link Block} over all its compartments, by one index, and what
 * mechanisms, electrodes and recorders do. Each is an object of its own class, called from one place, so that HotSpot compiles each once
 * and by itself: as methods they were compiled again in every method on the way, and again whenever a branch between them was taken for the first time.
 */
final class Loops {

	private static final double[] NONE = {};

	private Loops() {}

	/** A loop over whole arrays, or a few instructions. */
	interface Loop {

		/**
		 * Runs once.
		 *
		 * @param given the array of a block that changes from call to call; most loops know all of theirs
		 */
		void run(double[] given);
	}

	/** Runs loops that need no other arrays than those they know. */
	static void run(final Loop[] loops) {
		run(loops, NONE);
	}

	/** The one place from which loops are called. */
	static void run(final Loop[] loops, final double[] given) {
		for (final Loop loop : loops)
			loop.run(given);
	}

	/** Copies what stands in the array of a block row by row. */
	record Rows(double[][] rows) implements Loop {

		@Override
		public void run(final double[] given) {
			int at = 0;
			for (final double[] row : rows) {
				System.arraycopy(given, at, row, 0, row.length);
				at += row.length;
			}
		}
	}

	/** Adds to given entries what stands one after the other in the array of a block. */
	record Spread(int first, int[] entries, double[] to) implements Loop {

		@Override
		public void run(final double[] given) {
			for (int i = 0; i < entries.length; i++)
				to[entries[i]] += given[first + i];
		}
	}

	/** Copies what stands at given entries to where it stands one after the other in the array of a block. */
	record Collect(int[] entries, double[] from, int first) implements Loop {

		@Override
		public void run(final double[] given) {
			for (int i = 0; i < entries.length; i++)
				given[first + i] = from[entries[i]];
		}
	}

	/** Copies what stands at given entries to where it stands one after the other. */
	record Gather(int[] entries, double[] from, int first, double[] to) implements Loop {

		@Override
		public void run(final double[] given) {
			for (int i = 0; i < entries.length; i++)
				to[first + i] = from[entries[i]];
		}
	}

	record Zero(double[] what) implements Loop {

		@Override
		public void run(final double[] given) {
			Arrays.fill(what, 0);
		}
	}

	record Copy(double[] from, double[] to) implements Loop {

		@Override
		public void run(final double[] given) {
			System.arraycopy(from, 0, to, 0, to.length);
		}
	}

	/** Copies to given entries. */
	record CopyTo(double[] from, int[] entries, double[] to) implements Loop {

		@Override
		public void run(final double[] given) {
			for (int i = 0; i < entries.length; i++)
				to[entries[i]] = from[i];
		}
	}

	/** Adds to given entries, in their order. */
	record AddTo(double[] values, int[] entries, double[] sum) implements Loop {

		@Override
		public void run(final double[] given) {
			for (int i = 0; i < entries.length; i++)
				sum[entries[i]] += values[i];
		}
	}

	/** Adds to the array of a block. */
	record AddToGiven(double[] values) implements Loop {

		@Override
		public void run(final double[] given) {
			for (int i = 0; i < values.length; i++)
				given[i] += values[i];
		}
	}

	/** Begins sums and adds to given entries, in their order, what stands at given ones of several arrays. */
	record SumUp(double[] begin, double[][] from, int[] at, int[] entries, double[] sum) implements Loop {

		@Override
		public void run(final double[] given) {
			System.arraycopy(begin, 0, sum, 0, sum.length);
			for (int i = 0; i < entries.length; i++)
				sum[entries[i]] += from[i][at[i]];
		}
	}

	/** Eliminates nodes of a skeleton, which stand as in {@link Slots}; the first ones are tips. */
	record FactorTree(int tips, int[] next, int[] side, double[] matrix, double[] own) implements Loop {

		@Override
		public void run(final double[] given) {
			final int n = next.length, m = 2 * n - tips;
			for (int i = 0; i < tips; i++) {
				final double c = matrix[n + i], y = own[i], one = 1 / (y + c);
				matrix[i] = one;
				own[next[i]] += own[n + i] + c * (one * y);
			}
			for (int i = tips; i < n; i++) {
				final double c = matrix[n + i], g = matrix[m + i], y = own[i], one = 1 / (y + c + g), share = one * y;
				matrix[i] = one;
				own[next[i]] += own[n + i] + c * share;
				own[side[i]] = own[m + i] + g * share;
				matrix[side[i]] = g * one * c;
			}
		}
	}

	/** Eliminates the right-hand sides of nodes of a skeleton, and leaves them multiplied with the inverse pivots. */
	record GatherTree(int tips, int[] next, int[] side, double[] matrix, double[] x) implements Loop {

		@Override
		public void run(final double[] given) {
			final int n = next.length, m = 2 * n - tips;
			for (int i = 0; i < tips; i++) {
				final double share = matrix[i] * x[i];
				x[i] = share;
				x[next[i]] += x[n + i] + matrix[n + i] * share;
			}
			for (int i = tips; i < n; i++) {
				final double share = matrix[i] * x[i];
				x[i] = share;
				x[next[i]] += x[n + i] + matrix[n + i] * share;
				x[side[i]] = x[m + i] + matrix[m + i] * share;
			}
		}
	}

	/** Solves for nodes of a skeleton from the last one on. */
	record SubstituteTree(int tips, int[] next, int[] end, double[] matrix, double[] x) implements Loop {

		@Override
		public void run(final double[] given) {
			final int n = next.length, m = 2 * n - tips;
			for (int i = n - 1; i >= tips; i--)
				x[i] += matrix[i] * (matrix[n + i] * x[next[i]] + matrix[m + i] * x[end[i]]);
			for (int i = tips - 1; i >= 0; i--)
				x[i] += matrix[i] * (matrix[n + i] * x[next[i]]);
		}
	}

	/** Inverse pivots of nodes between two others, and the conductance which that leaves between these. */
	record Eliminate(double[] own, double[] next, double[] far, double[] inverse, double[] between) implements Loop {

		@Override
		public void run(final double[] given) {
			for (int i = 0; i < inverse.length; i++) {
				final double c = next[i], g = far[i], one = 1 / (own[i] + c + g);
				inverse[i] = one;
				between[i] = g * one * c;
			}
		}
	}

	/** Adds to both neighbours what they get of what nodes have. */
	record Give(double[] what, double[] next, double[] far, double[] inverse, double[] toNext, double[] toFar) implements Loop {

		@Override
		public void run(final double[] given) {
			for (int i = 0; i < inverse.length; i++) {
				final double one = toNext[i], other = toFar[i], share = inverse[i] * what[i];
				toNext[i] = one + next[i] * share;
				toFar[i] = other + far[i] * share;
			}
		}
	}

	/** The solution in a row from that in the next one and at the far end, copied to the array of the block. */
	record Substitute(double[] b, double[] next, double[] away, double[] far, double[] inverse, double[] x, int first) implements Loop {

		@Override
		public void run(final double[] given) {
			for (int i = 0; i < b.length; i++)
				x[i] = (b[i] + next[i] * x[i] + away[i] * far[i]) * inverse[i];
			System.arraycopy(x, 0, given, first, b.length);
		}
	}

	/** Products with one number. */
	record Scale(double[] what, double[] factor, double[] product) implements Loop {

		@Override
		public void run(final double[] given) {
			final double by = factor[0];
			for (int i = 0; i < what.length; i++)
				product[i] = what[i] * by;
		}
	}

	record AddScaled(double[] first, double[] what, double[] factor, double[] sum) implements Loop {

		@Override
		public void run(final double[] given) {
			final double by = factor[0];
			for (int i = 0; i < what.length; i++)
				sum[i] = first[i] + what[i] * by;
		}
	}

	/** As {@link AddScaledProduct} to 0, which makes a difference to the sign of a zero. */
	record ScaledProduct(double[] share, double[] factor, double[] what, double[] sum) implements Loop {

		@Override
		public void run(final double[] given) {
			final double by = factor[0];
			for (int i = 0; i < what.length; i++)
				sum[i] = 0.0 + share[i] * by * what[i];
		}
	}

	record AddScaledProduct(double[] first, double[] share, double[] factor, double[] what, double[] sum) implements Loop {

		@Override
		public void run(final double[] given) {
			final double by = factor[0];
			for (int i = 0; i < what.length; i++)
				sum[i] = first[i] + share[i] * by * what[i];
		}
	}

	/** The value at the end of a step from that in the middle. */
	record Extrapolate(double[] middle, double[] value) implements Loop {

		@Override
		public void run(final double[] given) {
			for (int i = 0; i < value.length; i++)
				value[i] = 2 * middle[i] - value[i];
		}
	}

	/** Adds by how much one exceeds the other times a number. */
	record AddExcess(double[] one, double[] other, double[] factor, double[] sum) implements Loop {

		@Override
		public void run(final double[] given) {
			final double by = factor[0];
			for (int i = 0; i < other.length; i++)
				sum[i] += positive(one[i] - other[i] * by);
		}
	}

	/** Adds a product with by how much one exceeds the other times a number. */
	record AddExcessProduct(double[] one, double[] other, double[] factor, double[] what, double[] sum) implements Loop {

		@Override
		public void run(final double[] given) {
			final double by = factor[0];
			for (int i = 0; i < other.length; i++)
				sum[i] += positive(one[i] - other[i] * by) * what[i];
		}
	}

	/** A number, or 0 if it is negative: exact, and in vector instructions, unlike a comparison. */
	private static double positive(final double x) {
		return 0.5 * (x + Math.abs(x));
	}
}
