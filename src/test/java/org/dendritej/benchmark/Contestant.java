/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One program on one benchmark case with a number of threads: a command that prints its report as a line of JSON, and the reports so far. */
final class Contestant {

	private final List<String> command;
	private final List<JsonNode> reports = new ArrayList<>();

	/** A command. */
	Contestant(final List<String> command) {
		this.command = List.copyOf(command);
	}

	/** Runs the command in a process of its own and keeps its report. */
	JsonNode run() throws IOException {
		final JsonNode report = report(command);
		reports.add(report);
		return report;
	}

	/** Runs a command and reads the last line of its output that is a JSON object. */
	static JsonNode report(final List<String> command) throws IOException {
		final Path output = Files.createTempFile("benchmark", ".out"), errors = Files.createTempFile("benchmark", ".err");
		try {
			final ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
			builder.environment().put("PYTHONDONTWRITEBYTECODE", "1"); // the peers' folder stays as it is
			final int exit = builder.start().waitFor();
			final String line = Files.readAllLines(output).stream().filter(l -> l.startsWith("{")).reduce((a, b) -> b).orElse("");
			if (exit != 0 || line.isEmpty())
				throw new IOException("exit code " + exit + " of " + String.join(" ", command) + ": " + Files.readString(errors).strip());
			return new ObjectMapper().readTree(line);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted while waiting for " + String.join(" ", command), e);
		}
		finally {
			Files.deleteIfExists(output);
			Files.deleteIfExists(errors);
		}
	}

	/** The median of a figure over all reports; the lower one of two in the middle. */
	double median(final String key) {
		return reports.stream().map(report -> report.get(key).asDouble()).sorted(Comparator.naturalOrder()).toList()
			.get((reports.size() - 1) / 2);
	}

	/** A report; numbers that do not depend on time are the same in all. */
	JsonNode first() {
		return reports.get(0);
	}

	/** The largest difference between the voltages that two programs report at the check times, mV. */
	static double voltageDifference(final JsonNode a, final JsonNode b) {
		double largest = 0;
		int compared = 0;
		for (final var names = a.fieldNames(); names.hasNext();) {
			final String name = names.next();
			if (name.contains("@") && b.has(name)) {
				largest = Math.max(largest, Math.abs(a.get(name).asDouble() - b.get(name).asDouble()));
				compared++;
			}
		}
		return compared == 0 ? Double.NaN : largest;
	}

	/** CPU time per compartment and time step, median of runs in one process, median over all reports. */
	double nanoseconds() {
		return median("cpu_ns_per_compartment_step");
	}

	/** CPU time per compartment and time step of the first run in a fresh process, median over all reports. */
	double firstNanoseconds() {
		return median("first_ns_per_compartment_step");
	}
}
