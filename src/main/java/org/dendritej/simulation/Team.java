/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;

/** Who works on the blocks of a neuron. */
interface Team {

	/** One thread alone, the one that calls: all blocks, one after the other. */
	Team ALONE = groups -> Arrays.stream(groups).flatMap(Arrays::stream).toArray(Loops.Loop[]::new);

	/**
	 * What works on every block and ends when all is done.
	 *
	 * @param groups all blocks; those of a group share {@link Scratch}, so they are worked on one after the other
	 * @return the work, for the thread that leads; nothing depends on the order of blocks
	 */
	Loops.Loop[] over(Block[][] groups);
}
