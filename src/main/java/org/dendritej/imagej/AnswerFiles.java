/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.Answer;
import org.dendritej.imaging.RenderMonitor;
import org.dendritej.io.JsonReport;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.io.WholeFile;
import org.dendritej.units.Workers;

import ij.ImagePlus;

/**
 * The folder into which an answer is written, from the shell and from Fiji alike: {@code figures.csv}, {@code places.csv} and {@code sections.csv}, further
 * tables, each plot as PNG and its points as CSV, {@code maps.tif}, and {@code answer.json} with the sentence, the figures and what it was made from.
 */
public final class AnswerFiles {

	private static final String ANSWER = "answer.json", MAPS = "maps.tif", MARK = "\"question\"";

	private AnswerFiles() {
	}

	/**
	 * Writes all files, or none.
	 *
	 * @param folder made if it is not there
	 * @param force whether files of these names are replaced even if they do not come from an earlier answer
	 * @param question its name
	 * @param settings what was asked, by key
	 * @param cable the neuron
	 * @param answer what to write
	 * @param plots made of it
	 * @param maps made of it, if any
	 * @param provenance what it was made from
	 * @param monitor told of progress
	 * @throws IOException from the disk; nothing is left behind
	 * @throws ResultsException if files of the same names would be lost
	 */
	public static void write(final Path folder, final boolean force, final String question, final Map<String, String> settings,
		final CableModel cable, final Answer answer, final List<ImagePlus> plots, final Optional<ImagePlus> maps,
		final Provenance provenance,
		final RenderMonitor monitor) throws IOException {
		final List<AnswerTables.Named> tables = AnswerTables.all(cable, answer);
		final List<String> names = new ArrayList<>();
		tables.forEach(table -> names.add(AnswerTables.fileName(table.name()) + ".csv"));
		answer.charts().forEach(chart -> names.add("plot-" + AnswerTables.fileName(chart.title()) + ".png"));
		names.add(MAPS);
		names.add(ANSWER);
		try (OutputFolder out = OutputFolder.prepare(folder, names, MARK, force, "")) {
			for (final AnswerTables.Named table : tables)
				TableFiles.write(table.table(), out.file(AnswerTables.fileName(table.name()) + ".csv"));
			for (int k = 0; k < plots.size(); k++)
				ActivityFigure.write(plots.get(k).getBufferedImage(), provenance,
					out.file("plot-" + AnswerTables.fileName(answer.charts().get(k).title()) + ".png"));
			if (maps.isPresent())
				TiffFiles.write(maps.get(), out.file(MAPS), monitor);
			WholeFile.write(out.file(ANSWER),
				JsonReport.of(report(question, settings, answer, provenance)).getBytes(StandardCharsets.UTF_8));
			out.publish();
		}
	}

	/**
	 * Draws and writes all files, or none, for programs that know nothing of ImageJ.
	 *
	 * @param folder made if it is not there
	 * @param force whether files of these names are replaced even if they do not come from an earlier answer
	 * @param question its name
	 * @param settings what was asked, by key
	 * @param neuron the neuron
	 * @param answer what to write
	 * @param canvas where maps are drawn
	 * @param workers threads to compute on
	 * @throws IOException from the disk; nothing is left behind
	 * @throws ResultsException if files of the same names would be lost
	 */
	public static void draw(final Path folder, final boolean force, final String question, final Map<String, String> settings,
		final LoadedNeuron neuron, final Answer answer, final ActivityCanvas canvas, final Workers workers) throws IOException {
		final Provenance provenance = Provenance.of(neuron.model());
		final String name = neuron.model().name();
		final Optional<ImagePlus> maps = answer.maps().isEmpty() ? Optional.empty()
			: Optional.of(
				new NeuronMaps(neuron.cable(), answer.maps(), canvas.plane(), provenance).image(name + " maps", workers, fraction -> true));
		write(folder, force, question, settings, neuron.cable(), answer, AnswerPlots.of(name, answer, provenance), maps, provenance,
			fraction -> true);
	}

	static Map<String, Object> report(final String question, final Map<String, String> settings, final Answer answer,
		final Provenance provenance) {
		final Map<String, Object> report = new LinkedHashMap<>();
		report.put("question", question);
		report.put("answer", answer.sentence());
		report.put("settings", new LinkedHashMap<>(settings));
		report.put("figures", answer.figures().stream().map(figure -> {
			final Map<String, Object> one = new LinkedHashMap<>();
			one.put("name", figure.name());
			one.put("value", figure.value());
			one.put("unit", figure.unit());
			one.put("definition", figure.meaning());
			return one;
		}).toList());
		report.put("provenance", provenance.text());
		return report;
	}
}
