/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.Answer;
import org.dendritej.experiment.SynapseActivity;
import org.dendritej.imaging.RenderMonitor;
import org.dendritej.recording.Recording;
import org.dendritej.recording.SynapseHistory;
import org.dendritej.units.Workers;

import ij.ImagePlus;
import ij.measure.ResultsTable;

/** What unreliable and plastic synapses have done in a run, as tables, plots and a map on the neuron. */
public final class SynapseResults {

	private final String name;
	private final Answer answer;
	private final CableModel cable;
	private final Provenance provenance;

	private SynapseResults(final String name, final Answer answer, final CableModel cable, final Provenance provenance) {
		this.name = name;
		this.answer = answer;
		this.cable = cable;
		this.provenance = provenance;
	}

	/**
	 * Looks at the synapses of a run.
	 *
	 * @param name of the neuron, for the titles
	 * @param recording what was recorded
	 * @param provenance what it was made from
	 * @return empty if all synapses are simply reliable
	 */
	public static Optional<SynapseResults> of(final String name, final Recording recording, final Provenance provenance) {
		return SynapseActivity.of(recording).map(answer -> new SynapseResults(name, answer, recording.cable(), provenance));
	}

	/**
	 * A row for each synapse.
	 *
	 * @return a new table: place, spikes, failures, quanta released, strength at the start and at the end
	 */
	public ResultsTable table() {
		final Answer.Table rows = answer.tables().get(0);
		final ResultsTable table = new ResultsTable();
		table.setNaNEmptyCells(true);
		for (final List<Object> row : rows.rows()) {
			table.incrementCounter();
			for (int i = 0; i < row.size(); i++)
				if (row.get(i) instanceof Number number) table.addValue(rows.headings().get(i), number.doubleValue());
				else table.addValue(rows.headings().get(i), String.valueOf(row.get(i)));
		}
		return table;
	}

	/**
	 * Strengths over time and over the distance from the soma.
	 *
	 * @return images that open as plot windows; none if no strength has changed
	 */
	public List<ImagePlus> plots() {
		return AnswerPlots.of(name, new Answer("", List.of(), List.of(), answer.charts(), List.of()), provenance); // curves need all the room
	}

	/**
	 * Strengths at the end and their change, painted on the neuron.
	 *
	 * @param canvas where
	 * @param workers threads to compute on
	 * @param monitor told of progress
	 * @return a new image titled {@code "<name> strengths"}, not shown; empty if no strength has changed
	 */
	public Optional<ImagePlus> map(final ActivityCanvas canvas, final Workers workers, final RenderMonitor monitor) {
		return answer.maps().isEmpty() ? Optional.empty()
			: Optional.of(new NeuronMaps(cable, answer.maps(), canvas.plane(), provenance).image(name + " strengths", workers, monitor));
	}

	/**
	 * Writes strengths over time: a row for each time, a column for each synapse.
	 *
	 * @param recording what was recorded
	 * @param file where; replaced if it is there
	 * @throws IOException from the disk
	 */
	public static void writeStrengths(final Recording recording, final Path file) throws IOException {
		final List<SynapseHistory> learning = recording.synapses().stream().filter(history -> history.samples() > 2).toList();
		try (BufferedWriter out = Files.newBufferedWriter(file)) {
			out.write("t (ms)");
			for (final SynapseHistory history : learning)
				for (int s = 0; s < history.synapses(); s++)
					out.write("," + RecordingCsv.quoted(history.group() + "[" + s + "]"));
			out.write('\n');
			final int most = learning.stream().mapToInt(SynapseHistory::samples).max().orElse(0);
			for (int i = 0; i < most; i++) { // all groups of a run are sampled at the same times
				out.write(Double.toString(learning.get(0).time(i)));
				for (final SynapseHistory history : learning)
					for (int s = 0; s < history.synapses(); s++)
						out.write("," + history.weight(i, s));
				out.write('\n');
			}
		}
	}
}
