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

	/** Whether a point lies inside. */
	default boolean holds(final double x, final double y, final double z) {
		return margin(x, y, z) >= 0 && depth(x, y, z) > 0;
	}

	/**
	 * Where a straight line crosses the side, continued beyond the planes, and the planes.
	 *
	 * @param px a point of the line
	 * @param py likewise
	 * @param pz likewise
	 * @param dx direction of the line
	 * @param dy likewise
	 * @param dz likewise
	 * @param breaks receives those crossings that lie between 0 and 1, in units of the direction's length
	 * @param n number of values in {@code breaks} before
	 * @return number of values in it after
	 */
	int crossings(double px, double py, double pz, double dx, double dy, double dz, double[] breaks, int n);

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

	/** Adds the crossing with a plane, where a + t·b vanishes, if 0 < t < 1. */
	static int crossing(final double a, final double b, final double[] breaks, final int n) {
		final double t = -a / b;
		if (!(t > 0 && t < 1))
			return n;
		breaks[n] = t;
		return n + 1;
	}

	/** Adds the roots of a·t² + 2·b·t + c between 0 and 1. */
	static int roots(final double a, final double b, final double c, final double[] breaks, final int n) {
		final double d = b * b - a * c;
		if (d < 0)
			return n;
		final double q = -(b + Math.copySign(Math.sqrt(d), b));
		int k = n;
		final double first = q / a, second = c / q;
		if (first > 0 && first < 1)
			breaks[k++] = first;
		if (second > 0 && second < 1)
			breaks[k++] = second;
		return k;
	}

	/** The third power of what is positive, else 0. */
	private static double cube(final double x) {
		return x > 0 ? x * x * x : 0;
	}
}
