/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;

import org.dendritej.neuron.NeuronException;

/**
 * Whether a hyperplane tells two classes apart, decided exactly. It does if and only if the convex hulls of the classes have no point in common; whether they have
 * is a linear program, Σ λ x = Σ μ z with λ, μ ≥ 0 and Σ λ = Σ μ = 1, which the simplex method solves in integers of any length (pivots without fractions as in
 * Edmonds 1967, J Res Natl Bur Stand 71B:241–245; Bland's rule, 1977, Math Oper Res 2:103–107, so that it ends). Coordinates are taken as the binary numbers
 * they are, so nothing is rounded.
 */
public final class LinearSeparability {

	private final BigInteger[][] rows; // [constraint][column], last column the right-hand side; last row the objective
	private final int[] basis;
	private BigInteger pivot = BigInteger.ONE;

	private LinearSeparability(final BigInteger[][] rows, final int[] basis) {
		this.rows = rows;
		this.basis = basis;
	}

	/**
	 * Decides.
	 *
	 * @param points of two classes
	 * @return whether there are weights and a bias for which every point of the second class has a positive sum and every point of the first a negative one; true
	 *         if one class has no points
	 */
	public static boolean of(final LabelledPoints points) {
		return of(points.points(), points.classes());
	}

	static boolean of(final List<List<Double>> points, final List<Boolean> classes) {
		if (!classes.contains(true) || !classes.contains(false))
			return true;
		final int n = points.size(), features = points.get(0).size(), constraints = features + 2;
		final BigInteger[][] rows = new BigInteger[constraints + 1][n + 1];
		for (int k = 0; k < features; k++)
			feature(points, classes, k, rows[k]);
		for (int i = 0; i < n; i++) {
			rows[features][i] = classes.get(i) ? BigInteger.ONE : BigInteger.ZERO;
			rows[features + 1][i] = classes.get(i) ? BigInteger.ZERO : BigInteger.ONE;
		}
		rows[features][n] = BigInteger.ONE;
		rows[features + 1][n] = BigInteger.ONE;
		for (int i = 0; i <= n; i++) { // the sum of the artificial variables, to be brought to 0
			rows[constraints][i] = BigInteger.ZERO;
			for (int k = 0; k < constraints; k++)
				rows[constraints][i] = rows[constraints][i].add(rows[k][i]);
		}
		final int[] basis = new int[constraints];
		Arrays.fill(basis, Integer.MAX_VALUE); // artificial; never comes back
		return !new LinearSeparability(rows, basis).reachesZero();
	}

	/** One feature in whole numbers, the second class with the opposite sign; multiplied by a power of two, which no hull minds. */
	private static void feature(final List<List<Double>> points, final List<Boolean> classes, final int k, final BigInteger[] row) {
		int scale = 0;
		for (final List<Double> point : points)
			scale = Math.max(scale, -lowestBit(point.get(k)));
		for (int i = 0; i < points.size(); i++) {
			final BigInteger value =
				new BigDecimal(points.get(i).get(k)).multiply(new BigDecimal(BigInteger.ONE.shiftLeft(scale))).toBigIntegerExact();
			row[i] = classes.get(i) ? value : value.negate();
		}
		row[points.size()] = BigInteger.ZERO;
	}

	/** The exponent of the last binary digit that is not 0. */
	private static int lowestBit(final double value) {
		if (value == 0)
			return 0;
		final long bits = Double.doubleToLongBits(value), fraction = bits & (1L << 52) - 1;
		final int exponent = (int) (bits >>> 52 & 0x7ff);
		final long mantissa = exponent == 0 ? fraction : fraction | 1L << 52;
		return Math.max(exponent, 1) - 1075 + Long.numberOfTrailingZeros(mantissa);
	}

	/** Whether the sum of the artificial variables can be brought to 0. */
	private boolean reachesZero() {
		final int last = rows.length - 1, right = rows[0].length - 1;
		while (rows[last][right].signum() != 0) {
			final int column = entering(last, right);
			if (column < 0)
				return false;
			pivot(leaving(column, last, right), column);
		}
		return true;
	}

	/** The first variable that lowers the sum; −1 if none does. */
	private int entering(final int last, final int right) {
		for (int j = 0; j < right; j++)
			if (rows[last][j].signum() > 0)
				return j;
		return -1;
	}

	/** The first constraint to become tight; among equals the one of the least variable, artificial ones first. */
	private int leaving(final int column, final int last, final int right) {
		int best = -1;
		for (int i = 0; i < last; i++)
			if (rows[i][column].signum() > 0) {
				if (best < 0) {
					best = i;
					continue;
				}
				final int order = rows[i][right].multiply(rows[best][column]).compareTo(rows[best][right].multiply(rows[i][column]));
				if (order < 0 || order == 0 && rank(i) < rank(best))
					best = i;
			}
		return best;
	}

	private int rank(final int row) {
		return basis[row] == Integer.MAX_VALUE ? -1 : basis[row];
	}

	private void pivot(final int row, final int column) {
		final BigInteger[] own = rows[row];
		final BigInteger next = own[column];
		for (int i = 0; i < rows.length; i++)
			if (i != row) {
				final BigInteger factor = rows[i][column];
				for (int j = 0; j < own.length; j++)
					rows[i][j] = rows[i][j].multiply(next).subtract(factor.multiply(own[j])).divide(pivot);
			}
		pivot = next;
		basis[row] = column;
	}

	/**
	 * The share of all divisions of points in general position into two classes that a hyperplane makes: 2 Σ C(points − 1, k) over 2^points, k below the number of
	 * weights. Cover (1965), IEEE Trans Electron Comput EC-14:326–334, doi:10.1109/PGEC.1965.264137, eq. 2.
	 *
	 * @param points at least 1, at most 10 000
	 * @param weights number of them; a bias is one of them
	 * @return from 0 to 1; one half at twice as many points as weights
	 */
	public static double shareOfDichotomies(final int points, final int weights) {
		if (points < 1 || points > 10_000 || weights < 1)
			throw new NeuronException("the share of " + points + " points with " + weights +
				" weights; expected 1 to 10000 points and at least one weight");
		BigInteger choose = BigInteger.ONE, sum = BigInteger.ZERO;
		for (int k = 0; k < Math.min(points, weights); k++) {
			sum = sum.add(choose);
			choose = choose.multiply(BigInteger.valueOf(points - 1 - k)).divide(BigInteger.valueOf(k + 1));
		}
		return new BigDecimal(sum.shiftLeft(1)).divide(new BigDecimal(BigInteger.ONE.shiftLeft(points)), MathContext.DECIMAL64)
			.doubleValue();
	}

	/**
	 * How many Boolean functions of some inputs one neuron can compute. One function of each class under exchanging and negating inputs and negating the output is
	 * decided; these change nothing about separability.
	 *
	 * @param inputs 1 to 4
	 * @return the number among 2^(2^inputs)
	 */
	public static int booleanFunctions(final int inputs) {
		if (inputs < 1 || inputs > 4)
			throw new NeuronException("Boolean functions of " + inputs + " inputs cannot be counted; expected 1 to 4");
		final int size = 1 << inputs, functions = 1 << size;
		final boolean[] seen = new boolean[functions];
		final List<int[]> exchanges = BooleanSymmetries.of(inputs);
		int count = 0;
		for (int function = 0; function < functions; function++) {
			if (seen[function])
				continue;
			final boolean separable = of(LabelledPoints.ofBooleanFunction("a Boolean function", inputs, function));
			for (final int[] exchange : exchanges) {
				int image = 0;
				for (int i = 0; i < size; i++)
					image |= (function >> exchange[i] & 1) << i;
				for (final int each : new int[] { image, functions - 1 - image })
					if (!seen[each]) {
						seen[each] = true;
						count += separable ? 1 : 0;
					}
			}
		}
		return count;
	}
}
