/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.TreeChoice;

/** Comparing trees whatever the order of their points. */
final class Shapes {

	private static final Comparator<SamplePoint> PLACE = Comparator.comparingDouble(SamplePoint::x).thenComparingDouble(SamplePoint::y)
		.thenComparingDouble(SamplePoint::z).thenComparingDouble(SamplePoint::radius).thenComparingInt(SamplePoint::type);

	private Shapes() {
	}

	static TreeChoice tree(final int number) {
		return new TreeChoice(number, 1, Map.of());
	}

	/** The same tree with the children of each point in the order of their places, depth first: equal for equal trees of points at different places. */
	static List<SamplePoint> canonical(final Morphology morphology) {
		final List<SamplePoint> points = morphology.points();
		final List<List<Integer>> children = new ArrayList<>();
		points.forEach(point -> children.add(new ArrayList<>()));
		for (int i = 1; i < points.size(); i++)
			children.get(points.get(i).parent()).add(i);
		children.forEach(list -> list.sort(Comparator.comparing(points::get, PLACE)));
		final List<SamplePoint> ordered = new ArrayList<>();
		final int[] stack = new int[points.size()], newIndex = new int[points.size()];
		Arrays.fill(newIndex, -1);
		int depth = 1;
		while (depth > 0) {
			final int i = stack[--depth];
			final SamplePoint point = points.get(i);
			newIndex[i] = ordered.size();
			ordered.add(point.withParent(point.parent() < 0 ? -1 : newIndex[point.parent()]));
			for (int k = children.get(i).size() - 1; k >= 0; k--)
				stack[depth++] = children.get(i).get(k);
		}
		return ordered;
	}
}
