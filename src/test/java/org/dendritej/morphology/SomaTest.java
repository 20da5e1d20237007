/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.morphology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.dendritej.SharedData;
import org.dendritej.io.Reconstructions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The soma is found however a file draws it. */
class SomaTest {

	private final List<SamplePoint> points = new ArrayList<>();

	private SomaTest add(final int type, final double x, final double y, final double z, final double radius, final int parent) {
		points.add(new SamplePoint(x, y, z, radius, type, parent));
		return this;
	}

	private Soma soma() {
		return Soma.of(new Morphology("test", points));
	}

	@ParameterizedTest
	@CsvSource({ "PV_interneuron_470522102,POINT,1,5.9212", "L23_pyramidal_Park2019,THREE_POINTS,3,10.219",
		"hippocampal_pyramidal_NMO_49821,THREE_POINTS,3,4.467", "pyramidal_3point_soma_C010398B-P2.CNG,THREE_POINTS,3,6.474",
		"neurogliaform_axon_j140908b,OUTLINE,32,6.1", "CA1_pyramidal_n120,FRUSTA,12,8.62" })
	void realFilesDrawItInManyWays(final String name, final Soma.Kind kind, final int points, final double radius) throws IOException {
		final Soma soma = Soma.of(Reconstructions.read(SharedData.file("data/swc/" + name + ".swc")).morphology());
		assertEquals(kind, soma.kind());
		assertEquals(points, soma.points().size());
		assertEquals(radius, soma.radius(), 0.01 * radius);
	}

	@Test
	void neuronWithoutSomaPointsHasNone() {
		final Soma soma = add(3, 0, 0, 0, 1, -1).add(3, 5, 0, 0, 1, 0).soma();
		assertEquals(Soma.Kind.NONE, soma.kind());
		assertTrue(soma.points().isEmpty() && Double.isNaN(soma.radius()));
	}

	@Test
	void threePointsAreASphereWhicheverComesFirst() {
		assertSphere(Soma.Kind.THREE_POINTS, 5, add(1, 1, 2, 3, 5, -1).add(1, 1, -3, 3, 5, 0).add(1, 1, 7, 3, 5, 0).soma());
		points.clear();
		assertSphere(Soma.Kind.THREE_POINTS, 5,
			add(1, 1, -3, 3, 5, -1).add(1, 1, 2, 3, 5, 0).add(3, 9, 9, 9, 1, 1).add(1, 1, 7, 3, 5, 1).soma());
	}

	private static void assertSphere(final Soma.Kind kind, final double radius, final Soma soma) {
		assertEquals(kind, soma.kind());
		assertEquals(radius, soma.radius(), 1e-9);
		assertEquals(1, soma.x(), 1e-9);
		assertEquals(2, soma.y(), 1e-9);
		assertEquals(3, soma.z(), 1e-9);
		assertEquals(4 * Math.PI * radius * radius, soma.area(), 1e-9);
	}

	@Test
	void threePointsElsewhereAreFrusta() {
		final Soma soma = add(1, 0, 0, 0, 5, -1).add(1, 0, -9, 0, 3, 0).add(1, 0, 8, 0, 2, 0).soma();
		assertEquals(Soma.Kind.FRUSTA, soma.kind());
		assertEquals(List.of(1, 0, 2), soma.axis(), "from the thicker end");
		assertEquals(Math.PI * (8 * Math.hypot(9, 2) + 7 * Math.hypot(8, 3)), soma.area(), 1e-9);
		assertEquals(-0.5, soma.y(), 1e-12);
	}

	@Test
	void tiltedOutlineIsASphereOfTheEnclosedCrossSection() {
		final int n = 200;
		for (int k = 0; k < n; k++) {
			final double angle = 2 * Math.PI * k / n, u = 8 * Math.cos(angle), v = 4 * Math.sin(angle);
			add(1, 1 + u * 0.6, 2 + v, 3 + u * 0.8, 0.1, k - 1);
		}
		final Soma soma = soma();
		assertSphere(Soma.Kind.OUTLINE, soma.radius(), soma);
		assertEquals(Math.sqrt(8 * 4), soma.radius(), 1e-3 * soma.radius());
	}

	@Test
	void stackOfOutlinesIsASphereOfTheirMeanRadius() {
		for (int k = 0; k < 100; k++) {
			final double angle = 2 * Math.PI * k / 20;
			add(1, 1 + 6 * Math.cos(angle), 2 + 6 * Math.sin(angle), 3 + 0.1 * (k / 20 - 2), 0.1, k - 1);
		}
		assertEquals(Soma.Kind.OUTLINE, soma().kind());
		assertEquals(6, soma().radius(), 0.1);
	}

	@Test
	void thinOpenChainIsNoOutline() {
		for (int k = 0; k < 20; k++)
			add(1, k, 0, 0, 0.1, k - 1);
		assertEquals(Soma.Kind.FRUSTA, soma().kind());
	}

	@Test
	void coincidingPointsAreOneSphere() {
		assertSphere(Soma.Kind.POINT, 4, add(1, 1, 2, 3, 2, -1).add(1, 1, 2, 3, 4, 0).add(1, 1, 2, 3, 3, 0).soma());
	}

	@Test
	void largestOfSeveralGroupsIsTheSomaWhereverTheRootLies() {
		final Soma soma =
			add(3, 0, 0, 0, 1, -1).add(1, 5, 0, 0, 1, 0).add(3, 9, 0, 0, 1, 1).add(1, 1, 2, 3, 7, 2).add(3, 30, 0, 0, 1, 3).soma();
		assertEquals(List.of(3), soma.points());
		assertSphere(Soma.Kind.POINT, 7, soma);
	}

	@Test
	void longestPathOfAHugeSomaIsFoundWithoutRecursion() {
		final int n = 100_000;
		for (int k = 0; k < n; k++)
			add(1, k, 0, 0, 2, k - 1);
		assertEquals(n, soma().axis().size());
	}
}
