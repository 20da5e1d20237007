/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

/** Finds the point of a part of a centre line that is nearest to a position. */
final class Snapping {

	private final double x, y, z;
	private final boolean flat;
	private double fraction, squared = Double.POSITIVE_INFINITY;

	/** A position, µm; z is NaN if it is not known. */
	Snapping(final double x, final double y, final double z) {
		this.x = x;
		this.y = y;
		flat = Double.isNaN(z);
		this.z = flat ? 0 : z;
	}

	/** Distance of the nearest point so far, µm. */
	double distance() {
		return Math.sqrt(squared);
	}

	/** Where on its line that is, 0 … 1. */
	double fraction() {
		return fraction;
	}

	/** Looks at the part of a line between two fractions of its length; true if it is nearer than all before. */
	boolean look(final Centreline line, final double from, final double to) {
		final double length = line.length(), start = from * length, end = to * length;
		boolean nearer = false;
		for (int k = 0; k + 1 < line.size(); k++) {
			final double near = line.arc(k), far = line.arc(k + 1);
			if (far < start || near > end)
				continue;
			final double step = far - near;
			final double least = step > 0 ? Math.max(0, (start - near) / step) : 0, most = step > 0 ? Math.min(1, (end - near) / step) : 0;
			final double t = Math.max(least, Math.min(most, foot(line, k)));
			final double found = square(x - line.at(0, k, t)) + square(y - line.at(1, k, t)) + (flat ? 0 : square(z - line.at(2, k, t)));
			if (found < squared) {
				squared = found;
				fraction = length > 0 ? Math.max(0, Math.min(1, (near + t * step) / length)) : 0;
				nearer = true;
			}
		}
		return nearer;
	}

	/** Where on a segment, thought endless, the perpendicular from the position stands. */
	private double foot(final Centreline line, final int k) {
		final double ux = line.x(k + 1) - line.x(k), uy = line.y(k + 1) - line.y(k), uz = flat ? 0 : line.z(k + 1) - line.z(k);
		final double square = ux * ux + uy * uy + uz * uz;
		return square > 0 ? (ux * (x - line.x(k)) + uy * (y - line.y(k)) + (flat ? 0 : uz * (z - line.z(k)))) / square : 0;
	}

	private static double square(final double value) {
		return value * value;
	}
}
