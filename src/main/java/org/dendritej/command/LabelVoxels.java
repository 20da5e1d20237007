/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import ij.ImagePlus;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import org.dendritej.cable.CableModel;
import org.dendritej.imagej.ActivityCanvas;
import org.dendritej.imagej.ImageSpace;
import org.dendritej.imagej.LabelImages;
import org.dendritej.imagej.Provenance;
import org.dendritej.imagej.TiffFiles;
import org.dendritej.imagej.VoltageOverlay;
import org.dendritej.imaging.LabelImage;
import org.dendritej.imaging.VoxelWeights;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.units.Workers;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** What each voxel of an image belongs to: compartment, section or type, as a label stack with its legend. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Label Voxels...",
	description = "Makes a label stack of a neuron: an image whose pixels say to which compartment, section or type of neurite they belong, with a table of what the numbers mean.")
public class LabelVoxels extends ContextCommand {

	@Parameter(label = "Model or reconstruction", style = "open", required = false, persist = false,
		description = "A model file (.json), or a reconstruction (.swc, .traces), which is given a passive membrane. Empty takes the traces that are open in SNT.") private File model;

	@Parameter(label = "Labels by", choices = { "compartment", "section", "type" }, persist = false,
		description = "What the pixels say: 1 + index of the compartment, 1 + index of the section, or the type as in SWC files (1 soma, 2 axon, 3 basal, 4 apical dendrite; 255 for 0). 0 is nothing.") private String labels =
			"section";

	@Parameter(label = "Template", required = false, persist = false,
		description = "Title of an open image in whose space the labels lie, mostly the one the neuron was traced in. Empty takes a grid around the neuron.") private String template =
			"";

	@Parameter(label = "Pixel size (µm)", min = "0", style = "format:0.0000", persist = false,
		description = "Size of a pixel. 0 takes the template's, or without one a round size with which the neuron is at most 512 pixels wide and high.") private double pixelsize;

	@Parameter(label = "Slice spacing (µm)", min = "0", style = "format:0.0000", persist = false,
		description = "Distance between two slices of the template in the space of the reconstruction. 0 takes what it says; without template slices are as far apart as pixels.") private double slicespacing;

	@Parameter(label = "Filled at least (0 to 1)", min = "0", max = "1", style = "format:0.000", persist = false,
		description = "Part of a voxel that the neuron must fill to give it a label, such as 0.5. 0 labels every voxel that it touches, so that thin neurites stay whole.") private double filled;

	@Parameter(label = "Save as (.tif)", style = "save", required = false, persist = false,
		description = "File to which the label stack is written, whole or not at all. Nothing is written if it is empty.") private File file;

	@Parameter(label = "Save legend as (.csv)", style = "save", required = false, persist = false,
		description = "File to which the table of labels is written, whole or not at all. Nothing is written if it is empty.") private File table;

	@Parameter(type = ItemIO.OUTPUT) private ImagePlus stack;

	@Override
	public void run() {
		Commands.guarded(this, progress -> {
			final Optional<Path> out = Inputs.newFile("file", file), csv = Inputs.newFile("table", table);
			final Optional<ImagePlus> over = Inputs.named("template", template);
			over.ifPresent(below -> Inputs.requirePixelSize(below, pixelsize, slicespacing));
			try (TracedFile traced = TracedFile.of(context(), "model", model, Models.EXPECTED); Workers workers = Commands.workers()) {
				final LoadedNeuron neuron = Models.read(traced.path());
				Commands.log(context(), neuron.reconstruction().findings());
				final CableModel cable = neuron.cable();
				final String name = neuron.model().name();
				final ImageSpace space = space(over, cable);
				final VoxelWeights weights = VoxelWeights.of(cable.pieces(), cable.compartments(), space.grid(), workers,
					progress.stage("Labelling " + name, 0, 0.7)::progress);
				VoltageOverlay.requireNeuron(over.map(ImagePlus::getTitle).orElse(name), weights);
				final LabelImage labelled =
					LabelImage.of(weights, cable, LabelImage.Kind.valueOf(labels.toUpperCase(Locale.ROOT)), filled);
				final ImagePlus made =
					LabelImages.of(Commands.title(name + " labels by " + labels), labelled, space, Provenance.of(neuron.model()));
				if (out.isPresent())
					TiffFiles.write(made, out.get(), workers, progress.stage("Writing " + out.get().getFileName(), 0.7, 1)::progress);
				Commands.showRows(rows -> LabelImages.addLegend(rows, name, labelled, cable), csv);
				stack = Commands.show(made);
			}
		});
	}

	private ImageSpace space(final Optional<ImagePlus> over, final CableModel cable) {
		return over.map(below -> ImageSpace.of(below, pixelsize, slicespacing).deepFor(cable.pieces())).orElseGet(
			() -> ImageSpace.of(ActivityCanvas.fitted(cable, pixelsize == 0 ? Double.NaN : pixelsize, false).grid()));
	}
}
