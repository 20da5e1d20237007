/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.Arrays;

import org.dendritej.simulation.RunMonitor;

/** The parts of a question, one after the other, each with its share of the progress. Once it is stopped, it stays stopped. */
final class Stages {

	private final RunMonitor monitor;
	private final double[] shares;
	private int stage;
	private double before;
	private volatile boolean stopped;

	/** Parts. @param shares about the work of each, in any unit */
	Stages(final RunMonitor monitor, final double[] shares) {
		this.monitor = monitor;
		this.shares = shares.clone();
	}

	/** The monitor of the next part. */
	RunMonitor next() {
		final double all = Math.max(1e-9, Arrays.stream(shares).sum()), from = before / all, to = (before += shares[stage++]) / all;
		return fraction -> {
			if (!stopped && !monitor.progress(from + (to - from) * fraction))
				stopped = true;
			return !stopped;
		};
	}

	/** Whether somebody has stopped it. */
	boolean stopped() {
		return stopped;
	}
}
