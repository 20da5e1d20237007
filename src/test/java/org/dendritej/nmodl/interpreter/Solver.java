/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.interpreter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

import org.dendritej.nmodl.program.Instruction;
import org.dendritej.nmodl.program.Instruction.Method;
import org.dendritej.nmodl.program.Instruction.Solve;
import org.dendritej.nmodl.program.Symbol;

/** Moves states and solves equations, knowing nothing but what the code answers at given states. */
final class Solver {

	private static final double FOREVER = 1e9;
	private final Machine machine;

	Solver(final Machine machine) {
		this.machine = machine;
	}

	/** What one evaluation of the body gives. */
	private static class Answers implements Machine.Equations {

		final Map<Symbol, Double> rates = new HashMap<>(), constraints = new HashMap<>();
		final List<Double> residuals = new ArrayList<>();

		@Override
		public void derivative(final Symbol state, final DoubleSupplier rate) {
			rates.put(state, rate.getAsDouble());
		}

		@Override
		public void constraint(final Symbol state, final double residual) {
			constraints.put(state, residual);
		}

		@Override
		public void equation(final double residual) {
			residuals.add(residual);
		}
	}

	void solve(final Solve solve) {
		final double dt = machine.step;
		switch (solve.method()) {
			case CNEXP -> {
				if (!oneByOne(solve, dt)) implicit(solve, dt);
			}
			case DERIVIMPLICIT, SPARSE -> moveImplicitly(solve, dt);
			case STEADY_STATE -> {
				final int steps = isLinear(solve) ? 1 : 7; // NEURON's numbers
				for (int step = 0; step < steps; step++)
					implicit(solve, FOREVER);
			}
			case EULER -> {
				final double[] before = states(solve);
				set(solve, sum(before, dt, along(solve, before)));
			}
			case RUNGE -> runge(solve, dt);
			case LINEAR, NONLINEAR -> newton(solve, states(solve), x -> residuals(solve, x));
		}
	}

	private boolean isLinear(final Solve solve) {
		final double[] x = states(solve), y = x.clone(), both = x.clone();
		for (int i = 0; i < x.length; i++) {
			y[i] += 0.3 + 0.1 * i;
			both[i] += 2 * (y[i] - x[i]);
		}
		final double[] a = rates(solve, x), b = rates(solve, y), c = rates(solve, both);
		for (int i = 0; i < x.length; i++)
			if (Math.abs(a[i] - 2 * b[i] + c[i]) > 1e-9 * (Math.abs(a[i]) + Math.abs(b[i]) + Math.abs(c[i]))) return false;
		return true;
	}

	private double[] states(final Solve solve) {
		return solve.unknowns().stream().mapToDouble(machine::get).toArray();
	}

	/** The body at given states; what it assigns is undone. */
	private Answers at(final Solve solve, final double[] x) {
		final double[] memory = machine.memory.clone();
		final Answers answers = run(solve, x);
		machine.memory = memory;
		return answers;
	}

	private Answers run(final Solve solve, final double[] x) {
		for (int i = 0; i < x.length; i++)
			machine.set(solve.unknowns().get(i), x[i]);
		final Answers answers = new Answers();
		machine.run(solve.body(), answers);
		return answers;
	}

	private void finish(final Solve solve, final double[] x) {
		run(solve, x);
		for (int i = 0; i < x.length; i++)
			machine.set(solve.unknowns().get(i), x[i]);
	}

	private double[] rates(final Solve solve, final double[] x) {
		final Answers answers = at(solve, x);
		return solve.unknowns().stream().mapToDouble(s -> answers.rates.getOrDefault(s, 0.)).toArray();
	}

	private double[] residuals(final Solve solve, final double[] x) {
		return at(solve, x).residuals.stream().mapToDouble(Double::doubleValue).toArray();
	}

	private static double[] sum(final double[] x, final double factor, final double[] y) {
		final double[] sum = x.clone();
		for (int i = 0; i < sum.length; i++)
			sum[i] += factor * y[i];
		return sum;
	}

	/** Rates; what is assigned stays, for the next evaluation to find. */
	private double[] along(final Solve solve, final double[] x) {
		final Answers answers = run(solve, x);
		return solve.unknowns().stream().mapToDouble(s -> answers.rates.getOrDefault(s, 0.)).toArray();
	}

	private void set(final Solve solve, final double[] x) {
		for (int i = 0; i < x.length; i++)
			machine.set(solve.unknowns().get(i), x[i]);
	}

	private void runge(final Solve solve, final double dt) {
		final double[] x = states(solve), a = along(solve, x), b = along(solve, sum(x, 0.5 * dt, a)), c = along(solve, sum(x, 0.5 * dt, b)),
			d = along(solve, sum(x, dt, c));
		final double[] moved = x.clone();
		for (int i = 0; i < x.length; i++)
			moved[i] += dt / 6 * (a[i] + 2 * b[i] + 2 * c[i] + d[i]);
		set(solve, moved);
	}

	/** Moves each state exactly where its derivative is met, all else as it stands there; false if one is not linear in its own state. */
	private boolean oneByOne(final Solve solve, final double dt) {
		final double[] before = machine.memory.clone();
		final boolean[] linear = { true };
		machine.run(solve.body(), new Answers() {

			@Override
			public void derivative(final Symbol state, final DoubleSupplier rate) {
				final double x = machine.get(state), f = rate.getAsDouble();
				machine.set(state, x + 1);
				final double up = rate.getAsDouble();
				machine.set(state, x - 1);
				final double down = rate.getAsDouble();
				linear[0] &= Math.abs(up - 2 * f + down) <= 1e-9 * (Math.abs(up) + Math.abs(f) + Math.abs(down));
				final double slope = 0.5 * (up - down);
				machine.set(state, x + f * (Math.abs(slope * dt) < 1e-12 ? dt : Math.expm1(slope * dt) / slope));
			}
		});
		if (!linear[0]) machine.memory = before;
		return linear[0];
	}

	/** Backward Euler, or, where the scheme is of second order, Richardson's extrapolation of a step of it and two halves. */
	private void moveImplicitly(final Solve solve, final double dt) {
		final double[] before = machine.memory.clone();
		implicit(solve, dt);
		if (!machine.secondOrder || dt == 0) return;
		final double[] coarse = states(solve);
		machine.memory = before.clone();
		implicit(solve, 0.5 * dt);
		final double[] middle = states(solve);
		machine.memory = before;
		set(solve, middle);
		implicit(solve, 0.5 * dt);
		final double[] fine = states(solve);
		machine.memory = before.clone();
		finish(solve, sum(sum(fine, 1, fine), -1, coarse));
	}

	private void implicit(final Solve solve, final double dt) {
		final double[] before = states(solve);
		newton(solve, before, x -> {
			final Answers answers = at(solve, x);
			final double[] residual = new double[x.length];
			for (int i = 0; i < x.length; i++) {
				final Symbol state = solve.unknowns().get(i);
				residual[i] = answers.constraints.containsKey(state)
					? answers.constraints.get(state)
					: x[i] - before[i] - dt * answers.rates.getOrDefault(state, 0.);
			}
			return residual;
		});
	}

	/** A system of functions. */
	private interface Residuals {

		double[] at(double[] x);
	}

	private void newton(final Solve solve, final double[] start, final Residuals residuals) {
		final double[] x = start.clone();
		final boolean linear = solve.method() == Method.LINEAR || solve.method() == Method.SPARSE && isLinear(solve);
		for (int n = 0; n < 100; n++) {
			final double[] r = residuals.at(x);
			final double[][] a = new double[x.length][x.length + 1];
			for (int j = 0; j < x.length; j++) {
				final double h = linear ? 1 : 1e-6 * Math.max(Math.abs(x[j]), 1e-3);
				final double[] up = x.clone(), down = x.clone();
				up[j] += h;
				down[j] -= h;
				final double[] above = residuals.at(up), below = residuals.at(down);
				for (int i = 0; i < x.length; i++)
					a[i][j] = (above[i] - below[i]) / (up[j] - down[j]);
			}
			for (int i = 0; i < x.length; i++)
				a[i][x.length] = -r[i];
			eliminate(a);
			double change = 0, size = 0;
			for (int i = 0; i < x.length; i++) {
				x[i] += a[i][x.length];
				change = Math.max(change, Math.abs(a[i][x.length]));
				size = Math.max(size, Math.abs(x[i]));
			}
			if (change <= 1e-13 * size || n >= 3 && change <= 1e-10 * size) break;
			if (n == 99) throw new IllegalStateException(solve.position() + ": no solution: " + Arrays.toString(x));
		}
		finish(solve, x);
	}

	/** Gauss and Jordan, with pivots. */
	private static void eliminate(final double[][] a) {
		final int n = a.length;
		for (int k = 0; k < n; k++) {
			int pivot = k;
			for (int i = k + 1; i < n; i++)
				if (Math.abs(a[i][k]) > Math.abs(a[pivot][k])) pivot = i;
			final double[] row = a[pivot];
			a[pivot] = a[k];
			a[k] = row;
			for (int i = 0; i < n; i++) {
				if (i == k) continue;
				final double f = a[i][k] / row[k];
				if (f != 0)
					for (int j = k; j <= n; j++)
						a[i][j] -= f * row[j];
			}
		}
		for (int k = 0; k < n; k++)
			a[k][n] /= a[k][k];
	}
}
