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

/** Maps how much of a voltage arrives at a place, and of one there everywhere else. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Questions>Map Attenuation...",
	description = "Maps how much of a voltage arrives at a place and back: attenuation, input and transfer impedance, delay, electrotonic distance, exact at rest with gates frozen there, and the potential of one synapse everywhere. Rall 1959, doi:10.1016/0014-4886(59)90046-9; Koch, Poggio & Torre 1982, doi:10.1098/rstb.1982.0084; Agmon-Snir & Segev 1993, doi:10.1152/jn.1993.70.5.2066; Nevian et al. 2007, doi:10.1038/nn1826. Pictures of all plots and maps: "
		+ QuestionCommand.PAGES + "map-attenuation.md")
public class MapAttenuation extends PlacedQuestionCommand<org.dendritej.experiment.MapAttenuation.Settings> {

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String signalgroup =
		Commands.heading("Signal and synapse");

	@Parameter(label = "Frequency (Hz)", min = "0", max = "1000000", style = "format:0.00", persist = false, callback = "preview",
		description = "Frequency of a sine for which attenuation and impedances are mapped beside those of a steady signal.") private double frequency =
			100;

	@Parameter(label = "Conductance of the synapse (nS)", min = "0", max = "1000000", style = "format:0.0000", persist = false,
		callback = "preview",
		description = "Peak conductance of the AMPA synapse whose potential is measured where it sits and at the place. 0 leaves it out.") private double conductance =
			0.3;

	@Parameter(label = "Synapses tried", min = "1", max = "1000000", persist = false, callback = "preview",
		description = "At how many places about the synapse is tried, one after the other; between them its potential is interpolated.") private int places =
			400;

	/** For SciJava. */
	public MapAttenuation() {
		super(org.dendritej.experiment.MapAttenuation.QUESTION, "soma");
	}
}
