/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.dendritej.morphology.CellBody;
import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;

/** Reconstructions grown from a seed, with all that real ones hold. Siblings lie at different places. */
final class RandomReconstructions {

	static final Frame IMAGE = new Frame("µm", 1, 0, 0, 0, Optional.of(new Frame.Image(512, 256, 40, 0.2, 0.2, 1.5)));
	private static final int[] TYPES = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 300, -5, Integer.MAX_VALUE };

	private RandomReconstructions() {
	}

	/** A forest without joints and bodies: what SWC can say. */
	static Reconstruction forest(final long seed, final int size) {
		return grown(seed, size, false);
	}

	/** One with joints, at gaps and without, and cell bodies drawn apart, too. */
	static Reconstruction anything(final long seed, final int size) {
		return grown(seed, size, true);
	}

	private static Reconstruction grown(final long seed, final int size, final boolean joined) {
		final Random random = new Random(seed);
		final List<SamplePoint> points = new ArrayList<>();
		final Set<Integer> joints = new HashSet<>(), roots = new HashSet<>(), doubled = new HashSet<>();
		for (int i = 0; i < size; i++) {
			final int parent = i == 0 || random.nextInt(150) == 0 ? SamplePoint.NO_PARENT
				: Math.max(0, i - 1 - (random.nextInt(4) == 0 ? random.nextInt(20) : 0));
			if (parent < 0) {
				roots.add(i);
				points.add(new SamplePoint(random.nextGaussian() * 100, random.nextGaussian() * 100, 0, 5 * random.nextDouble() + 1,
					random.nextInt(3) > 0 ? Types.SOMA : Types.BASAL, parent));
				continue;
			}
			final SamplePoint from = points.get(parent);
			final int type = from.type() == Types.SOMA && random.nextInt(3) > 0 ? Types.BASAL
				: random.nextInt(6) == 0 ? TYPES[random.nextInt(TYPES.length)] : from.type();
			final double radius = random.nextInt(9) == 0 ? 0 : random.nextInt(3) == 0 ? from.radius() : random.nextDouble() + 0.1;
			final boolean same = random.nextInt(12) == 0 && doubled.add(parent);
			final boolean joint = joined && random.nextInt(10) == 0;
			if (joint)
				joints.add(i);
			points.add(same ? new SamplePoint(from.x(), from.y(), from.z(), radius, type, parent)
				: new SamplePoint(from.x() + random.nextGaussian() * 5, from.y() + random.nextInt(100) / 10.0, from.z() + 1e-5 * i, radius,
					type, parent));
		}
		final List<CellBody> bodies = new ArrayList<>();
		if (joined && random.nextBoolean()) {
			roots.removeIf(root -> root > 0 && random.nextInt(3) == 0);
			final List<SamplePoint> outline = new ArrayList<>();
			for (int k = 0; k < 12; k++)
				outline.add(new SamplePoint(8 * Math.cos(k * Math.PI / 6), 8 * Math.sin(k * Math.PI / 6), 3, 0.2, Types.SOMA, k - 1));
			bodies.add(CellBody.of(List.of(outline), roots));
		}
		return new Reconstruction("grown-" + seed + ".swc", points, joints, bodies, joined ? IMAGE : Frame.MICROMETRES, List.of());
	}
}
