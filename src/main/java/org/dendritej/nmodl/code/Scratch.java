/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

/** Arrays for what is on its way from one pass to the next, which the parts of a state use one after the other; the first part is the largest. */
final class Scratch {

	private final double[][] arrays;

	Scratch(final int number) {
		arrays = new double[number][];
	}

	double[] array(final int number, final int size) {
		if (arrays[number] == null) arrays[number] = new double[size];
		return arrays[number];
	}
}
