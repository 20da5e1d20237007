/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.morphology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A cell body which a file draws by outlines, apart from its sample points, and the trees that begin on it. It stands for a sphere, the soma of the
 * morphology that is made of them.
 *
 * @param outlines closed lines around it, mostly in different planes; their radii are the thickness of the line
 * @param x centre of the sphere, in the unit of the reconstruction
 * @param y likewise
 * @param z likewise
 * @param radius of the sphere; 0 if the file gives none
 * @param roots indices of the roots that begin on it
 */
public record CellBody(List<List<SamplePoint>> outlines, double x, double y, double z, double radius, Set<Integer> roots) {

	/** Copies the collections. */
	public CellBody {
		outlines = outlines.stream().map(List::copyOf).toList();
		roots = Collections.unmodifiableSet(new TreeSet<>(roots));
	}

	/**
	 * The body that outlines show. Its sphere has the place and the cross section of the largest of them. What is drawn thick instead of around the body,
	 * or as one point, is taken as the points of a soma in an SWC file would be, see {@link Soma}.
	 *
	 * @param outlines at least one, each with at least one point
	 * @param roots indices of the roots that begin on it
	 * @return the body
	 */
	public static CellBody of(final List<List<SamplePoint>> outlines, final Set<Integer> roots) {
		CellBody largest = null;
		for (final List<SamplePoint> outline : outlines) {
			final CellBody body = sphere(outlines, outline, roots);
			if (largest == null || body.radius > largest.radius)
				largest = body;
		}
		return largest;
	}

	private static CellBody sphere(final List<List<SamplePoint>> all, final List<SamplePoint> drawn, final Set<Integer> roots) {
		final SamplePoint first = drawn.get(0);
		if (drawn.stream().allMatch(point -> point.distanceTo(first) == 0)) {
			final double radius = drawn.stream().mapToDouble(SamplePoint::radius).max().getAsDouble();
			return new CellBody(all, first.x(), first.y(), first.z(), radius, roots);
		}
		final Outline outline = new Outline(drawn);
		if (outline.isThin())
			return new CellBody(all, outline.x(), outline.y(), outline.z(), outline.radius(), roots);
		final List<SamplePoint> chain = new ArrayList<>(drawn.size());
		for (final SamplePoint point : drawn)
			chain.add(new SamplePoint(point.x(), point.y(), point.z(), Math.max(point.radius(), Double.MIN_NORMAL), Types.SOMA,
				chain.size() - 1));
		final Soma soma = Soma.of(new Morphology("", chain));
		return new CellBody(all, soma.x(), soma.y(), soma.z(), soma.radius(), roots);
	}

	/**
	 * The same body in a list of points where its roots have other indices.
	 *
	 * @param newRoots the new indices
	 * @return the changed copy
	 */
	CellBody withRoots(final Set<Integer> newRoots) {
		return new CellBody(outlines, x, y, z, radius, newRoots);
	}

	/**
	 * Points of all outlines together.
	 *
	 * @return their number
	 */
	public int outlinePoints() {
		return outlines.stream().mapToInt(List::size).sum();
	}
}
