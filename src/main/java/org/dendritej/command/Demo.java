/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import ij.ImagePlus;

import java.util.List;

import org.dendritej.imagej.DisplayRange;
import org.dendritej.imagej.ImageSpace;
import org.dendritej.imagej.KeptRecording;
import org.dendritej.imagej.OverlayLegend;
import org.dendritej.imagej.Provenance;
import org.dendritej.imagej.Samples;
import org.dendritej.imagej.TracePlots;
import org.dendritej.imagej.VoltageOverlay;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.imaging.VoxelWeights;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.io.StoredRecording;
import org.dendritej.model.NeuronModel;
import org.dendritej.recording.Recording;
import org.dendritej.simulation.Simulation;
import org.dendritej.simulation.Trials;
import org.dendritej.units.Workers;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The sample neuron in one click: clusters of synapses, one of them with and without inhibition, as a movie over the stack, plots and a table. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>DendriteJ Demo",
	description = "Simulates the sample neuron with clustered synapses, with and without inhibition of one cluster, and shows plots, a table and a movie over its stack.")
public class Demo extends ContextCommand {

	/** The group of synapses that inhibits, and the place where that matters. */
	private static final String INHIBITION = "veto", PLACE = "vetoed cluster";
	/** From below rest to the top of the dendritic spikes; action potentials saturate. */
	private static final DisplayRange COLOURS = new DisplayRange(-75, 0);

	@Parameter(type = ItemIO.OUTPUT) private ImagePlus movie;

	@Override
	public void run() {
		Commands.guarded(this, progress -> {
			try (Samples samples = Samples.unpack(); Workers workers = Commands.workers()) {
				final ImagePlus stack = samples.stack();
				final LoadedNeuron neuron = samples.neuron();
				final NeuronModel inhibited = neuron.model(),
					free = inhibited.without(List.of(INHIBITION)).named(inhibited.name() + ", without inhibition");
				final List<NeuronModel> models = List.of(inhibited, free);
				final ImageSpace space = ImageSpace.of(stack);
				final VoxelWeights drawn = VoxelWeights.of(neuron.cable().pieces(), neuron.cable().compartments(), space.grid(), workers,
					progress.stage("Drawing the sample neuron", 0, 0.3)::progress);
				final List<Recording> recordings = Trials.run(models.size(), i -> Simulation.of(models.get(i), neuron.cable()), workers,
					progress.stage("Simulating with and without inhibition", 0.3, 1)::progress);
				final Recording recording = recordings.get(0);
				final Provenance provenance = Provenance.of(inhibited);
				final ImagePlus overlay =
					VoltageOverlay.projection(Commands.title(inhibited.name() + " over pyramidal-stack"), stack, space,
						VoltageMovie.of(drawn, recording, VoltageMovie.DEFAULT_COVERAGE), COLOURS, provenance);
				OverlayLegend.add(overlay, space, recording, COLOURS);
				stack.setTitle(Commands.title(stack.getTitle()));
				Commands.show(stack);
				TracePlots.of(inhibited.name(), recording, provenance.text()).forEach(Commands::show);
				Commands.show(TracePlots.compare(Commands.title(PLACE + " with and without inhibition"), PLACE,
					List.of("with inhibition", "without inhibition"), recordings, provenance.text()));
				for (int i = 0; i < models.size(); i++)
					Commands.showSummary(models.get(i), recordings.get(i));
				KeptRecording.keep(overlay, new StoredRecording(neuron, recording));
				movie = Commands.show(overlay); // last, to be the active image
				overlay.setT(1 + recording.frameOfMaximum());
			}
		});
	}
}
