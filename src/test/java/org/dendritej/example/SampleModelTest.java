/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.io.ModelFiles;
import org.dendritej.io.Reconstructions;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.SynapseGroup;
import org.dendritej.recording.Recording;
import org.dendritej.recording.Trace;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens in the sample experiment, and that it comes from the parts it is said to come from. Times in ms, potentials in mV. */
class SampleModelTest {

	private static NeuronModel model;
	private static CableModel cable;
	private static Recording recording;

	@BeforeAll
	static void run() throws IOException {
		final Path folder = Path.of(System.getProperty("basedir", ""), "sample-data");
		model = ModelFiles.read(folder.resolve("pyramidal.json"));
		cable = CableModel.discretise(Reconstructions.load(model.reconstruction(), folder).morphology(), model.biophysics().cable(),
			model.discretisation());
		recording = run(model);
	}

	@Test
	void aClusterMakesALocalSpikeThatOnlyDepolarisesTheSoma() {
		assertTrue(rise("basal cluster", recording, 10, 50) > 35, "in the branch");
		assertTrue(rise("tuft cluster", recording, 75, 110) > 35, "in the tuft");
		assertTrue(rise("soma", recording, 10, 50) > 2, "in the soma");
		assertTrue(recording.spikes().stream().noneMatch(spike -> spike.time() < 110), "one cluster fires no action potential");
	}

	@Test
	void inhibitionVetoesTheClusterOnItsBranchAndLeavesTheOthersAlone() {
		final Recording uninhibited = run(without("veto"));
		assertTrue(rise("vetoed cluster", uninhibited, 50, 75) > 35, "without inhibition");
		assertTrue(rise("vetoed cluster", recording, 50, 75) < 25, "with inhibition");
		assertEquals(rise("tuft cluster", uninhibited, 75, 110), rise("tuft cluster", recording, 75, 110), 2, "elsewhere");
	}

	@Test
	void clustersTogetherFireTheNeuronAndOneOfThemDoesNot() {
		assertTrue(recording.spikes().size() >= 2, "an action potential and more");
		assertTrue(rise("soma", recording, 110, 150) > 60);
		final List<SynapseGroup> one = new ArrayList<>(without("vetoed cluster").synapses());
		one.removeIf(group -> group.name().equals("oblique cluster"));
		assertEquals(List.of(), run(model.with(one)).spikes());
	}

	@Test
	void withoutNmdaReceptorsNothingOfThisHappens() {
		final List<SynapseGroup> groups = new ArrayList<>();
		for (final SynapseGroup group : model.synapses())
			groups.add(new SynapseGroup(group.name(),
				group.receptors().stream().filter(receptor -> !receptor.mechanism().name().equals("NMDA")).toList(), group.sites(),
				group.spikes(),
				group.delay()));
		final Recording ablated = run(model.with(groups));
		assertEquals(List.of(), ablated.spikes());
		assertTrue(rise("basal cluster", ablated, 14, 50) < 0.5 * rise("basal cluster", recording, 14, 50),
			"no plateau after the AMPA current");
	}

	private static NeuronModel without(final String name) {
		return model.with(model.synapses().stream().filter(group -> !group.name().equals(name)).toList());
	}

	private static Recording run(final NeuronModel variant) {
		return Simulation.of(variant, cable).run(RunMonitor.SILENT);
	}

	/** Highest potential in a time window above the rest. */
	private static double rise(final String probe, final Recording recording, final double from, final double to) {
		final Trace trace = recording.trace(probe);
		final double[] times = recording.times();
		double highest = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < times.length; i++)
			if (times[i] >= from && times[i] < to)
				highest = Math.max(highest, trace.value(i));
		return highest - trace.value(0);
	}
}
