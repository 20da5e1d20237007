/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The figures of unreliable and plastic synapses are within their tolerances. */
class PlasticityFiguresTest {

	static List<Figure> figures() {
		return PlasticityFigures.figures();
	}

	@ParameterizedTest
	@MethodSource("figures")
	void everyFigureIsMet(final Figure figure) {
		assertTrue(figure.met(), figure.toString());
	}
}
