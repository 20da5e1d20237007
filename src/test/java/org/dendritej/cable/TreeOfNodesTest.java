/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dendritej.morphology.Types;
import org.junit.jupiter.api.Test;

/** How compartments hang together. */
class TreeOfNodesTest {

	private static final double HALF = 1e-2 * 100 * 5 / Math.PI; // MΩ of half a cylinder of 10 × 2 µm at 100 Ω·cm

	private final CableBuilder builder = new CableBuilder("tree", CableProperties.uniform(100, 1));

	private int cylinder(final int parent, final double fraction) {
		return builder.cylinder(Types.BASAL, parent, fraction, 10, 2, 1);
	}

	@Test
	void loneChildContinuesItsParentInSeries() {
		cylinder(-1, 0);
		cylinder(0, 1);
		final CableModel cable = builder.build();
		assertArrayEquals(new int[] { -1, 0 }, cable.parents());
		assertArrayEquals(new double[] { 0, 1 / (2 * HALF) }, cable.axialConductances(), 1e-12);
	}

	@Test
	void twoChildrenMeetTheirParentInANodeWithoutArea() {
		cylinder(-1, 0);
		cylinder(0, 1);
		cylinder(0, 1);
		final CableModel cable = builder.build();
		assertEquals(4, cable.nodes());
		assertArrayEquals(new int[] { -1, 0, 1, 1 }, cable.parents());
		assertArrayEquals(new int[] { 0, 2, 3 }, new int[] { cable.node(0), cable.node(1), cable.node(2) });
		assertArrayEquals(new double[] { 0, 1 / HALF, 1 / HALF, 1 / HALF }, cable.axialConductances(), 1e-12);
		assertEquals(0, cable.capacitances()[1]);
	}

	@Test
	void childInBetweenHangsOnTheNodeOfItsCompartmentWithItsOwnHalfAlone() {
		builder.cylinder(Types.SOMA, -1, 0, 30, 2, 3);
		cylinder(0, 0.5);
		cylinder(0, 0.5);
		final CableModel cable = builder.build();
		assertArrayEquals(new int[] { -1, 0, 1, 1, 1 }, cable.parents());
		assertEquals(1 / HALF, cable.axialConductances()[3], 1e-12);
		assertEquals(1 / HALF, cable.axialConductances()[4], 1e-12);
	}

	@Test
	void rootHasTwoEnds() {
		cylinder(-1, 0);
		cylinder(0, 0);
		assertArrayEquals(new double[] { 0, 1 / (2 * HALF) }, builder.build().axialConductances(), 1e-12);
		cylinder(0, 0);
		final CableModel cable = builder.build();
		assertArrayEquals(new int[] { -1, 0, 1, 1 }, cable.parents());
		assertArrayEquals(new double[] { 0, 1 / HALF, 1 / HALF, 1 / HALF }, cable.axialConductances(), 1e-12);
	}

	@Test
	void startOfASectionIsThePlaceWhereItIsJoinedItself() {
		cylinder(-1, 0);
		cylinder(0, 1);
		cylinder(1, 0);
		assertArrayEquals(new int[] { -1, 0, 1, 1 }, builder.build().parents());
		assertEquals(10, builder.build().sections().get(2).startDistance(), 1e-12);
	}

	@Test
	void nodesAreNumberedDepthFirstThoughSectionsAreNot() {
		cylinder(-1, 0); // root
		cylinder(0, 1); // left
		cylinder(0, 1); // right
		for (int k = 0; k < 2; k++)
			for (int side = 1; side <= 2; side++)
				cylinder(side, 1);
		final CableModel cable = builder.build();
		assertArrayEquals(new int[] { -1, 0, 1, 2, 3, 3, 1, 6, 7, 7 }, cable.parents());
		final int[] nodes = new int[7];
		for (int c = 0; c < 7; c++)
			nodes[c] = cable.node(c);
		assertArrayEquals(new int[] { 0, 2, 6, 4, 8, 5, 9 }, nodes);
		assertEquals(20, cable.sections().get(6).startDistance(), 1e-12);
		assertEquals(25, cable.pathDistance(6), 1e-12);
	}

	@Test
	void halvesOfASymmetricTreeAreEqual() {
		cylinder(-1, 0);
		for (int k = 0; k < 30; k++)
			builder.section(Types.BASAL, k / 2, 1, new double[][] { { k, 0, 0, 1 }, { k, 20, 0, 0.5 }, { k, 35, 5, 0.7 } }, 5);
		final CableModel cable = builder.build();
		final double[] z = Passive.impedances(cable, 1e-4, 0);
		for (int level = 1, first = 1; level <= 4; first += 1 << level, level++)
			for (int k = 0; k < 1 << level; k++)
				for (int c = 0; c < 5; c++)
					assertEquals(z[cable.sections().get(first).firstCompartment() + c],
						z[cable.sections().get(first + k).firstCompartment() + c], 1e-12);
		assertEquals(z[cable.compartments() - 1], Passive.impedances(cable, 1e-4, cable.compartments() - 1)[0], 1e-12, "reciprocity");
	}

	/** Rall (1959): R∞·coth(L) is the input resistance of a cylinder of L length constants with a sealed end. */
	@Test
	void inputResistanceOfASealedCylinderConvergesAtSecondOrder() {
		final double lambda = 1e4 * Math.sqrt(1e-4 * 2 / (4 * 100 * 1e-4)),
			infinite = 2 * Math.sqrt(1e4 * 100) / (Math.PI * Math.pow(2e-4, 1.5)) * 1e-6;
		final double[] errors = new double[2];
		for (int k = 0; k < 2; k++) {
			final int n = 51 * (2 * k + 1);
			final CableBuilder cylinder = new CableBuilder("cylinder", CableProperties.uniform(100, 1));
			cylinder.cylinder(Types.BASAL, -1, 0, 800, 2, n);
			final double middle = Passive.impedances(cylinder.build(), 1e-4, n / 2)[n / 2];
			errors[k] = middle - infinite / 2 / Math.tanh(400 / lambda);
		}
		assertEquals(9, errors[0] / errors[1], 0.1, "a third of the compartment, a ninth of the error");
	}

	@Test
	void nonsenseIsRefusedInOneSentence() {
		assertTrue(assertThrows(CableException.class, builder::build).getMessage().contains("at least one section"));
		assertThrows(CableException.class, () -> cylinder(0, 1));
		cylinder(-1, 0);
		assertThrows(CableException.class, () -> cylinder(-1, 0));
		assertThrows(CableException.class, () -> cylinder(1, 0));
		assertThrows(CableException.class, () -> cylinder(0, 1.5));
		assertThrows(CableException.class, () -> cylinder(0, Double.NaN));
		assertThrows(CableException.class, () -> builder.cylinder(Types.BASAL, 0, 1, 10, 0, 1));
		assertThrows(CableException.class, () -> builder.cylinder(Types.BASAL, 0, 1, 0, 1, 1));
		assertThrows(CableException.class, () -> builder.cylinder(Types.BASAL, 0, 1, Double.POSITIVE_INFINITY, 1, 1));
		assertThrows(CableException.class, () -> builder.cylinder(Types.BASAL, 0, 1, 10, 1, 0));
		assertThrows(CableException.class, () -> builder.section(Types.BASAL, 0, 1, new double[][] { { 0, 0, 0, 1 } }, 1));
		assertThrows(CableException.class, () -> builder.section(Types.BASAL, 0, 1, new double[][] { { 0, 0, 0 }, { 1, 0, 0 } }, 1));
		assertEquals(1, builder.build().sections().size(), "what was refused left nothing behind");
	}
}
