/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.dendritej.imaging.RenderMonitor;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.imaging.VoxelWeights;
import org.dendritej.io.JsonReport;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.recording.Recording;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

import ij.ImagePlus;

/**
 * The folder into which one run writes its results, from the shell and from Fiji alike. Files appear all together when they are {@linkplain #publish published}
 * or not at all; whatever else lies in the folder is left alone. Any thread may close it.
 */
public final class RunResults implements AutoCloseable {

	/** The membrane potential, mV, one frame per recorded time. */
	public static final String MOVIE = "activity.tif";
	/** The same as one picture. */
	public static final String PICTURE = "activity.png";
	/** Recorded traces. */
	public static final String TRACES = "voltage.csv";
	/** Times and places of spikes. */
	public static final String SPIKES = "spikes.csv";
	/** Where each unreliable or plastic synapse sits and what it has done; only if there are such synapses. */
	public static final String SYNAPSES = "synapses.csv";
	/** Strengths of synapses that learn, over time; only if there are such synapses. */
	public static final String STRENGTHS = "strengths.csv";
	/** Strengths at the end and their change, painted on the neuron; only if strengths have changed. */
	public static final String STRENGTH_MAP = "strengths.tif";
	/** What was simulated, and how. */
	public static final String SUMMARY = "summary.json";

	private static final List<String> FILES = List.of(MOVIE, PICTURE, TRACES, SPIKES, SYNAPSES, STRENGTHS, STRENGTH_MAP, SUMMARY);

	private final OutputFolder folder;
	private Optional<ActivityCanvas> canvas = Optional.empty();

	private RunResults(final OutputFolder folder) {
		this.folder = folder;
	}

	/**
	 * Prepares a folder.
	 *
	 * @param folder made if it is not there, with the folders above it
	 * @param force whether files of these names are replaced even if they do not come from an earlier run
	 * @param hint what else the user can do about such files, continuing the sentence, such as {@code ", or replace it with --force"}; may be empty
	 * @return to be closed in any case
	 * @throws IOException from the disk
	 * @throws ResultsException if files of the same names would be lost
	 */
	public static RunResults into(final Path folder, final boolean force, final String hint) throws IOException {
		return new RunResults(OutputFolder.prepare(folder, FILES, RunSummary.MARK, force, hint));
	}

	/**
	 * Writes {@link #MOVIE}, {@link #PICTURE} and, if there is something to paint, {@link #STRENGTH_MAP}. A summary that is written later tells of it.
	 *
	 * @param where the neuron was drawn
	 * @param drawn the neuron as drawn there
	 * @param neuron what was simulated
	 * @param recording what happened
	 * @param workers threads to compute on
	 * @param monitor told of progress
	 * @throws IOException from the disk
	 * @throws org.dendritej.imaging.RenderCancelledException if the monitor stops it
	 */
	public void writeActivity(final ActivityCanvas where, final VoxelWeights drawn, final LoadedNeuron neuron, final Recording recording,
		final Workers workers, final RenderMonitor monitor) throws IOException {
		canvas = Optional.of(where);
		final VoltageMovie movie = VoltageMovie.of(drawn, recording, VoltageMovie.DEFAULT_COVERAGE);
		final Provenance provenance = Provenance.of(neuron.model());
		where.writeMovie(neuron.model().name(), movie, provenance, file(MOVIE), monitor);
		where.writePicture(neuron.model().name(), recording, provenance, workers, file(PICTURE));
		final Optional<ImagePlus> strengths = SynapseResults.of(neuron.model().name(), recording, provenance)
			.flatMap(synapses -> synapses.map(where, workers, monitor));
		if (strengths.isPresent())
			TiffFiles.write(strengths.get(), file(STRENGTH_MAP), monitor);
	}

	/**
	 * Writes {@link #TRACES}, {@link #SPIKES}, {@link #SUMMARY} and, if there are such synapses, {@link #SYNAPSES} and {@link #STRENGTHS}.
	 *
	 * @param modelFile the model file or reconstruction that was run
	 * @param neuron made of it
	 * @param recording what happened
	 * @param workers on which it was computed; the summary is made on one while another writes the traces
	 * @param seconds the run has taken
	 * @param monitor told of progress
	 * @throws IOException from the disk
	 * @throws org.dendritej.simulation.RunCancelledException if the monitor stops it
	 */
	public void writeTables(final Path modelFile, final LoadedNeuron neuron, final Recording recording, final Workers workers,
		final double seconds, final RunMonitor monitor) throws IOException {
		try {
			workers.forEach(2, part -> {
				try {
					if (part == 0)
						RecordingCsv.writeTraces(recording, file(TRACES), monitor);
					else
						writeSummary(modelFile, neuron, recording, workers.threads(), seconds);
				}
				catch (final IOException e) {
					throw new UncheckedIOException(e);
				}
			});
		}
		catch (final UncheckedIOException e) {
			throw e.getCause();
		}
		RecordingCsv.writeSpikes(recording, file(SPIKES));
		if (recording.synapses().isEmpty())
			return;
		final Optional<SynapseResults> synapses = SynapseResults.of(neuron.model().name(), recording, Provenance.of(neuron.model()));
		if (synapses.isPresent()) {
			TableFiles.write(synapses.get().table(), file(SYNAPSES));
			if (recording.synapses().stream().anyMatch(history -> history.samples() > 2))
				SynapseResults.writeStrengths(recording, file(STRENGTHS));
		}
	}

	/**
	 * Writes {@link #SUMMARY} again, when images have been made after the tables.
	 *
	 * @param modelFile the model file or reconstruction that was run
	 * @param neuron made of it
	 * @param recording what happened
	 * @param threads their number
	 * @param seconds the run has taken
	 * @throws IOException from the disk
	 */
	public void writeSummary(final Path modelFile, final LoadedNeuron neuron, final Recording recording, final int threads,
		final double seconds) throws IOException {
		Files.writeString(file(SUMMARY), JsonReport.of(RunSummary.of(modelFile, neuron, canvas, recording, threads, seconds)));
	}

	/**
	 * Where to write a file until it is published.
	 *
	 * @param name one of the names above
	 * @return its path for now
	 */
	public Path file(final String name) {
		return folder.file(name);
	}

	/**
	 * Moves all files that are there now to their places; those that an earlier run has left and this one has not made go. More may follow.
	 *
	 * @throws IOException from the disk
	 */
	public void publish() throws IOException {
		folder.publish();
	}

	/**
	 * Removes what has not been published, and the folders that were made if nothing was.
	 *
	 * @throws IOException from the disk
	 */
	@Override
	public void close() throws IOException {
		folder.close();
	}
}
