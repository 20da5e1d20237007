/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.dendritej.morphology.CellBody;
import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;

/**
 * Points as they come out of a file, in any order, on the way to a {@link Reconstruction} with parents before children. Refuses points that are their own
 * ancestors. Not thread-safe.
 */
final class PointTable {

	/** More points than this are refused; the largest published reconstructions have about a million. */
	static final int MAX_POINTS = 5_000_000;

	/** Coordinates and radii beyond this are no lengths of a neuron in any unit. */
	static final double MAX_LENGTH = 1e12;

	private static final int NO_PARENT = SamplePoint.NO_PARENT;

	private final String file;
	private double[] position = new double[3 * 1024];
	private double[] radius = new double[1024];
	private int[] type = new int[1024];
	private int[] line = new int[1024];
	private int[] parent = new int[1024];
	private int size;
	private int[] order;

	/**
	 * @param file name for messages
	 */
	PointTable(final String file) {
		this.file = file;
	}

	/**
	 * Adds a point without parent.
	 *
	 * @return its index
	 */
	int add(final double x, final double y, final double z, final double pointRadius, final int pointType, final int pointLine) {
		if (size == MAX_POINTS)
			throw new ReconstructionException(file, pointLine,
				"this is point " + (MAX_POINTS + 1L) + " of the file; at most " + MAX_POINTS
					+ " can be read. Split or thin out the reconstruction.");
		if (size == radius.length) {
			final int capacity = 2 * size;
			position = Arrays.copyOf(position, 3 * capacity);
			radius = Arrays.copyOf(radius, capacity);
			type = Arrays.copyOf(type, capacity);
			line = Arrays.copyOf(line, capacity);
			parent = Arrays.copyOf(parent, capacity);
		}
		position[3 * size] = x;
		position[3 * size + 1] = y;
		position[3 * size + 2] = z;
		radius[size] = pointRadius;
		type[size] = pointType;
		line[size] = pointLine;
		parent[size] = NO_PARENT;
		order = null;
		return size++;
	}

	int size() {
		return size;
	}

	int line(final int index) {
		return line[index];
	}

	double x(final int index) {
		return position[3 * index];
	}

	double y(final int index) {
		return position[3 * index + 1];
	}

	double z(final int index) {
		return position[3 * index + 2];
	}

	double radius(final int index) {
		return radius[index];
	}

	int type(final int index) {
		return type[index];
	}

	/** Multiplies the coordinates of a point by three factors, and its radius by the first. */
	void scale(final int index, final double[] factors) {
		for (int axis = 0; axis < 3; axis++)
			position[3 * index + axis] *= factors[axis];
		radius[index] *= factors[0];
	}

	void setRadius(final int index, final double newRadius) {
		radius[index] = newRadius;
	}

	void setType(final int index, final int newType) {
		type[index] = newType;
	}

	/** Forgets all points from an index on, which nothing before them refers to. */
	void truncate(final int newSize) {
		size = newSize;
		order = null;
	}

	/** Index of the parent, or {@link SamplePoint#NO_PARENT}. */
	int parent(final int index) {
		return parent[index];
	}

	void connect(final int child, final int newParent) {
		parent[child] = newParent;
		order = null;
	}

	/**
	 * The finished reconstruction. Points stand in the order of the table, only that a point waits until its parent has come.
	 *
	 * @param joints indices in this table
	 */
	Reconstruction toReconstruction(final Set<Integer> joints, final Frame frame, final Findings findings) {
		return toReconstruction(joints, List.of(), frame, findings);
	}

	/**
	 * The finished reconstruction, as above.
	 *
	 * @param joints indices in this table
	 * @param bodies cell bodies whose roots are indices in this table
	 */
	Reconstruction toReconstruction(final Set<Integer> joints, final List<CellBody> bodies, final Frame frame, final Findings findings) {
		if (size == 0)
			throw new ReconstructionException(file, "there is no point in the file; a reconstruction has at least one");
		parentsFirst();
		final int[] newIndex = new int[size];
		for (int i = 0; i < size; i++)
			newIndex[order[i]] = i;
		final List<SamplePoint> points = new ArrayList<>(size);
		final Set<Integer> newJoints = new HashSet<>();
		for (final int i : order) {
			if (joints.contains(i) && parent[i] != NO_PARENT)
				newJoints.add(newIndex[i]);
			points.add(new SamplePoint(position[3 * i], position[3 * i + 1], position[3 * i + 2], radius[i], type[i],
				parent[i] == NO_PARENT ? NO_PARENT : newIndex[parent[i]]));
		}
		final List<CellBody> newBodies = new ArrayList<>();
		for (final CellBody body : bodies) {
			final Set<Integer> roots = new HashSet<>();
			body.roots().forEach(root -> roots.add(newIndex[root]));
			newBodies.add(new CellBody(body.outlines(), body.x(), body.y(), body.z(), body.radius(), roots));
		}
		return new Reconstruction(file, points, newJoints, newBodies, frame, findings.all());
	}

	/** The indices of all points, every parent before its children; not to be changed. Refuses rings. */
	int[] parentsFirst() {
		if (order == null)
			order = sorted();
		return order;
	}

	private int[] sorted() {
		final int[] sorted = new int[size];
		final int[] waiting = new int[size];
		final byte[] state = new byte[size]; // 0 not seen, 1 waiting for its parent, 2 done
		int done = 0;
		for (int i = 0; i < size; i++) {
			int depth = 0;
			for (int j = i; j != NO_PARENT && state[j] != 2; j = parent[j]) {
				if (state[j] == 1)
					throw new ReconstructionException(file, line[j],
						"this point is its own ancestor; parents must lead to a root. Correct the parent of one point of the ring.");
				state[j] = 1;
				waiting[depth++] = j;
			}
			while (depth > 0) {
				final int j = waiting[--depth];
				state[j] = 2;
				sorted[done++] = j;
			}
		}
		return sorted;
	}
}
