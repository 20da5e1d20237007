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

/** Measures what the timing of inputs does to the output. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Questions>Measure Input Timing...",
	description = "Measures how near in time two populations of synapses must act to fire the cell (König, Engel & Singer 1996, doi:10.1016/S0166-2236(96)80019-1), what jitter of the input costs in output probability and precision (Mainen & Sejnowski 1995, doi:10.1126/science.7770778), and what inhibition does that leads or lags (Pouille & Scanziani 2001, doi:10.1126/science.1060342). Pictures of all plots and maps: "
		+ QuestionCommand.PAGES + "measure-input-timing.md")
public class MeasureInputTiming extends PlacedQuestionCommand<org.dendritej.experiment.MeasureInputTiming.Settings> {

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String excitationgroup =
		Commands.heading("Excitation");

	@Parameter(label = "First population", choices = { "dendrites", "basal", "apical", "place", "soma" }, persist = false,
		callback = "preview",
		description = "Where the first population of excitatory synapses sits: scattered over all, basal or apical dendrites, around the place above, or at the soma. A neuron without such dendrites takes all it has.") private String first =
			"basal";

	@Parameter(label = "Second population", choices = { "dendrites", "basal", "apical", "place", "soma" }, persist = false,
		callback = "preview",
		description = "Where the second population of excitatory synapses sits. If it sits around a place and two are marked, around the second of them.") private String second =
			"apical";

	@Parameter(label = "Synapses of each (0: as needed)", min = "0", max = "10000", persist = false, callback = "preview",
		description = "How many synapses each population has. 0 takes as many as fire the cell in 19 of 20 trials when both act together.") private int number;

	@Parameter(label = "Spread around a place (µm)", min = "0", max = "100000", style = "format:0.0", persist = false,
		description = "Length of the stretch of dendrite over which a population around a place is scattered.") private double spread = 20;

	@Parameter(label = "AMPA conductance (nS)", min = "0", max = "1000000", style = "format:0.0000", persist = false,
		description = "Peak conductance of the AMPA receptors of each excitatory synapse. 0 switches them off.") private double ampa = 0.3;

	@Parameter(label = "NMDA conductance (nS)", min = "0", max = "1000000", style = "format:0.0000", persist = false, callback = "preview",
		description = "Peak conductance of the NMDA receptors of each excitatory synapse before the block by magnesium. 0 switches them off.") private double nmda =
			1.5;

	@Parameter(label = "Release probability (0 to 1)", min = "0.001", max = "1", style = "format:0.000", persist = false,
		callback = "preview",
		description = "Probability with which a synapse releases in a trial. It makes trials differ even without jitter.") private double release =
			0.5;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String timesgroup =
		Commands.heading("Times and trials");

	@Parameter(label = "Jitter (ms)", min = "0", max = "1000", style = "format:0.00", persist = false, callback = "preview",
		description = "Standard deviation of the time at which each synapse acts about that of its population, except where jitters are compared.") private double jitter =
			1;

	@Parameter(label = "Trials at each point", min = "1", max = "100000", persist = false, callback = "preview",
		description = "How many times onsets and releases are drawn. The synapses stay where they are.") private int trials = 20;

	@Parameter(label = "Greatest lag (ms)", min = "0.1", max = "1000", style = "format:0.0", persist = false, callback = "preview",
		description = "Up to which lag on either side the second population, and then inhibition, is moved against the first.") private double widest =
			50;

	@Parameter(label = "Greatest jitter (ms)", min = "0", max = "1000", style = "format:0.0", persist = false, callback = "preview",
		description = "Up to which jitter, from none on, both populations are tried together. 0 leaves jitters out.") private double blur =
			20;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String inhibitiongroup =
		Commands.heading("Inhibition");

	@Parameter(label = "Inhibitory population", choices = { "dendrites", "basal", "apical", "place", "soma" }, persist = false,
		callback = "preview",
		description = "Where the population of inhibitory synapses sits that leads or lags both excitatory ones.") private String inhibition =
			"soma";

	@Parameter(label = "Inhibitory synapses (0: as many)", min = "-1", max = "100000", persist = false, callback = "preview",
		description = "How many there are. 0 takes as many as there are excitatory ones in both populations, -1 leaves inhibition out.") private int inhibitory;

	@Parameter(label = "GABA-A conductance (nS)", min = "0", max = "1000000", style = "format:0.0000", persist = false,
		description = "Peak conductance of each inhibitory synapse. 0 leaves inhibition out.") private double gaba = 1;

	@Parameter(label = "Reversal of inhibition (mV)", min = "-200", max = "200", style = "format:0.0", persist = false,
		description = "Reversal potential of the inhibitory synapses, below which they depolarise.") private double reversal = -80;

	@Parameter(label = "Decay of inhibition (ms)", min = "0.6", max = "10000", style = "format:0.00", persist = false,
		description = "Time constant with which the inhibitory conductance decays; it rises with 0.5 ms.") private double decay = 5;

	@Parameter(label = "Compare with AMPA alone", persist = false, callback = "preview",
		description = "Whether lags and jitters are measured without NMDA receptors, too, with as many synapses as that takes.") private boolean compare =
			true;

	/** For SciJava. */
	public MeasureInputTiming() {
		super(org.dendritej.experiment.MeasureInputTiming.QUESTION, "longest-branch");
	}
}
