/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.List;

/** The rests of the neurons of some trials, each found once: trials differ in their inputs more often than in their membrane. Shared by threads. */
final class Rests {

	private record Found(Contents trial, double[] voltages) {
	}

	private final List<Found> found = new ArrayList<>();

	/**
	 * The rest of a neuron.
	 *
	 * @param trial what it has
	 * @param nodes its tree
	 * @param monitor asked whether to stop
	 * @return mV, shape [compartments]; only to be read
	 */
	double[] of(final Contents trial, final Nodes nodes, final RunMonitor monitor) {
		synchronized (found) {
			for (final Found known : found)
				if (known.trial.restsAs(trial)) return known.voltages;
		}
		final double[] voltages = new Rest(trial, nodes, monitor).voltages(); // threads that find the same one find the same bits
		synchronized (found) {
			found.add(new Found(trial, voltages));
		}
		return voltages;
	}
}
