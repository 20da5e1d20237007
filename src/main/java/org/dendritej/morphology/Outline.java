/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.morphology;

import java.util.List;

/** The measures of a closed polygon in space, drawn around a cell body. The points must not all coincide. Immutable. */
final class Outline {

	private static final int FEWEST_POINTS = 5;
	private static final double THICKNESS = 0.25, GAP = 0.25;

	private final int size;
	private final double[] centre = new double[3];
	private final double gap, perimeter, meanDistance, enclosed, thickness;

	/**
	 * @param polygon its corners in order; the last is joined to the first
	 */
	Outline(final List<SamplePoint> polygon) {
		size = polygon.size();
		double length = 0, thickest = 0;
		for (int i = 0; i < size; i++) {
			final SamplePoint a = polygon.get(i), b = polygon.get((i + 1) % size);
			final double edge = a.distanceTo(b);
			length += edge;
			centre[0] += edge * (a.x() + b.x()) / 2;
			centre[1] += edge * (a.y() + b.y()) / 2;
			centre[2] += edge * (a.z() + b.z()) / 2;
			thickest = Math.max(thickest, a.radius());
		}
		for (int axis = 0; axis < 3; axis++)
			centre[axis] /= length;
		final double[] normal = new double[3];
		double distances = 0;
		for (int i = 0; i < size; i++) {
			final SamplePoint p = polygon.get(i), q = polygon.get((i + 1) % size);
			final double ax = p.x() - centre[0], ay = p.y() - centre[1], az = p.z() - centre[2];
			final double bx = q.x() - centre[0], by = q.y() - centre[1], bz = q.z() - centre[2];
			normal[0] += (ay * bz - az * by) / 2;
			normal[1] += (az * bx - ax * bz) / 2;
			normal[2] += (ax * by - ay * bx) / 2;
			distances += p.distanceTo(q) * (Math.sqrt(ax * ax + ay * ay + az * az) + Math.sqrt(bx * bx + by * by + bz * bz)) / 2;
		}
		gap = polygon.get(0).distanceTo(polygon.get(size - 1));
		perimeter = length;
		meanDistance = distances / length;
		enclosed = Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]);
		thickness = thickest;
	}

	/** Whether a chain of points is an outline: thin, and its ends near each other. */
	boolean isClosed() {
		return size >= FEWEST_POINTS && isThin() && gap <= GAP * perimeter;
	}

	/** Whether the points are thin compared with their distance from the centre, as those of a line are. */
	boolean isThin() {
		return thickness <= THICKNESS * meanDistance;
	}

	double x() {
		return centre[0];
	}

	double y() {
		return centre[1];
	}

	double z() {
		return centre[2];
	}

	/**
	 * Radius of the sphere whose cross section is what the outline encloses, seen along its normal; the mean distance of the outline from its centre where
	 * it winds around several times or crosses itself, so that the enclosed area means nothing.
	 */
	double radius() {
		final double byArea = Math.sqrt(enclosed / Math.PI);
		return byArea > meanDistance || byArea < meanDistance / 2 ? meanDistance : byArea;
	}
}
