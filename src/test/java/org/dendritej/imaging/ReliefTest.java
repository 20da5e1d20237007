/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.dendritej.cable.Piece;
import org.junit.jupiter.api.Test;

class ReliefTest {

	private static final Grid PLANE = new Grid(101, 101, 1, 1, 1, 1, -50, -50, 0);

	private static int pixel(final int x, final int y) {
		return (y + 50) * 101 + x + 50;
	}

	@Test
	void aSphereIsSeenAsOne() {
		final Relief relief = Relief.of(List.of(new Piece(3, 0, 0, 7, 30, 0, 0, 7, 30)), PLANE, 1);
		for (int y = -50; y <= 50; y += 5)
			for (int x = -50; x <= 50; x += 5) {
				final boolean inside = x * x + y * y < 900;
				assertEquals(inside ? 3 : Relief.NOTHING, relief.compartment(pixel(x, y)));
				if (inside)
					assertEquals(7 - Math.sqrt(900 - x * x - y * y), relief.z(pixel(x, y)), 1e-4);
			}
		assertEquals(0.768, relief.light(pixel(0, 0)), 1e-3);
		assertTrue(relief.light(pixel(-12, -15)) > 0.99, "lit from the upper left");
		assertEquals(0, relief.light(pixel(15, 25)), 0.1);
	}

	@Test
	void whatLiesNearerHidesTheOther() {
		final Piece near = new Piece(0, -40, 0, 10, 2, 40, 0, 10, 2), far = new Piece(1, 0, -40, 20, 5, 0, 40, 20, 5);
		for (final List<Piece> order : List.of(List.of(near, far), List.of(far, near))) {
			final Relief relief = Relief.of(order, PLANE, 1);
			assertEquals(0, relief.compartment(pixel(0, 0)));
			assertEquals(8, relief.z(pixel(0, 0)), 1e-5);
			assertEquals(1, relief.compartment(pixel(0, 10)));
			assertEquals(15, relief.z(pixel(0, 10)), 1e-5);
		}
	}

	@Test
	void aThinNeuriteIsDrawnWideEnoughToBeSeen() {
		final Relief relief = Relief.of(List.of(new Piece(0, -40, -33.3, 0, 0.01, 40, 21.7, 0, 0.01)), PLANE, 1.5);
		for (int x = -39; x < 40; x++) {
			int seen = 0;
			for (int y = -50; y <= 50; y++)
				seen += relief.compartment(pixel(x, y)) == 0 ? 1 : 0;
			assertTrue(seen >= 1 && seen <= 3, "column " + x + ": " + seen);
		}
	}
}
