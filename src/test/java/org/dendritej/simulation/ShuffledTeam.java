/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.SplittableRandom;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

import org.dendritej.units.Workers;

/** In every round all threads are at work at the same time, each on groups of blocks that are dealt out anew. */
final class ShuffledTeam implements Team {

	private final Workers workers;
	private final SplittableRandom random;
	private final CyclicBarrier allAreHere;

	ShuffledTeam(final Workers workers, final long seed) {
		this.workers = workers;
		random = new SplittableRandom(seed);
		allAreHere = new CyclicBarrier(workers.threads());
	}

	@Override
	public Loops.Loop[] over(final Block[][] groups) {
		return new Loops.Loop[] { unused -> work(groups) };
	}

	private void work(final Block[][] groups) {
		final int first = random.nextInt(workers.threads());
		final int[] thread = random.ints(groups.length, 0, workers.threads()).toArray();
		workers.forEach(workers.threads(), k -> {
			try {
				allAreHere.await();
			}
			catch (final InterruptedException | BrokenBarrierException e) {
				throw new IllegalStateException(e);
			}
			for (int g = 0; g < groups.length; g++)
				if ((thread[g] + first) % workers.threads() == k)
					Loops.run(groups[g]);
		});
	}
}
