/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.dendritej.cable.Piece;
import org.dendritej.imaging.Grid;
import org.dendritej.units.Workers;

/**
 * The outlines of a neuron's compartments as seen along z, in pixels of an image; pixel (i, j) covers i … i + 1 and j … j + 1. Every neurite has its true
 * diameter, but at least one that can be seen. Either the whole neuron, or the part of it that lies in one slice.
 *
 * <p>
 * A frustum is seen as the convex hull of its two end discs, a sphere as a circle; where pieces meet at an angle a disc of the second largest radius closes the
 * gap, as in {@link org.dendritej.imaging.VoxelWeights}. Of a neurite of radius r whose axis runs at a distance d above or below a slice, the slice holds what
 * is √(r² − d²) wide to either side.
 */
final class NeuriteOutlines {

	/** Least diameter, pixels. */
	private static final double THINNEST = 1;
	/** Pieces that follow each other in a compartment are drawn as one up to this length, pixels. */
	private static final double SHORTEST = 0.5;
	/** How far an outline may lie inside the circle it stands for, pixels. */
	private static final double TOLERANCE = 0.02;
	/** Widest gap on the outer side of a bend that needs no joint, pixels. */
	private static final double GAP = 0.1;
	private static final int MOST_STEPS = 64;

	private final Grid grid;
	private final int compartments;
	/** Pieces and joints of each compartment. */
	private final List<List<Piece>> bodies;

	/**
	 * Outlines to be taken.
	 *
	 * @param pieces the neuron
	 * @param compartments their number
	 * @param grid the pixels and slices
	 */
	NeuriteOutlines(final List<Piece> pieces, final int compartments, final Grid grid) {
		this.grid = grid;
		this.compartments = compartments;
		bodies = new ArrayList<>();
		for (int c = 0; c < compartments; c++)
			bodies.add(new ArrayList<>());
		final List<Piece> simple = simplified(pieces);
		for (final Piece piece : simple)
			bodies.get(piece.compartment()).add(piece);
		joints(simple).forEach(joint -> bodies.get(joint.compartment()).add(joint));
	}

	/** The outline of what lies in any slice of every compartment; of an image of one slice, of all. @return shape [compartments], empty where nothing does */
	List<Area> projected(final Workers workers) {
		if (grid.depth() == 1)
			return areas(workers, List::of);
		final double half = grid.depth() * grid.pixelDepth() / 2, middle = grid.z0() - grid.pixelDepth() / 2 + half;
		return areas(workers, piece -> cut(piece, middle, half));
	}

	/** The outline of what lies in one slice of every compartment. @param z slice from 0 @return shape [compartments], empty where nothing does */
	List<Area> inSlice(final int z, final Workers workers) {
		final double middle = grid.z0() + z * grid.pixelDepth(), half = grid.pixelDepth() / 2;
		return areas(workers, piece -> cut(piece, middle, half));
	}

	private List<Area> areas(final Workers workers, final Function<Piece, List<Piece>> part) {
		final Rectangle2D image = new Rectangle2D.Double(0, 0, grid.width(), grid.height());
		return workers.map(compartments, c -> {
			final Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
			for (final Piece piece : bodies.get(c))
				part.apply(piece).forEach(seen -> outline(seen, path));
			return path.getCurrentPoint() == null || !path.intersects(image) ? new Area() : new Area(path);
		});
	}

	/** Chains of pieces shorter than can be seen, as one each. */
	private List<Piece> simplified(final List<Piece> pieces) {
		final double shortest = SHORTEST * Math.min(grid.pixelWidth(), grid.pixelHeight());
		final List<Piece> longer = new ArrayList<>();
		Piece last = null;
		double length = 0;
		for (final Piece p : pieces) {
			final boolean follows =
				last != null && length > 0 && length(p) > 0 && p.compartment() == last.compartment() && p.x0() == last.x1()
					&& p.y0() == last.y1() && p.z0() == last.z1();
			if (follows && length + length(p) <= shortest) {
				last = new Piece(p.compartment(), last.x0(), last.y0(), last.z0(), last.radius0(), p.x1(), p.y1(), p.z1(), p.radius1());
				length += length(p);
				longer.set(longer.size() - 1, last);
			}
			else {
				last = p;
				length = length(p);
				longer.add(p);
			}
		}
		return longer;
	}

	private static double length(final Piece p) {
		return Math.sqrt(square(p.x1() - p.x0()) + square(p.y1() - p.y0()) + square(p.z1() - p.z0()));
	}

	private static double square(final double x) {
		return x * x;
	}

	/** Where ends meet, to a ten-thousandth of a µm. */
	private record Corner(long x, long y, long z) {

		static Corner of(final double x, final double y, final double z) {
			return new Corner(Math.round(1e4 * x), Math.round(1e4 * y), Math.round(1e4 * z));
		}
	}

	/** An end of a piece, and the direction from there into the piece. */
	private record End(int compartment, double x, double y, double z, double radius, double dx, double dy, double dz) {
	}

	private static End end(final Piece p, final boolean near) {
		final double length = (near ? 1 : -1) * length(p);
		final double dx = (p.x1() - p.x0()) / length, dy = (p.y1() - p.y0()) / length, dz = (p.z1() - p.z0()) / length;
		return near ? new End(p.compartment(), p.x0(), p.y0(), p.z0(), p.radius0(), dx, dy, dz)
			: new End(p.compartment(), p.x1(), p.y1(), p.z1(), p.radius1(), dx, dy, dz);
	}

	/**
	 * Balls, as pieces without length, where the ends of pieces meet; of the second largest radius, in the colour of the widest. Where two meet so straight that
	 * the gap between them cannot be seen there is none.
	 */
	private List<Piece> joints(final List<Piece> pieces) {
		final Map<Corner, List<End>> corners = new LinkedHashMap<>();
		for (final Piece p : pieces)
			if (length(p) > 0) {
				corners.computeIfAbsent(Corner.of(p.x0(), p.y0(), p.z0()), corner -> new ArrayList<>(2)).add(end(p, true));
				corners.computeIfAbsent(Corner.of(p.x1(), p.y1(), p.z1()), corner -> new ArrayList<>(2)).add(end(p, false));
			}
		final double pixel = Math.min(grid.pixelWidth(), grid.pixelHeight());
		final List<Piece> joints = new ArrayList<>();
		for (final List<End> ends : corners.values())
			if (ends.size() > 1) {
				ends.sort(Comparator.comparingDouble(End::radius).reversed());
				final End at = ends.get(0), other = ends.get(1);
				final double r = other.radius(),
					bend = Math.sqrt(square(at.dx() + other.dx()) + square(at.dy() + other.dy()) + square(at.dz() + other.dz()));
				if (ends.size() > 2 || Math.max(r, THINNEST / 2 * pixel) * bend > GAP * pixel)
					joints.add(new Piece(at.compartment(), at.x(), at.y(), at.z(), r, at.x(), at.y(), at.z(), r));
			}
		return joints;
	}

	/** The parts of a piece whose surface lies in a slice, as wide as they are there. */
	private List<Piece> cut(final Piece p, final double middle, final double half) {
		final double least = Math.min(p.z0() - p.radius0(), p.z1() - p.radius1()),
			greatest = Math.max(p.z0() + p.radius0(), p.z1() + p.radius1());
		if (least > middle + half || greatest < middle - half)
			return List.of();
		if (Math.min(p.z0(), p.z1()) >= middle - half && Math.max(p.z0(), p.z1()) <= middle + half)
			return List.of(p);
		final double length = length(p), step = Math.min(grid.pixelDepth() / 8, Math.min(grid.pixelWidth(), grid.pixelHeight()));
		final int steps = length == 0 ? 1 : (int) Math.max(1, Math.min(MOST_STEPS, Math.ceil(length / step)));
		final List<Piece> parts = new ArrayList<>();
		for (int i = 0; i < steps; i++) {
			final double a = i / (double) steps, b = (i + 1) / (double) steps;
			final double w0 = width(p, a, middle, half), w1 = width(p, b, middle, half);
			if (w0 > 0 || w1 > 0)
				parts.add(new Piece(p.compartment(), mix(p.x0(), p.x1(), a), mix(p.y0(), p.y1(), a), mix(p.z0(), p.z1(), a), w0,
					mix(p.x0(), p.x1(), b), mix(p.y0(), p.y1(), b), mix(p.z0(), p.z1(), b), w1));
		}
		return parts;
	}

	private static double mix(final double from, final double to, final double part) {
		return from + part * (to - from);
	}

	/** Half the width of a piece in a slice, 0 where it does not reach it. */
	private static double width(final Piece p, final double part, final double middle, final double half) {
		final double r = mix(p.radius0(), p.radius1(), part), d = Math.max(0, Math.abs(mix(p.z0(), p.z1(), part) - middle) - half);
		return d < r ? Math.sqrt(r * r - d * d) : 0;
	}

	/** Adds the outline of a piece, always the same way round. */
	private void outline(final Piece p, final Path2D path) {
		final double thinnest = THINNEST / 2 * Math.max(grid.pixelWidth(), grid.pixelHeight());
		final double r0 = Math.max(p.radius0(), thinnest), r1 = Math.max(p.radius1(), thinnest), length = length(p);
		final List<double[]> points = new ArrayList<>();
		if (length == 0)
			disc(p.x0(), p.y0(), Math.max(r0, r1), 1, 0, 1, points);
		else {
			final double ax = (p.x1() - p.x0()) / length, ay = (p.y1() - p.y0()) / length;
			final double across = Math.hypot(ax, ay), tilt = Math.sqrt(Math.max(0, 1 - across * across));
			final double ux = across > 1e-9 ? ax / across : 1, uy = across > 1e-9 ? ay / across : 0;
			disc(p.x0(), p.y0(), r0, ux, uy, tilt, points);
			disc(p.x1(), p.y1(), r1, ux, uy, tilt, points);
		}
		final List<double[]> hull = hull(points);
		for (int i = 0; i < hull.size(); i++)
			if (i == 0)
				path.moveTo(hull.get(i)[0], hull.get(i)[1]);
			else
				path.lineTo(hull.get(i)[0], hull.get(i)[1]);
		if (!hull.isEmpty())
			path.closePath();
	}

	/** Points around a disc whose axis is tilted: an ellipse, narrow along (ux, uy); seen from its edge, a line. */
	private void disc(final double x, final double y, final double r, final double ux, final double uy, final double tilt,
		final List<double[]> points) {
		final double pixels = r / Math.min(grid.pixelWidth(), grid.pixelHeight());
		final int n = tilt * pixels < TOLERANCE ? 2
			: 2 * (int) Math.max(4, Math.min(32, Math.ceil(Math.PI / 2 * Math.sqrt(pixels / (2 * TOLERANCE)))));
		for (int i = 0; i < n; i++) {
			final double c = r * Math.cos(2 * Math.PI * i / n), s = n == 2 ? 0 : r * tilt * Math.sin(2 * Math.PI * i / n);
			points.add(new double[] { (x + s * ux - c * uy - grid.x0()) / grid.pixelWidth() + 0.5,
				(y + s * uy + c * ux - grid.y0()) / grid.pixelHeight() + 0.5 });
		}
	}

	/** The convex hull of some points (Andrew 1979, Inf Process Lett 9:216–219, doi:10.1016/0020-0190(79)90072-3). */
	private static List<double[]> hull(final List<double[]> points) {
		points.sort(Comparator.<double[]>comparingDouble(p -> p[0]).thenComparingDouble(p -> p[1]));
		final List<double[]> hull = new ArrayList<>();
		for (int pass = 0; pass < 2; pass++) {
			final int begin = hull.size();
			for (int i = 0; i < points.size(); i++) {
				final double[] p = points.get(pass == 0 ? i : points.size() - 1 - i);
				while (hull.size() >= begin + 2 && turn(hull.get(hull.size() - 2), hull.get(hull.size() - 1), p) <= 1e-12)
					hull.remove(hull.size() - 1);
				hull.add(p);
			}
			hull.remove(hull.size() - 1);
		}
		return hull;
	}

	private static double turn(final double[] a, final double[] b, final double[] c) {
		return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
	}
}
