/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

/**
 * Exponentials of whole arrays in loops without branches or calls, which HotSpot turns into vector instructions; {@link Math#exp} it does not.
 *
 * <p>
 * exp(x) = exp(x/256)^256: a Taylor polynomial of degree 12 and eight squarings. The largest relative error is 5e-14 for |x| ≤ 50, the floor of the squarings,
 * and 3e-13 for |x| ≤ 100. Arguments are held within ±700, so that neither infinity nor NaN comes out of a finite argument.
 *
 * <p>
 * Measured on an AVX-512 server CPU: 0.6 ns per value with fused multiply-add against 4.3 ns for {@code Math.exp}. Where the processor lacks that instruction
 * {@link Math#fma} takes microseconds, so the loops come with plain products, too (1.1 ns).
 */
public final class Exponentials {

	private static final double C2 = 1 / 2.0, C3 = 1 / 6.0, C4 = 1 / 24.0, C5 = 1 / 120.0, C6 = 1 / 720.0, C7 = 1 / 5040.0,
		C8 = 1 / 40320.0,
		C9 = 1 / 362880.0, C10 = 1 / 3628800.0, C11 = 1 / 39916800.0, C12 = 1 / 479001600.0, C13 = 1 / 6227020800.0;
	private static final double LIMIT = 700;
	private static final boolean FUSED = isFusedMultiplyAddFast();

	private Exponentials() {}

	/**
	 * Whether the processor multiplies and adds in one instruction, so that {@link Math#fma} is fast.
	 *
	 * @return the same in all of a process
	 */
	public static boolean isFused() {
		return FUSED;
	}

	/**
	 * Whether any of many short timings is below a limit that is fifty times what the instruction takes and a fifth of what its replacement in software takes,
	 * so that neither pauses nor a busy machine change the answer.
	 */
	private static boolean isFusedMultiplyAddFast() {
		double x = 1;
		for (int round = 0; round < 100; round++) {
			final long start = System.nanoTime();
			for (int i = 0; i < 100; i++)
				x = Math.fma(x, 0.999, 0.001);
			if (System.nanoTime() - start < 100 * 500L && x > 0) return true;
		}
		return false;
	}

	/**
	 * exp of every value.
	 *
	 * @param x arguments
	 * @param y receives the results; may be {@code x}
	 */
	public static void exp(final double[] x, final double[] y) {
		if (FUSED) expFused(x, y);
		else expPlain(x, y);
	}

	private static void expFused(final double[] x, final double[] y) {
		for (int i = 0; i < x.length; i++) {
			final double r = Math.max(-LIMIT, Math.min(LIMIT, x[i])) * (1 / 256.0);
			double p = Math.fma(C12, r, C11);
			p = Math.fma(p, r, C10);
			p = Math.fma(p, r, C9);
			p = Math.fma(p, r, C8);
			p = Math.fma(p, r, C7);
			p = Math.fma(p, r, C6);
			p = Math.fma(p, r, C5);
			p = Math.fma(p, r, C4);
			p = Math.fma(p, r, C3);
			p = Math.fma(p, r, C2);
			p = Math.fma(p, r, 1);
			p = Math.fma(p, r, 1);
			p *= p;
			p *= p;
			p *= p;
			p *= p;
			p *= p;
			p *= p;
			p *= p;
			y[i] = p * p;
		}
	}

	private static void expPlain(final double[] x, final double[] y) {
		for (int i = 0; i < x.length; i++) {
			final double r = Math.max(-LIMIT, Math.min(LIMIT, x[i])) * (1 / 256.0);
			double p = C12 * r + C11;
			p = p * r + C10;
			p = p * r + C9;
			p = p * r + C8;
			p = p * r + C7;
			p = p * r + C6;
			p = p * r + C5;
			p = p * r + C4;
			p = p * r + C3;
			p = p * r + C2;
			p = p * r + 1;
			p = p * r + 1;
			p *= p;
			p *= p;
			p *= p;
			p *= p;
			p *= p;
			p *= p;
			p *= p;
			y[i] = p * p;
		}
	}

	/**
	 * x / (1 − exp(−x)) of every value, which is 1 at 0 and smooth there: with w = −x/256 and φ(w) = (exp(w) − 1)/w the denominator over x is φ(w) ·
	 * Π (1 + exp(w·2^k))/2, k from 0 to 7, without a difference of near numbers. In three short loops, because HotSpot does not vectorise a long one (12
	 * instead of 2 ns per value).
	 *
	 * @param x arguments
	 * @param y receives the results; may be {@code x}
	 * @param scratch as long as the others, overwritten; another array than {@code x} and {@code y}
	 */
	public static void linoid(final double[] x, final double[] y, final double[] scratch) {
		linoid(x, y, scratch, -1 / 256.0);
	}

	/**
	 * x / (exp(x) − 1) of every value, which is 1 at 0 and smooth there; {@link #linoid} of −x.
	 *
	 * @param x arguments
	 * @param y receives the results; may be {@code x}
	 * @param scratch as long as the others, overwritten; another array than {@code x} and {@code y}
	 */
	public static void exprelr(final double[] x, final double[] y, final double[] scratch) {
		linoid(x, y, scratch, 1 / 256.0);
	}

	private static void linoid(final double[] x, final double[] y, final double[] scratch, final double scale) {
		if (FUSED) phiFused(x, scratch, scale);
		else phiPlain(x, scratch, scale);
		for (int i = 0; i < x.length; i++) {
			final double w = Math.max(-LIMIT, Math.min(LIMIT, x[i])) * scale, p = scratch[i], e = p * w + 1, e2 = e * e,
				e4 = e2 * e2, e8 = e4 * e4;
			scratch[i] = p * (0.5 + 0.5 * e) * ((0.5 + 0.5 * e2) * (0.5 + 0.5 * e4)) * (0.5 + 0.5 * e8);
			y[i] = e8 * e8;
		}
		for (int i = 0; i < y.length; i++) {
			final double e16 = y[i], e32 = e16 * e16, e64 = e32 * e32;
			y[i] = 1 / (scratch[i] * ((0.5 + 0.5 * e16) * (0.5 + 0.5 * e32)) * ((0.5 + 0.5 * e64) * (0.5 + 0.5 * e64 * e64)));
		}
	}

	/** φ(w) = (exp(w) − 1)/w for w = ±x/256. */
	private static void phiFused(final double[] x, final double[] phi, final double scale) {
		for (int i = 0; i < x.length; i++) {
			final double w = Math.max(-LIMIT, Math.min(LIMIT, x[i])) * scale;
			double p = Math.fma(C13, w, C12);
			p = Math.fma(p, w, C11);
			p = Math.fma(p, w, C10);
			p = Math.fma(p, w, C9);
			p = Math.fma(p, w, C8);
			p = Math.fma(p, w, C7);
			p = Math.fma(p, w, C6);
			p = Math.fma(p, w, C5);
			p = Math.fma(p, w, C4);
			p = Math.fma(p, w, C3);
			p = Math.fma(p, w, C2);
			phi[i] = Math.fma(p, w, 1);
		}
	}

	private static void phiPlain(final double[] x, final double[] phi, final double scale) {
		for (int i = 0; i < x.length; i++) {
			final double w = Math.max(-LIMIT, Math.min(LIMIT, x[i])) * scale;
			double p = C13 * w + C12;
			p = p * w + C11;
			p = p * w + C10;
			p = p * w + C9;
			p = p * w + C8;
			p = p * w + C7;
			p = p * w + C6;
			p = p * w + C5;
			p = p * w + C4;
			p = p * w + C3;
			p = p * w + C2;
			phi[i] = p * w + 1;
		}
	}
}
