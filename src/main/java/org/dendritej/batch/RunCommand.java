/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.dendritej.imagej.RunResults;
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
		try (RunResults results = RunResults.into(out, force, ", or replace it with --force");
			Workers workers = threads == null ? Workers.onAllCores() : Workers.of(threads)) {
			run(neuron, results, workers, begin);
		}
		terminal.note("results are in " + out);
		return 0;
	}

	private void run(final LoadedNeuron neuron, final RunResults results, final Workers workers, final long begin) throws IOException {
		final Progress progress = new Progress(terminal);
		final CountDownLatch finished = new CountDownLatch(1);
		final Workers.ExitTask interruption = Workers.onExit(() -> stop(progress, finished, results));
		try {
			progress.phase("simulating");
			final Recording recording = Simulation.of(neuron.model(), neuron.cable()).run(progress);
			progress.phase("writing tables");
			results.writeTables(file, neuron, recording, workers.threads(), 1e-9 * (System.nanoTime() - begin), progress);
			if (progress.cancelled())
				throw new RunCancelledException();
			results.publish();
		}
		finally {
			progress.end();
			results.close();
			finished.countDown();
			interruption.close();
		}
	}

	/** Runs when the user interrupts: the run stops at its next report and cleans up; if it takes too long, its files go without it. */
	private static void stop(final Progress progress, final CountDownLatch finished, final RunResults results) {
		progress.cancel();
		try {
			if (!finished.await(PATIENCE, TimeUnit.SECONDS))
				results.close();
		}
		catch (final InterruptedException | IOException e) {
			Thread.currentThread().interrupt(); // the machine is ending; there is nobody left to tell
		}
	}

	static String text(final Finding finding) {
		return "note: " + finding.kind() + " (" + finding.count() + "): " + finding.action();
	}
}
