/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.dendritej.morphology.CellBody;
import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;

/**
 * What Neurolucida draws, in either of its formats: trees, and contours of somas in one or more planes. Contours above each other are one cell body; a
 * tree belongs to the body at which it begins. Not thread-safe.
 */
final class NeurolucidaCells {

	private static final Pattern SOMA = Pattern.compile("cell\\s*body|soma", Pattern.CASE_INSENSITIVE);
	private static final int MAX_CONTOURS = 10_000;
	private static final long MAX_PAIRS = 1_000_000_000L;
	/** A tree that begins farther from the surface of the nearest body than its diameter and this many µm belongs to none. */
	private static final double FAR = 20;

	/** A contour with the box around it. */
	private static final class Contour {

		final List<SamplePoint> points;
		final double[] low = new double[3], high = new double[3];
		/** Index of another contour of the same body, or its own. */
		int sameAs;

		Contour(final List<SamplePoint> points, final int index) {
			this.points = points;
			sameAs = index;
			java.util.Arrays.fill(low, Double.POSITIVE_INFINITY);
			java.util.Arrays.fill(high, Double.NEGATIVE_INFINITY);
			for (final SamplePoint point : points) {
				final double[] at = { point.x(), point.y(), point.z() };
				for (int axis = 0; axis < 3; axis++) {
					low[axis] = Math.min(low[axis], at[axis]);
					high[axis] = Math.max(high[axis], at[axis]);
				}
			}
		}

		double width() {
			return Math.max(high[0] - low[0], high[1] - low[1]);
		}

		/** Whether one lies over the other, not farther away than the wider one is wide. */
		boolean isOver(final Contour other) {
			for (int axis = 0; axis < 2; axis++)
				if (low[axis] > other.high[axis] || other.low[axis] > high[axis])
					return false;
			final double gap = Math.max(low[2] - other.high[2], other.low[2] - high[2]);
			return gap <= Math.max(width(), other.width());
		}
	}

	private final String file;
	private final PointTable points;
	private final Findings findings;
	private final List<Contour> contours = new ArrayList<>();
	private final List<Integer> contourLines = new ArrayList<>();

	NeurolucidaCells(final String file, final Findings findings) {
		this.file = file;
		this.findings = findings;
		points = new PointTable(file);
	}

	/** The points of the trees. */
	PointTable points() {
		return points;
	}

	/** Whether a contour of this name is that of a soma. */
	static boolean isSoma(final String name) {
		return SOMA.matcher(name).find();
	}

	/** Structure type of a tree by the word for it, {@link Types#UNDEFINED} for words that are none. */
	static int type(final String word) {
		return switch (word.toLowerCase(Locale.ROOT)) {
			case "axon" -> Types.AXON;
			case "dendrite", "basal", "basaldendrite" -> Types.BASAL;
			case "apical", "apicaldendrite" -> Types.APICAL;
			default -> Types.UNDEFINED;
		};
	}

	/** A point of a tree or a contour. */
	int add(final double[] xyzd, final int type, final int line) {
		return points.add(xyzd[0], xyzd[1], xyzd[2], xyzd[3] / 2, type, line);
	}

	/** Takes the points from an index on out of the trees: they are the contour of a soma. */
	void contour(final int from, final int line) {
		if (contours.size() == MAX_CONTOURS)
			throw new ReconstructionException(file, line,
				"this is contour " + (MAX_CONTOURS + 1) + " of a cell body; at most " + MAX_CONTOURS + " can be read. Split the file.");
		final List<SamplePoint> drawn = new ArrayList<>(points.size() - from);
		for (int i = from; i < points.size(); i++)
			drawn.add(new SamplePoint(points.x(i), points.y(i), points.z(i), Math.max(0, points.radius(i)), Types.SOMA,
				i == from ? SamplePoint.NO_PARENT : i - from - 1));
		points.truncate(from);
		if (drawn.isEmpty())
			return;
		contours.add(new Contour(drawn, contours.size()));
		contourLines.add(line);
	}

	/** All that was added, in µm. */
	Reconstruction reconstruction() {
		final List<CellBody> bodies = bodies();
		if (points.size() == 0 && bodies.isEmpty())
			throw new ReconstructionException(file,
				"there is neither a tree nor the contour of a cell body in it; a reconstruction has at least one. " +
					"Contours of other things, markers and texts are none.");
		if (bodies.isEmpty())
			findings.add("no soma", 0, "The file draws no cell body; the root of a tree stands for it, and each tree stands alone.");
		missingRadii();
		PointReview.reviewTrees(points, findings);
		if (points.size() == 0) {
			bodies.forEach(body -> points.add(body.x(), body.y(), body.z(), body.radius(), Types.SOMA, contourLines.get(0)));
			bodies.clear();
		}
		return points.toReconstruction(Set.of(), bodies, Frame.MICROMETRES, findings);
	}

	private void missingRadii() {
		for (int i = 0; i < points.size(); i++)
			if (points.radius(i) < 0) {
				findings.add("negative radius", points.line(i), "Counts as missing.");
				points.setRadius(i, 0);
			}
			else
				if (points.radius(i) == 0)
					findings.add("missing radius", points.line(i), "The file gives no diameter; it is assumed when a morphology is made.");
	}

	private List<CellBody> bodies() {
		for (int i = 0; i < contours.size(); i++)
			for (int j = 0; j < i; j++)
				if (contours.get(i).isOver(contours.get(j)))
					contours.get(body(i)).sameAs = body(j);
		final List<Integer> first = new ArrayList<>();
		final List<List<List<SamplePoint>>> drawn = new ArrayList<>();
		for (int i = 0; i < contours.size(); i++) {
			final int body = body(i);
			if (!first.contains(body)) {
				first.add(body);
				drawn.add(new ArrayList<>());
			}
			drawn.get(first.indexOf(body)).add(contours.get(i).points);
		}
		final List<CellBody> bodies = new ArrayList<>();
		drawn.forEach(outlines -> bodies.add(CellBody.of(outlines, Set.of())));
		return withRoots(bodies);
	}

	private int body(final int contour) {
		int i = contour;
		while (contours.get(i).sameAs != i)
			i = contours.get(i).sameAs;
		contours.get(contour).sameAs = i;
		return i;
	}

	private List<CellBody> withRoots(final List<CellBody> bodies) {
		final List<Set<Integer>> roots = new ArrayList<>();
		bodies.forEach(body -> roots.add(new TreeSet<>()));
		long pairs = 0;
		for (int i = 0; i < points.size() && !bodies.isEmpty(); i++) {
			if (points.parent(i) != SamplePoint.NO_PARENT)
				continue;
			pairs += bodies.size();
			if (pairs > MAX_PAIRS)
				throw new ReconstructionException(file, points.line(i),
					"there are too many trees and cell bodies to find out what belongs together; split the file");
			int nearest = 0;
			for (int k = 1; k < bodies.size(); k++)
				if (gap(i, bodies.get(k)) < gap(i, bodies.get(nearest)))
					nearest = k;
			if (gap(i, bodies.get(nearest)) <= 2 * bodies.get(nearest).radius() + FAR)
				roots.get(nearest).add(i);
			else
				findings.add("tree away from the soma", points.line(i), String.format(Locale.ROOT,
					"The first such tree begins %.1f µm from the surface of the nearest cell body, so it was not joined to it; it may belong to a neurite.",
					gap(i, bodies.get(nearest))));
		}
		final List<CellBody> placed = new ArrayList<>();
		for (int k = 0; k < bodies.size(); k++)
			placed.add(new CellBody(bodies.get(k).outlines(), bodies.get(k).x(), bodies.get(k).y(), bodies.get(k).z(),
				bodies.get(k).radius(), roots.get(k)));
		if (!bodies.isEmpty())
			findings.add("soma contour", contours.size(), contourLines, said(placed));
		return placed;
	}

	private static String said(final List<CellBody> bodies) {
		final CellBody first = bodies.get(0);
		return String.format(Locale.ROOT,
			"%s is a sphere with the cross section of its largest contour, %.2f µm in radius%s; %d trees begin on it.",
			bodies.size() == 1 ? "The soma" : "There are " + bodies.size() + " cell bodies; the first", first.radius(),
			first.outlines().size() == 1 ? "" : ", of " + first.outlines().size(), first.roots().size());
	}

	/** Distance of a point from the surface of a body, negative inside. */
	private double gap(final int point, final CellBody body) {
		final double dx = points.x(point) - body.x(), dy = points.y(point) - body.y(), dz = points.z(point) - body.z();
		return Math.sqrt(dx * dx + dy * dy + dz * dz) - body.radius();
	}
}
