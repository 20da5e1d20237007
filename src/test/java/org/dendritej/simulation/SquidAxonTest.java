/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.Experiments.crossings;
import static org.dendritej.simulation.Figure.assertMet;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.dendritej.model.Protocol.Scheme;
import org.junit.jupiter.api.Test;

/** The squid axon of Hodgkin &amp; Huxley (1952), J Physiol 117:500–544, doi:10.1113/jphysiol.1952.sp004764, in today's sign convention. */
class SquidAxonTest {

	@Test
	void itRestsAtItsRestingPotential() {
		assertMet(SquidAxon.rest());
	}

	@Test
	void itsGatesStartAtTheirSteadyState() {
		assertMet(SquidAxon.gates());
	}

	@Test
	void itFiresAtTheExactTimes() {
		assertMet(SquidAxon.spikes());
	}

	@Test
	void spikeTimesConvergeAtTheOrderOfTheScheme() {
		assertMet(SquidAxon.orders());
	}

	@Test
	void weakCurrentGivesFewSpikesStrongCurrentMoreAndVeryStrongCurrentBlocks() {
		final int weak = SquidAxon.driven(5, 200, 0.025, Scheme.CRANK_NICOLSON, SquidAxon.SQUID).spikes().size();
		final int middle = SquidAxon.driven(10, 200, 0.025, Scheme.CRANK_NICOLSON, SquidAxon.SQUID).spikes().size();
		final int strong = SquidAxon.driven(40, 200, 0.025, Scheme.CRANK_NICOLSON, SquidAxon.SQUID).spikes().size();
		final int block = SquidAxon.driven(300, 200, 0.025, Scheme.CRANK_NICOLSON, SquidAxon.SQUID).spikes().size();
		assertTrue(weak >= 1 && weak <= 4, "weak " + weak);
		assertTrue(middle > weak && strong > middle, middle + ", " + strong);
		assertTrue(block <= 2, "block " + block);
	}

	@Test
	void warmthShortensTheIntervals() {
		final List<Double> cold = crossings(SquidAxon.driven(20, 100, 0.0125, Scheme.CRANK_NICOLSON, SquidAxon.SQUID), "v", 0);
		final List<Double> warm = crossings(SquidAxon.driven(20, 100, 0.0125, Scheme.CRANK_NICOLSON, SquidAxon.SQUID.at(12)), "v", 0);
		assertTrue(warm.get(2) - warm.get(1) < 0.8 * (cold.get(2) - cold.get(1)));
	}

	@Test
	void aVoltageClampGivesTheClosedFormCurrents() {
		assertMet(SquidAxon.clamp());
	}

	@Test
	void theImpulseTravelsAt18Point76MetresPerSecond() {
		assertMet(SquidAxon.velocity());
	}
}
