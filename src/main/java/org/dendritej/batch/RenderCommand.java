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
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.dendritej.imagej.ActivityCanvas;
import org.dendritej.imagej.LightImages;
import org.dendritej.imagej.MovieExport;
import org.dendritej.imagej.MovieExport.Format;
import org.dendritej.imagej.Provenance;
import org.dendritej.imaging.RenderMonitor;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.imaging.VoxelWeights;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.io.RecordingFiles;
import org.dendritej.io.StoredRecording;
import org.dendritej.indicator.Indicators;
import org.dendritej.recording.Recording;
import org.dendritej.units.Workers;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a movie of a recording again, without simulating. */
@Command(name = "render", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
	"Makes a movie (membrane potential in mV, or what a microscope takes of it) of a recording that \"run --recording\" has written, on other pixels, in the "
		+ "space of another image, or of another time. Nothing is simulated again." })
final class RenderCommand implements Callable<Integer> {

	/** How long an interrupted command may take to stop by itself, s. */
	private static final int PATIENCE = 10;

	private final Terminal terminal;

	@Parameters(paramLabel = "RUN.recording", description = "Recording.") private Path file;

	@Option(names = "--out", required = true, paramLabel = "MOVIE.tif", description = "Where to write the movie.") private Path out;

	@Option(names = "--force", description = "Replace a file that is there.") private boolean force;

	@Option(names = "--template", paramLabel = "IMAGE.tif",
		description = "Draw in the space of this image: its pixels, slices, unit and origin.") private Path template;

	@Option(names = "--pixel-size", paramLabel = "UM",
		description = "Size of a voxel in um where there is no template; by default a round size with which the longer side has at most 512 pixels.") private Double pixelSize;

	@Option(names = "--volume", description = "All slices; by default the neuron is seen from above.") private boolean volume;

	@Option(names = "--from", paramLabel = "MS", defaultValue = "0", description = "Time of the first frame.") private double from;

	@Option(names = "--to", paramLabel = "MS", defaultValue = "Infinity", description = "Time of the last frame.") private double to;

	@Option(names = "--every", paramLabel = "N", defaultValue = "1", description = "One frame of so many.") private int every;

	@Option(names = "--format", paramLabel = "FORMAT",
		description = "tiff, avi, png-series, ome-zarr or montage; by default what the name of --out ends with (.avi, .zarr, .png), else tiff.") private String format;

	@Option(names = "--rate", paramLabel = "HZ", defaultValue = "20",
		description = "Pictures per second of an AVI file.") private double rate;

	@Option(names = "--magnification", paramLabel = "N", defaultValue = "1",
		description = "Size of a pixel in pixels of a film, a series or a montage.") private int magnification;

	@Option(names = "--panels", paramLabel = "N", defaultValue = "6", description = "Pictures of a montage.") private int panels;

	@Mixin private LightOptions light;

	RenderCommand(final Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws IOException {
		if (Files.exists(out) && !force)
			throw new BatchException(out + " exists; choose another name, or replace it with --force");
		final MovieExport export = export();
		export.check(out);
		final Path truth = LightImages.truthBeside(out);
		if (light.isChosen() && Files.exists(truth) && !force)
			throw new BatchException(truth + " exists; choose another name, or replace it with --force");
		if (pixelSize != null && template != null)
			throw new BatchException("--pixel-size is given beside --template, which has its own; leave one out");
		final StoredRecording stored = RecordingFiles.read(file);
		final LoadedNeuron neuron = stored.neuron();
		final Recording shown = stored.recording().framesBetween(from, to, every);
		final ActivityCanvas canvas = template != null ? ActivityCanvas.onTemplate(template, neuron.cable(), !volume)
			: ActivityCanvas.fitted(neuron.cable(), pixelSize == null ? Double.NaN : pixelSize, !volume);
		final Progress progress = new Progress(terminal);
		final CountDownLatch finished = new CountDownLatch(1);
		final Workers.ExitTask interruption = Workers.onExit(() -> stop(progress, finished));
		try (Workers workers = Workers.onAllCores()) {
			if (light.isChosen())
				canvas.writeLight(neuron.model().name() + " " + light.name(), neuron.cable(), shown, light.settings(),
					Indicators.beside(file),
					Provenance.of(neuron.model()), export, out, workers, phase(progress, "taking pictures and writing them"));
			else {
				progress.phase("drawing the neuron");
				final VoxelWeights drawn = canvas.draw(neuron.cable(), workers, progress::progress);
				progress.phase("writing the movie");
				canvas.writeMovie(neuron.model().name(), VoltageMovie.of(drawn, shown, VoltageMovie.DEFAULT_COVERAGE),
					Provenance.of(neuron.model()), export, out, workers, progress::progress);
			}
			progress.end();
		}
		finally {
			progress.stop();
			finished.countDown();
			interruption.close();
		}
		terminal.note(out + ": " + shown.frames() + " frames");
		return 0;
	}

	private static RenderMonitor phase(final Progress progress, final String what) {
		progress.phase(what);
		return progress::progress;
	}

	private MovieExport export() {
		final String name = out.getFileName().toString().toLowerCase(Locale.ROOT);
		final Format chosen = format != null ? Format.of(format)
			: name.endsWith(".avi") ? Format.AVI : name.endsWith(".zarr") ? Format.OME_ZARR : name.endsWith(".png") ? Format.MONTAGE
			: Format.TIFF;
		return new MovieExport(chosen, rate, 0.92, magnification, true, panels, 0, force);
	}

	/** Runs when the user interrupts: the command stops at its next report and takes away what it has begun to write. */
	private static void stop(final Progress progress, final CountDownLatch finished) {
		progress.cancel();
		try {
			finished.await(PATIENCE, TimeUnit.SECONDS);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt(); // the machine is ending; there is nobody left to tell
		}
	}
}
