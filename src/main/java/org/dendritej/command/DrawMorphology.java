/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import ij.ImagePlus;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

import org.dendritej.experiment.Answer.PlaceMap;
import org.dendritej.experiment.MorphologyMap;
import org.dendritej.imagej.DisplayRange;
import org.dendritej.imagej.MorphologyPicture;
import org.dendritej.imagej.MovieExport;
import org.dendritej.imagej.Provenance;
import org.dendritej.imagej.TiffFiles;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.units.Workers;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The neuron as a shaded body, painted with a figure of each place. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Draw Morphology...",
	description = "Draws a neuron as a shaded body in the colours of path distance, depth, diameter, input resistance or synapse density, with bar of colours and scale bar.")
public class DrawMorphology extends ContextCommand {

	@Parameter(label = "Model or reconstruction", style = "open", required = false, persist = false,
		description = "A model file (.json), or a reconstruction (.swc, .traces), which is given a passive membrane. Empty takes the traces that are open in SNT.") private File model;

	@Parameter(label = "Coloured by", choices = { "path-distance", "depth", "diameter", "input-resistance", "synapse-density" },
		persist = false,
		description = "What the colours say: distance from the soma along the neurites, z, diameter, input resistance at rest, or synapses per µm of neurite.") private String quantity =
			"path-distance";

	@Parameter(label = "Shaded", persist = false,
		description = "Whether a light from the upper left shows that neurites are round. Otherwise colours are flat.") private boolean shaded =
			true;

	@Parameter(label = "Deeper is darker", persist = false,
		description = "Whether what lies deeper, in later slices, is darker, so that one sees which neurite runs over which.") private boolean darker =
			true;

	@Parameter(label = "Pixel size (µm)", min = "0", style = "format:0.0000", persist = false,
		description = "Size of a pixel. 0 takes a round size with which the neuron is about 800 pixels wide or high.") private double pixelsize;

	@Parameter(label = "Lowest value", style = "format:0.0000", persist = false,
		description = "Value of the first colour, in the unit of what is shown. If lowest and highest are 0, all values are shown.") private float lowest;

	@Parameter(label = "Highest value", style = "format:0.0000", persist = false,
		description = "Value of the last colour, in the unit of what is shown. If lowest and highest are 0, all values are shown.") private float highest;

	@Parameter(label = "Legend", persist = false,
		description = "Whether a bar of colours and a scale bar are put on the picture, as an ImageJ Overlay.") private boolean legend =
			true;

	@Parameter(label = "Save as (.png or .tif)", style = "save", required = false, persist = false,
		description = "File to which the picture is written, whole or not at all: as PNG if its name ends so, else as TIFF. Nothing is written if it is empty.") private File file;

	@Parameter(type = ItemIO.OUTPUT) private ImagePlus picture;

	@Override
	public void run() {
		Commands.guarded(this, progress -> {
			final Optional<Path> out = Inputs.newFile("file", file);
			try (TracedFile traced = TracedFile.of(context(), "model", model, Models.EXPECTED); Workers workers = Commands.workers()) {
				final LoadedNeuron neuron = Models.read(traced.path());
				Commands.log(context(), neuron.reconstruction().findings());
				final PlaceMap values = MorphologyMap.of(quantity).map(neuron.model(), neuron.cable(), workers);
				final DisplayRange range =
					lowest == 0 && highest == 0 ? DisplayRange.of(values.values(), values.unit())
						: new DisplayRange(lowest, highest, values.unit());
				final ImagePlus drawn = MorphologyPicture.draw(Commands.title(neuron.model().name() + " " + values.name().toLowerCase()),
					neuron.cable(), values, range,
					MorphologyPicture.space(neuron.cable(), pixelsize == 0 ? Double.NaN : pixelsize, legend), shaded, darker, legend,
					Provenance.of(neuron.model()), workers,
					progress.stage("Drawing " + neuron.model().name(), 0, 0.9)::progress);
				if (out.isPresent())
					write(drawn, out.get(), workers, progress.stage("Writing " + out.get().getFileName(), 0.9, 1));
				picture = Commands.show(drawn);
			}
		});
	}

	private static void write(final ImagePlus drawn, final Path out, final Workers workers, final Progress.Stage stage)
		throws java.io.IOException {
		if (out.getFileName().toString().toLowerCase().endsWith(".png"))
			MovieExport.writePicture(drawn, out);
		else
			TiffFiles.write(drawn, out, workers, stage::progress);
	}
}
