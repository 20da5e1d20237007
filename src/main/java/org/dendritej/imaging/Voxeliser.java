/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fills the voxels of one band of one slice. A box that bodies reach into is halved until it is a voxel, and a voxel until its parts are small against the
 * radius of what lies inside; work is proportional to what is touched. Each voxel depends on its own bodies in their order alone. Confined to one thread.
 *
 * <p>
 * A part of a voxel is filled as the surfaces in it say ({@link Body#fill}), so what overlaps counts once, and it is given to the body in which it lies
 * deepest, shared between neighbours along a neurite at the plane between them.
 *
 * <p>
 * Bodies thinner than a twelfth of a voxel (radius against its smallest side) are bundles of fibres, cut exactly at the voxel's faces and where thicker bodies
 * take what lies in them.
 */
final class Voxeliser {

	/** Where several bodies meet, the largest part in voxels. */
	private static final double PART_PER_VOXEL = 0.25;
	/** Below this radius, in the smallest side of a voxel, a body is a bundle of fibres. */
	private static final double THIN = 1 / 12.0;
	/** The smallest part, in the smallest side of a voxel. */
	private static final double SMALLEST_PART = THIN * BoxVolume.PART_PER_RADIUS;

	private final Grid grid;
	private final Body[] bodies;
	private final int slice;
	private final double smallestSide;
	private final double largestSide;
	private final BandBuilder band;
	private final ThinBodies thinBodies;

	/** Candidates of all boxes around the present one, each box's behind those of its parent. */
	private int[] stack = new int[256];

	// the part being shared out: bodies in descending depth
	private int[] order = new int[8];
	private double[] depths = new double[8];

	/**
	 * Prepares a band.
	 *
	 * @param grid the voxels
	 * @param bodies the bodies
	 * @param neighbours which of them come first
	 * @param slice z index of the band
	 * @param pairsLeft how many more pairs of voxel and compartment are allowed in all bands together
	 */
	Voxeliser(final Grid grid, final Body[] bodies, final Neighbours neighbours, final int slice, final AtomicLong pairsLeft) {
		this.grid = grid;
		this.bodies = bodies;
		this.slice = slice;
		band = new BandBuilder(pairsLeft);
		thinBodies = new ThinBodies(bodies, neighbours);
		smallestSide = Math.min(grid.pixelWidth(), Math.min(grid.pixelHeight(), grid.pixelDepth()));
		largestSide = Math.max(grid.pixelWidth(), Math.max(grid.pixelHeight(), grid.pixelDepth()));
	}

	/**
	 * Fills a band.
	 *
	 * @param fromRow first row
	 * @param toRow row behind the last
	 * @param candidates ascending indices of the bodies that may reach into the band
	 * @return the voxels touched, by ascending pixel index
	 */
	Band fill(final int fromRow, final int toRow, final int[] candidates) {
		stack = Arrays.copyOf(candidates, Math.max(256, 2 * candidates.length));
		fillBox(0, grid.width(), fromRow, toRow, 0, candidates.length);
		return band.build();
	}

	/** One box of whole voxels; its parent's candidates lie in {@code stack[from … to)}. */
	private void fillBox(final int xa, final int xb, final int ya, final int yb, final int from, final int to) {
		final double x = (grid.border(0, xa) + grid.border(0, xb)) / 2, y = (grid.border(1, ya) + grid.border(1, yb)) / 2;
		final double z = (grid.border(2, slice) + grid.border(2, slice + 1)) / 2;
		final double sx = (xb - xa) * grid.pixelWidth(), sy = (yb - ya) * grid.pixelHeight();
		final int end = reaching(x, y, z, Math.sqrt(sx * sx + sy * sy + grid.pixelDepth() * grid.pixelDepth()) / 2, from, to);
		if (end == to)
			return;
		if (xb - xa == 1 && yb - ya == 1)
			fillVoxel(xa, ya, x, y, z, to, end);
		else {
			final boolean acrossX = yb - ya == 1 || xb - xa > 1 && sx >= sy;
			final int middleX = acrossX ? (xa + xb) >>> 1 : xb, middleY = acrossX ? yb : (ya + yb) >>> 1;
			fillBox(xa, middleX, ya, middleY, to, end);
			fillBox(acrossX ? middleX : xa, xb, acrossX ? ya : middleY, yb, to, end);
		}
	}

	/** Puts the candidates nearer than a distance behind the others on the stack. @return end of the new ones, which begin at {@code to} */
	private int reaching(final double x, final double y, final double z, final double reach, final int from, final int to) {
		if (stack.length < 2 * to - from)
			stack = Arrays.copyOf(stack, 2 * (2 * to - from));
		int end = to;
		for (int i = from; i < to; i++)
			if (bodies[stack[i]].distance(x, y, z) < reach)
				stack[end++] = stack[i];
		return end;
	}

	private void fillVoxel(final int i, final int j, final double x, final double y, final double z, final int from, final int to) {
		int thick = to;
		if (stack.length < to + (to - from))
			stack = Arrays.copyOf(stack, 2 * (to + (to - from)));
		for (int k = from; k < to; k++)
			if (!thin(bodies[stack[k]]))
				stack[thick++] = stack[k];
		if (thick > to)
			fillPart(x, y, z, grid.pixelWidth(), grid.pixelHeight(), grid.pixelDepth(), to, thick);
		if (thick - to < to - from)
			addThin(i, j, from, to);
		band.store(j * grid.width() + i);
	}

	private boolean thin(final Body body) {
		return body.greatestRadius() * BoxVolume.ROUNDING < THIN * smallestSide;
	}

	/** One part of a voxel: its centre, its sizes and, on the stack, the bodies that may reach into it. */
	private void fillPart(final double x, final double y, final double z, final double sx, final double sy, final double sz, final int from,
		final int to) {
		final double reach = Math.sqrt(sx * sx + sy * sy + sz * sz) / 2;
		final int end = reaching(x, y, z, reach, from, to);
		if (end == to)
			return;
		if (end - to == 1) {
			final Body body = bodies[stack[to]];
			final double v = BoxVolume.of(body, x, y, z, sx, sy, sz, THIN / 2 * smallestSide);
			if (v > 0)
				band.add(body.compartment(), v);
			return;
		}
		final int inside = wholeOwner(x, y, z, sx, sy, sz, reach, to, end);
		if (inside >= 0) {
			band.add(inside, sx * sy * sz);
			return;
		}
		final double limit = largestPart(x, y, z, to, end) * BoxVolume.ROUNDING;
		final int nx = sx > limit ? 2 : 1, ny = sy > limit ? 2 : 1, nz = sz > limit ? 2 : 1;
		if (nx * ny * nz == 1) {
			share(x, y, z, sx, sy, sz, reach, to, end);
			return;
		}
		for (int k = 0; k < nz; k++)
			for (int j = 0; j < ny; j++)
				for (int i = 0; i < nx; i++)
					fillPart(x + ((i + 0.5) / nx - 0.5) * sx, y + ((j + 0.5) / ny - 0.5) * sy, z + ((k + 0.5) / nz - 0.5) * sz, sx / nx,
						sy / ny, sz / nz,
						to, end);
	}

	/** The compartment that owns all of a part, or −1 if none does for certain. */
	private int wholeOwner(final double x, final double y, final double z, final double sx, final double sy, final double sz,
		final double reach, final int from, final int to) {
		Body deepest = bodies[stack[from]];
		boolean same = true;
		double depth = deepest.depth(x, y, z);
		for (int i = from + 1; i < to; i++) {
			final Body body = bodies[stack[i]];
			same &= body.compartment() == deepest.compartment();
			final double d = body.depth(x, y, z);
			if (d > depth) {
				depth = d;
				deepest = body;
			}
		}
		if (depth < reach)
			return -1;
		if (same)
			return deepest.margin(x, y, z) >= reach || betweenDeep(x, y, z, sx, sy, sz, reach, from, to) >= 1 - 1e-9 ? deepest.compartment()
				: -1;
		if (deepest.margin(x, y, z) < reach)
			return -1;
		for (int i = from; i < to; i++)
			if (bodies[stack[i]].compartment() != deepest.compartment() && bodies[stack[i]].depth(x, y, z) + reach > depth - reach)
				return -1;
		return deepest.compartment();
	}

	/** What the bodies whose side lies wholly outside a part take of it together. */
	private double betweenDeep(final double x, final double y, final double z, final double sx, final double sy, final double sz,
		final double reach, final int from, final int to) {
		double sum = 0;
		for (int i = from; i < to; i++)
			if (bodies[stack[i]].depth(x, y, z) >= reach)
				sum += bodies[stack[i]].between(x, y, z, sx, sy, sz);
		return sum;
	}

	private double largestPart(final double x, final double y, final double z, final int from, final int to) {
		double limit = PART_PER_VOXEL * largestSide;
		for (int i = from; i < to; i++)
			limit = Math.min(limit, BoxVolume.PART_PER_RADIUS * bodies[stack[i]].radius(x, y, z));
		return Math.max(limit, SMALLEST_PART * smallestSide);
	}

	/** Shares a small part out among the bodies in it, the deepest first; each takes what lies inside its planes and is still free. */
	private void share(final double x, final double y, final double z, final double sx, final double sy, final double sz,
		final double reach,
		final int from, final int to) {
		final int n = byDepth(x, y, z, reach, from, to);
		double free = 1;
		for (int k = 0; k < n && free > 0; k++) {
			final Body body = bodies[order[k]];
			final double part = Math.min(free, body.between(x, y, z, sx, sy, sz));
			if (part > 0)
				band.add(body.compartment(), part * body.fill(x, y, z, sx, sy, sz) * sx * sy * sz);
			free -= part;
		}
	}

	/** Sorts those bodies whose side reaches a part by depth, the deepest first, by index where equal. @return their number */
	private int byDepth(final double x, final double y, final double z, final double reach, final int from, final int to) {
		if (order.length < to - from) {
			order = new int[2 * (to - from)];
			depths = new double[order.length];
		}
		int n = 0;
		for (int i = from; i < to; i++) {
			final double depth = bodies[stack[i]].depth(x, y, z);
			if (depth <= -reach)
				continue;
			int k = n++;
			for (; k > 0 && depths[k - 1] < depth; k--) {
				depths[k] = depths[k - 1];
				order[k] = order[k - 1];
			}
			depths[k] = depth;
			order[k] = stack[i];
		}
		return n;
	}

	/** Adds the thin bodies of a voxel, at most what is free. */
	private void addThin(final int i, final int j, final int from, final int to) {
		final double[] low = { grid.border(0, i), grid.border(1, j), grid.border(2, slice) };
		final double[] high = { grid.border(0, i + 1), grid.border(1, j + 1), grid.border(2, slice + 1) };
		for (int k = from; k < to; k++)
			if (thin(bodies[stack[k]])) {
				final double v = Math.min(thinBodies.volume(stack[k], low, high), grid.voxelVolume() - band.filled());
				if (v > 0)
					band.add(bodies[stack[k]].compartment(), v);
			}
	}
}
