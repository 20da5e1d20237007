/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import ij.ImagePlus;
import ij.WindowManager;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.dendritej.imagej.ActivityCanvas;
import org.dendritej.imagej.DisplayRange;
import org.dendritej.imagej.ImageSpace;
import org.dendritej.imagej.KeptRecording;
import org.dendritej.imagej.MovieStyle;
import org.dendritej.imagej.Provenance;
import org.dendritej.imagej.TiffFiles;
import org.dendritej.imagej.VoltageImages;
import org.dendritej.imagej.VoltageOverlay;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.imaging.VoxelWeights;
import org.dendritej.io.StoredRecording;
import org.dendritej.recording.Recording;
import org.dendritej.units.Workers;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows a recording again, on another grid or image, seen otherwise, in another range: without simulating again. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Render Activity...",
	description = "Shows a recorded activity again without simulating it: with other pixels, in the space of another image, as projection or slices, in another range.")
public class RenderActivity extends ContextCommand {

	private static final String MILLIVOLTS = "millivolts", COLOURS = "colours";

	@Parameter(label = "Recording", style = "open", required = false, persist = false, callback = "choose",
		description = "A recording that Simulate Neuron has written. Empty takes the one behind the active image, which a command of DendriteJ has made in this session.") private File recording;

	@Parameter(label = "Recorded image", required = false, persist = false,
		description = "Where no file is given: the movie or plot whose recording is shown again; mostly the active one. It is never changed.") private ImagePlus image;

	@Parameter(label = "Template", required = false, persist = false, callback = "preview",
		description = "Title of an open image in whose space the activity is drawn, mostly the one the neuron was traced in. Empty takes a grid around the neuron.") private String template =
			"";

	@Parameter(label = "Show as", choices = { MILLIVOLTS, COLOURS }, persist = false, callback = "preview",
		description = "millivolts: 32-bit pixels that hold the potential, with a second channel for coverage. colours: over the template's own pixels, which needs one.") private String style =
			MILLIVOLTS;

	@Parameter(label = "Pixel size (µm)", min = "0", style = "format:0.0000", persist = false, callback = "preview",
		description = "Size of a pixel. 0 takes the template's, or without one a round size with which the neuron is at most 512 pixels wide and high.") private double pixelsize;

	@Parameter(label = "Slice spacing (µm)", min = "0", style = "format:0.0000", persist = false, callback = "preview",
		description = "Distance between two slices of the template in the space of the reconstruction. 0 takes what it says; without template slices are as far apart as pixels.") private double slicespacing;

	@Parameter(label = "Projection", persist = false, callback = "preview",
		description = "Whether the neuron is seen along z, of each column the greatest potential. Otherwise the result has all slices.") private boolean projection =
			true;

	@Parameter(label = "Lowest potential (mV)", style = "format:0.0", persist = false,
		description = "Potential shown in the first colour. If lowest and highest are 0, the range of the recording is shown.") private double lowest;

	@Parameter(label = "Highest potential (mV)", style = "format:0.0", persist = false,
		description = "Potential shown in the last colour. If lowest and highest are 0, the range of the recording is shown.") private double highest;

	@Parameter(label = "From (ms)", min = "0", style = "format:0.000", persist = false, callback = "preview",
		description = "Time of the first frame to be shown, ms since the beginning of the run.") private double from;

	@Parameter(label = "To (ms)", min = "0", style = "format:0.000", persist = false, callback = "preview",
		description = "Time of the last frame to be shown, ms. 0 for the end of the recording.") private double to;

	@Parameter(label = "One frame of", min = "1", max = "1000000", persist = false, callback = "preview",
		description = "1 shows every recorded frame, 2 every other one, and so on, the first always.") private int every = 1;

	@Parameter(label = "Save as (.tif)", style = "save", required = false, persist = false,
		description = "File to which the result is written, whole or not at all. Nothing is written if it is empty.") private File file;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private volatile String figures =
		"Choose a recording, or an image that DendriteJ has made: then the frames and the size of the result stand here.";

	@Parameter(type = ItemIO.OUTPUT) private ImagePlus movie;

	private final Preview preview = new Preview();

	@Override
	public void run() {
		Commands.guarded(this, progress -> {
			final Optional<Path> out = Inputs.newFile("file", file);
			final StoredRecording stored = stored();
			final Recording shown = shown(stored.recording());
			final Optional<ImagePlus> over = template();
			final Optional<DisplayRange> range =
				lowest == 0 && highest == 0 ? Optional.empty() : Optional.of(new DisplayRange(lowest, highest));
			try (Workers workers = Commands.workers()) {
				final ImagePlus drawn = drawn(stored, shown, over, range.orElseGet(() -> DisplayRange.of(shown)), workers,
					progress.stage("Drawing " + stored.neuron().model().name(), 0, out.isPresent() ? 0.5 : 1));
				KeptRecording.keep(drawn, stored);
				if (out.isPresent())
					TiffFiles.write(drawn, out.get(), progress.stage("Writing " + out.get().getFileName(), 0.5, 1)::progress);
				movie = Commands.show(drawn);
			}
		});
	}

	private ImagePlus drawn(final StoredRecording stored, final Recording shown, final Optional<ImagePlus> over, final DisplayRange range,
		final Workers workers, final Progress.Stage stage) {
		final String name = stored.neuron().model().name();
		final Provenance provenance = Provenance.of(stored.neuron().model());
		if (over.isEmpty()) {
			final ActivityCanvas canvas =
				ActivityCanvas.fitted(stored.neuron().cable(), pixelsize == 0 ? Double.NaN : pixelsize, projection);
			final VoxelWeights weights = canvas.draw(stored.neuron().cable(), workers, stage::progress);
			return canvas.movie(Commands.title(name + " activity"), VoltageMovie.of(weights, shown, VoltageMovie.DEFAULT_COVERAGE),
				MovieStyle.of(shown).with(range), provenance);
		}
		final ImagePlus below = over.get();
		Inputs.requirePixelSize(below, pixelsize, slicespacing);
		final ImageSpace space = ImageSpace.of(below, pixelsize, slicespacing),
			deep = space.deepFor(stored.neuron().cable().pieces());
		final VoxelWeights weights = VoxelWeights.of(stored.neuron().cable().pieces(), stored.neuron().cable().compartments(), deep.grid(),
			workers, stage::progress);
		VoltageOverlay.requireNeuron(below.getTitle(), weights);
		final VoltageMovie voltage = VoltageMovie.of(weights, shown, VoltageMovie.DEFAULT_COVERAGE);
		if (style.equals(COLOURS)) {
			final String title = Commands.title(name + " over " + below.getTitle().replaceFirst("\\.[A-Za-z]{2,4}$", ""));
			return projection ? VoltageOverlay.projection(title, below, space, voltage, range, provenance)
				: VoltageOverlay.of(title, below, space, voltage, range, provenance);
		}
		final String title = Commands.title(name + " activity in " + below.getTitle().replaceFirst("\\.[A-Za-z]{2,4}$", ""));
		final MovieStyle look = MovieStyle.of(shown).with(range);
		return projection || space.grid().depth() == 1 ? VoltageImages.projection(title, voltage, deep, look, provenance)
			: VoltageImages.movie(title, voltage, deep, look, provenance);
	}

	private StoredRecording stored() throws IOException {
		return Inputs.recorded(recording, image);
	}

	private Recording shown(final Recording whole) {
		if (whole.frames() == 0)
			throw new ParameterException("recording", "holds no frames of the whole neuron; simulate with a movie");
		if (to != 0 && to < from)
			throw new ParameterException("to",
				"is " + to + " ms, but \"from\" is " + from + " ms; expected a later time, or 0 for the end");
		return from == 0 && to == 0 && every == 1 ? whole : whole.framesBetween(from, to == 0 ? Double.POSITIVE_INFINITY : to, every);
	}

	private Optional<ImagePlus> template() {
		final String title = template == null ? "" : template.strip();
		if (title.isEmpty()) {
			if (style.equals(COLOURS))
				throw new ParameterException("template",
					"is empty, but style is colours, which lie over an image; expected the title of one");
			return Optional.empty();
		}
		final ImagePlus found = WindowManager.getImage(title);
		if (found == null)
			throw new ParameterException("template",
				"is \"" + title + "\", but no image of that title is open; expected the title of one, or nothing");
		return Optional.of(found);
	}

	/** Called when another recording was chosen. */
	private void choose() {
		preview(Preview.OPENING);
	}

	/** Called when anything was changed that changes the result. */
	private void preview() {
		preview(Preview.TYPING);
	}

	private void preview(final int patience) {
		preview.show(context(), patience, line -> figures = line, () -> {
			final StoredRecording stored = stored();
			final Recording shown = shown(stored.recording());
			final String frames = stored.neuron().model().name() + ": " + shown.frames() + " frames, ";
			final Optional<ImagePlus> over = template();
			if (over.isPresent())
				return frames + "in the space of \"" + over.get().getTitle() + "\".";
			final ActivityCanvas canvas =
				ActivityCanvas.fitted(stored.neuron().cable(), pixelsize == 0 ? Double.NaN : pixelsize, projection);
			return frames + canvas.grid().width() + " × " + canvas.grid().height() + " × " + canvas.slices() + " pixels of " +
				canvas.grid().pixelWidth() + " µm.";
		});
	}
}
