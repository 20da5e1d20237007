/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Place;
import org.dendritej.cable.Snap;
import org.dendritej.imagej.Marks.Mark;
import org.dendritej.model.Sites;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;

/**
 * Marked places on a neuron: each at the nearest place of a region, if that is near enough.
 *
 * @param cable the neuron
 * @param marks as they were set
 * @param snaps the nearest place of each
 * @param within how far a mark may be from the centre line, µm
 */
public record SnappedMarks(CableModel cable, List<Mark> marks, List<Snap> snaps, double within) {

	/** Copies. */
	public SnappedMarks {
		marks = List.copyOf(marks);
		snaps = List.copyOf(snaps);
	}

	/**
	 * Snaps.
	 *
	 * @param cable the neuron
	 * @param marks in its space
	 * @param region to which they may snap
	 * @param within how far they may be from the centre line, µm
	 * @return all of them, also those that are too far
	 */
	public static SnappedMarks of(final CableModel cable, final List<Mark> marks, final Region region, final double within) {
		return new SnappedMarks(cable, marks, marks.stream().map(mark -> cable.snap(mark.x(), mark.y(), mark.z(), region)).toList(),
			within);
	}

	/**
	 * Whether a mark is near enough.
	 *
	 * @param mark its number
	 * @return true if it becomes a synapse
	 */
	public boolean isPlaced(final int mark) {
		return snaps.get(mark).distance() <= within;
	}

	/**
	 * How many are near enough.
	 *
	 * @return 0 or more
	 */
	public int placed() {
		return (int) IntStream.range(0, marks.size()).filter(this::isPlaced).count();
	}

	/**
	 * What became of the marks.
	 *
	 * @return a sentence
	 */
	public String sentence() {
		final int placed = placed(), left = marks.size() - placed;
		final double farthest = snaps.stream().mapToDouble(Snap::distance).max().orElse(0);
		return placed + " of " + marks.size() + " marked places became synapses" + (left == 0 ? "."
			: String.format(Locale.ROOT, "; %d %s farther than %s µm from the neurites looked at, the farthest %.1f µm.", left,
				left == 1 ? "lies" : "lie", text(within), farthest));
	}

	private static String text(final double number) {
		return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
	}

	/**
	 * The synapses.
	 *
	 * @return positions on the centre lines
	 * @throws ImageException if no mark is near enough
	 */
	public Sites sites() {
		if (placed() == 0)
			throw new ImageException(sentence() + " Check pixel size, unit and origin of the image, or allow a greater distance.");
		return new Sites.Listed(
			IntStream.range(0, marks.size()).filter(this::isPlaced).mapToObj(i -> location(snaps.get(i).place())).toList());
	}

	/** By its position, which says most to a reader and holds however the neuron is cut; by its section where that would find another neurite. */
	private Location location(final Place place) {
		final double[] at = cable.position(place);
		final Location.NearestTo position = new Location.NearestTo(at[0], at[1], at[2]);
		return cable.locate(position).compartment() == place.compartment() ? position
			: new Location.OnSection(place.section(), place.fraction());
	}
}
