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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.dendritej.imagej.KeptRecording;
import org.dendritej.imagej.Provenance;
import org.dendritej.imagej.RegionTrace;
import org.dendritej.io.StoredRecording;
import org.dendritej.units.Workers;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** What a microscope would have measured in regions of a movie, beside the true potential under them. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Measure Activity...",
	description = "Measures areas that are drawn on a movie, frame by frame, as the microscope would have, and puts the true membrane potential of the compartments under them beside it.")
public class MeasureActivity extends ContextCommand {

	@Parameter(label = "Movie", required = false, persist = false,
		description = "The movie on which areas are drawn, mostly the active image. It must say when its frames were taken; it is never changed.") private ImagePlus image;

	@Parameter(label = "Recording", style = "open", required = false, persist = false,
		description = "A recording that Simulate Neuron has written. Empty takes the one behind the movie, which a command of DendriteJ has made in this session.") private File recording;

	@Parameter(label = "Regions", choices = { "selection", "overlay", "manager", "file" }, persist = false,
		description = "Where the areas are: the selection on the image, everything in its overlay or in the ROI Manager, or a set saved from that in a file.") private String marks =
			"selection";

	@Parameter(label = "Set of regions", style = "open", required = false, persist = false,
		description = "For regions from a file: a set saved from the ROI Manager, or a single one. Works without a display, too.") private File roiset;

	@Parameter(label = "Save table as (.csv)", style = "save", required = false, persist = false,
		description = "File to which the rows of the table are written, whole or not at all. Nothing is written if it is empty.") private File table;

	@Parameter(type = ItemIO.OUTPUT) private ImagePlus plot;

	@Override
	public void run() {
		Commands.guarded(this, progress -> {
			final Optional<Path> csv = Inputs.newFile("table", table);
			final ImagePlus movie = Inputs.image("image", image, "a movie of activity");
			final StoredRecording stored = Inputs.recorded(recording, movie);
			if (stored.recording().frames() == 0)
				throw new ParameterException("recording", "holds no frames of the whole neuron; simulate with a movie");
			final List<Roi> regions = Inputs.selections(marks, roiset, movie);
			final List<RegionTrace> traces = new ArrayList<>();
			try (Workers workers = Commands.workers()) {
				for (int i = 0; i < regions.size(); i++) {
					final Roi region = (Roi) regions.get(i).clone();
					if (region.getName() == null)
						region.setName("region " + (i + 1));
					traces.add(RegionTrace.of(movie, region, stored.recording(), workers, progress.stage("Measuring " + region.getName(),
						i / (double) regions.size(), (i + 1) / (double) regions.size())::progress));
				}
			}
			Commands.showRows(rows -> traces.forEach(trace -> trace.addTo(rows)), csv);
			final String provenance = Provenance.of(stored.neuron().model()).text();
			for (final RegionTrace trace : traces)
				for (final ImagePlus drawn : trace.plots(Commands.title(trace.region() + " in " + movie.getTitle()), provenance)) {
					KeptRecording.keep(drawn, stored);
					plot = Commands.show(drawn);
				}
		});
	}
}
