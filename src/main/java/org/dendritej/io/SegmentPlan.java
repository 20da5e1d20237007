/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;

/**
 * How the points of one tree become segments of NeuroML, such that {@link SegmentTree} makes the same points of them. A point becomes the distal end of a
 * segment which begins where its parent ends. Where a neurite begins anew (at a root, a joint, at the soma, with another radius at the same place) the point
 * itself is no segment but the proximal end of the next one, so that no cone reaches from the soma into a dendrite. Where none goes on from there, it becomes
 * a segment without length.
 */
final class SegmentPlan {

	static final int NONE = -1;
	private static final double SAME = 1e-6;

	private final List<SamplePoint> points;
	private final Set<Integer> joints;
	/** Of a point that is only a proximal end the point whose segment begins with it, else NONE. */
	private final int[] opens;
	/** Segment that ends at a point, NONE for proximal ends. */
	private final int[] segmentOf;
	private final int[] end, section;
	private final int count;
	private int sections;

	/**
	 * @param points of one tree, parents first
	 * @param joints indices of points that only a junction connects
	 */
	SegmentPlan(final List<SamplePoint> points, final Set<Integer> joints) {
		this.points = points;
		this.joints = joints;
		final int n = points.size();
		opens = new int[n];
		Arrays.fill(opens, NONE);
		for (int i = 1; i < n; i++) {
			final int parent = points.get(i).parent();
			if (opens[parent] == NONE && beginsAnew(parent) && continues(i))
				opens[parent] = i;
		}
		segmentOf = new int[n];
		end = new int[n];
		int segments = 0;
		for (int i = 0; i < n; i++) {
			segmentOf[i] = opens[i] == NONE ? segments : NONE;
			if (opens[i] == NONE)
				end[segments++] = i;
		}
		count = segments;
		section = sections();
	}

	/** Whether a neurite begins at a point. */
	private boolean beginsAnew(final int index) {
		final SamplePoint point = points.get(index);
		if (point.parent() == SamplePoint.NO_PARENT)
			return true;
		final SamplePoint parent = points.get(point.parent());
		if (parent.distanceTo(point) <= SAME)
			return 2 * Math.abs(parent.radius() - point.radius()) > SAME;
		return joints.contains(index) || parent.type() == Types.SOMA && point.type() != Types.SOMA;
	}

	/** Whether the segment that ends at a point can begin with the point's parent as its own proximal end. */
	private boolean continues(final int index) {
		final SamplePoint point = points.get(index), parent = points.get(point.parent());
		return point.type() == parent.type() && !joints.contains(index) && parent.distanceTo(point) > SAME;
	}

	/** Number of segments. */
	int segments() {
		return count;
	}

	/** The point at the distal end of a segment. */
	SamplePoint distal(final int segment) {
		return points.get(end[segment]);
	}

	/** The point where a segment begins of its own, or null where it begins at the distal end of its parent. */
	SamplePoint proximal(final int segment) {
		final int point = end[segment], parent = points.get(point).parent();
		if (parent == SamplePoint.NO_PARENT)
			return points.get(point);
		if (opens[parent] == point)
			return points.get(parent);
		if (beginsAnew(point) && points.get(parent).distanceTo(points.get(point)) > SAME)
			return points.get(point);
		return opens[parent] == NONE ? null : points.get(parent);
	}

	/** The segment on which a segment begins, or NONE. */
	int parent(final int segment) {
		final int parent = points.get(end[segment]).parent();
		if (parent == SamplePoint.NO_PARENT)
			return NONE;
		if (opens[parent] == NONE)
			return segmentOf[parent];
		return opens[parent] == end[segment] ? parentOfOpened(parent) : segmentOf[opens[parent]];
	}

	/** Whether a segment begins at the beginning of its parent instead of at its end. */
	boolean atBeginning(final int segment) {
		final int parent = points.get(end[segment]).parent();
		if (parent == SamplePoint.NO_PARENT || opens[parent] == NONE)
			return false;
		if (opens[parent] != end[segment])
			return true;
		final int before = points.get(parent).parent();
		return before != SamplePoint.NO_PARENT && opens[before] != NONE;
	}

	private int parentOfOpened(final int point) {
		final int before = points.get(point).parent();
		if (before == SamplePoint.NO_PARENT)
			return NONE;
		return opens[before] == NONE ? segmentOf[before] : segmentOf[opens[before]];
	}

	/** Number of unbranched stretches of one type. */
	int sectionCount() {
		return sections;
	}

	/** The unbranched stretch a segment belongs to. */
	int section(final int segment) {
		return section[segment];
	}

	private int[] sections() {
		final int[] children = new int[count], result = new int[count];
		for (int segment = 0; segment < count; segment++)
			if (parent(segment) != NONE)
				children[parent(segment)]++;
		for (final int segment : order()) {
			final int parent = parent(segment);
			final boolean goesOn = parent != NONE && children[parent] == 1 && !atBeginning(segment) && proximal(segment) == null &&
				distal(parent).type() == distal(segment).type();
			result[segment] = goesOn ? result[parent] : sections++;
		}
		return result;
	}

	/** All segments, each after its parent; the caller's own. */
	int[] order() {
		final int[] order = new int[count], waiting = new int[count];
		final boolean[] done = new boolean[count];
		int next = 0;
		for (int segment = 0; segment < count; segment++) {
			int depth = 0;
			for (int s = segment; s != NONE && !done[s]; s = parent(s)) {
				done[s] = true;
				waiting[depth++] = s;
			}
			while (depth > 0)
				order[next++] = waiting[--depth];
		}
		return order;
	}
}
