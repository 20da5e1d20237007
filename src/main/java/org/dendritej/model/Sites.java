/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Place;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;

/** Where the synapses of a group sit. */
public sealed interface Sites {

	/**
	 * Number of synapses.
	 *
	 * @return at least 1
	 */
	int number();

	/**
	 * Finds the places on a neuron.
	 *
	 * @param cable the neuron
	 * @param seed of random places; the same seed gives the same places, and fewer synapses are the first of more
	 * @return one place per synapse
	 */
	List<Place> resolve(CableModel cable, long seed);

	/**
	 * Given places.
	 *
	 * @param locations one per synapse
	 */
	record Listed(List<Location> locations) implements Sites {

		/** Copies. */
		public Listed {
			locations = List.copyOf(locations);
			if (locations.isEmpty())
				throw new ModelException("a synapse group lists no places; give at least one");
		}

		@Override
		public int number() {
			return locations.size();
		}

		@Override
		public List<Place> resolve(final CableModel cable, final long seed) {
			return locations.stream().map(cable::locate).toList();
		}
	}

	/**
	 * A cluster: the stretch of a section around a place is cut into as many equal parts as there are synapses, and one sits in the middle of each. One alone
	 * sits at the place itself.
	 *
	 * @param centre the place
	 * @param spread length of the stretch, µm; what would lie beyond an end of the section sits at that end
	 * @param number of synapses
	 */
	record Cluster(Location centre, double spread, int number) implements Sites {

		/** Checks. */
		public Cluster {
			if (!(spread >= 0) || Double.isInfinite(spread) || number < 1)
				throw new ModelException("a cluster of " + number + " synapses over " + spread +
					" µm; the number must be positive and the spread not negative");
		}

		@Override
		public List<Place> resolve(final CableModel cable, final long seed) {
			final Place middle = cable.locate(centre);
			final double length = cable.sections().get(middle.section()).length();
			final List<Place> places = new ArrayList<>(number);
			for (int i = 0; i < number; i++) {
				final double offset = length == 0 ? 0 : spread * ((i + 0.5) / number - 0.5) / length;
				places.add(cable.locate(new Location.OnSection(middle.section(), Math.max(0, Math.min(1, middle.fraction() + offset)))));
			}
			return places;
		}
	}

	/**
	 * Scattered at random, uniformly by length of neurite. The places depend on the model's seed and the group's name.
	 *
	 * @param region where
	 * @param number of synapses
	 */
	record Scattered(Region region, int number) implements Sites {

		/** Checks. */
		public Scattered {
			if (number < 1)
				throw new ModelException("a scattered group of " + number + " synapses; the number must be positive");
		}

		@Override
		public List<Place> resolve(final CableModel cable, final long seed) {
			final int[] compartments = cable.compartments(region);
			final double[] end = new double[compartments.length];
			double total = 0;
			for (int i = 0; i < end.length; i++)
				end[i] = total += cable.length(compartments[i]);
			if (!(total > 0))
				throw new ModelException(
					cable.name() + ": the region of a scattered synapse group holds no compartment; choose another region");
			final SplittableRandom random = new SplittableRandom(seed);
			final List<Place> places = new ArrayList<>(number);
			for (int n = 0; n < number; n++) {
				final double position = random.nextDouble() * total;
				final int found = java.util.Arrays.binarySearch(end, position);
				final int i = Math.min(found < 0 ? -found - 1 : found + 1, end.length - 1), c = compartments[i];
				final double within = 1 - (end[i] - position) / cable.length(c);
				final int section = cable.section(c);
				final double half = 0.5 / cable.sections().get(section).compartments();
				places.add(new Place(section, cable.fraction(c) + (2 * within - 1) * half, c,
					cable.pathDistance(c) + (within - 0.5) * cable.length(c)));
			}
			return places;
		}
	}
}
