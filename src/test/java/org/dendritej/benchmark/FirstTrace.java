/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long a user waits: the time from the start of the launcher's process until the traces of a run are there, of 100 ms of a neuron with Hodgkin–Huxley channels
 * everywhere that begins at its rest. Arguments: the launcher, a reconstruction, how many runs.
 */
public final class FirstTrace {

	private static final String MODEL =
		"""
			{
				"dendritej": 1,
				"name": "first trace",
				"reconstruction": { "file": "%s" },
				"discretisation": { "rule": { "maximalLength": "2.5 um" }, "attachment": "middle", "axon": "as reconstructed" },
				"biophysics": {
					"temperature": "6.3 degC",
					"cable": [{ "region": "everywhere", "axialResistivity": "35.4 Ohm cm", "specificCapacitance": "1 uF/cm2" }],
					"mechanisms": [{ "region": "everywhere", "mechanism": "hh" }]
				},
				"protocol": { "duration": "100 ms", "start": "settled", "stimuli": [
					{ "currentClamp": { "location": "soma", "current": { "step": { "amplitude": "0.5 nA", "onset": "5 ms", "duration": "90 ms" } } } }
				] },
				"recording": { "probes": [{ "voltage": { "name": "soma", "location": "soma" } }], "frameInterval": "0 ms",
					"spikeDetectors": [{ "name": "soma", "location": "soma", "threshold": "-20 mV" }] }
			}
			""";

	private FirstTrace() {}

	/**
	 * Prints the median and the range.
	 *
	 * @param arguments see above
	 * @throws IOException from the disk
	 * @throws InterruptedException if somebody ends it
	 */
	public static void main(final String[] arguments) throws IOException, InterruptedException {
		final Path launcher = Path.of(arguments[0]).toAbsolutePath(), folder = Files.createTempDirectory("first-trace");
		final double[] seconds = new double[arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10];
		try {
			final Path model = Files.writeString(folder.resolve("model.json"), String.format(MODEL, Path.of(arguments[1]).toRealPath()));
			for (int run = 0; run < seconds.length; run++)
				seconds[run] = run(launcher, model, folder.resolve("out" + run));
		}
		finally {
			try (Stream<Path> files = Files.walk(folder)) {
				for (final Path file : files.sorted(Comparator.reverseOrder()).toList())
					Files.delete(file);
			}
		}
		Arrays.sort(seconds);
		System.out.println(String.format(Locale.ROOT, "first trace after %.2f s, median of %d runs, %.2f to %.2f s",
			0.5 * (seconds[(seconds.length - 1) / 2] + seconds[seconds.length / 2]), seconds.length, seconds[0],
			seconds[seconds.length - 1]));
	}

	private static double run(final Path launcher, final Path model, final Path out) throws IOException, InterruptedException {
		final long begin = System.nanoTime();
		final Process process = new ProcessBuilder(launcher.toString(), "run", model.toString(), "--out", out.toString())
			.redirectOutput(Redirect.DISCARD).redirectError(Redirect.INHERIT).start();
		while (process.isAlive() && !Files.exists(out.resolve("voltage.csv")))
			Thread.sleep(5);
		final double seconds = 1e-9 * (System.nanoTime() - begin);
		if (process.waitFor() != 0) throw new IOException("the run has failed");
		return seconds;
	}
}
