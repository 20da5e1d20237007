/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Counts how many synapses fire the cell. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Questions>Count Synapses to Spike...",
	description = "Counts how many of the synapses of a neuron must act within a window to fire it: scattered, in clusters or in one region, with what inhibition and release probability, and what one more changes. Bruno & Sakmann 2006, doi:10.1126/science.1124593; Eyal et al. 2018, doi:10.3389/fncel.2018.00181; dendritic spikes of clusters: Schiller et al. 2000, doi:10.1038/35005094; windows: König, Engel & Singer 1996, doi:10.1016/S0166-2236(96)80019-1. Pictures of all plots and maps: "
		+ QuestionCommand.PAGES + "count-synapses-to-spike.md")
public class CountSynapses extends PlacedQuestionCommand<org.dendritej.experiment.CountSynapses.Settings> {

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String synapsesgroup =
		Commands.heading("Synapses");

	@Parameter(label = "Synapses in all", min = "1", max = "100000", persist = false, callback = "preview",
		description = "How many synapses the neuron has, excitatory and inhibitory ones together; at most so many can act.") private int total =
			10_000;

	@Parameter(label = "Inhibitory part (%)", min = "0", max = "100", style = "format:0.00", persist = false, callback = "preview",
		description = "Part of the synapses that is inhibitory. Those that act are drawn from all alike.") private double inhibitory = 10;

	@Parameter(label = "Arrangement", choices = { "scattered", "clustered" }, persist = false, callback = "preview",
		description = "scattered: uniformly by length of dendrite. clustered: in clusters whose places are scattered.") private String arrangement =
			"scattered";

	@Parameter(label = "Synapses of a cluster", min = "1", max = "10000", persist = false, callback = "preview",
		description = "How many synapses act at each place if they are clustered.") private int cluster = 10;

	@Parameter(label = "Spread of a cluster (µm)", min = "0", max = "100000", style = "format:0.0", persist = false, callback = "preview",
		description = "Length of the stretch of dendrite over which the synapses of a cluster are spread evenly.") private double spread =
			20;

	@Parameter(label = "Part of the neuron", choices = { "dendrites", "basal", "apical", "branch" }, persist = false, callback = "preview",
		description = "Where the synapses sit. branch: on the section of the place above, from one branch point to the next.") private String part =
			"dendrites";

	@Parameter(label = "Window (ms)", min = "0", max = "1000", style = "format:0.00", persist = false, callback = "preview",
		description = "Time within which all of them act, each once, uniformly spread.") private double window = 2;

	@Parameter(label = "Release probability (0 to 1)", min = "0.001", max = "1", style = "format:0.000", persist = false,
		callback = "preview",
		description = "Probability with which a synapse that is called up releases anything; those that fail are counted, too.") private double release =
			1;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String receptorsgroup =
		Commands.heading("Receptors");

	@Parameter(label = "AMPA conductance (nS)", min = "0", max = "1000000", style = "format:0.0000", persist = false,
		description = "Peak conductance of the AMPA receptors of each excitatory synapse. 0 switches them off.") private double ampa = 0.3;

	@Parameter(label = "NMDA conductance (nS)", min = "0", max = "1000000", style = "format:0.0000", persist = false,
		description = "Peak conductance of the NMDA receptors of each excitatory synapse before the block by magnesium. 0 switches them off.") private double nmda =
			1.5;

	@Parameter(label = "GABA-A conductance (nS)", min = "0", max = "1000000", style = "format:0.0000", persist = false,
		description = "Peak conductance of each inhibitory synapse. 0 switches inhibition off.") private double gaba = 1;

	@Parameter(label = "Reversal of inhibition (mV)", min = "-200", max = "200", style = "format:0.0", persist = false,
		description = "Reversal potential of the inhibitory synapses, below which they depolarise.") private double reversal = -80;

	@Parameter(label = "Decay of inhibition (ms)", min = "0.6", max = "10000", style = "format:0.00", persist = false,
		description = "Time constant with which the inhibitory conductance decays; it rises with 0.5 ms.") private double decay = 5;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String comparedgroup =
		Commands.heading("What is compared");

	@Parameter(label = "Draws", min = "1", max = "10000", persist = false, callback = "preview",
		description = "How many times places, onsets and releases are drawn anew. Each draw has a number of its own.") private int seeds =
			10;

	@Parameter(label = "Widest window (ms)", min = "0", max = "1000", style = "format:0.0", persist = false, callback = "preview",
		description = "Windows up to this one are compared, with NMDA receptors and without them. 0 leaves windows out.") private double widest =
			50;

	@Parameter(label = "Compare arrangements", persist = false, callback = "preview",
		description = "Whether clusters, regions, one branch, release probabilities, and synapses without inhibition or NMDA receptors are compared, with the same draws.") private boolean compare =
			true;

	/** For SciJava. */
	public CountSynapses() {
		super(org.dendritej.experiment.CountSynapses.QUESTION, "longest-branch");
	}
}
