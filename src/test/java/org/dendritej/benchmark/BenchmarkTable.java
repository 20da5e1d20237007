/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs every case of the peers' common case file on DendriteJ and, where Python has it, on NEURON, in the same run: round robin, each in a process of its
 * own, medians. Prints a Markdown table, or writes it into the README. The README says the command.
 *
 * <pre>
 * BenchmarkTable PEERS CELL.swc [--second CELL.swc] [--readme FILE] [--rounds N] [--repeat N] [--cases NAME,NAME] [--copies N] [--tstop MS] [--python COMMAND]
 * </pre>
 *
 * PEERS is the folder with {@code cases.json}, {@code make_inputs.py} and {@code bench_neuron.py}. On the second cell everything is measured that is measured on a cell.
 */
public final class BenchmarkTable {

	/** The case that lies in our own resources: the channels in NMODL that lie beside the peers, all of them in a real cell. */
	private static final String LAYER_5 = "l5_set";

	/** Name of the part of the README. */
	static final String PART = "benchmark table";

	/** What is measured in wall time on several threads, on a quiet machine: medians of so many runs. */
	private static final int WALL_RUNS = 11;
	private static final String ONE_NEURON = "neuron_hh", GROWTH = "growth";
	private static final int[] SIZES = { 500, 2_000, 20_000, 200_000 };

	private final Path peers;
	private final JsonNode cases;
	private final Path inputs;
	private final Path reference;
	private String python = "/usr/bin/python3";
	private int rounds = 5, repeat = 3; // as the peers' scripts
	private Path second;
	private final List<String> common = new ArrayList<>();
	private boolean neuron;

	private BenchmarkTable(final Path peers, final Path inputs) throws IOException {
		this.peers = peers;
		this.inputs = inputs;
		final ObjectNode all = (ObjectNode) new ObjectMapper().readTree(peers.resolve("cases.json").toFile());
		reference = peers.resolveSibling("reference");
		if (Files.isDirectory(reference)) {
			final ObjectNode layer5 = (ObjectNode) new ObjectMapper().readTree(BenchmarkTable.class.getResource("/neuron/l5_set.json"));
			all.set(LAYER_5, layer5.put("folder", reference.resolve("mod").toString()));
		}
		for (final int size : SIZES)
			all.set(GROWTH + size, longCable((ObjectNode) all.get("cable_hh").deepCopy(), size));
		cases = all;
		new ObjectMapper().writeValue(casesFile().toFile(), cases);
	}

	/**
	 * One line of the table: a case with its inputs on a number of threads, and who takes part in it.
	 *
	 * @param common DendriteJ in the scheme that all peers can run
	 * @param ours DendriteJ in its own scheme
	 * @param neuron NEURON as users run it, with its rate tables
	 * @param exact NEURON with exact rates, where there are rates
	 * @param check who computes the same numbers as {@code common}: NEURON with exact rates; for an ensemble, on its first neuron alone
	 */
	private record Row(String name, Path data, int threads, Contestant common, Contestant ours, Optional<Contestant> neuron,
		Optional<Contestant> exact,
		Optional<Contestant> check) {

		/** Runs everybody once. */
		void round() throws IOException {
			report("backward Euler", common);
			report("default", ours);
			if (neuron.isPresent()) report("NEURON", neuron.get());
			if (exact.isPresent()) report("NEURON, exact rates", exact.get());
		}

		private void report(final String who, final Contestant contestant) throws IOException {
			System.err.printf(Locale.ROOT, "%s, %d thread(s), %s: %.1f ns%n", name, threads, who,
				contestant.run().get("cpu_ns_per_compartment_step").asDouble());
		}
	}

	/**
	 * The active cable with more compartments of the same size, in as many steps as keep the work between bounds: so much that what HotSpot still compiles of what builds a
	 * large cable is a small part.
	 */
	private static ObjectNode longCable(final ObjectNode cable, final int compartments) {
		cable.put("ncomp", compartments).put("length_um", (double) compartments).put("tstop",
			0.025 * Math.max(200, 40_000_000 / compartments));
		cable.putArray("check_t");
		return cable;
	}

	/** All cases, ours among them. */
	private Path casesFile() {
		return inputs.resolve("cases.json");
	}

	/** The channels as nrnivmodl compiles them; compiled when first asked for. */
	private Path library() throws IOException {
		final Path folder = inputs.resolve("mechanisms");
		if (!Files.exists(folder))
			Contestant.report(
				List.of("sh", "-c", "sh " + reference.resolve("neuron/build_mods.sh") + " " + folder + " >&2 && echo '{}'"));
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(file -> file.endsWith("libnrnmech.so")).findFirst().orElseThrow();
		}
	}

	private boolean isEnsemble(final String name) {
		return cases.get(name).get("kind").asText().equals("ensemble");
	}

	private Row row(final String name, final Path data, final int threads, final List<Row> before) throws IOException {
		final List<String> options = new ArrayList<>(common);
		options.addAll(List.of("--data", data.toString(), "--threads", String.valueOf(threads), "--repeat",
			String.valueOf(threads > 1 ? WALL_RUNS : isEnsemble(name) ? 1 : repeat))); // of an ensemble compiling is a small part
		final Contestant be = new Contestant(ours(name, options, "be")), cn = new Contestant(ours(name, options, "cn"));
		if (!neuron)
			return new Row(name, data, threads, be, cn, Optional.empty(), Optional.empty(), Optional.empty());
		if (name.equals(LAYER_5)) { // no rate tables in these files
			final Optional<Contestant> compiled = Optional.of(new Contestant(withLibrary(name, options)));
			return new Row(name, data, threads, be, cn, compiled, Optional.empty(), compiled);
		}
		if (threads > 1 && !isEnsemble(name)) // NEURON's threads share out neurons
			return new Row(name, data, threads, be, cn, Optional.empty(), Optional.empty(), Optional.empty());
		if (isEnsemble(name)) options.set(options.size() - 1, "1"); // also on several threads
		final Contestant asUsed = new Contestant(neuron(name, options, "--cache"));
		if (isEnsemble(name)) {
			final String member = cases.get(name).get("of").asText();
			return new Row(name, data, threads, be, cn, Optional.of(asUsed), Optional.empty(),
				before.stream().filter(row -> row.name.equals(member) && row.data.equals(data)).findFirst().flatMap(Row::check));
		}
		if (cases.get(name).get("membrane").asText().equals("pas"))
			return new Row(name, data, threads, be, cn, Optional.of(asUsed), Optional.empty(), Optional.of(asUsed));
		final Optional<Contestant> exact = Optional.of(new Contestant(neuron(name, options, "--cache", "--no-table")));
		return new Row(name, data, threads, be, cn, Optional.of(asUsed), exact, exact);
	}

	private List<String> ours(final String name, final List<String> options, final String scheme) {
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
			System
				.getProperty("java.class.path"),
			PeerCases.class.getName(), casesFile().toString(), name, "--scheme", scheme));
		command.addAll(options);
		return command;
	}

	private List<String> neuron(final String name, final List<String> options, final String... more) {
		final List<String> command = new ArrayList<>(List.of(python, peers.resolve("bench_neuron.py").toString(), "--case", name));
		command.addAll(List.of(more));
		command.addAll(options);
		return command;
	}

	private List<String> withLibrary(final String name, final List<String> options) throws IOException {
		final Path script = inputs.resolve("l5_set.py");
		try (InputStream in = BenchmarkTable.class.getResourceAsStream("/neuron/l5_set.py")) {
			Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
		}
		final List<String> command = new ArrayList<>(
			List.of(python, script.toString(), casesFile().toString(), name, peers.toString(), library().toString()));
		command.addAll(options);
		return command;
	}

	private List<Row> run(final List<String> names) throws IOException {
		final List<Row> rows = new ArrayList<>();
		for (final String name : names) {
			if (name.equals(GROWTH)) continue;
			rows.add(row(name, inputs, 1, rows));
			if (isEnsemble(name) || name.equals(ONE_NEURON)) rows.add(row(name, inputs, 2, rows));
		}
		if (second != null)
			for (final String name : names)
				if (isOnCell(name)) rows.add(row(name, secondInputs(), 1, rows));
		for (int round = 0; round < rounds; round++)
			for (final Row row : rows)
				if (round == 0 || row.threads == 1) row.round();
		return rows;
	}

	private Path secondInputs() {
		return inputs.resolve("second");
	}

	/** Whether a case takes the cell that is given. */
	private boolean isOnCell(final String name) {
		return !name.equals(LAYER_5) && !name.equals(GROWTH) && (isEnsemble(name) || cases.get(name).get("kind").asText().equals("neuron"));
	}

	private void makeInputs(final Path cell, final Path folder) throws IOException {
		Contestant
			.report(List.of(python, peers.resolve("make_inputs.py").toString(), "--swc", cell.toString(), "--out", folder.toString()));
	}

	private List<String> allCases() {
		final List<String> names = new ArrayList<>();
		cases.fieldNames().forEachRemaining(name -> {
			if (cases.get(name).has("kind") && !name.startsWith(GROWTH)) names.add(name);
		});
		names.add(GROWTH);
		return names;
	}

	private String markdown(final List<Row> rows, final String cell, final double load) throws IOException {
		final StringBuilder text = new StringBuilder();
		text.append("Measured on ").append(Provenance.dateAndVersions());
		if (neuron && !rows.isEmpty()) text.append(", NEURON ").append(rows.get(0).neuron().orElseThrow().first().get("version").asText());
		text.append(", on ").append(Provenance.machine()).append(String.format(Locale.ROOT, ", load average %.1f before the run", load));
		text.append(": CPU nanoseconds per compartment and time step, double precision, set-up not counted, medians of ").append(rounds)
			.append(
				rounds == 1 ? " process" : " processes, round robin")
			.append("; the cell is ").append(cell)
			.append(second == null ? "" : ", the second one `" + second.getFileName() + "`")
			.append(". *First run*: in a process that has just started, the JIT compiler's time included. *One of ").append(repeat)
			.append("*: the median of as many runs in one process, as NEURON's; of an ensemble there is but one run.");
		if (!neuron) text.append(" NEURON was not found beside `").append(python).append("`, so its columns are left out.");
		if (rows.isEmpty()) return text.append("\n").toString();
		text.append("\n\n| case | threads | compartments | first run: backward Euler, default | one of ").append(repeat)
			.append(": backward Euler, default |");
		if (neuron)
			text.append(" NEURON | NEURON, exact rates | NEURON / first run: backward Euler, default | NEURON / one of ").append(repeat)
				.append(": backward Euler, default | spikes, ours and NEURON's | largest difference at the check times |");
		text.append("\n").append("|---".repeat(neuron ? 11 : 5)).append("|\n");
		for (final Row row : rows)
			text.append(line(row));
		for (final Row row : rows)
			if (row.threads > 1) text.append(speedUp(row, rows));
		return text.toString();
	}

	private String line(final Row row) {
		final JsonNode ours = row.common.first();
		final StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "| %s | %d | %d | %.1f, %.1f | %.1f, %.1f |",
			row.name + (row.data.equals(inputs) ? "" : ", second cell"), row.threads, ours.get("compartments").asInt(),
			row.common.firstNanoseconds(), row.ours.firstNanoseconds(), row.common.nanoseconds(), row.ours.nanoseconds()));
		if (row.neuron.isPresent()) {
			final double neuron = row.neuron.get().nanoseconds();
			line.append(String.format(Locale.ROOT, " %.1f | %s | %.1f×, %.1f× | %.1f×, %.1f× | %s |", neuron,
				row.exact.map(exact -> String.format(Locale.ROOT, "%.1f", exact.nanoseconds())).orElse("–"),
				neuron / row.common.firstNanoseconds(), neuron / row.ours.firstNanoseconds(), neuron / row.common.nanoseconds(),
				neuron / row.ours.nanoseconds(), row.check.map(check -> numbers(ours, check.first())).orElse("– | –")));
		}
		else if (neuron) line.append(" – |".repeat(6));
		return line.append("\n").toString();
	}

	/** How the active cable's cost grows with its compartments. */
	private String growth() throws IOException {
		final StringBuilder text =
			new StringBuilder("\nGrowth with size, `cable_hh` of more compartments on one thread, ns in backward Euler, default:");
		for (final int size : SIZES) {
			final List<String> options = List.of("--data", inputs.toString(), "--threads", "1", "--repeat", String.valueOf(WALL_RUNS));
			final Contestant be = new Contestant(ours(GROWTH + size, options, "be")),
				cn = new Contestant(ours(GROWTH + size, options, "cn"));
			for (int round = 0; round < rounds; round++) {
				be.run();
				cn.run();
			}
			text.append(
				String.format(Locale.ROOT, "%s %,d: %.1f, %.1f", size == SIZES[0] ? "" : ";", size, be.nanoseconds(), cn.nanoseconds()));
		}
		return text.append(".\n").toString();
	}

	private static String numbers(final JsonNode ours, final JsonNode reference) {
		return String.format(Locale.ROOT, "%d, %d | %.1g mV", ours.get("spikes").asInt(), reference.get("spikes").asInt(),
			Contestant.voltageDifference(ours, reference));
	}

	/** In wall time over the same case on one thread. */
	private static String speedUp(final Row row, final List<Row> rows) {
		final Row single =
			rows.stream().filter(r -> r.name.equals(row.name) && r.data.equals(row.data) && r.threads == 1).findFirst().orElseThrow();
		return String.format(Locale.ROOT, "%nSpeed-up of %s on %d threads (wall time, medians): backward Euler %.2f×, default %.2f×%s.%n",
			row.name,
			row.threads, row.common.median("speed_up"), row.ours.median("speed_up"),
			row.neuron.map(neuron -> String.format(Locale.ROOT,
				", NEURON %.2f×", single.neuron.orElseThrow().median("wall_s") / neuron.median("wall_s"))).orElse(""));
	}

	private boolean hasNeuron() {
		try {
			Contestant.report(List.of(python, "-c", "import neuron; print('{}')"));
			return true;
		}
		catch (final IOException e) { // no such Python, or no such module in it
			return false;
		}
	}

	/**
	 * Makes the table.
	 *
	 * @param arguments see the class
	 * @throws IOException if a file cannot be read or written, or a program fails
	 */
	public static void main(final String[] arguments) throws IOException {
		final double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
		final Path inputs = Files.createTempDirectory("benchmark"), cell = Path.of(arguments[1]);
		try {
			final BenchmarkTable table = new BenchmarkTable(Path.of(arguments[0]).toAbsolutePath(), inputs);
			List<String> names = table.allCases();
			Path readme = null;
			for (int i = 2; i < arguments.length; i += 2)
				switch (arguments[i]) {
				case "--readme" -> readme = Path.of(arguments[i + 1]);
				case "--rounds" -> table.rounds = Integer.parseInt(arguments[i + 1]);
				case "--second" -> table.second = Path.of(arguments[i + 1]);
				case "--repeat" -> table.repeat = Integer.parseInt(arguments[i + 1]);
				case "--cases" -> names = List.of(arguments[i + 1].split(","));
				case "--copies", "--tstop" -> table.common.addAll(List.of(arguments[i], arguments[i + 1]));
				case "--python" -> table.python = arguments[i + 1];
				default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
				}
			table.neuron = table.hasNeuron();
			table.makeInputs(cell, inputs);
			if (table.second != null) table.makeInputs(table.second, table.secondInputs());
			final String markdown = table.markdown(table.run(names), "`" + cell.getFileName() + "`", load) +
				(names.contains(GROWTH) ? table.growth() : "");
			if (readme == null)
				System.out.print(markdown);
			else
				ReadmeSection.write(readme, PART, markdown);
		}
		finally {
			try (Stream<Path> files = Files.walk(inputs)) {
				for (final Path file : files.sorted(Comparator.reverseOrder()).toList())
					Files.delete(file);
			}
		}
	}
}
