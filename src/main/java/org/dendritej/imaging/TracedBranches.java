/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.ArrayList;
import java.util.List;

import org.dendritej.morphology.SamplePoint;

/** The points of a trace: who follows whom on a branch. Immutable. */
final class TracedBranches {

	private final List<SamplePoint> points;
	/** The only child, −1 at forks and tips. */
	private final int[] next;
	private final int[] children;

	/** Looks through some points, every parent before its children. */
	TracedBranches(final List<SamplePoint> points) {
		this.points = points;
		next = new int[points.size()];
		children = new int[points.size()];
		for (int i = 0; i < next.length; i++)
			if (points.get(i).parent() >= 0) {
				children[points.get(i).parent()]++;
				next[points.get(i).parent()] = i;
			}
		for (int i = 0; i < next.length; i++)
			if (children[i] != 1)
				next[i] = -1;
	}

	/** Whether a point belongs to the soma. */
	boolean soma(final int i) {
		return points.get(i).type() == 1;
	}

	/** All points. */
	List<SamplePoint> points() {
		return points;
	}

	/** A point and up to so many before and behind it on its branch, in order. */
	List<Integer> along(final int i, final int each) {
		final List<Integer> found = new ArrayList<>();
		for (int k = i, n = 0; n < each && points.get(k).parent() >= 0 && !soma(points.get(k).parent()) && (k == i || children[k] == 1);
			n++)
			found.add(0, k = points.get(k).parent());
		found.add(i);
		for (int k = next[i], n = 0; n < each && k >= 0; n++, k = next[k])
			found.add(k);
		return found;
	}

	/** A point and its branch on either side as far as a distance along it. */
	List<Integer> around(final int i, final double reach) {
		final List<Integer> found = new ArrayList<>();
		double way = 0;
		for (int k = i; way < reach && points.get(k).parent() >= 0 && !soma(points.get(k).parent()) && (k == i || children[k] == 1);) {
			final int parent = points.get(k).parent();
			way += distance(k, parent);
			found.add(0, k = parent);
		}
		found.add(i);
		way = 0;
		for (int k = i; way < reach && next[k] >= 0; k = next[k]) {
			way += distance(k, next[k]);
			found.add(next[k]);
		}
		return found;
	}

	/** Straight distance of two points. */
	double distance(final int a, final int b) {
		return points.get(a).distanceTo(points.get(b));
	}
}
