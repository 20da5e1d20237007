/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.dendritej.SharedData;
import org.junit.jupiter.api.Test;

class LegionTest {

	/** What the validation table shows. */
	@Test
	void synapsesOfTheCatalogueFireTheCellAtTheNumbersOfNeuron() throws IOException {
		assertAll(new Legion(SharedData.file(ReferenceCell.PUBLIC)).figures().stream()
			.map(figure -> () -> assertTrue(figure.met(), figure::toString)));
	}
}
