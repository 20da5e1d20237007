/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

import java.util.List;

import org.dendritej.cable.SectionPlan.Look;
import org.dendritej.morphology.Location;

/**
 * Finds the point of a neuron nearest to a position; of several equally near ones that on the first section, which is the one that ends at a fork. Distances
 * are measured to centre lines, of a soma that is a sphere to its centre. A position inside the soma belongs to the soma, unless it lies within the radius of
 * a neurite there and nearer to the neurite's centre line.
 */
final class NearestPoint {

	/** Distances that differ less, µm, are equal: where sections meet or a position lies on a surface, rounding shall not decide. */
	private static final double SAME_DISTANCE = 1e-6;
	private final List<SectionPlan> plans;
	private final List<Boolean> somatic;
	private final double[] box; // least x, y, z and greatest x, y, z of each section, shape [6 * sections]

	/** The best so far. */
	private static final class Best {

		int section = -1;
		double squared = Double.POSITIVE_INFINITY, fraction, radius;

		void offer(final int atSection, final double distanceSquared, final double atFraction, final double atRadius) {
			if (distanceSquared >= squared || Math.sqrt(squared) - Math.sqrt(distanceSquared) < SAME_DISTANCE)
				return;
			section = atSection;
			squared = distanceSquared;
			fraction = atFraction;
			radius = atRadius;
		}
	}

	NearestPoint(final List<SectionPlan> plans, final List<Boolean> somatic) {
		this.plans = plans;
		this.somatic = somatic;
		box = new double[6 * plans.size()];
		for (int s = 0; s < plans.size(); s++) {
			final Centreline line = plans.get(s).line();
			for (int axis = 0; axis < 3; axis++) {
				double least = Double.POSITIVE_INFINITY, greatest = Double.NEGATIVE_INFINITY;
				for (int k = 0; k < line.size(); k++) {
					final double value = axis == 0 ? line.x(k) : axis == 1 ? line.y(k) : line.z(k);
					least = Math.min(least, value);
					greatest = Math.max(greatest, value);
				}
				box[6 * s + axis] = least;
				box[6 * s + 3 + axis] = greatest;
			}
		}
	}

	/** Whether a section belongs to the soma. */
	boolean isSomatic(final int section) {
		return somatic.get(section);
	}

	/** The section and the fraction of its length. */
	Location.OnSection to(final double x, final double y, final double z) {
		final Best soma = new Best(), neurite = new Best();
		for (int s = 0; s < plans.size(); s++) {
			final Best best = somatic.get(s) ? soma : neurite;
			if (plans.get(s).look() instanceof Look.Sphere sphere) {
				final double[] centre = plans.get(s).line().at(plans.get(s).line().length() / 2);
				best.offer(s, square(x - centre[0]) + square(y - centre[1]) + square(z - centre[2]), 0.5, sphere.radius());
			}
			else
				if (toBox(s, x, y, z) < best.squared)
					search(s, x, y, z, best);
		}
		final double toSoma = Math.sqrt(soma.squared), toNeurite = Math.sqrt(neurite.squared);
		final boolean insideSoma = toSoma <= soma.radius + SAME_DISTANCE, insideNeurite = toNeurite <= neurite.radius + SAME_DISTANCE;
		final Best nearest = toSoma <= toNeurite + SAME_DISTANCE || insideSoma && !insideNeurite ? soma : neurite;
		return new Location.OnSection(nearest.section, nearest.fraction);
	}

	private void search(final int section, final double x, final double y, final double z, final Best best) {
		final Centreline line = plans.get(section).line();
		for (int k = 0; k + 1 < line.size(); k++) {
			final double ux = line.x(k + 1) - line.x(k), uy = line.y(k + 1) - line.y(k), uz = line.z(k + 1) - line.z(k);
			final double vx = x - line.x(k), vy = y - line.y(k), vz = z - line.z(k);
			final double step = ux * ux + uy * uy + uz * uz;
			final double t = step > 0 ? Math.max(0, Math.min(1, (ux * vx + uy * vy + uz * vz) / step)) : 0;
			final double squared = square(vx - t * ux) + square(vy - t * uy) + square(vz - t * uz);
			if (squared < best.squared)
				best.offer(section, squared, Math.min(1, (line.arc(k) + t * (line.arc(k + 1) - line.arc(k))) / line.length()),
					line.at(3, k, t));
		}
	}

	private double toBox(final int section, final double x, final double y, final double z) {
		final int at = 6 * section;
		return square(Math.max(0, Math.max(box[at] - x, x - box[at + 3]))) + square(Math.max(0, Math.max(box[at + 1] - y, y - box[at + 4])))
			+ square(
				Math.max(0, Math.max(box[at + 2] - z, z - box[at + 5])));
	}

	private static double square(final double value) {
		return value * value;
	}
}
