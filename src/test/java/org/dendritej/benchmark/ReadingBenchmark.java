/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.dendritej.io.LargeFiles;
import org.dendritej.io.Reconstructions;
import org.dendritej.morphology.Reconstruction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Time to read 100,000 points from a file of each format; half a second is what a user should wait at most. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
@State(Scope.Thread)
public class ReadingBenchmark {

	/** Format of the file. */
	@Param({ "swc", "traces", "nml", "asc", "xml", "knossos", "ndf" }) public String format;

	private Path file;

	/**
	 * Writes the file.
	 *
	 * @throws IOException from the disk
	 */
	@Setup
	public void write() throws IOException {
		file = Files.write(Files.createTempFile("large", ".cell"), LargeFiles.of(format, 100_000));
	}

	/**
	 * Deletes it.
	 *
	 * @throws IOException from the disk
	 */
	@TearDown
	public void delete() throws IOException {
		Files.delete(file);
	}

	/**
	 * Reads it.
	 *
	 * @return what is in it
	 * @throws IOException from the disk
	 */
	@Benchmark
	public Reconstruction read() throws IOException {
		return Reconstructions.read(file);
	}
}
