/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.example;

/**
 * A vector in space. Uses {@link StrictMath} alone, so that a growth with the same seed has the same bits on every machine.
 *
 * @param x to the right
 * @param y downwards, as in images
 * @param z into the depth
 */
record Vector(double x, double y, double z) {

	static final Vector ZERO = new Vector(0, 0, 0);

	Vector plus(final Vector other) {
		return new Vector(x + other.x, y + other.y, z + other.z);
	}

	Vector minus(final Vector other) {
		return new Vector(x - other.x, y - other.y, z - other.z);
	}

	Vector times(final double factor) {
		return new Vector(x * factor, y * factor, z * factor);
	}

	double dot(final Vector other) {
		return x * other.x + y * other.y + z * other.z;
	}

	Vector cross(final Vector other) {
		return new Vector(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
	}

	double length() {
		return StrictMath.sqrt(dot(this));
	}

	/** Same direction, length 1; zero stays zero. */
	Vector unit() {
		final double length = length();
		return length > 0 ? times(1 / length) : ZERO;
	}

	/** The part at right angles to a unit vector. */
	Vector across(final Vector axis) {
		return minus(axis.times(dot(axis)));
	}

	/** Turned by an angle (radians) towards a unit vector at right angles to this one. */
	Vector turned(final double angle, final Vector towards) {
		return times(StrictMath.cos(angle)).plus(towards.times(StrictMath.sin(angle)));
	}
}
