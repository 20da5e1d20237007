/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.Arrays;
import java.util.OptionalInt;

/** One path of a .traces file as it is written there. Filled by the reader, then only read. Not thread-safe. */
final class TracedPath {

	/** What a path says about the point of another path where it begins or ends. */
	static final class Junction {

		final int path;
		/** Index of the point on the other path, or -1 if the file does not say. */
		final int index;
		/** Position of the junction, or null if the file does not say. */
		final double[] position;

		Junction(final int path, final int index, final double[] position) {
			this.path = path;
			this.index = index;
			this.position = position;
		}
	}

	final int id;
	final int line;
	final OptionalInt type;
	final int frame;
	final boolean useFitted;
	final OptionalInt fitted;
	final OptionalInt fittedVersionOf;
	/** Where it begins; null for a path of its own. */
	final Junction start;
	/** Where it ends, in files of old versions; null otherwise. */
	final Junction end;

	private double[] position = {};
	private double[] radius = {};
	private int[] pointLine = {};
	private int size;

	TracedPath(final int id, final int line, final OptionalInt type, final int frame, final boolean useFitted, final OptionalInt fitted,
		final OptionalInt fittedVersionOf, final Junction start, final Junction end) {
		this.id = id;
		this.line = line;
		this.type = type;
		this.frame = frame;
		this.useFitted = useFitted;
		this.fitted = fitted;
		this.fittedVersionOf = fittedVersionOf;
		this.start = start;
		this.end = end;
	}

	/** Appends a point; radius 0 where there is none. */
	void add(final double[] xyz, final double pointRadius, final int atLine) {
		if (size == radius.length) {
			final int capacity = Math.max(4, 2 * size);
			position = Arrays.copyOf(position, 3 * capacity);
			radius = Arrays.copyOf(radius, capacity);
			pointLine = Arrays.copyOf(pointLine, capacity);
		}
		System.arraycopy(xyz, 0, position, 3 * size, 3);
		radius[size] = pointRadius;
		pointLine[size++] = atLine;
	}

	int size() {
		return size;
	}

	/** Position of a point; shape {@code [3]}. */
	double[] position(final int index) {
		return Arrays.copyOfRange(position, 3 * index, 3 * index + 3);
	}

	double radius(final int index) {
		return radius[index];
	}

	int line(final int index) {
		return pointLine[index];
	}

	/** Distance of a point from a position. */
	double distance(final int index, final double[] from) {
		final double dx = position[3 * index] - from[0], dy = position[3 * index + 1] - from[1], dz = position[3 * index + 2] - from[2];
		return Math.sqrt(dx * dx + dy * dy + dz * dz);
	}

	/** The point nearest to a position, the first of equals. */
	int nearest(final double[] to) {
		int nearest = 0;
		for (int i = 1; i < size; i++)
			if (distance(i, to) < distance(nearest, to))
				nearest = i;
		return nearest;
	}
}
