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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import org.dendritej.experiment.ChannelCurves;
import org.dendritej.experiment.ChannelCurves.Family;
import org.dendritej.imagej.ChannelReport;
import org.dendritej.imagej.ChannelFiles;
import org.dendritej.io.JsonReport;
import org.dendritej.io.ParameterText;
import org.dendritej.mechanism.MechanismException;
import org.dendritej.nmodl.Nmodl;
import org.dendritej.nmodl.NmodlMechanism;
import org.dendritej.nmodl.syntax.NmodlException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what a mechanism in NMODL is and does. */
@Command(name = "channel", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
	"Prints ions, states, parameters with units and defaults, warnings, and steady states and time constants over",
	"voltage and concentrations of a mechanism in NMODL as JSON. Of a folder it prints a list with every file in it,",
	"also of those that are refused, with the reason." })
final class ChannelCommand implements Callable<Integer> {

	private final Terminal terminal;

	@Parameters(paramLabel = "FILE.mod", description = "A mechanism in NMODL, or a folder of them.") private Path file;

	@Option(names = "--temperature", paramLabel = "CELSIUS", defaultValue = "37",
		description = "Temperature of the curves, °C; by default ${DEFAULT-VALUE}.") private double celsius;

	@Option(names = "--set", paramLabel = "PARAMETERS", defaultValue = "",
		description = "Parameters of the curves, such as \"q10=3; vshift=-5 mV\"; by default those of the file. Not for a folder.") private String parameters;

	ChannelCommand(final Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws IOException {
		if (!(celsius > -50 && celsius < 100))
			throw new BatchException("--temperature is " + celsius + "; expected °C between -50 and 100");
		if (!Files.exists(file))
			throw new NoSuchFileException(file.toString());
		terminal.out().print(Files.isDirectory(file) ? JsonReport.of(folder()) : JsonReport.of(report(file)));
		return 0;
	}

	private Map<String, Object> report(final Path mod) throws IOException {
		final NmodlMechanism channel = Nmodl.read(mod);
		final Map<String, Double> constants = ParameterText.constants(parameters, channel);
		final List<Family> families = ChannelCurves.of(channel, channel.states(), constants, celsius);
		return ChannelReport.of(String.valueOf(mod.getFileName()), channel, families, celsius);
	}

	private Map<String, Object> folder() throws IOException {
		if (!parameters.isBlank())
			throw new BatchException("--set is for one file; " + file + " is a folder");
		final List<Object> reports = new ArrayList<>();
		for (final Path mod : ChannelFiles.in(file))
			try {
				reports.add(report(mod));
			}
			catch (final NmodlException | MechanismException refused) {
				final Map<String, Object> report = new LinkedHashMap<>();
				report.put("file", String.valueOf(mod.getFileName()));
				report.put("refused", refused.getMessage());
				reports.add(report);
			}
		return new TreeMap<>(Map.of("channels", reports));
	}
}
