/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;

import org.dendritej.cable.CableBuilder;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.morphology.Types;
import org.dendritej.recording.Probe;
import org.dendritej.recording.RecordingPlan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How much of the heap a running simulation holds beside its cable model, measured in the middle of a run of a neuron large enough for everything else not to count. */
class MemoryTest {

	private static final int SECTIONS = 127, PER_SECTION = 800;
	private static final double MOST_BYTES = 97;

	/** Of cylinders, whose compartments are alike; 107 if all differ. On a 64-bit Java 17 with compressed pointers; a third of them are the mechanism. One more integer each would be seen. The cable model itself takes 73. */
	@ParameterizedTest
	@EnumSource
	void anActiveCompartmentTakesNinetyFourBytes(final Protocol.Scheme scheme) {
		final CableProperties properties = CableProperties.uniform(100, 1);
		final CableBuilder builder = new CableBuilder("tree", properties);
		for (int s = 0; s < SECTIONS; s++)
			builder.cylinder(Types.BASAL, s == 0 ? -1 : (s - 1) / 2, s == 0 ? 0 : 1, 10 * PER_SECTION, 2, PER_SECTION);
		final CableModel cable = builder.build();
		final NeuronModel model = NeuronModel.of("tree", ReconstructionSource.of("none"))
			.with(new Biophysics(6.3, properties, List.of(), List.of()).paint(Region.EVERYWHERE, HodgkinHuxley.INSTANCE, Map.of()))
			.with(new Protocol(0.25, 0.025, scheme, new Protocol.Start.AtVoltage(-65), List.of()))
			.with(new RecordingPlan(List.of(new Probe.Voltage("root", Location.SOMA)), 0,
				List.of(new RecordingPlan.SpikeDetector("root", Location.SOMA, 0))));
		final double bytes = held(model, cable) / cable.compartments();
		assertTrue(bytes > 50 && bytes <= MOST_BYTES, bytes + " bytes per compartment");
	}

	/** Bytes that a run holds in its middle. Measured again where the rest of the heap is not the same before and after it. */
	private static double held(final NeuronModel model, final CableModel cable) {
		long before, after = held();
		final long[] during = new long[1];
		int round = 0;
		do {
			before = after;
			during[0] = 0;
			Simulation.of(model, cable).run(fraction -> {
				if (fraction > 0.5 && during[0] == 0) during[0] = held();
				return true;
			});
			after = held();
		} while (Math.abs(after - before) > cable.compartments() && ++round < 5);
		Reference.reachabilityFence(cable);
		return during[0] - after;
	}

	/** Bytes of the heap that are reachable: the least that several collections leave. */
	private static long held() {
		long least = Long.MAX_VALUE;
		for (int k = 0; k < 5; k++) {
			System.gc();
			least = Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
		}
		return least;
	}
}
