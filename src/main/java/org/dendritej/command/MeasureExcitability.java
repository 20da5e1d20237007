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

/** Measures what a physiologist measures first. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Questions>Measure Excitability...",
	description = "Measures rest, input resistance, sag, time constants, rheobase, firing, the shape of action potentials with the definitions of eFEL, how far they run back into the dendrites and how fast, and the dendritic plateau. Stuart & Sakmann 1994, doi:10.1038/367069a0; Larkum, Zhu & Sakmann 1999, doi:10.1038/18686; Hay et al. 2011, doi:10.1371/journal.pcbi.1002107. Pictures of all plots and maps: "
		+ QuestionCommand.PAGES + "measure-excitability.md")
public class MeasureExcitability extends QuestionCommand<org.dendritej.experiment.MeasureExcitability.Settings> {

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String stepgroup =
		Commands.heading("Steps of current");

	@Parameter(label = "Hyperpolarising step, 0: as fits (nA)", min = "-1000", max = "0", style = "format:0.0000", persist = false,
		description = "Current of the step from which input resistance and sag are measured. 0 takes one that hyperpolarises by about 4 mV.") private double hyperpolarisation;

	@Parameter(label = "Length of the steps (ms)", min = "10", max = "100000", style = "format:0.0", persist = false, callback = "preview",
		description = "Length of all steps of current into the soma. Rates count in their last four fifths.") private double step = 500;

	@Parameter(label = "Current for spikes (rheobases)", min = "1.01", max = "100", style = "format:0.00", persist = false,
		description = "Current at which action potentials are measured, as a multiple of the least one that makes a spike.") private double multiple =
			1.5;

	@Parameter(label = "Slope at the threshold (mV/ms)", min = "0.1", max = "10000", style = "format:0.0", persist = false,
		description = "Slope of the potential that defines the threshold of an action potential.") private double slope = 10;

	@Parameter(label = "Spike at (mV)", min = "-100", max = "100", style = "format:0.0", persist = false,
		description = "Potential whose upward crossing by the soma counts as an action potential.") private double crossing = -20;

	@Parameter(label = "Dendritic plateau", persist = false, callback = "preview",
		description = "Whether a somatic spike together with a current into the distal dendrite is tried, which makes a plateau where channels support it.") private boolean plateau =
			true;

	/** For SciJava. */
	public MeasureExcitability() {
		super(org.dendritej.experiment.MeasureExcitability.QUESTION);
	}
}
