/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import java.util.Arrays;

/**
 * What each single synapse of a pool conducts, for recordings: its response as it stood after its last event, from which any later value follows. Costs
 * something at events and when it is asked, and nothing in between.
 */
final class Responses {

	private final Pool pool;
	private final Kernel kernel;
	private final double[] drive, conductance; // after the last event
	private final double[] since; // its time, ms

	Responses(final Pool pool, final Kernel kernel) {
		this.pool = pool;
		this.kernel = kernel;
		drive = new double[pool.synapses()];
		conductance = new double[pool.synapses()];
		since = new double[pool.synapses()];
	}

	void clear() {
		Arrays.fill(drive, 0);
		Arrays.fill(conductance, 0);
		Arrays.fill(since, 0);
	}

	/** An event; events of a step may come in any order. */
	void receive(final int synapse, final double time, final double weight) {
		final int element = pool.of(synapse);
		final double now = Math.max(time, since[synapse]), elapsed = now - since[synapse], age = now - time;
		final double kick = weight * kernel.driveKick(element), direct = weight * kernel.directKick();
		conductance[synapse] = kernel.conductanceAfter(element, drive[synapse], conductance[synapse], elapsed) +
			kernel.conductanceAfter(element, kick, direct, age);
		drive[synapse] = kernel.driveAfter(element, drive[synapse], elapsed) + kernel.driveAfter(element, kick, age);
		since[synapse] = now;
	}

	/** The conductance of a synapse, µS. */
	double conductance(final int synapse, final double time) {
		return kernel.conductanceAfter(pool.of(synapse), drive[synapse], conductance[synapse], time - since[synapse]);
	}
}
