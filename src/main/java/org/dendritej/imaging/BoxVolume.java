/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

/**
 * The volume of one body inside a box that no other reaches into. The box is cut into parts that are small against the radius, as far across the axis as they
 * reach: along it a side is straight. Each part is filled as the side and the planes in it say. Nothing is kept, so any thread may ask.
 */
final class BoxVolume {

	/** Largest part of a voxel, in radii. */
	static final double PART_PER_RADIUS = 0.3;
	/** Largest part of a voxel, in radii, where the side and the end of a body meet: an edge that no plane can stand for. */
	private static final double PART_AT_RIM = 0.08;
	/** Lengths that differ by no more than rounding are equal, so that turning everything changes nothing. */
	static final double ROUNDING = 1 + 1e-9;

	private BoxVolume() {
	}

	/**
	 * The volume.
	 *
	 * @param body the body
	 * @param x centre of the box
	 * @param y likewise
	 * @param z likewise
	 * @param sx size of the box
	 * @param sy likewise
	 * @param sz likewise
	 * @param least parts are not cut below this radius times what parts of a radius are, µm
	 * @return µm³
	 */
	static double of(final Body body, final double x, final double y, final double z, final double sx, final double sy, final double sz,
		final double least) {
		return body instanceof Frustum frustum ? of(frustum, x, y, z, sx, sy, sz, least) : ofAny(body, x, y, z, sx, sy, sz, least);
	}

	private static double of(final Frustum f, final double x, final double y, final double z, final double sx, final double sy,
		final double sz, final double least) {
		final double t = f.along(x, y, z), half = (Math.abs(f.ax) * sx + Math.abs(f.ay) * sy + Math.abs(f.az) * sz) / 2;
		if (t <= -half || t >= f.length + half)
			return 0;
		final double rho = f.away(x, y, z, t), r = f.radiusAt(t), depth = (r - rho) * f.cosine();
		final double reach = Math.sqrt(sx * sx + sy * sy + sz * sz) / 2;
		if (depth <= -reach)
			return 0;
		final boolean cut = t < half || t > f.length - half;
		if (depth >= reach)
			return (cut ? f.between(t, sx, sy, sz) : 1) * sx * sy * sz;
		double limit = Math.max(PART_PER_RADIUS * r, PART_PER_RADIUS * least), lx = limit, ly = limit, lz = limit;
		if (cut)
			lx = ly = lz = Math.max(PART_AT_RIM * f.greatestRadius(), PART_AT_RIM * least);
		else {
			lx = limit / Math.sqrt(Math.max(0.01, 1 - f.ax * f.ax));
			ly = limit / Math.sqrt(Math.max(0.01, 1 - f.ay * f.ay));
			lz = limit / Math.sqrt(Math.max(0.01, 1 - f.az * f.az));
		}
		final int nx = parts(sx, lx), ny = parts(sy, ly), nz = parts(sz, lz);
		if (nx * ny * nz == 1)
			return (cut ? f.between(t, sx, sy, sz) : 1) * f.fill(x, y, z, t, rho, sx, sy, sz) * sx * sy * sz;
		double sum = 0;
		final double px = sx / nx, py = sy / ny, pz = sz / nz;
		for (int k = 0; k < nz; k++)
			for (int j = 0; j < ny; j++)
				for (int i = 0; i < nx; i++)
					sum += of(f, x + (i + 0.5) * px - 0.5 * sx, y + (j + 0.5) * py - 0.5 * sy, z + (k + 0.5) * pz - 0.5 * sz, px, py, pz,
						least);
		return sum;
	}

	private static double ofAny(final Body body, final double x, final double y, final double z, final double sx, final double sy,
		final double sz, final double least) {
		final double reach = Math.sqrt(sx * sx + sy * sy + sz * sz) / 2, depth = body.depth(x, y, z), margin = body.margin(x, y, z);
		if (depth <= -reach || margin <= -reach)
			return 0;
		if (depth >= reach)
			return (margin >= reach ? 1 : body.between(x, y, z, sx, sy, sz)) * sx * sy * sz;
		final double limit = margin < reach ? Math.max(PART_AT_RIM * body.greatestRadius(), PART_AT_RIM * least)
			: PART_PER_RADIUS * Math.max(body.radius(x, y, z), least);
		final int nx = parts(sx, limit), ny = parts(sy, limit), nz = parts(sz, limit);
		if (nx * ny * nz == 1)
			return body.between(x, y, z, sx, sy, sz) * body.fill(x, y, z, sx, sy, sz) * sx * sy * sz;
		double sum = 0;
		final double px = sx / nx, py = sy / ny, pz = sz / nz;
		for (int k = 0; k < nz; k++)
			for (int j = 0; j < ny; j++)
				for (int i = 0; i < nx; i++)
					sum += ofAny(body, x + (i + 0.5) * px - 0.5 * sx, y + (j + 0.5) * py - 0.5 * sy, z + (k + 0.5) * pz - 0.5 * sz, px, py,
						pz, least);
		return sum;
	}

	/** Into how many parts a side is cut: two, and at last as few as will do. */
	private static int parts(final double side, final double limit) {
		final double most = limit * ROUNDING;
		return side <= most ? 1 : side <= 2 * most || side > 3 * most ? 2 : 3;
	}
}
