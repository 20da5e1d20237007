/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

import java.util.Arrays;

/** Arrays for what is on its way from one pass to the next, for all states of a size that are called one after the other. */
final class Scratch {

	private final int size;
	private double[][] arrays = new double[0][];

	Scratch(final int size) {
		this.size = size;
	}

	double[] array(final int number) {
		if (number >= arrays.length) arrays = Arrays.copyOf(arrays, number + 1);
		if (arrays[number] == null) arrays[number] = new double[size];
		return arrays[number];
	}
}
