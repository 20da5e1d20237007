/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.example;

import java.util.List;
import java.util.Map;

import org.dendritej.cable.CableProperties;
import org.dendritej.cable.Discretisation;
import org.dendritej.mechanism.DoubleExponentialSynapse;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.Leak;
import org.dendritej.mechanism.NmdaSynapse;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.model.Sites;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.recording.Probe;
import org.dendritej.recording.RecordingPlan;

/**
 * The experiment of {@code sample-data/pyramidal.json}. Dendrites are passive; soma and axon carry the squid axon's channels in densities that fire
 * this neuron. Synapses have the kinetics of AMPA, NMDA and GABA-A receptors.
 */
final class SampleModel {

	private static final double REST = -65, EXCITATION_AMPA = 0.3e-3, EXCITATION_NMDA = 1.5e-3, INHIBITION = 1e-3;

	/** Middles of the branches that hold clusters; µm, in the frame of the image. */
	static final Location TUFT = new Location.NearestTo(325.5, 132.2, 73.1), BASAL = new Location.NearestTo(371.3, 669.3, 72.9),
		OTHER_BASAL = new Location.NearestTo(155.4, 745.2, 55.1), OBLIQUE = new Location.NearestTo(141.6, 458.6, 83.1);

	private SampleModel() {
	}

	static NeuronModel model(final ReconstructionSource reconstruction) {
		final Map<String, Double> soma = Map.of("gnabar", 0.45, "gkbar", 0.07), axon = Map.of("gnabar", 0.9, "gkbar", 0.13);
		final Biophysics biophysics = new Biophysics(16, CableProperties.DEFAULT, List.of(), List.of()) //
			.paint(Region.DENDRITES, Leak.INSTANCE, Map.of("g", 6e-5, "e", REST)) //
			.paint(Region.SOMA, HodgkinHuxley.INSTANCE, soma) //
			.paint(Region.AXON, HodgkinHuxley.INSTANCE, axon);
		final List<SynapseGroup> synapses = List.of( //
			excitation("background", new Sites.Scattered(Region.DENDRITES, 60), new SpikeTrain.Poisson(2, 0, 150)),
			excitation("basal cluster", new Sites.Cluster(BASAL, 20, 16), new SpikeTrain.At(List.of(10.0, 110.0))),
			excitation("vetoed cluster", new Sites.Cluster(OTHER_BASAL, 20, 16), new SpikeTrain.At(List.of(50.0, 110.0))),
			excitation("tuft cluster", new Sites.Cluster(TUFT, 20, 16), new SpikeTrain.At(List.of(75.0))),
			excitation("oblique cluster", new Sites.Cluster(OBLIQUE, 20, 16), new SpikeTrain.At(List.of(110.0))),
			new SynapseGroup("veto", List.of(new SynapseGroup.Receptor(DoubleExponentialSynapse.GABAA, INHIBITION, Map.of("e", -70.0))),
				new Sites.Cluster(OTHER_BASAL, 20, 12), new SpikeTrain.Regular(48, 5, 6), 0));
		final RecordingPlan plan = new RecordingPlan(
			List.of(new Probe.Voltage("soma", Location.SOMA), new Probe.Voltage("tuft cluster", TUFT),
				new Probe.Voltage("basal cluster", BASAL), new Probe.Voltage("vetoed cluster", OTHER_BASAL),
				new Probe.Voltage("oblique cluster", OBLIQUE)),
			0.5, RecordingPlan.DEFAULT.detectors());
		return new NeuronModel("Clusters and a veto", reconstruction, Discretisation.DEFAULT, biophysics, synapses, Protocol.lasting(150),
			plan, 1);
	}

	private static SynapseGroup excitation(final String name, final Sites sites, final SpikeTrain spikes) {
		return new SynapseGroup(name, List.of(new SynapseGroup.Receptor(DoubleExponentialSynapse.AMPA, EXCITATION_AMPA, Map.of()),
			new SynapseGroup.Receptor(NmdaSynapse.INSTANCE, EXCITATION_NMDA, Map.of())), sites, spikes, 0);
	}
}
