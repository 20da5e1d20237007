/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import ij.ImagePlus;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.dendritej.imagej.DisplayRange;
import org.dendritej.imagej.ImageSpace;
import org.dendritej.imagej.KeptRecording;
import org.dendritej.imagej.NeuriteOverlay;
import org.dendritej.imagej.OverlayLegend;
import org.dendritej.imagej.Provenance;
import org.dendritej.imagej.TiffFiles;
import org.dendritej.imagej.VoltageOverlay;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.imaging.VoxelWeights;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.io.StoredRecording;
import org.dendritej.recording.Recording;
import org.dendritej.simulation.Simulation;
import org.dendritej.units.Workers;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Runs the experiment of a model file and shows its potentials in colour over the image in which the neuron was traced. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Overlay Activity on Image...",
	description = "Simulates a traced neuron and lays its membrane potential as colour over the image it was traced in, as a new image.")
public class OverlayActivity extends ContextCommand {

	@Parameter(label = "Traced image", required = false, persist = false,
		description = "The image in which the neuron was traced; mostly the active one. It is read and never changed.") private ImagePlus template;

	@Parameter(label = "Model or reconstruction", style = "open", required = false, persist = false,
		description = "A model file (.json), or a reconstruction (.swc, .traces), which is given a passive membrane and 20 synapses on its longest dendritic end branch that act at 10 ms. Empty takes the traces that are open in SNT.") private File model;

	@Parameter(label = "Duration (ms)", min = "0", style = "format:0.000", persist = false,
		description = "How long the neuron is simulated. 0 takes what the model file says.") private double duration;

	@Parameter(label = "Time step (ms)", min = "0", style = "format:0.00000", persist = false,
		description = "Step of the integration, of second order. 0 takes what the model file says, mostly 0.025 ms.") private double timestep;

	@Parameter(label = "Pixel size (µm)", min = "0", style = "format:0.0000", persist = false,
		description = "Size of a pixel of the image in the space of the reconstruction. 0 takes what Image > Properties says.") private double pixelsize;

	@Parameter(label = "Slice spacing (µm)", min = "0", style = "format:0.0000", persist = false,
		description = "Distance between two slices of the image in the space of the reconstruction. 0 takes what Image > Properties says.") private double slicespacing;

	@Parameter(label = "Lowest potential (mV)", style = "format:0.0", persist = false,
		description = "Potential shown in the first colour. If lowest and highest are 0, the range of the simulation is shown.") private double lowest;

	@Parameter(label = "Highest potential (mV)", style = "format:0.0", persist = false,
		description = "Potential shown in the last colour. If lowest and highest are 0, the range of the simulation is shown.") private double highest;

	@Parameter(label = "Projection", persist = false,
		description = "Whether image and neuron are seen along z as one picture a frame. Otherwise the result has the slices of the image.") private boolean projection;

	@Parameter(label = "Save as (.tif)", style = "save", required = false, persist = false,
		description = "File to which the result is written, whole or not at all. Nothing is written if it is empty.") private File file;

	@Parameter(label = "Draw as shapes", persist = false,
		description = "Whether the neurites are drawn as an ImageJ Overlay of shapes in their true diameters, sharp at any zoom and removable. Otherwise they are mixed into the pixels, each by the part of the voxel that the neuron fills.") private boolean vector;

	@Parameter(label = "Legend", persist = false,
		description = "Whether a bar of colours, the time of each frame and a scale bar are put on the result, as an ImageJ Overlay.") private boolean legend =
			true;

	@Parameter(type = ItemIO.OUTPUT) private ImagePlus movie;

	@Override
	public void run() {
		Commands.guarded(this, progress -> {
			final Optional<Path> out = Inputs.newFile("file", file);
			final ImagePlus image = Inputs.image("template", template, "an open image, the one in which the neuron was traced");
			Inputs.requirePixelSize(image, pixelsize, slicespacing);
			final ImageSpace space = ImageSpace.of(image, pixelsize, slicespacing);
			try (TracedFile traced = TracedFile.of(context(), "model", model, Models.EXPECTED)) {
				run(image, space, traced, out, progress);
			}
		});
	}

	private void run(final ImagePlus image, final ImageSpace space, final TracedFile traced, final Optional<Path> out,
		final Progress progress)
		throws IOException {
		final LoadedNeuron neuron = Models.lasting(Models.read(traced.path()), duration, timestep);
		Commands.log(context(), neuron.reconstruction().findings());
		Models.requireFrames(neuron);
		final String name = neuron.model().name();
		try (Workers workers = Commands.workers()) {
			final double written = out.isPresent() ? 0.8 : 1, simulated = vector ? 0.7 * written : written;
			final Optional<VoxelWeights> voxels = vector ? Optional.empty()
				: Optional.of(VoxelWeights.of(neuron.cable().pieces(), neuron.cable().compartments(),
					space.deepFor(neuron.cable().pieces()).grid(), workers, progress.stage("Drawing " + name, 0, 0.2)::progress));
			if (vector) // before the simulation takes its time
				NeuriteOverlay.requireNeuron(image.getTitle(), space, neuron.cable());
			else
				VoltageOverlay.requireNeuron(image.getTitle(), voxels.orElseThrow());
			final Recording recording =
				Simulation.of(neuron.model(), neuron.cable()).run(workers, progress.stage("Simulating " + name, 0.2, simulated)::progress);
			final DisplayRange range = lowest == 0 && highest == 0 ? DisplayRange.of(recording) : new DisplayRange(lowest, highest);
			final String title = Commands.title(name + " over " + image.getTitle().replaceFirst("\\.[A-Za-z]{2,4}$", ""));
			final Provenance provenance = Provenance.of(neuron.model());
			final ImagePlus overlay = vector
				? NeuriteOverlay.of(title, image, space, recording, range, projection, provenance, workers,
					progress.stage("Drawing " + name, simulated, written)::progress)
				: pixels(title, image, space, VoltageMovie.of(voxels.orElseThrow(), recording, VoltageMovie.DEFAULT_COVERAGE), range,
					provenance);
			if (legend)
				OverlayLegend.add(overlay, space, recording, range);
			if (out.isPresent()) {
				TiffFiles.write(overlay, out.get(), progress.stage("Writing " + out.get().getFileName(), written, 1)::progress);
				traced.keep(traced.lasting(out.get().getParent(), Models.name(out.get()) + " " + TracedFile.NAME));
			}
			KeptRecording.keep(overlay, new StoredRecording(neuron, recording));
			movie = Commands.show(overlay);
		}
	}

	private ImagePlus pixels(final String title, final ImagePlus image, final ImageSpace space, final VoltageMovie voltage,
		final DisplayRange range, final Provenance provenance) {
		return projection ? VoltageOverlay.projection(title, image, space, voltage, range, provenance)
			: VoltageOverlay.of(title, image, space, voltage, range, provenance);
	}
}
