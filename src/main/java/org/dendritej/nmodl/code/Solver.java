/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

import java.util.Arrays;

import org.dendritej.mechanism.MechanismException;
import org.dendritej.nmodl.program.Instruction.Method;

/**
 * Moves the unknowns of a SOLVE whose equations cannot be solved in advance, one element at a time: Newton's method with the derivatives of the equations, or
 * with differences where the equations are too irregular to have any.
 */
final class Solver {

	private static final int MOST_ITERATIONS = 100;
	private static final double FOREVER = 1e9; // ms, as NEURON's
	/** Steps of that length until a steady state is reached, as many as NEURON's; of linear equations it takes one. */
	private static final int STEPS_TO_REST = 7;
	private final FrameWriter.Solving solving;
	private final GeneratedCode code;
	private final Host host;
	private final boolean secondOrder;
	private final String owner;
	private final int n;
	private final double[] start, x, fine, before, move, value, ahead, k1, k2, k3;
	private final double[] matrix, untouched; // the latter: what the body changes beside, as it was
	private double drawn; // every evaluation of a step draws the same random numbers

	Solver(final String owner, final FrameWriter.Solving solving, final GeneratedCode code, final Host host, final boolean secondOrder) {
		this.owner = owner;
		this.solving = solving;
		this.code = code;
		this.host = host;
		this.secondOrder = secondOrder;
		n = solving.unknowns().length;
		start = new double[n];
		x = new double[n];
		fine = new double[n];
		before = new double[n];
		move = new double[n];
		value = new double[n];
		ahead = new double[n];
		k1 = new double[n];
		k2 = new double[n];
		k3 = new double[n];
		matrix = new double[n * n];
		untouched = new double[solving.beside().length];
	}

	/** Moves the unknowns in a frame. */
	void solve(final double[] f) {
		final double dt = f[Frame.STEP];
		drawn = f[Frame.DRAWS];
		get(f, start);
		for (int k = 0; k < untouched.length; k++)
			untouched[k] = f[solving.beside()[k]];
		switch (solving.method()) {
			case CNEXP -> exponential(f, dt);
			case EULER -> euler(f, dt);
			case RUNGE -> runge(f, dt);
			case STEADY_STATE -> rest(f);
			case LINEAR, NONLINEAR -> implicit(f, Double.NaN);
			default -> {
				if (dt > 0) moveImplicitly(f, dt);
				else evaluate(f); // what it computes beside
			}
		}
	}

	private void rest(final double[] f) {
		for (int step = 0; step < (solving.isLinear() ? 1 : STEPS_TO_REST); step++) {
			implicit(f, FOREVER);
			get(f, start);
		}
	}

	/** Backward Euler; in the scheme of second order over the step and over its halves, extrapolated. */
	private void moveImplicitly(final double[] f, final double dt) {
		implicit(f, dt);
		if (!secondOrder) return;
		get(f, x);
		set(f, start);
		System.arraycopy(start, 0, k1, 0, n);
		implicit(f, 0.5 * dt);
		get(f, start);
		implicit(f, 0.5 * dt);
		get(f, fine);
		for (int i = 0; i < n; i++)
			fine[i] = 2 * fine[i] - x[i];
		set(f, fine);
		evaluate(f); // what it computes beside belongs to the moved states
	}

	private void get(final double[] f, final double[] to) {
		for (int i = 0; i < n; i++)
			to[i] = f[solving.unknowns()[i]];
	}

	private void set(final double[] f, final double[] from) {
		for (int i = 0; i < n; i++)
			f[solving.unknowns()[i]] = from[i];
	}

	/** What is computed beside is computed from what it was before the step, however often. */
	private void evaluate(final double[] f) {
		restore(f);
		code.run(solving.body(), f, host);
	}

	private void restore(final double[] f) {
		f[Frame.DRAWS] = drawn;
		for (int k = 0; k < untouched.length; k++)
			f[solving.beside()[k]] = untouched[k];
	}

	private void rates(final double[] f, final double[] to) {
		evaluate(f);
		System.arraycopy(f, solving.rates(), to, 0, n);
	}

	/** One equation after the other, each where it stands; if one is not linear in its own state, all are solved together. */
	private void exponential(final double[] f, final double dt) {
		f[solving.bent()] = 0;
		code.run(solving.oneByOne(), f, host);
		if (f[solving.bent()] == 0) return;
		set(f, start);
		restore(f);
		if (dt > 0) moveImplicitly(f, dt);
		else evaluate(f); // what it computes beside
	}

	private void euler(final double[] f, final double dt) {
		along(f, k1);
		for (int i = 0; i < n; i++)
			f[solving.unknowns()[i]] += dt * k1[i];
	}

	/** Rates on the way of an explicit method; what is computed beside sees what the evaluation before has left, as in NEURON. */
	private void along(final double[] f, final double[] to) {
		f[Frame.DRAWS] = drawn;
		code.run(solving.body(), f, host);
		System.arraycopy(f, solving.rates(), to, 0, n);
	}

	private void runge(final double[] f, final double dt) {
		along(f, k1);
		stage(f, 0.5 * dt, k1);
		along(f, k2);
		stage(f, 0.5 * dt, k2);
		along(f, k3);
		stage(f, dt, k3);
		along(f, value);
		for (int i = 0; i < n; i++)
			f[solving.unknowns()[i]] = start[i] + dt / 6 * (k1[i] + 2 * (k2[i] + k3[i]) + value[i]);
	}

	private void stage(final double[] f, final double dt, final double[] k) {
		for (int i = 0; i < n; i++)
			f[solving.unknowns()[i]] = start[i] + dt * k[i];
	}

	/** Newton's method for x = start + h · rates(x), or for equations alone where {@code h} is NaN. */
	private void implicit(final double[] f, final double h) {
		residual(f, h, value);
		for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
			get(f, before);
			if (solving.jacobian() >= 0) linearise(f, h);
			else for (int j = 0; j < n; j++) {
				final int at = solving.unknowns()[j];
				final double step = 1e-6 * Math.max(1e-3, Math.abs(before[j]));
				f[at] = before[j] + step;
				residual(f, h, ahead);
				f[at] = before[j];
				for (int i = 0; i < n; i++)
					matrix[i * n + j] = (ahead[i] - value[i]) / step;
			}
			for (int i = 0; i < n; i++)
				move[i] = -value[i];
			if (!eliminate()) throw fails(f, "its equations have no single solution");
			double largest = 0;
			for (int i = 0; i < n; i++) {
				f[solving.unknowns()[i]] = before[i] + move[i];
				final double change = Math.abs(move[i]) / Math.max(1e-6, Math.abs(before[i]));
				if (!(change <= largest)) largest = change;
			}
			residual(f, h, value);
			if (largest <= 1e-11 || iteration > 20 && largest <= 1e-7) return; // as near as rounding lets it come
			if (!(largest < Double.POSITIVE_INFINITY)) break;
		}
		throw fails(f, "Newton's method does not converge in " + MOST_ITERATIONS + " iterations");
	}

	/** The derivatives that the last evaluation has left, of the residuals. */
	private void linearise(final double[] f, final double h) {
		final boolean step = !Double.isNaN(h);
		for (int i = 0; i < n; i++)
			for (int j = 0; j < n; j++) {
				double entry = f[solving.jacobian() + i * n + j];
				if (step && !solving.constraint()[i]) {
					entry = (i == j ? 1 : 0) - h * entry;
					if (h >= FOREVER) entry /= h;
				}
				matrix[i * n + j] = entry;
			}
	}

	private MechanismException fails(final double[] f, final String why) {
		return new MechanismException(owner + ", " + solving.position() + ": " + why + " at " + f[Frame.TIME] + " ms and " +
			f[Frame.VOLTAGE] + " mV; use a shorter time step, or look for an extreme parameter");
	}

	private void residual(final double[] f, final double h, final double[] to) {
		rates(f, to);
		if (Double.isNaN(h)) return;
		for (int i = 0; i < n; i++)
			if (!solving.constraint()[i]) to[i] = f[solving.unknowns()[i]] - start[i] - h * to[i];
		if (h < FOREVER) return;
		for (int i = 0; i < n; i++)
			if (!solving.constraint()[i]) to[i] /= h;
	}

	/** Gauss's elimination with the largest pivot of each column; leaves the solution in {@code move}. */
	private boolean eliminate() {
		for (int k = 0; k < n; k++) {
			int pivot = k;
			for (int i = k + 1; i < n; i++)
				if (Math.abs(matrix[i * n + k]) > Math.abs(matrix[pivot * n + k])) pivot = i;
			final double p = matrix[pivot * n + k];
			if (!(Math.abs(p) > 0 && Math.abs(p) < Double.POSITIVE_INFINITY)) return false;
			if (pivot != k) swap(k, pivot);
			for (int i = k + 1; i < n; i++) {
				final double factor = matrix[i * n + k] / p;
				if (factor == 0) continue;
				for (int j = k + 1; j < n; j++)
					matrix[i * n + j] -= factor * matrix[k * n + j];
				move[i] -= factor * move[k];
			}
		}
		for (int i = n - 1; i >= 0; i--) {
			double sum = move[i];
			for (int j = i + 1; j < n; j++)
				sum -= matrix[i * n + j] * move[j];
			move[i] = sum / matrix[i * n + i];
		}
		return true;
	}

	private void swap(final int a, final int b) {
		for (int j = 0; j < n; j++) {
			final double kept = matrix[a * n + j];
			matrix[a * n + j] = matrix[b * n + j];
			matrix[b * n + j] = kept;
		}
		final double kept = move[a];
		move[a] = move[b];
		move[b] = kept;
	}

	/** Whether a method moves states in time. */
	static boolean moves(final Method method) {
		return Arrays.asList(Method.CNEXP, Method.DERIVIMPLICIT, Method.SPARSE, Method.EULER, Method.RUNGE).contains(method);
	}
}
