/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.dendritej.morphology.Reconstruction;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading and writing need memory in proportion to the file, whatever it is. Each case is a Java machine that has no more. */
class MemoryOfReadersTest {

	private static final int POINTS = 100_000;
	/** What Java and the buffers need for a file without points, MB. */
	private static final int EMPTY = 16;
	private static final int TIMES_THE_FILE = 20;

	@TempDir Path folder;

	/** Reads the file named first and writes it as the one named second. */
	static final class OneFile {

		private OneFile() {
		}

		/**
		 * Runs alone in a Java machine.
		 *
		 * @param arguments in and out
		 * @throws IOException from the disk
		 */
		public static void main(final String[] arguments) throws IOException {
			final Reconstruction read = Reconstructions.read(Path.of(arguments[0]));
			ReconstructionWriter.write(Path.of(arguments[1]), read, Double.NaN);
			System.exit(read.size() >= POINTS - 1000 ? 0 : 3);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "swc swc", "swc traces", "traces traces", "nml nml", "asc nml", "xml swc", "knossos nml", "ndf swc" })
	void twentyTimesTheFileIsEnough(final String formats) throws Exception {
		final String[] inAndOut = formats.split(" ");
		final Path file = Files.write(folder.resolve("large"), LargeFiles.of(inAndOut[0], POINTS)), log = folder.resolve("log");
		final long megabytes = EMPTY + TIMES_THE_FILE * Files.size(file) / (1 << 20);
		final Process process =
			new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + megabytes + "m",
				"-XX:+UseSerialGC", "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				OneFile.class.getName(),
				file.toString(), folder.resolve("written." + inAndOut[1]).toString()).redirectErrorStream(true).redirectOutput(log.toFile())
				.start();
		final boolean ended = process.waitFor(5, TimeUnit.MINUTES);
		if (!ended)
			process.destroyForcibly();
		assertTrue(ended, "the process does not end");
		assertEquals(0, process.exitValue(), () -> megabytes + " MB: " + text(log));
	}

	private static String text(final Path log) {
		try {
			return Files.readString(log);
		}
		catch (final IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}
}
