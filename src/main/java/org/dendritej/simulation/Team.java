/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

/** Who works on the blocks of a neuron. */
interface Team {

	/** One thread alone: the one that calls. */
	Team ALONE = (groups, work) -> {
		for (final Block[] blocks : groups)
			for (final Block block : blocks)
				CableEquation.Work.let(work, block);
	};

	/**
	 * Does something to every block and returns when all is done.
	 *
	 * @param groups all blocks; those of a group share {@link Scratch}, so they are worked on one after the other
	 * @param work what to do; nothing depends on the order of blocks
	 */
	void work(Block[][] groups, CableEquation.Work work);
}
