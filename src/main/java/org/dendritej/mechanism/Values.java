/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import java.util.Arrays;

/** A value for each element of a state, kept once if all are alike. */
final class Values {

	private final double[] values; // one, if all are alike

	private Values(final double[] values) {
		this.values = values;
	}

	/**
	 * Values that may be alike.
	 *
	 * @param each value of each element, at least one; copied
	 */
	static Values of(final double[] each) {
		return new Values(
			Arrays.copyOf(each, Arrays.stream(each).allMatch(value -> Double.compare(value, each[0]) == 0) ? 1 : each.length));
	}

	boolean areAlike() {
		return values.length == 1;
	}

	double at(final int element) {
		return values.length == 1 ? values[0] : values[element];
	}

	/** All values; the array that is kept, if there is one. */
	double[] each(final int size) {
		if (values.length == size) return values;
		final double[] each = new double[size];
		Arrays.fill(each, values[0]);
		return each;
	}
}
