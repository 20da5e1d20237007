/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

/** Who works on the blocks of a neuron. */
interface Team {

	/** One thread alone: the one that calls. */
	Team ALONE = (blocks, work) -> {
		for (final Block block : blocks)
			CableEquation.Work.let(work, block);
	};

	/**
	 * Does something to every block and returns when all is done.
	 *
	 * @param blocks all blocks
	 * @param work what to do; nothing depends on the order of blocks
	 */
	void work(Block[] blocks, CableEquation.Work work);
}
