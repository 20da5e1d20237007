/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

import java.util.Arrays;
import java.util.List;

import org.dendritej.units.Units;

/** What is known of each compartment, one array per quantity, shape [compartments]. Computed once, then only read. */
final class CompartmentTable {

	final int size;
	final int[] section;
	final double[] area, diameter, pathDistance, capacitance;
	/** Axial resistance between the near end and the middle, and between the middle and the far end, MΩ. */
	final double[] near, far;

	/** Measures all compartments of the sections, whose shapes are given beside them. */
	CompartmentTable(final List<Section> sections, final List<SectionPlan> plans, final List<Boolean> somatic,
		final CableProperties properties) {
		final Section last = sections.get(sections.size() - 1);
		size = last.firstCompartment() + last.compartments();
		section = new int[size];
		area = new double[size];
		diameter = new double[size];
		pathDistance = new double[size];
		capacitance = new double[size];
		near = new double[size];
		far = new double[size];
		for (final Section s : sections)
			measure(s, plans.get(s.index()).line(), somatic.get(s.index()), properties);
	}

	private void measure(final Section s, final Centreline line, final boolean somatic, final CableProperties properties) {
		final int first = s.firstCompartment();
		if (line.isCylinder()) fillAlike(s, line.length() / (2 * s.compartments()), line.radius(0));
		else line.cut(2 * s.compartments(), (half, segment, from, to) -> {
			final int c = first + half / 2;
			area[c] += line.area(segment, from, to);
			diameter[c] += line.diameters(segment, from, to);
			(half % 2 == 0 ? near : far)[c] += line.resistance(segment, from, to);
		});
		final double length = s.length() / s.compartments();
		for (int i = 0; i < s.compartments(); i++) {
			final int c = first + i;
			section[c] = s.index();
			diameter[c] /= length;
			pathDistance[c] = somatic ? 0 : s.startDistance() + (i + 0.5) * length;
			final CableProperties.Entry entry = properties.at(s.type(), pathDistance[c], s.index());
			capacitance[c] = entry.specificCapacitance() * area[c] * Units.UF_PER_CM2_TIMES_UM2_TO_NF;
			near[c] *= entry.axialResistivity() * Units.OHM_CM_PER_UM_TO_MOHM;
			far[c] *= entry.axialResistivity() * Units.OHM_CM_PER_UM_TO_MOHM;
		}
	}

	/** Of a cylinder all halves of compartments are alike to the last bit, which the solver makes use of. */
	private void fillAlike(final Section s, final double half, final double radius) {
		final int first = s.firstCompartment(), end = first + s.compartments();
		Arrays.fill(area, first, end, 4 * Math.PI * radius * half);
		Arrays.fill(diameter, first, end, 4 * radius * half);
		Arrays.fill(near, first, end, half / (Math.PI * radius * radius));
		Arrays.fill(far, first, end, half / (Math.PI * radius * radius));
	}
}
