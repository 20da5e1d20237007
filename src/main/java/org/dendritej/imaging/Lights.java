/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Points of light that stand for a lit body: places in µm and amounts. Confined to one thread. */
final class Lights {

	private double[] values = new double[1024];
	private int n;

	/** Adds a point. */
	void add(final double x, final double y, final double z, final double amount) {
		if (values.length < n + 4)
			values = Arrays.copyOf(values, 2 * values.length);
		values[n] = x;
		values[n + 1] = y;
		values[n + 2] = z;
		values[n + 3] = amount;
		n += 4;
	}

	/** Number of points. */
	int size() {
		return n / 4;
	}

	/** Position of a point along x. */
	double x(final int i) {
		return values[4 * i];
	}

	/** Position of a point along y. */
	double y(final int i) {
		return values[4 * i + 1];
	}

	/** Position of a point along z. */
	double z(final int i) {
		return values[4 * i + 2];
	}

	/** Amount of light of a point. */
	double amount(final int i) {
		return values[4 * i + 3];
	}

	/** Leaves of each point's light what a tissue lets through. */
	void dim(final DoubleUnaryOperator transmission) {
		for (int i = 0; i < n; i += 4)
			values[i + 3] *= transmission.applyAsDouble(values[i + 2]);
	}

	/** Light of all points. */
	double total() {
		double sum = 0;
		for (int i = 3; i < n; i += 4)
			sum += values[i];
		return sum;
	}

	/** The least position along an axis. */
	double least(final int axis) {
		double least = Double.POSITIVE_INFINITY;
		for (int i = axis; i < n; i += 4)
			least = Math.min(least, values[i]);
		return least;
	}

	/** The greatest position along an axis. */
	double greatest(final int axis) {
		double greatest = Double.NEGATIVE_INFINITY;
		for (int i = axis; i < n; i += 4)
			greatest = Math.max(greatest, values[i]);
		return greatest;
	}

	/** Those points that lie between two positions along an axis, in the same order. */
	Lights between(final int axis, final double low, final double high) {
		final Lights some = new Lights();
		for (int i = 0; i < n; i += 4)
			if (values[i + axis] >= low && values[i + axis] <= high)
				some.add(values[i], values[i + 1], values[i + 2], values[i + 3]);
		return some;
	}
}
