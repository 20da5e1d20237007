/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

import java.util.ArrayList;
import java.util.List;

import org.dendritej.cable.SectionPlan.Look;

/** The solids the neuron is made of: its frusta, cut at the borders of compartments. */
final class Solids {

	private Solids() {
	}

	static List<Piece> of(final List<Section> sections, final List<SectionPlan> plans) {
		final List<Piece> pieces = new ArrayList<>();
		for (final Section section : sections) {
			final SectionPlan plan = plans.get(section.index());
			final Centreline line = plan.line();
			if (plan.look() instanceof Look.Sphere sphere) {
				final double[] middle = line.at(line.length() / 2);
				pieces.add(
					new Piece(section.compartmentAt(0.5), middle[0], middle[1], middle[2], sphere.radius(), middle[0], middle[1], middle[2],
						sphere.radius()));
				continue;
			}
			if (plan.look() instanceof Look.Connected start)
				pieces.add(
					new Piece(section.firstCompartment(), start.x(), start.y(), start.z(), line.radius(0), line.x(0), line.y(0), line.z(0),
						line.radius(0)));
			final double drawnFrom = plan.look() instanceof Look.From start ? start.distance() : 0;
			line.cut(section.compartments(), (part, segment, from, to) -> {
				final double step = line.arc(segment + 1) - line.arc(segment);
				final double begin = step > 0 ? Math.max(from, (drawnFrom - line.arc(segment)) / step) : from;
				if (begin < to && step > 0)
					pieces.add(new Piece(section.firstCompartment() + part, line.at(0, segment, begin), line.at(1, segment, begin),
						line.at(2, segment,
							begin),
						line.at(3, segment, begin), line.at(0, segment, to), line.at(1, segment, to), line.at(2, segment, to), line.at(3,
							segment, to)));
			});
		}
		return List.copyOf(pieces);
	}
}
