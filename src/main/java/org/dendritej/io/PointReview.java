/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

import org.dendritej.morphology.MissingRadii;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Soma;
import org.dendritej.morphology.Types;

/** Looks at points that were read for what is formally right and yet unlikely to be meant: types, somas, radii and units. Reports and changes nothing. */
final class PointReview {

	private static final int LAST_AGREED_TYPE = 7;
	/** The longest neurons of mice span less, µm. */
	private static final double LARGEST_EXTENT = 20_000;
	/** Hardly any neurite is thicker, µm. */
	private static final double LARGEST_RADIUS = 10;
	/** Below the resolution of light microscopes, µm; of interest in a neuron larger than {@link #SHORT_STEP_EXTENT}. */
	private static final double SHORTEST_STEP = 0.1, SHORT_STEP_EXTENT = 100;
	private static final double SMALLEST_SOMA = 0.5, LARGEST_SOMA = 60;
	/** Fewer points say nothing about a whole file. */
	private static final int FEW = 20;

	private final PointTable points;
	private final Findings findings;

	private PointReview(final PointTable points, final Findings findings) {
		this.points = points;
		this.findings = findings;
	}

	/**
	 * Adds what is found.
	 *
	 * @param points connected, of a file whose unit is µm by convention
	 * @param unitStated whether the file itself names its unit, which is believed then
	 * @param findings where it is added
	 */
	static void review(final PointTable points, final boolean unitStated, final Findings findings) {
		final PointReview review = new PointReview(points, findings);
		review.types();
		review.soma(unitStated);
		review.radii();
		if (!unitStated)
			review.units();
	}

	/** The same for files in µm whose somas are no points. */
	static void reviewTrees(final PointTable points, final Findings findings) {
		final PointReview review = new PointReview(points, findings);
		review.types();
		review.radii();
		review.units();
	}

	private void types() {
		final TreeSet<Integer> unknown = new TreeSet<>();
		for (int i = 0; i < points.size(); i++)
			if (points.type(i) > LAST_AGREED_TYPE || points.type(i) < 0)
				unknown.add(points.type(i));
		for (int i = 0; i < points.size(); i++) {
			final int type = points.type(i), line = points.line(i);
			if (type == Types.UNDEFINED)
				findings.add("undefined type", line, "Type 0 says nothing; such points count as dendrite.");
			else
				if (type > Types.APICAL && type <= LAST_AGREED_TYPE)
					findings.add("types 5 to 7", line,
						"For some programs these are forks, tips and unspecified neurites, for others what the user likes; they are kept and count as dendrite.");
				else
					if (type > LAST_AGREED_TYPE || type < 0)
						findings.add("unknown type", line,
							(unknown.size() == 1 ? "Type " + unknown.first() + " has"
								: unknown.size() + " types from " + unknown.first() + " to " + unknown.last() + " have") +
								" no agreed meaning; they are kept and count as dendrite.");
		}
	}

	private void soma(final boolean unitStated) {
		final int[] group = new int[points.size()];
		final List<List<Integer>> groups = new ArrayList<>();
		for (final int i : points.parentsFirst()) {
			if (points.type(i) != Types.SOMA)
				continue;
			final int parent = points.parent(i);
			final boolean continues = parent >= 0 && points.type(parent) == Types.SOMA;
			group[i] = continues ? group[parent] : groups.size();
			if (!continues)
				groups.add(new ArrayList<>());
			groups.get(group[i]).add(i);
		}
		if (groups.isEmpty()) {
			findings.add("no soma", 0, "No point has the type of a soma; the root of the tree stands for it.");
			return;
		}
		List<Integer> largest = groups.get(0);
		Soma soma = soma(largest);
		for (final List<Integer> other : groups.subList(1, groups.size())) {
			final Soma candidate = soma(other);
			if (candidate.radius() > soma.radius()) {
				soma = candidate;
				largest = other;
			}
		}
		if (groups.size() > 1)
			groups.forEach(members -> findings.add("several somas", points.line(members.get(0)),
				"The points of type soma form " + groups.size()
					+ " groups without connection; the largest of a tree is its soma, others stay neurites."));
		shape(soma, largest);
		final int first = largest.get(0);
		if (points.parent(first) >= 0)
			findings.add("soma not at the root", points.line(first),
				"The tree begins at another point; a cable model begins at the soma all the same.");
		final boolean radiusGiven = soma.kind() != Soma.Kind.POINT || points.radius(first) > 0;
		if (!unitStated && radiusGiven && (soma.radius() < SMALLEST_SOMA || soma.radius() > LARGEST_SOMA))
			findings.add("implausible soma", points.line(first),
				"The soma has the surface of a sphere with a radius of " + number(soma.radius()) +
					" µm; those of neurons lie between 1 and 50 µm. See to the unit, or to what the points of type 1 are.");
	}

	private Soma soma(final List<Integer> members) {
		final List<SamplePoint> own = new ArrayList<>(members.size());
		final int[] sorted = members.stream().mapToInt(Integer::intValue).toArray();
		final IdIndex newIndex = new IdIndex();
		for (int k = 0; k < sorted.length; k++) {
			final int i = sorted[k];
			newIndex.put(i, k);
			final double radius = points.radius(i) > 0 ? points.radius(i) : MissingRadii.OUTLINE;
			own.add(new SamplePoint(points.x(i), points.y(i), points.z(i), radius, Types.SOMA,
				k == 0 ? SamplePoint.NO_PARENT : newIndex.get(points.parent(i))));
		}
		return Soma.of(new Morphology("", own));
	}

	private void shape(final Soma soma, final List<Integer> members) {
		final String radius = ", with a radius of " + number(soma.radius()) + " in the unit of the file";
		for (final int i : members)
			switch (soma.kind()) {
			case OUTLINE -> findings.add("soma outline", points.line(i),
				"The soma is drawn as a closed outline; a sphere of the same cross section stands for it" + radius + ".");
			case FRUSTA -> findings.add("soma of several points", points.line(i),
				"The soma is neither one point nor the three of NeuroMorpho.Org; its points are taken as frusta, whose surface is that of a sphere"
					+
					radius + ".");
			default -> { // as most programs write it
			}
			}
	}

	private void radii() {
		double first = 0;
		int count = 0;
		for (int i = 0; i < points.size(); i++)
			if (points.type(i) != Types.SOMA && points.radius(i) > 0) {
				if (count++ == 0)
					first = points.radius(i);
				else
					if (points.radius(i) != first)
						return;
			}
		if (count >= FEW)
			findings.add("constant radius", count, List.of(), "All neurites have the radius " + number(first) +
				", so it was hardly measured; areas and resistances of a model follow from it.");
	}

	private void units() {
		final int n = points.size();
		if (n < FEW)
			return;
		final double extent = extent();
		final double[] radii = new double[n], steps = new double[n];
		int thick = 0, stepCount = 0;
		boolean whole = true;
		for (int i = 0; i < n; i++) {
			final double x = points.x(i), y = points.y(i), z = points.z(i);
			whole &= x == Math.rint(x) && y == Math.rint(y) && z == Math.rint(z);
			if (points.type(i) != Types.SOMA && points.radius(i) > 0)
				radii[thick++] = points.radius(i);
			final int parent = points.parent(i);
			if (parent >= 0) {
				final double dx = x - points.x(parent), dy = y - points.y(parent), dz = z - points.z(parent);
				final double step = Math.sqrt(dx * dx + dy * dy + dz * dz);
				if (step > 0)
					steps[stepCount++] = step;
			}
		}
		final double radius = median(radii, thick), step = median(steps, stepCount);
		final boolean large = extent > LARGEST_EXTENT, fat = radius > LARGEST_RADIUS;
		final boolean dense = stepCount >= FEW && step < SHORTEST_STEP && extent > SHORT_STEP_EXTENT;
		final List<String> evidence = new ArrayList<>();
		if (large)
			evidence.add("the neuron would be " + number(extent / 1000) + " mm across");
		if (fat)
			evidence.add("half of its neurites would have a radius above " + number(radius) + " µm");
		if (dense)
			evidence.add("points would follow each other every " + number(step) + " µm in a neuron " + number(extent) + " µm across");
		if (whole)
			evidence.add("all coordinates are whole numbers, as of pixels or voxels");
		if (evidence.isEmpty())
			return;
		findings.add("implausible units", n, thickest(fat), "By convention coordinates are in µm, but " + String.join(", and ", evidence) +
			". They were left as they are; give the length of one unit in µm (micrometresPerUnit)" + hint(large || fat && !dense, dense)
			+ ".");
	}

	private static String hint(final boolean tooLarge, final boolean tooSmall) {
		if (tooSmall)
			return ": 10 or 25 for voxels of the Allen mouse brain atlas (CCF)";
		return tooLarge ? ": 0.001 for nm as in FlyWire and CATMAID, 0.008 for the voxels of the hemibrain"
			: ": the size of a pixel, if that is what they are";
	}

	private List<Integer> thickest(final boolean fat) {
		final List<Integer> lines = new ArrayList<>();
		for (int i = 0; fat && i < points.size() && lines.size() < Findings.LINES_KEPT; i++)
			if (points.type(i) != Types.SOMA && points.radius(i) > LARGEST_RADIUS)
				lines.add(points.line(i));
		return lines;
	}

	private double extent() {
		double extent = 0;
		for (int axis = 0; axis < 3; axis++) {
			double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
			for (int i = 0; i < points.size(); i++) {
				final double at = axis == 0 ? points.x(i) : axis == 1 ? points.y(i) : points.z(i);
				low = Math.min(low, at);
				high = Math.max(high, at);
			}
			extent = Math.max(extent, high - low);
		}
		return extent;
	}

	private static double median(final double[] values, final int count) {
		if (count == 0)
			return 0;
		final double[] sorted = Arrays.copyOf(values, count);
		Arrays.sort(sorted);
		return sorted[count / 2];
	}

	private static String number(final double value) {
		return String.format(Locale.ROOT, "%.3g", value);
	}
}
