/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import static org.dendritej.mechanism.Exponentials.multiplyAdd;

/**
 * The loops over arrays behind {@link HodgkinHuxley}. Each is short enough for HotSpot to make vector instructions of it: ten more operations or arrays, or values
 * that many products share, and it takes ten times as long.
 *
 * <p>
 * exp(−(v + 65)/80), /20, /18 and /10 are powers of one exponential. A rate a = z/u is carried along as a fraction: with s = z + u b the steady
 * state a/(a + b) is z/s and the rate a + b is s/u; one division gives both. Voltages are held within ±1000 mV.
 */
final class HodgkinHuxleyLoops {

	private static final double C2 = 1 / 2.0, C3 = 1 / 6.0, C4 = 1 / 24.0, C5 = 1 / 120.0, C6 = 1 / 720.0, C7 = 1 / 5040.0,
		C8 = 1 / 40320.0, C9 = 1 / 362880.0, C10 = 1 / 3628800.0, C11 = 1 / 39916800.0;
	private static final double FARTHEST = 1000;
	/** A deviation that falls by more than exp(−40) in a step is gone. */
	private static final double LONGEST = -40 / 32.0;
	private static final double E3 = Math.exp(3);
	/** Bernoulli's numbers over factorials. */
	private static final double B2 = 1 / 12.0, B4 = -1 / 720.0, B6 = 1 / 30240.0, B8 = -1 / 1209600.0, B10 = 1 / 47900160.0;
	private static final double STEEP = 0x1p40;

	private HodgkinHuxleyLoops() {}

	/** Twice the voltage within its limits; so, because {@link Math#min} takes longer. */
	static void hold(final double[] v, final double[] twice) {
		for (int i = 0; i < v.length; i++)
			twice[i] = Math.abs(v[i] + FARTHEST) - Math.abs(v[i] - FARTHEST);
	}

	/** exp(−(v + 65)/720). */
	static void root(final double[] twice, final double[] y) {
		for (int i = 0; i < twice.length; i++) {
			final double r = multiplyAdd(twice[i], -1 / 5760.0, -65 / 2880.0);
			double p = multiplyAdd(C11, r, C10);
			p = multiplyAdd(p, r, C9);
			p = multiplyAdd(p, r, C8);
			p = multiplyAdd(p, r, C7);
			p = multiplyAdd(p, r, C6);
			p = multiplyAdd(p, r, C5);
			p = multiplyAdd(p, r, C4);
			p = multiplyAdd(p, r, C3);
			p = multiplyAdd(p, r, C2);
			p = multiplyAdd(p, r, 1);
			p = multiplyAdd(p, r, 1);
			p *= p;
			y[i] = p * p;
		}
	}

	/** exp(−(v + 65)/80), exp(−(v + 65)/18) and exp(−(v + 65)/20) from {@link #root}. */
	static void powers(final double[] root, final double[] e80, final double[] e18, final double[] e20) {
		for (int i = 0; i < root.length; i++) {
			final double y = root[i], y2 = y * y, y4 = y2 * y2, y5 = y4 * y, y9 = y4 * y4 * y, y10 = y5 * y5, y18 = y9 * y9,
				y20 = y10 * y10;
			e80[i] = y9;
			e20[i] = y18 * y18;
			e18[i] = y20 * y20;
		}
	}

	/**
	 * Two numbers whose quotient is z/(exp(z) − 1), for z = −(v + shift)/10 and exp(z) = factor · e20². Where |z| is below a quarter and exp(z) − 1 loses digits the
	 * first is the quotient's series, with Bernoulli's numbers, and the second 1; in the 2⁻⁴⁰ between here and there it is a mean that leaves the quotient as it is.
	 */
	static void linoid(final double[] twice, final double shift, final double[] e20, final double factor, final double[] z,
		final double[] u) {
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

	/**
	 * Moves a gate along x' = a (1 − x) − b x with a = z/u and b = factor · e.
	 *
	 * @param time ms at which these are rates in 1/ms
	 */
	static void gate(final double[] z, final double[] u, final double[] e, final double factor, final double[] gate, final double time) {
		final double part = -time / 32;
		for (int i = 0; i < gate.length; i++) {
			final double s = multiplyAdd(u[i], e[i] * factor, z[i]), inverse = 1 / (u[i] * s), steady = z[i] * (u[i] * inverse),
				r = Math.max(s * part * (s * inverse), LONGEST);
			double p = multiplyAdd(C9, r, C8);
			p = multiplyAdd(p, r, C7);
			p = multiplyAdd(p, r, C6);
			p = multiplyAdd(p, r, C5);
			p = multiplyAdd(p, r, C4);
			p = multiplyAdd(p, r, C3);
			p = multiplyAdd(p, r, C2);
			p = multiplyAdd(p, r, 1);
			p = multiplyAdd(p, r, 1);
			p *= p;
			p *= p;
			p *= p;
			p *= p;
			p *= p;
			gate[i] = multiplyAdd(gate[i] - steady, p, steady);
		}
	}

	/** Moves h, with a = 0.07 e20 and b = 1/(1 + exp(3) e20²). */
	static void inactivation(final double[] e20, final double[] gate, final double time) {
		final double part = -time / 32;
		for (int i = 0; i < gate.length; i++) {
			final double u = multiplyAdd(e20[i] * E3, e20[i], 1), a = 0.07 * e20[i] * u, s = a + 1, inverse = 1 / (u * s),
				steady = a * (u * inverse), r = Math.max(s * part * (s * inverse), LONGEST);
			double p = multiplyAdd(C9, r, C8);
			p = multiplyAdd(p, r, C7);
			p = multiplyAdd(p, r, C6);
			p = multiplyAdd(p, r, C5);
			p = multiplyAdd(p, r, C4);
			p = multiplyAdd(p, r, C3);
			p = multiplyAdd(p, r, C2);
			p = multiplyAdd(p, r, 1);
			p = multiplyAdd(p, r, 1);
			p *= p;
			p *= p;
			p *= p;
			p *= p;
			p *= p;
			gate[i] = multiplyAdd(gate[i] - steady, p, steady);
		}
	}

	/** ḡ m³ h. */
	static void sodium(final double[] maximal, final double[] m, final double[] h, final double[] g) {
		for (int i = 0; i < g.length; i++)
			g[i] = maximal[i] * h[i] * (m[i] * m[i] * m[i]);
	}

	/** ḡ n⁴. */
	static void potassium(final double[] maximal, final double[] n, final double[] g) {
		for (int i = 0; i < g.length; i++) {
			final double square = n[i] * n[i];
			g[i] = maximal[i] * (square * square);
		}
	}

	static void conductance(final double[] sodium, final double[] potassium, final double[] leak, final double[] sum) {
		for (int i = 0; i < sum.length; i++)
			sum[i] += sodium[i] + potassium[i] + leak[i];
	}

	static void source(final double[] sodium, final double[] ena, final double[] potassium, final double[] ek, final double[] leak,
		final double[] sum) {
		for (int i = 0; i < sum.length; i++)
			sum[i] += multiplyAdd(sodium[i], ena[i], multiplyAdd(potassium[i], ek[i], leak[i]));
	}
}
