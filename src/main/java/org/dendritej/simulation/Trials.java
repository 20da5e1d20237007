/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.List;
import java.util.function.IntFunction;

import org.dendritej.recording.Recording;
import org.dendritej.units.Workers;

/**
 * Runs independent simulations on all cores: trials of one neuron, or different neurons. Every simulation is built and run on one thread; results come in
 * the order of their number, with the same bits on any number of threads.
 */
public final class Trials {

	private Trials() {
	}

	/**
	 * Runs {@code n} simulations.
	 *
	 * @param n their number
	 * @param trial makes the simulation of a number; called on any of the threads
	 * @param workers the threads
	 * @param monitor told of the progress of all together; called on any of the threads, one at a time
	 * @return what was recorded, shape {@code [n]}
	 * @throws RunCancelledException if the monitor stops them
	 */
	public static List<Recording> run(final int n, final IntFunction<Simulation> trial, final Workers workers, final RunMonitor monitor) {
		final double[] parts = new double[n];
		return workers.map(n, i -> trial.apply(i).run(fraction -> {
			synchronized (parts) {
				parts[i] = fraction;
				double sum = 0;
				for (final double part : parts)
					sum += part;
				return monitor.progress(sum / n);
			}
		}));
	}
}
