/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import ij.measure.ResultsTable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.dendritej.recording.Recording;
import org.dendritej.recording.Spike;
import org.dendritej.recording.Trace;

/** What was recorded, as rows of ImageJ's tables, units in the headings. */
public final class RecordingTables {

	private RecordingTables() {
	}

	/**
	 * Adds a row for each place that was recorded: every trace, and every place that fired and has no trace of its name. Rows that
	 * stand in the table are kept, so that a macro which runs many simulations finds all of them in one; cells that make no sense, such as the first spike of a
	 * silent place, are NaN.
	 *
	 * @param table such as ImageJ's system table, which macros read headless, too
	 * @param label of the rows, such as the name of the neuron
	 * @param recording to be summarised
	 * @param model fingerprint of the model, written into each row
	 */
	public static void addSummary(final ResultsTable table, final String label, final Recording recording, final String model) {
		table.setNaNEmptyCells(true);
		final Set<String> places = new LinkedHashSet<>();
		recording.traces().forEach(trace -> places.add(trace.name()));
		recording.spikes().forEach(spike -> places.add(spike.place()));
		final double[] times = recording.times();
		for (final String place : places) {
			table.incrementCounter();
			table.addLabel(label);
			table.addValue("Place", place);
			recording.traces().stream().filter(trace -> trace.name().equals(place)).findFirst()
				.ifPresent(trace -> addExtremes(table, trace, times));
			final List<Spike> spikes = recording.spikes().stream().filter(spike -> spike.place().equals(place)).toList();
			table.addValue("Spikes", spikes.size());
			table.addValue("First spike (ms)", spikes.isEmpty() ? Double.NaN : spikes.get(0).time());
			table.addValue("Model", model);
		}
	}

	private static void addExtremes(final ResultsTable table, final Trace trace, final double[] times) {
		final double[] values = trace.values();
		double least = values[0];
		int greatest = 0;
		for (int i = 1; i < values.length; i++) {
			least = Math.min(least, values[i]);
			if (values[i] > values[greatest])
				greatest = i;
		}
		final String unit = trace.unit().isEmpty() ? "" : " (" + trace.unit() + ")";
		table.addValue("Start" + unit, values[0]);
		table.addValue("Minimum" + unit, least);
		table.addValue("Maximum" + unit, values[greatest]);
		table.addValue("Time of maximum (ms)", times[greatest]);
	}

	/**
	 * All spikes.
	 *
	 * @param recording what was recorded
	 * @return a new table with a row for each spike: its time in ms and its place
	 */
	public static ResultsTable spikes(final Recording recording) {
		final ResultsTable table = new ResultsTable();
		table.showRowNumbers(true);
		for (final Spike spike : recording.spikes()) {
			table.incrementCounter();
			table.addValue("Time (ms)", spike.time());
			table.addValue("Place", spike.place());
		}
		return table;
	}
}
