/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.morphology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** Cell bodies that are drawn apart from the points: spheres from outlines, and trees that are one neuron because they begin on one body. */
class CellBodyTest {

	/** A regular polygon around (7, 8, z). */
	private static List<SamplePoint> circle(final int corners, final double radius, final double z, final double thickness) {
		final List<SamplePoint> circle = new ArrayList<>();
		for (int i = 0; i < corners; i++) {
			final double angle = 2 * Math.PI * i / corners;
			circle.add(new SamplePoint(7 + radius * Math.cos(angle), 8 + radius * Math.sin(angle), z, thickness, Types.SOMA, i - 1));
		}
		return circle;
	}

	private static SamplePoint point(final double x, final int parent) {
		return new SamplePoint(x, 0, 0, 1, Types.BASAL, parent);
	}

	/** Two cells and a piece; the first cell has the trees of points 0–1 and 3–4, the second that of point 5, the piece is point 2. */
	private static Reconstruction twoCells() {
		final List<List<SamplePoint>> outline = List.of(circle(12, 5, 0, 0.1));
		return new Reconstruction("two",
			List.of(point(6, -1), point(9, 0), point(500, -1), point(-6, -1), point(-12, 3), point(100, -1)), Set.of(4),
			List.of(new CellBody(outline, 0, 0, 0, 5, Set.of(0, 3)), new CellBody(outline, 99, 0, 0, 4, Set.of(5)),
				new CellBody(outline, 0, 300, 0, 4, Set.of())),
			Frame.MICROMETRES, List.of());
	}

	@Test
	void theSphereHasTheCrossSectionOfTheLargestOutline() {
		final CellBody body = CellBody.of(List.of(circle(50, 3, -2, 0.1), circle(50, 6, 1, 0.1), circle(50, 4, 4, 0.1)), Set.of());
		final double polygon = 50 * 6 * 6 * Math.sin(2 * Math.PI / 50) / 2;
		assertEquals(Math.sqrt(polygon / Math.PI), body.radius(), 1e-12);
		assertEquals(7, body.x(), 1e-12);
		assertEquals(8, body.y(), 1e-12);
		assertEquals(1, body.z(), 1e-12);
		assertEquals(150, body.outlinePoints());
	}

	@Test
	void onePointIsItsOwnSphereAndThickPointsAreFrusta() {
		final CellBody point = CellBody.of(List.of(List.of(new SamplePoint(1, 2, 3, 4, Types.SOMA, -1))), Set.of());
		assertEquals(4, point.radius());
		assertEquals(3, point.z());
		final CellBody cylinder =
			CellBody.of(List.of(List.of(new SamplePoint(0, 0, 0, 5, Types.SOMA, -1), new SamplePoint(20, 0, 0, 5, Types.SOMA, 0))),
				Set.of());
		assertEquals(Math.sqrt(2 * Math.PI * 5 * 20 / (4 * Math.PI)), cylinder.radius(), 1e-12, "a sphere with the same surface");
		assertEquals(10, cylinder.x(), 1e-12);
	}

	@Test
	void treesOnOneBodyAreOneTree() {
		final Reconstruction two = twoCells();
		assertEquals(3, two.trees());
		assertEquals(List.of(0, 0, 1, 0, 0, 2), java.util.Arrays.stream(two.treeOfPoints()).boxed().toList());
		assertEquals(0, two.mainTree());
		final Reconstruction first = two.tree(0);
		assertEquals(List.of(point(6, -1), point(9, 0), point(-6, -1), point(-12, 2)), first.points());
		assertEquals(Set.of(0, 2), first.bodies().get(0).roots());
		assertEquals(Set.of(3), first.joints());
		assertEquals(two.tree(2), two.split().get(2));
		assertEquals(List.of(), two.tree(1).bodies());
	}

	@Test
	void aChosenTreeHangsOnTheMiddleOfItsBody() {
		final Morphology cell = twoCells().morphology();
		assertEquals(List.of(new SamplePoint(0, 0, 0, 5, Types.SOMA, -1), point(6, 0), point(9, 1), point(-6, 0), point(-12, 3)),
			cell.points());
	}

	@Test
	void joinedBodiesArePoints() {
		final Reconstruction joined = twoCells().joined();
		assertEquals(4, joined.trees(), "the body without a tree stands alone");
		assertEquals(List.of(-1, 0, 1, -1, 0, 4, -1, 6, -1), joined.points().stream().map(SamplePoint::parent).toList());
		assertEquals(Set.of(5), joined.joints());
		assertEquals(joined, joined.joined());
		for (int tree = 0; tree < 3; tree++)
			assertEquals(twoCells().choose(new TreeChoice(tree, 1, java.util.Map.of())).morphology(),
				joined.choose(new TreeChoice(tree, 1, java.util.Map.of())).morphology());
	}

	@Test
	void bodiesAreDescribedApart() {
		final Description figures = Description.of(twoCells());
		assertEquals(6, figures.points());
		assertEquals(4, figures.roots());
		assertEquals(3, figures.trees());
		assertEquals(3, figures.cellBodies());
		assertEquals(36, figures.outlinePoints());
		assertEquals(0, figures.types().get(Types.SOMA).points());
		assertEquals(4 * Math.PI * (25 + 16), figures.types().get(Types.SOMA).area().getAsDouble(), 1e-9);
	}

	@Test
	void nonsenseIsRefused() {
		for (final CellBody body : List.of(new CellBody(List.of(), 0, 0, 0, Double.NaN, Set.of()),
			new CellBody(List.of(), 0, 0, 0, -1, Set.of()),
			new CellBody(List.of(), 0, 0, 0, 1, Set.of(1)), new CellBody(List.of(), 0, 0, 0, 1, Set.of(7))))
			assertTrue(assertThrows(MorphologyException.class,
				() -> new Reconstruction("x", List.of(point(0, -1), point(1, 0)), Set.of(), List.of(body),
					Frame.MICROMETRES, List.of()))
				.getMessage().contains("cell body"));
	}
}
