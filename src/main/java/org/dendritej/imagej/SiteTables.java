/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Place;

import ij.measure.ResultsTable;

/** Where synapses sit, as ImageJ's tables, units in the headings. */
public final class SiteTables {

	private SiteTables() {
	}

	/**
	 * A row for each synapse.
	 *
	 * @param cable the neuron
	 * @param places of the synapses
	 * @return a new table: position, path distance from the soma, section
	 */
	public static ResultsTable of(final CableModel cable, final List<Place> places) {
		final ResultsTable table = new ResultsTable();
		table.showRowNumbers(true);
		table.setNaNEmptyCells(true);
		for (final Place place : places) {
			table.incrementCounter();
			add(table, cable, place);
		}
		return table;
	}

	/**
	 * A row for each marked place, also for those that were not near enough to become a synapse.
	 *
	 * @param marks the marked places
	 * @return a new table: the selection, where it was marked, how far that is from the neurite, whether it became a synapse, and where that sits
	 */
	public static ResultsTable of(final SnappedMarks marks) {
		final ResultsTable table = new ResultsTable();
		table.showRowNumbers(true);
		table.setNaNEmptyCells(true);
		for (int i = 0; i < marks.marks().size(); i++) {
			table.incrementCounter();
			table.addValue("Selection", marks.marks().get(i).selection());
			table.addValue("Marked X (µm)", marks.marks().get(i).x());
			table.addValue("Marked Y (µm)", marks.marks().get(i).y());
			table.addValue("Marked Z (µm)", marks.marks().get(i).z());
			table.addValue("Distance (µm)", marks.snaps().get(i).distance());
			table.addValue("Placed", marks.isPlaced(i) ? "yes" : "no");
			if (marks.isPlaced(i))
				add(table, marks.cable(), marks.snaps().get(i).place());
		}
		return table;
	}

	private static void add(final ResultsTable table, final CableModel cable, final Place place) {
		final double[] at = cable.position(place);
		table.addValue("X (µm)", at[0]);
		table.addValue("Y (µm)", at[1]);
		table.addValue("Z (µm)", at[2]);
		table.addValue("Path distance (µm)", place.pathDistance());
		table.addValue("Section", place.section());
	}
}
