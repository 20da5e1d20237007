/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

import static org.dendritej.cable.Cells.of;
import static org.dendritej.cable.Cells.row;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.dendritej.morphology.Region;
import org.dendritej.morphology.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Areas, capacitances and axial resistances are those of the solid, wherever the borders of compartments lie. */
class CompartmentGeometryTest {

	private static final double MEGOHM = 1e-2; // Ω·cm/µm

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 10, 37 })
	void coneHasTheAreaAndResistanceOfTheTextbook(final int compartments) {
		final double length = 120, r0 = 3, r1 = 0.5, resistivity = 150;
		final CableBuilder builder = new CableBuilder("cone", CableProperties.uniform(resistivity, 0.8));
		builder.section(Types.BASAL, -1, 0, new double[][] { { 1, 2, 3, r0 }, { 1, 2 + length, 3, r1 } }, compartments);
		final CableModel cable = builder.build();
		final double slant = Math.hypot(length, r0 - r1), dx = length / compartments;
		assertEquals(Math.PI * (r0 + r1) * slant, area(cable), 1e-10);
		final double[] capacitances = cable.capacitances(), conductances = cable.axialConductances();
		for (int c = 0; c < compartments; c++) {
			final double near = radius(r0, r1, (double) c / compartments), middle = radius(r0, r1, (c + 0.5) / compartments),
				far = radius(r0, r1, (c +
					1.0) / compartments);
			assertEquals(Math.PI * (near + far) * slant / compartments, cable.area(c), 1e-10);
			assertEquals(0.8e-5 * cable.area(c), capacitances[cable.node(c)], 1e-15);
			assertEquals(2 * middle, cable.diameter(c), 1e-12);
			assertEquals(dx, cable.length(c), 1e-12);
			assertEquals((c + 0.5) * dx, cable.pathDistance(c), 1e-10);
			if (c > 0) {
				final double before = radius(r0, r1, (c - 0.5) / compartments);
				assertEquals(resistivity * MEGOHM * dx / (Math.PI * before * middle), 1 / conductances[cable.node(c)], 1e-10);
			}
		}
	}

	private static double radius(final double r0, final double r1, final double t) {
		return r0 + t * (r1 - r0);
	}

	@Test
	void areasAndResistancesAddUpWhateverTheNumberOfCompartments() {
		final double[][] points = crookedLine(new SplittableRandom(7), 50);
		double area = 0, resistance = 0, length = 0;
		for (int k = 1; k < points.length; k++) {
			final double[] a = points[k - 1], b = points[k];
			final double step = Math.sqrt(Math.pow(b[0] - a[0], 2) + Math.pow(b[1] - a[1], 2) + Math.pow(b[2] - a[2], 2));
			length += step;
			area += Math.PI * (a[3] + b[3]) * Math.hypot(step, a[3] - b[3]);
			resistance += 100 * MEGOHM * step / (Math.PI * a[3] * b[3]);
		}
		for (final int n : new int[] { 1, 2, 7, 49, 50, 333 }) {
			final CableBuilder builder = new CableBuilder("line", CableProperties.uniform(100, 1));
			builder.cylinder(Types.BASAL, -1, 0, 1, 1, 1); // so that the first half compartment counts, in series with half a cylinder,
			builder.section(Types.BASAL, 0, 1, points, n);
			builder.cylinder(Types.BASAL, 1, 1, 1, 1, 1); // and the last, too
			final CableModel cable = builder.build();
			final double stub = 100 * MEGOHM * 0.5 / (Math.PI * 0.25);
			double series = 0;
			for (final double g : cable.axialConductances())
				series += g == 0 ? 0 : 1 / g;
			assertEquals(area + 2 * Math.PI, area(cable), 1e-9 * area);
			assertEquals(resistance + 2 * stub, series, 1e-9 * resistance);
			assertEquals(length, cable.sections().get(1).length(), 1e-9);
		}
	}

	private static double[][] crookedLine(final SplittableRandom random, final int steps) {
		final double[][] points = new double[steps + 1][];
		points[0] = new double[] { 0, 0, 0, 1 };
		for (int k = 1; k <= steps; k++)
			points[k] = new double[] { points[k - 1][0] + random.nextDouble(), points[k - 1][1] + random.nextDouble() - 0.5,
				points[k - 1][2] + random
					.nextDouble() - 0.5,
				0.2 + random.nextDouble() };
		return points;
	}

	@Test
	void stepOfTheRadiusAddsTheAreaOfTheRingAndNoResistance() {
		final CableModel cable = build(new double[][] { { 0, 0, 0, 1 }, { 10, 0, 0, 1 }, { 10, 0, 0, 2 }, { 20, 0, 0, 2 } }, 2);
		assertEquals(2 * Math.PI * 10 + Math.PI * 3, cable.area(0), 1e-10);
		assertEquals(4 * Math.PI * 10, cable.area(1), 1e-10);
		assertEquals(100 * MEGOHM * (5 / Math.PI + 5 / (4 * Math.PI)), 1 / cable.axialConductances()[1], 1e-12);
	}

	@Test
	void pointOnABorderBelongsToTheSameCompartmentWhateverTheRounding() {
		for (final double error : new double[] { -1e-13, 0, 1e-13 }) {
			final CableModel cable =
				build(new double[][] { { 0, 0, 0, 1 }, { 10 + error, 0, 0, 1 }, { 10 + error, 0, 0, 3 }, { 20, 0, 0, 3 } }, 2);
			assertEquals(20 * Math.PI + 8 * Math.PI, cable.area(0), 1e-9);
			assertEquals(60 * Math.PI, cable.area(1), 1e-9);
		}
	}

	@Test
	void resistivityAndCapacitanceAreThoseAtTheMiddleOfACompartment() {
		final CableProperties properties = CableProperties.uniform(100, 1).with(new Region.PathDistance(20, 1000), 200, 3);
		final CableBuilder builder = new CableBuilder("cable", properties);
		builder.cylinder(Types.APICAL, -1, 0, 40, 2, 4); // middles at 5, 15, 25, 35 µm
		final CableModel cable = builder.build();
		final double half = MEGOHM * 5 / Math.PI;
		assertEquals(200 * half, 1 / cable.axialConductances()[1], 1e-12);
		assertEquals(300 * half, 1 / cable.axialConductances()[2], 1e-12);
		assertEquals(400 * half, 1 / cable.axialConductances()[3], 1e-12);
		assertEquals(1e-5 * 20 * Math.PI, cable.capacitances()[1], 1e-15);
		assertEquals(3e-5 * 20 * Math.PI, cable.capacitances()[2], 1e-15);
	}

	@Test
	void ruleOfTheLengthConstantSeesTheSectionsOwnProperties() {
		final CableProperties properties = CableProperties.uniform(100, 1).with(Region.APICAL, 400, 4);
		final CableModel cable =
			CableModel.discretise(of(row(0, 0, 0, 0, 1, -1), row(3, 500, 0, 0, 1, 0), row(4, -500, 0, 0, 1, 0)), properties,
				Discretisation.DEFAULT);
		// λ = ½·√(d/(π f Ra C)): 398.94 µm with 100 Ω·cm and 1 µF/cm², a quarter with 400 and 4
		assertEquals(2 * (int) ((500 / 39.894 + 0.9) / 2) + 1, cable.sections().get(0).compartments());
		assertEquals(2 * (int) ((500 / 9.9736 + 0.9) / 2) + 1, cable.sections().get(1).compartments());
	}

	private static CableModel build(final double[][] points, final int compartments) {
		final CableBuilder builder = new CableBuilder("cable", CableProperties.uniform(100, 1));
		builder.section(Types.BASAL, -1, 0, points, compartments);
		return builder.build();
	}

	private static double area(final CableModel cable) {
		return IntStream.range(0, cable.compartments()).mapToDouble(cable::area).sum();
	}
}
