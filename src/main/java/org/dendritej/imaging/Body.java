/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

/**
 * A convex body that belongs to one compartment, given by a curved side and by planes that cut it. Boxes are given by their centre and, where needed, their
 * sizes. Lengths in µm. Immutable.
 */
interface Body {

	/** Whose voltage fills it. @return index */
	int compartment();

	/** At most the distance of a point from the body; negative inside only. Changes by at most 1 µm per µm. */
	double distance(double x, double y, double z);

	/** How deep a point lies below the side, whatever the planes cut off: greatest in the middle, negative outside. */
	double depth(double x, double y, double z);

	/** How far a point lies inside the planes; negative outside, infinite if there are none. */
	double margin(double x, double y, double z);

	/** The part of a small box that lies inside the planes, 0 … 1. */
	double between(double x, double y, double z, double sx, double sy, double sz);

	/**
	 * The part of a small box that lies below the side, 0 … 1. The side is taken as what its distance, slope and curvature at the box's centre say; averaged
	 * over many boxes that is exact to second order in their size.
	 */
	double fill(double x, double y, double z, double sx, double sy, double sz);

	/** Radius of the side beside a point. */
	double radius(double x, double y, double z);

	/** The radius nowhere exceeded. */
	double greatestRadius();

	/** The box around it. @return least x, y, z, greatest x, y, z, shape [6] */
	double[] bounds();

	/**
	 * The part of a box that lies below a plane, exactly: its corners' cubed distances to the plane, by inclusion and exclusion. Extents below a hundredth
	 * of the sum are taken as that, for they stand in the denominator.
	 *
	 * @param inside how far the box's centre lies below the plane
	 * @param a extent of the box's first edges at right angles to the plane, not negative
	 * @param b likewise
	 * @param c likewise
	 * @return 0 … 1
	 */
	static double below(final double inside, final double a, final double b, final double c) {
		final double half = (a + b + c) / 2;
		if (inside >= half)
			return 1;
		if (inside <= -half)
			return 0;
		final double least = 0.01 * half, p = Math.max(a, least), q = Math.max(b, least), r = Math.max(c, least);
		final double u = (p + q + r) / 2 - Math.abs(inside); // from the outermost corner
		final double sum = cube(u) - cube(u - p) - cube(u - q) - cube(u - r) + cube(u - p - q) + cube(u - p - r) + cube(u - q - r);
		final double part = Math.max(0, Math.min(0.5, sum / (6 * p * q * r)));
		return inside > 0 ? 1 - part : part;
	}

	/** The third power of what is positive, else 0. */
	private static double cube(final double x) {
		return x > 0 ? x * x * x : 0;
	}
}
