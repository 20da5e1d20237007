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

/** Maps what inhibition does to excitation, by its place, strength and timing. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Questions>Map Inhibition...",
	description = "Maps what one inhibitory synapse at every place does to a volley of excitatory ones: somatic and local peak, threshold of the dendritic spike, the shunting factor F of the on-the-path theorem (Koch, Poggio & Torre 1983, doi:10.1073/pnas.80.9.2799) and the shunt level (Gidon & Segev 2012, doi:10.1016/j.neuron.2012.05.015); the veto window in time (Doron et al. 2017, doi:10.1016/j.celrep.2017.10.035), division or subtraction of firing (Holt & Koch 1997, doi:10.1162/neco.1997.9.5.1001), and the best places for some synapses. Pictures of all plots and maps: "
		+ QuestionCommand.PAGES + "map-inhibition.md")
public class MapInhibition extends PlacedQuestionCommand<org.dendritej.experiment.MapInhibition.Settings> {

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String excitationgroup =
		Commands.heading("Excitation");

	@Parameter(label = "Excitatory synapses (0: as needed)", min = "0", max = "100000", persist = false, callback = "preview",
		description = "How many act together at the place; around one place they form a cluster, several places share them. 0 takes a fifth more than make a dendritic spike.") private int number;

	@Parameter(label = "Spread of the cluster (µm)", min = "0", max = "100000", style = "format:0.0", persist = false,
		description = "Length of the stretch of dendrite over which the synapses of a cluster are spread evenly.") private double spread =
			20;

	@Parameter(label = "AMPA conductance (nS)", min = "0", max = "1000000", style = "format:0.0000", persist = false,
		description = "Peak conductance of the AMPA receptors of each excitatory synapse. 0 switches them off.") private double ampa = 0.3;

	@Parameter(label = "NMDA conductance (nS)", min = "0", max = "1000000", style = "format:0.0000", persist = false,
		description = "Peak conductance of the NMDA receptors of each excitatory synapse before the block by magnesium. 0 switches them off.") private double nmda =
			1.5;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String inhibitiongroup =
		Commands.heading("Inhibition");

	@Parameter(label = "Inhibitory conductance (nS)", min = "0", max = "1000000", style = "format:0.0000", persist = false,
		description = "Peak conductance of the GABA-A synapse that is tried everywhere, and the steady conductance of the shunting factor and the shunt level.") private double inhibition =
			3;

	@Parameter(label = "Inhibition after the volley (ms)", min = "-1000", max = "1000", style = "format:0.00", persist = false,
		description = "Onset of inhibition relative to that of excitation; negative if inhibition leads.") private double timing;

	@Parameter(label = "Reversal of inhibition (mV)", min = "-200", max = "200", style = "format:0.0", persist = false,
		description = "Reversal potential of the inhibitory synapse. Shunting factor and shunt level are for one at rest.") private double reversal =
			-80;

	@Parameter(label = "Decay of inhibition (ms)", min = "0.6", max = "10000", style = "format:0.00", persist = false,
		description = "Time constant with which the inhibitory conductance decays; it rises with 0.5 ms.") private double decay = 5;

	@Parameter(label = "Synapses to be placed best", min = "1", max = "100", persist = false,
		description = "For how many inhibitory synapses the best places are looked for: exactly for one and two, else one after the other.") private int best =
			2;

	@Parameter(label = "Places tried", min = "1", max = "1000000", persist = false, callback = "preview",
		description = "At how many places about inhibition is simulated; between them its effect is interpolated along the section.") private int places =
			150;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String furthergroup =
		Commands.heading("Threshold, time and output");

	@Parameter(label = "Threshold up to (synapses)", min = "0", max = "10000", persist = false, callback = "preview",
		description = "Number of synapses up to which the threshold of the dendritic spike is looked for. 0 leaves the threshold out.") private int most =
			60;

	@Parameter(label = "Dendritic spike above rest (mV)", min = "0", max = "200", style = "format:0.0", persist = false,
		description = "Local peak above rest that counts as a dendritic spike when its threshold is looked for.") private double criterion =
			45;

	@Parameter(label = "Greatest lead and lag (ms)", min = "0", max = "1000", style = "format:0.0", persist = false, callback = "preview",
		description = "Greatest lead and lag of inhibition at the best place. 0 leaves the veto window out.") private double window = 20;

	@Parameter(label = "Steady inhibition, 0: as the soma (nS)", min = "-1", max = "1000000", style = "format:0.000", persist = false,
		callback = "preview",
		description = "Conductance that stays open while firing is measured, at the soma and at the best place. 0 takes the input conductance of the soma, -1 leaves firing out.") private double tonic;

	/** For SciJava. */
	public MapInhibition() {
		super(org.dendritej.experiment.MapInhibition.QUESTION, "longest-branch");
	}
}
