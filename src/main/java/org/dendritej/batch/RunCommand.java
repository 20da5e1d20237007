/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.dendritej.io.JsonReport;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.morphology.Finding;
import org.dendritej.recording.Recording;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.simulation.Simulation;
import org.dendritej.units.Workers;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a model file and writes a folder of results. */
@Command(name = "run", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
	"Simulates a model file and writes a folder:", //
	"  activity.tif   membrane potential, mV, one frame per recorded time", //
	"  activity.png   the same as one picture", //
	"  voltage.csv    recorded traces", //
	"  spikes.csv     times and places of spikes", //
	"  summary.json   what was simulated, and how", //
	"Results of an earlier run are replaced; other files in the folder are left alone." })
final class RunCommand implements Callable<Integer> {

	static final String MOVIE = "activity.tif", PICTURE = "activity.png", TRACES = "voltage.csv", SPIKES = "spikes.csv",
		SUMMARY = "summary.json";
	private static final List<String> FILES = List.of(MOVIE, PICTURE, TRACES, SPIKES, SUMMARY);
	/** How long an interrupted run may take to stop by itself, s. */
	private static final int PATIENCE = 10;

	private final Terminal terminal;

	@Parameters(paramLabel = "MODEL.json",
		description = "Model file, or a reconstruction for the model that \"build\" makes of it.") private Path file;

	@Option(names = "--out", required = true, paramLabel = "DIR",
		description = "Folder for the results, made if it is not there.") private Path out;

	@Option(names = "--threads", paramLabel = "N",
		description = "Number of threads; by default one per processor. The results do not depend on it.") private Integer threads;

	@Option(names = "--force",
		description = "Replace files of the same names even if they do not come from an earlier run.") private boolean force;

	RunCommand(final Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws IOException {
		if (threads != null && (threads < 1 || threads > 10_000))
			throw new BatchException("--threads is " + threads + "; it must be at least 1");
		final long begin = System.nanoTime();
		final LoadedNeuron neuron = LoadedNeuron.read(file);
		neuron.reconstruction().findings().forEach(finding -> terminal.note(text(finding)));
		try (OutputFolder folder = OutputFolder.prepare(out, FILES, Summary.MARK, force);
			Workers workers = threads == null ? Workers.onAllCores() : Workers.of(threads)) {
			run(neuron, folder, workers, begin);
		}
		terminal.note("results are in " + out);
		return 0;
	}

	private void run(final LoadedNeuron neuron, final OutputFolder folder, final Workers workers, final long begin) throws IOException {
		final Progress progress = new Progress(terminal);
		final CountDownLatch finished = new CountDownLatch(1);
		final Workers.ExitTask interruption = Workers.onExit(() -> stop(progress, finished, folder));
		try {
			progress.phase("simulating");
			final Recording recording = Simulation.of(neuron.model(), neuron.cable()).run(progress);
			progress.phase("writing tables");
			Csv.writeTraces(recording, folder.file(TRACES), progress);
			Csv.writeSpikes(recording, folder.file(SPIKES));
			Files.writeString(folder.file(SUMMARY),
				JsonReport.of(Summary.of(file, neuron, recording, workers.threads(), 1e-9 * (System.nanoTime() - begin))));
			if (progress.cancelled())
				throw new RunCancelledException();
			folder.publish();
		}
		finally {
			progress.end();
			folder.close();
			finished.countDown();
			interruption.close();
		}
	}

	/** Runs when the user interrupts: the run stops at its next report and cleans up; if it takes too long, its files go without it. */
	private static void stop(final Progress progress, final CountDownLatch finished, final OutputFolder folder) {
		progress.cancel();
		try {
			if (!finished.await(PATIENCE, TimeUnit.SECONDS))
				folder.close();
		}
		catch (final InterruptedException | IOException e) {
			Thread.currentThread().interrupt(); // the machine is ending; there is nobody left to tell
		}
	}

	static String text(final Finding finding) {
		return "note: " + finding.kind() + " (" + finding.count() + "): " + finding.action();
	}
}
