/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

/** Told how far a run is and asked whether to stop. Called on one of the threads that run the simulation, one at a time, at least 200 times in
 * a run of as many steps, and every fraction of a second in a long one. */
public interface RunMonitor {

	/** Hears nothing and never stops. */
	RunMonitor SILENT = fraction -> true;

	/**
	 * Reports progress.
	 *
	 * @param fraction of the work that is done, 0 … 1
	 * @return false to stop the run, which then throws {@link RunCancelledException}
	 */
	boolean progress(double fraction);
}
