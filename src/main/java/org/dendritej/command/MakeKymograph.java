/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import ij.ImagePlus;
import ij.gui.Roi;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

import org.dendritej.cable.CableModel;
import org.dendritej.imagej.ImageSpace;
import org.dendritej.imagej.KeptRecording;
import org.dendritej.imagej.Kymograph;
import org.dendritej.imagej.Marks;
import org.dendritej.imagej.NeuritePath;
import org.dendritej.imagej.Provenance;
import org.dendritej.io.StoredRecording;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Distance from the soma by time, from a movie and from what the neuron did. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Make Kymograph...",
	description = "Shows the activity along a dendrite as an image, distance from the soma by time: as it is in a movie, and as it was in the neuron.")
public class MakeKymograph extends ContextCommand {

	private static final String SELECTION = "selection", TIP = "tip", SECTION = "section";

	@Parameter(label = "Movie", required = false, persist = false,
		description = "The movie, mostly the active image; on it a line may be drawn along a dendrite. It is never changed. Without one, a recording alone gives the true potential.") private ImagePlus image;

	@Parameter(label = "Recording", style = "open", required = false, persist = false,
		description = "A recording that Simulate Neuron has written. Empty takes the one behind the movie, which a command of DendriteJ has made in this session.") private File recording;

	@Parameter(label = "Along", choices = { SELECTION, TIP, SECTION }, persist = false,
		description = "selection: the dendrite between the ends of a line on the movie; if it leads through the soma or a fork into another branch, distances count from there. tip, section: from the soma to a tip, or to the end of a section, with the number that follows.") private String along =
			SELECTION;

	@Parameter(label = "Number of tip or section", min = "0", persist = false,
		description = "Which tip, 0 being the farthest from the soma, 1 the next and so on; or which section of the model, as in its tables.") private int number;

	@Parameter(label = "Step along the dendrite (µm)", min = "0", style = "format:0.0000", persist = false,
		description = "Size of a pixel along the dendrite. 0 takes the size of the movie's pixels, without one 1 µm.") private double step;

	@Parameter(label = "Width across the dendrite (µm)", min = "0", style = "format:0.0000", persist = false,
		description = "Over which width the movie's pixels are averaged around each place on the dendrite. 0 takes the pixel in which it lies.") private double across;

	@Parameter(label = "Line may miss by (µm)", min = "0", style = "format:0.0", persist = false,
		description = "How far the ends of a drawn line may be from the centre line of the dendrite that is meant.") private double within =
			5;

	@Parameter(label = "Results folder", style = "directory", required = false, persist = false,
		description = "Folder into which kymograph.tif and kymograph-truth.tif are written; it is made if it is not there. Nothing is written if it is empty.") private File folder;

	@Parameter(type = ItemIO.OUTPUT) private ImagePlus kymograph;

	@Parameter(type = ItemIO.OUTPUT) private ImagePlus truth;

	@Override
	public void run() {
		Commands.guarded(this, progress -> {
			final Optional<Path> results = Inputs.folder("folder", folder);
			final StoredRecording stored = Inputs.recorded(recording, image);
			if (stored.recording().frames() == 0)
				throw new ParameterException("recording", "holds no frames of the whole neuron; simulate with a movie");
			final ImagePlus movie = image == null || !Inputs.isBlank(recording) && image.getType() == ImagePlus.COLOR_RGB ? null
				: Inputs.image("image", image, "a movie of activity");
			final NeuritePath path = path(stored.neuron().cable(), movie);
			final String provenance = Provenance.of(stored.neuron().model()).text(), name = stored.neuron().model().name();
			final ImagePlus seen =
				movie == null ? null : Kymograph.ofMovie(Commands.title(movie.getTitle() + " kymograph"), movie, path, across,
					provenance, progress.stage("Looking along the dendrite", 0, 0.9)::progress);
			final ImagePlus real =
				Kymograph.ofTruth(Commands.title(name + " kymograph (truth)"), stored.recording(), path, movie, provenance);
			if (results.isPresent())
				Kymograph.write(results.get(), Optional.ofNullable(seen), real, progress.stage("Writing", 0.9, 1)::progress);
			KeptRecording.keep(real, stored);
			truth = Commands.show(real);
			if (seen != null) {
				KeptRecording.keep(seen, stored);
				kymograph = Commands.show(seen);
			}
		});
	}

	private NeuritePath path(final CableModel cable, final ImagePlus movie) {
		final double size = step > 0 ? step : movie == null ? 1 : ImageSpace.of(movie).grid().pixelWidth();
		if (along.equals(TIP))
			return NeuritePath.toTip(cable, number, size);
		if (along.equals(SECTION))
			return NeuritePath.toEndOf(cable, number, size);
		if (movie == null)
			throw new ParameterException("along",
				"is selection, but there is no movie on which a line could be drawn; expected tip or section");
		final Roi line = movie.getRoi();
		if (line == null || !line.isLine() || line.getType() == Roi.ANGLE)
			throw new ParameterException("along",
				"is selection, but \"" + movie.getTitle() + "\" has no line on it; draw one along a dendrite, or choose"
					+ " tip or section");
		return NeuritePath.along(cable, Marks.ends(movie, ImageSpace.of(movie), line), within, size);
	}
}
