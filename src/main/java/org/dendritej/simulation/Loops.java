/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

/**
 * The loops of {@link Rows}, each over one row, and those of {@link Block} over all its compartments, by one index. Each is an object of its own class, called from one place, so that HotSpot compiles each once
 * and by itself: as methods they were compiled again in every method on the way, and again whenever a branch between them was taken for the first time.
 */
final class Loops {

	private Loops() {}

	/** A loop over whole arrays. */
	interface Loop {

		void run();
	}

	/** The one place from which loops are called. */
	static void run(final Loop loop) {
		loop.run();
	}

	record InvertTwo(double[] own, double[] next, double[] inverse) implements Loop {

		@Override
		public void run() {
			for (int i = 0; i < inverse.length; i++)
				inverse[i] = 1 / (own[i] + next[i]);
		}
	}

	record InvertThree(double[] own, double[] next, double[] far, double[] inverse) implements Loop {

		@Override
		public void run() {
			for (int i = 0; i < inverse.length; i++)
				inverse[i] = 1 / (own[i] + next[i] + far[i]);
		}
	}

	/** Products; the shorter of share and product says how many. */
	record Multiply(double[] share, double[] what, double[] product) implements Loop {

		@Override
		public void run() {
			final int n = Math.min(share.length, product.length);
			for (int i = 0; i < n; i++)
				product[i] = share[i] * what[i];
		}
	}

	/** Adds products to sums; the shorter of share and sum says how many. */
	record Add(double[] share, double[] what, double[] sum) implements Loop {

		@Override
		public void run() {
			final int n = Math.min(share.length, sum.length);
			for (int i = 0; i < n; i++)
				sum[i] += share[i] * what[i];
		}
	}

	/** Products of the pieces that end in a row, for the skeleton. */
	record LeaveProduct(int from, int[] piece, double[] share, double[] what, double[] left) implements Loop {

		@Override
		public void run() {
			for (int i = from; i < share.length; i++)
				left[piece[i]] = share[i] * what[i];
		}
	}

	/** Sums of the pieces that end in a row, for the skeleton. */
	record Leave(int from, int end, int[] piece, double[] sum, double[] left) implements Loop {

		@Override
		public void run() {
			for (int i = from; i < end; i++)
				left[piece[i]] = sum[i];
		}
	}

	/** The solution in a row from that in the next one. */
	record SubstituteOne(double[] b, double[] inverse, double[] nextShare, double[] x) implements Loop {

		@Override
		public void run() {
			for (int i = 0; i < b.length; i++)
				x[i] = b[i] * inverse[i] + nextShare[i] * x[i];
		}
	}

	/** The solution in a row of links from those in the next one and at the far end. */
	record SubstituteTwo(double[] b, double[] inverse, double[] nextShare, double[] farShare, double[] far, double[] x)
		implements Loop {

		@Override
		public void run() {
			for (int i = 0; i < b.length; i++)
				x[i] = b[i] * inverse[i] + farShare[i] * far[i] + nextShare[i] * x[i];
		}
	}

	/** As {@link AddProduct} to 0, which makes a difference to the sign of a zero. */
	record Product(double[] share, double[] what, double[] sum) implements Loop {

		@Override
		public void run() {
			for (int i = 0; i < sum.length; i++)
				sum[i] = 0.0 + share[i] * what[i];
		}
	}

	record AddProduct(double[] first, double[] share, double[] what, double[] sum) implements Loop {

		@Override
		public void run() {
			for (int i = 0; i < sum.length; i++)
				sum[i] = first[i] + share[i] * what[i];
		}
	}

	/** The value at the end of a step from that in the middle. */
	record Extrapolate(double[] middle, double[] value) implements Loop {

		@Override
		public void run() {
			for (int i = 0; i < value.length; i++)
				value[i] = 2 * middle[i] - value[i];
		}
	}

	/** Adds by how much one exceeds another. */
	record AddExcess(double[] one, double[] other, double[] sum) implements Loop {

		@Override
		public void run() {
			for (int i = 0; i < sum.length; i++)
				sum[i] += positive(one[i] - other[i]);
		}
	}

	/** Adds a product with by how much one exceeds another. */
	record AddExcessProduct(double[] one, double[] other, double[] what, double[] sum) implements Loop {

		@Override
		public void run() {
			for (int i = 0; i < sum.length; i++)
				sum[i] += positive(one[i] - other[i]) * what[i];
		}
	}

	/** A number, or 0 if it is negative: exact, and in vector instructions, unlike a comparison. */
	private static double positive(final double x) {
		return 0.5 * (x + Math.abs(x));
	}
}
