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
		for (int b = 0; b < blocks; b++)
			assertEquals(share, layout.size(b), 0.01 * share + 16, cable.name() + ", " + blocks + " blocks");
		final int trunk = (int) IntStream.of(layout.shares.block).filter(b -> b < 0).count();
		assertTrue(trunk <= mostInTrunk, cable.name() + ": " + trunk + " nodes are left for one thread");
	}

	@Test
	void ofAnyTree() {
		final CableModel chain = Cables.cylinder(10_000, 2, 10_000, PROPERTIES);
		assertFair(chain, 1, 1);
		assertFair(chain, 2, 1);
		assertFair(chain, 4, 300);
		assertFair(comb(500), 2, 20);
		assertFair(comb(500), 3, 300);
		for (int seed = 0; seed < 4; seed++) {
			final CableModel tree = Cables.random(new SplittableRandom(seed), 400, PROPERTIES);
			assertFair(tree, 1, 1);
			assertFair(tree, 2, 40);
			assertFair(tree, 8, 150);
		}
	}
}
