/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.morphology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of a reconstruction.
 *
 * <p>
 * What lies between a point and its parent belongs to the type of the point. Length is the sum of these straight distances, the step from the soma to the first
 * point of a neurite included; the way from a branch's first point to its junction in formats that keep branches on their own (see
 * {@link Reconstruction#joints()}) is counted apart. Area is membrane as a cable model has it: the soma by {@link Soma}, every neurite the lateral area of its
 * frusta from its own first point on, so that the step from the soma, which lies in the soma, adds none, but a piece that joins a branch does. A step without length at the beginning of a section, as where a branch repeats the fork, changes the radius it begins with and adds none. Radii that the file does not give are assumed as for
 * a morphology, see {@link MissingRadii}.
 *
 * @param unit unit of length, as the file names it
 * @param points number of sample points
 * @param roots points without parent
 * @param bifurcations points with exactly two children
 * @param multifurcations points with more
 * @param tips points with none
 * @param pointsWithoutRadius whose radius the file does not give
 * @param length sum over the types, in the unit
 * @param jointLength length of the ways to junctions, in the unit; not in {@code length}
 * @param area sum over the types, in the square of the unit; empty if radii had to be assumed and nobody knows how long the unit is
 * @param types the same by structure type, ascending; only types that occur
 * @param trees connected trees: roots, those on one cell body together
 * @param cellBodies cell bodies that are drawn apart from the points
 * @param outlinePoints points of the lines with which they are drawn; not in {@code points}
 */
public record Description(String unit, int points, int roots, int bifurcations, int multifurcations, int tips, int pointsWithoutRadius,
	double length, double jointLength, OptionalDouble area, SortedMap<Integer, OfType> types, int trees, int cellBodies,
	int outlinePoints) {

	/** Points nearer to each other than this are at one place, µm. */
	private static final double NEGLIGIBLE = 1e-6;

	/**
	 * The figures of one structure type.
	 *
	 * @param points number of its sample points
	 * @param length in the unit of length
	 * @param area in the square of the unit; empty if it is not known
	 */
	public record OfType(int points, double length, OptionalDouble area) {
	}

	/** Copies the map. */
	public Description {
		types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
	}

	/**
	 * Describes what a file says, all trees of it.
	 *
	 * @param reconstruction any
	 * @return its figures in the file's own unit
	 */
	public static Description of(final Reconstruction reconstruction) {
		final List<SamplePoint> points = reconstruction.points();
		final Set<Integer> joints = reconstruction.joints();
		final int[] children = new int[points.size()];
		final TreeMap<Integer, Double> length = new TreeMap<>();
		final TreeMap<Integer, Integer> count = new TreeMap<>();
		int roots = 0, withoutRadius = 0;
		double jointLength = 0;
		for (int i = 0; i < points.size(); i++) {
			final SamplePoint point = points.get(i);
			count.merge(point.type(), 1, Integer::sum);
			length.merge(point.type(), 0.0, Double::sum);
			if (!(point.radius() > 0))
				withoutRadius++;
			if (point.parent() == SamplePoint.NO_PARENT) {
				roots++;
				continue;
			}
			children[point.parent()]++;
			final double step = point.distanceTo(points.get(point.parent()));
			if (joints.contains(i))
				jointLength += step;
			else
				length.merge(point.type(), step, Double::sum);
		}
		int bifurcations = 0, multifurcations = 0, tips = 0;
		for (final int number : children) {
			bifurcations += number == 2 ? 1 : 0;
			multifurcations += number > 2 ? 1 : 0;
			tips += number == 0 ? 1 : 0;
		}
		final double scale = reconstruction.frame().micrometresPerUnit();
		final boolean knowsArea = withoutRadius == 0 || !Double.isNaN(scale);
		final TreeMap<Integer, Double> area = knowsArea ? areas(reconstruction, Double.isNaN(scale) ? 1 : scale) : new TreeMap<>();
		if (!reconstruction.bodies().isEmpty()) { // somas that are no points have an area all the same
			count.putIfAbsent(Types.SOMA, 0);
			length.putIfAbsent(Types.SOMA, 0.0);
		}
		final SortedMap<Integer, OfType> types = new TreeMap<>();
		count.forEach((type, number) -> types.put(type,
			new OfType(number, length.get(type), knowsArea ? OptionalDouble.of(area.getOrDefault(type, 0.0)) : OptionalDouble.empty())));
		return new Description(reconstruction.frame().unit(), points.size(), roots, bifurcations, multifurcations, tips, withoutRadius,
			sum(length), jointLength, knowsArea ? OptionalDouble.of(sum(area)) : OptionalDouble.empty(), types, reconstruction.trees(),
			reconstruction.bodies().size(), reconstruction.bodies().stream().mapToInt(CellBody::outlinePoints).sum());
	}

	/**
	 * Describes one tree.
	 *
	 * @param morphology any
	 * @return its figures in µm
	 */
	public static Description of(final Morphology morphology) {
		return of(new Reconstruction(morphology.name(), morphology.points(), Frame.MICROMETRES, List.of()));
	}

	/** Which points lie where the section begins to which they belong: the step to them only changes the radius with which it begins. */
	private static boolean[] beginnings(final List<SamplePoint> points, final Set<Integer> somaPoints) {
		final int[] children = new int[points.size()];
		points.forEach(point -> {
			if (point.parent() != SamplePoint.NO_PARENT)
				children[point.parent()]++;
		});
		final boolean[] begins = new boolean[points.size()];
		for (int i = 1; i < begins.length; i++) {
			final int parent = points.get(i).parent();
			final boolean fromSoma = somaPoints.contains(parent) || somaPoints.contains(points.get(parent).parent());
			final boolean first = parent == 0 || fromSoma || children[parent] != 1 || points.get(parent).type() != points.get(i).type();
			begins[i] = (first || begins[parent]) && points.get(i).distanceTo(points.get(parent)) <= NEGLIGIBLE;
		}
		return begins;
	}

	private static double sum(final SortedMap<Integer, Double> byType) {
		return byType.values().stream().mapToDouble(Double::doubleValue).sum();
	}

	/** Membrane area by type, in the square of the file's unit. */
	private static TreeMap<Integer, Double> areas(final Reconstruction reconstruction, final double scale) {
		final TreeMap<Integer, Double> area = new TreeMap<>();
		for (final Reconstruction one : reconstruction.split()) {
			final List<SamplePoint> points = ChosenTree.inMicrometres(one, scale, Map.of(), new ArrayList<>());
			final Soma soma = Soma.of(new Morphology(one.name(), points));
			final Set<Integer> somaPoints = Set.copyOf(soma.points());
			if (soma.kind() != Soma.Kind.NONE)
				area.merge(Types.SOMA, soma.area() / (scale * scale), Double::sum);
			final boolean[] begins = beginnings(points, somaPoints);
			for (int i = 1; i < points.size(); i++) {
				final SamplePoint point = points.get(i), parent = points.get(point.parent());
				if (!begins[i] && !somaPoints.contains(i) && !somaPoints.contains(point.parent()))
					area.merge(point.type(), Math.PI * (point.radius() + parent.radius()) *
						Math.hypot(point.distanceTo(parent), point.radius() - parent.radius()) / (scale * scale), Double::sum);
			}
		}
		return area;
	}
}
