/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.dendritej.cable.CableBuilder;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.morphology.Types;
import org.junit.jupiter.api.Test;

/** Threads get equal shares of a neuron, and little is left to be done by one of them alone. */
class SharesTest {

	private static final CableProperties PROPERTIES = CableProperties.uniform(100, 1);

	/** A chain with side branches. */
	private static CableModel comb(final int teeth) {
		final CableBuilder builder = new CableBuilder("comb", PROPERTIES);
		for (int s = 0; s < teeth; s++) {
			builder.cylinder(Types.BASAL, s == 0 ? -1 : 2 * (s - 1), s == 0 ? 0 : 1, 30, 1, 3);
			builder.cylinder(Types.BASAL, 2 * s, 1, 50, 1, 5);
		}
		return builder.build();
	}

	private static void assertFair(final CableModel cable, final int blocks, final int mostInTrunk) {
		final Layout layout = new Layout(new Nodes(cable), blocks, 1);
		final double share = (double) cable.compartments() / blocks;
		assertEquals(cable.compartments(), IntStream.range(0, blocks).map(layout::size).sum());
		for (int b = 0; b < blocks; b++) // the thread with the largest one ends last
			assertTrue(layout.size(b) <= 1.01 * share + 16 && layout.size(b) >= 0.95 * share - 16,
				cable.name() + ", " + blocks + " blocks: " + layout.size(b));
		final int trunk = (int) IntStream.of(layout.shares.block).filter(b -> b < 0).count();
		assertTrue(trunk <= mostInTrunk, cable.name() + ": " + trunk + " nodes are left for one thread");
	}

	@Test
	void ofAnyTree() {
		final CableModel chain = Cables.cylinder(10_000, 2, 10_000, PROPERTIES);
		assertFair(chain, 1, 0);
		assertFair(chain, 2, 1);
		assertFair(chain, 4, 20);
		assertFair(chain, 8, 40);
		assertFair(comb(500), 2, 20);
		assertFair(comb(500), 3, 30);
		for (int seed = 0; seed < 4; seed++) {
			final CableModel tree = Cables.random(new SplittableRandom(seed), 400, PROPERTIES);
			assertFair(tree, 1, 0);
			assertFair(tree, 2, 15);
			assertFair(tree, 8, 60);
		}
		for (final int kind : new int[] { 2, 5, 8 }) { // a star, a deep tree, a comb of single compartments
			final CableModel tree = SolverOracleTest.shape(kind, new SplittableRandom(kind), PROPERTIES);
			assertFair(tree, 2, 10);
			assertFair(tree, 8, 40);
		}
	}

	/** Where a cable is so long that blocks are made for the cache, one thread has no more to do for each of them. */
	@Test
	void theTrunkDoesNotGrowWithTheCable() {
		for (final int blocks : new int[] { 3, 12, 50 })
			for (final int share : new int[] { 4000, 16_000 })
				assertFair(Cables.cylinder(1000, 2, blocks * share, PROPERTIES), blocks, 6 * blocks);
	}
}
