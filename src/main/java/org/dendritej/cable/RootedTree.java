/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

import java.util.Arrays;
import java.util.List;

import org.dendritej.morphology.SamplePoint;

/** The sample points of a morphology as a tree that hangs from a chosen point. Children are in the order of their indices. */
final class RootedTree {

	private final int[] parent, offset, child;

	/** Hangs the tree from {@code root}: the links between it and point 0 are turned around. */
	RootedTree(final List<SamplePoint> points, final int root) {
		final int n = points.size();
		parent = new int[n];
		for (int i = 0; i < n; i++)
			parent[i] = points.get(i).parent();
		for (int i = root, above = SamplePoint.NO_PARENT; i >= 0;) {
			final int next = parent[i];
			parent[i] = above;
			above = i;
			i = next;
		}
		offset = new int[n + 1];
		for (final int p : parent)
			if (p >= 0)
				offset[p + 1]++;
		for (int i = 0; i < n; i++)
			offset[i + 1] += offset[i];
		child = new int[Math.max(0, n - 1)];
		final int[] next = Arrays.copyOf(offset, n);
		for (int i = 0; i < n; i++)
			if (parent[i] >= 0)
				child[next[parent[i]]++] = i;
	}

	/** The point before another one on the way from the root, or NO_PARENT at the root. */
	int parent(final int point) {
		return parent[point];
	}

	/** The children of a point, ascending. */
	int[] children(final int point) {
		return Arrays.copyOfRange(child, offset[point], offset[point + 1]);
	}

	/** Number of children of a point. */
	int count(final int point) {
		return offset[point + 1] - offset[point];
	}

	/** One child of a point. */
	int child(final int point, final int which) {
		return child[offset[point] + which];
	}
}
