/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.Sites;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Region;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SilentSynapsesTest {

	private static final CableProperties PROPERTIES = CableProperties.uniform(100, 1);
	private final CableModel cable = Cables.random(new SplittableRandom(7), 60, PROPERTIES);

	private double[] potential(final Scheme scheme, final SynapseGroup... groups) {
		final Biophysics squid = Biophysics.passive(PROPERTIES, 1e-4, -65).at(6.3).paint(Region.EVERYWHERE, HodgkinHuxley.INSTANCE, Map
			.of());
		return Experiments.run(cable, squid, Experiments.protocol(10, 0.025, scheme, -65, Experiments.current(Experiments.middle(cable, 3),
			0.5)), Experiments.voltages(Experiments.middle(cable, 20)), groups).traces().get(0).values();
	}

	private static SynapseGroup synapses(final String receptor, final List<Double> times) {
		return new SynapseGroup(receptor, List.of(new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism(receptor), 1e-3, Map.of())),
			new Sites.Scattered(Region.EVERYWHERE, 40), new SpikeTrain.At(times), 0);
	}

	@ParameterizedTest
	@EnumSource
	void synapsesThatReceiveNothingLeaveEveryBitAsItIs(final Scheme scheme) {
		assertArrayEquals(potential(scheme),
			potential(scheme, synapses("AMPA", List.of()), synapses("NMDA", List.of()), synapses("Exp", List
				.of())));
	}

	@ParameterizedTest
	@EnumSource
	void synapsesAreSilentUntilTheirFirstEvent(final Scheme scheme) {
		final double[] without = potential(scheme), with = potential(scheme, synapses("AMPA", List.of(5.01)), synapses("NMDA", List.of()));
		for (int n = 0; n <= 200; n++)
			assertArrayEquals(new double[] { without[n] }, new double[] { with[n] });
		assertNotEquals(without[201], with[201]);
	}
}
