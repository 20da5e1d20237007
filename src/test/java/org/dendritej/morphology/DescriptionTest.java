/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.morphology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** Counts, lengths and areas of shapes whose figures are known. */
class DescriptionTest {

	private static final Frame PIXELS = new Frame("pixel", Double.NaN, 0, 0, 0, Optional.empty());

	private static SamplePoint point(final double x, final double y, final double radius, final int type, final int parent) {
		return new SamplePoint(x, y, 0, radius, type, parent);
	}

	private static Description describe(final Frame frame, final SamplePoint... points) {
		return Description.of(new Reconstruction("cell", List.of(points), frame, List.of()));
	}

	@Test
	void aTreeHasItsForksAndTips() {
		final Description cell =
			describe(Frame.MICROMETRES, point(0, 0, 1, 3, -1), point(3, 0, 1, 3, 0), point(3, 4, 1, 3, 1), point(6, 0, 1, 2, 1),
				point(9, 0, 1, 2, 3), point(6, 9, 1, 2, 3), point(6, -9, 1, 2, 3), point(50, 0, 1, 7, -1));
		assertEquals(8, cell.points());
		assertEquals(2, cell.roots());
		assertEquals(1, cell.bifurcations());
		assertEquals(1, cell.multifurcations());
		assertEquals(5, cell.tips());
		assertEquals(3 + 4, cell.types().get(Types.BASAL).length(), 1e-12, "a step belongs to the type of its end");
		assertEquals(3 + 3 + 9 + 9, cell.types().get(Types.AXON).length(), 1e-12);
		assertEquals(0, cell.types().get(7).length());
		assertEquals(List.of(2, 3, 7), List.copyOf(cell.types().keySet()));
		assertEquals(31, cell.length(), 1e-12);
	}

	@Test
	void aConeHasItsMantle() {
		final Description cone = describe(Frame.MICROMETRES, point(0, 0, 4, 3, -1), point(0, 4, 1, 3, 0)); // slant height 5
		assertEquals(Math.PI * (4 + 1) * 5, cone.area().getAsDouble(), 1e-12);
		assertEquals(Description.of(new Morphology("cone", List.of(point(0, 0, 4, 3, -1), point(0, 4, 1, 3, 0)))), cone);
	}

	@Test
	void aSomaIsItsSphereAndANeuriteBeginsWithItsFirstPoint() {
		final Description cell = describe(Frame.MICROMETRES, point(0, 0, 5, 1, -1), point(7, 0, 1, 3, 0), point(17, 0, 1, 3, 1));
		assertEquals(100 * Math.PI, cell.types().get(Types.SOMA).area().getAsDouble(), 1e-9);
		assertEquals(20 * Math.PI, cell.types().get(Types.BASAL).area().getAsDouble(), 1e-9);
		assertEquals(120 * Math.PI, cell.area().getAsDouble(), 1e-9);
		assertEquals(17, cell.length(), 1e-12, "the step from the soma has length");
	}

	@Test
	void waysToJunctionsAreCountedApart() {
		final Description cell = Description.of(new Reconstruction("cell",
			List.of(point(0, 0, 1, 3, -1), point(10, 0, 1, 3, 0), point(10, 2, 1, 3, 1), point(10, 5, 1, 3, 2)), Set.of(2),
			Frame.MICROMETRES, List.of()));
		assertEquals(13, cell.length(), 1e-12);
		assertEquals(2, cell.jointLength(), 1e-12);
		assertEquals(2 * Math.PI * 15, cell.area().getAsDouble(), 1e-9, "but they are membrane of the cable");
	}

	@Test
	void figuresAreInTheUnitOfTheFile() {
		final Description cell = describe(new Frame("mm", 1000, 0, 0, 0, Optional.empty()), point(0, 0, 0.005, 1, -1), point(1, 0, 0, 3, 0),
			point(2, 0, 0, 3, 1));
		assertEquals("mm", cell.unit());
		assertEquals(2, cell.length(), 1e-12);
		assertEquals(2, cell.pointsWithoutRadius());
		assertEquals(4 * Math.PI * 25e-6, cell.types().get(Types.SOMA).area().getAsDouble(), 1e-15);
		assertEquals(2 * Math.PI * 0.0005, cell.types().get(Types.BASAL).area().getAsDouble(), 1e-15, "0.5 µm was assumed");
	}

	@Test
	void withoutUnitAndRadiiNobodyKnowsTheArea() {
		final Description cell = describe(PIXELS, point(0, 0, 1, 3, -1), point(1, 0, 0, 2, 0));
		assertEquals(OptionalDouble.empty(), cell.area());
		assertTrue(cell.types().values().stream().allMatch(type -> type.area().isEmpty()));
		assertEquals(2 * Math.PI, describe(PIXELS, point(0, 0, 1, 3, -1), point(1, 0, 1, 3, 0)).area().getAsDouble(), 1e-12,
			"in square pixels");
	}
}
