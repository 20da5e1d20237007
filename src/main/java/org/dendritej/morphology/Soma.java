/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.morphology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The cell body of a morphology, whichever way its file drew it: the connected points of type {@link Types#SOMA}. Where several groups of such points are
 * not connected with each other, the largest is the soma.
 *
 * <p>
 * A soma drawn by one point, by the three points of NeuroMorpho.Org or by its outline stands for a sphere; electrically it is a cylinder whose length and
 * diameter equal the sphere's diameter and whose area is therefore the same. Every other soma is a chain or tree of frusta.
 *
 * <p>
 * An outline is a closed chain of at least five points which are thin compared with their distance from its centre. Its sphere has the
 * cross section that the outline encloses, seen along the normal of the outline; where the outline winds around several times (a stack of outlines) or crosses
 * itself, so that the enclosed area means nothing, the radius is the mean distance from the centre.
 *
 * @param kind how the file drew it
 * @param points indices of its sample points, ascending; empty if there is no soma
 * @param axis for three points the centre between the two others, for frusta the points of the longest path, beginning at the thicker end; else empty
 * @param x centre, µm; NaN if there is no soma. For frusta the middle of the axis
 * @param y likewise
 * @param z likewise
 * @param radius of the sphere with the soma's area, µm; NaN if there is no soma
 */
public record Soma(Kind kind, List<Integer> points, List<Integer> axis, double x, double y, double z, double radius) {

	/** How a file drew the soma. */
	public enum Kind {
		/** Not at all. */
		NONE,
		/** One point: a sphere. */
		POINT,
		/** A centre between two points at a distance of the common radius on opposite sides: a sphere. */
		THREE_POINTS,
		/** A closed outline of thin points: a sphere. */
		OUTLINE,
		/** Several points with the radii of the cell body: a chain or tree of frusta. */
		FRUSTA;

		/**
		 * Whether the soma stands for a sphere.
		 *
		 * @return true for one point, three points and outlines
		 */
		public boolean isSphere() {
			return this == POINT || this == THREE_POINTS || this == OUTLINE;
		}
	}

	private static final double SAME_RADIUS = 1e-3, SAME_DISTANCE = 0.05, COINCIDENT = 1e-9;

	/** Copies the lists. */
	public Soma {
		points = List.copyOf(points);
		axis = List.copyOf(axis);
	}

	/**
	 * The soma of a morphology.
	 *
	 * @param morphology any
	 * @return the soma, of kind NONE where no point has the type of a soma
	 */
	public static Soma of(final Morphology morphology) {
		final List<SamplePoint> points = morphology.points();
		final int[] group = new int[points.size()];
		final List<List<Integer>> groups = new ArrayList<>();
		for (int i = 0; i < group.length; i++) {
			final SamplePoint point = points.get(i);
			if (point.type() != Types.SOMA)
				continue;
			final boolean continues = point.parent() >= 0 && points.get(point.parent()).type() == Types.SOMA;
			group[i] = continues ? group[point.parent()] : groups.size();
			if (!continues)
				groups.add(new ArrayList<>());
			groups.get(group[i]).add(i);
		}
		Soma largest = new Soma(Kind.NONE, List.of(), List.of(), Double.NaN, Double.NaN, Double.NaN, Double.NaN);
		for (final List<Integer> members : groups) {
			final Soma soma = of(points, members);
			if (!(soma.radius <= largest.radius * (1 + COINCIDENT)))
				largest = soma;
		}
		return largest;
	}

	/**
	 * Membrane area.
	 *
	 * @return µm²; NaN if there is no soma
	 */
	public double area() {
		return 4 * Math.PI * radius * radius;
	}

	private static Soma of(final List<SamplePoint> points, final List<Integer> members) {
		final SamplePoint first = points.get(members.get(0));
		if (members.size() == 1)
			return sphere(Kind.POINT, members, List.of(), first.x(), first.y(), first.z(), first.radius());
		final List<Integer> axis = longestPath(points, members);
		if (axis.size() == 1) { // all points coincide
			final SamplePoint thickest = points.get(axis.get(0));
			return sphere(Kind.POINT, members, List.of(), thickest.x(), thickest.y(), thickest.z(), thickest.radius());
		}
		if (members.size() == 3 && axis.size() == 3 && isThreePoints(points, axis)) {
			final SamplePoint centre = points.get(axis.get(1));
			return sphere(Kind.THREE_POINTS, members, axis, centre.x(), centre.y(), centre.z(), centre.radius());
		}
		final Outline outline = new Outline(axis.stream().map(points::get).toList());
		if (axis.size() == members.size() && outline.isClosed())
			return sphere(Kind.OUTLINE, members, List.of(), outline.x(), outline.y(), outline.z(), outline.radius());
		double area = 0;
		for (final int i : members.subList(1, members.size()))
			area += lateralArea(points.get(points.get(i).parent()), points.get(i));
		final double[] middle = middle(points, axis);
		return new Soma(Kind.FRUSTA, members, axis, middle[0], middle[1], middle[2], Math.sqrt(area / (4 * Math.PI)));
	}

	private static Soma sphere(final Kind kind, final List<Integer> members, final List<Integer> axis, final double x, final double y,
		final double z,
		final double radius) {
		return new Soma(kind, members, axis, x, y, z, radius);
	}

	/** Whether three points on a path are the centre and two ends of a sphere. */
	private static boolean isThreePoints(final List<SamplePoint> points, final List<Integer> path) {
		final SamplePoint one = points.get(path.get(0)), centre = points.get(path.get(1)), other = points.get(path.get(2));
		final double radius = centre.radius();
		return Math.abs(one.radius() - radius) <= SAME_RADIUS * radius && Math.abs(other.radius() - radius) <= SAME_RADIUS * radius //
			&& Math.abs(one.distanceTo(centre) - radius) <= SAME_DISTANCE * radius //
			&& Math.abs(other.distanceTo(centre) - radius) <= SAME_DISTANCE * radius //
			&& Math.abs(one.distanceTo(other) - 2 * radius) <= 2 * SAME_DISTANCE * radius;
	}

	/** The longest path within a connected group, thicker end first; the thickest point alone if the group has no extent. */
	private static List<Integer> longestPath(final List<SamplePoint> points, final List<Integer> members) {
		final int n = members.size();
		final int[] parent = new int[n], deepest = new int[n], second = new int[n];
		final double[] depth = new double[n], secondDepth = new double[n];
		for (int i = 0; i < n; i++) {
			deepest[i] = second[i] = -1;
			parent[i] = i == 0 ? -1 : Collections.binarySearch(members, points.get(members.get(i)).parent());
		}
		int top = 0;
		for (int i = n - 1; i >= 0; i--) { // children come after their parents, so this goes from the tips to the root
			if (longer(depth[i] + secondDepth[i], depth[top] + secondDepth[top]))
				top = i;
			if (i == 0)
				break;
			final int p = parent[i];
			final double reach = depth[i] + points.get(members.get(i)).distanceTo(points.get(members.get(p)));
			if (deepest[p] < 0 || longer(reach, depth[p])) {
				second[p] = deepest[p];
				secondDepth[p] = depth[p];
				deepest[p] = i;
				depth[p] = reach;
			}
			else if (second[p] < 0 || longer(reach, secondDepth[p])) {
				second[p] = i;
				secondDepth[p] = reach;
			}
		}
		if (!(depth[top] + secondDepth[top] > 0))
			return List.of(Collections.max(members, (a, b) -> Double.compare(points.get(a).radius(), points.get(b).radius())));
		final List<Integer> path = new ArrayList<>();
		for (int i = second[top]; i >= 0; i = deepest[i])
			path.add(members.get(i));
		Collections.reverse(path);
		for (int i = top; i >= 0; i = deepest[i])
			path.add(members.get(i));
		if (points.get(path.get(path.size() - 1)).radius() > points.get(path.get(0)).radius())
			Collections.reverse(path);
		return path;
	}

	private static boolean longer(final double length, final double than) {
		return length > than * (1 + COINCIDENT) + Double.MIN_NORMAL;
	}

	private static double lateralArea(final SamplePoint a, final SamplePoint b) {
		return Math.PI * (a.radius() + b.radius()) * Math.hypot(a.distanceTo(b), b.radius() - a.radius());
	}

	private static double[] middle(final List<SamplePoint> points, final List<Integer> path) {
		double half = 0;
		for (int i = 1; i < path.size(); i++)
			half += points.get(path.get(i - 1)).distanceTo(points.get(path.get(i))) / 2;
		for (int i = 1;; i++) {
			final SamplePoint a = points.get(path.get(i - 1)), b = points.get(path.get(i));
			final double step = a.distanceTo(b);
			if (half <= step || i == path.size() - 1) {
				final double t = step > 0 ? Math.min(1, half / step) : 0;
				return new double[] { a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y()), a.z() + t * (b.z() - a.z()) };
			}
			half -= step;
		}
	}
}
