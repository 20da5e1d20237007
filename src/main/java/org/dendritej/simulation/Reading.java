/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

/**
 * How a probe reads one number from the running simulation.
 *
 * @param block in which it reads
 * @param source what it reads
 * @param unit of that
 * @param stimulus that it reads the current of; −1 if none
 */
record Reading(int block, Source source, String unit, int stimulus) {

	/** Gives a number. */
	interface Source {

		/** The number at a time, ms, when voltages, mV, stand there. Staggered states are read {@code ahead} ms after the time they stand at. */
		double at(double t, double[] voltage, double ahead);
	}

	/** A voltage. */
	record Voltage(int node) implements Source {

		@Override
		public double at(final double t, final double[] voltage, final double ahead) {
			return voltage[node];
		}
	}
}
