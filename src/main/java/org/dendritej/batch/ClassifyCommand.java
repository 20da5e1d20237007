/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.dendritej.experiment.LabelledPoints;
import org.dendritej.experiment.LabelledPoints.Example;
import org.dendritej.experiment.LinearLearning;
import org.dendritej.experiment.LinearLearning.Rule;
import org.dendritej.experiment.LinearSeparability;
import org.dendritej.imagej.ClassificationReport;
import org.dendritej.imagej.TableFiles;
import org.dendritej.io.CsvTable;
import org.dendritej.io.JsonReport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets one artificial neuron learn to tell two classes apart. */
@Command(name = "classify", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
	"Lets one artificial neuron learn to tell two classes of points apart, says whether any hyperplane can, and prints",
	"weights and the course of learning as JSON." })
final class ClassifyCommand implements Callable<Integer> {

	private final Terminal terminal;

	@Parameters(paramLabel = "POINTS", arity = "0..1",
		description = "A table of comma-separated values, or one of \"and\", \"or\", \"exclusive or\", \"two clouds\", \"overlapping clouds\", \"ring\".") private String points;

	@Option(names = "--features", paramLabel = "HEADING", split = ",",
		description = "Columns of the table that hold the features, with commas between.") private List<String> features =
			List.of();

	@Option(names = "--class", paramLabel = "HEADING",
		description = "Column of the table that names the class of each row, two names in all.") private String classes;

	@Option(names = "--rule", paramLabel = "RULE", defaultValue = "perceptron",
		description = "perceptron or delta; by default ${DEFAULT-VALUE}.") private String rule;

	@Option(names = "--rate", paramLabel = "RATE", defaultValue = "0.2",
		description = "Learning rate; by default ${DEFAULT-VALUE}.") private double rate;

	@Option(names = "--epochs", paramLabel = "N", defaultValue = "200",
		description = "How often all points are shown at most; by default ${DEFAULT-VALUE}.") private int epochs;

	@Option(names = "--seed", paramLabel = "SEED", defaultValue = "1",
		description = "Of clouds and of the order of points; by default ${DEFAULT-VALUE}.") private long seed;

	@Option(names = "--count", paramLabel = "INPUTS",
		description = "Print how many Boolean functions of 1 up to so many inputs (4 at most) one neuron can compute.") private int count;

	@Option(names = "--table", paramLabel = "FILE.csv",
		description = "Where each point is written with the neuron's answer and its distance from the hyperplane.") private Path table;

	ClassifyCommand(final Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws IOException {
		final Map<String, Object> report = new LinkedHashMap<>();
		if (points == null && count == 0)
			throw new BatchException("there are no points; name a table, an example such as \"two clouds\", or --count");
		if (points != null)
			report.putAll(learn());
		if (count != 0) {
			final Map<String, Object> counts = new LinkedHashMap<>();
			LinearSeparability.booleanFunctions(count); // refuses what cannot be counted
			for (int n = 1; n <= count; n++)
				counts.put(String.valueOf(n), LinearSeparability.booleanFunctions(n));
			report.put("separableBooleanFunctions", counts);
		}
		terminal.out().print(JsonReport.of(report));
		return 0;
	}

	private Map<String, Object> learn() throws IOException {
		final Rule by = Arrays.stream(Rule.values()).filter(one -> one.label().equals(rule)).findFirst()
			.orElseThrow(() -> new BatchException("--rule is \"" + rule + "\"; expected perceptron or delta"));
		final LabelledPoints given = points();
		final LinearLearning learning = LinearLearning.of(given, by, rate, epochs, seed);
		if (table != null)
			TableFiles.write(ClassificationReport.table(given, learning), table);
		return ClassificationReport.of(given, by, learning);
	}

	private LabelledPoints points() throws IOException {
		final Optional<Example> example = Arrays.stream(Example.values()).filter(one -> one.label().equals(points)).findFirst();
		if (example.isPresent())
			return example.get().points(seed);
		final Path file = Path.of(points);
		if (!Files.exists(file))
			throw new NoSuchFileException(points);
		if (features.isEmpty() || classes == null)
			throw new BatchException("--features and --class name the columns of " + points + "; both are needed");
		final CsvTable read = CsvTable.read(file);
		return LabelledPoints.ofTable(String.valueOf(file.getFileName()), read.headings(), read.rows(), features, classes);
	}
}
