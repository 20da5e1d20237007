/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

import java.util.Arrays;

/**
 * The centre line of a section with its radii: a polyline along which the radius changes linearly from point to point. It measures itself exactly: lengths,
 * areas of frusta with their slant height, ∫ds/(πr²), and lets itself be cut into parts of equal length. Grows while it is drawn, read-only afterwards.
 */
final class Centreline {

	/** Receives the slices of segments that fall into the parts of a cut. */
	interface Slice {

		/**
		 * One slice.
		 *
		 * @param part index of the part
		 * @param segment index of the segment, between points segment and segment + 1
		 * @param from where the slice begins, as a fraction of the segment
		 * @param to where it ends
		 */
		void accept(int part, int segment, double from, double to);
	}

	private static final double SNAP = 1e-9;

	private double[] x = new double[4], y = new double[4], z = new double[4], radius = new double[4], arc = new double[4];
	private int size;

	/** Adds a point and returns its distance from the start along the line, µm. */
	double add(final double px, final double py, final double pz, final double r) {
		if (size == x.length) {
			x = Arrays.copyOf(x, 2 * size);
			y = Arrays.copyOf(y, 2 * size);
			z = Arrays.copyOf(z, 2 * size);
			radius = Arrays.copyOf(radius, 2 * size);
			arc = Arrays.copyOf(arc, 2 * size);
		}
		x[size] = px;
		y[size] = py;
		z[size] = pz;
		radius[size] = r;
		if (size > 0) {
			final double dx = px - x[size - 1], dy = py - y[size - 1], dz = pz - z[size - 1];
			arc[size] = arc[size - 1] + Math.sqrt(dx * dx + dy * dy + dz * dz);
		}
		return arc[size++];
	}

	/** The line from the last of the points on that lie within a distance of each other at its beginning. */
	Centreline withoutLeadingSteps(final double negligible) {
		int first = 0;
		while (first + 1 < size && arc[first + 1] - arc[first] <= negligible)
			first++;
		if (first == 0)
			return this;
		final Centreline rest = new Centreline();
		for (int k = first; k < size; k++)
			rest.add(x[k], y[k], z[k], radius[k]);
		return rest;
	}

	int size() {
		return size;
	}

	double x(final int point) {
		return x[point];
	}

	double y(final int point) {
		return y[point];
	}

	double z(final int point) {
		return z[point];
	}

	double radius(final int point) {
		return radius[point];
	}

	/** Distance of a point from the start along the line, µm. */
	double arc(final int point) {
		return arc[point];
	}

	/** Direction of the last step that has a length, unit vector, shape [3]. */
	double[] finalDirection() {
		int k = size - 2;
		while (k > 0 && arc[k + 1] <= arc[k])
			k--;
		final double step = arc[k + 1] - arc[k];
		return new double[] { (x[k + 1] - x[k]) / step, (y[k + 1] - y[k]) / step, (z[k + 1] - z[k]) / step };
	}

	double length() {
		return size == 0 ? 0 : arc[size - 1];
	}

	/** Whether the radius is the same everywhere. */
	boolean isCylinder() {
		for (int k = 1; k < size; k++)
			if (radius[k] != radius[0]) return false;
		return length() > 0;
	}

	/** Coordinate 0, 1 or 2, or the radius as 3, at a fraction of a segment. */
	double at(final int quantity, final int segment, final double t) {
		final double[] values = switch (quantity) {
			case 0 -> x;
			case 1 -> y;
			case 2 -> z;
			default -> radius;
		};
		return t == 1 ? values[segment + 1] : values[segment] + t * (values[segment + 1] - values[segment]);
	}

	/** Position and radius at a distance from the start, shape [4]. */
	double[] at(final double distance) {
		final int found = Arrays.binarySearch(arc, 0, size, distance);
		final int segment = Math.max(0, Math.min(size - 2, found >= 0 ? found : -found - 2));
		final double step = arc[segment + 1] - arc[segment];
		final double t = step > 0 ? Math.max(0, Math.min(1, (distance - arc[segment]) / step)) : 0;
		return new double[] { at(0, segment, t), at(1, segment, t), at(2, segment, t), at(3, segment, t) };
	}

	/**
	 * Cuts the line into parts of equal length and reports every slice in order. A step without length belongs to the part that ends there; borders within
	 * 1e-9 of a part's length from a point are taken to lie on it, so that rounding moves nothing from one part to the next.
	 */
	void cut(final int parts, final Slice slice) {
		final double width = length() / parts, snap = SNAP * width;
		int part = 0;
		for (int k = 0; k + 1 < size; k++) {
			final double start = arc[k], end = arc[k + 1];
			if (end <= start) {
				slice.accept(part, k, 0, 1);
				continue;
			}
			double from = 0;
			for (double border = width * (part + 1); part + 1 < parts && border < end - snap; border = width * (part + 1)) {
				final double to = (border - start) / (end - start);
				if (border > start + snap) {
					slice.accept(part, k, from, to);
					from = to;
				}
				part++;
			}
			slice.accept(part, k, from, 1);
		}
	}

	/** Lateral area of a slice, µm². */
	double area(final int segment, final double from, final double to) {
		final double a = at(3, segment, from), b = at(3, segment, to), length = (to - from) * (arc[segment + 1] - arc[segment]);
		return Math.PI * (a + b) * Math.sqrt(length * length + (b - a) * (b - a));
	}

	/** ∫ds/(πr²) over a slice, 1/µm. */
	double resistance(final int segment, final double from, final double to) {
		return (to - from) * (arc[segment + 1] - arc[segment]) / (Math.PI * at(3, segment, from) * at(3, segment, to));
	}

	/** ∫2r ds over a slice, µm². */
	double diameters(final int segment, final double from, final double to) {
		return (to - from) * (arc[segment + 1] - arc[segment]) * (at(3, segment, from) + at(3, segment, to));
	}

	/**
	 * The length constant for alternating current far above the membrane's corner frequency, averaged over the segments as Hines &amp; Carnevale (2001),
	 * Neuroscientist 7:123–135, doi:10.1177/107385840100700207, do: L divided by Σ Δs/λ(d), λ(d) = ½·√(d/(π·f·Ra·cm)).
	 *
	 * @param frequency Hz
	 * @param resistivity Ω·cm
	 * @param capacitance µF/cm²
	 * @return µm
	 */
	double lambda(final double frequency, final double resistivity, final double capacitance) {
		double inLambdas = 0;
		for (int k = 0; k + 1 < size; k++)
			inLambdas += (arc[k + 1] - arc[k]) / Math.sqrt(radius[k] + radius[k + 1]);
		// with d in µm, cm in µF/cm² and λ in µm the constant is 1e4·√(1e-4/1e-6) = 1e5; √(radius + radius) is √d averaged over the segment
		return length() / (inLambdas * 2e-5 * Math.sqrt(Math.PI * frequency * resistivity * capacitance));
	}
}
