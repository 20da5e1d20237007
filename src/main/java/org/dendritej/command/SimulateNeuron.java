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
import java.util.List;
import java.util.Optional;

import org.dendritej.imagej.ActivityCanvas;
import org.dendritej.imagej.MovieStyle;
import org.dendritej.imagej.Provenance;
import org.dendritej.imagej.RunResults;
import org.dendritej.imagej.TracePlots;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.imaging.VoxelWeights;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.recording.Recording;
import org.dendritej.simulation.Simulation;
import org.dendritej.units.Workers;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Runs the experiment of a model file and shows its potentials as an image stack, its traces as plots and a summary as a table. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Simulate Neuron...",
	description = "Simulates a traced neuron and shows its membrane potential as a calibrated image stack.")
public class SimulateNeuron extends ContextCommand {

	@Parameter(label = "Model or reconstruction", style = "open", required = false, persist = false,
		description = "A model file (.json), or a reconstruction (.swc, .traces), which is given a passive membrane and 20 synapses on its longest dendritic end branch that act at 10 ms. Empty takes the traces that are open in SNT.") private File model;

	@Parameter(label = "Duration (ms)", min = "0", style = "format:0.000", persist = false,
		description = "How long the neuron is simulated. 0 takes what the model file says.") private double duration;

	@Parameter(label = "Time step (ms)", min = "0", style = "format:0.00000", persist = false,
		description = "Step of the integration, of second order. 0 takes what the model file says, mostly 0.025 ms.") private double timestep;

	@Parameter(label = "Pixel size (µm)", min = "0", style = "format:0.0000", persist = false,
		description = "Size of the pixels of the result, and of its slices. 0 takes a round size with which the neuron is at most 512 pixels wide and"
			+
			" high.") private double pixelsize;

	@Parameter(label = "Projection", persist = false,
		description = "Whether the neuron is seen along z, of each column the greatest potential. Otherwise the result has as many slices as the neuron needs.") private boolean projection =
			true;

	@Parameter(label = "Folder for files", style = "directory", required = false, persist = false,
		description = "Where activity.tif, activity.png, voltage.csv, spikes.csv and summary.json are written. Nothing is written if it is empty.") private File folder;

	@Parameter(type = ItemIO.OUTPUT) private ImagePlus movie;

	@Override
	public void run() {
		Commands.guarded(this, progress -> {
			final long begin = System.nanoTime();
			final Optional<Path> out = Inputs.folder("folder", folder);
			try (TracedFile traced = TracedFile.of(context(), "model", model, Models.EXPECTED)) {
				run(traced, out, begin, progress);
			}
		});
	}

	private void run(final TracedFile traced, final Optional<Path> out, final long begin, final Progress progress) throws IOException {
		final LoadedNeuron neuron = Models.lasting(Models.read(traced.path()), duration, timestep);
		Models.requireFrames(neuron);
		final String name = neuron.model().name();
		final ActivityCanvas canvas = ActivityCanvas.fitted(neuron.cable(), pixelsize == 0 ? Double.NaN : pixelsize, projection);
		try (Workers workers = Commands.workers();
			RunResults results = out.isPresent() ? RunResults.into(out.get(), false, "") : null) {
			final VoxelWeights drawn = canvas.draw(neuron.cable(), workers, progress.stage("Drawing " + name, 0, 0.1)::progress);
			final Recording recording =
				Simulation.of(neuron.model(), neuron.cable()).run(progress.stage("Simulating " + name, 0.1, 0.8)::progress);
			if (results != null) {
				results.writeActivity(canvas, drawn, neuron, recording, workers,
					progress.stage("Writing images", 0.8, 0.95)::progress);
				results.writeTables(traced.lasting(out.get(), TracedFile.NAME), neuron, recording, workers.threads(),
					1e-9 * (System.nanoTime() - begin),
					progress.stage("Writing tables", 0.95, 1)::progress);
			}
			final Provenance provenance = Provenance.of(neuron.model());
			final ImagePlus activity = canvas.movie(Commands.title(name + " activity"),
				VoltageMovie.of(drawn, recording, VoltageMovie.DEFAULT_COVERAGE), MovieStyle.of(recording), provenance);
			final List<ImagePlus> plots = TracePlots.of(name, recording, provenance.text());
			if (results != null) {
				results.publish();
				traced.keep(traced.lasting(out.get(), TracedFile.NAME));
			}
			plots.forEach(Commands::show);
			Commands.showSummary(neuron.model(), recording);
			movie = Commands.show(activity); // last, to be the active image
		}
	}
}
