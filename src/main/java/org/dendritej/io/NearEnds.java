/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Finds what lies near the ends of paths: straight pieces of other paths. The pieces are registered in the cells of a grid, so that only those nearby are
 * looked at. Read-only after construction.
 */
final class NearEnds {

	/**
	 * The nearest piece.
	 *
	 * @param piece number of the connection
	 * @param fraction where on it, from 0 at its first end to 1
	 * @param gap distance from there
	 */
	record Near(int piece, double fraction, double gap) {
	}

	/** So many cells along a piece, on average, take no more memory than a file needs for a point. */
	private static final int CELLS_PER_PIECE = 16, MOST_CELLS = 8_000_000;
	private static final long MAX_WORK = 100_000_000L;

	private final PointTable points;
	private final PointGraph pieces;
	private final IntUnaryOperator pathOf;
	private final double within;
	private final double cell;
	/** Heads of the lists of entries in each slot of the table, and the next entry and the piece of each entry. */
	private final int[] head;
	private int[] next = new int[1024], piece = new int[1024];
	private int entries;
	private long work;

	/**
	 * @param points positions
	 * @param pieces connections between points of one path
	 * @param pathOf path of each point, by its index
	 * @param within farther than this nothing is near
	 */
	NearEnds(final PointTable points, final PointGraph pieces, final IntUnaryOperator pathOf, final double within) {
		this.points = points;
		this.pieces = pieces;
		this.pathOf = pathOf;
		this.within = within;
		double length = 0;
		for (int k = 0; k < pieces.size(); k++)
			length += length(k);
		cell = Math.max(within, length / Math.min(MOST_CELLS, 1000L + (long) CELLS_PER_PIECE * pieces.size()));
		head = new int[Integer.highestOneBit(Math.max(1024, Math.min(1 << 24, 2 * pieces.size())))];
		Arrays.fill(head, -1);
		for (int k = 0; k < pieces.size(); k++)
			register(k);
	}

	private double length(final int k) {
		final int a = pieces.end(k, 0), b = pieces.end(k, 1);
		final double dx = points.x(a) - points.x(b), dy = points.y(a) - points.y(b), dz = points.z(a) - points.z(b);
		return Math.sqrt(dx * dx + dy * dy + dz * dz);
	}

	/** Enters a piece into the cells of points along it which are not farther apart than a cell is wide. */
	private void register(final int k) {
		final int a = pieces.end(k, 0), b = pieces.end(k, 1);
		final int steps = (int) Math.ceil(length(k) / cell) + 1;
		int before = -1;
		for (int step = 0; step <= steps; step++) {
			final double f = (double) step / steps;
			final int slot = slot(cell(points.x(a) + f * (points.x(b) - points.x(a))), cell(points.y(a) + f * (points.y(b) - points.y(a))),
				cell(points.z(a) + f * (points.z(b) - points.z(a))));
			if (slot == before)
				continue;
			before = slot;
			if (entries == next.length) {
				next = Arrays.copyOf(next, 2 * entries);
				piece = Arrays.copyOf(piece, 2 * entries);
			}
			next[entries] = head[slot];
			piece[entries] = k;
			head[slot] = entries++;
		}
	}

	private long cell(final double at) {
		return (long) Math.floor(at / cell);
	}

	private int slot(final long x, final long y, final long z) {
		long hash = x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL + z * 0x165667B19E3779F9L;
		hash ^= hash >>> 32;
		return (int) hash & head.length - 1;
	}

	/** Whether so many paths lie at one place that the search was given up. */
	boolean gaveUp() {
		return work >= MAX_WORK;
	}

	/** The piece of another path that is nearest to a point, if one is near. */
	Optional<Near> of(final int point) {
		Near nearest = null;
		final long x = cell(points.x(point)), y = cell(points.y(point)), z = cell(points.z(point));
		// Two cells to each side, since a piece is registered within half a cell of any of its points.
		for (long i = x - 2; i <= x + 2; i++)
			for (long j = y - 2; j <= y + 2; j++)
				for (long k = z - 2; k <= z + 2; k++)
					for (int entry = head[slot(i, j, k)]; entry >= 0 && work < MAX_WORK; entry = next[entry]) {
						work++;
						final int other = pieces.end(piece[entry], 0);
						if (pathOf.applyAsInt(other) == pathOf.applyAsInt(point))
							continue;
						final Near near = near(point, piece[entry]);
						if (near.gap <= within
							&& (nearest == null || near.gap < nearest.gap || near.gap == nearest.gap && near.piece < nearest.piece))
							nearest = near;
					}
		return Optional.ofNullable(nearest);
	}

	private Near near(final int point, final int k) {
		final int a = pieces.end(k, 0), b = pieces.end(k, 1);
		final double dx = points.x(b) - points.x(a), dy = points.y(b) - points.y(a), dz = points.z(b) - points.z(a);
		final double px = points.x(point) - points.x(a), py = points.y(point) - points.y(a), pz = points.z(point) - points.z(a);
		final double square = dx * dx + dy * dy + dz * dz;
		final double f = square > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy + pz * dz) / square)) : 0;
		final double gx = px - f * dx, gy = py - f * dy, gz = pz - f * dz;
		return new Near(k, f, Math.sqrt(gx * gx + gy * gy + gz * gz));
	}
}
