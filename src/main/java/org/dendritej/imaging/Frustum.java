/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import org.dendritej.cable.Piece;

/** A piece of a neurite: a cone cut by two planes at right angles to its axis. */
final class Frustum implements Body {

	/** Near end. */
	final double x0, y0, z0;
	/** Unit vector from the near to the far end. */
	final double ax, ay, az;
	/** Distance of the ends. */
	final double length;
	/** Radii at the ends. */
	final double r0, r1;

	private final int compartment;
	private final double slope;
	private final double cosine;

	/** The body of a piece whose ends are apart. */
	Frustum(final Piece piece) {
		compartment = piece.compartment();
		x0 = piece.x0();
		y0 = piece.y0();
		z0 = piece.z0();
		length = length(piece);
		ax = (piece.x1() - x0) / length;
		ay = (piece.y1() - y0) / length;
		az = (piece.z1() - z0) / length;
		r0 = piece.radius0();
		r1 = piece.radius1();
		slope = (r1 - r0) / length;
		cosine = 1 / Math.sqrt(1 + slope * slope);
	}

	/** Distance between the ends of a piece. */
	static double length(final Piece piece) {
		final double dx = piece.x1() - piece.x0(), dy = piece.y1() - piece.y0(), dz = piece.z1() - piece.z0();
		return Math.sqrt(dx * dx + dy * dy + dz * dz);
	}

	/** Cosine of the angle between axis and side. */
	double cosine() {
		return cosine;
	}

	@Override
	public int compartment() {
		return compartment;
	}

	@Override
	public double distance(final double x, final double y, final double z) {
		final double t = along(x, y, z), rho = away(x, y, z, t);
		final double beyond = Math.max(-t, t - length), side = (rho - r0 - slope * t) * cosine;
		if (beyond <= 0 || side <= 0)
			return Math.max(beyond, side);
		final double foot = Math.max(0, Math.min(length, (t + (rho - r0) * slope) * cosine * cosine));
		final double du = t - foot, dr = rho - r0 - slope * foot, d = Math.sqrt(du * du + dr * dr);
		return t < 0 && rho < r0 || t > length && rho < r1 ? beyond : d;
	}

	@Override
	public double depth(final double x, final double y, final double z) {
		final double t = along(x, y, z);
		return (radiusAt(t) - away(x, y, z, t)) * cosine;
	}

	@Override
	public double margin(final double x, final double y, final double z) {
		final double t = along(x, y, z);
		return Math.min(t, length - t);
	}

	@Override
	public double between(final double x, final double y, final double z, final double sx, final double sy, final double sz) {
		return between(along(x, y, z), sx, sy, sz);
	}

	/** The part of a small box at a place along the axis that lies between the ends. */
	double between(final double t, final double sx, final double sy, final double sz) {
		final double a = Math.abs(ax) * sx, b = Math.abs(ay) * sy, c = Math.abs(az) * sz;
		return Body.below(t, a, b, c) - Body.below(t - length, a, b, c);
	}

	@Override
	public double fill(final double x, final double y, final double z, final double sx, final double sy, final double sz) {
		final double t = along(x, y, z);
		return fill(x, y, z, t, away(x, y, z, t), sx, sy, sz);
	}

	/** The part of a small box below the side. @param t where its centre lies along the axis @param rho how far from it */
	double fill(final double x, final double y, final double z, final double t, final double rho, final double sx, final double sy,
		final double sz) {
		final double r = radiusAt(t);
		if (rho == 0)
			return 1;
		final double xx = sx * sx, yy = sy * sy, zz = sz * sz;
		final double ex = (x - x0 - t * ax) / rho, ey = (y - y0 - t * ay) / rho, ez = (z - z0 - t * az) / rho; // away from the axis
		final double nx = cosine * (ex - slope * ax), ny = cosine * (ey - slope * ay), nz = cosine * (ez - slope * az); // away from the side
		final double around = xx + yy + zz - axial(xx, yy, zz) - (ex * ex * xx + ey * ey * yy + ez * ez * zz);
		final double bend = cosine * around / (24 * Math.max(rho, r / 2)); // mean over the box of the distance's second-order term
		return Body.below((r - rho) * cosine - bend, Math.abs(nx) * sx, Math.abs(ny) * sy, Math.abs(nz) * sz);
	}

	@Override
	public int crossings(final double px, final double py, final double pz, final double dx, final double dy, final double dz,
		final double[] breaks, final int n) {
		final double x = px - x0, y = py - y0, z = pz - z0, t = along(px, py, pz), dt = dx * ax + dy * ay + dz * az;
		final double r = r0 + slope * t, dr = slope * dt;
		int k = Body.crossing(t, dt, breaks, n);
		k = Body.crossing(t - length, dt, breaks, k);
		return Body.roots(dx * dx + dy * dy + dz * dz - dt * dt - dr * dr, x * dx + y * dy + z * dz - t * dt - r * dr,
			x * x + y * y + z * z - t * t - r * r, breaks, k);
	}

	@Override
	public double radius(final double x, final double y, final double z) {
		return radiusAt(along(x, y, z));
	}

	@Override
	public double greatestRadius() {
		return Math.max(r0, r1);
	}

	@Override
	public double[] bounds() {
		final double r = greatestRadius(), x1 = x0 + length * ax, y1 = y0 + length * ay, z1 = z0 + length * az;
		return new double[] { Math.min(x0, x1) - r, Math.min(y0, y1) - r, Math.min(z0, z1) - r, Math.max(x0, x1) + r, Math.max(y0, y1) + r,
			Math.max(z0, z1) + r };
	}

	/** Volume of the stretch between two places on the axis. */
	double volume(final double from, final double to) {
		final double ra = r0 + slope * from, rb = r0 + slope * to;
		return Math.PI / 3 * (to - from) * (ra * ra + ra * rb + rb * rb);
	}

	/** How far along the axis a point lies. */
	double along(final double x, final double y, final double z) {
		return (x - x0) * ax + (y - y0) * ay + (z - z0) * az;
	}

	/** How far a point lies from the axis, beside the place t on it. */
	double away(final double x, final double y, final double z, final double t) {
		final double dx = x - x0 - t * ax, dy = y - y0 - t * ay, dz = z - z0 - t * az;
		return Math.sqrt(dx * dx + dy * dy + dz * dz);
	}

	private double axial(final double xx, final double yy, final double zz) {
		return ax * ax * xx + ay * ay * yy + az * az * zz;
	}

	/** The radius beside a place on the axis. */
	double radiusAt(final double t) {
		return r0 + slope * Math.max(0, Math.min(length, t));
	}
}
