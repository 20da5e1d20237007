/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.dendritej.morphology.Types;

/**
 * The segments of one morphology of NeuroML, and how they become points: each its distal end, and its proximal end where that is not the place of its
 * parent to which it is joined. Filled by the reader, then turned into points once. Not thread-safe.
 */
final class SegmentTree {

	private static final double SAME_PLACE = 1e-6;
	/** Nearer to an end of the parent than this fraction is at the end. */
	private static final double AT_END = 1e-3;
	private static final int NONE = -1;

	/** One segment as it stands in the file. */
	static final class Segment {

		final int line;
		final String name;
		String parent;
		double fraction = 1;
		/** x, y, z and diameter, or null where the file gives none. */
		double[] proximal, distal;
		int type = Types.UNDEFINED;
		private int parentIndex = NONE;
		/** Indices of the points at both ends. */
		private int start = NONE, end = NONE;
		/** Points between the ends, where children are joined: fraction of the segment and index; null if there are none. */
		private List<double[]> inner;

		Segment(final String name, final int line) {
			this.name = name;
			this.line = line;
		}
	}

	final String name;
	final int line;
	final List<Segment> segments = new ArrayList<>();
	private final Map<String, Integer> indexOfId = new HashMap<>();

	/**
	 * @param name of the cell or the morphology
	 * @param line where it begins
	 */
	SegmentTree(final String name, final int line) {
		this.name = name;
		this.line = line;
	}

	/** Adds a segment; false if there is one with this id already. */
	boolean add(final String id, final Segment segment) {
		segments.add(segment);
		return indexOfId.putIfAbsent(id, segments.size() - 1) == null;
	}

	/** Index of a segment, or −1. */
	int index(final String id) {
		return indexOfId.getOrDefault(id, NONE);
	}

	/** Index of the parent of a segment, or −1; known after {@link #connect}. */
	int parent(final int index) {
		return segments.get(index).parentIndex;
	}

	/** Finds the parents of all segments and gives their indices, every parent before its children. Refuses rings and parents that are not there. */
	int[] connect(final String file) {
		final int n = segments.size();
		for (final Segment segment : segments) {
			if (segment.parent == null)
				continue;
			segment.parentIndex = index(segment.parent);
			if (segment.parentIndex == NONE)
				throw new ReconstructionException(file, segment.line, "the parent " + SwcReader.quoted(segment.parent) + " of segment " +
					SwcReader.quoted(segment.name) + " is not among the segments of " + SwcReader.quoted(name) + "; correct its id");
		}
		final int[] order = new int[n], waiting = new int[n];
		final byte[] state = new byte[n]; // 0 not seen, 1 waiting for its parent, 2 done
		int done = 0;
		for (int i = 0; i < n; i++) {
			int depth = 0;
			for (int j = i; j != NONE && state[j] != 2; j = parent(j)) {
				if (state[j] == 1)
					throw new ReconstructionException(file, segments.get(j).line,
						"this segment is its own ancestor; parents must lead to a root");
				state[j] = 1;
				waiting[depth++] = j;
			}
			while (depth > 0) {
				state[waiting[--depth]] = 2;
				order[done++] = waiting[depth];
			}
		}
		return order;
	}

	/**
	 * Adds the points of all segments.
	 *
	 * @param order of the segments, parents first
	 * @param joints indices of points that only a junction connects are added here
	 */
	void addPoints(final int[] order, final PointTable points, final Set<Integer> joints, final Findings findings) {
		for (final int i : order)
			addPoints(segments.get(i), points, joints, findings);
		for (final Segment segment : segments)
			insertInner(segment, points);
	}

	private void addPoints(final Segment segment, final PointTable points, final Set<Integer> joints, final Findings findings) {
		final boolean root = segment.parentIndex == NONE;
		final int attach = root ? NONE : attach(segments.get(segment.parentIndex), segment, points);
		segment.start = attach;
		final double[] own = segment.proximal;
		if (own != null && (root || !isAt(points, attach, own))) {
			segment.start = add(points, own, segment);
			if (!root) {
				points.connect(segment.start, attach);
				final double gap = gap(points, attach, own);
				if (gap > SAME_PLACE) {
					joints.add(segment.start);
					if (points.type(attach) != Types.SOMA)
						findings.add("gap at a junction", segment.line,
							"A segment begins apart from the place of its parent it is joined to; a straight piece joins them.");
				}
			}
			if (isAt(points, segment.start, segment.distal)) { // a sphere
				segment.end = segment.start;
				return;
			}
		}
		segment.end = add(points, segment.distal, segment);
		if (segment.start != NONE)
			points.connect(segment.end, segment.start);
		else { // a root that is one point
			segment.start = segment.end;
			findings.add("segment without proximal end", segment.line,
				"A segment without parent and without proximal end was read as a point.");
		}
	}

	private static int add(final PointTable points, final double[] xyzd, final Segment segment) {
		return points.add(xyzd[0], xyzd[1], xyzd[2], Math.max(0, xyzd[3] / 2), segment.type, segment.line);
	}

	/** The point of a segment to which a child is joined; one between its ends is added. */
	private static int attach(final Segment parent, final Segment child, final PointTable points) {
		if (child.fraction > 1 - AT_END || parent.start == parent.end || gap(points, parent.start, parent.distal) <= SAME_PLACE)
			return parent.end;
		if (child.fraction < AT_END)
			return parent.start;
		if (parent.inner == null)
			parent.inner = new ArrayList<>();
		for (final double[] inner : parent.inner)
			if (inner[0] == child.fraction)
				return (int) inner[1];
		final double f = child.fraction;
		final int from = parent.start, to = parent.end;
		final double[] at = { (1 - f) * points.x(from) + f * points.x(to), (1 - f) * points.y(from) + f * points.y(to),
			(1 - f) * points.z(from) + f * points.z(to), 2 * ((1 - f) * points.radius(from) + f * points.radius(to)) };
		final int index = add(points, at, parent);
		points.connect(index, from);
		parent.inner.add(new double[] { f, index });
		return index;
	}

	/** Puts the points between the ends of a segment in a row. */
	private static void insertInner(final Segment segment, final PointTable points) {
		if (segment.inner == null)
			return;
		segment.inner.sort(Comparator.comparingDouble(inner -> inner[0]));
		int before = segment.start;
		for (final double[] inner : segment.inner) {
			points.connect((int) inner[1], before);
			before = (int) inner[1];
		}
		points.connect(segment.end, before);
	}

	private static double gap(final PointTable points, final int index, final double[] at) {
		final double dx = points.x(index) - at[0], dy = points.y(index) - at[1], dz = points.z(index) - at[2];
		return Math.sqrt(dx * dx + dy * dy + dz * dz);
	}

	/** Whether a point has a place and a diameter. */
	private static boolean isAt(final PointTable points, final int index, final double[] at) {
		return gap(points, index, at) <= SAME_PLACE && Math.abs(2 * points.radius(index) - at[3]) <= SAME_PLACE;
	}
}
