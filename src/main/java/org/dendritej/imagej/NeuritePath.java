/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Place;
import org.dendritej.cable.Section;
import org.dendritej.cable.Snap;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;

/**
 * A stretch along the neurites, always away from the soma, in equal steps of path distance.
 *
 * @param cable the neuron
 * @param step µm
 * @param places from the end near the soma to the other one
 */
public record NeuritePath(CableModel cable, double step, List<Place> places) {

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
	 * Along the neurite between the ends of a line that was drawn on it.
	 *
	 * @param cable the neuron
	 * @param ends the first and the last point of the line
	 * @param within how far they may be from the centre line, µm
	 * @param step µm
	 * @return the path
	 * @throws ImageException if an end lies farther away, or the neurite from the soma to one does not pass the other
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
		return between(cable, places[forwards ? 0 : 1], places[forwards ? 1 : 0], step);
	}

	private static NeuritePath between(final CableModel cable, final Place near, final Place far, final double step) {
		if (!(step > 0) || Double.isInfinite(step))
			throw new ImageException("steps of " + step + " µm along a neurite; expected more than 0");
		final Deque<Section> chain = new ArrayDeque<>();
		for (int index = far.section(); index != Section.NO_PARENT; index = cable.sections().get(index).parent())
			chain.addFirst(cable.sections().get(index));
		final boolean fromSoma = near.pathDistance() == 0;
		if (!fromSoma && chain.stream().noneMatch(section -> section.index() == near.section()))
			throw new ImageException(String.format(Locale.ROOT,
				"%s: the line runs from one branch, %.0f µm from the soma, into another; draw it along one neurite, towards the soma or away from it",
				cable.name(), near.pathDistance()));
		final double from = near.pathDistance(), to = far.pathDistance();
		if ((to - from) / step > LONGEST)
			throw new ImageException("a path of " + (to - from) + " µm in steps of " + step + " µm has too many; take larger steps");
		final int n = (int) Math.floor((to - from) / step + 1e-9) + 1;
		final List<Place> places = new ArrayList<>(n);
		final Section[] sections = chain.toArray(Section[]::new);
		int at = 0;
		for (int i = 0; i < n; i++) {
			final double distance = from + i * step;
			while (at < sections.length - 1 && distance >= sections[at + 1].startDistance())
				at++;
			final Section section = sections[at];
			final double fraction =
				section.length() > 0 ? Math.max(0, Math.min(1, (distance - section.startDistance()) / section.length())) : 0;
			final Place place = cable.locate(distance == 0 ? Location.SOMA : new Location.OnSection(section.index(), fraction));
			places.add(new Place(place.section(), place.fraction(), place.compartment(), distance));
		}
		return new NeuritePath(cable, step, places);
	}

	/**
	 * Distance of the first place from the soma.
	 *
	 * @return µm along the neurites
	 */
	public double start() {
		return places.get(0).pathDistance();
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
		return String.format(Locale.ROOT, "%.0f–%.0f µm from the soma", start(), start() + step * (places.size() - 1));
	}

	/** Equal places make equal paths. */
	@Override
	public boolean equals(final Object other) {
		return other instanceof NeuritePath path && path.cable == cable && path.step == step && path.places.equals(places);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(new Object[] { step, places });
	}
}
