/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.SplittableRandom;

import org.dendritej.cable.CableBuilder;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.morphology.Types;

/** Cables and trees of cylinders for tests and benchmarks. */
public final class Cables {

	private Cables() {}

	/**
	 * One cylinder.
	 *
	 * @param length µm
	 * @param diameter µm
	 * @param compartments number
	 * @param properties of its membrane and inside
	 * @return its model
	 */
	public static CableModel cylinder(final double length, final double diameter, final int compartments,
		final CableProperties properties) {
		final CableBuilder builder = new CableBuilder("cylinder", properties);
		builder.cylinder(Types.BASAL, -1, 0, length, diameter, compartments);
		return builder.build();
	}

	/**
	 * A binary tree in which daughters have d·2^(−2/3) and l·2^(−1/3) of their parent: Rall's 3/2 law with equal electrotonic lengths.
	 *
	 * @param levels number
	 * @param length of the root, µm
	 * @param diameter of the root, µm
	 * @param compartments of each section
	 * @param properties of the membrane and inside
	 * @return its model
	 */
	public static CableModel threeHalvesTree(final int levels, final double length, final double diameter, final int compartments,
		final CableProperties properties) {
		final double[][] shape = new double[(1 << levels) - 1][];
		for (int s = 0; s < shape.length; s++) {
			final int level = 31 - Integer.numberOfLeadingZeros(s + 1);
			shape[s] =
				new double[] { s == 0 ? -1 : (s - 1) / 2, length * Math.pow(2, -level / 3.0), diameter * Math.pow(2, -2 * level / 3.0) };
		}
		return tree(shape, compartments, properties);
	}

	/** Cylinders joined end to start; each row: parent, length, diameter. */
	static CableModel tree(final double[][] shape, final int compartments, final CableProperties properties) {
		final CableBuilder builder = new CableBuilder("tree", properties);
		for (final double[] row : shape)
			builder.cylinder(Types.BASAL, (int) row[0], row[0] < 0 ? 0 : 1, row[1], row[2], compartments);
		return builder.build();
	}

	/** A random tree: any number of daughters, some sections joined in the middle of their parent or at the root's start. */
	static CableModel random(final SplittableRandom random, final int sections, final CableProperties properties) {
		final CableBuilder builder = new CableBuilder("random tree", properties);
		for (int s = 0; s < sections; s++) {
			final int parent = s == 0 ? -1 : random.nextInt(s);
			final double fraction = parent < 0 ? 0 : random.nextInt(5) == 0 ? (parent == 0 && random.nextBoolean() ? 0 : 0.5) : 1;
			builder.cylinder(Types.BASAL, parent, fraction, random.nextDouble(10, 200), random.nextDouble(0.3, 5), 1 + random.nextInt(9));
		}
		return builder.build();
	}
}
