/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.morphology;

import java.util.List;

/**
 * A part of a neuron on which things are painted. Whether a compartment belongs to it is decided by the compartment's middle. A closed set of immutable
 * records, built from the constants and methods here.
 */
public sealed interface Region {

	/** The whole neuron. */
	Region EVERYWHERE = new Everywhere();
	/** The cell body. */
	Region SOMA = new OfType(Types.SOMA);
	/** The axon. */
	Region AXON = new OfType(Types.AXON);
	/** Basal dendrites. */
	Region BASAL = new OfType(Types.BASAL);
	/** Apical dendrites. */
	Region APICAL = new OfType(Types.APICAL);
	/** All that is neither soma nor axon. */
	Region DENDRITES = new Dendrites();

	/**
	 * Whether a place belongs to the region.
	 *
	 * @param type structure type there
	 * @param pathDistance path distance from the soma (without soma: from the root) there, µm
	 * @param section index of the section there
	 * @return true if it belongs
	 */
	boolean contains(int type, double pathDistance, int section);

	/** The whole neuron. */
	record Everywhere() implements Region {

		@Override
		public boolean contains(final int type, final double pathDistance, final int section) {
			return true;
		}
	}

	/** All that is neither soma nor axon. */
	record Dendrites() implements Region {

		@Override
		public boolean contains(final int type, final double pathDistance, final int section) {
			return type != Types.SOMA && type != Types.AXON;
		}
	}

	/**
	 * All of one structure type.
	 *
	 * @param type as in SWC files
	 */
	record OfType(int type) implements Region {

		@Override
		public boolean contains(final int type, final double pathDistance, final int section) {
			return type == this.type;
		}
	}

	/**
	 * A range of path distances.
	 *
	 * @param from µm, included
	 * @param to µm, excluded; may be infinite
	 */
	record PathDistance(double from, double to) implements Region {

		/** Refuses an empty range. */
		public PathDistance {
			if (!(from < to))
				throw new MorphologyException(
					"a range of path distances from " + from + " to " + to + " µm holds nothing; the first must be smaller");
		}

		@Override
		public boolean contains(final int type, final double pathDistance, final int section) {
			return pathDistance >= from && pathDistance < to;
		}
	}

	/**
	 * One section.
	 *
	 * @param index of the section in the cable model
	 */
	record OneSection(int index) implements Region {

		@Override
		public boolean contains(final int type, final double pathDistance, final int section) {
			return section == index;
		}
	}

	/**
	 * What belongs to all of several regions.
	 *
	 * @param regions at least one
	 */
	record AllOf(List<Region> regions) implements Region {

		/** Checks and copies the list. */
		public AllOf {
			regions = List.copyOf(regions);
			if (regions.isEmpty())
				throw new MorphologyException("a region made of several others lists none; give at least one");
		}

		@Override
		public boolean contains(final int type, final double pathDistance, final int section) {
			return regions.stream().allMatch(region -> region.contains(type, pathDistance, section));
		}
	}

	/**
	 * What belongs to any of several regions.
	 *
	 * @param regions at least one
	 */
	record AnyOf(List<Region> regions) implements Region {

		/** Checks and copies the list. */
		public AnyOf {
			regions = List.copyOf(regions);
			if (regions.isEmpty())
				throw new MorphologyException("a region made of several others lists none; give at least one");
		}

		@Override
		public boolean contains(final int type, final double pathDistance, final int section) {
			return regions.stream().anyMatch(region -> region.contains(type, pathDistance, section));
		}
	}
}
