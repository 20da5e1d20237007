/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.dendritej.morphology.Description;
import org.dendritej.morphology.Finding;
import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;
import org.junit.jupiter.api.Test;

/** Lines become trees where their ends touch other lines, whichever way round they were drawn. */
class FlatTracingTest {

	private static final Frame FRAME = new Frame("pixel", Double.NaN, 0, 0, 0, Optional.empty());

	private static Reconstruction tracing(final double[]... lines) {
		final FlatTracing tracing = new FlatTracing("drawn", FRAME, 1);
		for (int k = 0; k < lines.length; k++) {
			final double[] x = new double[lines[k].length / 2], y = new double[x.length];
			for (int i = 0; i < x.length; i++) {
				x[i] = lines[k][2 * i];
				y[i] = lines[k][2 * i + 1];
			}
			tracing.add(x, y, 0, 0, 3, k + 1);
		}
		return tracing.reconstruction();
	}

	private static double[] line(final double... xy) {
		return xy;
	}

	private static Optional<Finding> finding(final Reconstruction reconstruction, final String kind) {
		return reconstruction.findings().stream().filter(finding -> finding.kind().equals(kind)).findFirst();
	}

	@Test
	void anEndOnALineBranchesOffIt() {
		for (final double[] branch : List.of(line(50, 1, 50, 30), line(50, 30, 50, 1))) {
			final Reconstruction cell = tracing(line(0, 0, 100, 0), branch);
			assertEquals(1, cell.trees());
			final Description figures = Description.of(cell);
			assertEquals(5, figures.points(), "one more where the branch begins");
			assertEquals(100 + 29, figures.length(), 1e-12);
			assertEquals(1, figures.jointLength(), 1e-12);
			assertEquals(1, figures.bifurcations());
			assertEquals(0, cell.points().get(0).x(), "the longest line begins at the root");
			assertEquals(List.of(2), finding(cell, "joined tracings").orElseThrow().lines());
			assertTrue(finding(cell, "joined tracings").orElseThrow().action().contains("1.00 pixel"));
		}
	}

	@Test
	void aPointThatIsThereIsTakenForTheJoint() {
		final Reconstruction cell = tracing(line(0, 0, 49, 0, 100, 0), line(50, 1, 50, 30));
		assertEquals(5, cell.size());
		assertEquals(new SamplePoint(49, 0, 0, 0, 3, 0), cell.points().get(cell.points().get(cell.joints().iterator().next()).parent()));
	}

	@Test
	void linesEndToEndAreOneNeurite() {
		final Reconstruction cell = tracing(line(0, 0, 10, 0), line(30, 0, 10, 0), line(30, 0, 30, 50));
		final Description figures = Description.of(cell);
		assertEquals(1, figures.roots());
		assertEquals(0, figures.bifurcations());
		assertEquals(1, figures.tips());
		assertEquals(4, cell.choose(Shapes.tree(0)).morphology().size(), "repeated ends are one point");
	}

	@Test
	void whatIsFartherAwayIsReportedAndNotJoined() {
		final Reconstruction cell = tracing(line(0, 0, 100, 0), line(50, 5, 50, 30), line(0, 200, 9, 200));
		assertEquals(3, cell.trees());
		assertEquals(List.of(2), finding(cell, "near ends").orElseThrow().lines());
		assertTrue(finding(cell, "near ends").orElseThrow().action().contains("5.00 pixel"));
		assertEquals(3, finding(cell, "tracings").orElseThrow().count());
		assertFalse(finding(cell, "joined tracings").isPresent());
	}

	@Test
	void ringsAreNotClosed() {
		final Reconstruction ring = tracing(line(0, 0, 10, 0), line(10, 0, 10, 10), line(10, 10, 0, 0));
		assertEquals(1, ring.trees());
		assertEquals(2, ring.joints().size());
		assertEquals(3, finding(ring, "tracings").orElseThrow().count());
	}

	@Test
	void nothingDependsOnTheOrderOrDirectionOfLines() {
		final Random random = new Random(4);
		for (int round = 0; round < 50; round++) {
			final double[][] lines = new double[12][];
			for (int k = 0; k < lines.length; k++) {
				final double x = k == 0 ? 0 : lines[k - 1][2], y = k == 0 ? 0 : lines[k - 1][3];
				lines[k] = line(x + 0.3 * random.nextDouble(), y, x + 40 + 40 * random.nextDouble(), y + 60 * random.nextGaussian());
			}
			final Description plain = Description.of(tracing(lines));
			for (int k = lines.length - 1; k > 0; k--) {
				final int other = random.nextInt(k + 1);
				final double[] swapped = lines[k];
				lines[k] = lines[other];
				lines[other] = swapped;
				if (random.nextBoolean())
					lines[k] = line(lines[k][2], lines[k][3], lines[k][0], lines[k][1]);
			}
			final Description shuffled = Description.of(tracing(lines));
			assertEquals(1, plain.trees());
			assertEquals(plain.trees(), shuffled.trees());
			assertEquals(plain.length(), shuffled.length(), 1e-9);
			assertEquals(plain.jointLength(), shuffled.jointLength(), 1e-9);
		}
	}

	@Test
	void everyNearEndIsFoundThatASearchThroughAllFinds() {
		final Random random = new Random(8);
		final PointTable points = new PointTable("random");
		final PointGraph pieces = new PointGraph();
		for (int k = 0; k < 400; k++) {
			points.add(random.nextInt(200), random.nextInt(200), random.nextInt(20), 0, 0, k);
			points.add(points.x(2 * k) + 60 * random.nextGaussian(), points.y(2 * k) + 60 * random.nextGaussian(), points.z(2 * k), 0, 0,
				k);
			pieces.add(2 * k, 2 * k + 1);
		}
		final NearEnds near = new NearEnds(points, pieces, i -> i / 2, 5), far = new NearEnds(points, pieces, i -> i / 2, 1000);
		int found = 0;
		for (int i = 0; i < points.size(); i++) {
			final NearEnds.Near all = far.of(i).orElseThrow();
			if (all.gap() <= 5) {
				assertEquals(all, near.of(i).orElseThrow());
				found++;
			}
			else
				assertEquals(Optional.empty(), near.of(i));
		}
		assertTrue(found > 50 && found < 700, "both occur: " + found);
	}

	@Test
	void nonsenseIsRefused() {
		assertThrows(ReconstructionException.class, () -> new FlatTracing("x", FRAME, 0));
		assertThrows(ReconstructionException.class, () -> new FlatTracing("x", FRAME, 1).reconstruction());
		assertThrows(ReconstructionException.class, () -> tracing(line(0, Double.NaN)));
		assertThrows(ReconstructionException.class, () -> new FlatTracing("x", FRAME, 1).add(new double[1], new double[2], 0, 0, 0, 1));
		assertEquals(1, tracing(line(5, 5), line()).size(), "one point, and a line without");
		assertEquals(Set.of(),
			tracing(line(5, 5), line(5, 6)).joints().stream().filter(i -> i == 0).collect(java.util.stream.Collectors.toSet()));
	}
}
