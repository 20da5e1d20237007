/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Points and connections without direction, on the way to parents. Not thread-safe. */
final class PointGraph {

	private int[] ends = new int[2048];
	private int size;

	/** Connects two points and gives the number of the connection. */
	int add(final int one, final int other) {
		if (2 * size == ends.length)
			ends = Arrays.copyOf(ends, 4 * size);
		ends[2 * size] = one;
		ends[2 * size + 1] = other;
		return size++;
	}

	int size() {
		return size;
	}

	/** One end of a connection; {@code which} is 0 or 1. */
	int end(final int connection, final int which) {
		return ends[2 * connection + which];
	}

	/**
	 * Makes parents of neighbours, from given points on and then from the first point of whatever these do not reach.
	 *
	 * @param points which get their parents
	 * @param starts roots to begin with, in order
	 * @param parentOf filled with the connection to the parent of each point, −1 for roots; shape {@code [points]}
	 * @param closesRing called with the number of every connection that closes a ring and is left out
	 */
	void direct(final PointTable points, final int[] starts, final int[] parentOf, final IntConsumer closesRing) {
		final int n = points.size();
		final int[] first = new int[n + 1]; // where the connections of each point begin
		for (int k = 0; k < 2 * size; k++)
			first[ends[k] + 1]++;
		for (int i = 0; i < n; i++)
			first[i + 1] += first[i];
		final int[] half = new int[2 * size], filled = Arrays.copyOf(first, n);
		for (int k = 0; k < 2 * size; k++)
			half[filled[ends[k]]++] = k;
		final boolean[] seen = new boolean[n], used = new boolean[size];
		final int[] open = new int[n];
		Arrays.fill(parentOf, -1);
		for (int s = 0; s < starts.length + n; s++) {
			final int root = s < starts.length ? starts[s] : s - starts.length;
			if (seen[root])
				continue;
			seen[root] = true;
			int depth = 0;
			open[depth++] = root;
			while (depth > 0) {
				final int i = open[--depth];
				for (int k = first[i]; k < first[i + 1]; k++) {
					final int connection = half[k] / 2, neighbour = ends[half[k] ^ 1];
					if (used[connection])
						continue;
					used[connection] = true;
					if (seen[neighbour])
						closesRing.accept(connection);
					else {
						seen[neighbour] = true;
						points.connect(neighbour, i);
						parentOf[neighbour] = connection;
						open[depth++] = neighbour;
					}
				}
			}
		}
	}
}
