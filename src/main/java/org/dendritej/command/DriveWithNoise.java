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

/** Drives a neuron with thousands of random synapses. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Questions>Drive With Noise...",
	description = "Drives a neuron with thousands of random synapses, as in vivo: output rate and its CV, potential, effective input resistance and time constant beside those at rest, and which synapses preceded the spikes. Inputs are Poisson trains, which may be correlated (Kuhn, Aertsen & Rotter 2003, doi:10.1162/089976603321043702) and oscillate; synapses are unreliable and may depress (Tsodyks & Markram 1997, doi:10.1073/pnas.94.2.719). Where no rate is given, rates are those of the high-conductance state (Destexhe, Rudolph & Pare 2003, doi:10.1038/nrn1198) of this very neuron: from its linear system, so that the input resistance of the soma falls by a factor while the potential sits and fluctuates as asked. Input resistance is measured from pairs of runs with the same releases, with and without pulses of current. Pictures of all plots and maps: "
		+ QuestionCommand.PAGES + "drive-with-noise.md")
public class DriveWithNoise extends QuestionCommand<org.dendritej.experiment.DriveWithNoise.Settings> {

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String noisegroup =
		Commands.heading("Noise");

	@Parameter(label = "Duration of the noise (s)", min = "0.1", max = "100000", style = "format:0.0", persist = false,
		callback = "preview",
		description = "How long the neuron is watched. It is run in stretches of about 2 s; if you press Esc, those that are finished count.") private double seconds =
			10;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String synapsesgroup =
		Commands.heading("Synapses");

	@Parameter(label = "Excitatory synapses (1/µm)", min = "0", max = "10000", style = "format:0.00", persist = false, callback = "preview",
		description = "How many there are per µm of dendrite, at random places. A neuron without dendrites has them everywhere.") private double excitatory =
			1.5;

	@Parameter(label = "Inhibitory synapses (1/µm)", min = "0", max = "10000", style = "format:0.00", persist = false, callback = "preview",
		description = "How many there are per µm of dendrite, at random places.") private double inhibitory = 0.25;

	@Parameter(label = "Excitatory conductance (nS)", min = "0", max = "1000000", style = "format:0.0000", persist = false,
		description = "Peak conductance of the AMPA receptors that one release opens.") private double ampa = 0.3;

	@Parameter(label = "Inhibitory conductance (nS)", min = "0", max = "1000000", style = "format:0.0000", persist = false,
		description = "Peak conductance of the GABA-A receptors that one release opens.") private double gaba = 1;

	@Parameter(label = "Reversal of inhibition (mV)", min = "-200", max = "200", style = "format:0.0", persist = false,
		description = "Reversal potential of the inhibitory synapses.") private double reversal = -75;

	@Parameter(label = "Decay of inhibition (ms)", min = "0.6", max = "10000", style = "format:0.00", persist = false,
		description = "Time constant with which the inhibitory conductance decays; it rises with 0.5 ms.") private double decay = 10;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String ratesgroup =
		Commands.heading("Rates");

	@Parameter(label = "Excitatory rate, 0: as in vivo (Hz)", min = "0", max = "10000", style = "format:0.000", persist = false,
		description = "Spikes that arrive at each excitatory synapse. 0 takes the rate of the high-conductance state.") private double rate;

	@Parameter(label = "Inhibitory rate, 0: as in vivo (Hz)", min = "0", max = "10000", style = "format:0.000", persist = false,
		description = "Spikes that arrive at each inhibitory synapse. 0 takes the rate of the high-conductance state.") private double inhibitoryrate;

	@Parameter(label = "Fall of the input resistance (times)", min = "1.01", max = "1000", style = "format:0.00", persist = false,
		description = "Factor by which the input resistance of the soma shall fall, where a rate is 0; three to five in vivo.") private double fold =
			4;

	@Parameter(label = "Potential of the soma (mV)", min = "-200", max = "100", style = "format:0.0", persist = false,
		description = "Where the soma shall sit on average, where a rate is 0; -65 to -60 in vivo. Channels that open there are not foreseen.") private double potential =
			-62;

	@Parameter(label = "Fluctuation (mV)", min = "0", max = "50", style = "format:0.0", persist = false,
		description = "Standard deviation that the potential of the soma shall have, where the correlation is -1; 2 to 6 in vivo.") private double fluctuation =
			4;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String releasegroup =
		Commands.heading("Release");

	@Parameter(label = "Excitatory release probability (0 to 1)", min = "0.001", max = "1", style = "format:0.000", persist = false,
		description = "With which an arriving spike releases; 0.05 to 1.") private double probability = 0.5;

	@Parameter(label = "Inhibitory release probability (0 to 1)", min = "0.001", max = "1", style = "format:0.000", persist = false,
		description = "With which an arriving spike releases; 0.05 to 1.") private double inhibitoryprobability = 0.5;

	@Parameter(label = "Excitatory recovery (ms)", min = "0", max = "100000", style = "format:0.0", persist = false,
		description = "Time constant with which an excitatory synapse recovers from a release. 0 for at once; 800 for a depressing synapse between pyramidal cells.") private double recovery;

	@Parameter(label = "Inhibitory recovery (ms)", min = "0", max = "100000", style = "format:0.0", persist = false,
		description = "Time constant with which an inhibitory synapse recovers from a release. 0 for at once.") private double inhibitoryrecovery;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String togethergroup =
		Commands.heading("Correlation and oscillation");

	@Parameter(label = "Correlation, -1: as fits (-1 to 1)", min = "-1", max = "1", style = "format:0.00000", persist = false,
		description = "Of the spikes that arrive at any two synapses of a kind. 0 for independent ones, -1 takes what gives the fluctuation.") private double correlation =
			-1;

	@Parameter(label = "Jitter (ms)", min = "0", max = "1000", style = "format:0.00", persist = false,
		description = "Standard deviation of the delays of spikes that are correlated.") private double jitter = 1;

	@Parameter(label = "Depth of oscillation (0 to 1)", min = "0", max = "1", style = "format:0.00", persist = false,
		description = "All rates swing together by this part of themselves. 0 for steady rates.") private double oscillation;

	@Parameter(label = "Frequency of oscillation (Hz)", min = "0.1", max = "1000", style = "format:0.0", persist = false,
		description = "How often in a second all rates swing together.") private double frequency = 40;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String furthergroup =
		Commands.heading("Neuron and measurement");

	@Parameter(label = "Current (nA)", min = "-10000", max = "10000", style = "format:0.0000", persist = false,
		description = "Steady current into the soma from the beginning to the end.") private double current;

	@Parameter(label = "Before a spike (ms)", min = "0.1", max = "200", style = "format:0.0", persist = false,
		description = "A release within this time before a spike precedes it.") private double window = 10;

	@Parameter(label = "Pieces of dendrite (µm)", min = "0.001", max = "1000000", style = "format:0.0", persist = false,
		description = "Releases before spikes are counted together over pieces of dendrite of about this length.") private double piece =
			50;

	@Parameter(label = "Spike at (mV)", min = "-200", max = "200", style = "format:0.0", persist = false,
		description = "Potential whose upward crossing by the soma counts as a spike.") private double crossing = -20;

	@Parameter(label = "Time step, 0: of the model (ms)", min = "0", max = "0.05", style = "format:0.0000", persist = false,
		callback = "preview",
		description = "0 takes the model's. 0.05 ms is fine enough for the channels that come with DendriteJ; at 0.1 ms a layer-5 soma makes spikes that are none.") private double step =
			0.05;

	/** For SciJava. */
	public DriveWithNoise() {
		super(org.dendritej.experiment.DriveWithNoise.QUESTION);
	}
}
