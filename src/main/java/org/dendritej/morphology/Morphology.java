/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.morphology;

import java.util.List;

/**
 * The shape of one neuron: a tree of sample points in µm in which every parent comes before its children and every radius is positive. Point 0 is the root
 * and the only point without a parent. Immutable, so any thread may share it.
 *
 * @param name what to call it in messages and titles, mostly the file's name
 * @param points the sample points, at least one
 */
public record Morphology(String name, List<SamplePoint> points) {

	/** Checks what everything that follows relies on. */
	public Morphology {
		points = List.copyOf(points);
		if (points.isEmpty())
			throw new MorphologyException(name + ": the reconstruction holds no points");
		for (int i = 0; i < points.size(); i++) {
			final SamplePoint point = points.get(i);
			final int parent = point.parent();
			if (i == 0 ? parent != SamplePoint.NO_PARENT : parent < 0 || parent >= i)
				throw new MorphologyException(name + ": point " + i + " has parent " +
					parent + "; the root needs none and every other point an earlier one. Order them from root to tips.");
			if (!Double.isFinite(point.x() + point.y() + point.z()))
				throw new MorphologyException(name + ": point " + i + " lies at " + point.x() + ", " +
					point.y() + ", " + point.z() + "; coordinates must be finite");
			if (!(point.radius() > 0) || Double.isInfinite(point.radius()))
				throw new MorphologyException(name + ": point " + i + " has radius " +
					point.radius() + " µm; radii must be positive and finite");
		}
	}

	/**
	 * Number of sample points.
	 *
	 * @return at least 1
	 */
	public int size() {
		return points.size();
	}
}
