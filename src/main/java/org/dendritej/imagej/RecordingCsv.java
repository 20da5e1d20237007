/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.dendritej.recording.Recording;
import org.dendritej.recording.Spike;
import org.dendritej.recording.Trace;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.simulation.RunMonitor;

/**
 * Traces and spikes as tables: comma-separated values (RFC 4180, but lines end with LF as in tables of ImageJ), decimal points, units in the headings. Values
 * and spike times have all the digits that it takes to read back the same bits; times of the grid are rounded to 12.
 */
public final class RecordingCsv {

	private static final MathContext TIME_DIGITS = new MathContext(12);
	private static final long BILLION = 1_000_000_000;

	private RecordingCsv() {
	}

	/**
	 * Writes a file of one row per time step and one column per trace.
	 *
	 * @param recording whose traces
	 * @param file where; replaced if it is there
	 * @param monitor told of progress
	 * @throws IOException from the disk
	 * @throws RunCancelledException if the monitor stops it
	 */
	public static void writeTraces(final Recording recording, final Path file, final RunMonitor monitor) throws IOException {
		try (BufferedWriter out = Files.newBufferedWriter(file)) {
			writeTraces(recording, out, monitor);
		}
	}

	/**
	 * Writes one row per time step and one column per trace.
	 *
	 * @param recording whose traces
	 * @param out where to
	 * @param monitor told of progress
	 * @throws IOException from {@code out}
	 * @throws RunCancelledException if the monitor stops it
	 */
	public static void writeTraces(final Recording recording, final Writer out, final RunMonitor monitor) throws IOException {
		final List<Trace> traces = recording.traces();
		final double[] times = recording.times();
		out.write("t (ms)");
		for (final Trace trace : traces)
			out.write("," + quoted(trace.name() + (trace.unit().isEmpty() ? "" : " (" + trace.unit() + ")")));
		out.write('\n');
		for (int i = 0; i < times.length; i++) {
			if (i % 1000 == 0 && !monitor.progress((double) i / times.length))
				throw new RunCancelledException();
			out.write(time(times[i]));
			for (final Trace trace : traces) {
				out.write(',');
				out.write(Double.toString(trace.value(i)));
			}
			out.write('\n');
		}
	}

	/**
	 * Writes a file of one row per spike.
	 *
	 * @param recording whose spikes
	 * @param file where; replaced if it is there
	 * @throws IOException from the disk
	 */
	public static void writeSpikes(final Recording recording, final Path file) throws IOException {
		Files.writeString(file, recording.spikes().stream().map(RecordingCsv::row).collect(Collectors.joining("", "t (ms),place\n", "")));
	}

	private static String row(final Spike spike) {
		return spike.time() + "," + quoted(spike.place()) + "\n";
	}

	/** Rounded to 12 digits. Almost all times of a grid are multiples of 1e-9 ms but for their last bits; those need no long arithmetic. */
	static String time(final double t) {
		final double scaled = t * BILLION;
		final long whole = Math.round(scaled);
		if (whole < 1000 * BILLION && Math.abs(scaled - whole) <= 1e-13 * scaled) {
			final StringBuilder digits = new StringBuilder().append(whole / BILLION);
			final long rest = whole % BILLION;
			if (rest != 0) {
				digits.append(BILLION + rest).setCharAt(digits.length() - 10, '.'); // over the 1 before nine digits
				while (digits.charAt(digits.length() - 1) == '0')
					digits.setLength(digits.length() - 1);
			}
			return digits.toString();
		}
		return new BigDecimal(t).round(TIME_DIGITS).stripTrailingZeros().toPlainString();
	}

	/** A cell: in quotation marks where it needs them. */
	static String quoted(final String text) {
		final boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') && text.equals(text.strip());
		return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
	}
}
