/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.dendritej.io.LoadedNeuron;

import ij.ImagePlus;
import ij.io.Opener;

/** The sample neuron that travels in the jar, unpacked into a folder that goes when this is closed. */
public final class Samples implements AutoCloseable {

	/** The model file. */
	private static final String MODEL = "pyramidal.json";
	/** The stack it was traced in. */
	private static final String STACK = "pyramidal-stack.zip";
	private static final List<String> FILES = List.of(MODEL, "pyramidal.swc", STACK);

	private final Path folder;

	private Samples(final Path folder) {
		this.folder = folder;
	}

	/**
	 * Unpacks the samples among the temporary files of this machine.
	 *
	 * @return to be closed after use
	 * @throws IOException from the disk; nothing is left behind
	 */
	public static Samples unpack() throws IOException {
		final Samples samples = new Samples(Files.createTempDirectory("dendritej-samples"));
		try {
			for (final String name : FILES)
				try (InputStream in = Samples.class.getResourceAsStream("/org/dendritej/samples/" + name)) {
					if (in == null)
						throw new IllegalStateException("the sample " + name + " is missing in the jar");
					Files.copy(in, samples.folder.resolve(name));
				}
			return samples;
		}
		catch (final IOException | RuntimeException e) {
			samples.close();
			throw e;
		}
	}

	/**
	 * The sample neuron with its experiment: clusters of synapses, one of which is vetoed by inhibition.
	 *
	 * @return ready to be simulated, also after closing
	 * @throws IOException from the disk
	 */
	public LoadedNeuron neuron() throws IOException {
		return LoadedNeuron.read(folder.resolve(MODEL));
	}

	/**
	 * The stack in which it would have been traced.
	 *
	 * @return not shown; held in memory, so that it stays after closing
	 */
	public ImagePlus stack() {
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		return opener.openImage(folder.resolve(STACK).toString());
	}

	@Override
	public void close() throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.sorted(Comparator.reverseOrder()).toList())
				Files.deleteIfExists(file);
		}
	}
}
