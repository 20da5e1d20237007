/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The laws of the cable, of the squid axon and of synapses hold as well side by side, in blocks and on two threads: there is no other bit in what they are read from. */
class FasterLawsTest {

	/** Laws that are read from runs. */
	enum Law {
		MODES(() -> CableLaws.oneStep(3, 40, 0.1)), PRINTED_FACTORS(CableLaws::printedFactors),
		ORDER_IN_SPACE(() -> List.of(CableLaws.orderInSpace())),
		ORDERS_IN_TIME(CableLaws::ordersInTime), CHARGE(CableLaws::chargeBalance), KIRCHHOFF(CableLaws::kirchhoff),
		SINE(CableImpedances::sine),
		ENDS(CableImpedances::ends), REST(SquidAxon::rest), GATES(SquidAxon::gates), SPIKES(SquidAxon::spikes),
		ORDERS_OF_SPIKES(SquidAxon::orders),
		CLAMP(SquidAxon::clamp), VELOCITY(() -> List.of(SquidAxon.velocity())),
		POTENTIALS(() -> Arrays.stream(SynapticPotentials.Kernel.values()).flatMap(kernel -> kernel.figures().stream()).toList()),
		EVENTS_OFF_THE_GRID(() -> List.of(SynapticPotentials.orderOfEventsOffTheGrid())),
		STIMULI_OFF_THE_GRID(
			() -> Arrays.stream(OffGridStimuli.Experiment.values()).flatMap(experiment -> OffGridStimuli.convergence(experiment).stream())
				.toList());

		private final Supplier<List<Figure>> figures;

		Law(final Supplier<List<Figure>> figures) {
			this.figures = figures;
		}
	}

	@ParameterizedTest
	@EnumSource
	void itHoldsByAllFasterWays(final Law law) {
		try (FasterWays ways = new FasterWays()) {
			Figure.assertMet(Experiments.by(ways, law.figures));
			assertTrue(ways.runs() > 0, "experiments are run");
		}
	}
}
