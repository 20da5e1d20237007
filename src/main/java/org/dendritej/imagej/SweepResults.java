/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.dendritej.experiment.Answer;
import org.dendritej.experiment.Answer.Table;
import org.dendritej.experiment.SweepAnswer;
import org.dendritej.io.JsonReport;
import org.dendritej.io.WholeFile;

import ij.ImagePlus;
import ij.measure.ResultsTable;

/**
 * What comes of a sweep, for the shell and for Fiji alike: curves or heat maps as plots, the heat map as an image of values, and a folder of files, {@code sweep.csv},
 * {@code figures.csv}, plots as PNG, {@code heatmap.tif}, and {@code answer.json} with the sentence and what it was made from.
 */
public final class SweepResults {

	/** Where points are kept that need not be computed again. */
	public static final String FINISHED = "finished.points";
	private static final String TABLE = "sweep.csv", FIGURES = "figures.csv", MAP = "heatmap.tif", ANSWER = "answer.json",
		MARK = "\"question\"";

	private final SweepAnswer swept;
	private final Answer answer;
	private final Map<String, String> words;
	private final Provenance provenance;
	private final List<ImagePlus> plots = new ArrayList<>();
	private final List<String> pictures; // names of their files
	private final Optional<ImagePlus> map;

	/**
	 * Draws.
	 *
	 * @param plan of the sweep
	 * @param swept what has come of it
	 */
	public SweepResults(final SweepPlan<?> plan, final SweepAnswer swept) {
		this.swept = swept;
		answer = swept.answer();
		words = plan.words();
		provenance = Provenance.of(plan.neuron().model());
		final String name = plan.neuron().model().name() + ": " + swept.measure().name();
		final boolean drawn = HeatMap.suits(swept);
		if (drawn)
			plots.addAll(new HeatMap(swept)
				.plots(name + " by " + swept.result().axes().get(0).name() + " and " + swept.result().axes().get(1).name(), provenance));
		plots.addAll(AnswerPlots.of(plan.neuron().model().name(), answer, provenance));
		final int prefix = plan.neuron().model().name().length() + 2;
		pictures = plots.stream().map(plot -> "plot-" + AnswerTables.fileName(plot.getTitle().substring(prefix)) + ".png").toList();
		map = drawn ? Optional.of(new HeatMap(swept).image(name + " heat map", provenance)) : Optional.empty();
	}

	/**
	 * Makes a folder ready before a long sweep begins, so that it does not end in vain.
	 *
	 * @param folder made if it is not there
	 * @param force whether files of these names may be replaced even if they do not come from an earlier answer
	 * @throws IOException from the disk
	 * @throws ResultsException if files of the same names would be lost
	 */
	public static void prepare(final Path folder, final boolean force) throws IOException {
		OutputFolder.prepare(folder, List.of(TABLE, FIGURES, MAP, ANSWER), MARK, force, "").close();
		Files.createDirectories(folder);
	}

	/**
	 * The interpretation and what it rests on.
	 *
	 * @return the answer
	 */
	public Answer answer() {
		return answer;
	}

	/**
	 * Heat maps, then curves.
	 *
	 * @return images that are not shown
	 */
	public List<ImagePlus> plots() {
		return List.copyOf(plots);
	}

	/**
	 * The heat map as values.
	 *
	 * @return an image that is not shown, if at least two numbers were varied
	 */
	public Optional<ImagePlus> map() {
		return map;
	}

	/**
	 * Adds a row for each finished point.
	 *
	 * @param table such as ImageJ's system table, which macros read headless, too
	 * @param label of the rows, such as the name of the neuron
	 */
	public void addRows(final ResultsTable table, final String label) {
		table.setNaNEmptyCells(true);
		final Table rows = answer.tables().get(0);
		for (final List<Object> row : rows.rows()) {
			table.incrementCounter();
			table.addLabel(label);
			for (int k = 0; k < row.size(); k++)
				if (row.get(k) instanceof Number number)
					table.addValue(rows.headings().get(k), number.doubleValue());
				else
					table.addValue(rows.headings().get(k), String.valueOf(row.get(k)));
		}
	}

	/**
	 * Writes all files, or none.
	 *
	 * @param folder which was made ready
	 * @param force see {@link #prepare}
	 * @throws IOException from the disk; nothing is left behind
	 * @throws ResultsException if files of the same names would be lost
	 */
	public void write(final Path folder, final boolean force) throws IOException {
		final List<String> names = new ArrayList<>(List.of(TABLE, FIGURES, MAP));
		names.addAll(pictures);
		names.add(ANSWER);
		try (OutputFolder out = OutputFolder.prepare(folder, names, MARK, force, "")) {
			TableFiles.write(AnswerTables.table(swept.table()), out.file(TABLE));
			TableFiles.write(AnswerTables.figures(answer), out.file(FIGURES));
			for (int k = 0; k < plots.size(); k++)
				ActivityFigure.write(plots.get(k).getBufferedImage(), provenance, out.file(pictures.get(k)));
			if (map.isPresent())
				TiffFiles.write(map.get(), out.file(MAP), fraction -> true);
			WholeFile.write(out.file(ANSWER),
				JsonReport.of(AnswerFiles.report("Sweep", words, answer, provenance)).getBytes(StandardCharsets.UTF_8));
			out.publish();
		}
	}
}
