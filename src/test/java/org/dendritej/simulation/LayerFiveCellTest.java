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

/** The real pyramidal cell with channels and synapses of the catalogue in NMODL does what NEURON's does. */
class LayerFiveCellTest {

	private static LayerFiveCell cell;

	@BeforeAll
	static void load() throws IOException {
		cell = new LayerFiveCell(SharedData.file(PublicCell.FILE));
	}

	@Test
	void restResistanceAndSpikeAreThoseOfNeuron() {
		assertMet(cell.excitability());
	}

	@Test
	void itFiresAsOftenAsInNeuron() {
		assertMet(cell.rates());
	}

	@Test
	void spikesPropagateIntoTheDendriteAsInNeuron() {
		assertMet(cell.backPropagation());
	}

	@Test
	void clustersJumpWhereTheyDoInNeuron() {
		assertMet(cell.clusters());
	}

	@Test
	void theRatioOfNmdaToAmpaSetsTheGain() {
		assertMet(cell.ratios());
	}

	@Test
	void withoutNmdaThereIsNoGain() {
		assertMet(cell.withoutNmda());
	}

	@Test
	void inhibitionOnTheBranchVetoesAClusterAndElsewhereItDoesNot() {
		assertMet(cell.veto());
		assertMet(cell.thresholds());
	}

	@Test
	void branchesSumLinearlyAndPlacesWithinOneDoNot() {
		assertMet(cell.branches());
	}

	@Test
	void inwardsIsMoreThanOutwards() {
		assertMet(cell.sequence());
	}

	@Test
	void oneSynapseAnywhereGivesWhatItDoesInNeuron() throws IOException {
		assertMet(cell.single());
	}

	@Test
	void asManyScatteredSynapsesFireTheCellAsInNeuron() throws IOException {
		assertMet(cell.legion(SharedData.file("reference/neuron/legion_sites.tsv")));
	}
}
