/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

/** Who works on the blocks of a neuron. */
interface Team {

	/** One thread alone: the one that calls. */
	Team ALONE = Alone::new;

	/**
	 * What does the same parts of the work on every block and ends when all is done.
	 *
	 * @param groups all blocks; those of a group share {@link Scratch}, so they are worked on one after the other
	 * @param round what to do, as for {@link Block#work}; may change from call to call. Nothing depends on the order of blocks
	 * @return the work, for the thread that leads
	 */
	Loops.Loop over(Block[][] groups, int[] round);

	/** All blocks, one after the other. */
	record Alone(Block[][] groups, int[] round) implements Loops.Loop {

		@Override
		public void run(final double[] given) {
			for (final Block[] blocks : groups)
				for (final Block block : blocks)
					block.work(round);
		}
	}
}
