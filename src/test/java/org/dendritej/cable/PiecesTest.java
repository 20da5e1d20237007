/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

import static org.dendritej.cable.Cells.of;
import static org.dendritej.cable.Cells.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.Soma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The solids of which a neuron is made for rendering. */
class PiecesTest {

	private static List<Piece> pieces(final Morphology morphology, final SomaAttachment attachment) {
		return CableModel
			.discretise(morphology, CableProperties.DEFAULT, Discretisation.DEFAULT.with(attachment).with(new CompartmentRule.Fixed(3)))
			.pieces();
	}

	@Test
	void neuriteOutsideTheSomaIsConnectedToItsSurface() {
		final Morphology cell = of(row(1, 1, 2, 3, 10, -1), row(3, 1, 14, 3, 1.5, 0), row(3, 1, 44, 3, 0.5, 1));
		assertEquals(List.of(new Piece(1, 1, 2, 3, 10, 1, 2, 3, 10), new Piece(3, 1, 12, 3, 1.5, 1, 14, 3, 1.5)),
			pieces(cell, SomaAttachment.MIDDLE)
				.subList(0, 2));
		final List<Piece> counted = pieces(cell, SomaAttachment.FILE_POINT);
		assertEquals(new Piece(3, 1, 12, 3, 1.5, 1, 14, 3, 1.5), counted.get(1), "the part of the step that lies in the soma is not drawn");
		assertEquals(5, counted.size());
	}

	@Test
	void neuriteInsideTheSomaNeedsNoConnection() {
		final Morphology cell = of(row(1, 0, 0, 0, 10, -1), row(3, 8, 0, 0, 1, 0), row(3, 38, 0, 0, 1, 1));
		for (final SomaAttachment attachment : SomaAttachment.values()) {
			final List<Piece> pieces = pieces(cell, attachment);
			assertEquals(8, pieces.get(1).x0(), 1e-12);
			assertEquals(38, pieces.get(pieces.size() - 1).x1(), 1e-12);
		}
	}

	@Test
	void somaOfFrustaConnectsFromTheBallAroundItsPoint() {
		final Morphology cell = of(row(1, 0, 0, 0, 5, -1), row(1, 8, 0, 0, 4, 0), row(3, 20, 0, 0, 1, 1), row(3, 50, 0, 0, 1, 2));
		final List<Piece> pieces = pieces(cell, SomaAttachment.MIDDLE);
		assertEquals(new Piece(3, 12, 0, 0, 1, 20, 0, 0, 1), pieces.get(3));
	}

	@ParameterizedTest
	@MethodSource("org.dendritej.cable.Cells#withSoma")
	void piecesFollowEachOtherAndHaveTheLengthOfTheNeuron(final String name) {
		final Morphology morphology = Cells.shared(name);
		final boolean sphere = Soma.of(morphology).kind().isSphere();
		final CableModel cable =
			CableModel.discretise(morphology, CableProperties.DEFAULT, Discretisation.DEFAULT.with(new CompartmentRule.MaximalLength(
				7)));
		final double[] length = new double[cable.compartments()], area = new double[cable.compartments()];
		int last = 0;
		Piece before = null;
		for (final Piece p : cable.pieces()) {
			assertTrue(p.compartment() >= last, "in the order of compartments");
			assertTrue(p.radius0() > 0 && p.radius1() > 0);
			if (before != null && p.compartment() == last && p.compartment() == before.compartment())
				assertEquals(0,
					Math.abs(p.x0() - before.x1()) + Math.abs(p.y0() - before.y1()) + Math.abs(p.z0() - before.z1())
						+ Math.abs(p.radius0() - before
							.radius1()),
					1e-9, "without gaps");
			last = p.compartment();
			before = p;
			final double step = Math.sqrt(Math.pow(p.x1() - p.x0(), 2) + Math.pow(p.y1() - p.y0(), 2) + Math.pow(p.z1() - p.z0(), 2));
			length[last] += step;
			area[last] += Math.PI * (p.radius0() + p.radius1()) * Math.hypot(step, p.radius1() - p.radius0());
		}
		for (int c = 0; c < length.length; c++) {
			final Section s = cable.sections().get(cable.section(c));
			if (s.index() == 0 && sphere || s.parent() == 0 && c == s.firstCompartment())
				continue; // the sphere, and first compartments with their connections to the soma
			assertEquals(cable.length(c), length[c], 1e-6);
			assertEquals(cable.area(c), area[c], 1e-6);
		}
	}
}
