/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.Figure.assertMet;

import java.io.IOException;

import org.dendritej.SharedData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real pyramidal cell with the passive REF-L5 membrane, beside NEURON 8.2.2: attenuation, inhibition on and off the path, clusters of NMDA synapses. */
class PublicCellTest {

	private static PublicCell cell;
	private static ShuntingInhibition inhibition;

	@BeforeAll
	static void load() throws IOException {
		cell = new PublicCell(SharedData.file(PublicCell.FILE));
		inhibition = new ShuntingInhibition(cell);
	}

	@Test
	void itsInputResistanceIsThatOfNeuron() {
		assertMet(cell.cell());
	}

	@ParameterizedTest
	@EnumSource
	void attenuationAndSingleEpspsAreThoseOfNeuron(final PublicCell.Column column) {
		assertMet(cell.nineSites(column));
	}

	@Test
	void attenuationIsStrongerTowardsTheSomaThanAwayFromIt() {
		assertMet(cell.asymmetry());
	}

	@Test
	void inhibitionWorksBestOnThePathToTheSoma() {
		assertMet(inhibition.theorem());
		assertMet(inhibition.optima());
	}

	@Test
	void inhibitionDividesAsInNeuron() {
		assertMet(inhibition.places());
		assertMet(inhibition.proportionality());
	}

	@Test
	void theFactorOfRunsIsThatOfTheImpedances() {
		assertMet(inhibition.factorOfRuns());
	}

	@Test
	void theShuntLevelIsHigherBehindTheHotspotThanBeforeIt() {
		assertMet(inhibition.shuntLevels());
		assertMet(inhibition.shuntLevelIdentity());
	}

	@Test
	void clustersGrowAsInNeuronWithAndWithoutNmda() {
		assertMet(cell.clusters(PublicCell.NMDA));
		assertMet(cell.clusters(0));
	}

	@Test
	void clustersGainWithNmdaAndOnlyWithNmda() {
		assertMet(cell.largestGain(), cell.saturation());
		assertMet(cell.gainsWithoutNmda());
	}
}
