/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Place;
import org.dendritej.cable.Section;
import org.dendritej.cable.Snap;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;

/**
 * A stretch along the neurites in equal steps of path distance: away from the soma, or through the soma or a fork from one branch into another.
 *
 * @param cable the neuron
 * @param step µm
 * @param places from the end near the soma to the other one; of a stretch through the soma or a fork from the beginning of the line to its end
 * @param start distance of the first place from where distances count, µm; negative before the soma or the fork that a stretch runs through
 * @param origin from where distances count, such as "the soma"
 */
public record NeuritePath(CableModel cable, double step, List<Place> places, double start, String origin) {

	private static final int LONGEST = 1_000_000;

	/** Copies. */
	public NeuritePath {
		places = List.copyOf(places);
	}

	/**
	 * From the soma to the end of a section.
	 *
	 * @param cable the neuron
	 * @param section its index
	 * @param step µm
	 * @return the path
	 * @throws ImageException if there is no such section, or the step is not positive
	 */
	public static NeuritePath toEndOf(final CableModel cable, final int section, final double step) {
		if (section < 0 || section >= cable.sections().size())
			throw new ImageException(
				cable.name() + ": there is no section " + section + "; the sections are 0 to " + (cable.sections().size() - 1));
		return between(cable, cable.locate(Location.SOMA), cable.locate(new Location.OnSection(section, 1)), step);
	}

	/**
	 * Where the neurites end, farthest from the soma first.
	 *
	 * @param cable the neuron
	 * @return indices of the sections without others at their ends; none of the soma if there is another
	 */
	public static int[] tips(final CableModel cable) {
		final boolean[] goesOn = new boolean[cable.sections().size()];
		for (final Section section : cable.sections())
			if (section.parent() != Section.NO_PARENT)
				goesOn[section.parent()] = true;
		return cable.sections().stream().filter(section -> !goesOn[section.index()])
			.sorted((a, b) -> Double.compare(b.startDistance() + b.length(), a.startDistance() + a.length())).mapToInt(Section::index)
			.toArray();
	}

	/**
	 * From the soma to a tip.
	 *
	 * @param cable the neuron
	 * @param tip its number, 0 for the farthest from the soma
	 * @param step µm
	 * @return the path
	 * @throws ImageException if there is no such tip, or the step is not positive
	 */
	public static NeuritePath toTip(final CableModel cable, final int tip, final double step) {
		final int[] tips = tips(cable);
		if (tip < 0 || tip >= tips.length)
			throw new ImageException(cable.name() + ": there is no tip " + tip + "; the tips are 0, the farthest from the soma, to " +
				(tips.length - 1));
		return toEndOf(cable, tips[tip], step);
	}

	/**
	 * Along the neurites between the ends of a line that was drawn on them. Distances count from the soma; where the way leads from one branch into another, from
	 * the soma or the fork between them, negative on the side of the line's beginning.
	 *
	 * @param cable the neuron
	 * @param ends the first and the last point of the line
	 * @param within how far they may be from the centre line, µm
	 * @param step µm
	 * @return the path
	 * @throws ImageException if an end lies farther away
	 */
	public static NeuritePath along(final CableModel cable, final List<Marks.Mark> ends, final double within, final double step) {
		final Place[] places = new Place[2];
		for (int i = 0; i < 2; i++) {
			final Marks.Mark end = ends.get(i);
			final Snap snap = cable.snap(end.x(), end.y(), end.z(), Region.EVERYWHERE);
			if (snap.distance() > within)
				throw new ImageException(String.format(Locale.ROOT,
					"%s: the %s of the line lies %.1f µm from the nearest neurite, farther than %.1f µm; draw the line along a neurite, or allow more",
					cable.name(), i == 0 ? "beginning" : "end", snap.distance(), within));
			places[i] = snap.place();
		}
		final boolean forwards = places[0].pathDistance() <= places[1].pathDistance();
		final Place near = places[forwards ? 0 : 1], far = places[forwards ? 1 : 0];
		return near.pathDistance() == 0 || chain(cable, far).contains(cable.sections().get(near.section()))
			? between(cable, near, far, step)
			: through(cable, places[0], places[1], step);
	}

	private static NeuritePath between(final CableModel cable, final Place near, final Place far, final double step) {
		final double from = near.pathDistance();
		return new NeuritePath(cable, step, leg(cable, far, from, step), from, "the soma");
	}

	/** From one branch into another. */
	private static NeuritePath through(final CableModel cable, final Place first, final Place last, final double step) {
		final List<Section> a = chain(cable, first), b = chain(cable, last);
		double turn = 0;
		for (int i = 0; i < Math.min(a.size(), b.size()) && a.get(i) == b.get(i); i++)
			if (a.get(i).startDistance() + a.get(i).length() <= Math.min(first.pathDistance(), last.pathDistance()) + 1e-9)
				turn = cable.sections().get(a.get(i + 1).index()).startDistance();
		final List<Place> places = new ArrayList<>(leg(cable, first, turn, step));
		Collections.reverse(places);
		places.remove(places.size() - 1);
		final double start = -step * places.size() + 0.0;
		places.addAll(leg(cable, last, turn, step));
		return new NeuritePath(cable, step, places, start, turn == 0 ? "the soma"
			: String.format(Locale.ROOT, "the fork %.0f µm from the soma", turn));
	}

	/** The sections from the soma to a place. */
	private static List<Section> chain(final CableModel cable, final Place place) {
		final List<Section> chain = new ArrayList<>();
		for (int index = place.section(); index != Section.NO_PARENT; index = cable.sections().get(index).parent())
			chain.add(cable.sections().get(index));
		Collections.reverse(chain);
		return chain;
	}

	/** From a distance from the soma to a place farther away. */
	private static List<Place> leg(final CableModel cable, final Place far, final double from, final double step) {
		if (!(step > 0) || Double.isInfinite(step))
			throw new ImageException("steps of " + step + " µm along a neurite; expected more than 0");
		final double to = far.pathDistance();
		if ((to - from) / step > LONGEST)
			throw new ImageException("a path of " + (to - from) + " µm in steps of " + step + " µm has too many; take larger steps");
		final int n = (int) Math.floor((to - from) / step + 1e-9) + 1;
		final List<Place> places = new ArrayList<>(n);
		final List<Section> sections = chain(cable, far);
		int at = 0;
		for (int i = 0; i < n; i++) {
			final double distance = from + i * step;
			while (at < sections.size() - 1 && distance >= sections.get(at + 1).startDistance())
				at++;
			final Section section = sections.get(at);
			final double fraction =
				section.length() > 0 ? Math.max(0, Math.min(1, (distance - section.startDistance()) / section.length())) : 0;
			final Place place = cable.locate(distance == 0 ? Location.SOMA : new Location.OnSection(section.index(), fraction));
			places.add(new Place(place.section(), place.fraction(), place.compartment(), distance));
		}
		return places;
	}

	/**
	 * Positions of the places.
	 *
	 * @return x, y, z in µm, shape [places][3]
	 */
	public double[][] positions() {
		return places.stream().map(cable::position).toArray(double[][]::new);
	}

	/** The compartments of the places. */
	int[] compartments() {
		return places.stream().mapToInt(Place::compartment).toArray();
	}

	/** A short name for titles. */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%.0f–%.0f µm from %s", start, start + step * (places.size() - 1), origin);
	}

	/** Equal places make equal paths. */
	@Override
	public boolean equals(final Object other) {
		return other instanceof NeuritePath path && path.cable == cable && path.step == step && path.start == start
			&& path.places.equals(places);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(new Object[] { step, places });
	}
}
