/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.morphology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Radii for points that have none. Between two known radii on the same unbranched stretch of one structure type they are interpolated along the path;
 * everything else gets a default by type.
 *
 * <p>The defaults are round figures for thin neurites of cortical and hippocampal cells as light microscopy sees them, good for a first look and no
 * measurement: soma 5 µm, axon 0.25 µm, apical dendrite 0.75 µm, all else 0.5 µm. Where the soma is drawn as its outline (see {@link Soma}) its points get 0.1 µm, the
 * thickness of the line.
 */
public final class MissingRadii {

	/** Radius by type, µm: soma, axon, basal and apical dendrite and undefined. Other types have that of undefined. */
	public static final Map<Integer, Double> DEFAULTS = Map.of(Types.SOMA, 5.0, Types.AXON, 0.25, Types.BASAL, 0.5, Types.APICAL, 0.75,
		Types.UNDEFINED, 0.5);

	/** Radius of the points of a soma drawn as an outline, µm. */
	public static final double OUTLINE = 0.1;

	private MissingRadii() {
	}

	/**
	 * The same points, all with a radius.
	 *
	 * @param points of one tree in µm, parents before children, radius 0 where it is missing
	 * @param chosen defaults by type that replace the built-in ones, µm
	 * @param findings what was assumed is added here
	 * @return points with positive radii in the same order
	 */
	static List<SamplePoint> fill(final List<SamplePoint> points, final Map<Integer, Double> chosen, final List<Finding> findings) {
		if (points.stream().allMatch(point -> point.radius() > 0))
			return points;
		final double[] interpolated = interpolate(points);
		final double somaRadius = isOutline(points) ? OUTLINE : DEFAULTS.get(Types.SOMA);
		final List<SamplePoint> filled = new ArrayList<>(points.size());
		final Map<Integer, Integer> assumed = new TreeMap<>();
		int between = 0;
		for (int i = 0; i < interpolated.length; i++) {
			final SamplePoint point = points.get(i);
			if (point.radius() > 0)
				filled.add(point);
			else
				if (interpolated[i] > 0) {
					between++;
					filled.add(point.withRadius(interpolated[i]));
				}
				else {
					assumed.merge(point.type(), 1, Integer::sum);
					filled.add(point.withRadius(radius(point.type(), somaRadius, chosen)));
				}
		}
		if (between > 0)
			findings.add(new Finding("radius interpolated", between, List.of(),
				"Points without radius got one by interpolation between the known radii before and after them."));
		assumed.forEach((type, count) -> findings.add(new Finding("radius assumed", count, List.of(),
			"Points without radius of " + typeInWords(type) + " got " + radius(type, somaRadius, chosen) + " µm.")));
		return filled;
	}

	private static String typeInWords(final int type) {
		return type == Types.UNDEFINED ? "undefined type" : type > Types.APICAL || type < 0 ? Types.name(type) : "type " + Types.name(type);
	}

	private static boolean isOutline(final List<SamplePoint> points) {
		if (points.stream().noneMatch(point -> point.type() == Types.SOMA && !(point.radius() > 0)))
			return false;
		final List<SamplePoint> thin = points.stream().map(point -> point.radius() > 0 ? point : point.withRadius(OUTLINE)).toList();
		return Soma.of(new Morphology("", thin)).kind() == Soma.Kind.OUTLINE;
	}

	private static double radius(final int type, final double somaRadius, final Map<Integer, Double> chosen) {
		if (chosen.containsKey(type))
			return chosen.get(type);
		if (type == Types.SOMA)
			return somaRadius;
		return DEFAULTS.getOrDefault(type, chosen.getOrDefault(Types.UNDEFINED, DEFAULTS.get(Types.UNDEFINED)));
	}

	/** Radii between two known ones on one unbranched stretch; 0 where that is not so. Shape {@code [points]}. */
	private static double[] interpolate(final List<SamplePoint> points) {
		final int n = points.size();
		final int[] children = new int[n];
		for (final SamplePoint point : points)
			if (point.parent() != SamplePoint.NO_PARENT)
				children[point.parent()]++;
		// Root to tips: the last known point before i on its stretch, and the way from there.
		final int[] known = new int[n];
		final double[] way = new double[n];
		for (int i = 0; i < n; i++) {
			final SamplePoint point = points.get(i);
			final int parent = point.parent();
			known[i] = -1;
			if (point.radius() > 0)
				known[i] = i;
			else
				if (parent != SamplePoint.NO_PARENT && children[parent] == 1 && points.get(parent).type() == point.type()) {
					known[i] = known[parent];
					way[i] = way[parent] + point.distanceTo(points.get(parent));
				}
		}
		// Each known point settles those without radius between it and the known one before.
		final double[] radius = new double[n];
		for (int i = 0; i < n; i++) {
			final SamplePoint end = points.get(i);
			int j = end.parent();
			if (!(end.radius() > 0) || j == SamplePoint.NO_PARENT || points.get(j).radius() > 0 || known[j] < 0 || children[j] != 1 ||
				points.get(j).type() != end.type())
				continue;
			final double first = points.get(known[j]).radius();
			final double all = way[j] + end.distanceTo(points.get(j));
			for (; j != known[j]; j = points.get(j).parent())
				radius[j] = all > 0 ? first + (end.radius() - first) * way[j] / all : first;
		}
		return radius;
	}
}
