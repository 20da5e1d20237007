/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.dendritej.experiment.FirstLook;
import org.dendritej.imagej.ActivityCanvas;
import org.dendritej.imagej.RunResults;
import org.dendritej.imaging.VoxelWeights;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.io.RecordingFiles;
import org.dendritej.io.StoredRecording;
import org.dendritej.morphology.Finding;
import org.dendritej.recording.Recording;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.simulation.Simulation;
import org.dendritej.units.Workers;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

	private static final double GIGABYTE = 1e9;
	/** How long an interrupted run may take to stop by itself, s. */
	private static final int PATIENCE = 10;

	private final Terminal terminal;

	@Parameters(paramLabel = "MODEL.json",
		description = "Model file, or a reconstruction for the model that \"build\" makes of it.") private Path file;

	@Option(names = "--out", required = true, paramLabel = "DIR",
		description = "Folder for the results, made if it is not there.") private Path out;

	@Mixin private Threads threads;

	@Option(names = "--template", paramLabel = "IMAGE.tif",
		description = "Draw in the space of this image: its pixels, slices, unit and origin.") private Path template;

	@Option(names = "--pixel-size", paramLabel = "UM",
		description = "Size of a voxel in um where there is no template; by default a round size with "
			+ "which the longer side has at most 512 pixels.") private Double pixelSize;

	@ArgGroup private View view;

	@Option(names = "--recording", paramLabel = "RUN.recording",
		description = "Keep the recording together with its neuron in this file, for \"render\" and for Render Activity in Fiji.") private Path recorded;

	@Option(names = "--max-size", paramLabel = "GB", defaultValue = "4",
		description = "Write no movie larger than this; default ${DEFAULT-VALUE}.") private double maximalSize;

	@Option(names = "--force",
		description = "Replace files of the same names even if they do not come from an earlier run.") private boolean force;

	/** One slice or all. */
	private static final class View {

		@Option(names = "--projection",
			description = "Show the neuron from above: of every column the greatest potential. The default without a template.") private boolean projection;

		@Option(names = "--volume",
			description = "Write all slices. The default with a template that has slices, if they are not too much.") private boolean volume;
	}

	RunCommand(final Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws IOException {
		threads.check();
		final long begin = System.nanoTime();
		if (pixelSize != null && template != null)
			throw new BatchException("--pixel-size is given beside --template, which has its own; leave one out");
		final LoadedNeuron read = LoadedNeuron.read(file);
		final LoadedNeuron neuron = LoadedNeuron.isModelFile(file) ? read : read.with(FirstLook.on(read.model(), read.cable()));
		neuron.reconstruction().findings().forEach(finding -> terminal.note(text(finding)));
		Optional<ActivityCanvas> canvas = canvas(neuron);
		try (RunResults results = RunResults.into(out, force, ", or replace it with --force");
			Workers workers = threads.start()) {
			if (canvas.isPresent())
				canvas = Optional.of(ofBearableSize(canvas.get(), frames(neuron), Files.getFileStore(out).getUsableSpace()));
			run(neuron, canvas, results, workers, begin);
		}
		terminal.note("results are in " + out);
		return 0;
	}

	/** Nothing if no frames are recorded. */
	private Optional<ActivityCanvas> canvas(final LoadedNeuron neuron) throws IOException {
		if (neuron.model().recording().frameInterval() == 0)
			return Optional.empty();
		final boolean projected = view == null ? template == null : view.projection;
		return Optional.of(template != null ? ActivityCanvas.onTemplate(template, neuron.cable(), projected)
			: ActivityCanvas.fitted(neuron.cable(), pixelSize == null ? Double.NaN : pixelSize, projected));
	}

	private static int frames(final LoadedNeuron neuron) {
		final double frames = neuron.model().protocol().duration() / neuron.model().recording().frameInterval();
		return 1 + (int) Math.min(frames, Integer.MAX_VALUE - 1.0);
	}

	/** The canvas, or the same seen along z if all slices are too much and nobody has asked for them. */
	private ActivityCanvas ofBearableSize(final ActivityCanvas canvas, final int frames, final double free) {
		final double bytes = canvas.movieBytes(frames);
		final boolean fitsDisk = bytes <= free;
		if (fitsDisk && bytes <= maximalSize * GIGABYTE)
			return canvas;
		final String problem = RunResults.MOVIE + (canvas.slices() == 1 ? "" : " with " + canvas.slices() + " slices") + " would take " +
			size(bytes) + ", more than "
			+ (fitsDisk ? "--max-size allows, " + size(maximalSize * GIGABYTE) : "the " + size(free) + " that are free");
		if (view != null || canvas.slices() == 1)
			throw new BatchException(
				problem + "; choose " + (canvas.slices() == 1 ? "" : "--projection, ") + "larger pixels or a longer frame interval");
		terminal.note("note: " + problem + "; so the neuron is shown from above, --volume --max-size would give all slices");
		return ofBearableSize(canvas.projected(), frames, free);
	}

	private static String size(final double bytes) {
		return String.format(Locale.ROOT, bytes < 0.1 * GIGABYTE ? "%.1f MB" : "%.1f GB",
			bytes < 0.1 * GIGABYTE ? bytes / 1e6 : bytes / GIGABYTE);
	}

	private void run(final LoadedNeuron neuron, final Optional<ActivityCanvas> canvas, final RunResults results, final Workers workers,
		final long begin) throws IOException {
		final Progress progress = new Progress(terminal);
		final CountDownLatch finished = new CountDownLatch(1);
		final Workers.ExitTask interruption = Workers.onExit(() -> stop(progress, finished, results));
		try {
			Optional<VoxelWeights> drawn = Optional.empty();
			if (template != null) drawn = draw(neuron, canvas, workers, progress); // first, since it may turn out that the neuron is not there
			progress.phase("simulating");
			final Recording recording = Simulation.of(neuron.model(), neuron.cable()).run(workers, progress);
			progress.phase("writing the tables");
			results.writeTables(file, neuron, recording, workers, 1e-9 * (System.nanoTime() - begin), progress);
			if (progress.cancelled())
				throw new RunCancelledException();
			if (recorded != null)
				RecordingFiles.write(new StoredRecording(neuron, recording), recorded);
			if (canvas.isPresent()) {
				results.publish(); // traces need not wait for pictures
				if (drawn.isEmpty()) drawn = draw(neuron, canvas, workers, progress);
				progress.phase("writing the images");
				results.writeActivity(canvas.get(), drawn.get(), neuron, recording, workers, progress::progress);
				results.writeSummary(file, neuron, recording, workers.threads(), 1e-9 * (System.nanoTime() - begin));
				if (progress.cancelled())
					throw new RunCancelledException();
			}
			results.publish();
			progress.end();
		}
		finally {
			progress.stop();
			results.close();
			finished.countDown();
			interruption.close();
		}
	}

	private static Optional<VoxelWeights> draw(final LoadedNeuron neuron, final Optional<ActivityCanvas> canvas, final Workers workers,
		final Progress progress) {
		return canvas.map(where -> {
			progress.phase("drawing the neuron");
			return where.draw(neuron.cable(), workers, progress::progress);
		});
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
		return "note: " + finding.text();
	}
}
