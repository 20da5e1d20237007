/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.dendritej.cable.CableBuilder;
import org.dendritej.cable.CableModel;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Types;
import org.dendritej.recording.Recording;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;
import org.junit.jupiter.api.Test;

/** What a new model does before anybody has said what it should do. */
class FirstLookTest {

	private static Recording run(final CableModel cable) {
		final NeuronModel model = FirstLook.on(NeuronModel.of("cell", ReconstructionSource.of("cell.swc")), cable);
		return Simulation.of(model, cable).run(RunMonitor.SILENT);
	}

	private static double peak(final Recording recording, final String probe) {
		final double[] v = recording.trace(probe).values();
		return Arrays.stream(v).max().orElseThrow() - v[0];
	}

	@Test
	void aClusterOnTheLongestEndBranchIsSeenThereAndAtTheSoma() {
		final CableBuilder builder = new CableBuilder("cell", Biophysics.DEFAULT.cable());
		builder.section(Types.SOMA, -1, 0, new double[][] { { 0, -10, 0, 10 }, { 0, 10, 0, 10 } }, 1);
		builder.section(Types.AXON, 0, 0.5, new double[][] { { 0, -10, 0, 0.5 }, { 0, -910, 0, 0.5 } }, 21);
		final int stem = builder.section(Types.BASAL, 0, 0.5, new double[][] { { 0, 10, 0, 1.5 }, { 0, 60, 0, 1.5 } }, 5);
		builder.section(Types.BASAL, stem, 1, new double[][] { { 0, 60, 0, 0.5 }, { 100, 60, 0, 0.5 } }, 7);
		final int longest = builder.section(Types.BASAL, stem, 1, new double[][] { { 0, 60, 0, 0.5 }, { -250, 60, 0, 0.5 } }, 21);
		final CableModel cable = builder.build();
		final NeuronModel model = FirstLook.on(NeuronModel.of("cell", ReconstructionSource.of("cell.swc")), cable);
		assertEquals(20, model.synapses().get(0).sites().number());
		model.synapses().get(0).sites().resolve(cable, 1).forEach(place -> assertEquals(longest, place.section()));
		final Recording recording = run(cable);
		assertTrue(peak(recording, "cluster") > peak(recording, "soma") + 10, peak(recording, "cluster") + " mV there");
		assertTrue(peak(recording, "soma") > 0.2, peak(recording, "soma") + " mV at the soma");
	}

	@Test
	void anyCellHasAPlaceForIt() {
		final CableBuilder builder = new CableBuilder("ball", Biophysics.DEFAULT.cable());
		builder.cylinder(Types.SOMA, -1, 0, 20, 20, 1);
		final CableModel ball = builder.build();
		assertEquals(ball.locate(Location.SOMA).compartment(),
			FirstLook.on(NeuronModel.of("ball", ReconstructionSource.of("ball.swc")), ball).synapses().get(
				0).sites().resolve(ball, 1).get(0).compartment());
		assertTrue(peak(run(ball), "soma") > 1);
	}
}
