/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

/** A sphere, or what is left of one behind planes through its centre: a soma, or the round joint between pieces that meet at an angle. */
final class Ball implements Body {

	/** Centre. */
	final double x0, y0, z0;

	private final int compartment;
	private final double r;
	/** Unit vectors into what is cut off, shape [3 · planes]. */
	private final double[] planes;

	/**
	 * A ball.
	 *
	 * @param compartment whose voltage fills it
	 * @param x centre
	 * @param y centre
	 * @param z centre
	 * @param r radius
	 * @param planes unit vectors into what is cut off, shape [3 · planes]
	 */
	Ball(final int compartment, final double x, final double y, final double z, final double r, final double... planes) {
		this.compartment = compartment;
		x0 = x;
		y0 = y;
		z0 = z;
		this.r = r;
		this.planes = planes;
	}

	@Override
	public int compartment() {
		return compartment;
	}

	@Override
	public double distance(final double x, final double y, final double z) {
		return Math.max(-depth(x, y, z), -margin(x, y, z));
	}

	@Override
	public double depth(final double x, final double y, final double z) {
		final double dx = x - x0, dy = y - y0, dz = z - z0;
		return r - Math.sqrt(dx * dx + dy * dy + dz * dz);
	}

	@Override
	public double margin(final double x, final double y, final double z) {
		double margin = Double.POSITIVE_INFINITY;
		for (int i = 0; i < planes.length; i += 3)
			margin = Math.min(margin, -(planes[i] * (x - x0) + planes[i + 1] * (y - y0) + planes[i + 2] * (z - z0)));
		return margin;
	}

	@Override
	public double between(final double x, final double y, final double z, final double sx, final double sy, final double sz) {
		double part = 1;
		for (int i = 0; i < planes.length; i += 3) {
			final double nx = planes[i], ny = planes[i + 1], nz = planes[i + 2];
			part = Math.min(part,
				Body.below(-(nx * (x - x0) + ny * (y - y0) + nz * (z - z0)), Math.abs(nx) * sx, Math.abs(ny) * sy, Math.abs(nz) * sz));
		}
		return part;
	}

	@Override
	public double fill(final double x, final double y, final double z, final double sx, final double sy, final double sz) {
		final double dx = x - x0, dy = y - y0, dz = z - z0, d = Math.sqrt(dx * dx + dy * dy + dz * dz);
		if (d == 0)
			return 1;
		final double nx = dx / d, ny = dy / d, nz = dz / d;
		final double widthSquared = nx * nx * sx * sx + ny * ny * sy * sy + nz * nz * sz * sz;
		final double bend = (sx * sx + sy * sy + sz * sz - widthSquared) / (24 * Math.max(d, r / 2));
		return Body.below(r - d - bend, Math.abs(nx) * sx, Math.abs(ny) * sy, Math.abs(nz) * sz);
	}

	@Override
	public int crossings(final double px, final double py, final double pz, final double dx, final double dy, final double dz,
		final double[] breaks, final int n) {
		final double x = px - x0, y = py - y0, z = pz - z0;
		int k = Body.roots(dx * dx + dy * dy + dz * dz, x * dx + y * dy + z * dz, x * x + y * y + z * z - r * r, breaks, n);
		for (int i = 0; i < planes.length; i += 3)
			k = Body.crossing(planes[i] * x + planes[i + 1] * y + planes[i + 2] * z,
				planes[i] * dx + planes[i + 1] * dy + planes[i + 2] * dz,
				breaks, k);
		return k;
	}

	@Override
	public double radius(final double x, final double y, final double z) {
		return r;
	}

	@Override
	public double greatestRadius() {
		return r;
	}

	@Override
	public double[] bounds() {
		return new double[] { x0 - r, y0 - r, z0 - r, x0 + r, y0 + r, z0 + r };
	}

	/** Unit vectors into what is cut off, shape [3 · planes], not to be changed. */
	double[] cuts() {
		return planes;
	}

	/** Number of planes that cut it. */
	int planes() {
		return planes.length / 3;
	}

	/** Volume of the whole sphere. */
	double volume() {
		return 4 / 3.0 * Math.PI * r * r * r;
	}
}
