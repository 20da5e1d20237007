/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which bodies may overlap, and who of them comes first: what lies in several belongs to the thickest, of equal ones to the first; joints come last. */
final class Neighbours {

	private final Body[] bodies;
	private final int[][] near;
	private final int[] rank;

	/** Looks through some bodies. */
	Neighbours(final Body[] bodies) {
		this.bodies = bodies;
		final double[][] boxes = Arrays.stream(bodies).map(Body::bounds).toArray(double[][]::new);
		final List<List<Integer>> found = new ArrayList<>();
		for (int i = 0; i < bodies.length; i++)
			found.add(new ArrayList<>());
		final int[] byX = IntStream.range(0, bodies.length).boxed().sorted(Comparator.comparingDouble(i -> boxes[i][0]))
			.mapToInt(i -> i).toArray();
		for (int a = 0; a < byX.length; a++) {
			final double[] box = boxes[byX[a]];
			for (int b = a + 1; b < byX.length && boxes[byX[b]][0] <= box[3]; b++)
				if (meet(box, boxes[byX[b]])) {
					found.get(byX[a]).add(byX[b]);
					found.get(byX[b]).add(byX[a]);
				}
		}
		near = found.stream().map(list -> list.stream().sorted().mapToInt(i -> i).toArray()).toArray(int[][]::new);
		rank = new int[bodies.length];
		final int[] order = IntStream.range(0, bodies.length).boxed()
			.sorted(Comparator.<Integer>comparingInt(i -> joint(bodies[i]) ? 1 : 0)
				.thenComparing(Comparator.<Integer>comparingDouble(i -> bodies[i].greatestRadius()).reversed())
				.thenComparing(Comparator.naturalOrder()))
			.mapToInt(i -> i).toArray();
		for (int i = 0; i < order.length; i++)
			rank[order[i]] = i;
	}

	private static boolean joint(final Body body) {
		return body instanceof Ball ball && ball.planes() > 0;
	}

	private static boolean meet(final double[] a, final double[] b) {
		return a[1] <= b[4] && b[1] <= a[4] && a[2] <= b[5] && b[2] <= a[5] && a[0] <= b[3] && b[0] <= a[3];
	}

	/** The bodies near one that come before it. */
	Body[] before(final int body) {
		return Arrays.stream(near[body]).filter(i -> rank[i] < rank[body]).mapToObj(i -> bodies[i]).toArray(Body[]::new);
	}

	/** All bodies near one. */
	Body[] around(final int body) {
		return Arrays.stream(near[body]).mapToObj(i -> bodies[i]).toArray(Body[]::new);
	}
}
