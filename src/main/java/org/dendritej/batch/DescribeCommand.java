/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;

import org.dendritej.io.JsonReport;
import org.dendritej.io.Reconstructions;
import org.dendritej.morphology.Description;
import org.dendritej.morphology.Finding;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.Types;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what a reconstruction consists of. */
@Command(name = "describe", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
	"Prints points, roots, bifurcations, multifurcations, tips, length and area per type of a reconstruction as JSON.",
	"Lengths and areas are in the unit of the file, which is printed, too." })
final class DescribeCommand implements Callable<Integer> {

	private final Terminal terminal;

	@Parameters(paramLabel = "RECONSTRUCTION", description = "A reconstruction in any format that is read.") private Path file;

	DescribeCommand(final Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws IOException {
		final Reconstruction reconstruction = Reconstructions.read(file);
		terminal.out().print(JsonReport.of(report(reconstruction)));
		return 0;
	}

	private static Map<String, Object> report(final Reconstruction reconstruction) {
		final Description description = Description.of(reconstruction);
		final Map<String, Object> report = new LinkedHashMap<>();
		report.put("file", reconstruction.name());
		report.put("unit", description.unit());
		report.put("micrometresPerUnit", reconstruction.frame().micrometresPerUnit());
		report.put("points", description.points());
		report.put("roots", description.roots());
		report.put("trees", description.trees());
		report.put("bifurcations", description.bifurcations());
		report.put("multifurcations", description.multifurcations());
		report.put("tips", description.tips());
		report.put("pointsWithoutRadius", description.pointsWithoutRadius());
		report.put("length", description.length());
		report.put("jointLength", description.jointLength());
		report.put("area", known(description.area()));
		final Map<String, Object> types = new LinkedHashMap<>();
		description.types().forEach((type, figures) -> {
			final Map<String, Object> one = new LinkedHashMap<>();
			one.put("points", figures.points());
			one.put("length", figures.length());
			one.put("area", known(figures.area()));
			types.put(Types.name(type), one);
		});
		report.put("types", types);
		report.put("cellBodies", description.cellBodies());
		report.put("outlinePoints", description.outlinePoints());
		report.put("findings", JsonReport.findings(reconstruction.findings()));
		return report;
	}

	private static double known(final OptionalDouble value) {
		return value.orElse(Double.NaN);
	}
}
