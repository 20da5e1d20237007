/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

import java.util.Arrays;
import java.util.BitSet;

import org.dendritej.cable.SectionPlan.Look;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Soma;

/** What the laying out of soma and neurites shares: the points, their tree, and where on which section each point lies. */
final class Layout {

	/** Sections and steps that are shorter have no length: a picometre. */
	static final double NEGLIGIBLE = 1e-6;
	/** The section of a point that was left out. */
	static final int LEFT_OUT = -1;

	final Morphology morphology;
	final Soma soma;
	final int root;
	final RootedTree tree;
	final int[] section;
	final double[] fraction;
	private final BitSet somatic = new BitSet();

	Layout(final Morphology morphology, final Soma soma, final int root) {
		this.morphology = morphology;
		this.soma = soma;
		this.root = root;
		tree = new RootedTree(morphology.points(), root);
		section = new int[morphology.size()];
		Arrays.fill(section, LEFT_OUT);
		fraction = new double[morphology.size()];
		soma.points().forEach(somatic::set);
	}

	boolean isSoma(final int point) {
		return somatic.get(point);
	}

	SamplePoint point(final int index) {
		return morphology.points().get(index);
	}

	/** States where a point lies. */
	void place(final int point, final int onSection, final double atFraction) {
		section[point] = onSection;
		fraction[point] = atFraction;
	}

	/** Draws a line through points; {@code firstRadius} replaces the radius of the first. */
	Centreline line(final int[] points, final double firstRadius) {
		final Centreline line = new Centreline();
		for (int k = 0; k < points.length; k++) {
			final SamplePoint p = point(points[k]);
			line.add(p.x(), p.y(), p.z(), k == 0 ? firstRadius : p.radius());
		}
		return line;
	}

	/**
	 * Where the way from a soma point to a neurite's point leaves the soma: the sphere for which the soma stands, else the ball around the soma point.
	 *
	 * @return fraction of the way from the centre of that ball to the point, or from the soma point if {@code fromPoint}; at most 1
	 */
	double surface(final int somaPoint, final SamplePoint to, final boolean fromPoint) {
		final SamplePoint s = point(somaPoint);
		final boolean sphere = soma.kind().isSphere();
		final double cx = sphere ? soma.x() : s.x(), cy = sphere ? soma.y() : s.y(), cz = sphere ? soma.z() : s.z();
		final double r = sphere ? soma.radius() : s.radius();
		final double ax = fromPoint ? s.x() : cx, ay = fromPoint ? s.y() : cy, az = fromPoint ? s.z() : cz;
		final double dx = to.x() - ax, dy = to.y() - ay, dz = to.z() - az;
		final double fx = ax - cx, fy = ay - cy, fz = az - cz;
		final double a = dx * dx + dy * dy + dz * dz, b = dx * fx + dy * fy + dz * fz, c = fx * fx + fy * fy + fz * fz - r * r;
		final double discriminant = b * b - a * c;
		if (a == 0 || discriminant <= 0)
			return 0;
		return Math.max(0, Math.min(1, (Math.sqrt(discriminant) - b) / a)); // the later of the two crossings
	}

	/** A straight connection from the soma's surface to the first point of a neurite, if there is a gap. */
	Look connection(final int somaPoint, final SamplePoint to) {
		final double t = surface(somaPoint, to, false);
		if (t >= 1)
			return Look.PLAIN;
		final SamplePoint s = point(somaPoint);
		final boolean sphere = soma.kind().isSphere();
		final double cx = sphere ? soma.x() : s.x(), cy = sphere ? soma.y() : s.y(), cz = sphere ? soma.z() : s.z();
		return new Look.Connected(cx + t * (to.x() - cx), cy + t * (to.y() - cy), cz + t * (to.z() - cz));
	}
}
