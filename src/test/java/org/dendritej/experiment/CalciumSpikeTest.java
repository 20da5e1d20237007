/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import org.dendritej.experiment.MeasureExcitability.Coupling;
import org.dendritej.experiment.ThickTuftedCell.Response;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;

/**
 * A spike of the soma and an input to the distal dendrite that together do what neither does alone (Larkum, Zhu and Sakmann 1999, doi:10.1038/18686; Hay et al.
 * 2011, doi:10.1371/journal.pcbi.1002107), on a real cell other than theirs. Its dendrite has their calcium plateau; bursts of its soma it does not have with
 * these densities, in NEURON 8.2.2 as here.
 */
class CalciumSpikeTest {

	private static final double SOMA = 1.9, WEAK = 0.7, STRONG = 1.5;

	/** NEURON 8.2.2 on the same file, the same channels and compartments, second order, dt 0.025 ms, from the settled rest; it cuts another cylinder for the soma. */
	@Test
	void eachConditionIsThatOfNeuron() throws IOException {
		final ThickTuftedCell cell = ThickTuftedCell.withCalcium(1);
		final double[][] conditions = { { SOMA, 0, 1, -56.67, 0 }, { 0, 0.5, 0, -51.54, 0 }, { SOMA, 0.5, 1, -22.49, 9.4 },
			{ SOMA, WEAK, 1, -4.39, 31.48 }, { 0, STRONG, 0, 22.84, 29.28 } };
		for (final double[] condition : conditions) {
			final Response found = cell.respond(condition[0], condition[1]);
			assertEquals(condition[2], found.spikes());
			assertEquals(condition[3], found.dendriticPeak(), 1);
			assertEquals(condition[4], found.plateau(), 0.5);
		}
	}

	@Test
	void bothTogetherMakeAPlateauThatNeitherMakesAndThatNeedsCalciumChannels() throws IOException {
		final ThickTuftedCell cell = ThickTuftedCell.withCalcium(1), without = ThickTuftedCell.withCalcium(0);
		final Response soma = cell.respond(SOMA, 0), dendrite = cell.respond(0, WEAK), both = cell.respond(SOMA, WEAK),
			strong = cell.respond(0, STRONG);
		assertEquals(1, soma.spikes(), "a single spike");
		assertEquals(0, dendrite.spikes(), "none");
		assertEquals(0, soma.plateau());
		assertEquals(0, dendrite.plateau());
		assertTrue(both.plateau() > 25 && strong.plateau() > 25, both + ", " + strong);
		assertTrue(
			without.respond(SOMA, WEAK).plateau() < both.plateau() / 2 && without.respond(0, STRONG).plateau() < 0.6 * strong.plateau(),
			"calcium");
	}

	/** The question finds currents that suit the cell. */
	@Test
	void theQuestionFindsThePlateauWithItsDefaults() throws IOException {
		final ThickTuftedCell cell = ThickTuftedCell.withCalcium(1);
		try (Workers workers = Workers.onAllCores()) {
			final List<Coupling> found =
				MeasureExcitability.coupling(cell.model(), cell.cable(), MeasureExcitability.QUESTION.defaults(), 34.7, workers,
					RunMonitor.SILENT);
			assertEquals(List.of(1, 0), List.of(found.get(0).spikes(), found.get(1).spikes()), found.toString());
			assertTrue(
				found.get(0).plateau() == 0 && found.get(1).plateau() == 0 && found.get(2).plateau() > 20 && found.get(3).plateau() > 20,
				found.toString());
		}
	}
}
