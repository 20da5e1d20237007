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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.dendritej.experiment.RunEstimate;
import org.dendritej.experiment.WhatToRecord;
import org.dendritej.imagej.ActivityCanvas;
import org.dendritej.imagej.KeptRecording;
import org.dendritej.imagej.MovieStyle;
import org.dendritej.imagej.Provenance;
import org.dendritej.imagej.RunResults;
import org.dendritej.imagej.SynapseResults;
import org.dendritej.imagej.TracePlots;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.imaging.VoxelWeights;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.io.RecordingFiles;
import org.dendritej.io.StoredRecording;
import org.dendritej.model.NeuronModel;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.simulation.Simulation;
import org.dendritej.units.Workers;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Runs the experiment of a model file and shows its potentials as an image stack, its traces as plots and a summary as a table. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Simulate Neuron...",
	description = "Simulates a traced neuron and shows its membrane potential as a calibrated image stack.")
public class SimulateNeuron extends ContextCommand {

	@Parameter(label = "Model or reconstruction", style = "open", required = false, persist = false, callback = "choose",
		description = "A model file (.json), or a reconstruction (.swc, .traces), which is given a passive membrane and 20 synapses on its longest dendritic end branch that act at 10 ms. Empty takes the traces that are open in SNT.") private File model;

	@Parameter(label = "Duration (ms)", min = "0", style = "format:0.000", persist = false, callback = "preview",
		description = "How long the neuron is simulated. 0 takes what the model file says.") private double duration;

	@Parameter(label = "Time step (ms)", min = "0", style = "format:0.00000", persist = false, callback = "preview",
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

	@Parameter(label = "Frame interval (ms)", min = "0", style = "format:0.000", persist = false, callback = "preview",
		description = "Time between two frames of the movie. 0 takes what the model file says, mostly 0.5 ms.") private double frameinterval;

	@Parameter(label = "Record", choices = { "as-in-model", "soma", "groups", "conductances" }, persist = false, callback = "preview",
		description = "Traces for plot and table. as-in-model: what the model file says. soma: its potential. groups: also the potential at the first synapse of each group, and its strength if it learns. conductances: also the conductances there.") private String record =
			"as-in-model";

	@Parameter(label = "Leave out", required = false, persist = false, callback = "preview",
		description = "Names of synapse groups that are switched off in this run, with commas between them; so one compares with and without inhibition.") private String without =
			"";

	@Parameter(label = "Movie", persist = false,
		description = "Whether a movie is made. Without it there are plots and tables alone, which is faster in a macro over many cells.") private boolean film =
			true;

	@Parameter(label = "Save recording as (.recording)", style = "save", required = false, persist = false,
		description = "Where the recording is kept together with its neuron, for Render Activity. Nothing is written if it is empty.") private File recording;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private volatile String figures =
		"Choose a model: then steps, compartments, synapses, and about how much time and memory the run takes stand here.";

	@Parameter(type = ItemIO.OUTPUT) private ImagePlus movie;

	private final Preview preview = new Preview();

	@Override
	public void run() {
		Commands.guarded(this, progress -> {
			final long begin = System.nanoTime();
			final Optional<Path> out = Inputs.folder("folder", folder), keep = Inputs.newFile("recording", recording);
			try (TracedFile traced = TracedFile.of(context(), "model", model, Models.EXPECTED)) {
				run(traced, out, keep, begin, progress);
			}
		});
	}

	private LoadedNeuron neuron(final Path file) throws IOException {
		final LoadedNeuron read = Models.lasting(Models.read(file), duration, timestep);
		final NeuronModel left = read.model().without(Models.names(read.model(), without)),
			recorded = WhatToRecord.valueOf(record.toUpperCase(Locale.ROOT).replace('-', '_')).of(left, read.cable());
		final RecordingPlan plan = recorded.recording();
		final double interval = frameinterval == 0 ? plan.frameInterval() : frameinterval;
		return read.with(recorded.with(new RecordingPlan(plan.probes(), film ? interval : 0, plan.detectors())));
	}

	private void run(final TracedFile traced, final Optional<Path> out, final Optional<Path> keep, final long begin,
		final Progress progress)
		throws IOException {
		final LoadedNeuron neuron = neuron(traced.path());
		Commands.log(context(), neuron.reconstruction().findings());
		if (film)
			Models.requireFrames(neuron);
		final String name = neuron.model().name();
		final Optional<ActivityCanvas> canvas =
			film ? Optional.of(ActivityCanvas.fitted(neuron.cable(), pixelsize == 0 ? Double.NaN : pixelsize, projection))
				: Optional.empty();
		try (Workers workers = Commands.workers();
			RunResults results = out.isPresent() ? RunResults.into(out.get(), false, "") : null) {
			final Optional<VoxelWeights> drawn =
				canvas.map(where -> where.draw(neuron.cable(), workers, progress.stage("Drawing " + name, 0, 0.1)::progress));
			final Recording run =
				Simulation.of(neuron.model(), neuron.cable()).run(workers, progress.stage("Simulating " + name, 0.1, 0.8)::progress);
			final StoredRecording stored = new StoredRecording(neuron, run);
			if (results != null) {
				if (drawn.isPresent())
					results.writeActivity(canvas.get(), drawn.get(), neuron, run, workers,
						progress.stage("Writing images", 0.8, 0.95)::progress);
				results.writeTables(traced.lasting(out.get(), TracedFile.NAME), neuron, run, workers,
					1e-9 * (System.nanoTime() - begin), progress.stage("Writing tables", 0.95, 1)::progress);
			}
			final Provenance provenance = Provenance.of(neuron.model());
			final Optional<ImagePlus> activity = drawn.map(weights -> canvas.get().movie(Commands.title(name + " activity"),
				VoltageMovie.of(weights, run, VoltageMovie.DEFAULT_COVERAGE), MovieStyle.of(run), provenance));
			final List<ImagePlus> plots = new ArrayList<>(TracePlots.of(name, run, provenance.text()));
			final Optional<SynapseResults> synapses = SynapseResults.of(name, run, provenance);
			synapses.ifPresent(result -> plots.addAll(result.plots()));
			final Optional<ImagePlus> strengths =
				canvas.isPresent() ? synapses.flatMap(result -> result.map(canvas.get(), workers, fraction -> true)) : Optional.empty();
			if (keep.isPresent())
				RecordingFiles.write(stored, keep.get());
			if (results != null) {
				results.publish();
				traced.keep(traced.lasting(out.get(), TracedFile.NAME));
			}
			for (final ImagePlus plot : plots)
				KeptRecording.keep(Commands.show(plot), stored);
			Commands.showSummary(neuron.model(), run);
			if (synapses.isPresent() && Commands.windowsAreWanted())
				synapses.get().table().show("Synapses of " + name);
			strengths.ifPresent(Commands::show);
			if (activity.isPresent()) {
				KeptRecording.keep(activity.get(), stored);
				movie = Commands.show(activity.get()); // last, to be the active image
			}
		}
	}

	/** Called when another model was chosen: its values are shown. */
	private void choose() {
		if (!Inputs.isBlank(model) && model.isFile())
			try {
				final NeuronModel read = Models.description(model.toPath());
				duration = read.protocol().duration();
				timestep = read.protocol().timeStep();
				frameinterval = read.recording().frameInterval();
			}
			catch (final IOException | RuntimeException e) {
				duration = timestep = frameinterval = 0; // what is wrong with it is told by the preview
			}
		preview(Preview.OPENING);
	}

	/** Called when anything was changed that changes what the run takes. */
	private void preview() {
		preview(Preview.TYPING);
	}

	private void preview(final int patience) {
		preview.show(context(), patience, line -> figures = line, () -> {
			final LoadedNeuron neuron = neuron(Inputs.file("model", model, Models.EXPECTED));
			final RunEstimate estimate = RunEstimate.of(neuron.model(), neuron.cable());
			final double interval = neuron.model().recording().frameInterval();
			final long frames = interval == 0 ? 0 : 1 + (long) Math.floor(neuron.model().protocol().duration() / interval + 1e-9);
			return String.format(Locale.ROOT,
				"%d steps, %d compartments, %d synapses, %d frames: about %s, and %.3g MB for the recording.", estimate.steps(),
				estimate.compartments(), estimate.synapses(), frames, Models.time(estimate.seconds()), estimate.bytes() / 1e6);
		});
	}
}
