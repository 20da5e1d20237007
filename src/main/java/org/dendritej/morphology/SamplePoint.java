/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.morphology;

/**
 * One row of a reconstruction: a point on the centre line of a neurite, or of the soma, with the radius there.
 *
 * @param x position
 * @param y position
 * @param z position
 * @param radius half the neurite's diameter, in the unit of the position; 0 where the file gives none
 * @param type structure type as in SWC files, see {@link Types}
 * @param parent index of the point's parent in the list that holds both, or {@link #NO_PARENT}
 */
public record SamplePoint(double x, double y, double z, double radius, int type, int parent) {

	/** The parent of a root. */
	public static final int NO_PARENT = -1;

	/**
	 * Straight distance to another point.
	 *
	 * @param other the other point
	 * @return distance in the unit of the position
	 */
	public double distanceTo(final SamplePoint other) {
		final double dx = x - other.x, dy = y - other.y, dz = z - other.z;
		return Math.sqrt(dx * dx + dy * dy + dz * dz);
	}

	/**
	 * The same point as the child of another one.
	 *
	 * @param newParent index of the new parent or {@link #NO_PARENT}
	 * @return the changed copy
	 */
	public SamplePoint withParent(final int newParent) {
		return new SamplePoint(x, y, z, radius, type, newParent);
	}

	/**
	 * The same point with another radius.
	 *
	 * @param newRadius the radius
	 * @return the changed copy
	 */
	public SamplePoint withRadius(final double newRadius) {
		return new SamplePoint(x, y, z, newRadius, type, parent);
	}

	/**
	 * The same point with another structure type.
	 *
	 * @param newType the type
	 * @return the changed copy
	 */
	public SamplePoint withType(final int newType) {
		return new SamplePoint(x, y, z, radius, newType, parent);
	}
}
