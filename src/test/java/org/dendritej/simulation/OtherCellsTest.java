/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.Figure.assertMet;

import java.io.IOException;

import org.dendritej.SharedData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real cells with somas of one, three and many points beside NEURON 8.2.2. */
class OtherCellsTest {

	private static OtherCells of(final OtherCells.Cell cell) throws IOException {
		return new OtherCells(cell, SharedData.file(cell.file()));
	}

	@ParameterizedTest
	@EnumSource
	void impedancesAreThoseOfNeuron(final OtherCells.Cell cell) throws IOException {
		assertMet(of(cell).impedances());
	}

	@ParameterizedTest
	@EnumSource
	void voltagesOfTheSameSchemeAreThoseOfNeuron(final OtherCells.Cell cell) throws IOException {
		assertMet(of(cell).passive());
		assertMet(of(cell).spikes());
	}

	@ParameterizedTest
	@EnumSource
	void anEpspIsThatOfNeuron(final OtherCells.Cell cell) throws IOException {
		assertMet(of(cell).epsp());
	}
}
