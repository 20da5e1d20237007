/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.example;

import java.util.Optional;

import org.dendritej.example.GrowthModel.Tissue;
import org.dendritej.example.Habit.Branching;
import org.dendritej.example.Habit.Steering;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.Types;

/** The grown neurons of {@code sample-data/}. */
final class SampleNeurons {

	private static final Vector UP = new Vector(0, -1, 0), DOWN = new Vector(0, 1, 0), NOWHERE = Vector.ZERO;

	private SampleNeurons() {
	}

	/** A layer-5 pyramidal cell: basal stems, a thick trunk with obliques, a tuft below the pia and the beginning of an axon. */
	static Morphology pyramidal(final long seed) {
		final GrowthModel growth = new GrowthModel(seed, new Tissue(0, 100, 0), new Vector(0, 640, 50), 8.5);
		final Habit tuft = new Habit(Types.APICAL, 1.7, 0.6, 200, 255, 45, new Branching(0.024, 12, 150, 12, 4, 60),
			new Steering(130, UP, 0.005, 0));
		final Habit oblique = new Habit(Types.APICAL, 1.3, 0.65, 90, 140, 30, new Branching(0.012, 15, 80, 12, 2, 50),
			new Steering(130, NOWHERE, 0, 0.004));
		final Habit trunk = new Habit(Types.APICAL, 3.0, 2.4, 230, 390, 0, new Branching(0.055, 30, 300, 8, 12, 72),
			new Steering(900, UP, 0.02, 0), Optional.of(oblique), Optional.of(tuft));
		final Habit basal = new Habit(Types.BASAL, 2.3, 0.65, 110, 165, 30, new Branching(0.03, 8, 90, 10, 4, 52),
			new Steering(140, NOWHERE, 0, 0.008));
		final Habit axon = new Habit(Types.AXON, 1.3, 0.9, 25, 62, 0, Branching.NONE, new Steering(400, DOWN, 0.02, 0));
		growth.sprout(trunk, UP);
		final double[] angles = { -28, 18, 58, 128, 166, 207 }, depths = { 0.35, -0.5, 0.45, -0.4, 0.55, -0.3 };
		for (int i = 0; i < angles.length; i++)
			growth.sprout(basal,
				new Vector(StrictMath.cos(StrictMath.toRadians(angles[i])), StrictMath.sin(StrictMath.toRadians(angles[i])), depths[i]));
		growth.sprout(axon, new Vector(0.05, 1, 0.1));
		return growth.grow("pyramidal", new Vector(20, 20, 9));
	}

	/** A granule cell of the dentate gyrus: two stems that spread into a cone, and the beginning of an axon. */
	static Morphology granule(final long seed) {
		final GrowthModel growth = new GrowthModel(seed, new Tissue(0, 80, -1000), new Vector(0, 0, 40), 5.2);
		final Habit dendrite = new Habit(Types.BASAL, 1.6, 0.7, 120, 235, 18, new Branching(0.03, 10, 150, 14, 3, 42),
			new Steering(160, UP, 0.004, 0.006));
		final Habit axon = new Habit(Types.AXON, 0.9, 0.6, 20, 40, 0, Branching.NONE, new Steering(200, DOWN, 0.02, 0));
		growth.sprout(dendrite, new Vector(-0.45, -1, 0.2));
		growth.sprout(dendrite, new Vector(0.5, -1, -0.2));
		growth.sprout(axon, new Vector(-0.1, 1, 0));
		return growth.grow("granule", new Vector(10, 10, 5));
	}
}
