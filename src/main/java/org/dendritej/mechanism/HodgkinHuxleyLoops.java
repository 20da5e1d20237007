/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import static org.dendritej.mechanism.Exponentials.multiplyAdd;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The loops over arrays behind {@link HodgkinHuxley}. Each is short enough for HotSpot to make vector instructions of it: ten more operations or arrays, or values
 * that many products share, and it takes ten times as long. Each is an object of its own class, so that who calls them one after the other calls many classes at one
 * place: HotSpot then compiles each loop once. Called as methods they were compiled again in every method on the way, which kept the compiler's thread
 * busy for another 1.9 s. Each knows scratch only, so that all parts of a neuron share it: a step of 200,000 compartments takes 28 ns each instead of 31 with loops of
 * its own for each part, which are no longer in the cache when their turn comes.
 *
 * <p>
 * exp(−(v + 65)/80), /20, /18 and /10 are powers of one exponential. A rate a = z/u is carried along as a fraction: with s = z + u b the steady
 * state a/(a + b) is z/s and the rate a + b is s/u; one division gives both. Voltages are held within ±1000 mV.
 *
 * <p>
 * A deviation falls by the 64th power of a Taylor polynomial of degree 7: the error of exp(−x) is at most 64 (x/64)⁸/8! exp(−x), 3e-14 at x = 8.
 *
 * <p>
 * Tried on a shared server machine with AVX-512, least of many timings in ns per element, and not kept: absolute values instead of {@link Math#max} in a gate: 5.6
 * instead of 1.1, since HotSpot then makes no vector instructions, and no limit at all would save 0.1; even and odd powers of a polynomial summed apart: 0.56 instead of
 * 0.52 for the root; degree 9 and five squarings for the decay: 1.18 instead of 1.13; conductances and sources in one loop that writes both sums: 2.1 instead of 1.3 for
 * all currents, two loops without that for sodium 1.2 to 1.6; 248, 328 or 400 elements at a time instead of 504: the same within the noise.
 */
final class HodgkinHuxleyLoops {

	private static final double EXP_2_5 = Math.exp(2.5);
	private static final double FARTHEST = 1000;
	/** A deviation that falls by more than exp(−40) in a step is gone. */
	private static final double LONGEST = -40 / 64.0;
	private static final double E3 = Math.exp(3);
	/** Bernoulli's numbers over factorials. */
	private static final double B2 = 1 / 12.0, B4 = -1 / 720.0, B6 = 1 / 30240.0, B8 = -1 / 1209600.0, B10 = 1 / 47900160.0;
	private static final double STEEP = 0x1p40;

	private HodgkinHuxleyLoops() {}

	/** What elements that go together have. */
	static final class Cells {

		final Elements elements;
		final double[] area; // S/cm² → µS
		final double[] m, h, n; // gates
		/** Conductances and their products with reversal potentials where these are the same for all, S/cm² and S/cm² mV. */
		double gna, gk, gl, ofSodium, ofPotassium, ofLeak;

		Cells(final Elements elements, final double[] area) {
			this.elements = elements;
			this.area = area;
			m = new double[area.length];
			h = new double[area.length];
			n = new double[area.length];
		}
	}

	/** A loop over all of some arrays. */
	interface Loop {

		/**
		 * Runs once.
		 *
		 * @param time by which gates move, ms at which rates are in 1/ms
		 * @param cells whose turn it is
		 * @param given array of the simulation for loops that go between it and arrays of elements
		 * @param more another one
		 */
		void run(double time, Cells cells, double[] given, double[] more);
	}

	/**
	 * Reads a number of each line of the cache, so that lines come from memory side by side: loops that compute much with each number ask for few at a time. Of
	 * 200,000 compartments, which outgrow the caches, a step takes 26 instead of 29 ns each; of 2000 0.3 ns more, so it is for many only.
	 */
	record Fetch(long[] used) implements Loop {

		private static final int NUMBERS_IN_LINE = 8;

		@Override
		public void run(final double time, final Cells cells, final double[] given, final double[] more) {
			final double[] m = cells.m, h = cells.h, n = cells.n, area = cells.area;
			long bits = 0;
			for (int i = 0; i < m.length; i += NUMBERS_IN_LINE)
				bits ^= Double.doubleToRawLongBits(m[i]) ^ Double.doubleToRawLongBits(h[i]) ^ Double.doubleToRawLongBits(n[i]) ^ Double
					.doubleToRawLongBits(area[i]);
			used[0] = bits; // so that HotSpot does not leave it out
		}
	}

	/** Copies from what is given. */
	record Gather(double[] to) implements Loop {

		@Override
		public void run(final double time, final Cells cells, final double[] given, final double[] more) {
			cells.elements.gather(given, to);
		}
	}

	/** Copies from one array of the simulation. */
	record GatherFrom(double[] from, double[] to) implements Loop {

		@Override
		public void run(final double time, final Cells cells, final double[] given, final double[] more) {
			cells.elements.gather(from, to);
		}
	}

	/** Copies from both that are given. */
	record GatherTwo(double[] to, double[] toMore) implements Loop {

		@Override
		public void run(final double time, final Cells cells, final double[] given, final double[] more) {
			cells.elements.gather(given, to);
			cells.elements.gather(more, toMore);
		}
	}

	/** Copies to both that are given. */
	record Scatter(double[] from, double[] fromMore) implements Loop {

		@Override
		public void run(final double time, final Cells cells, final double[] given, final double[] more) {
			cells.elements.scatter(from, given);
			cells.elements.scatter(fromMore, more);
		}
	}

	/** The one place from which loops are called. */
	static void run(final Loop[] loops, final double time, final Cells cells, final double[] given, final double[] more) {
		for (final Loop loop : loops)
			loop.run(time, cells, given, more);
	}

	/**
	 * What moves gates.
	 *
	 * @param v receives the voltage, mV; lost
	 * @param way five arrays that may hold anything
	 */
	static Loop[] gates(final double[] v, final double[][] way) {
		final double[] a = way[0], b = way[1], c = way[2], d = way[3], e = way[4];
		return new Loop[] { new Gather(v), new Hold(v, v), new Root(v, a), new Powers(a, b, c, d), // of exp(−(v + 65)/80): 1, 40/9 and 4
			new Linoid(v, 40, d, EXP_2_5, a, e), new Gate(a, e, c, 4, 1, true), //
			new Linoid(v, 55, d, Math.E, a, e), new Gate(a, e, b, 1.25, 0.1, false), //
			new Inactivation(d) };
	}

	/**
	 * What adds conductances, and their products with reversal potentials, where these are the same for all.
	 *
	 * @param way three arrays that may hold anything
	 */
	static Loop[] currents(final double[][] way) {
		final double[] na = way[0], conductance = way[1], source = way[2];
		return new Loop[] { new GatherTwo(conductance, source), new Sodium(na), new Conductance(na, conductance), new Source(na, source),
			new Scatter(conductance, source) };
	}

	/**
	 * Runs all loops often on few elements, once in a process, so that HotSpot's compiler works on them while the model is built. Of a fresh process that runs 2000
	 * compartments for 100 ms it takes 7 % less processor time, and of the run alone 40 %. With 48 elements each loop would be compiled once, not another time to be
	 * entered in its middle, but without unrolling: a gate then takes 1.50 instead of 1.15 ns.
	 */
	static void rehearse() {
		Rehearsal.hold();
	}

	private static final class Rehearsal {

		private static final int ROUNDS = 1500, ELEMENTS = 192; // as many as HotSpot takes for worth unrolling

		static {
			final double[][] x = new double[6][ELEMENTS];
			final Loop[] gates = gates(x[0], Arrays.copyOfRange(x, 1, 6)), currents = currents(x);
			final Cells cells = new Cells(new Elements(IntStream.range(0, ELEMENTS).toArray()), new double[ELEMENTS]);
			final double[] given = new double[ELEMENTS];
			for (int round = 0; round < ROUNDS; round++) {
				run(gates, 0.025, cells, given, given);
				run(currents, 0.025, cells, given, given);
			}
		}

		private Rehearsal() {}

		static void hold() {
			// the class is there
		}
	}

	/** Twice the voltage within its limits; so, because {@link Math#min} takes longer. */
	record Hold(double[] v, double[] twice) implements Loop {

		@Override
		public void run(final double time, final Cells cells, final double[] given, final double[] more) {
			for (int i = 0; i < v.length; i++)
				twice[i] = Math.abs(v[i] + FARTHEST) - Math.abs(v[i] - FARTHEST);
		}
	}

	/** exp(−(v + 65)/720). */
	record Root(double[] twice, double[] y) implements Loop {

		@Override
		public void run(final double time, final Cells cells, final double[] given, final double[] more) {
			for (int i = 0; i < twice.length; i++) {
				final double r = multiplyAdd(twice[i], -1 / 5760.0, -65 / 2880.0);
				double p = Exponentials.short11(r);
				p *= p;
				y[i] = p * p;
			}
		}
	}

	/** exp(−(v + 65)/80), exp(−(v + 65)/18) and exp(−(v + 65)/20) from {@link Root}. */
	record Powers(double[] root, double[] e80, double[] e18, double[] e20) implements Loop {

		@Override
		public void run(final double time, final Cells cells, final double[] given, final double[] more) {
			for (int i = 0; i < root.length; i++) {
				final double y = root[i], y2 = y * y, y4 = y2 * y2, y5 = y4 * y, y9 = y4 * y4 * y, y10 = y5 * y5, y18 = y9 * y9,
					y20 = y10 * y10;
				e80[i] = y9;
				e20[i] = y18 * y18;
				e18[i] = y20 * y20;
			}
		}
	}

	/**
	 * Two numbers whose quotient is z/(exp(z) − 1), for z = −(v + shift)/10 and exp(z) = factor · e20². Where |z| is below a quarter and exp(z) − 1 loses digits the
	 * first is the quotient's series, with Bernoulli's numbers, and the second 1; in the 2⁻⁴⁰ between here and there it is a mean that leaves the quotient as it is.
	 */
	record Linoid(double[] twice, double shift, double[] e20, double factor, double[] z, double[] u) implements Loop {

		@Override
		public void run(final double time, final Cells cells, final double[] given, final double[] more) {
			for (int i = 0; i < twice.length; i++) {
				final double x = multiplyAdd(twice[i], -0.05, -0.1 * shift), edge = multiplyAdd(Math.abs(x), STEEP, -0.25 * STEEP),
					side = Math.abs(edge) - Math.abs(edge - 1), near = 1 - side, far = 1 + side, q = x * x;
				double p = multiplyAdd(B10, q, B8);
				p = multiplyAdd(p, q, B6);
				p = multiplyAdd(p, q, B4);
				p = multiplyAdd(p, q, B2);
				p = multiplyAdd(p, q, multiplyAdd(x, -0.5, 1));
				z[i] = multiplyAdd(near, p, far * x);
				u[i] = multiplyAdd(far, multiplyAdd(e20[i] * e20[i], factor, -1), near);
			}
		}
	}

	/** exp(64 r). */
	private static double decay(final double r) {
		double p = Exponentials.short7(r);
		p *= p;
		p *= p;
		p *= p;
		p *= p;
		p *= p;
		return p * p;
	}

	/** Moves m or n along x' = a (1 − x) − b x with a = z/u and b = factor · e; rates are {@code scale} times those of the others. */
	record Gate(double[] z, double[] u, double[] e, double factor, double scale, boolean isM) implements Loop {

		@Override
		public void run(final double time, final Cells cells, final double[] given, final double[] more) {
			final double[] gate = isM ? cells.m : cells.n;
			final double part = -scale * time / 64;
			for (int i = 0; i < gate.length; i++) {
				final double s = multiplyAdd(u[i], e[i] * factor, z[i]), inverse = 1 / (u[i] * s), steady = z[i] * (u[i] * inverse),
					r = Math.max(s * part * (s * inverse), LONGEST);
				gate[i] = multiplyAdd(gate[i] - steady, decay(r), steady);
			}
		}
	}

	/** Moves h, with a = 0.07 e20 and b = 1/(1 + exp(3) e20²). */
	record Inactivation(double[] e20) implements Loop {

		@Override
		public void run(final double time, final Cells cells, final double[] given, final double[] more) {
			final double[] gate = cells.h;
			final double part = -time / 64;
			for (int i = 0; i < gate.length; i++) {
				final double u = multiplyAdd(e20[i] * E3, e20[i], 1), a = 0.07 * e20[i] * u, s = a + 1, inverse = 1 / (u * s),
					steady = a * (u * inverse), r = Math.max(s * part * (s * inverse), LONGEST);
				gate[i] = multiplyAdd(gate[i] - steady, decay(r), steady);
			}
		}
	}

	/** m³ h. */
	record Sodium(double[] open) implements Loop {

		@Override
		public void run(final double time, final Cells cells, final double[] given, final double[] more) {
			final double[] m = cells.m, h = cells.h;
			for (int i = 0; i < open.length; i++)
				open[i] = h[i] * (m[i] * m[i] * m[i]);
		}
	}

	/** n⁴. */
	private static double fourth(final double n) {
		final double square = n * n;
		return square * square;
	}

	/** Adds conductances from those of open channels, per area. */
	record Conductance(double[] sodium, double[] sum) implements Loop {

		@Override
		public void run(final double time, final Cells cells, final double[] given, final double[] more) {
			final double[] n = cells.n, area = cells.area;
			final double na = cells.gna, k = cells.gk, leak = cells.gl;
			for (int i = 0; i < sum.length; i++)
				sum[i] += area[i] * multiplyAdd(na, sodium[i], multiplyAdd(k, fourth(n[i]), leak));
		}
	}

	/** As {@link Conductance}, where they differ. */
	record Conductances(double[] sodium, double[] gna, double[] gk, double[] gl, double[] sum)
		implements Loop {

		@Override
		public void run(final double time, final Cells cells, final double[] given, final double[] more) {
			final double[] n = cells.n, area = cells.area;
			for (int i = 0; i < sum.length; i++)
				sum[i] += area[i] * multiplyAdd(gna[i], sodium[i], multiplyAdd(gk[i], fourth(n[i]), gl[i]));
		}
	}

	/** Adds conductances times reversal potentials, of which products with those of open channels are given, per area. */
	record Source(double[] sodium, double[] sum) implements Loop {

		@Override
		public void run(final double time, final Cells cells, final double[] given, final double[] more) {
			final double[] n = cells.n, area = cells.area;
			final double na = cells.ofSodium, k = cells.ofPotassium, leak = cells.ofLeak;
			for (int i = 0; i < sum.length; i++)
				sum[i] += area[i] * multiplyAdd(na, sodium[i], multiplyAdd(k, fourth(n[i]), leak));
		}
	}

	/** As {@link Source}, where they differ. */
	record Sources(double[] sodium, double[] ofSodium, double[] ofPotassium, double[] gl, double[] el, double[] sum)
		implements Loop {

		@Override
		public void run(final double time, final Cells cells, final double[] given, final double[] more) {
			final double[] n = cells.n, area = cells.area;
			for (int i = 0; i < sum.length; i++)
				sum[i] += area[i] * multiplyAdd(ofSodium[i], sodium[i], multiplyAdd(ofPotassium[i], fourth(n[i]), gl[i] * el[i]));
		}
	}

	/** Products with what is there. */
	record Multiply(double[] factor, double[] product) implements Loop {

		@Override
		public void run(final double time, final Cells cells, final double[] given, final double[] more) {
			for (int i = 0; i < product.length; i++)
				product[i] *= factor[i];
		}
	}
}
