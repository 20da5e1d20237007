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

/** Measures what synapses do together beyond the sum of what each does. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Questions>Measure Synapse Clustering...",
	description = "Measures what a cluster of synapses does beyond the sum of its parts: expected against measured response, threshold and gain of NMDA spikes by number, spread, interval, receptors and place (Schiller et al. 2000, doi:10.1038/35005094; Major et al. 2008, doi:10.1152/jn.00011.2008); two clusters on one branch or on two (Polsky, Mel & Schiller 2004, doi:10.1038/nn1253); sequences towards the soma and away from it (Branco, Clark & Häusser 2010, doi:10.1126/science.1189664); the number of independent subunits (Wybo et al. 2019, doi:10.1016/j.celrep.2019.01.074); and whether the sum over branches predicts the soma (Poirazi, Brannon & Mel 2003, doi:10.1016/S0896-6273(03)00149-1). Pictures of all plots and maps: "
		+ QuestionCommand.PAGES + "measure-synapse-clustering.md")
public class MeasureClustering extends PlacedQuestionCommand<org.dendritej.experiment.MeasureClustering.Settings> {

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String clustergroup =
		Commands.heading("Cluster");

	@Parameter(label = "Synapses at most", min = "1", max = "10000", persist = false, callback = "preview",
		description = "Clusters of 1 to so many synapses are tried at the place; at several places each on its own, and the second may name the other branch below.") private int number =
			40;

	@Parameter(label = "Spread of the cluster (µm)", min = "0", max = "100000", style = "format:0.0", persist = false,
		description = "Length of the stretch of dendrite over which the synapses of a cluster are spread evenly.") private double spread =
			20;

	@Parameter(label = "Interval in the cluster (ms)", min = "0", max = "100", style = "format:0.00", persist = false, callback = "preview",
		description = "Between one synapse of the cluster and the next, from its near end to its far end. 0: all act together.") private double interval;

	@Parameter(label = "AMPA conductance (nS)", min = "0", max = "1000000", style = "format:0.0000", persist = false,
		description = "Peak conductance of the AMPA receptors of each synapse. 0 switches them off.") private double ampa = 0.3;

	@Parameter(label = "NMDA conductance (nS)", min = "0", max = "1000000", style = "format:0.0000", persist = false,
		description = "Peak conductance of the NMDA receptors of each synapse before the block by magnesium. 0 switches them off.") private double nmda =
			1.5;

	@Parameter(label = "Dendritic spike above rest (mV)", min = "0", max = "200", style = "format:0.0", persist = false,
		description = "Local peak above rest, before any spike of the soma, that counts as a dendritic spike if it is also more than the sum of single responses.") private double criterion =
			45;

	@Parameter(label = "Vary spread, interval, receptors", persist = false, callback = "preview",
		description = "Whether the greatest gain is measured for other spreads, intervals and conductances of NMDA and AMPA, too.") private boolean variations =
			true;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String branchgroup =
		Commands.heading("Branches");

	@Parameter(label = "Synapses in each of two clusters", min = "0", max = "10000", persist = false, callback = "preview",
		description = "Greatest number in each of two clusters on the branch of the place, or on that and another one; two pulses at 50 Hz. 0 leaves them out.") private int pairs =
			20;

	@Parameter(label = "Distance of the two clusters (µm)", min = "0", max = "100000", style = "format:0.0", persist = false,
		description = "Of the two clusters on one branch; less where the branch is too short.") private double apart = 40;

	@Parameter(label = "Synapses of a sequence", min = "0", max = "10000", persist = false, callback = "preview",
		description = "Along the branch of the place, one after the other towards the soma or away from it. 0 leaves sequences out.") private int sequence =
			9;

	@Parameter(label = "Allocations to branches", min = "0", max = "100000", persist = false, callback = "preview",
		description = "How often synapses are allotted to end branches at random; what the soma does is predicted from each branch alone, and from their number. 0 leaves it out.") private int allocations =
			40;

	@Parameter(label = "Branches at most", min = "2", max = "100", persist = false, callback = "preview",
		description = "The longest end branches of more than 60 µm, to whose middles synapses are allotted; basal ones if there are two.") private int branches =
			8;

	@Parameter(label = "Sodium channels act", persist = false,
		description = "Whether the sodium channels of soma and axon act where branches are compared. Without them the soma stays graded.") private boolean sodium;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String mapgroup =
		Commands.heading("Map");

	@Parameter(label = "Places mapped", min = "0", max = "1000000", persist = false, callback = "preview",
		description = "At how many places in the dendrites, at least, threshold and gain of a cluster are measured, all places if there are fewer compartments; between them they are interpolated along the section. 0 leaves the map out.") private int places =
			200;

	@Parameter(label = "Independence of subunits (times)", min = "0.01", max = "1000000", style = "format:0.00", persist = false,
		description = "How many times the mean input impedance of two independent places must exceed their transfer impedance: least index (Z1 + Z2) / (2 Z12) - 1.") private double independence =
			10;

	/** For SciJava. */
	public MeasureClustering() {
		super(org.dendritej.experiment.MeasureClustering.QUESTION, "longest-branch");
	}
}
