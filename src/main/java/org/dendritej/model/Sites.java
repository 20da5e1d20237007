/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.model;

import java.util.List;

import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;

/** Where the synapses of a group sit. */
public sealed interface Sites {

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
	}

	/**
	 * A cluster: synapses at equal distances along the section of a place, centred on it; one alone sits at the place itself.
	 *
	 * @param centre the place
	 * @param spread distance between the first and the last synapse, µm; what would lie beyond an end of the section sits at that end
	 * @param number of synapses
	 */
	record Cluster(Location centre, double spread, int number) implements Sites {

		/** Checks. */
		public Cluster {
			if (!(spread >= 0) || Double.isInfinite(spread) || number < 1)
				throw new ModelException("a cluster of " + number + " synapses over " + spread +
					" µm; the number must be positive and the spread not negative");
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
	}
}
