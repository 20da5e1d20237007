/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.dendritej.experiment.OneCompartment;
import org.dendritej.io.PatchClampFiles;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.model.PatchClamp;
import org.dendritej.nmodl.Nmodl;
import org.dendritej.recording.Recording;
import org.dendritej.recording.Spike;
import org.dendritej.simulation.RunMonitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * How many of a folder of NMODL files are accepted, and how well what they do agrees with NEURON.
 *
 * <p>
 * Arguments: the folder, a folder for what NEURON gives (kept and used again), and, if wanted, a list of the files to be taken, one path a line. NEURON runs in
 * {@code mechanism_runs.py}, a resource beside the tests, with {@code /usr/bin/python3} and Debian's packages neuron, neuron-dev and python3-neuron. It chooses
 * the protocols: a voltage clamp with steps and a ramp (cases "clamp"), imposed currents and concentrations of ions ("driven"), events under voltage clamp ("event")
 * and a leaky compartment with a current step ("free"), all in NEURON's own scheme: backward Euler, gates after the voltage, events on the grid. Mechanisms with
 * random numbers are not compared sample by sample: each runs with {@value #SEEDS} seeds here and with as many in NEURON. Of each variable the mean over time and
 * the standard deviation over time, and the number of spikes, are taken from each run; their means over the runs must not be further apart than
 * {@value #LIKELY} standard errors.
 *
 * <p>
 * The figure of a case is the largest difference of a variable from NEURON's at any time, divided by the range of NEURON's values of it over the case, the
 * worst of all variables that both know. Where NEURON could compute its currents for the time of the row only with an effect on the run, ours of one step earlier
 * are taken, but for steps at whose beginning an event acts. What is no state is compared from the first step on: before it NEURON's holds what INITIAL assigns, often nothing. Cases in which
 * NEURON's own voltage or states are no numbers do not count.
 */
public final class NmodlAgreement {

	private static final double TIGHT = 1e-4, FREE = 1e-2;
	private static final int SEEDS = 20;
	/** Standard errors; variables that hardly vary are compared by a part of their size. */
	private static final double LIKELY = 5, ALIKE = 1e-3;
	/** A variable whose range is a smaller part of its size is measured by its size. */
	private static final double CONSTANT = 1e-3;
	private static final String SCRIPT = "mechanism_runs.py";

	/** What became of one case: the largest difference over the range, and of which variable; infinite with a reason if it did not run. */
	private record Outcome(double difference, String worst) {
	}

	/** What became of one file. */
	private record Row(String path, boolean runs, boolean random, String refusal, Map<String, Outcome> cases) {

		boolean accepted() {
			return refusal.isEmpty();
		}

		/** The worst of the free runs, or of the others. */
		double worst(final boolean free) {
			return cases.entrySet().stream().filter(one -> one.getKey().equals("free") == free)
				.mapToDouble(one -> one.getValue().difference)
				.max().orElse(0);
		}

		boolean has(final boolean free) {
			return cases.keySet().stream().anyMatch(name -> name.equals("free") == free);
		}
	}

	private final Path folder;
	private final Path results;
	private final ObjectMapper json = new ObjectMapper();

	private NmodlAgreement(final Path folder, final Path results) {
		this.folder = folder;
		this.results = results;
	}

	/**
	 * Prints the table and writes {@code agreement.tsv}, one line a case, beside NEURON's results.
	 *
	 * @param arguments folder of mechanisms, folder for results, list of files
	 * @throws IOException if a file cannot be read or written
	 * @throws InterruptedException if the wait for NEURON is interrupted
	 */
	public static void main(final String[] arguments) throws IOException, InterruptedException {
		if (arguments.length < 2 || arguments.length > 3) {
			System.err.println("usage: NmodlAgreement FOLDER RESULTS [LIST]");
			System.exit(2);
		}
		final NmodlAgreement agreement = new NmodlAgreement(Path.of(arguments[0]).toAbsolutePath(), Path.of(arguments[1]).toAbsolutePath());
		if (!Files.exists(agreement.results.resolve("index.json")))
			agreement.runNeuron(arguments.length > 2 ? Path.of(arguments[2]).toAbsolutePath() : null);
		final List<Row> rows = new ArrayList<>();
		for (final JsonNode info : agreement.json.readTree(agreement.results.resolve("index.json").toFile()))
			if (!info.get("status").asText().equals("refused"))
				rows.add(agreement.row(info));
		agreement.write(rows);
		agreement.print(rows, System.out);
	}

	private void runNeuron(final Path list) throws IOException, InterruptedException {
		Files.createDirectories(results);
		final Path script = results.resolve(SCRIPT);
		try (InputStream in = NmodlAgreement.class.getResourceAsStream("/neuron/" + SCRIPT)) {
			Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
		}
		final List<String> command = new ArrayList<>(List.of("/usr/bin/python3", script.toString(), folder.toString(), results.toString()));
		if (list != null)
			command.add(list.toString());
		final int code = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.INHERIT)
			.redirectError(new File(results.toFile(), "neuron.log")).start().waitFor();
		if (code != 0)
			throw new IOException(SCRIPT + " ended with " + code + "; see neuron.log in " + results);
	}

	private Row row(final JsonNode info) {
		final String path = info.get("path").asText();
		final boolean runs = info.get("status").asText().equals("runs"), random = info.path("random").asBoolean();
		final Map<String, Outcome> cases = new LinkedHashMap<>();
		final Mechanism mechanism;
		try {
			mechanism = Nmodl.read(folder.resolve(path));
		}
		catch (final IOException | RuntimeException e) {
			return new Row(path, runs, random, said(e), runs ? unaccepted(info) : cases);
		}
		if (runs)
			info.get("cases").properties().forEach(entry -> {
				if (counts(info, entry.getValue()))
					cases.put(entry.getKey(), random ? statistical(mechanism, info, entry.getKey(), entry.getValue())
						: outcome(mechanism, info, entry.getKey(), entry.getValue()));
			});
		return new Row(path, runs, random, "", cases);
	}

	private static Map<String, Outcome> unaccepted(final JsonNode info) {
		final Map<String, Outcome> cases = new LinkedHashMap<>();
		info.get("cases").properties().stream().filter(entry -> counts(info, entry.getValue()))
			.forEach(entry -> cases.put(entry.getKey(), new Outcome(Double.POSITIVE_INFINITY, "refused")));
		return cases;
	}

	/** Whether NEURON has run it to the end with numbers in its voltage and states. */
	private static boolean counts(final JsonNode info, final JsonNode one) {
		return !one.has("failed") && texts(one.get("notFinite")).stream()
			.noneMatch(column -> column.equals("v") || isState(info, column) || isWritten(info, column));
	}

	private static boolean isWritten(final JsonNode info, final String column) {
		return StreamSupport.stream(info.get("ions").spliterator(), false).anyMatch(ion -> texts(ion.get("writes")).contains(column));
	}

	private Outcome outcome(final Mechanism mechanism, final JsonNode info, final String name, final JsonNode one) {
		final Path base = results.resolve(info.get("key").asText());
		final Recording recording;
		final double[] events;
		try {
			final PatchClamp clamp = PatchClampFiles.read(base.resolve(name + ".json"), mechanism);
			events = clamp.events().stream().mapToDouble(Double::doubleValue).toArray();
			recording = OneCompartment.run(clamp, RunMonitor.SILENT);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		catch (final RuntimeException | LinkageError e) {
			return new Outcome(Double.POSITIVE_INFINITY, said(e));
		}
		final List<String> columns = texts(one.get("columns")), bad = texts(one.get("notFinite"));
		final double[][] values = columns(base.resolve(name + ".f64"), columns.size());
		Outcome worst = spikes(recording.spikes(), one.get("spikes"), name);
		for (int c = 0; c < columns.size(); c++) {
			final String column = columns.get(c);
			if (column.equals("t") || bad.contains(column) || recording.traces().stream().noneMatch(trace -> trace.name().equals(column)))
				continue;
			final boolean late = one.get("late").asBoolean() && !column.equals("v") && !info.get("kind").asText().equals("artificial"),
				isState = isState(info, column);
			if (!column.equals("v") && !isState) // what INITIAL does not assign holds nothing yet
				values[c][0] = recording.trace(column).value(0);
			double difference = late && !isState ? Double.POSITIVE_INFINITY : difference(recording.trace(column).values(), values[c]);
			if (late) // a STATE may be one that BREAKPOINT assigns
				difference = Math.min(difference, lateDifference(recording, column, values[c], events));
			if (!(difference <= worst.difference))
				worst = new Outcome(difference, column);
		}
		return worst;
	}

	/** How far NEURON's statistics lie from ours, in standard errors of the difference. */
	private Outcome statistical(final Mechanism mechanism, final JsonNode info, final String name, final JsonNode one) {
		final Path base = results.resolve(info.get("key").asText());
		final List<Recording> ours = new ArrayList<>();
		try {
			final PatchClamp c = PatchClampFiles.read(base.resolve(name + ".json"), mechanism);
			for (int seed = 1; seed <= SEEDS; seed++)
				ours.add(OneCompartment.run(new PatchClamp(c.mechanism(), c.parameters(), c.patch(), c.timing(), c.voltage(), c.current(), c
					.ionCurrents(), c.insides(), c.outsides(), c.ions(), c.events(), c.weight(), seed), RunMonitor.SILENT));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		catch (final RuntimeException | LinkageError e) {
			return new Outcome(Double.POSITIVE_INFINITY, said(e));
		}
		final List<String> columns = texts(one.get("columns")), bad = texts(one.get("notFinite"));
		final List<double[][]> theirs = new ArrayList<>();
		theirs.add(columns(base.resolve(name + ".f64"), columns.size()));
		final List<Integer> spikes = new ArrayList<>(List.of(one.get("spikes").size()));
		for (int k = 0; k < one.path("seeds").size(); k++)
			if (!one.get("seeds").get(k).isNull()) {
				theirs.add(columns(base.resolve(name + "." + (k + 2) + ".f64"), columns.size()));
				spikes.add(one.get("seeds").get(k).size());
			}
		Outcome worst = new Outcome(unlikely(spikes.stream().mapToDouble(Integer::doubleValue).toArray(),
			ours.stream().mapToDouble(run -> run.spikes().size()).toArray(), 1), "spikes");
		for (int c = 0; c < columns.size(); c++) {
			final String column = columns.get(c);
			final int number = c;
			if (column.equals("t") || bad.contains(column) || ours.get(0).traces().stream().noneMatch(trace -> trace.name().equals(column)))
				continue;
			final double size = theirs.stream().flatMapToDouble(run -> Arrays.stream(run[number])).map(Math::abs).max().orElse(0);
			final double mean = unlikely(theirs.stream().mapToDouble(run -> mean(run[number])).toArray(),
				ours.stream().mapToDouble(run -> mean(run.trace(column).values())).toArray(), size);
			final double spread = unlikely(theirs.stream().mapToDouble(run -> deviation(run[number])).toArray(),
				ours.stream().mapToDouble(run -> deviation(run.trace(column).values())).toArray(), size);
			if (Math.max(mean, spread) > worst.difference)
				worst = new Outcome(Math.max(mean, spread), column + (mean > spread ? ", mean" : ", spread"));
		}
		return worst;
	}

	private static double mean(final double[] values) {
		return Arrays.stream(values).skip(1).average().orElse(0);
	}

	private static double deviation(final double[] values) {
		final double mean = mean(values);
		return Math.sqrt(Arrays.stream(values).skip(1).map(value -> (value - mean) * (value - mean)).average().orElse(0));
	}

	private static double unlikely(final double[] theirs, final double[] ours, final double size) {
		final double a = Arrays.stream(theirs).average().orElseThrow(), b = Arrays.stream(ours).average().orElseThrow();
		final double error = Math.sqrt(variance(theirs, variance(ours, 0)) / theirs.length + variance(ours, 0) / ours.length);
		final double scale = Math.max(error, ALIKE / LIKELY * Math.max(size, Math.abs(b)));
		return a == b ? 0 : Math.abs(a - b) / scale;
	}

	private static double variance(final double[] values, final double ofOne) {
		final double mean = Arrays.stream(values).average().orElseThrow();
		return values.length == 1 ? ofOne : Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / (values.length - 1);
	}

	private static boolean isState(final JsonNode info, final String column) {
		return texts(info.get("states")).stream().anyMatch(state -> state.split("\\[")[0].equals(column.split("\\[")[0]));
	}

	/** Artificial cells: as many spikes, each at NEURON's time. */
	private static Outcome spikes(final List<Spike> ours, final JsonNode theirs, final String name) {
		final double[] times = StreamSupport.stream(theirs.spliterator(), false).mapToDouble(JsonNode::asDouble).sorted().toArray();
		if (times.length != ours.size())
			return new Outcome(1, "spikes: " + ours.size() + " instead of " + times.length);
		double worst = 0;
		for (int i = 0; i < times.length; i++)
			worst = Math.max(worst, Math.abs(ours.get(i).time() - times[i]) / 100);
		return new Outcome(worst, name.isEmpty() ? "" : "spike times");
	}

	private static double lateDifference(final Recording recording, final String column, final double[] theirs, final double[] events) {
		final double[] ours = recording.trace(column).values(), times = recording.times(),
			next = Arrays.copyOfRange(theirs, 1, theirs.length);
		for (int i = 0; i < next.length; i++) {
			final double t = times[i], half = 0.5 * (times[1] - times[0]);
			if (Arrays.stream(events).anyMatch(event -> Math.abs(event - t) <= half))
				next[i] = ours[i];
		}
		return difference(ours, next);
	}

	private static double difference(final double[] ours, final double[] theirs) {
		double least = Double.POSITIVE_INFINITY, greatest = Double.NEGATIVE_INFINITY, largest = 0;
		for (int i = 0; i < theirs.length && i < ours.length; i++) {
			final double apart = Math.abs(ours[i] - theirs[i]);
			least = Math.min(least, theirs[i]);
			greatest = Math.max(greatest, theirs[i]);
			largest = apart <= largest ? largest : apart;
		}
		if (Double.isNaN(largest))
			return Double.POSITIVE_INFINITY;
		final double size = Math.max(Math.abs(greatest), Math.abs(least)),
			range = greatest - least < CONSTANT * size ? size : greatest - least;
		return largest == 0 ? 0 : range == 0 ? largest : largest / range;
	}

	private static double[][] columns(final Path file, final int number) {
		try {
			final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
			final double[][] columns = new double[number][bytes.capacity() / (8 * number)];
			for (final double[] column : columns)
				for (int i = 0; i < column.length; i++)
					column[i] = bytes.getDouble();
			return columns;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static List<String> texts(final JsonNode list) {
		return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
	}

	private static String said(final Throwable e) {
		return (e.getClass().getSimpleName() + ": " + e.getMessage()).replaceAll("\\s+", " ");
	}

	private void write(final List<Row> rows) throws IOException {
		final StringBuilder text = new StringBuilder("path\tcase\tdifference / range\tworst variable or reason\n");
		for (final Row row : rows) {
			if (!row.accepted())
				text.append(row.path).append("\trefused\t\t").append(row.refusal).append('\n');
			else
				if (row.cases.isEmpty())
					text.append(row.path).append("\taccepted\t\t\n");
				else
					row.cases.forEach((name, outcome) -> text.append(row.path).append('\t').append(name)
						.append(row.random ? " (random)" : "").append('\t')
						.append(outcome.difference).append('\t').append(outcome.worst).append('\n'));
		}
		Files.writeString(results.resolve("agreement.tsv"), text);
	}

	private void print(final List<Row> rows, final PrintStream out) {
		final List<Row> compared = rows.stream().filter(row -> row.runs && !row.random).toList();
		final List<Row> driven = compared.stream().filter(row -> row.has(false)).toList(),
			free = compared.stream().filter(row -> row.has(true)).toList();
		out.println("| files | of | number | percent |\n|---|---|---|---|");
		line(out, "accepted", "loaded by NEURON", rows.stream().filter(Row::accepted).count(), rows.size());
		line(out, "clamped, driven and event runs agree within 1e-4", "run by NEURON without random numbers",
			driven.stream().filter(row -> row.worst(false) <= TIGHT).count(), driven.size());
		line(out, "free runs agree within 1 %", "run by NEURON without random numbers",
			free.stream().filter(row -> row.worst(true) <= FREE).count(),
			free.size());
		line(out, "free runs agree within 1e-4", "run by NEURON without random numbers",
			free.stream().filter(row -> row.worst(true) <= TIGHT).count(), free.size());
		final List<Row> random = rows.stream().filter(row -> row.runs && row.random).toList();
		line(out, "statistics of random mechanisms are likely (" + SEEDS + " seeds on both sides, " + LIKELY + " standard errors)",
			"run by NEURON with random numbers",
			random.stream().filter(row -> row.accepted() && Math.max(row.worst(false), row.worst(true)) <= LIKELY).count(), random.size());
		final Map<String, Long> reasons = rows.stream().filter(row -> !row.accepted())
			.collect(Collectors.groupingBy(row -> general(row.refusal), TreeMap::new, Collectors.counting()));
		out.println("\n| reason for refusal | files |\n|---|---|");
		reasons.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
			.forEach(reason -> out.println("| " + reason.getKey() + " | " + reason.getValue() + " |"));
		out.println("\n| difference over range | clamped, driven, events | free |\n|---|---|---|");
		for (final double limit : new double[] { 1e-9, 1e-6, 1e-4, 1e-2, 1, Double.POSITIVE_INFINITY })
			out.println("| up to " + limit + " | " + driven.stream().filter(row -> row.worst(false) <= limit).count() + " | " +
				free.stream().filter(row -> row.worst(true) <= limit).count() + " |");
	}

	/** Without file, place and names. */
	private static String general(final String refusal) {
		final String general =
			refusal.replaceFirst("^(\\w+: )\\S+?:\\d+:\\d+: ", "$1").replaceAll("\"[^\"]*\"", "…").replaceAll("\\d+", "N");
		return general.length() > 120 ? general.substring(0, 120) : general;
	}

	private static void line(final PrintStream out, final String what, final String of, final long number, final int all) {
		out.println(String.format(Locale.ROOT, "| %s | %s: %d | %d | %.1f |", what, of, all, number, all == 0 ? 0 : 100.0 * number / all));
	}
}
