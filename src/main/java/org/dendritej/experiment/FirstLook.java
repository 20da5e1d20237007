/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Section;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Sites;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Types;
import org.dendritej.recording.Probe;
import org.dendritej.recording.RecordingPlan;

/**
 * The experiment that a new model begins with, so that its first movie has something to show: 20 excitatory synapses within 20 µm in the middle of the longest
 * dendritic end branch act together at 10 ms. They are the AMPA and NMDA synapses of the catalogue with its defaults, 0.3 and 1.5 nS each. On most pyramidal
 * cells they make a local NMDA spike whose way to the soma can be watched.
 */
public final class FirstLook {

	private static final int SYNAPSES = 20;
	private static final double SPREAD = 20, TIME = 10;

	private FirstLook() {}

	/**
	 * Adds the experiment to a model.
	 *
	 * @param model without synapses yet
	 * @param cable its neuron
	 * @return the model with one synapse group, "cluster", recorded there and at the soma
	 */
	public static NeuronModel on(final NeuronModel model, final CableModel cable) {
		final double[] at = cable.position(cable.locate(new Location.OnSection(longestEndBranch(cable).index(), 0.5)));
		final Location site = new Location.NearestTo(at[0], at[1], at[2]);
		final SynapseGroup cluster = new SynapseGroup("cluster",
			List.of(new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism("AMPA"), 3e-4, Map.of()),
				new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism("NMDA"), 1.5e-3, Map.of())),
			new Sites.Cluster(site, SPREAD, SYNAPSES), new SpikeTrain.At(List
				.of(TIME)),
			0);
		final RecordingPlan plan = model.recording();
		final List<Probe> probes = new java.util.ArrayList<>(plan.probes());
		probes.add(new Probe.Voltage("cluster", site));
		return model.with(List.of(cluster)).with(new RecordingPlan(probes, plan.frameInterval(), plan.detectors()));
	}

	/**
	 * Where something is sure to be seen: the longest dendritic section without daughters; the longest section of any kind where there is none.
	 *
	 * @param cable the neuron
	 * @return the section
	 */
	public static Section longestEndBranch(final CableModel cable) {
		final boolean[] hasDaughters = new boolean[cable.sections().size()];
		for (final Section section : cable.sections())
			if (section.parent() >= 0) hasDaughters[section.parent()] = true;
		final Comparator<Section> byLength = Comparator.comparingDouble(Section::length);
		return IntStream.range(0, hasDaughters.length).filter(i -> !hasDaughters[i]).mapToObj(cable.sections()::get)
			.filter(section -> section
				.type() != Types.SOMA && section.type() != Types.AXON)
			.max(byLength).orElseGet(() -> cable.sections().stream().max(byLength).orElseThrow());
	}
}
