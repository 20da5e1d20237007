/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.dendritej.experiment.LabelledPoints;
import org.dendritej.experiment.LabelledPoints.Example;
import org.dendritej.experiment.LinearLearning;
import org.dendritej.experiment.LinearLearning.Rule;
import org.dendritej.experiment.LinearSeparability;
import org.dendritej.imagej.ClassificationReport;
import org.dendritej.imagej.TableFiles;
import org.dendritej.io.CsvTable;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.measure.ResultsTable;

/** Lets one artificial neuron learn to tell two classes of points apart, and says whether it can. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Models>Classify With One Neuron...",
	description = "Lets one artificial neuron learn to tell two classes of points apart by the perceptron or the delta rule, plots the points with its line and how learning went, and says whether any line can do it, decided exactly.")
public class ClassifyWithOneNeuron extends ContextCommand {

	private static final String FILE = "file", RESULTS = "results";

	@Parameter(label = "Points", choices = { "and", "or", "exclusive or", "two clouds", "overlapping clouds", "ring", FILE, RESULTS },
		persist = false,
		description = "Examples that come with us: Boolean functions of two inputs, and clouds that are drawn with the seed. file: a table of comma-separated values. results: ImageJ's table of results.") private String points =
			"two clouds";

	@Parameter(label = "Table (.csv)", style = "open", required = false, persist = false,
		description = "For file: a row for each point, with a line of headings.") private File file;

	@Parameter(label = "First feature", required = false, persist = false,
		description = "For file and results: heading of the column that is drawn to the right.") private String across = "";

	@Parameter(label = "Second feature", required = false, persist = false,
		description = "For file and results: heading of the column that is drawn upwards.") private String upwards = "";

	@Parameter(label = "Class", required = false, persist = false,
		description = "For file and results: heading of the column that names the class of each point, two names in all.") private String classes =
			"";

	@Parameter(label = "Rule", choices = { "perceptron", "delta" }, persist = false,
		description = "perceptron: Rosenblatt 1958, doi:10.1037/h0042519; corrects the weights at each mistake, and ends without mistakes if any line does it. delta: Widrow and Hoff 1960; goes down the mean square error to the weights of least squares, whether they make mistakes or not.") private String rule =
			"perceptron";

	@Parameter(label = "Learning rate (0 to 1)", min = "0.000001", max = "1", style = "format:0.0000", persist = false,
		description = "How far weights move at once, for features brought to mean 0 and standard deviation 1.") private double learning =
			0.2;

	@Parameter(label = "Epochs", min = "1", max = "1000000", persist = false,
		description = "How often all points are shown at most. Learning ends earlier when the rule is settled.") private int epochs = 200;

	@Parameter(label = "Seed", min = "0", persist = false,
		description = "Of clouds that are drawn and of the order in which the perceptron rule sees the points.") private int seed = 1;

	@Parameter(label = "Count Boolean functions of inputs up to", min = "0", max = "4", persist = false,
		description = "Adds a row for 1, 2 … inputs with the number of their Boolean functions that one neuron can compute. 0 for none.") private int count;

	@Parameter(label = "Save points as (.csv)", style = "save", required = false, persist = false,
		description = "Where each point is written with its class, the neuron's answer and its distance from the line. Nothing is written if it is empty.") private File table;

	@Parameter(type = ItemIO.OUTPUT, label = "Classify With One Neuron") private String answer;

	@Override
	public void run() {
		Commands.guarded(this, progress -> {
			final Optional<Path> csv = Inputs.newFile("table", table);
			final LabelledPoints shown = points();
			final Rule by = Arrays.stream(Rule.values()).filter(one -> one.label().equals(rule)).findFirst().orElseThrow();
			final LinearLearning learnt = LinearLearning.of(shown, by, learning, epochs, seed, progress.stage("Learning", 0, 1)::progress);
			final int[] counts = new int[count];
			for (int n = 1; n <= count; n++)
				counts[n - 1] = LinearSeparability.booleanFunctions(n);
			final String provenance =
				"DendriteJ Classify With One Neuron\n" + shown.name() + "\n" + rule + ", learning rate " + learning + ", seed " +
					seed + "\n" + ClassificationReport.sentence(learnt);
			if (csv.isPresent())
				TableFiles.write(ClassificationReport.table(shown, learnt), csv.get());
			Commands.showRows(rows -> {
				ClassificationReport.addRow(rows, shown, by, learnt);
				for (int n = 1; n <= count; n++)
					addCount(rows, n, counts[n - 1]);
			}, Optional.empty());
			Commands.show(ClassificationReport.plot(shown, learnt, provenance));
			Commands.show(ClassificationReport.learning(shown, learnt, provenance));
			answer = Commands.say(ClassificationReport.sentence(learnt));
		});
	}

	private static void addCount(final ResultsTable rows, final int inputs, final int separable) {
		rows.incrementCounter();
		rows.addLabel("Boolean functions of " + inputs + (inputs == 1 ? " input" : " inputs"));
		rows.addValue("Functions", Math.pow(2, 1 << inputs));
		rows.addValue("Separable functions", separable);
	}

	private LabelledPoints points() throws IOException {
		if (points.equals(FILE)) {
			final Path path = Inputs.file("file", file, "a table of comma-separated values");
			final CsvTable read = CsvTable.read(path);
			return of(String.valueOf(path.getFileName()), read.headings(), read.rows());
		}
		if (points.equals(RESULTS))
			return results();
		return Arrays.stream(Example.values()).filter(example -> example.label().equals(points)).findFirst().orElseThrow().points(seed);
	}

	private LabelledPoints of(final String name, final List<String> headings, final List<List<String>> rows) {
		for (final String[] needed : new String[][] { { "across", across }, { "upwards", upwards }, { "classes", classes } })
			if (needed[1] == null || needed[1].isBlank())
				throw new ParameterException(needed[0], "is empty; expected one of the headings " + headings);
		if (across.equals(upwards))
			throw new ParameterException("upwards", "is \"" + upwards + "\" as across is; expected another column");
		return LabelledPoints.ofTable(name, headings, rows, List.of(across, upwards), classes);
	}

	private LabelledPoints results() {
		final ResultsTable rows = ResultsTable.getResultsTable();
		final List<String> headings = new ArrayList<>(List.of(rows.getHeadings()));
		if (rows.size() == 0)
			throw new ParameterException("points", "is results, but ImageJ's table of results is empty; expected a row for each point");
		final List<List<String>> cells = new ArrayList<>();
		for (int i = 0; i < rows.size(); i++) {
			final List<String> row = new ArrayList<>();
			for (final String heading : headings)
				row.add(cell(rows, heading, i));
			cells.add(row);
		}
		return of("Results", headings, cells);
	}

	/** With all its digits, other than it is shown. */
	private static String cell(final ResultsTable rows, final String heading, final int row) {
		if (!rows.columnExists(heading))
			return String.valueOf(rows.getLabel(row));
		final double value = rows.getValue(heading, row);
		return Double.isNaN(value) ? String.valueOf(rows.getStringValue(heading, row)) : String.valueOf(value);
	}
}
